import { afterAll, beforeAll, expect, it } from 'vitest';
import { bindChannel, holdFunction, startBot, type TestBot } from '../helpers/bot.ts';
import { freePort } from '../helpers/free-port.ts';
import { type Place, startTeamsPeople, type TeamsPeople } from '../helpers/teams-people.ts';
import {
  channel,
  general,
  groupChat,
  type Playground,
  playgroundTenant,
  startPlayground,
} from '../helpers/teams-playground.ts';
import { play } from './driver.ts';
import { teamsDriver } from './drivers/teams.ts';
import { planAfter } from './plan-after.ts';
import { refusedTexts, week, weekEnds, weekGroups } from './week.ts';
import { weekPlan } from './week-plan.ts';

let playground: Playground;
let people: TeamsPeople;
let bot: TestBot;
const places = new Map<string, Place>();

beforeAll(async () => {
  const port = await freePort();
  playground = await startPlayground({ botPort: port });
  bot = await startBot({ ...playground.env, PORT: String(port) });
  people = await startTeamsPeople(playground);
  const ids = [channel, general, groupChat];
  for (const [index, group] of weekGroups.entries()) {
    const id = ids[index];
    const place = id === undefined ? people.room(group) : { id, name: group };
    places.set(group, place);
    await bindChannel(bot.app, { platform: 'teams', tenant: playgroundTenant, id: place.id }, group);
  }
  const writers = new Set(week.flatMap((step) => ('line' in step ? [step.as] : [])));
  for (const name of writers) await holdFunction(bot.app, (await people.person(name)).account, name);
});

afterAll(async () => {
  await bot.close();
  await people.close();
  await playground.close();
});

it('a working week in Teams leaves the same plan behind as everywhere else', async () => {
  await play(teamsDriver({ people, places, clock: bot.clock, moved: () => bot.app.settleQuestions() }), week);
  expect(await planAfter(bot.app, weekEnds)).toEqual(weekPlan);
});

it('the groups’ channels show the news and nothing that was refused', async () => {
  await expect
    .poll(() => JSON.stringify(playground.messages(channel)), { timeout: 20_000 })
    .toContain('Det har blivit bättre.');
  const said = JSON.stringify(playground.allMessages());
  for (const text of refusedTexts) expect(said).not.toContain(text);
});
