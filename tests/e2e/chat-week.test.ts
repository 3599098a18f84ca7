import { afterAll, beforeAll, expect, it } from 'vitest';
import { startBot, type TestBot } from '../helpers/bot.ts';
import { play } from './driver.ts';
import { chatDriver } from './drivers/chat.ts';
import { planAfter } from './plan-after.ts';
import { week, weekEnds } from './week.ts';
import { weekPlan } from './week-plan.ts';

let bot: TestBot;
beforeAll(async () => {
  bot = await startBot();
});
afterAll(() => bot.close());

it('a working week on the command line leaves the plan that it should', async () => {
  await play(chatDriver(bot.app), week);
  expect(await planAfter(bot.app, weekEnds)).toEqual(weekPlan);
});
