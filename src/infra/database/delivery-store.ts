import { setTimeout as wait } from 'node:timers/promises';
import type pg from 'pg';
import { z } from 'zod';
import type { DeliveryOutcome, DeliveryStore, Reads } from '../../app/ports.ts';
import { deliveryColumns, deliveryRow } from './delivery-row.ts';
import { paceStore } from './pace-store.ts';
import { prepared } from './prepared.ts';
import { instant, readRows } from './rows.ts';
import type { Statement } from './transaction.ts';

const select = `SELECT ${deliveryColumns} FROM delivery`;

/** A post takes at most some thirty seconds: three calls of ten. Whoever has not settled it within a minute is gone. */
const claimSeconds = 60;
/** What was being posted when its process was killed may still be on its way (delivery-plan.ts, doubtPause). */
const doubtSeconds = 30;
/** More is taken up again a minute later. */
const mostAtOnce = 10_000;

/**
 * Free to be sent at `$now`. A pause of more than a week, or a claim of more than two minutes, was set by a clock that was wrong.
 */
const isFree = (now: string) => `state = 'waiting'
  AND (not_before IS NULL OR not_before <= ${now} OR not_before > ${now} + interval '7 days')
  AND (claimed_until IS NULL OR claimed_until <= ${now} OR claimed_until > ${now} + interval '2 minutes')`;

/** Outside the hours in which reminders come they stay as they are; everything else goes, a change of what has come too. */
const mayGo = (resting: string) => `(kind <> 'bundle' OR message_id IS NOT NULL OR NOT ${resting}::boolean)`;

/** What is changed while it is sent waits again, to be sent as it is now. */
const unlessChanged = (state: string, edit: string) =>
  `CASE WHEN coalesce((subject->>'edit')::bigint, 0) = ${edit} THEN ${state} ELSE 'waiting' END`;
const letGo = 'claimed_by = NULL, claimed_until = NULL';

export function deliveryReads(pool: pg.Pool): Pick<Reads, 'postsAbout' | 'postsOn' | 'postsWithIds'> {
  return {
    // What is being sent just now has its text already.
    postsAbout: (agreementId, measureId, version) =>
      readRows(
        pool,
        deliveryRow,
        `${select} WHERE subject->>'measureId' = $1 AND agreement_id = $3 AND state IN ('sent', 'waiting')
           AND $2 >= (subject->>'version')::int AND $2 < (subject->>'version')::int + coalesce((subject->'facts'->>'changes')::int, 1)`,
        [measureId, version, agreementId],
      ),
    postsOn: (agreementId, { briefs, measureIds, meetingIds }) =>
      readRows(
        pool,
        deliveryRow,
        `${select} WHERE agreement_id = $1 AND state IN ('sent', 'waiting')
           AND (kind = 'brief' AND subject->'facts'->>'brief' = ANY ($2::text[])
             OR kind = 'answered' AND subject->>'measureId' = ANY ($3::text[])
             OR kind = 'meeting-news' AND subject->'facts'->>'meeting' = ANY ($4::text[])) ORDER BY seq`,
        [agreementId, briefs, measureIds, meetingIds],
      ),
    postsWithIds: (agreementId, ids) =>
      readRows(pool, deliveryRow, `${select} WHERE id = ANY ($1::uuid[]) AND agreement_id = $2 ORDER BY seq`, [
        ids,
        agreementId,
      ]),
  };
}

