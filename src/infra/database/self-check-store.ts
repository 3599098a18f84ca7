import type pg from 'pg';
import { z } from 'zod';
import type { SelfCheckStore } from '../../app/ports.ts';
import { instant, readRows } from './rows.ts';

const uncheckedRow = z.object({ id: z.string(), since: instant.nullable() });
const keyRow = z.object({ key: z.string() });
const sendingsRow = z.object({ id: z.string(), unsent: z.number(), doubtful: z.number() });

/** All agreements at once: a delivery is found by its state, not by its agreement. An edit waits from when it was made. */
const sendingsSql = `SELECT d.agreement_id AS id,
    count(*) FILTER (WHERE d.state = 'waiting' AND coalesce((d.subject->>'since')::timestamptz, d.at) < $3::timestamptz)::int AS unsent,
    count(*) FILTER (WHERE d.state <> 'waiting' AND coalesce(d.sent_at, d.at) >= a.since
      AND (d.possible_doubles > 0 OR d.state = 'failed' AND d.reason NOT IN ('restored', 'nothing-left')))::int AS doubtful
  FROM delivery d JOIN unnest($1::uuid[], $2::timestamptz[]) AS a(id, since) ON a.id = d.agreement_id
  WHERE d.kind NOT IN ('unreachable', 'self-check')
    AND (d.state IN ('waiting', 'failed') OR d.possible_doubles > 0)
  GROUP BY d.agreement_id`;

export function selfCheckStore(pool: pg.Pool): SelfCheckStore {
  return {
    unchecked: async (day) => {
      const rows = await readRows(
        pool,
        uncheckedRow,
        `SELECT a.id, (SELECT max(at) FROM self_check c WHERE c.agreement_id = a.id) AS since FROM agreement a
          WHERE NOT EXISTS (SELECT FROM self_check c WHERE c.agreement_id = a.id AND c.day = $1::date) ORDER BY a.key`,
        [day],
      );
      return rows.map(({ id, since }) => ({ agreementId: id, ...(since === null ? {} : { since }) }));
    },
    keysAmong: async (agreementId, keys) =>
      new Set(
        (
          await readRows(pool, keyRow, 'SELECT key FROM reminder WHERE agreement_id = $1 AND key = ANY ($2::text[])', [
            agreementId,
            keys,
          ])
        ).map(({ key }) => key),
      ),
    sendings: async (since, waitingFrom) => {
      const rows = await readRows(pool, sendingsRow, sendingsSql, [
        [...since.keys()],
        [...since.values()],
        waitingFrom,
      ]);
      return new Map(rows.map(({ id, ...sendings }) => [id, sendings]));
    },
  };
}
