import type pg from 'pg';
import { z } from 'zod';
import type { SelfCheckStore } from '../../app/ports.ts';
import { latestRest } from '../../domain/reminder-time.ts';
import { instant, readRows } from './rows.ts';
import { waited } from './waited.ts';

const uncheckedRow = z.object({ id: z.string(), since: instant.nullable() });
const keyRow = z.object({ key: z.string() });
const sendingsRow = z.object({ id: z.string(), unsent: z.number(), doubtful: z.number() });

/** All agreements at once: a delivery is found by its state, not by its agreement. */
const sendingsSql = `SELECT d.agreement_id AS id,
    count(*) FILTER (WHERE state = 'waiting' AND ${waited('$3', { from: '$4', to: '$5' })} > $6 * interval '1 minute')::int AS unsent,
    count(*) FILTER (WHERE state <> 'waiting' AND coalesce(sent_at, at) >= a.since
      AND (possible_doubles > 0 OR state = 'failed' AND reason NOT IN ('restored', 'nothing-left')))::int AS doubtful
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
    sendings: async (since, now, patienceMinutes) => {
      const rest = latestRest(now);
      const rows = await readRows(pool, sendingsRow, sendingsSql, [
        [...since.keys()],
        [...since.values()],
        now,
        rest.from,
        rest.to,
        patienceMinutes,
      ]);
      return new Map(rows.map(({ id, ...sendings }) => [id, sendings]));
    },
  };
}
