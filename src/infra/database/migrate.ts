import { createHash, randomUUID } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type pg from 'pg';
import { programVersion } from '../program-version.ts';
import { mayUse, oldestFor } from './schema-age.ts';

/** The advisory lock that Prisma's own schema engine takes, so that it and this never migrate at the same time. */
const PRISMA_LOCK = 72707369;

/**
 * A table that somebody reads can't be changed meanwhile, and everybody who comes after waits for it too. A migration waits
 * this long for its turn, lets the others through, and tries again.
 */
const LOCK_TIMEOUT_MS = 1_500;
const LOCK_ATTEMPTS = 20;

interface Applied {
  readonly migration_name: string;
  readonly checksum: string;
  readonly finished_at: Date | null;
}

export interface Migrated {
  /** What was applied now. */
  readonly fresh: readonly string[];
  /** What a newer version has applied: it only adds, and this one can go on. */
  readonly newer: readonly string[];
}

/**
 * Applies the migrations in `directory` that `client`'s database lacks. Records them exactly as `prisma migrate deploy` does (same
 * table, checksum and lock), so that either may be used. Each is applied whole or not at all. A database that a newer version
 * has only added to may be used by this one, `version`, so that old and new run side by side (docs/decisions/0014-rolling-upgrade.md). Throws, with
 * what to do, when a newer version has taken something away that this one needs, or a migration was edited.
 */
export async function migrate(client: pg.ClientBase, directory: string, version = programVersion): Promise<Migrated> {
  await client.query('SELECT pg_advisory_lock($1)', [PRISMA_LOCK]);
  try {
    if (!(await isMade(client))) await makeTable(client);
    const appliedByName = await readApplied(client);
    const names = namesOfMigrations(directory);
    const newer = newerThan(names, appliedByName, version);
    const fresh: string[] = [];
    for (const name of names) {
      if (await applyOnce(client, directory, name, appliedByName.get(name))) fresh.push(name);
    }
    return { fresh, newer };
  } finally {
    // When the connection is gone, so is the lock.
    await client.query('SELECT pg_advisory_unlock($1)', [PRISMA_LOCK]).catch(() => {});
  }
}

/** The database is not as the program needs it, and was to be left as it is. `waiting`: so many migrations; all, where nothing is made yet. */
export class NotReady extends Error {
  readonly waiting: number | 'all';

  constructor(waiting: NotReady['waiting']) {
    super(waiting === 'all' ? 'The database is empty.' : `${waiting} migrations of the database wait.`);
    this.waiting = waiting;
  }
}

/** Changes nothing. Throws `NotReady` where `migrate` would have something to do, and what `migrate` throws where it would refuse. */
export async function checkMigrated(client: pg.ClientBase, directory: string, version = programVersion): Promise<void> {
  const appliedByName: ReadonlyMap<string, Applied> = (await isMade(client)) ? await readApplied(client) : new Map();
  if (appliedByName.size === 0) throw new NotReady('all');
  const names = namesOfMigrations(directory);
  newerThan(names, appliedByName, version);
  for (const name of names) if (appliedByName.has(name)) refuseUnfinished(name, appliedByName.get(name));
  const waiting = names.filter((name) => !appliedByName.has(name)).length;
  if (waiting > 0) throw new NotReady(waiting);
}

/** What a newer version has applied. Throws when one of them takes away what this version uses. */
function newerThan(
  names: readonly string[],
  appliedByName: ReadonlyMap<string, Applied>,
  version: string,
): readonly string[] {
  const newer = [...appliedByName.keys()].filter((name) => !names.includes(name)).sort();
  for (const name of newer) refuseUnfinished(name, appliedByName.get(name));
  const barred = newer.find((name) => !mayUse(version, name));
  if (barred !== undefined) {
    throw new Error(
      `The database was made by a newer version: its migration ${barred} takes away what this version, ${version}, uses. ` +
        `Start version ${oldestFor(barred)} or newer, or restore a backup made by this one.`,
    );
  }
  return newer;
}

/** The migrations' names, oldest first. */
function namesOfMigrations(directory: string): string[] {
  return readdirSync(directory, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort();
}

/** Asked first: CREATE TABLE IF NOT EXISTS needs a right that a running program may lack. */
async function isMade(client: pg.ClientBase): Promise<boolean> {
  const table = await client.query("SELECT to_regclass('_prisma_migrations') IS NOT NULL AS present");
  return table.rows[0].present;
}

async function makeTable(client: pg.ClientBase): Promise<void> {
  await client.query(`CREATE TABLE _prisma_migrations (
    id VARCHAR(36) PRIMARY KEY NOT NULL, checksum VARCHAR(64) NOT NULL, finished_at TIMESTAMPTZ,
    migration_name VARCHAR(255) NOT NULL, logs TEXT, rolled_back_at TIMESTAMPTZ,
    started_at TIMESTAMPTZ NOT NULL DEFAULT now(), applied_steps_count INTEGER NOT NULL DEFAULT 0)`);
}

async function readApplied(client: pg.ClientBase): Promise<Map<string, Applied>> {
  const { rows } = await client.query<Applied>(
    'SELECT migration_name, checksum, finished_at FROM _prisma_migrations WHERE rolled_back_at IS NULL',
  );
  return new Map(rows.map((row) => [row.migration_name, row]));
}

/** Applies one migration unless it is there already, and says whether it did. */
async function applyOnce(
  client: pg.ClientBase,
  directory: string,
  name: string,
  applied: Applied | undefined,
): Promise<boolean> {
  const sql = readFileSync(join(directory, name, 'migration.sql'));
  const checksum = createHash('sha256').update(sql).digest('hex');
  if (applied) {
    refuseUnfinished(name, applied);
    if (applied.checksum !== checksum) {
      throw new Error(
        `The migration ${name} was edited after it was applied. Put the file back as it was, and write a new migration for the change.`,
      );
    }
    return false;
  }
  for (let attempt = 1; ; attempt += 1) {
    try {
      await applyWhole(client, name, sql.toString('utf8'), checksum);
      return true;
    } catch (error) {
      if (isLockTimeout(error) && attempt < LOCK_ATTEMPTS) {
        await pause(500 + 500 * Math.random());
        continue;
      }
      throw new Error(
        `The migration ${name} failed, and nothing of it was kept: ${(error as Error).message}. ` +
          'The version that runs already goes on as before. Go back to it, and report the fault.',
        { cause: error },
      );
    }
  }
}

/** All of it and its record in one transaction, or nothing. */
async function applyWhole(client: pg.ClientBase, name: string, sql: string, checksum: string): Promise<void> {
  await client.query('BEGIN');
  try {
    await client.query(`SET LOCAL lock_timeout = ${LOCK_TIMEOUT_MS}`);
    await client.query(sql);
    await client.query(
      `INSERT INTO _prisma_migrations (id, checksum, migration_name, started_at, finished_at, applied_steps_count)
       VALUES ($1, $2, $3, now(), clock_timestamp(), 1)`,
      [randomUUID(), checksum, name],
    );
    await client.query('COMMIT');
  } catch (error) {
    await client.query('ROLLBACK').catch(() => {});
    throw error;
  }
}

function isLockTimeout(error: unknown): boolean {
  return error instanceof Error && 'code' in error && (error.code === '55P03' || error.code === '40P01');
}

function refuseUnfinished(name: string, applied: Applied | undefined): void {
  if (!applied || applied.finished_at) return;
  throw new Error(
    `The migration ${name} failed halfway under another tool. Put the database right by hand, then run ` +
      `npx prisma migrate resolve --applied ${name} (or --rolled-back).`,
  );
}
