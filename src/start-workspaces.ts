import type { Log } from './app/dispatch.ts';
import type { Database } from './infra/database/open-database.ts';
import { resealWorkspaces, slackWorkspaces } from './infra/database/slack-workspaces.ts';
import { createSeal, type SealingKeys } from './infra/seal.ts';
import type { WorkspaceStore } from './platforms/slack/workspaces.ts';

/** Where Slack finds the workspaces that have been installed by OAuth; until the database is there each call throws. */
export interface Workspaces {
  readonly store: WorkspaceStore;
  /** Tries the key on what is stored, and seals anew what has the previous one. Throws `WrongKey`, with nothing changed. */
  open(pool: Database['pool'], log: Log): Promise<void>;
}

export function createWorkspaces(keys: SealingKeys): Workspaces {
  const seal = createSeal(keys);
  let inside: WorkspaceStore | undefined;
  const store = (): WorkspaceStore => {
    if (inside) return inside;
    throw new Error('The database is not open yet.');
  };
  return {
    store: {
      find: async (team) => store().find(team),
      keep: async (workspace) => store().keep(workspace),
      claimRenewal: async (team, refresh) => store().claimRenewal(team, refresh),
      renewed: async (team, refresh, fresh) => store().renewed(team, refresh, fresh),
      giveUpRenewal: async (team, refresh) => store().giveUpRenewal(team, refresh),
    },
    open: async (pool, log) => {
      const anew = await resealWorkspaces(pool, seal);
      if (anew.length > 0) log.info('key.rotated', { workspaces: anew.length });
      inside = slackWorkspaces(pool, seal);
    },
  };
}
