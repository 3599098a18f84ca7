import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { Reach } from '../../src/infra/fetch-calendar.ts';

export interface CalendarServer {
  readonly port: number;
  /** Hosts that were asked for, with the path. */
  readonly asked: string[];
  close(): Promise<void>;
}

/** A web server on loopback that answers as the test says. */
export function serveCalendars(
  answer: (request: IncomingMessage, response: ServerResponse) => void,
): Promise<CalendarServer> {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    asked.push(`${request.headers.host}${request.url}`);
    answer(request, response);
  });
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      resolve({
        port: typeof address === 'object' && address ? address.port : 0,
        asked,
        close: () =>
          new Promise((done) => {
            server.closeAllConnections();
            server.close(() => done());
          }),
      });
    });
  });
}

/** The internet as a test has it: every name that it knows is on loopback, which counts as public here. */
export function reachOf(
  addresses: Readonly<Record<string, readonly string[]>>,
): Reach & { readonly resolved: string[] } {
  const resolved: string[] = [];
  return {
    resolved,
    resolve: async (host) => {
      resolved.push(host);
      const known = addresses[host];
      if (!known) throw new Error('ENOTFOUND');
      return known;
    },
    isAllowed: (address) => address === '127.0.0.1',
    plainHttp: true,
  };
}
