import { cp, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { restore } from '../../src/cli/restore.ts';
import { readConfig } from '../../src/config.ts';
import { createBackupFile } from '../../src/infra/backup-file.ts';
import { dumpDatabase } from '../../src/infra/database/backup-dump.ts';
import { openDatabase, ownMigrations } from '../../src/infra/database/open-database.ts';
import { describeStores, freshPlace } from '../helpers/database.ts';

const agreement = '11111111-1111-4111-8111-111111111111';

describeStores('A backup of an older version', (_open, store) => {
  it('is restored as it was, and brought up to date as an update would have', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'samverkan-older-'));
    const old = await freshPlace(store);
    const fresh = await freshPlace(store);
    try {
      // The first four migrations: `planning` still had the column seen_seq, and there was no table unplanned.
      const names = (await readdir(ownMigrations))
        .filter((name) => /^\d/.test(name))
        .sort()
        .slice(0, 5);
      for (const name of names)
        await cp(join(ownMigrations, name), join(folder, 'migrations', name), { recursive: true });
      const before = await openDatabase(old.place, { migrationsDirectory: join(folder, 'migrations') });
      await before.pool.query(`SELECT append_audit($1, now(), now(), NULL, 'operator', 'x', '{"å": 1}', NULL)`, [
        agreement,
      ]);
      await before.pool.query(
        `INSERT INTO planning (agreement_id, seen_seq, through, next_at) VALUES ($1, 7, now(), now())`,
        [agreement],
      );
      const path = join(folder, 'gammal.bak');
      const writer = await createBackupFile(path, undefined);
      const now = '2021-11-10T08:00:00.000Z';
      for await (const page of dumpDatabase(before.pool, { at: now, made: now })) await writer.write(page);
      await writer.finish();
      await before.close();

      const reading = readConfig({
        SAMVERKAN_DATA: 'directory' in fresh.place ? fresh.place.directory : join(folder, 'data'),
        ...('url' in fresh.place ? { DATABASE_URL: fresh.place.url } : {}),
      });
      if (!reading.ok) throw new Error(reading.faults.join());
      const said: string[] = [];
      const io = { out: (line: string) => said.push(line), err: (line: string) => said.push(line), file: () => {} };
      const code = await restore(reading.config, path, {}, io).catch((error: Error) => error.message);
      expect({ code, said: said.join('\n') }).toMatchObject({
        code: 0,
        said: expect.stringContaining('Loggen är hel: 1 rader'),
      });

      const after = await openDatabase(fresh.place);
      const migrations = await after.pool.query('SELECT migration_name AS name FROM _prisma_migrations ORDER BY 1');
      const all = (await readdir(ownMigrations)).filter((name) => /^\d/.test(name)).sort();
      expect(migrations.rows.map(({ name }) => name)).toEqual(all);
      const kept = await after.pool.query('SELECT seq, kind FROM audit_log ORDER BY seq');
      expect(kept.rows).toEqual([{ seq: 1, kind: 'x' }]);
      await expect(after.pool.query('DELETE FROM audit_log')).rejects.toThrow('can only be added to');
      const columns = await after.pool.query(
        `SELECT column_name FROM information_schema.columns WHERE table_name = 'planning' ORDER BY 1`,
      );
      expect(columns.rows.map((row) => row.column_name)).toEqual(['agreement_id', 'next_at', 'through']);
      await after.close();
    } finally {
      await old.remove();
      await fresh.remove();
      await rm(folder, { recursive: true, force: true });
    }
  });
});

describeStores('A database that a newer version has added to', (_open, store) => {
  it('is not restored into by this one, whose rows would lack what the newer has done', async () => {
    const { place, remove } = await freshPlace(store);
    const folder = await mkdtemp(join(tmpdir(), 'samverkan-newer-'));
    try {
      await cp(ownMigrations, join(folder, 'migrations'), { recursive: true });
      await cp(join(ownMigrations, '20261122204458_operations'), join(folder, 'migrations/20990101000000_more'), {
        recursive: true,
      });
      await writeFile(join(folder, 'migrations/20990101000000_more/migration.sql'), 'CREATE TABLE more (n int);');
      const newer = await openDatabase(place, { migrationsDirectory: join(folder, 'migrations') });
      const path = join(folder, 'ny.bak');
      const writer = await createBackupFile(path, undefined);
      const now = '2021-11-10T08:00:00.000Z';
      for await (const page of dumpDatabase(newer.pool, { at: now, made: now })) await writer.write(page);
      await writer.finish();
      await newer.pool.query('DROP TABLE more');
      await newer.close();
      const reading = readConfig({
        SAMVERKAN_DATA: 'directory' in place ? place.directory : join(folder, 'data'),
        ...('url' in place ? { DATABASE_URL: place.url } : {}),
      });
      if (!reading.ok) throw new Error(reading.faults.join());
      const said: string[] = [];
      const io = { out: (line: string) => said.push(line), err: (line: string) => said.push(line), file: () => {} };
      expect(await restore(reading.config, path, {}, io)).not.toBe(0);
      expect(said.join()).toContain('20990101000000_more');

      const own = await freshPlace(store);
      const older = await openDatabase(own.place);
      const ownPath = join(folder, 'egen.bak');
      const ownWriter = await createBackupFile(ownPath, undefined);
      for await (const page of dumpDatabase(older.pool, { at: now, made: now })) await ownWriter.write(page);
      await ownWriter.finish();
      await older.close();
      await own.remove();
      said.length = 0;
      expect(await restore(reading.config, ownPath, {}, io)).not.toBe(0);
      expect(said.join()).toMatch(/redan tagits i bruk av en nyare version.*20990101000000_more/);
    } finally {
      await remove();
      await rm(folder, { recursive: true, force: true });
    }
  });
});
