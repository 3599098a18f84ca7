import type pg from 'pg';
import { z } from 'zod';
import type { IsoInstant } from '../../domain/time.ts';
import { instant, readRows } from './rows.ts';

/** Where local mode's own clock begins: Wednesday 10 November 2021 at 09:00 in Stockholm (product.md §8). */
const localStart = '2021-11-10T08:00:00.000Z';

/** What the local clock showed when it was last kept. */
export async function readLocalClock(pool: pg.Pool): Promise<IsoInstant> {
  const row = z.object({ clock_reading: instant.nullable() });
  const [kept] = await readRows(pool, row, 'SELECT clock_reading FROM installation WHERE id = 1');
  return kept?.clock_reading ?? localStart;
}

export async function keepLocalClock(pool: pg.Pool, reading: IsoInstant): Promise<void> {
  await pool.query(
    'INSERT INTO installation (id, clock_reading) VALUES (1, $1) ON CONFLICT (id) DO UPDATE SET clock_reading = excluded.clock_reading',
    [reading],
  );
}

/** When something next falls due after an instant: an agreement is to be planned, or a question to be settled. */
export async function nextDue(pool: pg.Pool, after: IsoInstant): Promise<IsoInstant | undefined> {
  const [row] = await readRows(
    pool,
    z.object({ at: instant.nullable() }),
    `SELECT min(at) AS at FROM (SELECT next_at AS at FROM planning UNION ALL SELECT settles_at FROM pending_question
       UNION ALL SELECT expires_at FROM pending_question) due WHERE at > $1::timestamptz`,
    [after],
  );
  return row?.at ?? undefined;
}
