import { briefFacts } from '../../domain/briefs.ts';
import { workingDaysFrom } from '../../domain/days.ts';
import { isWithin } from './about-measure.ts';
import { coordinatorsOf, decidersOf } from './recipients.ts';
import type { Reminder } from './reminder.ts';

/** A decision that still is asked for has not been made by its latest day: the next working day, to those who decide and the coordinators (product.md §5). */
export const decision: Reminder = {
  name: 'decision',
  ahead: [],
  unit: 'none',
  inQuietWeeks: true,
  optional: true,
  occurrences: ({ facts, today }, window) =>
    briefFacts(facts.record.briefs, facts.measures, today).flatMap(({ brief: { brief, latest }, state }) => {
      if (latest === undefined || state !== 'open' || latest > window.last) return [];
      const on = workingDaysFrom(latest, 1);
      if (!isWithin(on, window)) return [];
      const to = [...new Set([...decidersOf(facts), ...coordinatorsOf(facts)])];
      return to.map((each) => ({
        kind: 'decision',
        key: `decision/${brief}/${latest}/after>${each.name}`,
        on,
        to: { kind: 'function', functionId: each.id },
        subject: { kind: 'obligation', obligation: 'decision', detail: brief },
        due: latest,
        reason: { step: 'after' },
      }));
    }),
};
