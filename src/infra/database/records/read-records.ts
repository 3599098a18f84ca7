import pg from 'pg';
import { z } from 'zod';
import { patience, plainSettings } from '../backup-catalogue.ts';
import type { RecordFile } from './record-file.ts';
import { recordFiles } from './record-files.ts';

/** What of an agreement is asked for: all of it, or what concerns a measure, a period, or both. */
export interface RecordSelection {
  readonly agreementId: string;
  readonly measureId?: string;
  /** First instant of the period, and the first after it. */
  readonly from?: string;
  readonly before?: string;
}

export type RecordPart =
  | { readonly kind: 'file'; readonly file: RecordFile }
  /** Rows of the file begun last: JSON objects as text, their keys in the file's order. */
  | { readonly kind: 'rows'; readonly rows: readonly string[] }
  | { readonly kind: 'document'; readonly document: RecordDocument; readonly bytes: Uint8Array };

/** A follow-up's file as it was kept. */
export interface RecordDocument {
  readonly kind: string;
  readonly forDay: string;
  readonly version: number;
  readonly format: string;
  readonly edition: string;
}

const pageRows = 500;
const line = z.object({ line: z.string() });
const kept = z.object({
  id: z.string(),
  kind: z.string(),
  for_day: z.string(),
  version: z.number(),
  format: z.string(),
  edition: z.string(),
});
const held = z.object({ bytes: z.instanceof(Uint8Array) });

/**
 * Everything about an agreement at one moment, a file after the other and a page at a time, in the order of the files. The
 * same data gives the same text. On the embedded database everyone else waits until the last page has been taken.
 */
export async function* readRecords(pool: pg.Pool, selection: RecordSelection): AsyncGenerator<RecordPart> {
  const client: pg.PoolClient = await pool.connect();
  try {
    await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
    await client.query(plainSettings);
    for (const file of recordFiles) {
      yield { kind: 'file', file };
      yield* pagesOf(client, file, selection);
    }
    yield* documentsOf(client, selection);
  } finally {
    // Nothing was written; whoever takes no more ends it too.
    await client.query('ROLLBACK').catch(() => {});
    client.release();
  }
}

async function* pagesOf(
  client: pg.ClientBase,
  file: RecordFile,
  selection: RecordSelection,
): AsyncGenerator<RecordPart> {
  const { text, values } = queryOf(file, selection);
  await client.query({
    text: `DECLARE page NO SCROLL CURSOR FOR ${text}`,
    values,
    query_timeout: patience,
  } as pg.QueryConfig);
  for (;;) {
    const { rows } = await client.query({
      text: `FETCH ${pageRows} FROM page`,
      query_timeout: patience,
    } as pg.QueryConfig);
    if (rows.length > 0) yield { kind: 'rows', rows: rows.map((row) => line.parse(row).line) };
    if (rows.length < pageRows) break;
  }
  await client.query('CLOSE page');
}

function queryOf(file: RecordFile, { agreementId, measureId, from, before }: RecordSelection) {
  const values: string[] = [agreementId];
  const conditions = [file.where];
  // A parameter that nothing asks for has no type, so they are named only where they are used.
  const named = (condition: string, placeholder: string, value: string) => {
    values.push(value);
    conditions.push(condition.replaceAll(placeholder, `$${values.length}`));
  };
  if (measureId !== undefined && file.ofMeasure !== undefined) {
    if (file.ofMeasure.includes('$2')) named(file.ofMeasure, '$2', measureId);
    else conditions.push(file.ofMeasure);
  }
  if (from !== undefined && file.when !== undefined) named(`${file.when} >= $when::timestamptz`, '$when', from);
  if (before !== undefined && file.when !== undefined) named(`${file.when} < $when::timestamptz`, '$when', before);
  const columns = [
    ...file.columns.map((column) => `t.${pg.escapeIdentifier(column)}`),
    ...Object.entries(file.more ?? {}).map(([name, sql]) => `${sql} AS ${pg.escapeIdentifier(name)}`),
  ];
  const text = `SELECT row_to_json(q)::text AS line FROM (SELECT ${columns.join(', ')} FROM ${pg.escapeIdentifier(file.table)} t WHERE ${conditions
    .map((condition) => `(${condition})`)
    .join(' AND ')} ORDER BY ${file.order}) q`;
  return { text, values };
}

async function* documentsOf(
  client: pg.ClientBase,
  { agreementId, measureId, from, before }: RecordSelection,
): AsyncGenerator<RecordPart> {
  if (measureId !== undefined) return;
  const { rows } = await client.query(
    `SELECT u.id, u.kind, u.for_day, u.version, f.format, f.edition FROM follow_up_file f JOIN follow_up u ON u.id = f.follow_up_id
      WHERE u.agreement_id = $1::uuid AND ($2::timestamptz IS NULL OR u.status_at >= $2::timestamptz) AND ($3::timestamptz IS NULL OR u.status_at < $3::timestamptz)
      ORDER BY u.status_at, u.kind, u.for_day, u.version, f.format, f.edition`,
    [agreementId, from ?? null, before ?? null],
  );
  for (const row of rows) {
    const { id, for_day, ...document } = kept.parse(row);
    const found = await client.query(
      'SELECT bytes FROM follow_up_file WHERE follow_up_id = $1::uuid AND format = $2 AND edition = $3',
      [id, document.format, document.edition],
    );
    yield { kind: 'document', document: { ...document, forDay: for_day }, bytes: held.parse(found.rows[0]).bytes };
  }
}
