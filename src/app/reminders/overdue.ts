import { workingDaysFrom } from '../../domain/days.ts';
import type { MeasureState } from '../../domain/measure.ts';
import { isSilent, type Occasion } from './about-measure.ts';
import { deadlineOf } from './due-soon.ts';
import { everyFourthWeek } from './every-fourth-week.ts';
import { measureReminder } from './measure-reminder.ts';
import type { View } from './reminder.ts';

/** A measure should have been done: the next working day, then every fourth week (product.md §5). */
export const overdue = measureReminder({
  name: 'overdue',
  ahead: [],
  unit: 'none',
  inQuietWeeks: false,
  optional: true,
  occasions: ({ state }, view) => occasionsOf(state, view),
  follows: ({ state }) => [state.plan, state.due],
  holds: (state, _, day) => !isSilent(state, day),
});

function occasionsOf(state: MeasureState, { facts }: View): readonly Occasion[] {
  const due = deadlineOf(state);
  if (due === undefined) return [];
  const first = workingDaysFrom(due, 1);
  return everyFourthWeek(first, { first, last: facts.validTo }).map(({ on, weeks }) => ({
    on,
    due,
    step: weeks === 0 ? 'after' : `${weeks}-weeks-after`,
    reason: weeks === 0 ? { step: 'after' } : { step: 'repeat', count: weeks },
  }));
}
