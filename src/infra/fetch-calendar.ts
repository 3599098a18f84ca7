import { lookup } from 'node:dns/promises';
import { type IncomingMessage, request as requestPlain } from 'node:http';
import { request as requestSecure } from 'node:https';
import { isIP } from 'node:net';
import { type FetchedCalendar, type FetchFault, mostCalendarKilobytes } from '../domain/calendar-file.ts';
import { isPublicAddress } from '../domain/public-address.ts';

/** What of the network may be reached, and how names become addresses. Tests bring their own. */
export interface Reach {
  resolve(host: string): Promise<readonly string[]>;
  isAllowed(address: string): boolean;
  /** Also without TLS. */
  readonly plainHttp: boolean;
}

export const internet: Reach = {
  resolve: async (host) => (await lookup(host, { all: true })).map(({ address }) => address),
  isAllowed: isPublicAddress,
  plainHttp: false,
};

const mostRedirects = 3;
const mostMilliseconds = 10_000;
const mostBytes = mostCalendarKilobytes * 1024;

class Fault extends Error {
  readonly fault: FetchFault;

  constructor(fault: FetchFault) {
    super(fault.key);
    this.fault = fault;
  }
}

/**
 * Fetches a calendar. The host's name is resolved once, every address that it has must be public, and the connection goes to
 * an address that was looked at: a name that answers differently the next time leads nowhere else. Never throws.
 */
export async function fetchCalendar(
  address: string,
  reach: Reach = internet,
  milliseconds = mostMilliseconds,
): Promise<FetchedCalendar> {
  const signal = AbortSignal.timeout(milliseconds);
  try {
    let url = checkedUrl(address, reach);
    for (let redirects = 0; ; redirects++) {
      const response = await ask(url, await addressOf(url, reach, signal), signal);
      const next = redirectOf(response);
      if (next === undefined) return { ok: true, bytes: await bodyOf(response) };
      response.destroy();
      if (redirects >= mostRedirects) throw new Fault({ key: 'too-many-redirects' });
      url = checkedUrl(URL.canParse(next, url) ? new URL(next, url).href : '', reach);
    }
  } catch (error) {
    if (error instanceof Fault) return { ok: false, fault: error.fault };
    return { ok: false, fault: { key: signal.aborted ? 'timeout' : 'unreachable' } };
  }
}

/** What is wrong with an address before anything is asked of it. */
export function addressFault(address: string, reach: Reach = internet): FetchFault | undefined {
  if (!URL.canParse(address)) return { key: 'not-an-address' };
  const url = new URL(address);
  if (url.protocol !== 'https:' && !(reach.plainHttp && url.protocol === 'http:')) return { key: 'not-https' };
  if (url.username !== '' || url.password !== '') return { key: 'credentials' };
  return undefined;
}

function checkedUrl(address: string, reach: Reach): URL {
  const fault = addressFault(address, reach);
  if (fault) throw new Fault(fault);
  return new URL(address);
}

/** The address to connect to. One local address among a host's is enough to refuse it. */
async function addressOf(url: URL, reach: Reach, signal: AbortSignal): Promise<string> {
  const host = hostOf(url);
  const all = isIP(host) === 0 ? await untilAborted(reach.resolve(host), signal) : [host];
  const [first] = all;
  if (first === undefined) throw new Fault({ key: 'unknown-host' });
  if (!all.every((each) => reach.isAllowed(each))) throw new Fault({ key: 'local-network' });
  return first;
}

function hostOf(url: URL): string {
  return url.hostname.replace(/^\[|\]$/g, '');
}

/** Resolving a name can't be called off. */
async function untilAborted(resolving: Promise<readonly string[]>, signal: AbortSignal): Promise<readonly string[]> {
  const aborted = new Promise<never>((_, reject) => {
    signal.addEventListener('abort', () => reject(new Fault({ key: 'timeout' })), { once: true });
  });
  const resolved = resolving.catch((): never => {
    throw new Fault({ key: 'unknown-host' });
  });
  return Promise.race([resolved, aborted]);
}

function ask(url: URL, address: string, signal: AbortSignal): Promise<IncomingMessage> {
  const request = url.protocol === 'https:' ? requestSecure : requestPlain;
  const family = isIP(address);
  return new Promise((resolve, reject) => {
    const asked = request(
      url,
      {
        agent: false,
        signal,
        headers: { accept: 'text/calendar', 'accept-encoding': 'identity', 'user-agent': 'samverkan' },
        lookup: (_host, options, done) =>
          options.all ? done(null, [{ address, family }]) : done(null, address, family),
      },
      resolve,
    );
    asked.on('error', reject);
    asked.end();
  });
}

function redirectOf({ statusCode = 0, headers }: IncomingMessage): string | undefined {
  if (statusCode === 200) return undefined;
  if ([301, 302, 303, 307, 308].includes(statusCode) && headers.location !== undefined) return headers.location;
  throw new Fault({ key: 'status', status: statusCode });
}

/** What the answer says of its own size is not trusted. */
async function bodyOf(response: IncomingMessage): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of response as AsyncIterable<Uint8Array>) {
    size += part.byteLength;
    if (size > mostBytes) throw new Fault({ key: 'too-large' });
    parts.push(part);
  }
  return Buffer.concat(parts, size);
}
