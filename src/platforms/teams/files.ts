import { randomUUID } from 'node:crypto';
import type { AccountRef, OutgoingFile } from '../../chat/incoming.ts';
import { isFileHost, isLoopback } from './hosts.ts';

export const maxFileMegabytes = 10;
const maxBytes = maxFileMegabytes * 1024 * 1024;
const keptForMs = 30 * 60 * 1000;
const maxKeptBytes = 60 * 1024 * 1024;
const maxRedirects = 3;

export type Download =
  | { readonly kind: 'ok'; readonly bytes: Uint8Array }
  | { readonly kind: 'too-large' }
  | { readonly kind: 'failed'; readonly reason: string };

/** Fetches a file that a person sent, from where Teams keeps files and nowhere else. */
export async function downloadFile(address: string, allowLoopback: boolean): Promise<Download> {
  let url = address;
  for (let hop = 0; hop <= maxRedirects; hop += 1) {
    if (!mayReach(url, allowLoopback)) return { kind: 'failed', reason: 'not a SharePoint address' };
    try {
      const response = await fetch(url, { redirect: 'manual', signal: AbortSignal.timeout(30_000) });
      const location = response.headers.get('location');
      if (response.status >= 300 && response.status < 400 && location) {
        url = new URL(location, url).href;
        continue;
      }
      if (!response.ok) return { kind: 'failed', reason: `status ${response.status}` };
      return await readBody(response);
    } catch (error) {
      return { kind: 'failed', reason: error instanceof Error ? error.name : 'unknown' };
    }
  }
  return { kind: 'failed', reason: 'too many redirects' };
}

async function readBody(response: Response): Promise<Download> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of response.body ?? []) {
    length += chunk.length;
    if (length > maxBytes) return { kind: 'too-large' };
    chunks.push(chunk);
  }
  return { kind: 'ok', bytes: new Uint8Array(Buffer.concat(chunks)) };
}

/** Uploads a file to the address that Teams gave when the person accepted it. Whether it worked. */
export async function uploadFile(address: string, file: OutgoingFile, allowLoopback: boolean): Promise<boolean> {
  if (!mayReach(address, allowLoopback)) return false;
  try {
    const response = await fetch(address, {
      method: 'PUT',
      redirect: 'error',
      headers: {
        'content-type': file.mediaType,
        'content-range': `bytes 0-${file.bytes.length - 1}/${file.bytes.length}`,
      },
      body: new Uint8Array(file.bytes),
      signal: AbortSignal.timeout(60_000),
    });
    return response.ok;
  } catch {
    return false;
  }
}

function mayReach(address: string, allowLoopback: boolean): boolean {
  return isFileHost(address) || (allowLoopback && isLoopback(address));
}

interface Kept {
  readonly account: AccountRef;
  readonly file: OutgoingFile;
  readonly until: number;
}

/** Files that wait in memory, for half an hour, until their person accepts them. */
export class KeptFiles {
  readonly #now: () => number;
  readonly #keptById = new Map<string, Kept>();

  /** @param now milliseconds, of any steady clock */
  constructor(now: () => number) {
    this.#now = now;
  }

  keep(account: AccountRef, file: OutgoingFile): string {
    const id = randomUUID();
    this.#keptById.set(id, { account, file, until: this.#now() + keptForMs });
    let size = [...this.#keptById.values()].reduce((sum, kept) => sum + kept.file.bytes.length, 0);
    for (const [oldest, kept] of this.#keptById) {
      if (oldest === id || (size <= maxKeptBytes && kept.until > this.#now())) break;
      this.#keptById.delete(oldest);
      size -= kept.file.bytes.length;
    }
    return id;
  }

  /** The file, once, if it is that person's and still here. */
  take(id: string, account: AccountRef): OutgoingFile | undefined {
    const kept = this.#keptById.get(id);
    if (kept === undefined || kept.account.id !== account.id || kept.account.tenant !== account.tenant)
      return undefined;
    this.#keptById.delete(id);
    return kept.until > this.#now() ? kept.file : undefined;
  }
}
