/**
 * `npm run bench`, `npm run bench -- --short`, or with `--planning`, `--documents` or `--replicas` the clockwork's, the
 * documents' or two equal programs' part alone: the program's speed beside a bare Bolt app and bare transactions, on the
 * same machine, in the same run and in turns. Prints a table and judges nothing: other work on the machine moves every figure.
 */
import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { freePort } from '../helpers/free-port.ts';
import type { DocumentFigures } from './documents.ts';
import type { LoadFigures, LoadOrder } from './load.ts';
import type { PlanningFigures } from './planning.ts';
import { root, startBot, startProgram } from './processes.ts';
import { benchReplicas } from './replicas.ts';
import { seed } from './seed.ts';

const serverUrl = process.env.TEST_DATABASE_URL;
if (serverUrl === undefined) {
  const again = [
    'scripts/test-postgres.mjs',
    '--',
    process.execPath,
    '--import',
    'tsx',
    fileURLToPath(import.meta.url),
    ...process.argv.slice(2),
  ];
  process.exit(spawnSync(process.execPath, again, { cwd: root, stdio: 'inherit' }).status ?? 1);
}

const short = process.argv.includes('--short');
const size = short
  ? {
      rounds: 1,
      bolt: 3000,
      transactions: 1000,
      notes: 1000,
      offered: 300,
      lists: 100,
      embedded: 300,
      commands: 0,
      starts: 1,
      planning: { agreements: 29, measures: 41, ticks: 100, simulated: 3 },
      documents: { measures: 60, notes: 2000, times: 3 },
      replicas: { seconds: 10, burst: 200 },
    }
  : {
      rounds: 3,
      bolt: 8000,
      transactions: 3000,
      notes: 3000,
      offered: 1500,
      lists: 300,
      embedded: 1000,
      commands: 10_000,
      starts: 3,
      planning: { agreements: 290, measures: 41, ticks: 300, simulated: 290 },
      documents: { measures: 60, notes: 2000, times: 10 },
      replicas: { seconds: 300, burst: 2000 },
    };
/** `--seconds 60` and `--burst 500` ask for other sizes of the two programs' part. */
const asked = (name: string, otherwise: number) => {
  const place = process.argv.indexOf(`--${name}`);
  return place < 0 ? otherwise : Number(process.argv[place + 1]);
};
const replicas = {
  seconds: asked('seconds', size.replicas.seconds),
  burst: asked('burst', size.replicas.burst),
};
const connections = 32;
const saved = 'Sparat';
const secrets = { signingSecret: randomBytes(16).toString('hex'), botToken: 'xoxb-bench-bench' };
const folder = mkdtempSync(join(tmpdir(), 'samverkan-bench-'));
const database = `bench_${randomBytes(6).toString('hex')}`;

try {
  await onServer(serverUrl, `CREATE DATABASE ${database}`);
  if (process.argv.includes('--planning')) await benchPlanning();
  else if (process.argv.includes('--documents')) await benchDocuments();
  else if (process.argv.includes('--replicas')) await benchReplicated();
  else await bench(Object.assign(new URL(serverUrl), { pathname: `/${database}` }).href);
} finally {
  await onServer(serverUrl, `DROP DATABASE IF EXISTS ${database} WITH (FORCE)`);
  rmSync(folder, { recursive: true, force: true });
}

