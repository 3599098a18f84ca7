import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { addDays, isWorkingDate } from '../../src/domain/days.ts';
import { startBot, type TestBot } from '../helpers/bot.ts';
import { type Talk, talk } from '../helpers/talk.ts';

let bot: TestBot;
let chat: Talk;

beforeEach(async () => {
  bot = await startBot({}, { example: true, at: '2021-06-01T07:30' });
  chat = talk(bot);
});
afterEach(() => bot.close());

/** The clockwork's day, with what people do in it. */
async function day(date: string, said: readonly (readonly [string, string])[] = []): Promise<void> {
  for (const time of ['08:00', '09:00']) {
    bot.clock.set(`${date}T${time}`);
    await bot.app.planReminders();
    await bot.app.selfCheck();
  }
  for (const [who, line] of said) {
    const { outcome } = await chat.say(who, line, { at: `${date}T10:30` });
    expect([line, outcome]).toEqual([line, 'done']);
  }
  bot.clock.set(`${date}T10:31`);
  await bot.app.planReminders();
}

/** What people write now and then. */
const said: Readonly<Record<string, readonly (readonly [string, string])[]>> = {
  '2021-06-04': [['Gatu- och parkchef', '/insats 1.3 Tre av tio klara']],
  '2021-06-09': [['Gatu- och parkchef', '/insats 1.3 inget nytt']],
  '2021-06-15': [['Samordnare i kommunen', '/samverkan påminnelser paus till 24 juni']],
  '2021-06-28': [['Kommunpolis', '/insats 1.1 Klart! Alla pass är genomförda']],
  '2021-08-18': [['Samordnare i kommunen', '/samverkan påminnelser paus']],
  '2021-08-25': [['Samordnare i kommunen', '/samverkan påminnelser återuppta']],
  '2021-09-08': [['Gatu- och parkchef', '/insats 1.3 Åtta av tio klara']],
};

describe('the daily self-check', () => {
  test('finds nothing missing in months of notes, pauses, quiet weeks and a fortnight without the bot', {
    timeout: 300_000,
  }, async () => {
    for (let date = '2021-06-01'; date <= '2021-10-08'; date = addDays(date, 1)) {
      const isDown = date >= '2021-09-13' && date <= '2021-09-26';
      if (isWorkingDate(date) && !isDown) await day(date, said[date]);
    }
    const { rows } = await bot.running.pool.query('SELECT day::text, missing FROM self_check ORDER BY day');
    expect(rows.length).toBeGreaterThan(75);
    expect(rows.filter(({ missing }) => missing > 0)).toEqual([]);
    const { rows: kept } = await bot.running.pool.query('SELECT count(*)::int AS count FROM reminder');
    expect(kept[0]?.count).toBeGreaterThan(100);
  });
});
