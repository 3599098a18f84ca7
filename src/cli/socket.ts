import { once } from 'node:events';
import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import { z } from 'zod';
import type { Application } from '../application.ts';
import type { HeldFolder } from '../infra/database/data-lock.ts';
import { fromBase64, type Io, type Subcommand, toBase64 } from './subcommand.ts';
import { subcommands } from './subcommands.ts';

const call = z.object({ name: z.string(), options: z.unknown() });
const line = z.union([
  z.object({ out: z.string() }),
  z.object({ err: z.string() }),
  z.object({ file: z.string(), bytes: z.string() }),
  z.object({ part: z.string() }),
  z.object({ exit: z.number() }),
]);

/** A file of 10 MB in base64 with room around it. */
const mostBytes = 16 * 1024 * 1024;

/** Seconds. While a part waits to be taken the embedded database waits too: whoever takes nothing is let go. */
const longestWait = 5;

/** Serves the command line over the data folder's socket, which only its owner can open. Gives what stops it. */
export function serveCommands(folder: HeldFolder, app: Application): () => Promise<void> {
  const server = createServer((incoming, response) => void answer(app, incoming, response));
  folder.serve((socket) => server.emit('connection', socket));
  return async () => {
    server.closeIdleConnections();
  };
}

async function answer(app: Application, incoming: IncomingMessage, response: ServerResponse): Promise<void> {
  const say = (message: z.input<typeof line>) => response.write(`${JSON.stringify(message)}\n`);
  try {
    const { name, options } = call.parse(JSON.parse(await bodyOf(incoming)));
    const subcommand = subcommands.find((entry) => entry.name === name) as Subcommand | undefined;
    if (!subcommand) throw new Error(`the running bot has no ${name}; it may be of another version: restart it`);
    const io: Io = {
      out: (text) => say({ out: text }),
      err: (text) => say({ err: text }),
      file: (path, bytes) => say({ file: path, bytes: toBase64(bytes) }),
      part: async (text) => {
        if (response.destroyed) throw new Error('nobody takes what was asked for');
        if (!say({ part: text })) await once(response, 'drain', { signal: AbortSignal.timeout(longestWait * 1000) });
      },
    };
    say({ exit: await subcommand.run(app, subcommand.options.parse(options), io) });
  } catch (error) {
    say({ err: error instanceof Error ? error.message : 'failed' });
    say({ exit: 70 });
  }
  response.end();
}

async function bodyOf(incoming: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of incoming as AsyncIterable<Buffer>) {
    length += chunk.length;
    if (length > mostBytes) throw new Error('the request is too large');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

/** Runs a subcommand in the running bot and writes what it says. */
export function callRunning(socketPath: string, name: string, options: unknown, io: Io): Promise<number> {
  return new Promise((resolve, reject) => {
    const outgoing = request(
      { socketPath, method: 'POST', path: '/run', headers: { 'content-type': 'application/json' } },
      (response) => {
        receiveAll(response, io).then(resolve, reject);
      },
    );
    outgoing.on('error', reject);
    outgoing.end(JSON.stringify({ name, options }));
  });
}

async function receiveAll(response: IncomingMessage, io: Io): Promise<number> {
  let rest: string[] = [];
  let code = 70;
  response.setEncoding('utf8');
  for await (const text of response as AsyncIterable<string>) {
    const [first = '', ...more] = text.split('\n');
    rest.push(first);
    for (const next of more) {
      code = (await receive(line.parse(JSON.parse(rest.join(''))), io)) ?? code;
      rest = [next];
    }
  }
  return code;
}

async function receive(message: z.output<typeof line>, io: Io): Promise<number | undefined> {
  if ('exit' in message) return message.exit;
  if ('part' in message) await io.part?.(message.part);
  else if ('out' in message) io.out(message.out);
  else if ('err' in message) io.err(message.err);
  else io.file(message.file, fromBase64(message.bytes));
  return undefined;
}
