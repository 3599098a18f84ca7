import { describe, expect, it } from 'vitest';
import { isReminderTime, latestRest } from '../../src/domain/reminder-time.ts';
import { instantAt } from '../../src/domain/wall-clock.ts';

describe('the hours in which reminders come', () => {
  it.each([
    ['2021-11-12', '08:00', true],
    ['2021-11-12', '17:00', true],
    ['2021-11-12', '07:59', false],
    ['2021-11-12', '17:01', false],
    // Saturday, and Midsummer Eve.
    ['2021-11-13', '10:00', false],
    ['2022-06-24', '10:00', false],
    // The Monday after each change of the clock.
    ['2021-03-29', '08:00', true],
    ['2021-11-01', '07:59', false],
    ['2021-11-01', '08:00', true],
  ])('%s %s: %s', (date, time, expected) => expect(isReminderTime(instantAt(date, time))).toBe(expected));
});

describe('the latest rest', () => {
  it.each([
    // On a Friday morning: the night. At its last minute too.
    ['2021-11-12', '08:00', '2021-11-11T17:01', '2021-11-12T08:00'],
    ['2021-11-12', '17:00', '2021-11-11T17:01', '2021-11-12T08:00'],
    // That evening and over the weekend, as far as it has come; on Monday the whole of it.
    ['2021-11-12', '17:01', '2021-11-12T17:01', '2021-11-12T17:01'],
    ['2021-11-14', '12:00', '2021-11-12T17:01', '2021-11-14T12:00'],
    ['2021-11-15', '07:59', '2021-11-12T17:01', '2021-11-15T07:59'],
    ['2021-11-15', '09:00', '2021-11-12T17:01', '2021-11-15T08:00'],
    // Christmas Eve is a Friday, and 27 December a working day.
    ['2021-12-27', '10:00', '2021-12-23T17:01', '2021-12-27T08:00'],
  ])('%s %s: from %s to %s', (date, time, from, to) => {
    const at = (wall: string) => instantAt(wall.slice(0, 10), wall.slice(11));
    expect(latestRest(instantAt(date, time))).toEqual({ from: at(from), to: at(to) });
  });
});
