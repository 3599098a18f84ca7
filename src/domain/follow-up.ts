import { Temporal } from 'temporal-polyfill';
import { addMonthsClamped, addWorkingDays } from './calendar.ts';
import { isActive, type MeasureState, statusOn } from './measure.ts';
import type { FollowUpRhythm } from './plan-file/plan-measure.ts';
import { daysBetween, type IsoDate, isoDateOf } from './time.ts';

type Step = { readonly months: number } | { readonly weeks: number };

const steps: Readonly<Partial<Record<FollowUpRhythm, Step>>> = {
  week: { weeks: 1 },
  fortnight: { weeks: 2 },
  month: { months: 1 },
  quarter: { months: 3 },
  'four-months': { months: 4 },
  'half-year': { months: 6 },
};

/** Working days before a follow-up date from which a note meets it (product.md §1). */
const windowDays = 10;

/**
 * The measure's follow-up dates from its start to the agreement's end: the plan's next date and those counted from it by
 * the written rhythm, backwards to the start and forwards. Without a rhythm there is only the plan's own date.
 */
export function followUpDates(state: MeasureState, end: IsoDate): readonly IsoDate[] {
  const { next, rhythm } = state.plan.followUp;
  if (next === undefined) return [];
  const step = rhythm && steps[rhythm];
  if (!step) return [next];
  const anchor = Temporal.PlainDate.from(next);
  const start = state.plan.start ?? next;
  const dates: IsoDate[] = [];
  for (let n = 0; ; n--) {
    const date = stepped(anchor, step, n);
    if (date < start) break;
    dates.unshift(date);
  }
  for (let n = 1; ; n++) {
    const date = stepped(anchor, step, n);
    if (date > end) break;
    dates.push(date);
  }
  return dates;
}

/** Month arithmetic counts from the anchor, so that 31 January is followed by 28 February and then by 31 March. */
function stepped(anchor: Temporal.PlainDate, step: Step, n: number): IsoDate {
  const date = 'weeks' in step ? anchor.add({ weeks: step.weeks * n }) : addMonthsClamped(anchor, step.months * n);
  return date.toString();
}

/**
 * The next follow-up on or after a day: the first date that no report meets. Undefined for finished measures and when no
 * date is left.
 */
export function nextFollowUp(state: MeasureState, today: IsoDate, end: IsoDate): IsoDate | undefined {
  if (!isActive(statusOn(state, today))) return undefined;
  const reported = state.reported && isoDateOf(state.reported.at);
  const dates = followUpDates(state, end);
  const met = reported === undefined ? undefined : metBy(reported, dates);
  return dates.find((date) => date >= today && date !== met);
}

/**
 * The date that a note or "inget nytt" by the responsible function meets: the first on or after it, from 10 working days
 * before the date (product.md §1). With a weekly rhythm one note meets one date, though several are that near.
 */
function metBy(reported: IsoDate, dates: readonly IsoDate[]): IsoDate | undefined {
  const date = dates.find((each) => each >= reported);
  if (date === undefined) return undefined;
  return reported >= addWorkingDays(Temporal.PlainDate.from(date), -windowDays).toString() ? date : undefined;
}

/**
 * No news: started, unfinished, and more than one and a half rhythms (without rhythm 60 days) without a note
 * (product.md §1). Counted from the start when nothing has been noted.
 */
export function isStale(state: MeasureState, today: IsoDate): boolean {
  const status = statusOn(state, today);
  if (!isActive(status) || status === 'not_started') return false;
  const since = [startedOn(state, today), state.news && isoDateOf(state.news.at)].reduce(later);
  return since !== undefined && daysBetween(since, today) > staleAfter(state);
}

/** The plan's start, or the day that somebody set it going where the plan says none or a later one. */
function startedOn({ plan, status }: MeasureState, today: IsoDate): IsoDate | undefined {
  return plan.start !== undefined && plan.start <= today ? plan.start : status && isoDateOf(status.at);
}

function later(a: IsoDate | undefined, b: IsoDate | undefined): IsoDate | undefined {
  return a === undefined || (b !== undefined && b > a) ? b : a;
}

function staleAfter(state: MeasureState): number {
  const step = state.plan.followUp.rhythm && steps[state.plan.followUp.rhythm];
  if (!step) return 60;
  const days = 'weeks' in step ? step.weeks * 7 : step.months * (365.25 / 12);
  return days * 1.5;
}
