import { addDays, workingDateOnOrBefore, workingDaysFrom } from '../../domain/days.ts';
import { extensionDeadline } from '../../domain/obligations/extension.ts';
import type { IsoDate } from '../../domain/time.ts';
import { isWithin } from './about-measure.ts';
import { type DayBefore, monthsBefore } from './months-before.ts';
import type { Reminder } from './reminder.ts';
import { coordinatorsAndSteering, tell } from './tell.ts';

/** Always this many working days before, and on the day itself, whatever the agreement has chosen besides. */
const lastWorkingDays = 5;

/**
 * The last day for consultation on an extension, or for notice against one that comes by itself, until a consultation is
 * recorded. The date is never moved; what reminds of it is moved earlier. Nobody can do without it (product.md §5).
 */
export const consultation: Reminder = {
  name: 'consultation',
  ahead: [3, 1, -14],
  unit: 'months-and-days',
  inQuietWeeks: true,
  inPause: true,
  optional: false,
  occurrences: ({ facts, ahead }, window) => {
    const deadline = extensionDeadline(facts);
    if (!deadline || deadline.consultations.length > 0) return [];
    const { kind, due } = deadline;
    return daysBefore(due, ahead)
      .filter(({ on }) => isWithin(on, window))
      .flatMap(({ on, name, reason }) =>
        tell(coordinatorsAndSteering(facts), `consultation/${due}/${name}`, {
          kind: 'consultation',
          on,
          subject: { kind: 'obligation', obligation: `${kind}/${due}` },
          due,
          reason,
        }),
      );
  },
};

function daysBefore(due: IsoDate, ahead: readonly number[]): readonly DayBefore[] {
  const months = ahead.filter((number) => number > 0);
  const days = ahead.filter((number) => number < 0).map((number) => -number);
  return [
    ...monthsBefore(due, months),
    ...days.map((count) => ({
      on: workingDateOnOrBefore(addDays(due, -count)),
      name: `${count}-calendar-days`,
      reason: count % 7 === 0 ? { step: 'weeks', count: count / 7 } : { step: 'days', count },
    })),
    {
      on: workingDaysFrom(due, -lastWorkingDays),
      name: `${lastWorkingDays}-days`,
      reason: { step: 'working-days', count: lastWorkingDays },
    },
    { on: workingDateOnOrBefore(due), name: 'deadline', reason: { step: 'deadline' } },
  ];
}
