import type { IncomingMessage, ServerResponse } from 'node:http';
import type { HttpRouteHandler, IHttpServerAdapter } from '@microsoft/teams.apps';
import type { TokenGate } from './token-gate.ts';

// Teams' largest activity is about 100 KB.
const maxBodyBytes = 512 * 1024;

/** The SDK's server as a listener on the one port that every platform shares. */
export interface TeamsEndpoint {
  readonly adapter: IHttpServerAdapter;
  readonly listener: (request: IncomingMessage, response: ServerResponse) => void;
  /** Refuses new requests and waits for those in flight. */
  stop(): Promise<void>;
}

/** `refused` is told why, of each request that the SDK is not asked about. */
export function createEndpoint(gate: TokenGate, refused: (kind: string) => void): TeamsEndpoint {
  let handler: HttpRouteHandler | undefined;
  let stopped = false;
  const inFlight = new Set<Promise<void>>();

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (stopped || handler === undefined) return send(response, 503);
    if (request.method !== 'POST') return send(response, 405);
    const { authorization } = request.headers;
    // Without a token there is nothing to check: the body is not even read. A proxy that takes the header away looks the same.
    if (!authorization) return refuse(response, 'no-token');
    const fault = await gate(authorization);
    if (fault !== undefined) return refuse(response, fault);
    const body = await readJson(request);
    if (typeof body === 'number') return send(response, body);
    const result = await handler({ body, headers: { authorization } });
    send(response, result.status, result.body);
  }

  function refuse(response: ServerResponse, kind: string): void {
    refused(kind);
    send(response, 401);
  }

  return {
    adapter: {
      registerRoute(_method, _path, registered) {
        handler = registered;
      },
    },
    listener(request, response) {
      const work = answer(request, response)
        .catch(() => send(response, 500))
        .finally(() => inFlight.delete(work));
      inFlight.add(work);
    },
    async stop() {
      stopped = true;
      await Promise.allSettled(inFlight);
    },
  };
}

/** The body as an object, or the status that refuses it. */
async function readJson(request: IncomingMessage): Promise<object | number> {
  const chunks: Buffer[] = [];
  let length = 0;
  // Leaving the loop must not destroy the connection, or the refusal never arrives.
  for await (const chunk of request.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
    length += chunk.length;
    if (length > maxBodyBytes) return 413;
    chunks.push(chunk);
  }
  try {
    const body: unknown = JSON.parse(Buffer.concat(chunks).toString('utf8'));
    return typeof body === 'object' && body !== null && !Array.isArray(body) ? body : 400;
  } catch {
    return 400;
  }
}

function send(response: ServerResponse, status: number, body?: unknown): void {
  if (response.headersSent || response.destroyed) return;
  if (body === undefined) {
    // What is left of a body that is too large is not read: the connection is nobody else's.
    response.writeHead(status, status === 413 ? { connection: 'close' } : {}).end();
    return;
  }
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8' }).end(JSON.stringify(body));
}
