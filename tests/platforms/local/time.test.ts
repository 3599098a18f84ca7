import { expect, test } from 'vitest';
import { instantOf, longTime, period, shortTime, wallClock } from '../../../src/platforms/local/page/time.ts';

const now = instantOf('2021-11-10T09:00:00+01:00[Europe/Stockholm]');

test('the clock is written as one reads it', () => {
  expect(longTime(now, 'sv')).toBe('onsdag 10 november 2021 kl. 09.00');
  expect(longTime(now, 'en')).toBe('Wednesday 10 November 2021, 09:00');
  expect(shortTime(now, 'sv')).toMatch(/^ons 10 nov\.? 09\.00$/);
});

test('it is Stockholm’s, summer and winter', () => {
  expect(wallClock(now)).toBe('2021-11-10T09:00');
  expect(wallClock(instantOf('2021-07-01T07:00:00Z'))).toBe('2021-07-01T09:00');
  expect(wallClock(instantOf('2021-10-31T01:30:00Z'))).toBe('2021-10-31T02:30');
});

test('a period says no more than it needs', () => {
  const at = (iso: string) => instantOf(`${iso}:00+01:00`);
  expect(period(at('2021-11-11T09:00'), at('2021-11-19T09:00'), 'sv')).toBe('11–19 november 2021');
  expect(period(at('2021-11-29T09:00'), at('2021-12-03T09:00'), 'sv')).toBe('29 november–3 december 2021');
  expect(period(at('2021-12-24T09:00'), at('2022-01-07T09:00'), 'sv')).toBe('24 december 2021–7 januari 2022');
  expect(period(at('2021-11-11T09:00'), at('2021-11-11T17:00'), 'sv')).toBe('11 november 2021');
  expect(period(at('2021-11-11T09:00'), at('2021-11-19T09:00'), 'en')).toBe('11–19 November 2021');
});
