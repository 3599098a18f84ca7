import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { type Database, type DatabaseOptions, openDatabase } from '../../src/infra/database/open-database.ts';
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

  it('that a newer version has added do not keep this one from going on, and it is told of them', async () => {
    const open = await aPlace(store);
    await using(await open({ ...FIRST, ...SECOND }), async () => {});
    const newer: string[] = [];
    await using(await open(FIRST, { onNewer: (names) => newer.push(...names) }), async ({ pool }) => {
      await pool.query('INSERT INTO thing (n) VALUES (2)');
    });
    expect(newer).toEqual(['20210201000000_second']);
    await using(await open({ ...FIRST, ...SECOND }), async ({ pool }) => {
      expect((await pool.query('SELECT n, name FROM thing')).rows).toEqual([{ n: 2, name: null }]);
    });
  });

  it('that take away something bar only the versions that need it', async () => {
    const open = await aPlace(store);
    const taken = { '20210301000000_contract_0_3_0_drop_name/migration.sql': 'ALTER TABLE thing DROP COLUMN name;' };
    await using(await open({ ...FIRST, ...SECOND, ...taken }), async () => {});
    await expect(open({ ...FIRST, ...SECOND }, { version: '0.2.9' })).rejects.toThrow(
      /made by a newer version: its migration 20210301000000_contract_0_3_0_drop_name takes away what this version, 0\.2\.9, uses\. Start version 0\.3\.0 or newer/,
    );
    await using(await open({ ...FIRST, ...SECOND }, { version: '0.3.0' }), async () => {});
  });

  it('leave nothing behind when one fails: the old version goes on, and the new one once it is put right', async () => {
    const open = await aPlace(store);
    await using(await open(FIRST), async ({ pool }) => {
      await pool.query('INSERT INTO thing VALUES (1)');
    });
    const halfway =
      'CREATE TABLE other (n int); ALTER TABLE thing ADD name text; UPDATE thing SET name = (1 / (n - 1))::text;';
    await expect(open({ ...FIRST, '20210201000000_second/migration.sql': halfway })).rejects.toThrow(
      /20210201000000_second failed, and nothing of it was kept: division by zero.*The version that runs already goes on/,
    );
    await using(await open(FIRST), async ({ pool }) => {
      expect((await pool.query('SELECT * FROM thing')).rows).toEqual([{ n: 1 }]);
      expect((await pool.query("SELECT to_regclass('other') AS other")).rows).toEqual([{ other: null }]);
      expect((await pool.query('SELECT migration_name FROM _prisma_migrations')).rows).toHaveLength(1);
    });
    await using(await open({ ...FIRST, ...SECOND }), async ({ pool }) => {
      expect((await pool.query('SELECT count(*)::int AS n FROM other')).rows).toEqual([{ n: 0 }]);
    });
  });

  it.runIf(store === 'postgres')('let those who read a table through while they wait to change it', async () => {
    const open = await aPlace(store);
    await using(await open(FIRST), async ({ pool }) => {
      const reader = await pool.connect();
      await reader.query('BEGIN');
      await reader.query('SELECT * FROM thing');
      const opening = open({ ...FIRST, ...SECOND });
      const waits: number[] = [];
      for (let ask = 0; ask < 20; ask += 1) {
        const began = performance.now();
        await pool.query('SELECT count(*) FROM thing');
        waits.push(performance.now() - began);
        await new Promise((resolve) => setTimeout(resolve, 200));
      }
      expect(Math.max(...waits)).toBeLessThan(2_000);
      await reader.query('COMMIT');
      reader.release();
      await using(await opening, async (database) => {
        expect((await database.pool.query('SELECT name FROM thing')).rows).toEqual([]);
      });
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
async function aPlace(
  store: Store,
): Promise<(files: Readonly<Record<string, string>>, options?: DatabaseOptions) => Promise<Database>> {
  const { place, remove } = await freshPlace(store);
  onTestFinished(remove);
  return (files, options = {}) => {
    const migrationsDirectory = aFolder(files);
    writeFileSync(join(migrationsDirectory, 'migration_lock.toml'), 'provider = "postgresql"\n');
    return openDatabase(place, { migrationsDirectory, ...options });
  };
}

async function using(database: Database, use: (database: Database) => Promise<void>): Promise<void> {
  try {
    await use(database);
  } finally {
    await database.close();
  }
}
