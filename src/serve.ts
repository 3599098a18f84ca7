import type { IncomingMessage } from 'node:http';
import { setTimeout as pause, setImmediate as turn } from 'node:timers/promises';
import cron from 'node-cron';
import type { Log } from './app/dispatch.ts';
import type { Application } from './application.ts';
import { calendarEndpoint } from './calendar-endpoint.ts';
import { serveCommands } from './cli/socket.ts';
import type { Config } from './config.ts';
import { createDaily } from './daily.ts';
import { checkPrivacy } from './domain/privacy.ts';
import { createDoor } from './door.ts';
import { enter } from './enter.ts';
import { createHealth } from './health.ts';
import type { MovableClock } from './infra/clock.ts';
import { keepLocalClock } from './infra/database/clock-store.ts';
import { acquireDataFolder } from './infra/database/data-lock.ts';
import type { Database } from './infra/database/open-database.ts';
import { isPassing } from './infra/database/passing-fault.ts';
import { forgetOld } from './infra/database/upkeep.ts';
import type { Reach } from './infra/fetch-calendar.ts';
import { createLog } from './infra/log.ts';
import { patiently } from './infra/patience.ts';
import { seldom } from './infra/seldom.ts';
import type { Timing } from './infra/timing.ts';
import { trailed } from './infra/trail.ts';
import { refusalOf } from './platforms/local/guard.ts';
import { createWebServer, listen } from './server.ts';
import { startMetrics } from './start-metrics.ts';
import { startPlatforms } from './start-platforms.ts';
import { createWorkspaces } from './start-workspaces.ts';
import { stopInOrder } from './stop-in-order.ts';

export interface Running {
  readonly port: number;
  readonly app: Application;
  /** The open database, for whoever looks into it. */
  readonly pool: Database['pool'];
  /** Does at once what the clockwork does every minute. */
  tick(): Promise<void>;
  /** Ends in order, within ten seconds whatever hangs. Gives what was cut off. */
  stop(): Promise<readonly string[]>;
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
  /** Ends the waiting for a database that is not there. */
  readonly signal?: AbortSignal;
  /** How long it goes on taking requests after it has been told to stop and says that it is not ready, in milliseconds. */
  readonly drainMs?: number;
}

/**
 * Starts everything: the port and the platforms → database → application → clockwork. Until the database is there, people are
 * told to come back. Throws with what to do when it can't start and waiting would not help.
 */
