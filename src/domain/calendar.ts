import type { Temporal } from 'temporal-polyfill';
import { type HolidayKey, holidaysOfYear } from './calendar/holidays.ts';
import { isoWeekOf, mondayOfIsoWeek } from './calendar/periods.ts';

export { allSaintsDay, easterSunday, type HolidayKey, midsummerDay } from './calendar/holidays.ts';
export {
  addMonthsClamped,
  daysFrom,
  endOfHalfYear,
  endOfQuarter,
  endOfTertial,
  halfYearSpan,
  isoWeekOf,
  mondayOfIsoWeek,
  monthSpan,
  quarterSpan,
  type Span,
  tertialSpan,
  weekSpan,
  weeksInIsoYear,
  yearSpan,
} from './calendar/periods.ts';

/** The zone of every wall-clock time in the product. */
const STOCKHOLM = 'Europe/Stockholm';

/** The date on the wall in Stockholm at that instant. */
export function localDate(instant: Temporal.Instant): Temporal.PlainDate {
  return instant.toZonedDateTimeISO(STOCKHOLM).toPlainDate();
}

/** The public holiday, or eve, that the date is; undefined on other days, Saturdays and Sundays among them. */
export function holidayName(date: Temporal.PlainDate): HolidayKey | undefined {
  return holidaysOfYear(date.year).get(date.toString());
}

/** Monday–Friday, no public holiday (lag 1989:253), not the eve of midsummer, Christmas or New Year (lag 1930:173 2 §). */
export function isWorkingDay(date: Temporal.PlainDate): boolean {
  return date.dayOfWeek <= 5 && holidayName(date) === undefined;
}

export function workingDayOnOrBefore(date: Temporal.PlainDate): Temporal.PlainDate {
  return isWorkingDay(date) ? date : addWorkingDays(date, -1);
}

export function workingDayOnOrAfter(date: Temporal.PlainDate): Temporal.PlainDate {
  return isWorkingDay(date) ? date : addWorkingDays(date, 1);
}

/** The n-th working day after the date, or before it when n is negative. Zero is the date itself, working day or not. */
export function addWorkingDays(date: Temporal.PlainDate, n: number): Temporal.PlainDate {
  const step = { days: n < 0 ? -1 : 1 };
  let left = Math.abs(n);
  let day = date;
  while (left > 0) {
    day = day.add(step);
    if (isWorkingDay(day)) left--;
  }
  return day;
}

/** Every ISO week has one: even Christmas week keeps at least two. */
export function lastWorkingDayOfWeek(isoYear: number, isoWeek: number): Temporal.PlainDate {
  return workingDayOnOrBefore(mondayOfIsoWeek(isoYear, isoWeek).add({ days: 6 }));
}

export function firstWorkingDayOfWeek(isoYear: number, isoWeek: number): Temporal.PlainDate {
  return workingDayOnOrAfter(mondayOfIsoWeek(isoYear, isoWeek));
}

/** ISO weeks 28–31, when most of both parties are on holiday (product rules: quiet weeks). */
export function isSummerWeek(date: Temporal.PlainDate): boolean {
  const { week } = isoWeekOf(date);
  return week >= 28 && week <= 31;
}

/** Klämdag: a single working day between days off. */
export function isBridgeDay(date: Temporal.PlainDate): boolean {
  return isWorkingDay(date) && !isWorkingDay(date.subtract({ days: 1 })) && !isWorkingDay(date.add({ days: 1 }));
}
