import { communicationDates } from './communication-dates.ts';
import { daysFrom } from './days.ts';
import { dueOf, type MeasureState, statusOn } from './measure.ts';
import { type IsoDate, isoDateOf } from './time.ts';

/** A day by which a measure is to be told of, and whether it has been. */
export interface Communication {
  readonly date: IsoDate;
  readonly done: boolean;
}

/** The agreement's first and last day, both included. */
interface Term {
  readonly validFrom: IsoDate;
  readonly validTo: IsoDate;
}

/** A state is never changed, only replaced: what it comes to is computed once. */
const byState = new WeakMap<MeasureState, Term & { readonly all: readonly Communication[] }>();

/**
 * The measure's communications within the agreement, in order: none when it is not to be communicated. A date is done when
 * the measure was communicated nearer to it than to the date before it, or later: what came some days late for that one
 * says nothing of the next.
 */
export function communicationsOf(state: MeasureState, { validFrom, validTo }: Term): readonly Communication[] {
  const known = byState.get(state);
  if (known?.validFrom === validFrom && known.validTo === validTo) return known.all;
  const all = compute(state, { validFrom, validTo });
  byState.set(state, { validFrom, validTo, all });
  return all;
}

function compute(state: MeasureState, { validFrom, validTo }: Term): readonly Communication[] {
  const { start = validFrom, communication } = state.plan;
  const { decision, when } = communication;
  if (decision === undefined || decision === 'no' || !when) return [];
  const until = (end: IsoDate) => communicationDates(when, start, end < start ? start : end);
  const completed = completedOn(state);
  const planned = until(dueOf(state) ?? validTo);
  const dates = (completed === undefined ? planned : stoppedOn(completed, planned, until(completed))).filter(
    (date) => date >= validFrom && date <= validTo,
  );
  const latest = state.communicated
    .map(({ on }) => on)
    .sort()
    .at(-1);
  return dates.map((date, index) => ({ date, done: latest !== undefined && isFor(latest, date, dates[index - 1]) }));
}

function isFor(told: IsoDate, date: IsoDate, previous: IsoDate | undefined): boolean {
  return previous === undefined || daysFrom(previous, told) > daysFrom(told, date);
}

/**
 * What comes again and again ends when the measure is completed; what its plan names a month for does not. `short`: the
 * dates of a measure that ended that day, of which only such lie after it.
 */
function stoppedOn(completed: IsoDate, planned: readonly IsoDate[], short: readonly IsoDate[]): readonly IsoDate[] {
  return [...planned.filter((date) => date <= completed), ...short.filter((date) => date > completed)];
}

function completedOn({ status, dated }: MeasureState): IsoDate | undefined {
  if (status) return status.value === 'completed' ? isoDateOf(status.at) : undefined;
  return dated.find(({ field, value }) => field === 'status' && value === 'completed')?.from;
}

/** The next communication on or after a day that has not been done. Undefined for cancelled measures. */
export function nextCommunication(state: MeasureState, today: IsoDate, term: Term): IsoDate | undefined {
  if (statusOn(state, today) === 'cancelled') return undefined;
  return communicationsOf(state, term).find(({ date, done }) => date >= today && !done)?.date;
}

/** The latest communication whose day has passed without its being done. Undefined for cancelled measures. */
export function missedCommunication(state: MeasureState, today: IsoDate, term: Term): IsoDate | undefined {
  if (statusOn(state, today) === 'cancelled') return undefined;
  const passed = communicationsOf(state, term).findLast(({ date }) => date < today);
  return passed && !passed.done ? passed.date : undefined;
}
