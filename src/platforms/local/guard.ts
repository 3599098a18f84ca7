import type { IncomingMessage } from 'node:http';
import { local } from '../../text/sv/local.ts';

/**
 * Why a request is not from the page itself, or undefined when it is. Loopback alone does not keep other web pages out:
 * a page can point its own host name at 127.0.0.1 (Host), or post a form here (Origin, Sec-Fetch-Site).
 */
export function refusalOf(request: IncomingMessage, port: number): string | undefined {
  const host = request.headers.host?.toLowerCase() ?? '';
  if (!hostsOf(port).includes(host)) {
    return local.server.wrongHost(port);
  }
  const { origin } = request.headers;
  if (origin !== undefined && origin.toLowerCase() !== `http://${host}`) {
    return local.server.otherPage;
  }
  const site = request.headers['sec-fetch-site'];
  const isRead = request.method === 'GET' || request.method === 'HEAD';
  if (isRead) {
    // A link to the page from elsewhere is harmless; a foreign page that reads the conversation is not.
    const isPage = pathOf(request) === '/';
    return site === undefined || site === 'same-origin' || site === 'none' || isPage
      ? undefined
      : local.server.otherPage;
  }
  return origin !== undefined || site === 'same-origin' ? undefined : local.server.noOrigin;
}

function hostsOf(port: number): readonly string[] {
  return [`127.0.0.1:${port}`, `localhost:${port}`, `[::1]:${port}`];
}

export function pathOf(request: IncomingMessage): string {
  return (request.url ?? '/').split('?', 1)[0] ?? '/';
}