export function deliveryStore(pool: pg.Pool): DeliveryStore {
  const ids = z.object({ id: z.string() });
  return {
    ...paceStore(pool),
    delivery: async (id) => (await readRows(pool, deliveryRow, `${select} WHERE id = $1`, [id]))[0],
    waiting: (limit) => readRows(pool, deliveryRow, `${select} WHERE state = 'waiting' ORDER BY seq LIMIT $1`, [limit]),
    posts: ({ platform, tenant, id }, after) =>
      readRows(
        pool,
        deliveryRow,
        `${select} WHERE platform = $1 AND tenant = $2 AND target_id = $3
           AND (seq > $4 OR (subject->>'edit')::bigint > $4) AND state = 'sent' ORDER BY seq`,
        [platform, tenant, id, after],
      ),
    due: async (now, resting) => {
      const sql = `SELECT id FROM delivery WHERE ${isFree('$1::timestamptz')} AND ${mayGo('$2')} ORDER BY seq LIMIT ${mostAtOnce}`;
      return (await readRows(pool, ids, sql, [now, resting])).map(({ id }) => id);
    },
    dueLater: (now, until) =>
      readRows(
        pool,
        ids.extend({ at: instant }),
        `SELECT id, greatest(not_before, claimed_until) AS at FROM delivery
          WHERE state = 'waiting' AND greatest(not_before, claimed_until) > $1::timestamptz AND greatest(not_before, claimed_until) < $2::timestamptz
          ORDER BY 2 LIMIT ${mostAtOnce}`,
        [now, until],
      ),
    claim: async (id, { by, now }, resting) => {
      const sql = `UPDATE delivery SET claimed_by = $2, claimed_until = $3::timestamptz + interval '${claimSeconds} seconds'
        WHERE id = $1 AND ${isFree('$3::timestamptz')} AND ${mayGo('$4')} RETURNING ${deliveryColumns}`;
      return (await readRows(pool, deliveryRow, sql, [id, by, now, resting]))[0];
    },
    begin: async (id, { by, now }, { inDoubt, possibleDoubles }) => {
      const begun = await pool.query(
        prepared(
          `UPDATE delivery SET attempts = attempts + 1, in_doubt = $4, possible_doubles = $5, claimed_until = $3::timestamptz + interval '${claimSeconds} seconds'
            WHERE id = $1 AND claimed_by = $2 AND claimed_until > $3::timestamptz AND state = 'waiting'`,
          [id, by, now, inDoubt, possibleDoubles],
        ),
      );
      return begun.rowCount === 1;
    },
    settle: async (id, by, outcome) => {
      const { text, values } = settling(id, by, outcome);
      const settled = await insistently(() => pool.query(prepared(text, values)));
      const [row] = settled.rows as { state: string }[];
      if (!row) return 'lost';
      return outcome.kind !== 'wait' && outcome.kind !== 'moved' && row.state === 'waiting' ? 'changed' : 'settled';
    },
    voidClaims: async () => {
      await pool.query(
        `UPDATE delivery SET ${letGo},
            not_before = CASE WHEN in_doubt THEN greatest(not_before, claimed_until - interval '${claimSeconds - doubtSeconds} seconds') ELSE not_before END
          WHERE claimed_by IS NOT NULL`,
      );
    },
    lastSent: async ({ platform, tenant, id }) => {
      const [row] = await readRows(
        pool,
        z.object({ at: instant.nullable() }),
        'SELECT max(sent_at) AS at FROM delivery WHERE platform = $1 AND tenant = $2 AND ($3::text IS NULL OR target_id = $3)',
        [platform, tenant, id ?? null],
      );
      return row?.at ?? undefined;
    },
  };
}

function settling(id: string, by: string, outcome: DeliveryOutcome): Statement {
  switch (outcome.kind) {
    // It is there, whoever has it by now.
    case 'sent':
      return {
        text: `UPDATE delivery SET state = ${unlessChanged("'sent'", '$2')}, channel_id = $3, message_id = $4, sent_at = $5::timestamptz,
            in_doubt = false, not_before = NULL, reason = NULL, ${letGo} WHERE id = $1 AND state = 'waiting' RETURNING state`,
        values: [id, outcome.edit, outcome.channelId, outcome.messageId, outcome.at],
      };
    case 'unreachable':
    case 'failed':
      return {
        text: `UPDATE delivery SET state = ${unlessChanged('$3', '$4')}, reason = $5, in_doubt = false, not_before = NULL, ${letGo}
           WHERE id = $1 AND claimed_by = $2 AND state = 'waiting' RETURNING state`,
        values: [id, by, outcome.kind, outcome.edit, outcome.reason],
      };
    case 'wait':
      return {
        text: `UPDATE delivery SET not_before = $3::timestamptz, reason = coalesce($4, reason), attempts = coalesce($5, attempts),
            in_doubt = coalesce($6, in_doubt), possible_doubles = coalesce($7, possible_doubles), ${letGo}
           WHERE id = $1 AND claimed_by = $2 AND state = 'waiting' RETURNING state`,
        values: [
          id,
          by,
          outcome.until,
          outcome.reason ?? null,
          outcome.attempts ?? null,
          outcome.inDoubt ?? null,
          outcome.possibleDoubles ?? null,
        ],
      };
    case 'moved': {
      const { kind, platform, tenant, id: targetId, thread } = outcome.target;
      return {
        text: `UPDATE delivery SET target_kind = $3, platform = $4, tenant = $5, target_id = $6, thread = $7, way = $8,
            subject = subject || jsonb_build_object('tried', $9::jsonb), attempts = 0, in_doubt = false, not_before = NULL, reason = NULL,
            channel_id = NULL, message_id = NULL, ${letGo} WHERE id = $1 AND claimed_by = $2 AND state = 'waiting' RETURNING state`,
        values: [
          id,
          by,
          kind,
          platform,
          tenant,
          targetId,
          thread ?? null,
          outcome.way,
          JSON.stringify(outcome.tried ?? []),
        ],
      };
    }
  }
}

/** What has been posted and is not written down would be posted again. */
async function insistently<Result>(run: () => Promise<Result>): Promise<Result> {
  for (const seconds of [0.2, 1, 4]) {
    try {
      return await run();
    } catch {
      await wait(seconds * 1000);
    }
  }
  return run();
}
