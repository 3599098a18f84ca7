import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import { closeServer, listen } from '../helpers/teams-proxy.ts';
import type { Weather } from './weather.ts';

/** A message that Teams took, with its own id for it. */
export interface TeamsMessage {
  readonly conversation: string;
  readonly id: string;
  /** What a telephone shows of it. */
  readonly summary: string;
}

export interface TeamsFake {
  readonly serviceUrl: string;
  readonly messages: readonly TeamsMessage[];
  close(): Promise<void>;
}

/** Microsoft's connector as far as posting goes: what it has taken it keeps, whatever it answers. */
export async function startTeamsFake(weather: Weather): Promise<TeamsFake> {
  const messages: TeamsMessage[] = [];
  let count = 0;

  function take(method: string, path: string, body: string): object {
    if (/\/v3\/conversations$/.test(path)) {
      const { members } = JSON.parse(body) as { members: readonly { id: string }[] };
      return { id: `own:${members[0]?.id}` };
    }
    const [, conversation = ''] = /\/v3\/conversations\/([^/]+)\/activities/.exec(path) ?? [];
    if (method !== 'POST') return { id: 'edited' };
    count += 1;
    const id = `m${count}`;
    const { summary = '' } = JSON.parse(body) as { summary?: string };
    messages.push({ conversation, id, summary });
    return { id };
  }

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const [method, path] = [request.method ?? '', decodeURIComponent(request.url ?? '')];
    const posts = method === 'POST' && path.endsWith('/activities');
    const fault = weather.next(posts);
    if (fault.kind === 'slow') await wait(fault.milliseconds);
    if (fault.kind === 'rate-limited') {
      response.writeHead(429, fault.retryAfter === undefined ? {} : { 'retry-after': String(fault.retryAfter) });
      return void response.end('{"error":{"code":"Throttled"}}');
    }
    const taken =
      'when' in fault && fault.when === 'before' ? {} : take(method, path, Buffer.concat(chunks).toString('utf8'));
    if (fault.kind === 'drop') return void request.socket.destroy();
    if (fault.kind === 'http') return void response.writeHead(fault.status).end('{"error":{"code":"ServiceError"}}');
    if (fault.kind === 'silent') return;
    response.writeHead(201, { 'content-type': 'application/json' }).end(JSON.stringify(taken));
  }

  const server = createServer((request, response) => void answer(request, response));
  const port = await listen(server);
  return { serviceUrl: `http://127.0.0.1:${port}/teams`, messages, close: () => closeServer(server) };
}
