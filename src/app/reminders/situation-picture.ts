import { pictureUpdate } from '../../domain/obligations/situation-picture.ts';
import { isWithin } from './about-measure.ts';
import { monthsBefore } from './months-before.ts';
import type { Reminder } from './reminder.ts';
import { allCoordinators, tell } from './tell.ts';

/** The situation picture is to be updated every second year (lag 2023:196 6 §): 3 and 1 months before. */
export const situationPicture: Reminder = {
  name: 'situation-picture',
  ahead: [3, 1],
  unit: 'months',
  inQuietWeeks: false,
  optional: true,
  occurrences: ({ facts, ahead }, window) => {
    const update = pictureUpdate(facts.pictureDates);
    if (!update) return [];
    const { due } = update;
    return monthsBefore(due, ahead)
      .filter(({ on }) => isWithin(on, window))
      .flatMap(({ on, name, reason }) =>
        tell(allCoordinators(facts), `situation-picture/${due}/${name}`, {
          kind: 'situation-picture',
          on,
          subject: { kind: 'obligation', obligation: `situation-picture/${due}` },
          due,
          reason,
        }),
      );
  },
};
