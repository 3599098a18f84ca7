import pg from 'pg';
import { patience, plainSettings, readSequences, readTables, type Table } from './backup-catalogue.ts';
import type { AboutBackup } from './backup-lines.ts';

/** Characters of text that a page aims at: rows are small in most tables, and files of megabytes in one. */
const pageCharacters = 1_000_000;
const mostRows = 2_000;

/**
 * Everything in the database at one moment, as lines of JSON, some megabyte at a time: a heading, each table with a line
 * a row, and an end. On the embedded database everyone else waits until the last page has been taken.
 */
export async function* dumpDatabase(
  pool: pg.Pool,
  { at, made }: Pick<AboutBackup, 'at' | 'made'>,
): AsyncGenerator<string> {
  const client: pg.PoolClient = await pool.connect();
  try {
    await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
    await client.query(plainSettings);
    const tables = await readTables(client);
    const { rows: migrations } = await client.query(
      'SELECT migration_name AS name, checksum FROM _prisma_migrations WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL ORDER BY 1',
    );
    const counts: Record<string, number> = {};
    for (const { name } of tables) counts[name] = await countOf(client, name);
    const about: AboutBackup = { at, made, migrations, counts };
    yield lineOf(about);
    for (const table of tables) yield* dumpTable(client, table);
    yield lineOf({ end: true, sequences: await sequencesNow(client) });
  } finally {
    // Nothing was written; whoever takes no more pages ends it too.
    await client.query('ROLLBACK').catch(() => {});
    client.release();
  }
}

async function* dumpTable(client: pg.ClientBase, { name, columns }: Table): AsyncGenerator<string> {
  const named = columns.map((column) => pg.escapeIdentifier(column.name));
  yield lineOf({ table: name, columns: columns.map((column) => column.name) });
  await client.query(
    `DECLARE page NO SCROLL CURSOR FOR SELECT ${named.map((column) => `${column}::text`).join(', ')} FROM ${pg.escapeIdentifier(name)}`,
  );
  for (let wanted = 8; ; ) {
    const { rows } = await client.query<(string | null)[]>({
      text: `FETCH ${wanted} FROM page`,
      rowMode: 'array',
      query_timeout: patience,
    } as pg.QueryArrayConfig);
    const text = rows.map(lineOf).join('');
    if (text !== '') yield text;
    if (rows.length < wanted) break;
    wanted = Math.max(
      1,
      Math.min(mostRows, Math.floor((wanted * pageCharacters) / Math.max(1, text.length)), wanted * 4),
    );
  }
  await client.query('CLOSE page');
}

async function countOf(client: pg.ClientBase, table: string): Promise<number> {
  const text = `SELECT count(*)::int AS count FROM ${pg.escapeIdentifier(table)}`;
  const { rows } = await client.query<{ count: number }>({ text, query_timeout: patience } as pg.QueryConfig);
  return rows[0]?.count ?? 0;
}

async function sequencesNow(client: pg.ClientBase): Promise<Readonly<Record<string, string>>> {
  const now: Record<string, string> = {};
  for (const { table, column, sequence } of await readSequences(client)) {
    const { rows } = await client.query<{ last: string | null }>(
      `SELECT CASE WHEN is_called THEN last_value END::text AS last FROM ${sequence}`,
    );
    now[`${table}.${column}`] = rows[0]?.last ?? '0';
  }
  return now;
}

function lineOf(value: unknown): string {
  return `${JSON.stringify(value)}\n`;
}
