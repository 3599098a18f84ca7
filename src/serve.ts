import type { IncomingMessage } from 'node:http';
import cron from 'node-cron';
import type { Log } from './app/dispatch.ts';
import type { Clock } from './app/ports.ts';
import { type Application, createApplication } from './application.ts';
import { calendarEndpoint } from './calendar-endpoint.ts';
import type { Platform } from './chat/incoming.ts';
import { serveCommands } from './cli/socket.ts';
import type { Config } from './config.ts';
import { checkPrivacy } from './domain/privacy.ts';
import { createCalendars } from './infra/calendars.ts';
import { clockStartedAt, type MovableClock, systemClock } from './infra/clock.ts';
import { keepLocalClock, nextDue, readLocalClock } from './infra/database/clock-store.ts';
import { acquireDataFolder } from './infra/database/data-lock.ts';
import { type Database, openDatabase } from './infra/database/open-database.ts';
import { forgetOld } from './infra/database/upkeep.ts';
import type { Reach } from './infra/fetch-calendar.ts';
import { startJobs } from './infra/jobs.ts';
import { createLog } from './infra/log.ts';
import { systemTiming, type Timing } from './infra/timing.ts';
import { loadExample } from './load-example.ts';
import { refusalOf } from './platforms/local/guard.ts';
import { createWebServer, listen } from './server.ts';
import { startPlatforms } from './start-platforms.ts';
import { createSending } from './start-sending.ts';
import { createClockSteps } from './step-clock.ts';

export interface Running {
  readonly port: number;
  readonly app: Application;
  /** The open database, for whoever looks into it. */
  readonly pool: Database['pool'];
  /** Does at once what the clockwork does every minute. */
  tick(): Promise<void>;
  stop(): Promise<void>;
}

/** What a caller may bring instead of the machine's own: tests step the clocks and read the log. */
export interface Surroundings {
  readonly clock?: MovableClock;
  /** The clock that pauses between sendings are counted by. */
  readonly timing?: Timing;
  readonly log?: Log;
  /** What of the network calendars may be read from. */
  readonly reach?: Reach;
  /** The clockwork runs only when `tick` is called, not every minute. */
  readonly stepped?: boolean;
}

/** Starts everything: database → application → platforms and clockwork → the port. Throws with what to do when it can't. */
export async function serve(config: Config, own: Surroundings = {}): Promise<Running> {
  const log = own.log ?? createLog({ quiet: config.local });
  const folder = 'directory' in config.database ? await acquireDataFolder(config.database.directory) : undefined;
  if (folder && !folder.held)
    throw new Error(
      `The data folder is in use: Samverkan is already running. Stop it first, or set SAMVERKAN_DATA to another folder.`,
    );
  const onError = (error: Error) => log.error('database.background', { fault: error.name });
  const database = await openDatabase(
    'url' in config.database ? config.database : { ...config.database, ...(folder?.held ? { folder } : {}) },
    { onError },
  );
  const movable = own.clock ?? (config.local ? clockStartedAt(await readLocalClock(database.pool)) : undefined);
  const clock: Clock = movable ?? systemClock;
  const jobs = config.local ? undefined : await startJobs(database, onError);
  const sending = createSending({ config, database, jobs, timing: own.timing ?? systemTiming, onError });
  const platforms: Platform[] = [];
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
  });
  await app.reapplyMasks();
  if (config.local) await loadExample(app);
  checkPrivacy('värm upp vakten');
  const steps =
    config.local && movable
      ? createClockSteps({
          app,
          clock: movable,
          nextDue: (after) => nextDue(database.pool, after),
          keep: (reading) => keepLocalClock(database.pool, reading),
        })
      : undefined;
  platforms.push(...(await startPlatforms(config, app, log, steps)));
  await sending.start(app, platforms);

  const calendar = calendarEndpoint({
    store: app.store,
    clock,
    log,
    ...(config.local ? { refusal: (request: IncomingMessage) => refusalOf(request, config.port) } : {}),
  });
  const endpoints = [calendar, ...platforms.flatMap((platform) => platform.endpoints)];
  const server = createWebServer(endpoints, () =>
    database.pool.query('SELECT 1').then(
      () => true,
      () => false,
    ),
  );
  // Local mode is for this machine alone; elsewhere every endpoint checks who is calling.
  const port = await listen(server, config.port, config.local ? '127.0.0.1' : '0.0.0.0');
  await Promise.all(platforms.map((platform) => platform.start()));
  const closeSocket = folder?.held ? serveCommands(folder, app) : undefined;
  const inTurn = steps?.tick ?? ((work) => work());
  let latest = Promise.resolve();
  const tick = () => {
    latest = inTurn(everyMinute).catch((error: Error) => log.error('clockwork.failed', { fault: error.name }));
    return latest;
  };
  const ticking = own.stepped
    ? undefined
    : cron.schedule('* * * * *', tick, { noOverlap: true, suppressMissedWarning: true });

  async function everyMinute(): Promise<void> {
    await sending.resume(app);
    await app.settleQuestions();
    await app.planReminders();
    await app.reviseGroupLists();
    if (config.local) await keepLocalClock(database.pool, clock.now());
    await forgetOld(database.pool, clock.now());
    await app.readCalendars();
  }

  return {
    port,
    app,
    pool: database.pool,
    tick,
    stop: async () => {
      await ticking?.stop();
      steps?.stop();
      await latest;
      await Promise.all(platforms.map((platform) => platform.stop()));
      server.closeIdleConnections();
      await new Promise((resolve) => server.close(resolve));
      await closeSocket?.();
      if (config.local) await keepLocalClock(database.pool, clock.now());
      await sending.stop();
      await database.close();
      if (folder?.held) await folder.release();
    },
  };
}
