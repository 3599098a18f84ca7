import { addDays, addMonths, daysFrom, workingDaysFrom } from './days.ts';
import { isActive, type MeasureState, type Plan, statusOn } from './measure.ts';
import type { FollowUpRhythm } from './plan-file/plan-measure.ts';
import { type IsoDate, isoDateOf } from './time.ts';

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
export const followUpWindow = 10;

/** A plan is never changed, only replaced: its dates are computed once. */
const datesByPlan = new WeakMap<Plan, { readonly end: IsoDate; readonly dates: readonly IsoDate[] }>();

/**
 * The measure's follow-up dates from its start to the agreement's end: the plan's next date and those counted from it by
 * the written rhythm, backwards to the start and forwards. Without a rhythm there is only the plan's own date.
 */
export function followUpDates({ plan }: Pick<MeasureState, 'plan'>, end: IsoDate): readonly IsoDate[] {
  const known = datesByPlan.get(plan);
  if (known?.end === end) return known.dates;
  const dates = datesOf(plan, end);
  datesByPlan.set(plan, { end, dates });
  return dates;
}

function datesOf(plan: Plan, end: IsoDate): readonly IsoDate[] {
  const { next, rhythm } = plan.followUp;
  if (next === undefined) return [];
  const step = rhythm && steps[rhythm];
  if (!step) return [next];
  const start = plan.start ?? next;
  const dates: IsoDate[] = [];
  for (let n = 0; ; n--) {
    const date = stepped(next, step, n);
    if (date < start) break;
    dates.push(date);
  }
  dates.reverse();
  for (let n = 1; ; n++) {
    const date = stepped(next, step, n);
    if (date > end) break;
    dates.push(date);
  }
  return dates;
}

/** Month arithmetic counts from the anchor, so that 31 January is followed by 28 February and then by 31 March. */
function stepped(anchor: IsoDate, step: Step, n: number): IsoDate {
  return 'weeks' in step ? addDays(anchor, step.weeks * 7 * n) : addMonths(anchor, step.months * n);
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

/** The latest follow-up date before a day, when nobody has reported for it. Undefined for finished measures. */
export function missedFollowUp(state: MeasureState, today: IsoDate, end: IsoDate): IsoDate | undefined {
  if (!isActive(statusOn(state, today))) return undefined;
  const passed = followUpDates(state, end).findLast((date) => date < today);
  return passed === undefined || isReported(state, passed, end) ? undefined : passed;
}

/**
 * Whether the responsible function has reported for a date: with a note that meets it, or with any after it, which answers
 * what was asked then.
 */
export function isReported(state: MeasureState, date: IsoDate, end: IsoDate): boolean {
  if (!state.reported) return false;
  const reported = isoDateOf(state.reported.at);
  return reported > date || metBy(reported, followUpDates(state, end)) === date;
}

/**
 * The date that a note or "inget nytt" by the responsible function meets: the first on or after it, from 10 working days
 * before the date (product.md §1). With a weekly rhythm one note meets one date, though several are that near.
 */
function metBy(reported: IsoDate, dates: readonly IsoDate[]): IsoDate | undefined {
  const date = dates.find((each) => each >= reported);
  if (date === undefined) return undefined;
  return reported >= workingDaysFrom(date, -followUpWindow) ? date : undefined;
}

/**
 * No news: started, unfinished, and more than one and a half rhythms (without rhythm 60 days) without a note
 * (product.md §1). Counted from the start when nothing has been noted.
 */
export function isStale(state: MeasureState, today: IsoDate): boolean {
  const status = statusOn(state, today);
  if (!isActive(status) || status === 'not_started') return false;
  const since = [startedOn(state, today), state.news && isoDateOf(state.news.at)].reduce(later);
  return since !== undefined && daysFrom(since, today) > staleAfter(state);
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
