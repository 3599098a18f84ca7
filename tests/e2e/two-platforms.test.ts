import { afterAll, beforeAll, expect, it } from 'vitest';
import { systemTiming } from '../../src/infra/timing.ts';
import { bindChannel, holdFunction, startBot, type TestBot } from '../helpers/bot.ts';
import { freePort } from '../helpers/free-port.ts';
import { type SlackFake, startSlackFake } from '../helpers/slack-fake/index.ts';
import { startTeamsPeople, type TeamsPeople } from '../helpers/teams-people.ts';
import {
  type BotMessage,
  general,
  type Playground,
  playgroundTenant,
  playgroundUser,
  startPlayground,
  wordsOf,
} from '../helpers/teams-playground.ts';

const est = { id: general, name: 'EST' };
const heading = 'Insatser i EST strategisk';

let slack: SlackFake;
let playground: Playground;
let people: TeamsPeople;
let bot: TestBot;

beforeAll(async () => {
  const port = await freePort();
  slack = await startSlackFake();
  playground = await startPlayground({ botPort: port });
  const environment = {
    ...playground.env,
    PORT: String(port),
    SLACK_SIGNING_SECRET: slack.signingSecret,
    SLACK_BOT_TOKEN: slack.botToken,
    SLACK_API_URL: slack.apiUrl,
  };
  // What takes how long is told as it is.
  bot = await startBot(environment, { timing: systemTiming });
  slack.aim(`http://127.0.0.1:${port}/slack/events`);
  people = await startTeamsPeople(playground);
  await bindChannel(bot.app, { platform: 'slack', tenant: slack.team, id: 'C0EST' }, 'EST strategisk');
  await bindChannel(bot.app, { platform: 'teams', tenant: playgroundTenant, id: general }, 'EST strategisk');
  await holdFunction(bot.app, { platform: 'slack', tenant: slack.team, id: 'U0ANNA' }, 'Gatu- och parkchef');
  const polis = await people.person('Olle');
  await holdFunction(bot.app, polis.account, 'Kommunpolis');
  const own = { platform: 'teams', tenant: playgroundTenant, id: playgroundUser } as const;
  await holdFunction(bot.app, own, 'Verksamhetschef socialtjänst vuxna');
  await holdFunction(bot.app, (await people.person('Maja')).account, 'Kommunjurist');
});

afterAll(async () => {
  await bot?.close();
  await people?.close();
  await playground?.close();
  await slack?.close();
});

it('a note written in Slack is the group’s news in its Teams channel too, and says where it came from', async () => {
  const news = await timed(
    'a note in Slack → Teams',
    () => inSlack('/insats', '1.3 Åtta av tio klara'),
    () => playground.waitFor(general, ({ card }) => wordsOf(card).includes('Åtta av tio klara')),
  );
  expect(wordsOf(news.card)).toContain('1.3 Förbättra belysningen på tio platser');
  expect(wordsOf(news.card)).toContain('Gatu- och parkchef, från ');
  await expect.poll(() => JSON.stringify(slack.messages('C0EST')), { timeout: 10_000 }).toContain('Åtta av tio klara');
});

it('a note written in Teams is the group’s news in its Slack channel too, once', async () => {
  const olle = await people.person('Olle');
  await timed(
    'a note in Teams → Slack',
    () => olle.say('insats 1.2 Andra vandringen är gjord', est),
    () => expect.poll(() => JSON.stringify(slack.messages('C0EST')), { timeout: 10_000 }).toContain('Andra vandringen'),
  );
  await playground.waitFor(general, ({ card }) => wordsOf(card).includes('Andra vandringen är gjord'));
  await expect.poll(() => bot.app.deliveries.waiting(10), { timeout: 10_000 }).toEqual([]);
  const posts = slack.messages('C0EST').filter((message) => JSON.stringify(message).includes('Andra vandringen'));
  expect(posts).toHaveLength(1);
  expect(JSON.stringify(posts)).toContain('Kommunpolis');
});

it('news of what was written in a thread in Teams stands in that thread, and in Slack in the channel', async () => {
  const thread = await playground.say(general, '2.4 Kontaktvägen är beskriven', { mention: true });
  const news = await playground.waitFor(general, ({ card }) => wordsOf(card).includes('Kontaktvägen är beskriven'));
  expect(news.conversation).toBe(thread);
  const isNews = (message: object) => JSON.stringify(message).includes('Kontaktvägen är beskriven');
  await expect.poll(() => slack.messages('C0EST').filter(isNews), { timeout: 10_000 }).toHaveLength(1);
  expect(slack.messages('C0EST').find(isNews)).not.toHaveProperty('thread_ts');
});

