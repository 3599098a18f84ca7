import type { Log } from './app/dispatch.ts';
import type { Clock } from './app/ports.ts';
import { type Application, createApplication } from './application.ts';
import type { Platform } from './chat/incoming.ts';
import type { Config } from './config.ts';
import { createCalendars } from './infra/calendars.ts';
import { clockStartedAt, systemClock } from './infra/clock.ts';
import { keepLocalClock, nextDue, readLocalClock } from './infra/database/clock-store.ts';
import type { HeldFolder } from './infra/database/data-lock.ts';
import { type Database, openDatabase } from './infra/database/open-database.ts';
import { sharedTiming } from './infra/database/shared-timing.ts';
import { startJobs } from './infra/jobs.ts';
import type { Meters } from './infra/metrics/meters.ts';
import { registerState } from './infra/register-state.ts';
import { systemTiming } from './infra/timing.ts';
import { leaveUnlisted } from './leave-unlisted.ts';
import { loadExample } from './load-example.ts';
import type { Surroundings } from './serve.ts';
import { createSending, type Sending } from './start-sending.ts';
import type { Workspaces } from './start-workspaces.ts';
import { type ClockSteps, createClockSteps } from './step-clock.ts';

/** Everything that needs the database. */
export interface Inside {
  readonly database: Database;
  readonly app: Application;
  readonly clock: Clock;
  readonly sending: Sending;
  /** Local mode's clock and its page. */
  readonly steps?: ClockSteps;
  readonly page?: Platform;
}

interface Needs {
  readonly config: Config;
  readonly own: Surroundings;
  readonly log: Log;
  readonly folder: HeldFolder | undefined;
  readonly platforms: readonly Platform[];
  readonly workspaces?: Workspaces | undefined;
  readonly onError: (error: Error) => void;
  readonly meters: Meters;
}

/** Opens the database and builds on it, up to what waits to be sent. When that fails nothing is left open. */
export async function enter(needs: Needs): Promise<Inside> {
  const { config, folder, onError, meters, log, workspaces } = needs;
  const database = await openDatabase(
    'url' in config.database ? config.database : { ...config.database, ...(folder ? { folder } : {}) },
    {
      onError,
      onFailure: meters.queryFailed,
      onNewer: (migrations) => log.info('database.newer', { migrations }),
    },
  );
  try {
    // A wrong key stops the start before anything is sent.
    await workspaces?.open(database.pool, log);
    return await buildOn(database, needs);
  } catch (error) {
    await database.close().catch(() => undefined);
    throw error;
  }
}

async function buildOn(database: Database, { config, own, log, platforms, onError, meters }: Needs): Promise<Inside> {
  const movable = own.clock ?? (config.local ? clockStartedAt(await readLocalClock(database.pool)) : undefined);
  const clock: Clock = movable ?? systemClock;
  const jobs = config.local ? undefined : await startJobs(database, onError);
  try {
    // Tests step a clock of their own.
    const timing = own.timing ?? (database.embedded ? systemTiming : sharedTiming(database.pool));
    const sending = createSending({ config, database, jobs, timing, onError });
    const app = createApplication({
      database,
      clock,
      log,
      administrators: config.administrators,
      local: config.local,
      ...(jobs ? { jobs } : {}),
      sending: sending.parts,
      dataFolder: config.dataFolder,
      calendars: createCalendars(config.publicUrl, own.reach),
      meter: meters,
    });
    await app.reapplyMasks();
    const { unreadable } = await registerState(config.dataFolder);
    if (unreadable > 0) log.warn('masks.unreadable', { lines: unreadable });
    if (!config.local) await leaveUnlisted({ config, dispatch: app.dispatch, pool: database.pool, log });
    if (config.local) await loadExample(app);
    const steps =
      config.local && movable
        ? createClockSteps({
            app,
            clock: movable,
            nextDue: (after) => nextDue(database.pool, after),
            keep: (reading) => keepLocalClock(database.pool, reading),
          })
        : undefined;
    const page = steps && (await (await import('./start-local.ts')).startLocal(config, app, log, steps));
    await sending.start(app, [...platforms, ...(page ? [page] : [])]);
    return { database, app, clock, sending, ...(steps ? { steps } : {}), ...(page ? { page } : {}) };
  } catch (error) {
    await jobs?.stop().catch(() => undefined);
    throw error;
  }
}
