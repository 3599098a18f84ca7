import { workingDaysFrom } from '../../domain/days.ts';
import { dueOf, type MeasureState } from '../../domain/measure.ts';
import type { IsoDate } from '../../domain/time.ts';
import { inAgreement, isSilent, type Occasion } from './about-measure.ts';
import { byDay, measureReminder } from './measure-reminder.ts';
import type { Reason, View } from './reminder.ts';

/** A measure is due in 10 working days (product.md §5). Not before it has begun: a short one speaks for itself. */
export const dueSoon = measureReminder({
  name: 'due-soon',
  ahead: [10],
  unit: 'working-days',
  inQuietWeeks: false,
  optional: true,
  occasions: ({ state }, view) => [...occasionsOf(state, view)].sort(byDay),
  follows: ({ state }) => [state.plan, state.due],
  holds: (state, _, day) => !isSilent(state, day),
});

function occasionsOf(state: MeasureState, { facts, ahead }: View): readonly Occasion[] {
  const due = deadlineOf(state);
  if (due === undefined) return [];
  return ahead.flatMap((count, index): readonly Occasion[] => {
    const planned = workingDaysFrom(due, -count);
    const on = inAgreement(planned, due, facts);
    if (on < (state.plan.start ?? '')) return [];
    return [{ on, due, step: stepBefore(index), reason: before(count, on === planned) }];
  });
}

/** The number of days is told only where the reminder comes that long before. */
export function before(count: number, exactly: boolean): Reason {
  return exactly ? { step: 'before', count } : { step: 'before' };
}

/** The usual one reminder keeps its key when its number is changed: it is not sent again. */
export function stepBefore(index: number): string {
  return index === 0 ? 'before' : `before-${index + 1}`;
}

/**
 * The day that a measure is to be done by. "Tills vidare" is the agreement's last day: nothing is to be done then, and the
 * agreement's own end is another reminder.
 */
export function deadlineOf(state: MeasureState): IsoDate | undefined {
  return state.plan.openEnded && state.due === undefined ? undefined : dueOf(state);
}
