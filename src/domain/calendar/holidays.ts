import { Temporal } from 'temporal-polyfill';

/** A day that is not a working day whatever its weekday. The three eves are no public holidays but count as Saturday. */
export type HolidayKey =
  | 'new-years-day'
  | 'epiphany'
  | 'good-friday'
  | 'easter-sunday'
  | 'easter-monday'
  | 'may-day'
  | 'ascension-day'
  | 'national-day'
  | 'whit-sunday'
  | 'whit-monday'
  | 'midsummer-eve'
  | 'midsummer-day'
  | 'all-saints-day'
  | 'christmas-eve'
  | 'christmas-day'
  | 'boxing-day'
  | 'new-years-eve';

const SATURDAY = 6;

/** Easter Sunday in the Gregorian calendar (Meeus, Jones and Butcher's formula). */
export function easterSunday(year: number): Temporal.PlainDate {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const d = (19 * a + b - Math.floor(b / 4) - Math.floor((b - Math.floor((b + 8) / 25) + 1) / 3) + 15) % 30;
  const e = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - d - (c % 4)) % 7;
  const f = d + e - 7 * Math.floor((a + 11 * d + 22 * e) / 451) + 114;
  return new Temporal.PlainDate(year, Math.floor(f / 31), (f % 31) + 1);
}

/** Midsommardagen: the Saturday that falls on 20–26 June (lag 1989:253 1 §). */
export function midsummerDay(year: number): Temporal.PlainDate {
  return weekdayOnOrAfter(new Temporal.PlainDate(year, 6, 20), SATURDAY);
}

/** Alla helgons dag: the Saturday that falls on 31 October – 6 November (lag 1989:253 1 §). */
export function allSaintsDay(year: number): Temporal.PlainDate {
  return weekdayOnOrAfter(new Temporal.PlainDate(year, 10, 31), SATURDAY);
}

function weekdayOnOrAfter(date: Temporal.PlainDate, weekday: number): Temporal.PlainDate {
  return date.add({ days: (weekday - date.dayOfWeek + 7) % 7 });
}

/**
 * The year's public holidays (lag 1989:253; from 2005 the national day instead of Whit Monday, lag 2004:1320) and the
 * three eves that lag 1930:173 2 § puts on a par with Saturday. Keyed by ISO date. Two can share a day: the first named
 * stands.
 */
export function holidaysOfYear(year: number): ReadonlyMap<string, HolidayKey> {
  const kept = years.get(year);
  if (kept) return kept;
  const easter = easterSunday(year);
  const midsummer = midsummerDay(year);
  const day = (month: number, ofMonth: number) => new Temporal.PlainDate(year, month, ofMonth);
  const rows: [HolidayKey, Temporal.PlainDate][] = [
    ['new-years-day', day(1, 1)],
    ['epiphany', day(1, 6)],
    ['good-friday', easter.subtract({ days: 2 })],
    ['easter-sunday', easter],
    ['easter-monday', easter.add({ days: 1 })],
    ['may-day', day(5, 1)],
    ['ascension-day', easter.add({ days: 39 })],
    ['whit-sunday', easter.add({ days: 49 })],
    year < 2005 ? ['whit-monday', easter.add({ days: 50 })] : ['national-day', day(6, 6)],
    ['midsummer-eve', midsummer.subtract({ days: 1 })],
    ['midsummer-day', midsummer],
    ['all-saints-day', allSaintsDay(year)],
    ['christmas-eve', day(12, 24)],
    ['christmas-day', day(12, 25)],
    ['boxing-day', day(12, 26)],
    ['new-years-eve', day(12, 31)],
  ];
  const made = new Map<string, HolidayKey>();
  for (const [key, date] of rows) if (!made.has(date.toString())) made.set(date.toString(), key);
  years.set(year, made);
  return made;
}

// Made once a year asked for: a plan of reminders asks about the same two years thousands of times.
const years = new Map<number, ReadonlyMap<string, HolidayKey>>();
