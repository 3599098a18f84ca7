import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Args, methods } from './methods.ts';
import type { FakeState, Fault } from './state.ts';
import { acceptWebSocket } from './web-socket.ts';

export interface FakeServer {
  readonly base: string;
  close(): Promise<void>;
}

export interface ServerHooks {
  /** What was posted to a response_url; the answer is its status. */
  responded(id: string, body: Record<string, unknown>): number;
  /** What came over the Socket Mode connection. */
  enveloped(text: string): void;
}

/** The addresses of slack.com, files.slack.com and hooks.slack.com on one loopback port. */
export async function startServer(state: FakeState, hooks: ServerHooks): Promise<FakeServer> {
  const server: Server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', base);
    const [, area, rest = ''] = url.pathname.split('/');
    if (area === 'api') return void serveMethod(rest, request, response);
    if (area === 'respond') return void serveRespond(rest, request, response);
    if (area === 'files') return serveFile(rest, request, response);
    if (area === 'upload') return void serveUpload(rest, request, response);
    response.writeHead(404).end();
  });
  server.on('upgrade', (request, stream) => {
    state.streams.add(stream);
    const socket = acceptWebSocket(request, stream, {
      message: (text) => hooks.enveloped(text),
      closed: () => {
        state.sockets.delete(socket);
        state.streams.delete(stream);
      },
    });
    state.sockets.add(socket);
    socket.send(JSON.stringify({ type: 'hello', num_connections: 1, connection_info: { app_id: 'A0SAMVERKAN' } }));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  async function serveMethod(method: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await bytesOf(request);
    const args = argsOf(body.toString('utf8'), request.headers['content-type']);
    const caller = callerOf(method, request);
    state.calls.push({ method, args: { ...args }, team: caller.team });
    const fault = takeFault(state, method);
    if (fault?.kind === 'slow') await new Promise((resolve) => setTimeout(resolve, fault.milliseconds));
    if (fault?.kind === 'rate-limited') {
      response.writeHead(429, fault.retryAfter === undefined ? {} : { 'retry-after': String(fault.retryAfter) });
      return void response.end('{"ok":false,"error":"ratelimited"}');
    }
    if (fault?.kind === 'error') return json(response, { ok: false, error: fault.error });
    if (fault?.kind === 'drop' && fault.when === 'before') return void request.socket.destroy();
    if (fault?.kind === 'http' && fault.when === 'before') return void response.writeHead(fault.status).end('oops');
    if (fault?.kind === 'silent' && fault.when === 'before') return;
    const answer = caller.error === undefined ? run(method, args, caller.team) : { ok: false, error: caller.error };
    if (fault?.kind === 'drop') return void request.socket.destroy();
    if (fault?.kind === 'http') return void response.writeHead(fault.status).end('oops');
    if (fault?.kind === 'silent') return;
    json(response, answer, { 'x-oauth-scopes': state.scopes.join(',') });
  }

  function run(method: string, args: Args, team: string): object {
    return methods[method]?.(state, args, base, team) ?? { ok: false, error: 'unknown_method' };
  }

  /** Whose token it is, and what Slack says to it when it is worth nothing. */
  function callerOf(method: string, request: IncomingMessage): Caller {
    if (method === 'oauth.v2.access') return { team: state.team };
    const token = request.headers.authorization?.replace(/^Bearer /, '') ?? '';
    if (token === (method === 'apps.connections.open' ? state.appToken : state.botToken)) return { team: state.team };
    const given = state.oauth.tokens.get(token);
    if (given?.state === 'live') return { team: given.team };
    return { team: undefined, error: given?.state ?? 'invalid_auth' };
  }

  async function serveRespond(id: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = JSON.parse((await bytesOf(request)).toString('utf8')) as Record<string, unknown>;
    const fault = takeFault(state, 'response_url');
    if (fault?.kind === 'http') return void response.writeHead(fault.status).end('oops');
    const status = hooks.responded(id, body);
    response.writeHead(status).end(status === 200 ? 'ok' : 'invalid_blocks');
  }

  function serveFile(id: string, request: IncomingMessage, response: ServerResponse): void {
    const file = state.files.get(id);
    if (callerOf('', request).error !== undefined || file === undefined) {
      return void response.writeHead(302, { location: `${base}/login` }).end();
    }
    response.writeHead(200, { 'content-type': 'application/octet-stream' }).end(file.bytes);
  }

  async function serveUpload(id: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await bytesOf(request);
    const fault = takeFault(state, 'upload');
    if (fault?.kind === 'http') return void response.writeHead(fault.status).end('oops');
    if (fault?.kind === 'drop') return void request.socket.destroy();
    const file = state.files.get(id);
    if (file === undefined || file.completed) return void response.writeHead(404).end('file_not_found');
    file.bytes = await uploadedBytes(body, request.headers['content-type'] ?? '');
    response.writeHead(200).end('OK');
  }

  return {
    base,
    async close() {
      for (const stream of state.streams) stream.destroy();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

type Caller =
  | { readonly team: string; readonly error?: undefined }
  | { readonly team: undefined; readonly error: string };

/** As a form's file or as they are. */
async function uploadedBytes(body: Buffer, contentType: string): Promise<Buffer> {
  if (!contentType.includes('form-data')) return body;
  const parts = await new Response(new Uint8Array(body), { headers: { 'content-type': contentType } }).formData();
  const part = [...parts.values()].find((value) => typeof value !== 'string');
  return part !== undefined && typeof part !== 'string' ? Buffer.from(await part.arrayBuffer()) : body;
}

function takeFault(state: FakeState, method: string): Fault | undefined {
  const index = state.faults.findIndex((one) => one.method === method);
  const found = state.faults[index];
  if (found === undefined) return state.weather?.(method);
  found.times -= 1;
  if (found.times <= 0) state.faults.splice(index, 1);
  return found.fault;
}

function argsOf(body: string, contentType = ''): Record<string, unknown> {
  if (contentType.includes('json')) return JSON.parse(body || '{}') as Record<string, unknown>;
  return Object.fromEntries(
    [...new URLSearchParams(body)].map(([key, value]) => [key, /^[[{]/.test(value) ? JSON.parse(value) : value]),
  );
}

async function bytesOf(request: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts);
}

function json(response: ServerResponse, body: object, headers: Record<string, string> = {}): void {
  response.writeHead(200, { 'content-type': 'application/json; charset=utf-8', ...headers }).end(JSON.stringify(body));
}
