import { addDays, workingDaysFrom } from '../../domain/days.ts';
import type { MeasureState } from '../../domain/measure.ts';
import { dueOf } from '../../domain/measure.ts';
import type { IsoDate } from '../../domain/time.ts';
import { aboutMeasure, isSilent, isWithin, judgedOn, type Occasion } from './about-measure.ts';
import { responsibleFor } from './recipients.ts';
import type { Reminder, View, Window } from './reminder.ts';

/** A measure is due in 10 working days (product.md §5). Not before it has begun: a short one speaks for itself. */
export const dueSoon: Reminder = {
  name: 'due-soon',
  ahead: [10],
  unit: 'working-days',
  inQuietWeeks: false,
  optional: true,
  occurrences: (view, window) =>
    view.facts.measures.flatMap((measure) => {
      const occasions = occasionsOf(measure.state, view, window);
      if (occasions.length === 0) return [];
      const to = responsibleFor(view.facts, measure);
      return occasions.flatMap((occasion) => aboutMeasure('due-soon', measure, to, occasion));
    }),
};

function occasionsOf(state: MeasureState, view: View, window: Window): readonly Occasion[] {
  const due = deadlineOf(state);
  if (due === undefined || due <= window.first) return [];
  return view.ahead.flatMap((count, index): readonly Occasion[] => {
    if (addDays(window.last, 2 * count + 10) < due) return [];
    const on = workingDaysFrom(due, -count);
    const begun = state.plan.start === undefined || on >= state.plan.start;
    if (!isWithin(on, window) || !begun || isSilent(state, judgedOn(on, view))) return [];
    const step = index === 0 ? 'before' : `before-${index + 1}`;
    return [{ on, due, step, reason: { step: 'before', count } }];
  });
}

/**
 * The day that a measure is to be done by. "Tills vidare" is the agreement's last day: nobody is to be done then, and the
 * agreement's own end is another reminder.
 */
export function deadlineOf(state: MeasureState): IsoDate | undefined {
  return state.plan.openEnded && state.due === undefined ? undefined : dueOf(state);
}
