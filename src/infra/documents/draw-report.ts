import { type ChildProcess, fork } from 'node:child_process';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { Documents } from '../../app/documents.ts';
import type { ReportFormat } from '../../app/reports/report.ts';
import type { DrawingOrder } from './report/draw.ts';
import type { DrawingAnswer } from './report/process.ts';

type Drawn = ReadonlyMap<ReportFormat, Uint8Array>;

/** A program for Node that draws, as report/process.ts does. */
export interface DrawingProgram {
  readonly path: string;
  readonly nodeOptions: readonly string[];
}

/** Milliseconds. */
interface Patience {
  /** An order that takes longer is given up, and its process ended. */
  readonly order: number;
  /** A process that has had nothing to do for so long is ended: it holds the typesetter, some 100 MB. */
  readonly idle: number;
}

/**
 * Draws reports in a process of its own: neither does typesetting hold up a command, nor can a fault in a library written for
 * machines end the program. The process is started by the first order and takes one at a time; it keeps no program alive.
 * It gets nothing of the program's environment, which holds its secrets.
 */
export function createDrawing(
  program: DrawingProgram = ownProgram(),
  patience: Patience = { order: 20_000, idle: 60_000 },
): Documents['drawReport'] {
  let child: ChildProcess | undefined;
  let idle: NodeJS.Timeout | undefined;
  let before: Promise<unknown> = Promise.resolve();

  const draw = (order: DrawingOrder, drawn: Map<ReportFormat, Uint8Array>): Promise<void> => {
    clearTimeout(idle);
    child ??= start(program);
    const drawing = child;
    return new Promise<void>((resolve) => {
      const end = (gone: boolean) => {
        clearTimeout(late);
        drawing.removeAllListeners();
        // Without a listener an error of a process that has been given up would end the program.
        drawing.on('error', () => undefined);
        if (gone) {
          drawing.kill('SIGKILL');
          child = undefined;
        } else {
          hold(drawing, false);
          idle = setTimeout(() => {
            child = undefined;
            drawing.kill('SIGKILL');
          }, patience.idle).unref();
        }
        resolve();
      };
      const late = setTimeout(() => end(true), patience.order);
      drawing.on('message', (answer: DrawingAnswer) => {
        if (answer.kind === 'done') end(false);
        else drawn.set(answer.format, answer.bytes);
      });
      drawing.on('error', () => end(true));
      drawing.on('exit', () => end(true));
      hold(drawing, true);
      if (drawing.connected) drawing.send(order);
      else end(true);
    });
  };

  return async (document, imprint, formats) => {
    const drawn = new Map<ReportFormat, Uint8Array>();
    if (formats.includes('json'))
      drawn.set('json', new TextEncoder().encode(`${JSON.stringify({ document, imprint }, null, 2)}\n`));
    const order = { document, imprint, formats: formats.filter((format) => format !== 'json') };
    if (order.formats.length === 0) return drawn;
    const turn = before.then(() => draw(order, drawn));
    before = turn;
    await turn;
    return inOrder(drawn, formats);
  };
}

/** Draws a report in every format that is asked for; one that can't be drawn is left out. */
export const drawReport: Documents['drawReport'] = createDrawing();

function start({ path, nodeOptions }: DrawingProgram): ChildProcess {
  return fork(path, [], {
    execArgv: ['--max-old-space-size=512', ...nodeOptions],
    env: { PATH: process.env.PATH ?? '', TZ: 'UTC' },
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    serialization: 'advanced',
  });
}

/** Whether the program waits for the process. */
function hold(child: ChildProcess, waited: boolean): void {
  if (waited) {
    child.ref();
    child.channel?.ref();
  } else {
    child.unref();
    child.channel?.unref();
  }
}

function inOrder(drawn: Drawn, formats: readonly ReportFormat[]): Drawn {
  const made = [...new Set(formats)].flatMap((format) => {
    const bytes = drawn.get(format);
    return bytes ? [[format, bytes] as const] : [];
  });
  return new Map(made);
}

/** Beside this file in the source, and beside the program where that is a few files of JavaScript (server.vite.config.mjs). */
function ownProgram(): DrawingProgram {
  const own = import.meta.filename;
  if (own.endsWith('.js')) return { path: join(dirname(own), 'draw.js'), nodeOptions: [] };
  const tsx = createRequire(import.meta.url).resolve('tsx');
  const path = fileURLToPath(new URL('./report/process.ts', import.meta.url));
  return { path, nodeOptions: ['--import', pathToFileURL(tsx).href] };
}
