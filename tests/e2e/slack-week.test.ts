import { afterAll, beforeAll, expect, it } from 'vitest';
import { type SlackPlace, startSlackPlace } from '../helpers/slack-place.ts';
import { play } from './driver.ts';
import { slackDriver } from './drivers/slack.ts';
import { planAfter } from './plan-after.ts';
import { refusedTexts, week, weekEnds, weekGroups } from './week.ts';
import { weekPlan } from './week-plan.ts';

let place: SlackPlace;
beforeAll(async () => {
  place = await startSlackPlace();
});
afterAll(() => place.close());

it('a working week in Slack leaves the plan that it should, and posts its news once', async () => {
  const { slack, bot } = place;
  await play(await slackDriver(place, weekGroups), week);
  expect(await planAfter(bot.app, weekEnds)).toEqual(weekPlan);
  await place.posted();
  const posts = slack.calls('chat.postMessage').map(({ metadata }) => JSON.stringify(metadata));
  expect(new Set(posts).size).toBe(posts.length);
  // A post begins with the measure's number and title: a note's own is those and the note.
  const news = slack.calls('chat.postMessage').map(({ text }) => String(text).replace(/^\d\.\d [^:]+: /, ''));
  const notes = weekPlan.filter((line) => line.startsWith('  ')).map((line) => line.replace(/^.*?Z .*?: /, ''));
  for (const note of notes) expect(news.filter((text) => text === note)).toEqual([note]);
  for (const text of refusedTexts) expect(JSON.stringify(slack.calls('chat.postMessage'))).not.toContain(text);
  expect(slack.refused()).toEqual([]);
});
