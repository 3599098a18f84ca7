import type { Log } from './app/dispatch.ts';
import type { Config } from './config.ts';
import { programVersion } from './infra/program-version.ts';
import { checkSlack } from './platforms/slack/check.ts';
import { checkTeams } from './platforms/teams/check.ts';

/**
 * Says in the log what has started, and then whether the platforms let it in: it is ready without them, and would otherwise
 * be silent until somebody runs `doctor`. Never throws.
 */
export async function sayStarted({ database, slack, teams }: Config, port: number, log: Log): Promise<void> {
  log.info('started', {
    version: programVersion,
    port,
    database: 'url' in database ? 'postgresql' : 'embedded',
    platforms: [...(slack ? ['slack'] : []), ...(teams ? ['teams'] : [])],
  });
  const looks = [slack ? checkSlack(slack) : [], teams ? checkTeams(teams) : []];
  for (const look of await Promise.allSettled(looks))
    if (look.status === 'fulfilled')
      for (const { ok, what, todo } of look.value) if (!ok) log.warn('platform.check', { what, todo });
}
