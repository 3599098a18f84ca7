import type pg from 'pg';
import { z } from 'zod';
import { systemTiming, type Timing } from '../timing.ts';
import { instant, readRows } from './rows.ts';

/** Milliseconds: an answer that took longer says too little about what the clock shows now. */
const longestAnswer = 1_000;

/**
 * The time by the database's clock, carried on by `own` between the looks at it: what processes on several machines count claims
 * and pauses by. With a clock of its own that is an hour ahead, one would take what another is just sending.
 */
export function sharedTiming(pool: pg.Pool, own: Timing = systemTiming): Timing {
  /** Milliseconds that our own clock is ahead of the database's. */
  let ahead = 0;
  return {
    now: () => new Date(Date.parse(own.now()) - ahead).toISOString(),
    after: own.after,
    agree: async () => {
      const before = Date.parse(own.now());
      const [row] = await readRows(pool, z.object({ now: instant }), 'SELECT clock_timestamp() AS now');
      const after = Date.parse(own.now());
      if (row && Math.abs(after - before) <= longestAnswer) ahead = (before + after) / 2 - Date.parse(row.now);
    },
  };
}
