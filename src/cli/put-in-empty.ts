import type pg from 'pg';
import type { AboutBackup } from '../infra/database/backup-lines.ts';
import { beginRestore, filledTables, storeLines } from '../infra/database/backup-restore.ts';
import { holdSchema, migrateFrom, migrationsIn, newerMigration, rebuildAs } from '../infra/database/backup-schema.ts';
import { type Database, ownMigrations } from '../infra/database/open-database.ts';
import { sv } from '../text/sv.ts';

/** Refused with a sentence; nothing is changed. */
export class Refused extends Error {}

const texts = sv.backup.restore;

/**
 * Puts the lines after a heading into an empty database: all of it in one transaction, or nothing. `settle` does what is to be
 * done with them before anyone else sees them, in the same transaction; what it gives is given on. Throws `Refused`.
 */
export async function putInEmpty<Result>(
  database: Database,
  about: AboutBackup,
  lines: AsyncIterator<string>,
  settle: (client: pg.ClientBase) => Promise<Result>,
): Promise<Result> {
  const client = await database.pool.connect();
  let broken = false;
  try {
    await beginRestore(client);
    await holdSchema(client);
    // What a newer version has done to rows once, it would not do to these.
    const newer = await newerMigration(client, migrationsIn(ownMigrations));
    if (newer !== undefined) throw new Refused(texts.newerDatabase(newer));
    const filled = await filledTables(client);
    if (filled.length > 0) throw new Refused(texts.filled(filled));
    const isOlder = about.migrations.length < migrationsIn(ownMigrations).length;
    if (isOlder) await rebuildAs(client, ownMigrations, about.migrations);
    await storeLines(client, lines, about);
    if (isOlder) await migrateFrom(client, ownMigrations, about.migrations);
    const settled = await settle(client);
    await client.query('COMMIT');
    return settled;
  } catch (error) {
    await client.query('ROLLBACK').catch(() => {
      broken = true;
    });
    throw isLockTimeout(error) ? new Refused(texts.busy) : error;
  } finally {
    client.release(broken);
  }
}

/** Somebody else has a table, or is migrating. */
function isLockTimeout(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === '55P03';
}
