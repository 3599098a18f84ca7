import { afterAll, beforeAll, expect, it } from 'vitest';
import { startBot, type TestBot } from '../../helpers/bot.ts';
import { labelsOf, type Talk, talk } from '../../helpers/talk.ts';

let bot: TestBot;
let t: Talk;
const chief = 'Gatu- och parkchef';

beforeAll(async () => {
  bot = await startBot();
  t = talk(bot);
});
afterAll(() => bot.close());

it('goes on with the same search on the next page, to its end', async () => {
  let page = await t.say(chief, '/samverkan ordlista e');
  const seen = [page.data?.words as string[]];
  while (labelsOf(page).includes('Visa fler')) {
    page = await t.press(chief, page, 'Visa fler');
    seen.push(page.data?.words as string[]);
    expect(page.message.summary).toContain('”e”');
  }
  expect(seen.length).toBeGreaterThan(1);
  expect(new Set(seen.flat()).size).toBe(seen.flat().length);
  expect(page.message.summary).toContain(String(seen.flat().length));
});

it('puts no long search into a button', async () => {
  const page = await t.say(chief, `/samverkan ordlista ${'e'.repeat(41)}`);
  expect(labelsOf(page)).toEqual([]);
});
