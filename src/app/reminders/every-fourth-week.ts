import { addDays, daysFrom, workingDateOnOrBefore } from '../../domain/days.ts';
import type { IsoDate } from '../../domain/time.ts';
import { afterQuiet } from './after-quiet.ts';
import type { Window } from './reminder.ts';

const days = 28;
/** A day is moved at most this far back to a working day: Christmas and Easter take four. */
const longestMove = 7;

/**
 * The first day and every fourth week after it, each moved to the working day on or before, as far as they lie in the
 * window. `weeks` is how long after the first. Of two that quiet weeks gather on one day only the later is told: they say the
 * same.
 */
export function everyFourthWeek(
  first: IsoDate,
  window: Window,
): readonly { readonly on: IsoDate; readonly weeks: number }[] {
  const found: { on: IsoDate; weeks: number }[] = [];
  const last = addDays(window.last, longestMove);
  let n = Math.max(0, Math.floor(daysFrom(first, window.first) / days));
  for (let day = addDays(first, n * days); day <= last; day = addDays(first, ++n * days)) {
    const on = workingDateOnOrBefore(day);
    const next = workingDateOnOrBefore(addDays(day, days));
    if (on >= window.first && on <= window.last && afterQuiet(on) !== afterQuiet(next))
      found.push({ on, weeks: n * 4 });
  }
  return found;
}
