import { workingDaysFrom } from '../../domain/days.ts';
import { type ReviewDays, reviewDays } from '../../domain/obligations/reviews.ts';
import { isWithin } from './about-measure.ts';
import type { Reason, Reminder } from './reminder.ts';
import { coordinatorsBut, tell } from './tell.ts';

/**
 * The review of the agreement as a whole: when it opens, some working days before its practical last day, and on it, to the
 * coordinators of the parties that have not answered (product.md §5). An agreement's deadline: quiet weeks do not stop it.
 */
export const review: Reminder = {
  name: 'review',
  ahead: [5],
  unit: 'working-days',
  inQuietWeeks: true,
  optional: true,
  occurrences: ({ facts, ahead }, window) =>
    reviewDays(facts).flatMap((days) => {
      const { month, name: detail } = days.definition;
      const answered = facts.record.answered.filter((answer) => answer.month === month).map(({ party }) => party);
      const asked = coordinatorsBut(facts, answered);
      return stepsOf(days, ahead)
        .filter(({ on }) => isWithin(on, window))
        .flatMap(({ on, name, reason }) =>
          tell(asked, `review/${month}/${days.due}/${name}`, {
            kind: 'review',
            on,
            subject: { kind: 'obligation', obligation: `review/${month}`, detail },
            due: days.due,
            reason,
          }),
        );
    }),
};

/** What would come before it opens is left out, and so is the opening of one that has a single day. */
function stepsOf({ opens, due }: ReviewDays, ahead: readonly number[]) {
  const coverage = ahead.map((count) => ({
    on: workingDaysFrom(due, -count),
    name: `coverage-${count}-days`,
    reason: { step: 'coverage', count } as Reason,
  }));
  const open = { on: opens, name: 'opens', reason: { step: 'opens' } as Reason };
  const last = { on: due, name: 'last-day', reason: { step: 'last-day' } as Reason };
  return [...(opens < due ? [open] : []), ...coverage.filter(({ on }) => on > opens && on < due), last];
}
