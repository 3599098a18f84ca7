import type { IncomingMessage, ServerResponse } from 'node:http';
import { setTimeout } from 'node:timers/promises';
import { calendarFeed } from './app/calendars/feed.ts';
import type { Log } from './app/dispatch.ts';
import type { Clock, Reads } from './app/ports.ts';
import type { Platform } from './chat/incoming.ts';
import { hash } from './infra/ids.ts';
import { createStrangersAsks, type StrangersAsks } from './strangers-asks.ts';

const calendarPath = '/calendar/';

export interface CalendarServing {
  readonly store: Reads;
  readonly clock: Clock;
  readonly log: Log;
  /** Why a request is turned away unread, in local mode. */
  readonly refusal?: (request: IncomingMessage) => string | undefined;
}

/** As `newToken` makes them. */
const tokenForm = /^[a-z2-7]{32}$/;

/** Addresses that nobody has been given may cost the database so many questions at once, and so many a second. */
const strangers = { atOnce: 40, aSecond: 20 };

/** Milliseconds before "not found", longer than it takes to find out: what is not there takes as long as what was revoked. */
const answerAfter = 40;

/**
 * `/calendar/TOKEN.ics`: what calendar programs read. Whoever has the address may read, so the token is all the proof there
 * is. An address that was revoked, was never given or is no address at all gives the very same answer. Who guesses at more than
 * the database is asked for is told to come back (429); those who have read here before are not.
 */
export function calendarEndpoint(serving: CalendarServing): Platform['endpoints'][number] {
  const asks = createStrangersAsks(strangers.atOnce, strangers.aSecond);
  return {
    path: calendarPath,
    listener: (request, response) => {
      answer(request, response, serving, asks).catch((error: Error) => {
        serving.log.error('calendar.failed', { fault: error.name });
        if (response.headersSent) response.destroy();
        else plain(response, 500, 'failed');
      });
    },
  };
}

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  serving: CalendarServing,
  asks: StrangersAsks,
): Promise<void> {
  const refusal = serving.refusal?.(request);
  if (refusal !== undefined) return plain(response, 403, refusal);
  if (request.method !== 'GET' && request.method !== 'HEAD')
    return plain(response, 405, 'GET only', { allow: 'GET, HEAD' });
  const waited = setTimeout(answerAfter);
  const key = keyIn(request.url ?? '');
  if (key !== undefined && !asks.mayAsk(key))
    return plain(response, 429, 'ask again in a while', { 'retry-after': '5' });
  const text = key === undefined ? undefined : await textOf(key, serving);
  if (key !== undefined) asks.found(key, text !== undefined);
  if (text === undefined) {
    await waited;
    return plain(response, 404, 'not found');
  }
  const etag = `"${hash(text).slice(0, 32)}"`;
  const headers = {
    etag,
    'cache-control': 'private, max-age=900',
    'x-robots-tag': 'noindex',
    'referrer-policy': 'no-referrer',
  };
  if (isKnown(request.headers['if-none-match'], etag)) return void response.writeHead(304, headers).end();
  const bytes = Buffer.from(text);
  response.writeHead(200, {
    ...headers,
    'content-type': 'text/calendar; charset=utf-8',
    'content-length': bytes.byteLength,
    'content-disposition': 'inline; filename="samverkan.ics"',
    'x-content-type-options': 'nosniff',
  });
  response.end(request.method === 'HEAD' ? undefined : bytes);
}

/** What is looked for, of an address that could be one of ours. */
function keyIn(url: string): string | undefined {
  const token = (url.split('?', 1)[0] ?? '').slice(calendarPath.length).replace(/\.ics$/, '');
  return tokenForm.test(token) ? hash(token) : undefined;
}

async function textOf(key: string, { store, clock }: CalendarServing): Promise<string | undefined> {
  const feed = await calendarFeed(key, store, clock.now());
  if (!feed) return undefined;
  const { calendarFile } = await import('./infra/documents/calendar-feed.ts');
  return calendarFile(feed);
}

function isKnown(header: string | undefined, etag: string): boolean {
  const known = (header ?? '').split(',').map((each) => each.trim().replace(/^W\//, ''));
  return known.includes(etag) || known.includes('*');
}

function plain(response: ServerResponse, status: number, text: string, headers: Record<string, string> = {}): void {
  response.writeHead(status, { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store', ...headers });
  response.end(`${text}\n`);
}
