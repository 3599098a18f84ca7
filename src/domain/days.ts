import { Temporal } from 'temporal-polyfill';
import { holidaysOfYear } from './calendar/holidays.ts';
import { addMonthsClamped } from './calendar.ts';
import type { IsoDate } from './time.ts';

/**
 * The working-day calendar on dates as they are kept, `YYYY-MM-DD`: planning two years of an agreement asks about the same
 * days many thousands of times. The rules are calendar.ts'.
 */

const msPerDay = 86_400_000;
/** 1 January 1970 was a Thursday. */
const firstWeekday = 4;

function numberOf(date: IsoDate): number {
  const known = numberByDate.get(date);
  if (known !== undefined) return known;
  const day = Date.UTC(Number(date.slice(0, 4)), Number(date.slice(5, 7)) - 1, Number(date.slice(8, 10))) / msPerDay;
  numberByDate.set(date, day);
  return day;
}

const numberByDate = new Map<IsoDate, number>();

const dateByNumber = new Map<number, IsoDate>();

function dateOf(day: number): IsoDate {
  const known = dateByNumber.get(day);
  if (known !== undefined) return known;
  const date = new Date(day * msPerDay).toISOString().slice(0, 10);
  dateByNumber.set(day, date);
  return date;
}

/** Calendar days later, earlier when negative. */
export function addDays(date: IsoDate, days: number): IsoDate {
  return dateOf(numberOf(date) + days);
}

/** Whole days from one date to another; negative when `to` is earlier. */
export function daysFrom(from: IsoDate, to: IsoDate): number {
  return numberOf(to) - numberOf(from);
}

/** 1 (Monday) – 7. */
export function weekdayOf(date: IsoDate): number {
  return weekday(numberOf(date));
}

function weekday(day: number): number {
  return ((day + firstWeekday - 1) % 7) + 1;
}

/** Calendar months later, earlier when negative; a day that the month lacks becomes its last: 31 August − 6 = 28 February. */
export function addMonths(date: IsoDate, months: number): IsoDate {
  const key = `${date}/${months}`;
  const known = monthsLater.get(key);
  if (known !== undefined) return known;
  const later = addMonthsClamped(Temporal.PlainDate.from(date), months).toString();
  if (monthsLater.size > 100_000) monthsLater.clear();
  monthsLater.set(key, later);
  return later;
}

const monthsLater = new Map<string, IsoDate>();

/** Monday–Friday, no public holiday and none of the three eves. */
export function isWorkingDate(date: IsoDate): boolean {
  return isWorking(numberOf(date));
}

function isWorking(day: number): boolean {
  const known = workingByNumber.get(day);
  if (known !== undefined) return known;
  const date = dateOf(day);
  const working = weekday(day) <= 5 && !holidaysOfYear(Number(date.slice(0, 4))).has(date);
  workingByNumber.set(day, working);
  return working;
}

const workingByNumber = new Map<number, boolean>();

/** The n-th working day after the date, or before it when n is negative. Zero is the date itself, working day or not. */
export function workingDaysFrom(date: IsoDate, n: number): IsoDate {
  let day = numberOf(date);
  for (let left = Math.abs(n); left > 0; ) {
    day += Math.sign(n);
    if (isWorking(day)) left--;
  }
  return dateOf(day);
}

/** The date, or the working day before it: a reminder is moved earlier, never later (product.md §5). */
export function workingDateOnOrBefore(date: IsoDate): IsoDate {
  return isWorkingDate(date) ? date : workingDaysFrom(date, -1);
}

export function workingDateOnOrAfter(date: IsoDate): IsoDate {
  return isWorkingDate(date) ? date : workingDaysFrom(date, 1);
}

/** Monday of the date's week. */
export function mondayOf(date: IsoDate): IsoDate {
  return addDays(date, 1 - weekdayOf(date));
}

/** Weeks 28–31 and 24 December – 6 January, when reminders rest (product.md §5). First and last day, both included. */
export function quietSpanOf(date: IsoDate): { readonly first: IsoDate; readonly last: IsoDate } | undefined {
  const year = Number(date.slice(0, 4));
  const summer = summerOf(year);
  if (date >= summer.first && date <= summer.last) return summer;
  const monthDay = date.slice(5);
  if (monthDay >= '12-24') return { first: `${year}-12-24`, last: `${year + 1}-01-06` };
  if (monthDay <= '01-06') return { first: `${year - 1}-12-24`, last: date.slice(0, 5).concat('01-06') };
  return undefined;
}

const summers = new Map<number, { first: IsoDate; last: IsoDate }>();

function summerOf(year: number): { first: IsoDate; last: IsoDate } {
  const known = summers.get(year);
  if (known) return known;
  // 4 January is always in week 1 (ISO 8601).
  const first = addDays(mondayOf(`${year}-01-04`), 27 * 7);
  const made = { first, last: addDays(first, 27) };
  summers.set(year, made);
  return made;
}
