import { notOurs } from '../../chat/incoming.ts';
import { type Access, createAccess } from './access.ts';
import { within } from './answer.ts';
import type { SlackConfig } from './config.ts';
import { createDesk, type Desk } from './desk.ts';
import type { FileDeps } from './pictures.ts';
import { isRefusedToken, NotAsked } from './post-result.ts';
import type { Tokens } from './receivers.ts';
import type { WebClient } from './web-client.ts';
import type { Workspace, WorkspaceStore } from './workspaces.ts';

/** The desk of each workspace that the app may speak with. */
export interface Desks {
  /** Undefined where the app is not installed, or the workspace not in the list. Throws while nobody can know. */
  deskOf(team: string): Promise<Desk | undefined>;
  /**
   * Whether the workspace is one of ours, installed or not: without a list only the one that the configuration's token is for.
   * Throws while nobody can know.
   */
  isAllowed(team: string): Promise<boolean>;
  /** Finds out whose the configuration's token is, so that the first to come need not wait for it. Never throws. */
  readOwn(): Promise<void>;
  /** Whether Slack refuses what we have of it. */
  isGone(team: string): Promise<boolean>;
  /** It was installed, installed again or removed: nothing of it is held in mind. */
  forget(team: string): void;
}

export type DesksDeps = Omit<FileDeps, 'client' | 'apiUrl'> & {
  readonly store: WorkspaceStore | undefined;
  readonly clientWith: (token?: string) => WebClient;
  readonly workspaceClient: (tokens: Tokens) => WebClient;
};

/** Slack gives a command 3 s: who the token is for is found out meanwhile, or for the next one (milliseconds). */
const ownWithin = 2000;

export function createDesks(config: SlackConfig, deps: DesksDeps): Desks {
  const { botToken, oauth, teams, apiUrl } = config;
  const deskDeps = { ...deps, apiUrl };
  const single = botToken === undefined ? undefined : singleDesk(botToken);
  const access =
    oauth && deps.store ? createAccess({ ...deps, ...oauth, store: deps.store, client: deps.clientWith() }) : undefined;
  const desks = new Map<string, { readonly installedAt: string; readonly desk: Desk }>();
  let own: Promise<readonly string[]> | undefined;

  function singleDesk(token: string): Desk {
    const tokens = { current: async () => token, instead: async () => undefined };
    return createDesk(deps.clientWith(token), tokens, deskDeps);
  }

  /** Whether the configuration's own token is for that workspace. Slack is asked once, and again only where it gave no answer. */
  async function isOwn(team: string): Promise<boolean> {
    if (single === undefined) return false;
    own ??= placesOf(single).catch((error: unknown) => {
      own = undefined;
      throw error;
    });
    try {
      const places = await within(own, ownWithin);
      if (places !== undefined) return places.includes(team);
    } catch (error) {
      if (isRefusedToken(error)) return false;
      throw new NotAsked('workspace_not_read', error);
    }
    throw new NotAsked('workspace_not_read');
  }

  function installedDesk(workspace: Workspace, by: Access): Desk {
    const { team, installedAt } = workspace;
    const known = desks.get(team);
    if (known?.installedAt === installedAt) return known.desk;
    const tokens = tokensOf(team, by);
    const client = deps.workspaceClient({
      current: async () => {
        const token = await tokens.current();
        if (token === undefined) throw new NotInstalled();
        return token;
      },
      instead: async (refused, reason) => {
        const other = await tokens.instead(refused, reason);
        // Another process has heard that the app was removed.
        if (other === undefined && (await by.known(team)) === undefined) throw new NotInstalled();
        return other;
      },
    });
    const desk = createDesk(client, tokens, deskDeps);
    desks.set(team, { installedAt, desk });
    return desk;
  }

  return {
    async deskOf(team) {
      if (access === undefined) return teams === undefined || teams.includes(team) ? single : undefined;
      const workspace = teams?.includes(team) ? await access.known(team) : undefined;
      if (workspace !== undefined) return installedDesk(workspace, access);
      return (await isOwn(team)) ? single : undefined;
    },
    async isAllowed(team) {
      if (teams?.includes(team)) return true;
      return (teams === undefined || access !== undefined) && isOwn(team);
    },
    async readOwn() {
      if (teams === undefined) await isOwn('').catch(() => undefined);
    },
    async isGone(team) {
      const workspace = await access?.known(team);
      if (access === undefined || workspace === undefined) return true;
      access.forget(team);
      try {
        await installedDesk(workspace, access).client.auth.test();
        return false;
      } catch {
        return true;
      }
    },
    forget: (team) => access?.forget(team),
  };
}

/** The workspace that a token is for, and the organisation where it is installed in the whole of it. */
async function placesOf({ client }: Desk): Promise<readonly string[]> {
  const { team_id: team, enterprise_id: organisation, is_enterprise_install: isWhole } = await client.auth.test();
  return [team, isWhole ? organisation : undefined].filter((id) => id !== undefined);
}

function tokensOf(team: string, access: Access) {
  return {
    current: async () => (await access.usable(team))?.token,
    instead: async (refused: string, reason?: string) => (await access.instead(team, refused, reason))?.token,
  };
}

/** As an answer of Slack's would look. */
class NotInstalled extends Error {
  readonly code = 'slack_webapi_platform_error';
  readonly data = { ok: false, error: notOurs };
}
