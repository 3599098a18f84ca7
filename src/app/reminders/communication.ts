import { communicationsOf } from '../../domain/communications.ts';
import { workingDaysFrom } from '../../domain/days.ts';
import { statusOn } from '../../domain/measure.ts';
import { inAgreement } from './about-measure.ts';
import { before, stepBefore } from './due-soon.ts';
import { byDay, measureReminder } from './measure-reminder.ts';
import { communicatorsFor } from './recipients.ts';

/**
 * A communication is due in 5 working days: to the function that communicates (product.md §5). What has passed undone is
 * on the coordinators' weekly list.
 */
export const communication = measureReminder({
  name: 'communication',
  ahead: [5],
  unit: 'working-days',
  inQuietWeeks: false,
  optional: true,
  occasions: ({ state }, { facts, ahead }) =>
    communicationsOf(state, facts)
      .filter(({ done }) => !done)
      .flatMap(({ date: due }) =>
        ahead.map((count, index) => {
          const planned = workingDaysFrom(due, -count);
          const on = inAgreement(planned, due, facts);
          return { on, due, step: stepBefore(index), reason: before(count, on === planned) };
        }),
      )
      .sort(byDay),
  follows: ({ state }) => [state],
  holds: (state, _, day) => statusOn(state, day) !== 'cancelled',
  to: communicatorsFor,
});
