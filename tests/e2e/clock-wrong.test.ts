import { expect, it } from 'vitest';
import { startSlackPlace } from '../helpers/slack-place.ts';
import { steppedTiming } from '../helpers/timing.ts';

const hour = 3_600_000;

it('the machine’s clock jumps an hour while the bot runs: what waits is sent once, and a reminder is planned once', {
  timeout: 90_000,
}, async () => {
  const timing = steppedTiming();
  const place = await startSlackPlace({ timing });
  const { bot, slack } = place;
  await place.channel('C0EST', 'EST strategisk');
  await place.person('U0PARK', 'Gatu- och parkchef');
  const about = (text: string) => slack.messages('C0EST').filter((message) => message.text.includes(text)).length;
  const soon = { timeout: 20_000, interval: 50 };
  const reminders = async () =>
    (await bot.running.pool.query<{ key: string }>('SELECT key FROM reminder')).rows.map(({ key }) => key);

  bot.clock.set('2021-11-11T09:30');
  await bot.running.tick();
  const planned = await reminders();
  expect(planned.length).toBeGreaterThan(0);
  for (const [jump, text] of [
    [hour, 'Framåt'],
    [-2 * hour, 'Bakåt'],
    [hour, 'Rätt igen'],
  ] as const) {
    // Refused once: it waits, and the clock jumps while it does.
    slack.fail('chat.postMessage', { kind: 'http', status: 429, when: 'before' }, 1);
    expect((await place.type('U0PARK', `/insats 1.3 ${text} sak`)).text).toContain('Sparat');
    await new Promise((resolve) => setTimeout(resolve, 500));
    timing.step(jump);
    bot.clock.moveTo(new Date(Date.parse(bot.clock.now()) + jump).toISOString());
    await bot.running.tick();
    for (let minute = 0; minute < 200 && about(`${text} sak`) === 0; minute += 5) {
      timing.step(5 * 60_000);
      await bot.running.tick();
      await new Promise((resolve) => setTimeout(resolve, 700));
    }
    await expect.poll(() => `${text} ${about(`${text} sak`)}`, soon).toBe(`${text} 1`);
  }
  const after = await reminders();
  expect(new Set(after).size).toBe(after.length);
  expect(planned.filter((key) => !after.includes(key))).toEqual([]);
  for (const text of ['Framåt', 'Bakåt', 'Rätt igen']) expect(about(`${text} sak`)).toBe(1);
  expect(slack.refused()).toEqual([]);
  await place.close();
});
