import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { type Database, openDatabase } from '../../src/infra/database/open-database.ts';
import { describeStores, freshPlace, type Store } from '../helpers/database.ts';
import { aFolder } from '../helpers/folder.ts';

const FIRST = { '20210101000000_first/migration.sql': 'CREATE TABLE thing (n int PRIMARY KEY);' };
const SECOND = {
  '20210201000000_second/migration.sql': 'ALTER TABLE thing ADD name text; CREATE TABLE other (n int);',
};

describeStores('Migrations', (_open, store) => {
  it('are applied once, and later ones on top', async () => {
    const open = await aPlace(store);
    await using(await open({ ...FIRST }), async ({ pool }) => {
      await pool.query('INSERT INTO thing VALUES (1)');
    });
    await using(await open({ ...FIRST, ...SECOND }), async ({ pool }) => {
      expect((await pool.query('SELECT n, name FROM thing')).rows).toEqual([{ n: 1, name: null }]);
      const { rows } = await pool.query(
        'SELECT migration_name, length(checksum) AS length, finished_at >= started_at AS finished, applied_steps_count AS steps FROM _prisma_migrations ORDER BY 1',
      );
      expect(rows).toEqual([
        { migration_name: '20210101000000_first', length: 64, finished: true, steps: 1 },
        { migration_name: '20210201000000_second', length: 64, finished: true, steps: 1 },
      ]);
    });
  });

  it('are refused when one was edited after it was applied', async () => {
    const open = await aPlace(store);
    await using(await open(FIRST), async () => {});
    await expect(open({ '20210101000000_first/migration.sql': 'CREATE TABLE thing (n bigint);' })).rejects.toThrow(
      /20210101000000_first was edited after it was applied.*write a new migration/,
    );
  });

  it('are refused when the database has one that the program lacks', async () => {
    const open = await aPlace(store);
    await using(await open({ ...FIRST, ...SECOND }), async () => {});
    await expect(open(FIRST)).rejects.toThrow(/20210201000000_second, which this one lacks\. Start the newer version/);
  });

  it('leave nothing behind when one fails, and go on once it is put right', async () => {
    const open = await aPlace(store);
    const broken = { '20210201000000_second/migration.sql': 'CREATE TABLE other (n int); SELECT 1/0;' };
    await expect(open({ ...FIRST, ...broken })).rejects.toThrow(/20210201000000_second failed.*division by zero/);
    await using(await open({ ...FIRST, ...SECOND }), async ({ pool }) => {
      expect((await pool.query('SELECT count(*)::int AS n FROM other')).rows).toEqual([{ n: 0 }]);
    });
  });

  it('are refused when another tool left one half done', async () => {
    const open = await aPlace(store);
    await using(await open(FIRST), async ({ pool }) => {
      await pool.query('UPDATE _prisma_migrations SET finished_at = NULL');
    });
    await expect(open(FIRST)).rejects.toThrow(/failed halfway.*prisma migrate resolve/);
  });
});

/** Opens the same database again and again, each time with the migrations given. */
async function aPlace(store: Store): Promise<(files: Readonly<Record<string, string>>) => Promise<Database>> {
  const { place, remove } = await freshPlace(store);
  onTestFinished(remove);
  return (files) => {
    const migrationsDirectory = aFolder(files);
    writeFileSync(join(migrationsDirectory, 'migration_lock.toml'), 'provider = "postgresql"\n');
    return openDatabase(place, { migrationsDirectory });
  };
}

async function using(database: Database, use: (database: Database) => Promise<void>): Promise<void> {
  try {
    await use(database);
  } finally {
    await database.close();
  }
}
