import type pg from 'pg';
import { z } from 'zod';
import { machineMilliseconds } from './clock.ts';
import { instant, readRows } from './database/rows.ts';

/** Somebody else's clock, and how far this machine's is ahead of it, in seconds; negative when it is behind. */
export interface ClockOffset {
  readonly against: 'database' | 'slack' | 'teams';
  readonly seconds: number;
}

/** Seconds from which a clock is said to be wrong: an answer takes a while, and Date has whole seconds. */
export const wrongFrom = 60;
/** Slack's rule for how old a signature may be: with a clock that is further off, every request is refused. */
export const refusedFrom = 300;

/** Milliseconds. */
const longestWait = 5_000;

/** By the database's own clock. On the embedded database it is the machine's. */
export async function databaseOffset(pool: pg.Pool): Promise<ClockOffset | undefined> {
  const before = machineMilliseconds();
  const [row] = await readRows(pool, z.object({ now: instant }), 'SELECT clock_timestamp() AS now');
  return row && { against: 'database', seconds: offset(before, row.now) };
}

/** By the Date that a server answers with, whatever else it answers. Undefined when it says none; never throws. */
export async function serverOffset(against: 'slack' | 'teams', url: string): Promise<ClockOffset | undefined> {
  const before = machineMilliseconds();
  try {
    const { headers } = await fetch(url, { method: 'HEAD', signal: AbortSignal.timeout(longestWait) });
    const date = headers.get('date') ?? '';
    return Number.isNaN(Date.parse(date)) ? undefined : { against, seconds: offset(before, date) };
  } catch {
    return undefined;
  }
}

/** The other clock was read somewhere between asking and now. */
function offset(before: number, theirs: string): number {
  return Math.round(((before + machineMilliseconds()) / 2 - Date.parse(theirs)) / 1000);
}
