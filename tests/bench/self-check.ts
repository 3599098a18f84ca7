/**
 * `node scripts/test-postgres.mjs -- node --import tsx tests/bench/self-check.ts`: the daily self-check of 290 agreements on
 * PostgreSQL, a month in. Prints how long a minute's share takes, for how long nothing else is served meanwhile, and
 * what a minute costs when the day is done.
 */
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { addDays, isWorkingDate, workingDaysFrom } from '../../src/domain/days.ts';
import { instantAt } from '../../src/domain/wall-clock.ts';
import { openDatabase } from '../../src/infra/database/open-database.ts';
import { startJobs } from '../../src/infra/jobs.ts';
import { freshPlace } from '../helpers/database.ts';
import { applicationOn, seedMany } from './many-agreements.ts';

const agreements = Number(process.argv[2] ?? 290);
const year = new Date().getFullYear();
const { place, remove } = await freshPlace('postgres');
const database = await openDatabase(place);
let now = instantAt(`${year}-03-01`, '08:00');
const jobs = await startJobs(database, () => undefined);
const app = applicationOn(database, { now: () => now }, jobs);
try {
  await seedMany(app, database.pool, agreements, 41);
  let date = `${year}-03-01`;
  for (let days = 0; days < 28; date = addDays(date, 1), days += 1)
    if (isWorkingDate(date))
      for (const time of ['08:30', '09:00']) {
        now = instantAt(date, time);
        while ((await app.planReminders()) > 0);
      }
  // Everything has been sent: what waits is not what is measured.
  await database.pool.query("UPDATE delivery SET state = 'sent', sent_at = at");
  while (!isWorkingDate(date)) date = addDays(date, 1);
  now = instantAt(date, '08:00');
  await app.planReminders();
  // As if the day before had been checked.
  await database.pool.query(
    `INSERT INTO self_check SELECT id, $1::date, $1::date + time '08:00', 0, 0, 0 FROM agreement`,
    [workingDaysFrom(date, -1)],
  );
  const loop = monitorEventLoopDelay({ resolution: 1 });
  loop.enable();
  const minutes: number[] = [];
  for (;;) {
    const started = performance.now();
    if ((await app.selfCheck()) === 0) break;
    minutes.push(performance.now() - started);
  }
  loop.disable();
  const idle = await timesOf(200, () => app.selfCheck());
  const rows =
    'SELECT count(*)::int AS checks, sum(missing)::int AS missing, (SELECT count(*)::int FROM reminder) AS reminders FROM self_check';
  const [counted] = (await database.pool.query(rows)).rows;
  const figures = {
    agreements,
    ...counted,
    minutes: minutes.length,
    slowestMinuteMs: Math.round(Math.max(...minutes)),
    allMs: Math.round(minutes.reduce((sum, each) => sum + each, 0)),
    longestBlockMs: Math.round(loop.max / 1e6),
    idleMinuteMs: Number(idle.toFixed(3)),
  };
  console.log(JSON.stringify(figures));
} finally {
  await jobs.stop();
  await database.close();
  await remove();
}

/** Milliseconds that the slowest of so many took. */
async function timesOf(count: number, work: () => Promise<unknown>): Promise<number> {
  let slowest = 0;
  for (let time = 0; time < count; time += 1) {
    const started = performance.now();
    await work();
    slowest = Math.max(slowest, performance.now() - started);
  }
  return slowest;
}
