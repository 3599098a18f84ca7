import { Temporal } from 'temporal-polyfill';

/** First and last day of a stretch of days, both inclusive. */
export interface Span {
  readonly first: Temporal.PlainDate;
  readonly last: Temporal.PlainDate;
}

/** The ISO week of a date. The week's year differs from the calendar year around New Year. */
export function isoWeekOf(date: Temporal.PlainDate): { year: number; week: number } {
  return { year: date.yearOfWeek ?? date.year, week: date.weekOfYear ?? 1 };
}

/** Monday of an ISO week. The week is not checked: week 53 of a year with 52 is the next year's first. */
export function mondayOfIsoWeek(year: number, week: number): Temporal.PlainDate {
  return firstMonday(year).add({ weeks: week - 1 });
}

const firstMondayByYear = new Map<number, Temporal.PlainDate>();

function firstMonday(year: number): Temporal.PlainDate {
  const known = firstMondayByYear.get(year);
  if (known) return known;
  // 4 January is always in week 1 (ISO 8601).
  const fourth = new Temporal.PlainDate(year, 1, 4);
  const monday = fourth.subtract({ days: fourth.dayOfWeek - 1 });
  if (isNear(year)) firstMondayByYear.set(year, monday);
  return monday;
}

/** 52 or 53. 28 December is always in the last week (ISO 8601). */
export function weeksInIsoYear(year: number): number {
  const known = weeksByYear.get(year);
  if (known) return known;
  const { week } = isoWeekOf(new Temporal.PlainDate(year, 12, 28));
  if (isNear(year)) weeksByYear.set(year, week);
  return week;
}

const weeksByYear = new Map<number, number>();

/** Years that are asked about often enough to be kept. */
function isNear(year: number): boolean {
  return year > 1990 && year < 2100;
}

/** Whole days from one date to another; negative when `to` is earlier. */
export function daysFrom(from: Temporal.PlainDate, to: Temporal.PlainDate): number {
  return (utcOf(to) - utcOf(from)) / 86_400_000;
}

/** Midnight of the date as it would be in UTC, where every day is as long as the next. */
function utcOf({ year, month, day }: Temporal.PlainDate): number {
  const date = new Date(0);
  return date.setUTCFullYear(year, month - 1, day);
}

/** Calendar months later (earlier when negative); a day that the month lacks becomes its last: 31 August − 6 = 28 February. */
export function addMonthsClamped(date: Temporal.PlainDate, months: number): Temporal.PlainDate {
  return date.add({ months });
}

/** The month's first and last day. */
export function monthSpan(year: number, month: number): Span {
  return months(year, month, 1);
}

/** Quarter 1–4. */
export function quarterSpan(year: number, quarter: number): Span {
  return months(year, 3 * quarter - 2, 3);
}

/** Tertial 1–3: January–April, May–August, September–December. */
export function tertialSpan(year: number, tertial: number): Span {
  return months(year, 4 * tertial - 3, 4);
}

/** Half-year 1–2. */
export function halfYearSpan(year: number, half: number): Span {
  return months(year, 6 * half - 5, 6);
}

export function yearSpan(year: number): Span {
  return months(year, 1, 12);
}

/** Monday–Sunday. */
export function weekSpan(year: number, week: number): Span {
  const first = mondayOfIsoWeek(year, week);
  return { first, last: first.add({ days: 6 }) };
}

/** The last day of the quarter, tertial or half-year that a date lies in. */
export function endOfQuarter(date: Temporal.PlainDate): Temporal.PlainDate {
  return quarterSpan(date.year, Math.ceil(date.month / 3)).last;
}

export function endOfTertial(date: Temporal.PlainDate): Temporal.PlainDate {
  return tertialSpan(date.year, Math.ceil(date.month / 4)).last;
}

export function endOfHalfYear(date: Temporal.PlainDate): Temporal.PlainDate {
  return halfYearSpan(date.year, Math.ceil(date.month / 6)).last;
}

function months(year: number, month: number, count: number): Span {
  const first = new Temporal.PlainDate(year, month, 1);
  return { first, last: first.add({ months: count }).subtract({ days: 1 }) };
}
