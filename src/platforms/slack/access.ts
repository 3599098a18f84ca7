import { z } from 'zod';
import { NotAsked, platformErrorOf } from './post-result.ts';
import type { SlackLog } from './slack-log.ts';
import type { WebClient } from './web-client.ts';
import type { NewTokens, Workspace, WorkspaceStore } from './workspaces.ts';

/** The workspaces as this process has them in mind. Each throws `NotAsked` when the database is away. */
export interface Access {
  /** Whether the app is installed there, and as what. At most a minute old. */
  known(team: string): Promise<Workspace | undefined>;
  /** With a token that does not end soon. */
  usable(team: string): Promise<Workspace | undefined>;
  /** What to try instead of a token that Slack refused: another process's, or a renewed one. */
  instead(team: string, refused: string, reason: string | undefined): Promise<Workspace | undefined>;
  forget(team: string): void;
}

interface AccessDeps {
  readonly store: WorkspaceStore;
  /** A client without a token. */
  readonly client: WebClient;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly log: SlackLog;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  readonly wait: (milliseconds: number) => Promise<unknown>;
}

const mindful = 60_000;
/** Slack's rotated tokens live for twelve hours: one is renewed when this much is left of it, in milliseconds. */
const renewBefore = 30 * 60_000;
/** Another process has twenty seconds to renew a token. */
const looksForRenewed = 100;
const pauseForRenewed = 250;

/** What Slack answers a renewal with (docs.slack.dev/authentication/using-token-rotation). */
export const tokensSchema = z.object({
  access_token: z.string().min(1),
  refresh_token: z.string().min(1).optional(),
  expires_in: z.number().positive().optional(),
});

export function tokensOf(answer: z.output<typeof tokensSchema>, now: number): NewTokens {
  const { access_token: token, refresh_token: refresh, expires_in: seconds } = answer;
  return {
    token,
    ...(refresh === undefined ? {} : { refresh }),
    ...(seconds === undefined ? {} : { expiresAt: new Date(now + seconds * 1000).toISOString() }),
  };
}

export function createAccess(deps: AccessDeps): Access {
  const { store, log, now } = deps;
  const minds = new Map<string, { readonly workspace: Workspace; readonly until: number }>();
  const renewals = new Map<string, Promise<Workspace | undefined>>();

  async function read(team: string): Promise<Workspace | undefined> {
    const workspace = await store.find(team).catch((error: unknown) => {
      throw new NotAsked('workspace_not_read', error);
    });
    // That it is missing is not kept in mind: it may be installed at any moment, by another process.
    if (workspace === undefined) minds.delete(team);
    else minds.set(team, { workspace, until: now() + mindful });
    return workspace;
  }

  async function known(team: string): Promise<Workspace | undefined> {
    const kept = minds.get(team);
    if (kept === undefined || kept.until <= now()) {
      // While the database is away, what is in mind serves.
      return read(team).catch((error: unknown) => {
        if (kept === undefined) throw error;
        return kept.workspace;
      });
    }
    return kept.workspace;
  }

  /** Once for everybody here who waits for it. */
  function renewed(workspace: Workspace): Promise<Workspace | undefined> {
    const { team } = workspace;
    const running = renewals.get(team) ?? renew(workspace).finally(() => renewals.delete(team));
    renewals.set(team, running);
    return running;
  }

  async function renew({ team, token, refresh }: Workspace): Promise<Workspace | undefined> {
    if (refresh === undefined) return undefined;
    for (let look = 0; look < looksForRenewed; look++) {
      const claimed = await store.claimRenewal(team, refresh).catch((error: unknown) => {
        throw new NotAsked('workspace_not_read', error);
      });
      if (claimed) return exchange(team, refresh);
      const current = await read(team);
      if (current === undefined || current.token !== token) return current;
      await deps.wait(pauseForRenewed);
    }
    throw new NotAsked('token_not_renewed');
  }

  async function exchange(team: string, refresh: string): Promise<Workspace | undefined> {
    const { client, clientId, clientSecret } = deps;
    try {
      const answer = await client.oauth.v2.access({
        client_id: clientId,
        client_secret: clientSecret,
        grant_type: 'refresh_token',
        refresh_token: refresh,
      });
      const fresh = tokensOf(tokensSchema.parse(answer), now());
      // Slack has spent the old one by now: the new is nowhere else.
      await keepAtLast(() => store.renewed(team, refresh, fresh));
      log.info('slack-token-renewed', { team });
    } catch (error) {
      const reason = platformErrorOf(error);
      log.warn('slack-token-not-renewed', { team, reason: reason ?? 'unreachable' });
      await store.giveUpRenewal(team, refresh).catch(() => undefined);
      if (reason === undefined) throw new NotAsked('token_not_renewed', error);
      const current = await read(team);
      return current?.refresh === refresh ? undefined : current;
    }
    return read(team);
  }

  async function keepAtLast(keep: () => Promise<void>): Promise<void> {
    for (let attempt = 0; ; attempt++) {
      try {
        return await keep();
      } catch (error) {
        if (attempt >= 10) throw error;
        await deps.wait(500);
      }
    }
  }

  return {
    known,
    async usable(team) {
      const workspace = await known(team);
      const left = workspace?.expiresAt === undefined ? undefined : Date.parse(workspace.expiresAt) - now();
      if (workspace === undefined || left === undefined || left > renewBefore) return workspace;
      // What still lives is used if it can't be renewed; what has ended is refused by Slack, which is told then.
      return (await renewed(workspace).catch(() => undefined)) ?? workspace;
    },
    async instead(team, refused, reason) {
      const current = await read(team);
      if (current === undefined || current.token !== refused) return current;
      return reason === 'token_expired' ? renewed(current) : undefined;
    },
    forget: (team) => void minds.delete(team),
  };
}
