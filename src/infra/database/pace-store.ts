import type pg from 'pg';
import { z } from 'zod';
import type { DeliveryStore } from '../../app/ports.ts';
import { instant, readRows } from './rows.ts';

/** The row that stands for a whole workspace or tenant. */
const whole = '';

/** Milliseconds: there is a place, and it is another's who will take it at any moment. */
const soon = 250;

const slotRow = z.object({
  taken: z.boolean(),
  paused: instant.nullable(),
  free_at: instant.nullable(),
  before: z.number(),
});

/**
 * One row a place, by the generic cell rate algorithm: `free_at` is when the place would have caught up if each message took
 * `everyMs`. A message may go when that is no more than `burst - 1` messages ahead. Taken and moved in one statement, so that
 * processes share it. What came earlier to the same place and has not been tried goes first, so that news is read in its order; an
 * edit waits for nobody and nobody for it. What stands more than a week ahead was written by a clock that was wrong.
 */
const slotSql = `
  WITH paused AS (
    SELECT free_at FROM pace WHERE platform = $1 AND tenant = $2 AND target_id = '${whole}'
       AND free_at > $4::timestamptz AND free_at <= $4::timestamptz + interval '7 days'
  ), earlier AS (
    SELECT 1 FROM delivery
     WHERE platform = $1 AND tenant = $2 AND target_id = $3 AND seq < $7 AND state = 'waiting' AND attempts = 0 AND message_id IS NULL
  ), taken AS (
    INSERT INTO pace (platform, tenant, target_id, free_at)
    SELECT $1, $2, $3, $4::timestamptz + $5::float8 * interval '1 millisecond' WHERE NOT EXISTS (SELECT FROM paused)
       AND NOT EXISTS (SELECT FROM earlier)
    ON CONFLICT (platform, tenant, target_id) DO UPDATE
      SET free_at = CASE WHEN pace.free_at > $4::timestamptz + interval '7 days' THEN $4::timestamptz ELSE greatest(pace.free_at, $4::timestamptz) END
                    + $5::float8 * interval '1 millisecond'
      WHERE pace.free_at <= $4::timestamptz + ($6::int - 1) * $5::float8 * interval '1 millisecond'
         OR pace.free_at > $4::timestamptz + interval '7 days'
    RETURNING 1
  )
  SELECT EXISTS (SELECT FROM taken) AS taken, (SELECT free_at FROM paused) AS paused,
         (SELECT free_at FROM pace WHERE platform = $1 AND tenant = $2 AND target_id = $3) AS free_at,
         (SELECT count(*)::int FROM earlier) AS before`;

export function paceStore(pool: pg.Pool): Pick<DeliveryStore, 'takeSlot' | 'pause'> {
  return {
    takeSlot: async ({ target, seq }, { everyMs, burst }, now) => {
      const { platform, tenant, id } = target;
      const values = [platform, tenant, id, now, everyMs, burst, seq];
      const [slot] = await readRows(pool, slotRow, slotSql, values);
      if (!slot || slot.taken) return { kind: 'taken' };
      if (slot.paused !== null) return { kind: 'wait', until: slot.paused };
      // A place each for those who came before, so that not everybody asks again at once.
      const free = Math.max(instantMs(slot.free_at ?? now), instantMs(now)) + (slot.before + 1 - burst) * everyMs;
      return { kind: 'wait', until: new Date(free > instantMs(now) ? free : instantMs(now) + soon).toISOString() };
    },
    pause: async ({ platform, tenant }, until, now) => {
      await pool.query(
        `INSERT INTO pace (platform, tenant, target_id, free_at) VALUES ($1, $2, '${whole}', $3::timestamptz)
         ON CONFLICT (platform, tenant, target_id) DO UPDATE
           SET free_at = CASE WHEN pace.free_at > $4::timestamptz + interval '7 days' THEN excluded.free_at ELSE greatest(pace.free_at, excluded.free_at) END`,
        [platform, tenant, until, now],
      );
    },
  };
}

function instantMs(instantText: string): number {
  return new Date(instantText).getTime();
}
