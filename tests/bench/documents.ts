/** A summary's figures on PostgreSQL: its message, its files, and what other commands notice of them. */
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import type { Imprint, ReportDocument } from '../../src/app/reports/report.ts';
import type { Reply } from '../../src/chat/incoming.ts';
import { systemClock } from '../../src/infra/clock.ts';
import { openDatabase } from '../../src/infra/database/open-database.ts';
import { createDrawing } from '../../src/infra/documents/draw-report.ts';
import { applicationOn } from './many-agreements.ts';
import { root } from './processes.ts';
import { seed } from './seed.ts';

interface Order {
  readonly measures: number;
  readonly notes: number;
  readonly times: number;
}

/** Milliseconds. */
export interface DocumentFigures {
  readonly message: { readonly first: number; readonly middle: number };
  readonly cold: number;
  readonly warm: number;
  /** The longest that the program's event loop was held up while files were drawn, and while nothing was. */
  readonly delay: { readonly drawing: number; readonly idle: number };
  /** The slowest of the notes that were written meanwhile. */
  readonly note: { readonly drawing: number; readonly idle: number };
}

const { url } = JSON.parse(process.argv[2] ?? '{}') as { url: string };
process.send?.({});
process.on('message', (order: Order) => void bench(order).then((figures) => process.send?.(figures)));
process.on('disconnect', () => process.exit());

async function bench({ measures, notes, times }: Order): Promise<DocumentFigures> {
  const { large } = await seed({ url }, 0, measures);
  const database = await openDatabase({ url });
  const app = applicationOn(database, systemClock);
  let asked = 0;
  const say = async (command: 'measure' | 'agreement', text: string): Promise<Reply> => {
    const reply = await app.dispatch({
      id: `bench documents ${asked++}`,
      origin: {
        account: { platform: 'slack', tenant: 'T0BENCH', id: large.user },
        channel: { platform: 'slack', tenant: 'T0BENCH', id: large.channel },
        visible: false,
      },
      kind: 'typed',
      root: command,
      text,
    });
    if (reply.outcome !== 'done') throw new Error(`${text}: ${reply.message.summary}`);
    return reply;
  };
  const [agreement] = (await app.store.agreements()).filter(({ key }) => key === 'storort');
  const numbers = (await app.store.agreement(agreement?.id ?? ''))?.index.map(({ number }) => number) ?? [];
  if (numbers.length !== measures) throw new Error(`${numbers.length} measures were stored`);
  const note = (index: number) => say('measure', `${numbers[index % measures]} ${lines[index % lines.length]}`);
  for (let index = 0; index < notes; index++) await note(index);
  for (const number of numbers.slice(0, measures / 3)) {
    await say('measure', `${number} läge röd Materialet är försenat och leverantören har inte svarat`);
    await say('measure', `${number} fråga Får vi mer tid, eller ska vi göra mindre?`);
  }

  const took = async (work: () => Promise<unknown>) => {
    const started = performance.now();
    await work();
    return performance.now() - started;
  };
  let document: ReportDocument | undefined;
  const summaries: number[] = [];
  for (let time = 0; time <= times; time++)
    summaries.push(
      await took(async () => {
        document = (await say('agreement', 'sammanfattning')).data?.document as ReportDocument;
      }),
    );
  const [first = 0, ...later] = summaries;
  if (!document) throw new Error('the summary has no document');
  const [summary, draw] = [document, createDrawing({ path: join(root, 'dist/server/draw.js'), nodeOptions: [] })];
  const drawn = (version: number) =>
    took(async () => {
      const imprint: Imprint = {
        hash: createHash('sha256').update(String(version)).digest('hex'),
        version,
        state: 'draft',
        approvals: [],
        registrations: [],
      };
      // Of one title each, so that nothing is taken from the last one's.
      const own = { ...summary, title: `${summary.title} (${version})` };
      const files = await draw(own, imprint, ['docx', 'pdf', 'png']);
      if (files.size !== 3) throw new Error(`only ${[...files.keys()].join(', ')} could be drawn`);
    });
  const meanwhile = async (work: () => Promise<unknown>) => {
    const loop = monitorEventLoopDelay({ resolution: 1 });
    let [going, slowest] = [true, 0];
    loop.enable();
    const writing = (async () => {
      for (let index = 0; going; index++) slowest = Math.max(slowest, await took(() => note(index)));
    })();
    await work();
    going = false;
    await writing;
    loop.disable();
    return { delay: loop.max / 1e6, note: slowest };
  };
  const idle = await meanwhile(() => new Promise((resolve) => setTimeout(resolve, 2000)));
  const cold = await drawn(1);
  const warm: number[] = [];
  for (let time = 0; time < times; time++) warm.push(await drawn(2 + time));
  const drawing = await meanwhile(async () => {
    for (let time = 0; time < times; time++) await drawn(100 + time);
  });
  await database.close();
  return {
    message: { first, middle: middle(later) },
    cold,
    warm: middle(warm),
    delay: { drawing: drawing.delay, idle: idle.delay },
    note: { drawing: drawing.note, idle: idle.note },
  };
}

const lines = [
  'Vi träffade fastighetsägarna i tisdags och de tar med frågan till sin förening',
  'Ny belysning på plats vid gångtunneln, de boende är nöjda',
  'Materialet är beställt och leverantören återkommer med en plan för arbetet',
];

function middle(numbers: readonly number[]): number {
  return [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? Number.NaN;
}
