import { createHash, randomUUID } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { patience } from './backup-catalogue.ts';
import type { AboutBackup } from './backup-lines.ts';

type Migration = AboutBackup['migrations'][number];

/** The lock that migrations are applied under: nobody starts a new version meanwhile. Held until the transaction is over. */
export async function holdSchema(client: pg.ClientBase): Promise<void> {
  await client.query('SELECT pg_advisory_xact_lock(72707369)');
}

/** The migrations of this version, oldest first. */
export function migrationsIn(directory: string): readonly Migration[] {
  return readdirSync(directory, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => ({ name, checksum: createHash('sha256').update(sqlOf(directory, name)).digest('hex') }))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** The backup's first migration that this version lacks, or has otherwise. */
export function unknownMigration(backup: readonly Migration[], own: readonly Migration[]): string | undefined {
  return backup.find(({ name, checksum }) => !own.some((known) => known.name === name && known.checksum === checksum))
    ?.name;
}

/** The first migration in the database that this version lacks. */
export async function newerMigration(client: pg.ClientBase, own: readonly Migration[]): Promise<string | undefined> {
  const { rows } = await client.query<{ name: string }>(
    'SELECT migration_name AS name FROM _prisma_migrations WHERE rolled_back_at IS NULL ORDER BY 1',
  );
  return rows.find(({ name }) => !own.some((known) => known.name === name))?.name;
}

/**
 * Makes the tables of an empty database anew as a backup of an older version had them. The rows are put there, and
 * `migrateFrom` then does to them what an update would have done. All in the transaction that `client` has open.
 */
export async function rebuildAs(
  client: pg.ClientBase,
  directory: string,
  migrations: readonly Migration[],
): Promise<void> {
  await dropOwn(client);
  for (const { name } of migrations) await apply(client, directory, name);
}

/** Applies the migrations that the backup was without. */
export async function migrateFrom(
  client: pg.ClientBase,
  directory: string,
  applied: readonly Migration[],
): Promise<void> {
  for (const { name } of migrationsIn(directory))
    if (!applied.some((known) => known.name === name)) await apply(client, directory, name);
}

async function apply(client: pg.ClientBase, directory: string, name: string): Promise<void> {
  const sql = sqlOf(directory, name);
  await client.query({ text: sql.toString('utf8'), query_timeout: patience } as pg.QueryConfig);
  await client.query(
    `INSERT INTO _prisma_migrations (id, checksum, migration_name, started_at, finished_at, applied_steps_count)
     VALUES ($1, $2, $3, now(), clock_timestamp(), 1)`,
    [randomUUID(), createHash('sha256').update(sql).digest('hex'), name],
  );
}

/** Only what migrations made: extensions keep theirs. */
async function dropOwn(client: pg.ClientBase): Promise<void> {
  const { rows: tables } = await client.query<{ name: string }>(
    `SELECT relname AS name FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' AND relname <> '_prisma_migrations'`,
  );
  const named = tables.map(({ name }) => pg.escapeIdentifier(name));
  if (named.length > 0) await client.query(`DROP TABLE ${named.join(', ')} CASCADE`);
  const { rows: routines } = await client.query<{ signature: string }>(
    `SELECT p.oid::regprocedure::text AS signature FROM pg_proc p WHERE p.pronamespace = 'public'::regnamespace
       AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.objid = p.oid AND d.deptype = 'e')`,
  );
  for (const { signature } of routines) await client.query(`DROP FUNCTION IF EXISTS ${signature} CASCADE`);
  await client.query('DELETE FROM _prisma_migrations');
}

function sqlOf(directory: string, name: string): Buffer {
  return readFileSync(join(directory, name, 'migration.sql'));
}
