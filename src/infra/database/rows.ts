import type pg from 'pg';
import { z } from 'zod';
import { prepared } from './prepared.ts';

/** The pool, or connections that many use at once. */
export interface Queryable {
  query(query: pg.QueryConfig): Promise<pg.QueryResult>;
}

/** Runs a query and reads every row through a schema: what the database says is outside until zod has read it. */
export async function readRows<Row extends z.ZodType>(
  pool: Queryable,
  row: Row,
  sql: string,
  values: readonly unknown[] = [],
): Promise<z.output<Row>[]> {
  const result = await pool.query(prepared(sql, values));
  return result.rows.map((entry: unknown) => row.parse(entry));
}

/** A timestamp as the domain's instant text. */
export const instant = z.date().transform((date) => date.toISOString());
/** A `date` column, selected as text. */
export const isoDate = z.string();

const idShape = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Whether it could be an id of ours: one from outside that could not be is nothing's, rather than the database's fault. */
export function isId(text: string): boolean {
  return idShape.test(text);
}
