import { randomBytes } from 'node:crypto';
import { cpSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { describe } from 'vitest';
import { type Database, openDatabase } from '../../src/infra/database/open-database.ts';

export type Store = 'embedded' | 'postgres';

/** The server that tests may make databases on; scripts/test-postgres.mjs starts one and sets it. */
const serverUrl = process.env.TEST_DATABASE_URL;

const onlyServer = process.env.SAMVERKAN_REQUIRE_POSTGRES === '1';

if (onlyServer && !serverUrl) {
  throw new Error(
    'TEST_DATABASE_URL is missing. Run the tests through: node scripts/test-postgres.mjs -- npx vitest run',
  );
}

/** The engines that this run can try; `npm run test:postgres` leaves the embedded one to `npm test`. */
export const stores: readonly Store[] = [
  ...(onlyServer ? [] : (['embedded'] as const)),
  ...(serverUrl ? (['postgres'] as const) : []),
];

/** Runs a suite on each engine that this run can try. `open` gives a fresh database. */
export function describeStores(name: string, suite: (open: () => Promise<Database>, store: Store) => void): void {
  for (const store of stores) {
    const engine = store === 'postgres' ? 'PostgreSQL' : store;
    describe(`${name} (${engine})`, () => suite(() => freshOn(store), store));
  }
}

/** A fresh, migrated database of one kind; `postgres` needs TEST_DATABASE_URL. */
async function freshOn(store: Store): Promise<Database> {
  const { place, remove } = await migratedPlace(store);
  try {
    const database = await openDatabase(place);
    const close = once(() => database.close().finally(remove));
    return { ...database, close };
  } catch (error) {
    await remove();
    throw error;
  }
}

interface Place {
  readonly place: { readonly url: string } | { readonly directory: string };
  remove(): Promise<void>;
}

/** A place for a database that nothing has opened yet. */
export function freshPlace(store: Store): Promise<Place> {
  return store === 'embedded' ? freshFolder() : freshOnServer();
}

/** A place that the program has opened once, in a fifth of the time that it takes: the database has its tables. */
export async function migratedPlace(store: Store): Promise<Place> {
  const { SAMVERKAN_TEST_TEMPLATE: template, SAMVERKAN_TEST_TEMPLATE_DATABASE: templateDatabase } = process.env;
  if (store === 'postgres') return freshOnServer(templateDatabase);
  const fresh = await freshFolder();
  // A thousand files: the asynchronous copy takes ten times as long.
  if (template) cpSync(template, join(fresh.place.directory, 'database'), { recursive: true });
  return fresh;
}

async function freshFolder() {
  const directory = await mkdtemp(join(tmpdir(), 'samverkan-test-'));
  return { place: { directory }, remove: () => rm(directory, { recursive: true, force: true }) };
}

async function freshOnServer(template?: string): Promise<Place> {
  if (!serverUrl) throw new Error('TEST_DATABASE_URL is missing. Start a server with scripts/test-postgres.mjs.');
  const name = `test_${randomBytes(8).toString('hex')}`;
  await onServer(serverUrl, `CREATE DATABASE ${name}${template ? ` TEMPLATE ${template}` : ''}`);
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
