import Holidays from 'date-holidays';
import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import {
  addMonthsClamped,
  addWorkingDays,
  endOfHalfYear,
  endOfQuarter,
  endOfTertial,
  firstWorkingDayOfWeek,
  holidayName,
  isBridgeDay,
  isoWeekOf,
  isSummerWeek,
  isWorkingDay,
  lastWorkingDayOfWeek,
  localDate,
  mondayOfIsoWeek,
  weeksInIsoYear,
  workingDayOnOrAfter,
  workingDayOnOrBefore,
} from '../../src/domain/calendar.ts';

const date = (text: string) => Temporal.PlainDate.from(text);
const anyDate = fc
  .integer({ min: 0, max: 111 * 365 })
  .map((days) => new Temporal.PlainDate(1990, 1, 1).add({ days }))
  .filter((day) => day.year <= 2100);

describe('working days', () => {
  it('agree with date-holidays on every day of 2020–2050', () => {
    const oracle = new Holidays('SE');
    const wrong: string[] = [];
    for (let year = 2020; year <= 2050; year++) {
      const free = new Set(
        oracle
          .getHolidays(year)
          .filter((holiday) => holiday.type === 'public' || holiday.type === 'bank')
          .map((holiday) => holiday.date.slice(0, 10)),
      );
      for (let day = new Temporal.PlainDate(year, 1, 1); day.year === year; day = day.add({ days: 1 })) {
        const works = day.dayOfWeek <= 5 && !free.has(day.toString());
        if (isWorkingDay(day) !== works) wrong.push(day.toString());
      }
    }
    expect(wrong).toEqual([]);
  });

  it('are lost to Whit Monday until 2004 and to the national day from 2005', () => {
    expect(holidayName(date('2004-05-31'))).toBe('whit-monday');
    expect(isWorkingDay(date('2005-05-16'))).toBe(true);
    expect(holidayName(date('2005-06-06'))).toBe('national-day');
    expect(holidayName(date('2003-06-06'))).toBeUndefined();
  });

  it.each([
    ['2021-06-25', 'midsummer-eve'],
    ['2021-06-26', 'midsummer-day'],
    ['2021-11-06', 'all-saints-day'],
    ['2022-05-26', 'ascension-day'],
    ['2022-04-15', 'good-friday'],
    ['2021-12-24', 'christmas-eve'],
    ['2021-12-31', 'new-years-eve'],
  ])('%s is %s', (day, key) => {
    expect(holidayName(date(day))).toBe(key);
    expect(isWorkingDay(date(day))).toBe(false);
  });

  it('have no name for an ordinary Saturday, which still is free', () => {
    expect(holidayName(date('2021-11-13'))).toBeUndefined();
    expect(isWorkingDay(date('2021-11-13'))).toBe(false);
  });

  it('are counted forward and back', () => {
    expect(addWorkingDays(date('2021-12-22'), 2).toString()).toBe('2021-12-27');
    expect(addWorkingDays(date('2021-12-25'), -1).toString()).toBe('2021-12-23');
    expect(addWorkingDays(date('2021-12-25'), 0).toString()).toBe('2021-12-25');
    expect(addWorkingDays(date('2022-01-10'), -10).toString()).toBe('2021-12-22');
  });

  it('are found nearest before and after any day', () => {
    fc.assert(
      fc.property(anyDate, (day) => {
        const before = workingDayOnOrBefore(day);
        const after = workingDayOnOrAfter(day);
        expect(isWorkingDay(before) && isWorkingDay(after)).toBe(true);
        expect(before.until(after).days).toBeLessThanOrEqual(6);
        expect(before.equals(after)).toBe(isWorkingDay(day));
      }),
    );
  });

  it('counted there and back from a working day come home', () => {
    fc.assert(
      fc.property(anyDate, fc.integer({ min: -60, max: 60 }), (day, n) => {
        const from = workingDayOnOrAfter(day);
        expect(addWorkingDays(addWorkingDays(from, n), -n).equals(from)).toBe(true);
      }),
    );
  });
});

describe('weeks', () => {
  it('number 53 in 2020, 2026 and 2032', () => {
    expect([2019, 2020, 2021, 2022, 2026, 2032].map(weeksInIsoYear)).toEqual([52, 53, 52, 52, 53, 53]);
  });

  it('give the first days of 2021 to the week year 2020', () => {
    expect(isoWeekOf(date('2021-01-03'))).toEqual({ year: 2020, week: 53 });
    expect(isoWeekOf(date('2021-01-04'))).toEqual({ year: 2021, week: 1 });
  });

  it('begin on a Monday that lies in them', () => {
    fc.assert(
      fc.property(anyDate, (day) => {
        const { year, week } = isoWeekOf(day);
        const monday = mondayOfIsoWeek(year, week);
        expect(monday.dayOfWeek).toBe(1);
        expect(monday.until(day).days).toBeGreaterThanOrEqual(0);
        expect(monday.until(day).days).toBeLessThan(7);
        expect(week).toBeLessThanOrEqual(weeksInIsoYear(year));
      }),
    );
  });

  it('have a first and a last working day inside them', () => {
    expect(lastWorkingDayOfWeek(2021, 51).toString()).toBe('2021-12-23');
    expect(firstWorkingDayOfWeek(2021, 14).toString()).toBe('2021-04-06');
    fc.assert(
      fc.property(anyDate, (day) => {
        const { year, week } = isoWeekOf(day);
        expect(isoWeekOf(firstWorkingDayOfWeek(year, week))).toEqual({ year, week });
        expect(isoWeekOf(lastWorkingDayOfWeek(year, week))).toEqual({ year, week });
      }),
    );
  });

  it('28–31 are summer: 12 July – 8 August in 2021', () => {
    const summer = ['2021-07-11', '2021-07-12', '2021-08-08', '2021-08-09'].map((day) => isSummerWeek(date(day)));
    expect(summer).toEqual([false, true, true, false]);
  });
});

describe('months and longer periods', () => {
  it('six months before 31 August is the last of February', () => {
    expect(addMonthsClamped(date('2022-08-31'), -6).toString()).toBe('2022-02-28');
    expect(addMonthsClamped(date('2024-08-31'), -6).toString()).toBe('2024-02-29');
    expect(addMonthsClamped(date('2022-12-31'), -6).toString()).toBe('2022-06-30');
  });

  it('end where quarters, tertials and half-years end', () => {
    expect(endOfQuarter(date('2021-11-10')).toString()).toBe('2021-12-31');
    expect(endOfTertial(date('2022-02-01')).toString()).toBe('2022-04-30');
    expect(endOfHalfYear(date('2022-02-01')).toString()).toBe('2022-06-30');
  });
});

describe('bridge days', () => {
  it('stand alone between days off', () => {
    expect(isBridgeDay(date('2022-05-27'))).toBe(true);
    expect(isBridgeDay(date('2022-01-07'))).toBe(true);
    expect(isBridgeDay(date('2022-05-25'))).toBe(false);
    expect(isBridgeDay(date('2022-05-28'))).toBe(false);
  });
});

describe('the date in Stockholm', () => {
  it.each([
    ['2021-11-09T22:59:59Z', '2021-11-09'],
    ['2021-11-09T23:00:00Z', '2021-11-10'],
    ['2021-07-01T22:00:00Z', '2021-07-02'],
    ['2021-03-28T01:00:00Z', '2021-03-28'],
  ])('at %s is %s', (instant, day) => {
    expect(localDate(Temporal.Instant.from(instant)).toString()).toBe(day);
  });
});