async function bench(url: string): Promise<void> {
  const [port, boltPort] = [await freePort(), await freePort()];
  const { senders, large } = await seed({ url }, 50, 500);
  const slack = await startProgram<{ port: number }>('slack.ts', {});
  const bolt = await startProgram('bolt.ts', { port: boltPort, signingSecret: secrets.signingSecret });
  const transactions = await startProgram('transactions.ts', { url });
  const load = await startProgram('load.ts', { signingSecret: secrets.signingSecret });
  const environment = {
    SLACK_SIGNING_SECRET: secrets.signingSecret,
    SLACK_BOT_TOKEN: secrets.botToken,
    SLACK_API_URL: `http://127.0.0.1:${slack.ready.port}/api/`,
  };
  const bot = await startBot(port, { ...environment, DATABASE_URL: url });
  const run = async (order: Partial<LoadOrder>) => {
    const figures = await load.ask<LoadFigures>({
      port,
      senders,
      count: size.notes,
      connections,
      expects: saved,
      ...order,
    });
    if (figures.wrongAnswer !== undefined) process.stderr.write(`Unexpected: ${figures.wrongAnswer.slice(0, 300)}\n`);
    return figures;
  };
  let commands = 0;
  const notes = async (order: Partial<LoadOrder>): Promise<LoadFigures> => {
    const figures = await run(order);
    commands += order.count ?? size.notes;
    return figures;
  };
  const one = senders.slice(0, 1);
  try {
    await notes({ count: short ? 300 : 1500 });
    await run({ port: boltPort, count: 1000 });
    await transactions.ask({ count: 300, connections });
    const rounds: {
      bare: { perSecond: number };
      spread: LoadFigures;
      plain: LoadFigures;
      single: LoadFigures;
      offered: LoadFigures;
    }[] = [];
    for (let round = 0; round < size.rounds; round++) {
      const bare = await transactions.ask<{ perSecond: number }>({ count: size.transactions, connections });
      const spread = await notes({});
      const plain = await run({ port: boltPort, count: size.bolt });
      const single = await notes({ senders: one, count: Math.ceil(size.notes / 3) });
      const offered = await notes({ offered: 100, count: size.offered });
      rounds.push({ bare, spread, plain, single, offered });
    }
    const lists = await run({ senders: [large], count: size.lists, connections: 1, expects: '500' });
    if (commands < size.commands) await notes({ count: size.commands - commands });
    const memory = bot.memory();
    const { posts } = await slack.ask<{ posts: number }>({});

    const middle = (read: (round: (typeof rounds)[number]) => number) => median(rounds.map(read));
    const bare = middle((round) => round.bare.perSecond);
    const spread = middle((round) => round.spread.perSecond);
    const plain = middle((round) => round.plain.perSecond);
    const wrong = rounds.reduce(
      (sum, round) => sum + round.spread.wrong + round.single.wrong + round.offered.wrong + round.plain.wrong,
      lists.wrong,
    );
    print([
      ['Bare Bolt, ack with a body', `${whole(plain)}/s`, ''],
      ['Bare three-statement transactions', `${whole(bare)}/s`, ''],
      [
        'Notes recorded, 50 agreements',
        `${whole(spread)}/s`,
        `${whole(bare / 2)}/s (half of bare transactions); ${percent(spread / bare)} of them`,
      ],
      ['  its share of Bolt', percent(spread / plain), ''],
      [
        '  p50 / p99 at 32 connections',
        `${whole(middle((round) => round.spread.p50))} / ${whole(middle((round) => round.spread.p99))} ms`,
        '',
      ],
      ['Notes recorded, one agreement', `${whole(middle((round) => round.single.perSecond))}/s`, ''],
      [
        'Answer at 100/s offered, p50 / p99',
        `${whole(middle((round) => round.offered.p50))} / ${whole(middle((round) => round.offered.p99))} ms`,
        'p99 under 100 ms',
      ],
      ['/insats alla, 500 measures, p50 / p99', `${whole(lists.p50)} / ${whole(lists.p99)} ms`, 'p99 under 50 ms'],
      [`Resident memory after ${whole(commands)} commands`, `${whole(memory)} MB`, 'under 300 MB'],
      ['Posts that reached Slack meanwhile', whole(posts), ''],
      ['Wrong or missing answers', whole(wrong), '0'],
    ]);
  } finally {
    await Promise.all([bot.stop(), slack.stop(), bolt.stop(), transactions.stop()]);
  }
  await benchEmbedded(load, environment);
  await benchPlanning();
  await benchDocuments();
  await benchReplicated();
  await load.stop();
}

