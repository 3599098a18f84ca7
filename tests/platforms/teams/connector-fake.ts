import { createServer } from 'node:http';
import { closeServer, listen } from '../../helpers/teams-proxy.ts';

/** What the connector does with the next call: a status with headers and an error code, or a broken connection. */
export type Fault =
  | { readonly status: number; readonly headers?: Record<string, string>; readonly code?: string }
  | 'reset';

export interface ConnectorFake {
  readonly serviceUrl: string;
  readonly calls: readonly { readonly method: string; readonly path: string; readonly body: Record<string, unknown> }[];
  /** Faults for the coming calls, in turn; after them all goes well. */
  fail(...faults: Fault[]): void;
  close(): Promise<void>;
}

/** Microsoft's connector, so far as our calls go, with the faults that the Playground never has. */
export async function startConnectorFake(): Promise<ConnectorFake> {
  const calls: { method: string; path: string; body: Record<string, unknown> }[] = [];
  let faults: Fault[] = [];
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const text = Buffer.concat(chunks).toString('utf8');
    calls.push({
      method: request.method ?? '',
      path: decodeURIComponent(request.url ?? ''),
      body: text ? JSON.parse(text) : {},
    });
    const [fault, ...rest] = faults;
    faults = rest;
    if (fault === 'reset') return void request.socket.destroy();
    if (fault) {
      response.writeHead(fault.status, { 'content-type': 'application/json', ...fault.headers });
      return void response.end(JSON.stringify({ error: { code: fault.code ?? 'Error', message: 'no' } }));
    }
    response.writeHead(201, { 'content-type': 'application/json' }).end(JSON.stringify({ id: `id-${calls.length}` }));
  });
  const port = await listen(server);
  return {
    serviceUrl: `http://127.0.0.1:${port}/teams`,
    calls,
    fail: (...coming) => {
      faults = coming;
    },
    close: () => closeServer(server),
  };
}
