import {
  accessSync,
  chmodSync,
  constants,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statfsSync,
} from 'node:fs';
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type pg from 'pg';

/** Made by scripts/prepare.mjs; where it is missing PGlite makes the database itself, in 4 s and 0.8 GB. */
const template = fileURLToPath(new URL('../../../dist/embedded-template/data', import.meta.url));

/** Without autovacuum and checkpointer, dead rows and the write-ahead log would grow for as long as the program runs. */
const UPKEEP_MS = 10 * 60_000;

export interface Embedded {
  readonly pool: pg.Pool;
  close(): Promise<void>;
}

/**
 * Opens the embedded database in `directory`/database, making it when it is missing. Whoever calls holds the folder
 * (data-lock.ts): PGlite itself lets two processes destroy each other's rows. Errors in the upkeep that runs every ten
 * minutes go to `onError`.
 */
export async function openEmbedded(
  directory: string,
  onError: (error: Error) => void,
  onFailure?: () => void,
): Promise<Embedded> {
  const folder = join(directory, 'database');
  await makeFromTemplate(folder).catch((error: Error) => {
    throw unopened(directory, error);
  });
  // Loaded here since PGlite takes 100 ms and PostgreSQL's users have no use for it.
  const [{ PGlite }, { DurableNodeFS, durableStartParams, PglitePool }] = await Promise.all([
    import('@electric-sql/pglite'),
    import('./pglite-pool.ts'),
  ]);
  const open = () =>
    PGlite.create({ fs: new DurableNodeFS(folder), startParams: durableStartParams }).catch((error: Error) => {
      throw unopened(directory, error);
    });
  const pool = new PglitePool(open, onFailure);
  // What it can't be opened for is told here, not to whoever asks first.
  await pool.query('SELECT 1');
  const upkeep = setInterval(() => void keepUp(pool).catch(onError), UPKEEP_MS);
  upkeep.unref();
  return {
    pool,
    close: async () => {
      clearInterval(upkeep);
      await pool.end();
    },
  };
}

/** Whether there is a database in the data folder. */
export function isEmbeddedIn(directory: string): boolean {
  return existsSync(join(directory, 'database', 'PG_VERSION'));
}

/** Bytes: a new segment of the write-ahead log, and what it takes to bring tables up to what stands in it. */
const ROOM_TO_OPEN = 40 * 1024 * 1024;

/** What keeps the database from being opened, with what to do. PGlite itself says only that it failed. */
class Unopened extends Error {
  /** PostgreSQL's own code: the disk is full, or something is wrong in the files. */
  readonly code: '53100' | '58030';

  constructor(message: string, code: Unopened['code'], cause: Error) {
    super(message, { cause });
    this.code = code;
  }
}

function unopened(directory: string, cause: Error): Error {
  if (cause instanceof Unopened || /was made by PostgreSQL/.test(cause.message)) return cause;
  const { bavail, bsize } = statfsSync(directory);
  if (bavail * bsize < ROOM_TO_OPEN)
    return new Unopened(
      `The disk of the data folder ${directory} is full, and the database can't be opened: make room for at least 100 MB. Nothing that was saved is lost.`,
      '53100',
      cause,
    );
  const advice = isWritable(directory)
    ? 'Take a copy of the folder, and restore the latest backup into an empty one.'
    : 'The folder can only be read: give the user that runs Samverkan the right to write there, or set SAMVERKAN_DATA to another folder.';
  return new Unopened(`The database in ${directory} can't be opened: ${cause.message}. ${advice}`, '58030', cause);
}

function isWritable(directory: string): boolean {
  try {
    accessSync(directory, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

/** Frees dead rows, refreshes the planner's figures and empties the write-ahead log. */
export async function keepUp(pool: pg.Pool): Promise<void> {
  await pool.query('VACUUM ANALYZE');
  await pool.query('CHECKPOINT');
}

/** Copies the template to `folder` unless there is a database; the rename at the end makes a half copy impossible. */
async function makeFromTemplate(folder: string): Promise<void> {
  if (!existsSync(template)) return;
  if (existsSync(join(folder, 'PG_VERSION'))) return refuseOtherMajor(folder);
  const copy = `${folder}.new`;
  rmSync(copy, { recursive: true, force: true });
  mkdirSync(copy, { recursive: true, mode: 0o700 });
  cpSync(template, copy, { recursive: true });
  // An installed program's files may be read-only, and a copy keeps that.
  for (const entry of readdirSync(copy, { recursive: true, withFileTypes: true }))
    chmodSync(join(entry.parentPath, entry.name), entry.isDirectory() ? 0o700 : 0o600);
  await syncTree(copy);
  renameSync(copy, folder);
  await syncOne(join(folder, '..'));
}

/** PostgreSQL does not open another major version's files, and says so in a way that helps nobody here. */
function refuseOtherMajor(folder: string): void {
  const [theirs, ours] = [folder, template].map((path) => readFileSync(join(path, 'PG_VERSION'), 'utf8').trim());
  if (theirs === ours) return;
  throw new Error(
    `The database in ${folder} was made by PostgreSQL ${theirs}, and this version of the program has ${ours}. ` +
      'Take a backup with the version that made it, and restore it into an empty folder with this one.',
  );
}

/** Brings a folder and all in it to the disk: the first checkpoint syncs only the files that it wrote itself. */
async function syncTree(folder: string): Promise<void> {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  await Promise.all([folder, ...entries.map((entry) => join(entry.parentPath, entry.name))].map(syncOne));
}

async function syncOne(path: string): Promise<void> {
  const handle = await open(path, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