export async function serve(config: Config, own: Surroundings = {}): Promise<Running> {
  const log = trailed(own.log ?? createLog({ quiet: config.local }));
  const taken = 'directory' in config.database ? await acquireDataFolder(config.database.directory) : undefined;
  if (taken && !taken.held)
    throw new Error(
      `The data folder is in use: Samverkan is already running. Stop it first, or set SAMVERKAN_DATA to another folder.`,
    );
  const folder = taken?.held ? taken : undefined;
  folder?.onLost(() => {
    log.error('folder.lost', {
      advice: 'Another machine has taken the data folder. Run one bot on it, or use PostgreSQL.',
    });
    process.exit(1);
  });
  const onError = seldom(log, 'database.background');
  const health = createHealth();
  const door = createDoor();
  const web = createWebServer(health.readiness);
  const workspaces = config.sealing && createWorkspaces(config.sealing);
  const platforms = [...(await startPlatforms(config, door, log, workspaces?.store))];
  const metrics = startMetrics(config);
  web.add([metrics.endpoint]);
  for (const { endpoints } of platforms) web.add(metrics.observed(endpoints));
  // Local mode is for this machine alone; elsewhere every endpoint checks who is calling.
  const port = await listen(web.server, config.port, config.local ? '127.0.0.1' : '0.0.0.0');
  checkPrivacy('värm upp vakten');

  const inside = await (async () => {
    await Promise.all(platforms.map((platform) => platform.start()));
    return patiently(
      () => enter({ config, own, log, folder, platforms, workspaces, onError, meters: metrics.meters }),
      {
        // Whoever has started it for themselves is told at once, and starts it again.
        isPassing: (error) => !config.local && isPassing(error),
        onPause: ({ message }, attempt, pauseMs) => {
          // Anybody may ask: where the database is stands in the log alone.
          health.waiting('waiting for the database. Check that PostgreSQL runs; the log says more.');
          log.warn('database.awaited', { attempt, pauseMs, reason: message });
        },
        ...(own.signal ? { signal: own.signal } : {}),
      },
    );
  })().catch(async (error) => {
    web.server.close();
    web.server.closeAllConnections();
    await stopInOrder([{ by: 5_000, endings: platforms.map(({ platform, stop }) => ({ name: platform, end: stop })) }]);
    await folder?.release();
    throw error;
  });
  const { database, app, clock, sending, steps, page } = inside;
  if (page) platforms.push(page);
  metrics.open({ pool: database.pool, clock });
  const calendar = calendarEndpoint({
    store: app.store,
    clock,
    log,
    ...(config.local ? { refusal: (request: IncomingMessage) => refusalOf(request, config.port) } : {}),
  });
  web.add([...metrics.observed([calendar]), ...(page?.endpoints ?? [])]);
  web.complete();
  door.open(app);
  await page?.start();
  const closeSocket = folder && serveCommands(folder, app);
  health.open(() => database.pool.query('SELECT 1'));

  const inTurn = steps?.tick ?? ((work) => work());
  const daily = createDaily({ config, app, database, clock, log });
  const begun = daily.begin();
  metrics.watchAges(daily.ages);
  let latest = Promise.resolve();
  const tick = () => {
    latest = inTurn(() => metrics.round(everyMinute)).catch((error: Error) =>
      log.error('clockwork.failed', { fault: error.name }),
    );
    // By itself, so that what keeps the rest from being done is found.
    latest = latest.then(daily.run).catch((error: Error) => log.error('daily.failed', { fault: error.name }));
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
    await app.dispose();
    await app.readCalendars();
  }

  async function stop(): Promise<readonly string[]> {
    health.stopping();
    web.lastAnswers();
    steps?.stop();
    const resting = sending.rest();
    resting.catch(() => undefined);
    await ticking?.stop();
    // Requests that are on their way, and those of a proxy that has not yet asked whether we are ready, are served as always.
    const drain = own.drainMs ?? 0;
    await pause(drain);
    const lastWord = Math.min(drain, 300);
    if (drain > 0) await quietMoment(1_000);
    const { closed } = web.close(lastWord);
    await pause(lastWord);
    const cut = await stopInOrder([
      {
        by: 7_000 - drain,
        endings: [
          ...platforms.map(({ platform, stop: end }) => ({ name: platform, end })),
          { name: 'requests', end: () => closed },
          { name: 'sending', end: () => resting },
          { name: 'clockwork', end: () => Promise.all([latest, begun]) },
        ],
      },
      { by: 8_000 - drain, endings: [{ name: 'jobs', end: sending.stop }, ...finals()] },
      { by: 8_500 - drain, endings: [{ name: 'database', end: database.close }] },
    ]);
    web.server.closeAllConnections();
    await folder?.release();
    if (cut.length > 0) log.warn('stop.cut', { cut });
    return cut;
  }

  function finals() {
    return [
      ...(closeSocket ? [{ name: 'commands', end: closeSocket }] : []),
      ...(config.local ? [{ name: 'clock', end: () => keepLocalClock(database.pool, clock.now()) }] : []),
    ];
  }

  return { port, app, pool: database.pool, tick, stop };
}

/**
 * Waits, so many milliseconds at most, for a turn of the event loop that takes no time: just after it nothing waits to be taken, and
 * what waits when a port is closed is broken.
 */
async function quietMoment(atMost: number): Promise<void> {
  const began = performance.now();
  for (let last = began; last - began < atMost; ) {
    await turn();
    const now = performance.now();
    if (now - last < 2) return;
    last = now;
  }
}
