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
  z.object({ exit: z.number() }),
]);

/** A file of 10 MB in base64 with room around it. */
const mostBytes = 16 * 1024 * 1024;

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
        let rest = '';
        let code = 70;
        response.setEncoding('utf8');
        response.on('data', (text: string) => {
          const lines = (rest + text).split('\n');
          rest = lines.pop() ?? '';
          for (const entry of lines) code = receive(line.parse(JSON.parse(entry)), io) ?? code;
        });
        response.on('end', () => resolve(code));
        response.on('error', reject);
      },
    );
    outgoing.on('error', reject);
    outgoing.end(JSON.stringify({ name, options }));
  });
}

function receive(message: z.output<typeof line>, io: Io): number | undefined {
  if ('exit' in message) return message.exit;
  if ('out' in message) io.out(message.out);
  else if ('err' in message) io.err(message.err);
  else io.file(message.file, fromBase64(message.bytes));
  return undefined;
}
