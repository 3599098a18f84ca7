import { createHash, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createReadStream } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip, createGzip } from 'node:zlib';
import { z } from 'zod';
import { BackupError } from './backup-fault.ts';
import { createOpener, createSealer, keyFrom } from './backup-seal.ts';

const format = 1;
const magic = '{"samverkan":"backup"';
const opening = z.object({ samverkan: z.literal('backup'), format: z.number().int(), salt: z.string().optional() });

const digestBytes = 32;
const mostOpeningBytes = 1_000;
/** A row holds at most a file of a few megabytes. */
const mostLineBytes = 256 * 1024 * 1024;

export interface BackupWriter {
  /** Waits while the disk has enough to do. */
  write(text: string): Promise<void>;
  /** Writes what is left and the check sum, and brings it to the disk. */
  finish(): Promise<void>;
  /** Lets the file go, unfinished. */
  abort(): Promise<void>;
}

/**
 * Makes a backup's file, mode 0600; throws when there is one. A line that says what it is, the text compressed and (with
 * a key) encrypted, and the SHA-256 of all that as the last 32 bytes.
 */
export async function createBackupFile(path: string, key: string | undefined): Promise<BackupWriter> {
  const handle = await open(path, 'wx', 0o600);
  const hash = createHash('sha256');
  const put = async (bytes: Uint8Array): Promise<void> => {
    hash.update(bytes);
    await handle.writeFile(bytes);
  };
  const salt = key === undefined ? undefined : randomBytes(32);
  const first = Buffer.from(
    `${JSON.stringify({ samverkan: 'backup', format, ...(salt ? { salt: salt.toString('base64') } : {}) })}\n`,
  );
  const gzip = createGzip();
  const done = (async () => {
    await put(first);
    const sealer = salt && key !== undefined ? createSealer(await keyFrom(key, salt), first) : undefined;
    await pipeline(gzip, async (compressed: AsyncIterable<Buffer>) => {
      for await (const bytes of compressed) await put(sealer ? sealer.seal(bytes) : bytes);
    });
    if (sealer) await put(sealer.end());
    await handle.writeFile(hash.digest());
    await handle.sync();
  })();
  done.catch((error: Error) => gzip.destroy(error));
  return {
    write: async (text) => {
      if (!gzip.write(text)) await Promise.race([once(gzip, 'drain'), done]);
    },
    finish: async () => {
      gzip.end();
      await done.finally(() => handle.close());
    },
    abort: async () => {
      gzip.destroy();
      await done.catch(() => {});
      await handle.close().catch(() => {});
    },
  };
}

/**
 * The lines of a backup. The whole file is read first, and nothing is given of one that was cut or altered. Throws a
 * BackupError that says why it is not taken.
 */
export async function* readBackupFile(path: string, key: string | undefined): AsyncGenerator<string> {
  const handle = await open(path, 'r').catch((cause: unknown) => {
    throw new BackupError('unreadable', cause);
  });
  try {
    const about = await handle.stat();
    if (about.isDirectory()) throw new BackupError('not-a-backup');
    const { size } = about;
    const first = await openingOf(handle);
    const { format: theirs, salt } = first.said;
    if (theirs > format) throw new BackupError('newer-format');
    const end = size - digestBytes;
    if (end < first.bytes.length) throw new BackupError('damaged');
    await checkDigest(handle, path, end);
    if (salt !== undefined && key === undefined) throw new BackupError('no-key');
    const body = createReadStream(path, { start: first.bytes.length, end: end - 1 });
    const opener =
      salt === undefined || key === undefined
        ? undefined
        : createOpener(await keyFrom(key, Buffer.from(salt, 'base64')), first.bytes);
    yield* linesOf(opener ? Readable.from(opener(body)) : body);
  } finally {
    await handle.close();
  }
}

async function openingOf(handle: FileHandle) {
  const { buffer, bytesRead } = await handle.read(Buffer.alloc(mostOpeningBytes), 0, mostOpeningBytes, 0);
  const bytes = buffer.subarray(0, bytesRead);
  // A file that was cut within its first words.
  const started = bytes.subarray(0, magic.length).toString('latin1');
  if (started !== magic.slice(0, started.length) || bytesRead === 0) throw new BackupError('not-a-backup');
  const length = bytes.indexOf(0x0a) + 1;
  if (length === 0) throw new BackupError('damaged');
  try {
    const said = opening.parse(JSON.parse(bytes.subarray(0, length).toString('utf8')));
    return { said, bytes: Buffer.from(bytes.subarray(0, length)) };
  } catch (cause) {
    throw new BackupError('damaged', cause);
  }
}

async function checkDigest(handle: FileHandle, path: string, end: number): Promise<void> {
  const hash = createHash('sha256');
  for await (const bytes of createReadStream(path, { end: end - 1 })) hash.update(bytes as Buffer);
  const { buffer } = await handle.read(Buffer.alloc(digestBytes), 0, digestBytes, end);
  if (!hash.digest().equals(buffer)) throw new BackupError('damaged');
}

async function* linesOf(compressed: Readable): AsyncGenerator<string> {
  const gunzip = createGunzip();
  const fed = pipeline(compressed, gunzip);
  fed.catch(() => {});
  let rest: Buffer[] = [];
  let length = 0;
  try {
    for await (const bytes of gunzip as AsyncIterable<Buffer>) {
      let from = 0;
      for (let at = bytes.indexOf(0x0a); at >= 0; at = bytes.indexOf(0x0a, from)) {
        yield Buffer.concat([...rest, bytes.subarray(from, at)]).toString('utf8');
        from = at + 1;
        rest = [];
        length = 0;
      }
      if (from < bytes.length) rest.push(bytes.subarray(from));
      length += bytes.length - from;
      if (length > mostLineBytes) throw new BackupError('damaged');
    }
    await fed;
  } catch (error) {
    throw error instanceof BackupError ? error : new BackupError('damaged', error);
  } finally {
    compressed.destroy();
    gunzip.destroy();
  }
  if (length > 0) throw new BackupError('damaged');
}
