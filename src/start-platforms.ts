import type { Log } from './app/dispatch.ts';
import type { Application } from './application.ts';
import type { Platform } from './chat/incoming.ts';
import type { Config } from './config.ts';
import { machineMilliseconds } from './infra/clock.ts';
import type { ClockSteps } from './step-clock.ts';

/** Each platform starts if its configuration is there; with none of them, the page on this machine, which has `steps`. */
export async function startPlatforms(
  config: Config,
  app: Application,
  log: Log,
  steps: ClockSteps | undefined,
): Promise<readonly Platform[]> {
  const platforms: Platform[] = [];
  if (config.slack) {
    const { createSlack } = await import('./platforms/slack/index.ts');
    platforms.push(
      await createSlack(config.slack, { dispatch: app.dispatch, log, now: machineMilliseconds, files: app.file }),
    );
  }
  if (config.teams) {
    const { createTeams } = await import('./platforms/teams/index.ts');
    platforms.push(await createTeams(config.teams, { dispatch: app.dispatch, log: factsFirst(log), files: app.file }));
  }
  if (steps) {
    const { startLocal } = await import('./start-local.ts');
    platforms.push(await startLocal(config, app, log, steps));
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
