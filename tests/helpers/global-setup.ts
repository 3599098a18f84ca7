import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { openDatabase } from '../../src/infra/database/open-database.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

/**
 * What every test file would otherwise do for itself, once for all of them: the program is built as `npm start` builds it, and a
 * database of each engine is brought up to date, of which database.ts gives each test a copy.
 */
export default async function setup(): Promise<() => Promise<void>> {
  const built = spawnSync(process.execPath, ['scripts/prepare.mjs', '--server'], { cwd: root, encoding: 'utf8' });
  if (built.status !== 0) throw new Error(built.stderr);

  const directory = await mkdtemp(join(tmpdir(), 'samverkan-test-'));
  await (await openDatabase({ directory })).close();
  process.env.SAMVERKAN_TEST_TEMPLATE = join(directory, 'database');

  const server = process.env.TEST_DATABASE_URL;
  const name = `template_${randomBytes(8).toString('hex')}`;
  if (server) {
    await onServer(server, `CREATE DATABASE ${name}`);
    const url = new URL(server);
    url.pathname = `/${name}`;
    await (await openDatabase({ url: url.href })).close();
    process.env.SAMVERKAN_TEST_TEMPLATE_DATABASE = name;
  }
  return async () => {
    await rm(directory, { recursive: true, force: true });
    if (server) await onServer(server, `DROP DATABASE ${name} WITH (FORCE)`);
  };
}

async function onServer(url: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(sql).finally(() => client.end());
}
