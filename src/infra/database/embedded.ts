import { chmodSync, cpSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
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
  await makeFromTemplate(folder);
  // Loaded here since PGlite takes 100 ms and PostgreSQL's users have no use for it.
  const [{ PGlite }, { DurableNodeFS, durableStartParams, PglitePool }] = await Promise.all([
    import('@electric-sql/pglite'),
    import('./pglite-pool.ts'),
  ]);
  const database = await PGlite.create({ fs: new DurableNodeFS(folder), startParams: durableStartParams });
  const pool = new PglitePool(database, onFailure);
  const upkeep = setInterval(() => void keepUp(pool).catch(onError), UPKEEP_MS);
  upkeep.unref();
  return {
    pool,
    close: async () => {
      clearInterval(upkeep);
      await pool.end();
      await database.close();
    },
  };
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
