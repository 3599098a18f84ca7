import type pg from 'pg';
import { z } from 'zod';
import type { Reads } from '../../app/ports.ts';
import { instant, readRows } from './rows.ts';

const tokenRow = z
  .object({
    token_hash: z.string(),
    agreement_id: z.string(),
    group_id: z.string().nullable(),
    holder: z.string(),
    created_at: instant,
  })
  .transform(({ token_hash, agreement_id, group_id, holder, created_at }) => ({
    tokenHash: token_hash,
    agreementId: agreement_id,
    ...(group_id === null ? {} : { groupId: group_id }),
    holder,
    createdAt: created_at,
  }));

const sourceRow = z
  .object({
    id: z.string(),
    agreement_id: z.string(),
    group_id: z.string(),
    url: z.string(),
    read_at: instant.nullable(),
    tried_at: instant.nullable(),
    fault_since: instant.nullable(),
    failures: z.number(),
    told_at: instant.nullable(),
  })
  .transform(({ agreement_id, group_id, read_at, tried_at, fault_since, told_at, ...row }) => ({
    ...row,
    agreementId: agreement_id,
    groupId: group_id,
    ...(read_at === null ? {} : { readAt: read_at }),
    ...(tried_at === null ? {} : { triedAt: tried_at }),
    ...(fault_since === null ? {} : { faultSince: fault_since }),
    ...(told_at === null ? {} : { toldAt: told_at }),
  }));

const tokens = 'SELECT token_hash, agreement_id, group_id, holder, created_at FROM calendar_token';
const sources =
  'SELECT id, agreement_id, group_id, url, read_at, tried_at, fault_since, failures, told_at FROM calendar_source';

export function calendarReads(
  pool: pg.Pool,
): Pick<Reads, 'calendarToken' | 'calendarTokens' | 'calendarSources' | 'calendarSourcesToTry'> {
  return {
    calendarToken: async (tokenHash) =>
      (await readRows(pool, tokenRow, `${tokens} WHERE token_hash = $1 AND revoked_at IS NULL`, [tokenHash]))[0],
    calendarTokens: (agreementId, holders) =>
      readRows(
        pool,
        tokenRow,
        `${tokens} WHERE agreement_id = $1 AND holder = ANY ($2::uuid[]) AND revoked_at IS NULL ORDER BY created_at, token_hash`,
        [agreementId, holders],
      ),
    calendarSources: (agreementId) =>
      readRows(pool, sourceRow, `${sources} WHERE removed_at IS NULL AND agreement_id = $1 ORDER BY id`, [agreementId]),
    calendarSourcesToTry: (now) =>
      readRows(
        pool,
        sourceRow,
        `${sources} c WHERE removed_at IS NULL
           AND (tried_at IS NULL OR tried_at > $1::timestamptz + interval '1 day'
                OR tried_at <= $1::timestamptz - CASE WHEN failures = 0 THEN interval '1 day' ELSE interval '30 minutes' END)
           AND EXISTS (SELECT 1 FROM agreement a WHERE a.id = c.agreement_id
                         AND a.valid_to >= ($1::timestamptz AT TIME ZONE 'Europe/Stockholm')::date
                         AND (a.stopped_at IS NULL OR a.stopped_at > $1::timestamptz))
         ORDER BY tried_at NULLS FIRST, id LIMIT 100`,
        [now],
      ),
  };
}
