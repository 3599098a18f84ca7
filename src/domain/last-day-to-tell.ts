import { workingDaysFrom } from './days.ts';
import type { IsoDate } from './time.ts';

/** Working days after the agreement's end: as far back as late reminders go (product.md §5). */
const daysToTell = 20;

/** The last day on which it may be told what was while the agreement was in force: whether its last meeting took place. */
export function lastDayToTell(validTo: IsoDate): IsoDate {
  return workingDaysFrom(validTo, daysToTell);
}
