import type { IsoInstant } from '../domain/time.ts';
import type { ChangeMark } from './ports.ts';

/** Milliseconds that the clocks of two processes may differ by: what one has written the other may mask in what seems to be the past. */
const clocksDiffer = 5_000;

/**
 * Whether the change that has the number now is the one that was masked. A restore takes the database back, and something else may
 * have got the number since. `kept`: what the register has of the change; without it, in older lines, what was recorded after the
 * masking is another one.
 */
export function isSameChange(now: ChangeMark, kept: Partial<ChangeMark> | undefined, maskedAt: IsoInstant): boolean {
  if (kept?.recordedAt === undefined) return Date.parse(now.recordedAt) <= Date.parse(maskedAt) + clocksDiffer;
  if (now.mark !== undefined && kept.mark !== undefined) return now.mark === kept.mark;
  return now.recordedAt === kept.recordedAt;
}
