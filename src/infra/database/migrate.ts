import { createHash, randomUUID } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type pg from 'pg';

/** The advisory lock that Prisma's own schema engine takes, so that it and this never migrate at the same time. */
const PRISMA_LOCK = 72707369;

interface Applied {
  readonly migration_name: string;
  readonly checksum: string;
  readonly finished_at: Date | null;
}

/**
 * Applies the migrations in `directory` that `client`'s database lacks, and returns their names. Records them exactly
 * as `prisma migrate deploy` does (same table, checksum and lock), so that either may be used. Each is applied whole or
 * not at all. Throws, with what to do, when the database is newer than the program or a migration was edited.
 */
export async function migrate(client: pg.ClientBase, directory: string): Promise<string[]> {
  await client.query('SELECT pg_advisory_lock($1)', [PRISMA_LOCK]);
  try {
    const appliedByName = await readApplied(client);
    const names = namesOfMigrations(directory);
    const unknown = [...appliedByName.keys()].filter((name) => !names.includes(name));
    if (unknown.length > 0) {
      throw new Error(
        `The database was made by a newer version: it has the migration ${unknown.join(', ')}, which this one lacks. ` +
          'Start the newer version, or restore a backup made by this one.',
      );
    }
    const fresh: string[] = [];
    for (const name of names) {
      if (await applyOnce(client, directory, name, appliedByName.get(name))) fresh.push(name);
    }
    return fresh;
  } finally {
    // When the connection is gone, so is the lock.
    await client.query('SELECT pg_advisory_unlock($1)', [PRISMA_LOCK]).catch(() => {});
  }
}

/** The migrations' names, oldest first. */
function namesOfMigrations(directory: string): string[] {
  return readdirSync(directory, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort();
}

async function readApplied(client: pg.ClientBase): Promise<Map<string, Applied>> {
  // Asked first: CREATE TABLE IF NOT EXISTS needs a right that a running program may lack.
  const table = await client.query("SELECT to_regclass('_prisma_migrations') IS NOT NULL AS present");
  if (!table.rows[0].present) {
    await client.query(`CREATE TABLE _prisma_migrations (
      id VARCHAR(36) PRIMARY KEY NOT NULL, checksum VARCHAR(64) NOT NULL, finished_at TIMESTAMPTZ,
      migration_name VARCHAR(255) NOT NULL, logs TEXT, rolled_back_at TIMESTAMPTZ,
      started_at TIMESTAMPTZ NOT NULL DEFAULT now(), applied_steps_count INTEGER NOT NULL DEFAULT 0)`);
  }
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
    if (!applied.finished_at) {
      throw new Error(
        `The migration ${name} failed halfway under another tool. Put the database right by hand, then run ` +
          `npx prisma migrate resolve --applied ${name} (or --rolled-back).`,
      );
    }
    if (applied.checksum !== checksum) {
      throw new Error(
        `The migration ${name} was edited after it was applied. Put the file back as it was, and write a new migration for the change.`,
      );
    }
    return false;
  }
  await client.query('BEGIN');
  try {
    await client.query(sql.toString('utf8'));
    await client.query(
      `INSERT INTO _prisma_migrations (id, checksum, migration_name, started_at, finished_at, applied_steps_count)
       VALUES ($1, $2, $3, now(), clock_timestamp(), 1)`,
      [randomUUID(), checksum, name],
    );
    await client.query('COMMIT');
    return true;
  } catch (error) {
    await client.query('ROLLBACK').catch(() => {});
    throw new Error(`The migration ${name} failed, and nothing of it was kept: ${(error as Error).message}`, {
      cause: error,
    });
  }
}
