import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { type DateUse, readDate } from '../../../src/domain/date-text.ts';

const date = (text: string) => Temporal.PlainDate.from(text);

/** The reading in short: "2021-11-30", "2021-11-19?" when it is asked about, "–" when it is no date. */
function read(text: string, today = '2021-11-10', use: DateUse = 'due'): string {
  const validTo = date(`${Math.max(2022, date(today).year + 1)}-12-31`);
  const reading = readDate(text, { today: date(today), validTo, use });
  if (reading.outcome === 'error') return '–';
  return reading.outcome === 'ok' ? `${reading.date}` : `${reading.preferred}?`;
}

describe('on a Friday', () => {
  it.each([
    ['nästa fredag', '2021-11-19'],
    ['fredag', '2021-11-19?'],
    ['imorgon', '2021-11-13?'],
    ['v 45', '2021-11-12'],
    ['om tre arbetsdagar', '2021-11-17'],
    ['i fredags', '2021-11-05?'],
  ])('“%s” is %s', (text, expected) => expect(read(text, '2021-11-12')).toBe(expected));
});

describe('on a Sunday', () => {
  it.each([
    ['imorgon', '2021-11-15'],
    ['nästa vecka', '2021-11-19?'],
    ['om en vecka', '2021-11-21?'],
  ])('“%s” is %s', (text, expected) => expect(read(text, '2021-11-14')).toBe(expected));
});

describe('on the last day of the year', () => {
  it.each([
    ['om en månad', '2022-01-31'],
    ['om två månader', '2022-02-28'],
    ['v 1', '2022-01-07'],
    ['v 53', '–'],
    ['nästa månad', '2022-01-31?'],
    ['efter nyår', '2022-01-10?'],
    ['imorgon', '2022-01-01?'],
    ['i vinter', '2022-02-28?'],
  ])('“%s” is %s', (text, expected) => expect(read(text, '2021-12-31')).toBe(expected));
});

describe('on a 31st', () => {
  it.each([
    ['om en månad', '2022-02-28'],
    ['nästa månad', '2022-02-28?'],
    ['månadsskiftet', '2022-01-31?'],
    ['29 februari', '–'],
    ['v 4', '2023-01-27?'],
  ])('“%s” is %s', (text, expected) => expect(read(text, '2022-01-31')).toBe(expected));
});

describe('on the 53rd week', () => {
  it.each([
    ['v 53', '2020-12-30'],
    ['v 1', '2021-01-08'],
    ['fredag v 53', '2021-01-01?'],
    ['nästa vecka', '2021-01-08?'],
    ['v 53 2021', '–'],
  ])('“%s” is %s', (text, expected) => expect(read(text, '2020-12-30')).toBe(expected));
});

describe('on a year of 53 weeks', () => {
  it.each([
    ['v 53', '2026-12-30'],
    ['v 1', '2027-01-08'],
  ])('“%s” is %s', (text, expected) => expect(read(text, '2026-11-10')).toBe(expected));
});

describe('on a leap day', () => {
  it.each([
    ['om ett år', '2025-02-28'],
    ['29 februari', '2024-02-29'],
    ['29 februari 2025', '–'],
    ['sista februari', '2024-02-29'],
    ['30 februari', '–'],
    ['igår', '2024-02-28?'],
  ])('“%s” is %s', (text, expected) => expect(read(text, '2024-02-29')).toBe(expected));
});
