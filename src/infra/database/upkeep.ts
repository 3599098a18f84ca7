import type pg from 'pg';
import type { IsoInstant } from '../../domain/time.ts';

/** Platforms send again within minutes, Slack within the hour; an id older than this never comes back. */
const inboxDays = 30;

/** Forgets what has served: old inbox ids and link codes that have run out. By the machine's clock, as they were stored. */
export async function forgetOld(pool: pg.Pool, now: IsoInstant): Promise<void> {
  await pool.query(`DELETE FROM inbox WHERE received_at < $1::timestamptz - make_interval(days => ${inboxDays})`, [
    now,
  ]);
  await pool.query('DELETE FROM link_code WHERE expires_at < $1', [now]);
}