/** The clockwork on a database of its own: every municipality's agreement, and ten times as many. */
async function benchPlanning(): Promise<void> {
  const name = `${database}_planning`;
  await onServer(serverUrl ?? '', `CREATE DATABASE ${name}`);
  try {
    const url = Object.assign(new URL(serverUrl ?? ''), { pathname: `/${name}` }).href;
    const planning = await startProgram('planning.ts', { url });
    const figures = await planning.ask<PlanningFigures>(size.planning);
    await planning.stop();
    const { idle, idleTenfold, morning, simulateAll, memory } = figures;
    const [first = 0, last = 0] = [memory[0], memory.at(-1)];
    print([
      [
        `Agreements / measures / series`,
        `${size.planning.agreements} / ${whole(figures.measures)} / ${whole(figures.series)}`,
        '',
      ],
      ['Idle tick, p50 / p99', `${tenths(idle.p50)} / ${tenths(idle.p99)} ms`, 'p99 under 20 ms'],
      [
        '  with ten times as much',
        `${tenths(idleTenfold.p50)} / ${tenths(idleTenfold.p99)} ms`,
        `${(idleTenfold.p50 / idle.p50).toFixed(2)} times as long; under 1.5`,
      ],
      [
        `Busiest morning (${morning.day})`,
        `${tenths(morning.seconds)} s`,
        `${whole(morning.bundles)} bundles; under 30 s`,
      ],
      ['Two years of one agreement simulated', `${tenths(figures.simulateOne / 1000)} s`, 'under 5 s'],
      [`Two years of ${simulateAll.agreements} simulated`, `${tenths(simulateAll.seconds)} s`, 'of 290 under 300 s'],
      ['Memory after weeks 1 and 4 of a month', `${whole(first)} / ${whole(last)} MB`, 'flat'],
    ]);
  } finally {
    await onServer(serverUrl ?? '', `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
  }
}

/** A summary as a message and as files, on a database of its own. */
async function benchDocuments(): Promise<void> {
  const name = `${database}_documents`;
  await onServer(serverUrl ?? '', `CREATE DATABASE ${name}`);
  try {
    const url = Object.assign(new URL(serverUrl ?? ''), { pathname: `/${name}` }).href;
    const documents = await startProgram('documents.ts', { url });
    const { message, cold, warm, delay, note } = await documents.ask<DocumentFigures>(size.documents);
    await documents.stop();
    const { measures, notes } = size.documents;
    print([
      [
        `Summary of ${measures} measures, ${whole(notes)} notes`,
        `${whole(message.first)} / ${whole(message.middle)} ms`,
        'first and later; under 300 ms',
      ],
      ['  as Word, PDF and picture, cold', `${whole(cold)} ms`, 'under 1,500 ms'],
      ['  and warm', `${whole(warm)} ms`, 'under 500 ms'],
      [
        'Event loop held up meanwhile, at most',
        `${whole(delay.drawing)} ms`,
        `under 50 ms more than without: ${whole(delay.idle)} ms`,
      ],
      ['Slowest note meanwhile', `${whole(note.drawing)} ms`, `under 50 ms more than without: ${whole(note.idle)} ms`],
    ]);
  } finally {
    await onServer(serverUrl ?? '', `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
  }
}

/** Two equal programs on a database of their own. */
async function benchReplicated(): Promise<void> {
  const name = `${database}_replicas`;
  await onServer(serverUrl ?? '', `CREATE DATABASE ${name}`);
  try {
    const url = Object.assign(new URL(serverUrl ?? ''), { pathname: `/${name}` }).href;
    const ports = [await freePort(), await freePort()] as const;
    const { steady, memory, burst } = await benchReplicas(replicas, { url, ports, secrets });
    const { seconds, burst: count } = replicas;
    print([
      [
        `Two programs, 100 commands/s for ${seconds} s`,
        `${whole(steady.p50)} / ${whole(steady.p95)} / ${whole(steady.p99)} ms`,
        `p50, p95, p99 to ack; p99 under 150 ms; at most ${whole(steady.most)}`,
      ],
      ['  wrong or missing answers', whole(steady.wrong), `0; answered later: ${steady.later.length}`],
      ...[0, 1].map((index): [string, string, string] => [
        `  memory of program ${index + 1}: in use (resident)`,
        `${memory.map((all) => `${whole(all[index]?.live ?? 0)} (${whole(all[index]?.resident ?? 0)})`).join(' ')}`,
        'MB at the start, every minute and the end; in use: flat',
      ]),
      [
        `${whole(count)} notes within ${tenths(Math.max(1, burst.figures.sentAfter))} s`,
        `${whole(burst.saved)} saved`,
        `all; ${burst.stored} stored, ${burst.twice} twice`,
      ],
      ['  told something else / never answered', `${burst.told} / ${burst.unanswered}`, '0 / 0'],
      [
        '  request answered, p50 / p99 / at most',
        `${whole(burst.figures.p50)} / ${whole(burst.figures.p99)} / ${whole(burst.figures.most)} ms`,
        `under 3,000 ms; ${burst.figures.later.length} had their answer later, the last after ${tenths(burst.seconds)} s`,
      ],
    ]);
    if (steady.wrongAnswer !== undefined) process.stderr.write(`Unexpected: ${steady.wrongAnswer.slice(0, 300)}\n`);
    const { wrongAnswer } = burst.figures;
    if (wrongAnswer !== undefined) process.stderr.write(`Unexpected: ${wrongAnswer.slice(0, 300)}\n`);
  } finally {
    await onServer(serverUrl ?? '', `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
  }
}

function tenths(value: number): string {
  return value.toFixed(1);
}

/** The embedded database: its rate, and how soon the program is ready on a fresh and on an existing one. */
async function benchEmbedded(
  load: { ask<Answer>(message: object): Promise<Answer> },
  environment: Readonly<Record<string, string>>,
): Promise<void> {
  const directory = join(folder, 'embedded');
  const { senders } = await seed({ directory }, 10, 1);
  const port = await freePort();
  const bot = await startBot(port, { ...environment, SAMVERKAN_DATA: directory });
  const order = { port, senders, connections, expects: saved };
  await load.ask({ ...order, count: 100 });
  const figures = await load.ask<LoadFigures>({ ...order, count: size.embedded });
  const memory = bot.memory();
  await bot.stop();
  const starts = async (data: (number: number) => string, own: Readonly<Record<string, string>>) => {
    const times: number[] = [];
    for (let number = 0; number < size.starts; number++) {
      const started = await startBot(port, { ...own, SAMVERKAN_DATA: data(number) });
      times.push(started.readyAfter);
      await started.stop();
    }
    return `${whole(median(times))} ms`;
  };
  print([
    [
      'Notes recorded, embedded database',
      `${whole(figures.perSecond)}/s`,
      `p99 ${whole(figures.p99)} ms, ${whole(memory)} MB, ${figures.wrong} wrong`,
    ],
    [
      'Ready, fresh database, local page',
      await starts((number) => join(folder, `local-${number}`), {}),
      'under 5,000 ms',
    ],
    [
      'Ready, existing database, local page',
      await starts((number) => join(folder, `local-${number}`), {}),
      'under 2,000 ms',
    ],
    [
      'Ready, fresh database, Slack',
      await starts((number) => join(folder, `slack-${number}`), environment),
      'under 5,000 ms',
    ],
    [
      'Ready, existing database, Slack',
      await starts((number) => join(folder, `slack-${number}`), environment),
      'under 2,000 ms',
    ],
  ]);
}

function print(rows: readonly (readonly [what: string, figure: string, goal: string])[]): void {
  for (const [what, figure, goal] of rows) process.stdout.write(`${what.padEnd(42)}${figure.padStart(16)}   ${goal}\n`);
}

function whole(number: number): string {
  return Math.round(number).toLocaleString('en');
}

function percent(share: number): string {
  return `${Math.round(share * 100)} %`;
}

function median(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

async function onServer(url: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(sql).finally(() => client.end());
}
