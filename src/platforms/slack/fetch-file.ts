import type { SlackFile } from './payloads.ts';
import { causeCodeOf } from './post-result.ts';
import { isFileAddress } from './slack-hosts.ts';

export type FetchedFile =
  | { readonly kind: 'fetched'; readonly bytes: Uint8Array }
  | { readonly kind: 'too-large' }
  | { readonly kind: 'unreachable'; readonly reason: string };

/** The bot's token, and what to try once instead of one that was refused. */
export interface TokenSource {
  current(): Promise<string | undefined>;
  instead(refused: string): Promise<string | undefined>;
}

export type FileFetcher = (file: SlackFile) => Promise<FetchedFile>;

export const fileMegabytes = 10;
const mostBytes = fileMegabytes * 1024 * 1024;

/** Fetches shared files with the bot's token, from Slack's own file host only. Needs the scope files:read. Never throws. */
export function createFileFetcher(apiUrl: string, token: TokenSource): FileFetcher {
  return async (file) => {
    const address = file.url_private_download ?? file.url_private;
    if (!address) return { kind: 'unreachable', reason: 'no_address' };
    if (!isFileAddress(address, apiUrl)) return { kind: 'unreachable', reason: 'foreign_host' };
    if ((file.size ?? 0) > mostBytes) return { kind: 'too-large' };
    const bearer = await token.current().catch(() => undefined);
    if (bearer === undefined) return { kind: 'unreachable', reason: 'no_token' };
    const first = await fetchWith(bearer, address, file);
    if (first.kind !== 'unreachable') return first;
    const other = await token.instead(bearer).catch(() => undefined);
    return other === undefined ? first : fetchWith(other, address, file);
  };
}

async function fetchWith(bearer: string, address: string, file: SlackFile): Promise<FetchedFile> {
  try {
    const response = await fetch(address, {
      headers: { authorization: `Bearer ${bearer}` },
      // Without the right scope Slack redirects to its login page.
      redirect: 'error',
      signal: AbortSignal.timeout(30_000),
    });
    if (!response.ok) return { kind: 'unreachable', reason: `http_${response.status}` };
    const isLoginPage = response.headers.get('content-type')?.startsWith('text/html');
    if (isLoginPage && !/\.html?$/i.test(file.name ?? '')) return { kind: 'unreachable', reason: 'login_page' };
    return await readCapped(response);
  } catch (error) {
    return { kind: 'unreachable', reason: causeCodeOf(error) };
  }
}

/** The size that Slack tells is not trusted: reading stops at the cap. */
async function readCapped(response: Response): Promise<FetchedFile> {
  const parts: Uint8Array[] = [];
  let size = 0;
  if (response.body !== null) {
    for await (const part of response.body as unknown as AsyncIterable<Uint8Array>) {
      size += part.byteLength;
      // Leaving the loop cancels the rest of the download.
      if (size > mostBytes) return { kind: 'too-large' };
      parts.push(part);
    }
  }
  return { kind: 'fetched', bytes: Buffer.concat(parts, size) };
}
