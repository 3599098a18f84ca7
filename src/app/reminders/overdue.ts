import { workingDaysFrom } from '../../domain/days.ts';
import { aboutMeasure, isSilent, judgedOn } from './about-measure.ts';
import { deadlineOf } from './due-soon.ts';
import { everyFourthWeek } from './every-fourth-week.ts';
import { responsibleFor } from './recipients.ts';
import type { Reminder } from './reminder.ts';

/** A measure should have been done: the next working day, then every fourth week (product.md §5). */
export const overdue: Reminder = {
  name: 'overdue',
  ahead: [],
  unit: 'none',
  inQuietWeeks: false,
  optional: true,
  occurrences: (view, window) =>
    view.facts.measures.flatMap((measure) => {
      const { state } = measure;
      const due = deadlineOf(state);
      if (due === undefined || due >= window.last) return [];
      const days = everyFourthWeek(workingDaysFrom(due, 1), window).filter(
        ({ on }) => !isSilent(state, judgedOn(on, view)),
      );
      if (days.length === 0) return [];
      const to = responsibleFor(view.facts, measure);
      return days.flatMap(({ on, weeks }) =>
        aboutMeasure('overdue', measure, to, {
          on,
          due,
          step: weeks === 0 ? 'after' : `${weeks}-weeks-after`,
          reason: weeks === 0 ? { step: 'after' } : { step: 'repeat', count: weeks },
        }),
      );
    }),
};
