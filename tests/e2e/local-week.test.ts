import { afterAll, beforeAll, expect, it } from 'vitest';
import { startBot, type TestBot } from '../helpers/bot.ts';
import { play } from './driver.ts';
import { localDriver } from './drivers/local.ts';
import { planAfter } from './plan-after.ts';
import { refusedTexts, week, weekEnds } from './week.ts';
import { weekPlan } from './week-plan.ts';

let bot: TestBot;
beforeAll(async () => {
  bot = await startBot();
});
afterAll(() => bot.close());

it('a working week on the local page leaves the plan that it should', async () => {
  const moved = () => bot.app.settleQuestions();
  await play(localDriver({ port: bot.port, clock: bot.clock, moved }), week);
  expect(await planAfter(bot.app, weekEnds)).toEqual(weekPlan);
});

it('a group’s channel on the page has its news in both drawings, and nothing that was refused', async () => {
  const query = new URLSearchParams({ id: 'EST fördjupning', as: 'Kommunpolis', after: '0' });
  const response = await fetch(`http://127.0.0.1:${bot.port}/api/channel?${query}`);
  const { posts } = (await response.json()) as { posts: readonly { drawn: { slack: unknown; teams: unknown } }[] };
  expect(posts.length).toBeGreaterThan(5);
  for (const { drawn } of posts) {
    const [slack, teams] = [JSON.stringify(drawn.slack), JSON.stringify(drawn.teams)];
    for (const text of refusedTexts) expect(slack + teams).not.toContain(text);
  }
  const [list, first] = posts.map(({ drawn }) => drawn);
  expect(JSON.stringify(list?.slack)).toContain('Insatser i EST fördjupning');
  expect(JSON.stringify(first?.slack)).toContain('41 av 44 veckor');
  expect(JSON.stringify(first?.teams)).toContain('41 av 44 veckor');
});
