/** The clockwork's figures on PostgreSQL: an idle tick, the busiest morning, simulations, memory over a month. */
import { gatherHistory } from '../../src/app/facts.ts';
import { simulate } from '../../src/app/simulate.ts';
import { addDays, isWorkingDate } from '../../src/domain/days.ts';
import { instantAt, wallClock } from '../../src/domain/wall-clock.ts';
import { openDatabase } from '../../src/infra/database/open-database.ts';
import { forgetOld } from '../../src/infra/database/upkeep.ts';
import { startJobs } from '../../src/infra/jobs.ts';
import { applicationOn, copies, seedMany } from './many-agreements.ts';

interface Order {
  readonly agreements: number;
  readonly measures: number;
  readonly ticks: number;
  readonly simulated: number;
}

/** Milliseconds, bytes and counts, as the bench prints them. */
export interface PlanningFigures {
  readonly measures: number;
  readonly series: number;
  readonly idle: { readonly p50: number; readonly p99: number };
  readonly idleTenfold: { readonly p50: number; readonly p99: number };
  readonly morning: { readonly bundles: number; readonly seconds: number; readonly day: string };
  readonly simulateOne: number;
  readonly simulateAll: { readonly agreements: number; readonly seconds: number };
  readonly memory: readonly number[];
}

const { url } = JSON.parse(process.argv[2] ?? '{}') as { url: string };
const database = await openDatabase({ url });
let now = instantAt(`${new Date().getFullYear()}-01-04`, '08:00');
const clock = { now: () => now };
const jobs = await startJobs(database, () => undefined);
const app = applicationOn(database, clock, jobs);
process.send?.({});
process.on('message', (order: Order) => void bench(order).then((figures) => process.send?.(figures)));
process.on('disconnect', () => process.exit());

async function bench({ agreements, measures, ticks, simulated }: Order): Promise<PlanningFigures> {
  const id = await seedMany(app, database.pool, agreements, measures);
  const history = async (of: string) => {
    const agreement = await app.store.agreement(of);
    if (!agreement) throw new Error('no such agreement');
    return gatherHistory(agreement, app.store, true);
  };
  const whole = await history(id);
  const span = { from: whole.base.validFrom, to: whole.base.validTo };
  const started = performance.now();
  const sent = [...simulate(whole, span)];
  const simulateOne = performance.now() - started;

  // The morning on which the copies have most to say.
  const perDay = new Map<string, Set<string>>();
  for (const entry of sent)
    if ('addressee' in entry) {
      const day = wallClock(entry.at).slice(0, 10);
      perDay.set(day, (perDay.get(day) ?? new Set()).add(entry.addressee.id));
    }
  const [day = span.from] = [...perDay].sort((a, b) => b[1].size - a[1].size)[0] ?? [];
  let before = addDays(day, -1);
  while (!isWorkingDate(before)) before = addDays(before, -1);
  for (const [date, time] of [
    [before, '08:30'],
    [before, '09:00'],
    [day, '08:29'],
  ] as const) {
    now = instantAt(date, time);
    while ((await app.planReminders()) > 0);
  }
  const countBundles = async () =>
    Number((await database.pool.query(`SELECT count(*) FROM delivery WHERE kind = 'bundle'`)).rows[0]?.count);
  const already = await countBundles();
  const morningStarted = performance.now();
  now = instantAt(day, '08:30');
  await app.planReminders();
  now = instantAt(day, '09:00');
  await app.planReminders();
  const seconds = (performance.now() - morningStarted) / 1000;
  const bundles = (await countBundles()) - already;

  now = instantAt(day, '10:00');
  while ((await app.planReminders()) > 0);
  const idle = await idleTicks(ticks);

  const memory: number[] = [];
  for (let date = addDays(day, 1), days = 0; days < 28; date = addDays(date, 1), days++) {
    for (const time of ['08:30', '09:00', '16:00']) {
      now = instantAt(date, time);
      await app.planReminders();
    }
    if (days % 7 === 6) memory.push(resident());
  }

  const all = await database.pool.query<{ id: string }>('SELECT id FROM agreement ORDER BY key LIMIT $1', [simulated]);
  const allStarted = performance.now();
  for (const row of all.rows) for (const _ of simulate(await history(row.id), span));
  const simulateAll = { agreements: all.rows.length, seconds: (performance.now() - allStarted) / 1000 };

  await copies(database.pool, id, agreements, agreements * 10);
  await database.pool.query(
    `INSERT INTO planning (agreement_id, through, next_at)
       SELECT id, $1::timestamptz, $1::timestamptz + make_interval(days => 1) FROM agreement
       ON CONFLICT (agreement_id) DO UPDATE SET next_at = excluded.next_at`,
    [now],
  );
  await database.pool.query('DELETE FROM unplanned');
  await database.pool.query('ANALYZE');
  const idleTenfold = await idleTicks(ticks);
  return {
    measures: agreements * measures,
    series: agreements * 10,
    idle,
    idleTenfold,
    morning: { bundles, seconds, day },
    simulateOne,
    simulateAll,
    memory,
  };
}

/** What the clockwork does every minute when nothing has happened. */
async function idleTicks(count: number): Promise<{ p50: number; p99: number }> {
  const times: number[] = [];
  for (let tick = 0; tick < count + 20; tick++) {
    const started = performance.now();
    await app.settleQuestions();
    const planned = await app.planReminders();
    await forgetOld(database.pool, now);
    if (tick >= 20) times.push(performance.now() - started);
    if (planned > 0) throw new Error('the tick was not idle');
  }
  times.sort((a, b) => a - b);
  const at = (share: number) => times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0;
  return { p50: at(0.5), p99: at(0.99) };
}

function resident(): number {
  (globalThis as { gc?: () => void }).gc?.();
  return process.memoryUsage().rss / 1e6;
}