it('both channels have the group’s list, and what is set in either is soon shown in both, at its place', async () => {
  await bothLists(
    '1.3 Förbättra belysningen på tio platser som upplevs otrygga',
    'pågår, försenad, klart senast 29 oktober',
  );
  const [slackId, teamsId] = [slackLists()[0]?.ts, teamsLists()[0]?.id];
  expect(slack.pins('C0EST')).toEqual([slackId]);

  await timed(
    'a rating set in Slack → both lists',
    () => inSlack('/insats', '1.3 läge gul väntar på el'),
    () => bothLists('pågår, försenad, läge gul, klart senast 29 oktober'),
  );
  const maja = await people.person('Maja');
  await timed(
    'a status set in Teams → both lists',
    () => maja.say('insats 3.5 status pausad inväntar yttrande', est),
    () => bothLists('pausad, försenad, klart senast 30 juni'),
  );

  expect(slackLists()).toMatchObject([{ ts: slackId, edited: true }]);
  expect(teamsLists()).toMatchObject([{ id: teamsId }]);
  expect(wordsOf(teamsLists()[0]?.card)).not.toMatch(/väntar på el|inväntar yttrande/u);
});

it('a code shown in Slack and typed in Teams makes one person of two accounts', async () => {
  const anna = await people.person('Anna');
  const stranger = await answerTo(anna.messages, () => anna.say('insats 1.3'));
  expect(wordsOf(stranger.card)).not.toContain('Förbättra belysningen');

  const shown = JSON.stringify(await inSlack('/samverkan', 'koppla konto'));
  const code = /Din kod är ([A-Z0-9]+)\./u.exec(shown)?.[1];
  expect(code).toMatch(/^[A-Z0-9]{8}$/u);
  const linked = await answerTo(anna.messages, () => anna.say(`samverkan koppla konto ${code}`));
  expect(wordsOf(linked.card)).toContain('Sparat: dina konton hör ihop. Du räknas som en person i båda.');

  // In Teams she now has the function that she was confirmed in by Slack.
  const judged = await answerTo(anna.messages, () => anna.say('1.3 läge gul väntar på el'));
  expect(wordsOf(judged.card)).toContain('Sparat: läget för 1.3 är gul.');
  const [agreement] = await bot.app.store.agreements();
  const holdings = await bot.app.store.holdings(agreement?.id ?? '');
  const own = holdings.filter(({ functionName }) => functionName === 'Gatu- och parkchef');
  expect(own).toHaveLength(1);
  expect(own[0]?.accounts.map(({ platform }) => platform).sort()).toEqual(['slack', 'teams']);

  // One person belongs to one party, whichever platform she asks on.
  const crossing = await answerTo(anna.messages, () => anna.say('jag är Kommunpolis', est));
  expect(wordsOf(crossing.card)).toContain('En person hör bara till en part.');

  const again = await answerTo(anna.messages, () => anna.say(`samverkan koppla konto ${code}`));
  expect(wordsOf(again.card)).toContain('Koden gäller inte.');
});

it('accounts with functions of two parties are not linked', async () => {
  const olle = await people.person('Olle');
  const shown = await answerTo(olle.messages, () => olle.say('samverkan koppla konto'));
  const code = /Din kod är ([A-Z0-9]+)\./u.exec(wordsOf(shown.card))?.[1];
  const refused = JSON.stringify(await inSlack('/samverkan', `koppla konto ${code}`));
  expect(refused).toContain('Kontona har funktioner hos olika parter');
});

function slackLists() {
  return slack.messages('C0EST').filter(({ text }) => text === heading);
}

function teamsLists() {
  return playground.messages(general).filter(({ card }) => wordsOf(card).includes(heading));
}

async function bothLists(...words: readonly string[]): Promise<void> {
  for (const word of words) {
    await expect.poll(() => JSON.stringify(slackLists()[0]?.blocks), { timeout: 15_000 }).toContain(word);
    await expect.poll(() => wordsOf(teamsLists()[0]?.card), { timeout: 15_000 }).toContain(word);
  }
}

/** Tells how long it took until it was answered, and until the others saw it. */
async function timed<Result>(
  what: string,
  say: () => Promise<unknown>,
  seen: () => PromiseLike<Result>,
): Promise<Result> {
  const began = performance.now();
  const seconds = () => ((performance.now() - began) / 1000).toFixed(2);
  await say();
  const answered = seconds();
  const result = await seen();
  console.log(`${what}: answered after ${answered} s, seen after ${seconds()} s`);
  return result;
}

async function inSlack(command: string, text: string): Promise<unknown> {
  return (await slack.send.command({ user: 'U0ANNA', channel: 'C0EST', command, text })).ack;
}

/** The message in the person's own chat that answers what is done. */
async function answerTo(messages: () => readonly BotMessage[], work: () => Promise<unknown>): Promise<BotMessage> {
  const before = messages().length;
  await work();
  const [answer] = messages().slice(before);
  if (!answer) throw new Error('The bot did not answer.');
  return answer;
}
