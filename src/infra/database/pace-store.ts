import type pg from 'pg';
import { z } from 'zod';
import type { DeliveryStore } from '../../app/ports.ts';
import { instant, readRows } from './rows.ts';

/** The row that stands for a whole workspace or tenant. */
const whole = '';

const slotRow = z.object({
  taken: z.boolean(),
  paused: instant.nullable(),
  free_at: instant.nullable(),
  ahead: z.number(),
});

/**
 * One row a place, by the generic cell rate algorithm: `free_at` is when the place would have caught up if each message took
 * `everyMs`. A message may go when that is no more than `burst - 1` messages ahead. Taken and moved in one statement, so that
 * processes share it. What stands more than a day ahead was written by a clock that was wrong.
 */
const slotSql = `
  WITH paused AS (
    SELECT free_at FROM pace WHERE platform = $1 AND tenant = $2 AND target_id = '${whole}'
       AND free_at > $4::timestamptz AND free_at <= $4::timestamptz + interval '1 day'
  ), taken AS (
    INSERT INTO pace (platform, tenant, target_id, free_at)
    SELECT $1, $2, $3, $4::timestamptz + $5::float8 * interval '1 millisecond' WHERE NOT EXISTS (SELECT FROM paused)
    ON CONFLICT (platform, tenant, target_id) DO UPDATE
      SET free_at = CASE WHEN pace.free_at > $4::timestamptz + interval '1 day' THEN $4::timestamptz ELSE greatest(pace.free_at, $4::timestamptz) END
                    + $5::float8 * interval '1 millisecond'
      WHERE pace.free_at <= $4::timestamptz + ($6::int - 1) * $5::float8 * interval '1 millisecond'
         OR pace.free_at > $4::timestamptz + interval '1 day'
    RETURNING 1
  )
  SELECT EXISTS (SELECT FROM taken) AS taken, (SELECT free_at FROM paused) AS paused,
         (SELECT free_at FROM pace WHERE platform = $1 AND tenant = $2 AND target_id = $3) AS free_at,
         (SELECT count(*)::int FROM delivery WHERE platform = $1 AND tenant = $2 AND target_id = $3 AND seq < $7 AND state = 'waiting') AS ahead`;

export function paceStore(pool: pg.Pool): Pick<DeliveryStore, 'takeSlot' | 'pause'> {
  return {
    takeSlot: async ({ target, seq }, { everyMs, burst }, now) => {
      const { platform, tenant, id } = target;
      const values = [platform, tenant, id, now, everyMs, burst, seq];
      const [slot] = await readRows(pool, slotRow, slotSql, values);
      if (!slot || slot.taken) return { kind: 'taken' };
      if (slot.paused !== null) return { kind: 'wait', until: slot.paused };
      // A place each for those who came before, so that not everybody asks again at once.
      const free = slot.free_at === null ? instantMs(now) + everyMs : instantMs(slot.free_at) - (burst - 1) * everyMs;
      return { kind: 'wait', until: new Date(free + slot.ahead * everyMs).toISOString() };
    },
    pause: async ({ platform, tenant }, until, now) => {
      await pool.query(
        `INSERT INTO pace (platform, tenant, target_id, free_at) VALUES ($1, $2, '${whole}', $3::timestamptz)
         ON CONFLICT (platform, tenant, target_id) DO UPDATE
           SET free_at = CASE WHEN pace.free_at > $4::timestamptz + interval '1 day' THEN excluded.free_at ELSE greatest(pace.free_at, excluded.free_at) END`,
        [platform, tenant, until, now],
      );
    },
  };
}

function instantMs(instantText: string): number {
  return new Date(instantText).getTime();
}
