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
