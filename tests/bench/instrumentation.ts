/**
 * What it costs to count, log and follow one note: `node --import tsx tests/bench/instrumentation.ts`. Each part by itself, and
 * whole notes through the application with and without, turn by turn, on an embedded database.
 */
import { openSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pino from 'pino';
import { correlationOf } from '../../src/app/correlation.ts';
import type { Log } from '../../src/app/dispatch.ts';
import { type Meter, noMeter } from '../../src/app/meter.ts';
import { createApplication } from '../../src/application.ts';
import { clockStandingAt } from '../../src/infra/clock.ts';
import { openDatabase } from '../../src/infra/database/open-database.ts';
import { hash } from '../../src/infra/ids.ts';
import { createLog } from '../../src/infra/log.ts';
import { installationGauges } from '../../src/infra/metrics/installation.ts';
import { createMeters } from '../../src/infra/metrics/meters.ts';
import { onTrail, trailed } from '../../src/infra/trail.ts';
import { loadExample } from '../../src/load-example.ts';

const nowhere = pino.destination({ dest: openSync('/dev/null', 'w'), sync: true });
const log = trailed(createLog({ to: nowhere }));
const silent: Log = { info: () => {}, warn: () => {}, error: () => {} };
const meters = createMeters(() => 0);

const line = { kind: 'typed', command: 'note', outcome: 'done', ms: 12.3, correlation: '0123456789abcdef' };
const answered = { kind: 'typed', command: 'note', outcome: 'done', milliseconds: 12.3 } as const;

const parts: Readonly<Record<string, () => void>> = {
  'count the answer': () => meters.answered(answered),
  'count the request': () => meters.requested('/slack/events', 200, 12.3),
  'count the sending': () => meters.tried('sent', 400),
  'make the id': () => void correlationOf('slack:13345224609.738474920.8088930838d88f008e0', hash),
  'log the line': () => log.info('command', line),
  'follow the request': () => onTrail(() => undefined),
};

let whole = 0;
for (const [name, run] of Object.entries(parts)) {
  const microseconds = perRun(run);
  whole += microseconds;
  console.log(`${name.padEnd(20)} ${microseconds.toFixed(2)} µs`);
}
console.log(`${'all of it'.padEnd(20)} ${whole.toFixed(2)} µs a note`);

const folder = await mkdtemp(join(tmpdir(), 'samverkan-bench-'));
const database = await openDatabase({ directory: folder });
try {
  const clock = clockStandingAt('2021-11-10T08:00:00.000Z');
  const base = { database, clock, administrators: [], local: true, dataFolder: folder };
  const make = (meter: Meter, to: Log) => createApplication({ ...base, meter, log: to });
  const [plain, counted] = [make(noMeter, silent), make(meters, log)];
  await loadExample(plain);
  let number = 0;
  const note = async (app: typeof plain): Promise<number> => {
    number += 1;
    const id = 'Gatu- och parkchef';
    const began = performance.now();
    const { outcome } = await app.dispatch({
      id: `bench/${number}`,
      origin: { account: { platform: 'local', tenant: 'local', id }, visible: false },
      kind: 'typed',
      root: 'measure',
      text: `1.3 Omgång ${number} är klar, resten nästa vecka`,
    });
    if (outcome !== 'done') throw new Error(`a note was ${outcome}`);
    return performance.now() - began;
  };
  for (let warm = 0; warm < 30; warm++) await note(warm % 2 === 0 ? plain : counted);
  const times: [number[], number[]] = [[], []];
  for (let round = 0; round < 200; round++) {
    times[0].push(await note(plain));
    times[1].push(await note(counted));
  }
  console.log(
    `notes without ${median(times[0]).toFixed(2)} ms, with ${median(times[1]).toFixed(2)} ms (median of 200 each)`,
  );

  let ahead = 0;
  const gauges = installationGauges(meters.registry, () => ahead);
  gauges.open({ pool: database.pool, clock });
  const scrape = async (step: number): Promise<number> => {
    ahead += step;
    const began = performance.now();
    await gauges.refresh();
    await meters.registry.metrics();
    return performance.now() - began;
  };
  await scrape(10_000);
  const scrapes = async (step: number) => median(await inTurn(50, () => scrape(step)));
  console.log(
    `/metrics ${(await scrapes(10_000)).toFixed(2)} ms with the database asked, ${(await scrapes(0)).toFixed(2)} ms without`,
  );
} finally {
  await database.close();
  await rm(folder, { recursive: true, force: true });
}

/** Microseconds. */
function perRun(run: () => void): number {
  const count = 50_000;
  for (let warm = 0; warm < 5_000; warm++) run();
  const began = performance.now();
  for (let round = 0; round < count; round++) run();
  return ((performance.now() - began) * 1000) / count;
}

async function inTurn(count: number, run: () => Promise<number>): Promise<readonly number[]> {
  const times: number[] = [];
  for (let round = 0; round < count; round++) times.push(await run());
  return times;
}

function median(times: readonly number[]): number {
  return [...times].sort((a, b) => a - b)[Math.floor(times.length / 2)] ?? 0;
}
