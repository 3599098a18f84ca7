import type pg from 'pg';
import { z } from 'zod';

export interface Table {
  readonly name: string;
  readonly columns: readonly { readonly name: string; readonly type: string }[];
  /** Tables that its rows point at. */
  readonly pointsAt: readonly string[];
}

/** What a backup does without, and why. A table that is not named here is in it. */
export const notInBackup: Readonly<Record<string, string>> = {
  pending_question: 'a question holds text that may never be stored; it is asked again (product.md §2)',
  link_code: 'a one-time code that was used after the backup must not be valid again',
  _prisma_migrations: 'the migrations themselves; their names are in the backup’s heading',
};

const tableRow = z.object({
  name: z.string(),
  columns: z.array(z.object({ name: z.string(), type: z.string() })),
  points_at: z.array(z.string()).nullable(),
});

const tablesSql = `SELECT c.relname AS name,
    (SELECT json_agg(json_build_object('name', a.attname, 'type', format_type(a.atttypid, a.atttypmod)) ORDER BY a.attnum)
       FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = '') AS columns,
    (SELECT json_agg(DISTINCT f.relname) FROM pg_constraint k JOIN pg_class f ON f.oid = k.confrelid
       WHERE k.conrelid = c.oid AND k.contype = 'f' AND k.confrelid <> c.oid) AS points_at
  FROM pg_class c WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r' ORDER BY c.relname`;

/** The tables of a backup as the database itself names them, each after those that its rows point at. */
export async function readTables(client: pg.ClientBase): Promise<readonly Table[]> {
  const { rows } = await client.query(tablesSql);
  const tables = rows.map((row): Table => {
    const { name, columns, points_at } = tableRow.parse(row);
    return { name, columns, pointsAt: points_at ?? [] };
  });
  return inOrder(tables.filter(({ name }) => !(name in notInBackup)));
}

function inOrder(tables: readonly Table[]): readonly Table[] {
  const ordered: Table[] = [];
  let left = tables;
  while (left.length > 0) {
    const names = new Set(left.map(({ name }) => name));
    const free = left.filter(({ pointsAt }) => !pointsAt.some((name) => names.has(name)));
    if (free.length === 0) throw new Error(`The tables ${[...names].join(', ')} point at each other in a ring.`);
    ordered.push(...free);
    left = left.filter((table) => !free.includes(table));
  }
  return ordered;
}

const sequenceRow = z.object({ table: z.string(), column: z.string(), sequence: z.string() });

/** The sequences that number a column, by `table.column`. */
export async function readSequences(client: pg.ClientBase): Promise<readonly z.infer<typeof sequenceRow>[]> {
  const { rows } =
    await client.query(`SELECT c.relname AS "table", a.attname AS "column", s.oid::regclass::text AS sequence
    FROM pg_class s JOIN pg_depend d ON d.objid = s.oid AND d.classid = 'pg_class'::regclass AND d.deptype IN ('a', 'i')
      JOIN pg_class c ON c.oid = d.refobjid JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = d.refobjsubid
    WHERE s.relkind = 'S' AND c.relnamespace = 'public'::regnamespace ORDER BY 1, 2`);
  return rows.map((row) => sequenceRow.parse(row));
}

/** Values as text that reads the same on every server, rows in the order that they lie in, and no limit on how long it takes. */
export const plainSettings = `SET LOCAL TimeZone = 'UTC'; SET LOCAL DateStyle = 'ISO, YMD'; SET LOCAL IntervalStyle = 'postgres';
  SET LOCAL bytea_output = 'hex'; SET LOCAL extra_float_digits = 1; SET LOCAL statement_timeout = 0;
  SET LOCAL idle_in_transaction_session_timeout = 0; SET LOCAL lock_timeout = '5s';
  SET LOCAL synchronize_seqscans = off`;

/** Milliseconds that the client waits for one answer. */
export const patience = 60 * 60_000;
