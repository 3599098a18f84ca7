import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { describe } from 'vitest';
import { type Database, openDatabase } from '../../src/infra/database/open-database.ts';

export type Store = 'embedded' | 'postgres';

/** The server that tests may make databases on; scripts/test-postgres.mjs starts one and sets it. */
const serverUrl = process.env.TEST_DATABASE_URL;

if (process.env.SAMVERKAN_REQUIRE_POSTGRES === '1' && !serverUrl) {
  throw new Error(
    'TEST_DATABASE_URL is missing. Run the tests through: node scripts/test-postgres.mjs -- npx vitest run',
  );
}

/** Runs a suite on the embedded database, and on PostgreSQL where there is a server. `open` gives a fresh database. */
export function describeStores(name: string, suite: (open: () => Promise<Database>, store: Store) => void): void {
  describe(`${name} (embedded)`, () => suite(() => freshOn('embedded'), 'embedded'));
  describe.skipIf(!serverUrl)(`${name} (PostgreSQL)`, () => suite(() => freshOn('postgres'), 'postgres'));
}

/** A fresh, migrated database of one kind; `postgres` needs TEST_DATABASE_URL. */
async function freshOn(store: Store): Promise<Database> {
  const { place, remove } = await freshPlace(store);
  try {
    const database = await openDatabase(place);
    const close = once(() => database.close().finally(remove));
    return { ...database, close };
  } catch (error) {
    await remove();
    throw error;
  }
}

/** A place for a database that nothing has opened yet. */
export async function freshPlace(
  store: Store,
): Promise<{ place: { url: string } | { directory: string }; remove: () => Promise<void> }> {
  if (store === 'embedded') {
    const directory = await mkdtemp(join(tmpdir(), 'samverkan-test-'));
    return { place: { directory }, remove: () => rm(directory, { recursive: true, force: true }) };
  }
  if (!serverUrl) throw new Error('TEST_DATABASE_URL is missing. Start a server with scripts/test-postgres.mjs.');
  const name = `test_${randomBytes(8).toString('hex')}`;
  await onServer(serverUrl, `CREATE DATABASE ${name}`);
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  return { place: { url: url.href }, remove: () => onServer(serverUrl, `DROP DATABASE ${name} WITH (FORCE)`) };
}

async function onServer(url: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}

function once(action: () => Promise<void>): () => Promise<void> {
  let done: Promise<void> | undefined;
  return () => {
    done ??= action();
    return done;
  };
}
