import { expect, it } from 'vitest';
import { clockStartedAt } from '../../src/infra/clock.ts';

const seconds = (from: string, to: string) => (Date.parse(to) - Date.parse(from)) / 1000;

it('the local clock runs on at normal speed from where it is moved', async () => {
  const clock = clockStartedAt('2021-11-10T08:00:00.000Z');
  expect(seconds('2021-11-10T08:00:00.000Z', clock.now())).toBeLessThan(5);
  clock.moveTo('2022-03-27T07:00:00.000Z');
  const before = clock.now();
  expect(seconds('2022-03-27T07:00:00.000Z', before)).toBeLessThan(5);
  await expect.poll(() => clock.now() > before).toBe(true);
});
