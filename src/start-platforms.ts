import type { Log } from './app/dispatch.ts';
import type { Platform } from './chat/incoming.ts';
import type { Config } from './config.ts';
import type { Door } from './door.ts';
import { machineMilliseconds } from './infra/clock.ts';
import { seldomByKind } from './infra/seldom.ts';
import type { WorkspaceStore } from './platforms/slack/workspaces.ts';

/** Each platform starts if its configuration is there, before the database does: people who come meanwhile are answered. */
export async function startPlatforms(
  config: Config,
  door: Door,
  log: Log,
  workspaces?: WorkspaceStore,
): Promise<readonly Platform[]> {
  const platforms: Platform[] = [];
  if (config.slack) {
    const { createSlack } = await import('./platforms/slack/index.ts');
    platforms.push(
      await createSlack(config.slack, {
        dispatch: door.dispatch,
        log,
        now: machineMilliseconds,
        files: door.file,
        ...(workspaces ? { workspaces } : {}),
      }),
    );
  }
  if (config.teams) {
    const { createTeams } = await import('./platforms/teams/index.ts');
    const refused = seldomByKind((kind, more) => log.warn('teams-request-refused', { kind, ...more }));
    platforms.push(
      await createTeams(config.teams, {
        dispatch: door.dispatch,
        log: factsFirst(log),
        files: door.file,
        refused,
        machineNow: machineMilliseconds,
      }),
    );
  }
  return platforms;
}

/** The same log for whoever says the facts before the event. */
function factsFirst(log: Log) {
  return {
    info: (facts: object, event: string) => log.info(event, { ...facts }),
    warn: (facts: object, event: string) => log.warn(event, { ...facts }),
    error: (facts: object, event: string) => log.error(event, { ...facts }),
  };
}
