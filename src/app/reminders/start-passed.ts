import { addDays, workingDaysFrom } from '../../domain/days.ts';
import { type MeasureState, statusOn } from '../../domain/measure.ts';
import { type IsoDate, isoDateOf } from '../../domain/time.ts';
import { isSilent, laterOf, type Occasion } from './about-measure.ts';
import { deadlineOf } from './due-soon.ts';
import { everyFourthWeek } from './every-fourth-week.ts';
import { byDay, measureReminder } from './measure-reminder.ts';
import type { View } from './reminder.ts';

/**
 * A measure should have begun and somebody has said that it hasn't: the next working day, then every fourth week
 * (product.md §5). Counted from when it was said if that was later, so that nobody is told at once what they just wrote.
 * From the day that it is overdue that reminder says it all.
 */
export const startPassed = measureReminder({
  name: 'start-passed',
  ahead: [],
  unit: 'none',
  inQuietWeeks: false,
  optional: true,
  occasions: ({ state }, view) => [...occasionsOf(state, view)].sort(byDay),
  follows: ({ state }) => [state.plan, state.dated, state.status, state.due],
  holds: (state, _, day) =>
    statusOn(state, day) === 'not_started' && !isSilent(state, day) && day <= (deadlineOf(state) ?? day),
});

function occasionsOf(state: MeasureState, { facts }: View): readonly Occasion[] {
  const { start } = state.plan;
  if (start === undefined) return [];
  const last = earliest(facts.validTo, deadlineOf(state));
  return saidNotStarted(state).flatMap(({ from, to }) => {
    const first = workingDaysFrom(laterOf(from, start), 1);
    const until = earliest(last, to && addDays(to, -1));
    return everyFourthWeek(first, { first, last: until }).map(({ on, weeks }) => ({
      on,
      due: start,
      ...stepOf(weeks, from > start ? from : undefined),
    }));
  });
}

function earliest(a: IsoDate, b: IsoDate | undefined): IsoDate {
  return b !== undefined && b < a ? b : a;
}

/** Said anew, it is counted anew. */
function stepOf(weeks: number, since: IsoDate | undefined): Pick<Occasion, 'step' | 'reason'> {
  const step = weeks === 0 ? 'after' : `${weeks}-weeks-after`;
  if (since === undefined) return { step, reason: weeks === 0 ? { step } : { step: 'repeat', count: weeks } };
  return { step: `${step}-${since}`, reason: { step: weeks === 0 ? 'said' : 'said-repeat' } };
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
