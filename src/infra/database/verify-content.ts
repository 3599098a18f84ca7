import type pg from 'pg';
import { z } from 'zod';
import type { ChangeBody } from '../../domain/measure.ts';
import { contentHash } from './content-hash.ts';
import { readRows } from './rows.ts';

const row = z.object({
  measure_id: z.string(),
  version: z.number(),
  body: z.custom<ChangeBody>(),
  hash_key: z.string(),
  content_hash: z.string(),
});
const pageRows = 1000;

/** How many stored changes no longer are what the audit log says was recorded. Masked ones have no key and are passed over. */
export async function countContentFaults(pool: pg.Pool): Promise<number> {
  let faults = 0;
  let after: readonly [string, number] = ['00000000-0000-0000-0000-000000000000', 0];
  for (;;) {
    const rows = await readRows(
      pool,
      row,
      `SELECT c.measure_id, c.version, c.body, c.hash_key, coalesce(a.content_hash, '') AS content_hash
         FROM measure_change c LEFT JOIN audit_log a ON a.agreement_id = c.agreement_id AND a.subject->>'measure' = c.measure_id::text AND (a.subject->>'version')::int = c.version AND a.content_hash IS NOT NULL
        WHERE c.hash_key IS NOT NULL AND (c.measure_id, c.version) > ($1::uuid, $2::int) ORDER BY c.measure_id, c.version LIMIT $3`,
      [after[0], after[1], pageRows],
    );
    faults += rows.filter((entry) => contentHash(entry.hash_key, entry.body) !== entry.content_hash).length;
    const last = rows.at(-1);
    if (!last || rows.length < pageRows) return faults;
    after = [last.measure_id, last.version];
  }
}
