import { describe, expect, it } from 'vitest';
import { isReminderTime } from '../../src/domain/reminder-time.ts';
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
