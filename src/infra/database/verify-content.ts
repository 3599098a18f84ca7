import type pg from 'pg';
import { z } from 'zod';
import { contentHash } from './content-hash.ts';
import { readRows } from './rows.ts';

const row = z.object({
  id: z.string(),
  version: z.number(),
  body: z.unknown(),
  hash_key: z.string(),
  content_hash: z.string(),
});
const pageRows = 1000;
const first = '00000000-0000-0000-0000-000000000000';

/** What is told in the audit log with a hash of what it said: the table, whose changes they are, and the log's words for that. */
const kept = [
  {
    table: 'measure_change',
    id: 'measure_id',
    subject: "a.subject->>'measure' = c.measure_id::text",
    version: 'version',
  },
  {
    table: 'meeting_change',
    id: 'meeting_id',
    subject: "a.subject->>'meeting' = c.meeting_id::text",
    version: 'version',
  },
  { table: 'agreement_change', id: 'agreement_id', subject: 'true', version: 'record' },
] as const;

/** How many stored changes no longer are what the audit log says was recorded. Masked ones have no key and are passed over. */
export async function countContentFaults(pool: pg.Pool): Promise<number> {
  let faults = 0;
  for (const table of kept) faults += await faultsIn(pool, table);
  return faults;
}

async function faultsIn(pool: pg.Pool, { table, id, subject, version }: (typeof kept)[number]): Promise<number> {
  let faults = 0;
  let after: readonly [string, number] = [first, 0];
  for (;;) {
    const rows = await readRows(
      pool,
      row,
      `SELECT c.${id} AS id, c.version, c.body, c.hash_key, coalesce(a.content_hash, '') AS content_hash
         FROM ${table} c LEFT JOIN audit_log a ON a.agreement_id = c.agreement_id AND ${subject} AND (a.subject->>'${version}')::int = c.version AND a.content_hash IS NOT NULL
        WHERE c.hash_key IS NOT NULL AND (c.${id}, c.version) > ($1::uuid, $2::int) ORDER BY c.${id}, c.version LIMIT $3`,
      [after[0], after[1], pageRows],
    );
    faults += rows.filter((entry) => contentHash(entry.hash_key, entry.body) !== entry.content_hash).length;
    const last = rows.at(-1);
    if (!last || rows.length < pageRows) return faults;
    after = [last.id, last.version];
  }
}
