import { createServer, type Server, type ServerResponse } from 'node:http';
import { Server as NetServer } from 'node:net';
import type { Platform } from './chat/incoming.ts';

/** Whether it can answer people, and otherwise why not, in a sentence. */
export type Readiness = { readonly ready: true } | { readonly ready: false; readonly why: string };

type Endpoints = Platform['endpoints'];

export interface WebServer {
  readonly server: Server;
  /** Serves these too. */
  add(endpoints: Endpoints): void;
  /** Everything is served: what is unknown now is not found, where it was to be asked for again before. */
  complete(): void;
  /** From now on each answer is the last on its connection, so that nobody sends more on it. */
  lastAnswers(): void;
  /**
   * Takes no more connections. Those that there are have so many milliseconds to send a request that is on its way: Node's own
   * `close` breaks what has been taken and has not said anything yet. `closed` resolves when all have been answered.
   */
  close(speaksWithin: number): { readonly closed: Promise<unknown> };
}

/**
 * One port for every endpoint, with /healthz (the process lives) and /readyz (it can answer people). Of prefixes that fit, the
 * first takes the request.
 */
export function createWebServer(readiness: () => Promise<Readiness>): WebServer {
  const exact = new Map<string, Endpoints[number]['listener']>();
  const prefixed: Endpoints[number][] = [];
  let complete = false;
  let last = false;
  const server = createServer((request, response) => {
    if (last) response.shouldKeepAlive = false;
    const url = request.url ?? '/';
    if (!URL.canParse(url, 'http://localhost')) return answer(response, 400, 'bad request');
    const path = new URL(url, 'http://localhost').pathname;
    const listener = exact.get(path);
    if (listener) return listener(request, response);
    if (path === '/healthz') return answer(response, 200, 'ok');
    if (path === '/readyz')
      return void readiness().then((state) =>
        state.ready ? answer(response, 200, 'ready') : answer(response, 503, `not ready: ${state.why}`),
      );
    const prefix = prefixed.find((endpoint) => path.startsWith(endpoint.path));
    if (prefix) return prefix.listener(request, response);
    if (complete) return answer(response, 404, 'not found');
    return answer(response, 503, 'starting: ask again in a while', { 'retry-after': '5' });
  });
  return {
    server,
    add: (endpoints) => {
      for (const endpoint of endpoints) {
        if (endpoint.path.endsWith('/')) prefixed.push(endpoint);
        else exact.set(endpoint.path, endpoint.listener);
      }
    },
    complete: () => {
      complete = true;
    },
    lastAnswers: () => {
      last = true;
    },
    close: (speaksWithin) => {
      const closed = new Promise((resolve) => NetServer.prototype.close.call(server, resolve));
      const idle = setTimeout(() => {
        server.closeIdleConnections();
        const again = setInterval(() => server.closeIdleConnections(), 100);
        void closed.then(() => clearInterval(again));
      }, speaksWithin);
      void closed.then(() => clearTimeout(idle));
      return { closed };
    },
  };
}

function answer(response: ServerResponse, status: number, text: string, headers: Record<string, string> = {}): void {
  response.writeHead(status, { 'content-type': 'text/plain; charset=utf-8', ...headers }).end(`${text}\n`);
}

/**
 * Connections that wait to be taken while the process has its hands full. Past Node's own 511 the system refuses them in silence, and
 * who knocks tries again after 1, 3, 7 … s: longer than Slack waits. The system has a limit of its own (Linux: `somaxconn`, 4096).
 */
const mostUnopened = 4096;

/** Resolves with the port, which the system chooses where `port` is 0. Fails with a sentence where it is in use. */
export function listen(server: Server, port: number, host: string): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const inUse = `Port ${port} is in use by another program. Stop that one, or set PORT to another number.`;
      reject(error.code === 'EADDRINUSE' ? new Error(inUse) : error);
    });
    server.listen({ port, host, backlog: mostUnopened }, () => {
      const address = server.address();
      resolve(typeof address === 'object' && address ? address.port : port);
    });
  });
}
