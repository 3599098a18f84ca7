import { workingDaysFrom } from '../../domain/days.ts';
import type { MeasureState } from '../../domain/measure.ts';
import { type IsoDate, isoDateOf } from '../../domain/time.ts';
import { aboutMeasure, isSilent, judgedOn, laterOf, type Occasion } from './about-measure.ts';
import { deadlineOf } from './due-soon.ts';
import { everyFourthWeek } from './every-fourth-week.ts';
import { responsibleFor } from './recipients.ts';
import type { Reminder, View, Window } from './reminder.ts';

/**
 * A measure should have begun and somebody has said that it hasn't: the next working day, then every fourth week
 * (product.md §5). Counted from when it was said if that was later, so that nobody is told at once what they just wrote.
 * From the day that it is overdue that reminder says it all.
 */
export const startPassed: Reminder = {
  name: 'start-passed',
  ahead: [],
  unit: 'none',
  inQuietWeeks: false,
  optional: true,
  occurrences: (view, window) =>
    view.facts.measures.flatMap((measure) => {
      const occasions = occasionsOf(measure.state, view, window);
      if (occasions.length === 0) return [];
      const to = responsibleFor(view.facts, measure);
      return occasions.flatMap((occasion) => aboutMeasure('start-passed', measure, to, occasion));
    }),
};

function occasionsOf(state: MeasureState, view: View, window: Window): readonly Occasion[] {
  const { start } = state.plan;
  if (start === undefined || start >= window.last) return [];
  const due = deadlineOf(state);
  return saidNotStarted(state).flatMap(({ from, to }) =>
    everyFourthWeek(workingDaysFrom(laterOf(from, start), 1), window)
      .filter(({ on }) => {
        const day = judgedOn(on, view);
        return (to === undefined || day < to) && (due === undefined || day <= due) && !isSilent(state, day);
      })
      .map(({ on, weeks }) => ({ on, due: start, ...stepOf(weeks, from > start ? from : undefined) })),
  );
}

/** Said anew, it is counted anew. */
function stepOf(weeks: number, since: IsoDate | undefined): Pick<Occasion, 'step' | 'reason'> {
  const step = weeks === 0 ? 'after' : `${weeks}-weeks-after`;
  if (since === undefined) return { step, reason: weeks === 0 ? { step } : { step: 'repeat', count: weeks } };
  return { step: `${step}-${since}`, reason: { step: weeks === 0 ? 'said' : 'repeat' } };
}

/** The stretches during which the measure is said not to have started: from that day on, up to but not including `to`. */
function saidNotStarted({
  status,
  dated,
}: MeasureState): readonly { readonly from: IsoDate; readonly to?: IsoDate | undefined }[] {
  if (status) return status.value === 'not_started' ? [{ from: isoDateOf(status.at) }] : [];
  if (dated.length === 0) return [];
  const said = dated.filter(({ field }) => field === 'status').sort((a, b) => (a.from < b.from ? -1 : 1));
  return said.flatMap(({ value, from }, index) =>
    value === 'not_started' ? [{ from, to: said[index + 1]?.from }] : [],
  );
}
