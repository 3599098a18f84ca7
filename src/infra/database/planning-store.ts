import type pg from 'pg';
import { z } from 'zod';
import type { Holder, PlanningStore } from '../../app/ports.ts';
import { instant, readRows } from './rows.ts';

const idRow = z.object({ id: z.string() });
const stateRow = z.object({ seq: z.number(), through: instant.nullable(), next_at: instant.nullable() });
const account = z.object({
  platform: z.enum(['slack', 'teams', 'local', 'cli']),
  tenant: z.string(),
  id: z.string(),
});
const holderRow = z.object({ functionId: z.string(), personId: z.string(), accounts: z.array(account).min(1) });
const keyRow = z.object({ key: z.string() });

/** Two short index reads, however many agreements there are: an idle tick finds neither kind. */
const dueSql = `SELECT agreement_id AS id, '-infinity'::timestamptz AS at FROM unplanned
  UNION ALL SELECT agreement_id, next_at FROM planning WHERE next_at <= $1::timestamptz ORDER BY at, id`;

const holdersSql = `SELECT h.function_id AS "functionId", h.person_id AS "personId",
    json_agg(json_build_object('platform', a.platform, 'tenant', a.tenant, 'id', a.id) ORDER BY a.platform) AS accounts
  FROM holding h JOIN account a ON a.person_id = h.person_id
  WHERE h.agreement_id = $1 AND h.ended_at IS NULL AND h.confirmed_at IS NOT NULL
    AND (h.valid_from IS NULL OR $2::date BETWEEN h.valid_from AND h.valid_to)
  GROUP BY h.id ORDER BY h.valid_from IS NULL, h.created_at, h.id`;

/** On the page every function has one holder: the one who says that they are it. */
const actingSql = `SELECT id AS "functionId", 'local:' || id AS "personId",
    json_build_array(json_build_object('platform', 'local', 'tenant', 'local', 'id', name)) AS accounts
  FROM function WHERE agreement_id = $1`;

export function planningStore(pool: pg.Pool, { localChannels }: { readonly localChannels: boolean }): PlanningStore {
  return {
    due: async (now) => [...new Set((await readRows(pool, idRow, dueSql, [now])).map(({ id }) => id))],
    state: async (agreementId) => {
      const [row] = await readRows(
        pool,
        stateRow,
        `SELECT coalesce((SELECT seq FROM audit_head WHERE agreement_id = $1), 0) AS seq, p.through, p.next_at
           FROM (SELECT 1) one LEFT JOIN planning p ON p.agreement_id = $1`,
        [agreementId],
      );
      return {
        seq: row?.seq ?? 0,
        ...(row?.through ? { through: row.through } : {}),
        ...(row?.next_at ? { nextAt: row.next_at } : {}),
      };
    },
    holders: async (agreementId, on): Promise<Holder[]> => {
      const people = await readRows(pool, holderRow, holdersSql, [agreementId, on]);
      return localChannels ? [...people, ...(await readRows(pool, holderRow, actingSql, [agreementId]))] : people;
    },
    deliveriesAmong: async (keys) =>
      new Set(
        (await readRows(pool, keyRow, 'SELECT key FROM delivery WHERE key = ANY ($1::text[])', [keys])).map(
          ({ key }) => key,
        ),
      ),
  };
}
