import { createHash, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Registry } from 'prom-client';
import type { Platform } from './chat/incoming.ts';

export interface MetricsServing {
  readonly registry: Registry;
  /** Brings the figures from the database up to date. Never throws. */
  readonly refresh: () => Promise<void>;
  /** METRICS_TOKEN; without it nobody is answered, save in local mode. */
  readonly token?: string;
  /** Local mode: why a request is turned away, or undefined for this machine's own. */
  readonly refusal?: (request: IncomingMessage) => string | undefined;
}

/**
 * `/metrics` for Prometheus. Closed unless it was opened: it needs the token, which no proxy can add by leaving headers out. In local
 * mode the machine itself may read it without, under the page's own checks.
 */
export function metricsEndpoint(serving: MetricsServing): Platform['endpoints'][number] {
  return {
    path: '/metrics',
    listener: (request, response) => {
      answer(request, response, serving).catch(() => {
        if (response.headersSent) response.destroy();
        else plain(response, 500, 'failed');
      });
    },
  };
}

async function answer(request: IncomingMessage, response: ServerResponse, serving: MetricsServing): Promise<void> {
  const { registry, refresh, token, refusal } = serving;
  if (token === undefined && refusal === undefined) return plain(response, 404, 'not found');
  const why = refusal?.(request);
  if (why !== undefined) return plain(response, 403, why);
  if (token !== undefined && !isBearer(request.headers.authorization, token))
    return plain(response, 401, 'METRICS_TOKEN is needed as a bearer token', { 'www-authenticate': 'Bearer' });
  if (request.method !== 'GET' && request.method !== 'HEAD')
    return plain(response, 405, 'GET only', { allow: 'GET, HEAD' });
  await refresh();
  const text = await registry.metrics();
  response.writeHead(200, { 'content-type': registry.contentType, 'cache-control': 'no-store' });
  response.end(request.method === 'HEAD' ? undefined : text);
}

/** Hashed first, so that neither the content nor the length of a wrong one takes another time. */
function isBearer(header: string | undefined, token: string): boolean {
  const given = /^Bearer +(\S+) *$/i.exec(header ?? '')?.[1] ?? '';
  return timingSafeEqual(digest(given), digest(token));
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}

function plain(response: ServerResponse, status: number, text: string, headers: Record<string, string> = {}): void {
  response.writeHead(status, { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store', ...headers });
  response.end(`${text}\n`);
}
