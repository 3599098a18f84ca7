import { addDays, mondayOf, quietSpanOf, workingDateOnOrBefore } from '../../domain/days.ts';
import { weeklyTime } from '../../domain/reminder-settings.ts';
import type { IsoDate } from '../../domain/time.ts';
import { isWithin, laterOf } from './about-measure.ts';
import type { Reminder, View, Window } from './reminder.ts';
import { allCoordinators, tell } from './tell.ts';
import { hasWeeklyList } from './weekly-sections.ts';

/**
 * What waits for the coordinators, each week on Monday at 08:30 or the working day before (product.md §5), when there is
 * anything. A week's list is replaced by the next: one that could not be sent in its week is not sent after it, and quiet
 * weeks have none.
 */
export const weeklyList: Reminder = {
  name: 'weekly-list',
  ahead: [],
  unit: 'none',
  inQuietWeeks: false,
  optional: true,
  afterDue: true,
  occurrences: (view, window) =>
    mondaysFor(view, window).flatMap(({ monday, on }) =>
      hasWeeklyList(view.facts, on, monday)
        ? tell(allCoordinators(view.facts), `weekly-list/${monday}`, {
            kind: 'weekly-list',
            on,
            time: weeklyTime,
            subject: { kind: 'obligation', obligation: 'weekly-list', detail: monday },
            due: monday,
            reason: { step: on === monday ? 'monday' : 'before-monday' },
          })
        : [],
    ),
};

/** The weeks that are not over and whose list falls in the window: a Monday is moved at most a week back. */
function mondaysFor({ today }: View, window: Window): readonly { readonly monday: IsoDate; readonly on: IsoDate }[] {
  const found: { monday: IsoDate; on: IsoDate }[] = [];
  const first = laterOf(mondayOf(window.first), mondayOf(today));
  const last = addDays(window.last, 7);
  for (let monday = first; monday <= last; monday = addDays(monday, 7)) {
    const on = workingDateOnOrBefore(monday);
    if (isWithin(on, window) && !quietSpanOf(on) && !quietSpanOf(monday)) found.push({ monday, on });
  }
  return found;
}
