import pg from 'pg';
import { BackupError } from '../backup-fault.ts';
import { patience, plainSettings, readSequences, readTables, type Table } from './backup-catalogue.ts';
import { type AboutBackup, aboutBackup, endLine, rowLine, tableLine } from './backup-lines.ts';

/** Rows that go in one statement, and characters. */
const mostRows = 500;
const mostCharacters = 1_000_000;

/** Tables that a database may have rows in and still be empty: the machine's own clock, and marks. */
const ofItsOwn = ['installation', 'unplanned'];

/** Begins the one transaction of a restore; nobody else reads or writes before it is over. */
export async function beginRestore(client: pg.ClientBase): Promise<void> {
  await client.query('BEGIN');
  await client.query(plainSettings);
}

/** Names of the tables that hold something already. The tables are locked until the transaction is over. */
export async function filledTables(client: pg.ClientBase): Promise<readonly string[]> {
  const tables = await readTables(client);
  const names = tables.map(({ name }) => pg.escapeIdentifier(name));
  await client.query(`LOCK TABLE ${names.join(', ')} IN ACCESS EXCLUSIVE MODE`);
  const filled: string[] = [];
  for (const { name } of tables) {
    if (ofItsOwn.includes(name)) continue;
    const { rows } = await client.query(`SELECT EXISTS (SELECT FROM ${pg.escapeIdentifier(name)}) AS filled`);
    if (rows[0]?.filled) filled.push(name);
  }
  return filled;
}

/** Reads a backup's heading; throws when it is no backup of ours. */
export async function headingOf(lines: AsyncIterator<string>): Promise<AboutBackup> {
  const first = await lines.next();
  return parsed(() => aboutBackup.parse(JSON.parse(first.done ? '' : first.value)));
}

/** Reads every line without storing any: that the file is whole, and that its rows are as many as its heading says. */
export async function checkLines(lines: AsyncIterable<string>): Promise<AboutBackup> {
  const iterator = lines[Symbol.asyncIterator]();
  const about = await headingOf(iterator);
  await eachPage(iterator, about, async () => {});
  return about;
}

/** Puts every row in its table, and moves the sequences past the rows. `lines`: what follows the heading. */
export async function storeLines(
  client: pg.ClientBase,
  lines: AsyncIterator<string>,
  about: AboutBackup,
): Promise<void> {
  const tables = new Map((await readTables(client)).map((table) => [table.name, table]));
  for (const name of ofItsOwn) if (tables.has(name)) await client.query(`DELETE FROM ${pg.escapeIdentifier(name)}`);
  const sequences = await eachPage(lines, about, async (name, columns, rows) => {
    const table = tables.get(name);
    if (!table) throw new BackupError('damaged', new Error(`there is no table ${name}`));
    await insertPage(client, table, columns, rows);
  });
  await moveSequences(client, sequences);
}

async function insertPage(
  client: pg.ClientBase,
  table: Table,
  columns: readonly string[],
  rows: readonly (readonly (string | null)[])[],
): Promise<void> {
  const typeOf = (name: string): string => {
    const found = table.columns.find((column) => column.name === name);
    if (!found) throw new BackupError('damaged', new Error(`${table.name} has no column ${name}`));
    return found.type;
  };
  const named = columns.map((name) => pg.escapeIdentifier(name));
  const values = columns.map((name, index) => `v.c${index}::${typeOf(name)}`);
  const arrays = columns.map((_, index) => `$${index + 1}::text[]`);
  const aliases = columns.map((_, index) => `c${index}`);
  await client.query({
    text: `INSERT INTO ${pg.escapeIdentifier(table.name)} (${named.join(', ')})
      SELECT ${values.join(', ')} FROM unnest(${arrays.join(', ')}) AS v(${aliases.join(', ')})`,
    values: columns.map((_, index) => rows.map((row) => row[index])),
    query_timeout: patience,
  } as pg.QueryConfig);
}

async function moveSequences(client: pg.ClientBase, kept: Readonly<Record<string, string>>): Promise<void> {
  for (const { table, column, sequence } of await readSequences(client)) {
    const from = kept[`${table}.${column}`] ?? '0';
    const most = `greatest((SELECT max(${pg.escapeIdentifier(column)}) FROM ${pg.escapeIdentifier(table)}), $2::bigint)`;
    await client.query(`SELECT setval($1::regclass, ${most}) WHERE ${most} > 0`, [sequence, from]);
  }
}

type Page = (table: string, columns: readonly string[], rows: readonly (readonly (string | null)[])[]) => Promise<void>;

/** Hands over the rows in pages, and gives the sequences that the end tells of. */
async function eachPage(
  lines: AsyncIterator<string>,
  about: AboutBackup,
  take: Page,
): Promise<Readonly<Record<string, string>>> {
  const seen: Record<string, number> = {};
  let current: { readonly table: string; readonly columns: readonly string[] } | undefined;
  let rows: (readonly (string | null)[])[] = [];
  let characters = 0;
  const flush = async () => {
    if (current && rows.length > 0) await take(current.table, current.columns, rows);
    rows = [];
    characters = 0;
  };
  for (let next = await lines.next(); !next.done; next = await lines.next()) {
    const value: unknown = parsed(() => JSON.parse(next.value));
    if (Array.isArray(value)) {
      const row = parsed(() => rowLine.parse(value));
      if (!current || row.length !== current.columns.length) throw new BackupError('damaged');
      seen[current.table] = (seen[current.table] ?? 0) + 1;
      rows.push(row);
      characters += next.value.length;
      if (rows.length >= mostRows || characters >= mostCharacters) await flush();
      continue;
    }
    await flush();
    const table = tableLine.safeParse(value);
    if (table.success) {
      current = table.data;
      seen[current.table] = 0;
      continue;
    }
    const { sequences } = parsed(() => endLine.parse(value));
    const isWhole = Object.entries(about.counts).every(([name, count]) => seen[name] === count);
    if (!isWhole || !(await lines.next()).done) throw new BackupError('damaged');
    return sequences;
  }
  throw new BackupError('damaged');
}

function parsed<Value>(read: () => Value): Value {
  try {
    return read();
  } catch (cause) {
    throw new BackupError('damaged', cause);
  }
}
