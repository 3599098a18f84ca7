import { createServer, type Server, type ServerResponse } from 'node:http';
import type { Platform } from './chat/incoming.ts';

export type Readiness = () => Promise<boolean>;

/**
 * One port for every endpoint, with /healthz (the process lives) and /readyz (it can answer people). Of prefixes that fit, the
 * first takes the request.
 */
export function createWebServer(endpoints: Platform['endpoints'], isReady: Readiness): Server {
  const exact = new Map(
    endpoints.filter(({ path }) => !path.endsWith('/')).map(({ path, listener }) => [path, listener]),
  );
  const prefixed = endpoints.filter(({ path }) => path.endsWith('/'));
  return createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://localhost').pathname;
    const listener = exact.get(path);
    if (listener) return listener(request, response);
    if (path === '/healthz') return answer(response, 200, 'ok');
    if (path === '/readyz')
      return void isReady().then((ready) => answer(response, ready ? 200 : 503, ready ? 'ready' : 'not ready'));
    const prefix = prefixed.find((endpoint) => path.startsWith(endpoint.path));
    if (prefix) return prefix.listener(request, response);
    return answer(response, 404, 'not found');
  });
}

function answer(response: ServerResponse, status: number, text: string): void {
  response.writeHead(status, { 'content-type': 'text/plain; charset=utf-8' }).end(`${text}\n`);
}

export function listen(server: Server, port: number, host: string): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const inUse = `Port ${port} is in use by another program. Stop that one, or set PORT to another number.`;
      reject(error.code === 'EADDRINUSE' ? new Error(inUse) : error);
    });
    server.listen(port, host, () => {
      const address = server.address();
      resolve(typeof address === 'object' && address ? address.port : port);
    });
  });
}
