import { expect, test } from 'vitest';
import { instantOf, longTime, shortTime, wallClock } from '../../../src/platforms/local/page/time.ts';

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
