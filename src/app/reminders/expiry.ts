import { isWithin } from './about-measure.ts';
import { monthsBefore } from './months-before.ts';
import type { Reminder } from './reminder.ts';
import { coordinatorsAndSteering, tell } from './tell.ts';

/** The agreement's last day draws near: 6, 4 and 1 months before (product.md §5). */
export const expiry: Reminder = {
  name: 'expiry',
  ahead: [6, 4, 1],
  unit: 'months',
  inQuietWeeks: true,
  optional: true,
  occurrences: ({ facts, ahead }, window) => {
    const { validTo, definition } = facts;
    const renews = definition.extension.kind === 'automatic';
    return monthsBefore(validTo, ahead)
      .filter(({ on }) => isWithin(on, window))
      .flatMap(({ on, name, reason }) =>
        tell(coordinatorsAndSteering(facts), `expiry/${validTo}/${name}`, {
          kind: 'expiry',
          on,
          subject: { kind: 'obligation', obligation: `expiry/${validTo}`, ...(renews ? { detail: 'renews' } : {}) },
          due: validTo,
          reason,
        }),
      );
  },
};
