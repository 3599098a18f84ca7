import { addDays, addMonths, daysFrom, workingDateOnOrBefore } from '../../domain/days.ts';
import { type SteeringYear, steeringYears } from '../../domain/obligations/steering-years.ts';
import { isWithin } from './about-measure.ts';
import type { Reminder } from './reminder.ts';
import { allCoordinators, tell } from './tell.ts';

/** How much of the year has passed: 30 April, 30 June, 30 September and 30 November of a calendar year. */
const checks = [
  { step: 'third', months: 4 },
  { step: 'half', months: 6 },
  { step: 'three-quarters', months: 9 },
  { step: 'eleven-twelfths', months: 11 },
] as const;

/**
 * Fewer steering meetings held or booked than the agreement requires, when 1/3, 1/2, 3/4 and 11/12 of the year has passed
 * (product.md §5). Of a year that is only partly within the agreement it is the same shares of that part, in days.
 */
export const steeringMeetings: Reminder = {
  name: 'steering-meetings',
  ahead: [],
  unit: 'none',
  inQuietWeeks: false,
  optional: true,
  occurrences: ({ facts }, window) =>
    steeringYears(facts).flatMap((year) => {
      const { first, last, required, meetings } = year;
      if (meetings.length >= required) return [];
      return checks.flatMap(({ step, months }) => {
        const on = workingDateOnOrBefore(dayOf(year, months));
        if (!isWithin(on, window)) return [];
        return tell(allCoordinators(facts), `steering-meetings/${last}/${step}`, {
          kind: 'steering-meetings',
          on,
          subject: { kind: 'obligation', obligation: `steering-meetings/${first}` },
          due: last,
          reason: { step, figures: [meetings.length, required] },
        });
      });
    }),
};

function dayOf({ first, last, whole }: SteeringYear, months: number): string {
  if (whole) return addDays(addMonths(first, months), -1);
  const days = daysFrom(first, last) + 1;
  return addDays(first, Math.max(1, Math.floor((days * months) / 12)) - 1);
}
