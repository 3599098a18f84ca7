import { addMonths, workingDateOnOrBefore } from '../../domain/days.ts';
import type { IsoDate } from '../../domain/time.ts';
import type { Reason } from './reminder.ts';

/** A day on which something is reminded of, before a date that itself is not moved. */
export interface DayBefore {
  /** A working day: moved earlier, never later. */
  readonly on: IsoDate;
  /** How the key names it: `3-months`. */
  readonly name: string;
  readonly reason: Reason;
}

/** Months before a date, a day that the month lacks becoming its last. */
export function monthsBefore(date: IsoDate, months: readonly number[]): readonly DayBefore[] {
  return months.map((count) => ({
    on: workingDateOnOrBefore(addMonths(date, -count)),
    name: `${count}-months`,
    reason: { step: 'months', count },
  }));
}
