import { type Communication, communicationsOf } from '../../domain/communications.ts';
import { addDays, workingDaysFrom } from '../../domain/days.ts';
import { statusOn } from '../../domain/measure.ts';
import { aboutMeasure, isWithin, judgedOn } from './about-measure.ts';
import { communicatorsFor } from './recipients.ts';
import type { Reminder, Window } from './reminder.ts';

/**
 * A communication is due in 5 working days: to the function that communicates (product.md §5). What has passed undone is
 * on the coordinators' weekly list.
 */
export const communication: Reminder = {
  name: 'communication',
  ahead: [5],
  unit: 'working-days',
  inQuietWeeks: false,
  optional: true,
  occurrences: (view, window) =>
    view.facts.measures.flatMap((measure) => {
      const all = communicationsOf(measure.state, view.facts);
      if (all.length === 0) return [];
      const to = communicatorsFor(view.facts, measure);
      return view.ahead.flatMap((count, index) =>
        openIn(all, window, count).flatMap(({ date: due }) => {
          const on = workingDaysFrom(due, -count);
          const cancelled = () => statusOn(measure.state, judgedOn(on, view)) === 'cancelled';
          if (!isWithin(on, window) || cancelled()) return [];
          const step = index === 0 ? 'before' : `before-${index + 1}`;
          return aboutMeasure('communication', measure, to, { on, due, step, reason: { step: 'before', count } });
        }),
      );
    }),
};

/** The undone ones whose reminder can fall in the window: a working day is at most two days on an average. */
function openIn(all: readonly Communication[], { first, last }: Window, count: number): readonly Communication[] {
  const end = addDays(last, 2 * count + 10);
  return all.filter(({ date, done }) => !done && date > first && date <= end);
}
