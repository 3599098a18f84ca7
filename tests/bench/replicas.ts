/** Two equal programs on one database: a steady load for minutes, and two thousand commands within a second. */
import { setTimeout as wait } from 'node:timers/promises';
import pg from 'pg';
import type { Line, LoadFigures, LoadOrder } from './load.ts';
import { startBot, startProgram } from './processes.ts';
import { seed } from './seed.ts';

export interface ReplicaSize {
  /** Of the steady load, at 100 commands a second. */
  readonly seconds: number;
  readonly burst: number;
}

export interface ReplicaFigures {
  readonly steady: LoadFigures;
  /** Megabytes of each program at the start and every minute: resident, then what is in use when its garbage is collected. */
  readonly memory: readonly (readonly { readonly resident: number; readonly live: number }[])[];
  readonly burst: {
    readonly figures: LoadFigures;
    /** Notes that somebody was told are saved, at once and later. */
    readonly saved: number;
    /** Told something else, or nothing. */
    readonly told: number;
    readonly unanswered: number;
    /** In the database, of all that was typed, and of them twice. */
    readonly stored: number;
    readonly twice: number;
    /** Seconds until the last answer. */
    readonly seconds: number;
  };
}

interface Parts {
  readonly url: string;
  readonly ports: readonly [number, number];
  readonly secrets: { readonly signingSecret: string; readonly botToken: string };
}

const offered = 100;
const connections = 64;

/** What people type in a day: a third are notes, the others look. */
const lines: readonly Line[] = [
  { text: '1.3 Rad # är skriven, arbetet går enligt planen', expects: 'Sparat' },
  { text: '', expects: 'insats' },
  { text: '1.3', expects: 'Förbättra belysningen' },
  { text: 'alla', expects: '18' },
  { text: '2.2 Möte # är hållet, nästa är i vår', expects: 'Sparat' },
  { text: 'försenade', expects: 'insats' },
  { text: '1.1', expects: '1.1' },
  { text: '3.1 Punkt # är avklarad', expects: 'Sparat' },
  { text: 'sök belysning', expects: '1.3' },
  { text: '2.2 historik', expects: '2.2' },
];

export async function benchReplicas(size: ReplicaSize, { url, ports, secrets }: Parts): Promise<ReplicaFigures> {
  const { senders } = await seed({ url }, 50, 1);
  const slack = await startProgram<{ port: number }>('slack.ts', {});
  const load = await startProgram('load.ts', { signingSecret: secrets.signingSecret });
  const environment = {
    SLACK_SIGNING_SECRET: secrets.signingSecret,
    SLACK_BOT_TOKEN: secrets.botToken,
    SLACK_API_URL: `http://127.0.0.1:${slack.ready.port}/api/`,
    DATABASE_URL: url,
  };
  const bots = await Promise.all(ports.map((port) => startBot(port, environment)));
  const run = (order: Partial<LoadOrder>) =>
    load.ask<LoadFigures>({
      port: ports[0],
      ports,
      senders,
      connections,
      expects: 'Sparat',
      responses: `http://127.0.0.1:${slack.ready.port}/respond`,
      ...order,
    });
  try {
    await run({ lines, count: 1500, offered });
    const look = () => Promise.all(bots.map(async (bot) => ({ resident: bot.memory(), live: await bot.liveMemory() })));
    const memory = [await look()];
    const sampling = setInterval(() => void look().then((all) => memory.push(all)), 60_000);
    const steady = await run({ lines, count: size.seconds * offered, offered }).finally(() => clearInterval(sampling));
    memory.push(await look());
    // What was noted is still being told in the channels; a burst comes when it comes.
    await wait(3_000);
    const before = await storedNotes(url);
    const began = performance.now();
    const figures = await run({
      lines: [{ text: '1.3 Skur # av rader är skriven', expects: 'Sparat' }],
      count: size.burst,
      offered: size.burst,
      connections: size.burst,
      ready: true,
    });
    const answers = await laterAnswers(slack, figures.later);
    const seconds = (performance.now() - began) / 1000;
    const savedLater = answers.filter((answer) => answer?.includes('Sparat')).length;
    const answeredLater = answers.filter((answer) => answer !== undefined).length;
    const after = await storedNotes(url);
    const own = after.filter(({ text }) => text.startsWith('Skur'));
    return {
      steady,
      memory,
      burst: {
        figures,
        saved: size.burst - figures.wrong - figures.later.length + savedLater,
        told: figures.wrong + answeredLater - savedLater,
        unanswered: figures.later.length - answeredLater,
        stored: after.length - before.length,
        twice: own.length - new Set(own.map(({ text }) => text)).size,
        seconds,
      },
    };
  } finally {
    await Promise.all([...bots.map((bot) => bot.stop()), slack.stop(), load.stop()]);
  }
}

/** What came later, for each request; undefined where nothing came within half a minute. */
async function laterAnswers(slack: Awaited<ReturnType<typeof startProgram>>, ids: readonly string[]) {
  for (let tries = 0; ; tries += 1) {
    const { responses } = await slack.ask<{ responses: Readonly<Record<string, string>> }>({});
    const answers = ids.map((id) => responses[id]);
    if (tries >= 300 || answers.every((answer) => answer !== undefined)) return answers;
    await wait(100);
  }
}

async function storedNotes(url: string): Promise<readonly { readonly text: string }[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const { rows } = await client
    .query<{ text: string }>("SELECT body->>'text' AS text FROM measure_change WHERE kind = 'note'")
    .finally(() => client.end());
  return rows;
}
