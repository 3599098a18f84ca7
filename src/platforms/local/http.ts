import type { IncomingMessage, ServerResponse } from 'node:http';
import { local } from '../../text/sv/local.ts';

const pageHeaders = {
  // The drawing libraries style through the DOM, which needs no 'unsafe-inline'; nothing is fetched from elsewhere.
  'content-security-policy':
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; font-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-resource-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
} as const;

export function send(
  response: ServerResponse,
  status: number,
  mediaType: string,
  body: string | Buffer,
  cache = 'no-store',
) {
  response.writeHead(status, {
    ...pageHeaders,
    'content-type': mediaType,
    'content-length': Buffer.byteLength(body),
    'cache-control': cache,
  });
  response.end(response.req.method === 'HEAD' ? undefined : body);
}

export function sendJson(response: ServerResponse, body: unknown, status = 200): void {
  send(response, status, 'application/json; charset=utf-8', JSON.stringify(body));
}

/** A refusal with a sentence that says why. */
export function sendSentence(response: ServerResponse, status: number, sentence: string): void {
  sendJson(response, { error: sentence }, status);
}

/** Opens a stream of server-sent events. */
export function openStream(response: ServerResponse): void {
  response.writeHead(200, { ...pageHeaders, 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
  response.flushHeaders();
}

/** The body as JSON, or what is wrong with it. More than `maxBytes` is not read. */
export async function readJson(
  request: IncomingMessage,
  maxBytes: number,
): Promise<{ json: unknown } | { status: 400 | 413 | 415; sentence: string }> {
  if (!/^application\/json\b/i.test(request.headers['content-type'] ?? '')) {
    return { status: 415, sentence: local.server.badBody('application/json') };
  }
  const tooLarge = { status: 413, sentence: local.server.bodyTooLarge } as const;
  if (Number(request.headers['content-length'] ?? 0) > maxBytes) return tooLarge;
  const chunks: Buffer[] = [];
  let size = 0;
  // Leaving the loop must not destroy the connection, or the refusal never arrives.
  for await (const chunk of request.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
    size += chunk.byteLength;
    if (size > maxBytes) return tooLarge;
    chunks.push(chunk);
  }
  try {
    return { json: JSON.parse(Buffer.concat(chunks).toString('utf8')) };
  } catch {
    return { status: 400, sentence: local.server.badBody('JSON') };
  }
}
