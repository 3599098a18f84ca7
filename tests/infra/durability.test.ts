import fs from 'node:fs';
import { afterEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { keepUp } from '../../src/infra/database/embedded.ts';
import { openDatabase } from '../../src/infra/database/open-database.ts';
import { aFolder } from '../helpers/folder.ts';
import { startProgram } from '../helpers/spawn.ts';

const MIGRATIONS = { '20210101000000_thing/migration.sql': 'CREATE TABLE thing (n int PRIMARY KEY);' };

describe('The embedded database', { timeout: 120_000 }, () => {
  afterEach(() => vi.restoreAllMocks());

  it('brings every commit to the disk before it answers', async () => {
    const database = await openDatabase({ directory: aFolder() }, { migrationsDirectory: aFolder(MIGRATIONS) });
    onTestFinished(() => database.close());
    const fsync = vi.spyOn(fs, 'fsyncSync');
    for (let n = 1; n <= 20; n += 1) {
      await database.pool.query('INSERT INTO thing VALUES ($1)', [n]);
      expect(fsync.mock.calls.length).toBeGreaterThanOrEqual(n);
    }
    const { rows } = await database.pool.query(
      "SELECT current_setting('fsync') AS fsync, current_setting('wal_sync_method') AS method",
    );
    expect(rows).toEqual([{ fsync: 'on', method: 'fsync' }]);
  });

  it('loses no row that it answered for, however often it is killed', async () => {
    const directory = aFolder();
    const migrationsDirectory = aFolder(MIGRATIONS);
    let answered = 0;
    for (let round = 1; round <= 3; round += 1) {
      const program = startProgram('tests/helpers/programs/write-rows.ts', [directory, migrationsDirectory]);
      await program.says(/\n(.*\n){40}/);
      await program.end('SIGKILL');
      const database = await openDatabase({ directory }, { migrationsDirectory });
      const { rows } = await database.pool.query('SELECT count(*)::int AS rows, max(n) AS last FROM thing');
      answered = program.output().trimEnd().split('\n').length;
      expect(rows[0].rows).toBeGreaterThanOrEqual(answered);
      expect(rows[0].last).toBe(rows[0].rows);
      await database.pool.query('TRUNCATE thing');
      await database.close();
    }
    expect(answered).toBeGreaterThan(40);
  });

  it("refuses another PostgreSQL version's files, and says what to do", async () => {
    const directory = aFolder({ 'database/PG_VERSION': '17\n' });
    await expect(openDatabase({ directory }, { migrationsDirectory: aFolder(MIGRATIONS) })).rejects.toThrow(
      /made by PostgreSQL 17.*Take a backup with the version that made it/,
    );
  });

  it('is kept up: dead rows are freed and the write-ahead log emptied', async () => {
    const database = await openDatabase({ directory: aFolder() }, { migrationsDirectory: aFolder(MIGRATIONS) });
    onTestFinished(() => database.close());
    await database.pool.query('INSERT INTO thing SELECT generate_series(1, 5000)');
    await database.pool.query('DELETE FROM thing');
    const before = await sizeOf(database.pool);
    await keepUp(database.pool);
    expect(await sizeOf(database.pool)).toBeLessThan(before);
  });
});

async function sizeOf(pool: { query(sql: string): Promise<{ rows: { size: number }[] }> }): Promise<number> {
  const { rows } = await pool.query("SELECT pg_relation_size('thing')::int AS size");
  return rows[0]?.size ?? 0;
}
