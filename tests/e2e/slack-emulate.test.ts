import { createEmulator } from 'emulate';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { z } from 'zod';
import { botScopes } from '../../src/platforms/slack/scopes.ts';
import { bindChannel, holdFunction, startBot, type TestBot } from '../helpers/bot.ts';
import { freePort } from '../helpers/free-port.ts';
import { commandBody, signedHeaders } from '../helpers/slack-signed.ts';

const signingSecret = '8f742231b10e8888abcd99yyyzzz85a5';
const botToken = 'xoxb-e2e-test';
const personToken = 'xoxp-anna';

const messages = z.array(z.object({ text: z.string(), ts: z.string(), user: z.string().optional() }));
const answered = z.object({
  ok: z.boolean(),
  user_id: z.string().optional(),
  team_id: z.string().optional(),
  channels: z.array(z.object({ id: z.string(), name: z.string() })).optional(),
  channel: z.object({ id: z.string() }).optional(),
  messages: messages.optional(),
});

let emulator: { readonly url: string; close(): Promise<void> };
let bot: TestBot;
let here: { team: string; user: string; coordinator: string; channel: string };

async function call(method: string, args: Record<string, string> = {}, token = botToken) {
  const answer = await fetch(`${emulator.url.replace('localhost', '127.0.0.1')}/api/${method}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}` },
    body: new URLSearchParams(args),
  });
  return answered.parse(await answer.json());
}

/** A slash command as Slack signs it, and what the person is shown. */
async function command(user: string, text: string): Promise<string> {
  const responseUrl = `${emulator.url}/none`;
  const triggerId = `${Date.now()}.${Math.random()}`;
  const body = commandBody({
    command: '/insats',
    text,
    user,
    channel: here.channel,
    team: here.team,
    triggerId,
    responseUrl,
  });
  const headers = signedHeaders(signingSecret, body);
  return (await fetch(`http://127.0.0.1:${bot.port}/slack/events`, { method: 'POST', headers, body })).text();
}

beforeAll(async () => {
  const users = ['samverkan', 'anna', 'bo'].map((name) => ({ name, real_name: name, email: `${name}@example.se` }));
  const tokens = [
    { token: botToken, user: 'samverkan', scopes: [...botScopes] },
    { token: personToken, user: 'anna', scopes: [] },
    { token: 'xoxp-bo', user: 'bo', scopes: [] },
  ];
  const slack = {
    team: { name: 'Upplands Väsby', domain: 'upplands-vasby' },
    users,
    channels: [{ name: 'est-strategisk', topic: 'EST' }],
    tokens,
    strict_scopes: true,
  };
  emulator = await createEmulator({ service: 'slack', port: await freePort(), seed: { slack } });
  const [anna, bo, { channels }] = [
    await call('auth.test', {}, personToken),
    await call('auth.test', {}, 'xoxp-bo'),
    await call('conversations.list'),
  ];
  const channel = channels?.find(({ name }) => name === 'est-strategisk')?.id ?? '';
  here = { team: anna.team_id ?? '', user: anna.user_id ?? '', coordinator: bo.user_id ?? '', channel };
  bot = await startBot({
    SLACK_SIGNING_SECRET: signingSecret,
    SLACK_BOT_TOKEN: botToken,
    SLACK_API_URL: `${emulator.url.replace('localhost', '127.0.0.1')}/api/`,
  });
  await holdFunction(bot.app, { platform: 'slack', tenant: here.team, id: here.user }, 'Kommunpolis');
  await holdFunction(bot.app, { platform: 'slack', tenant: here.team, id: here.coordinator }, 'Samordnare i kommunen');
  await bindChannel(bot.app, { platform: 'slack', tenant: here.team, id: here.channel }, 'EST fördjupning');
});

afterAll(async () => {
  await bot.close();
  await emulator.close();
});

const posted = async () => {
  await expect.poll(() => bot.app.deliveries.waiting(10), { timeout: 20_000 }).toEqual([]);
  return (await call('conversations.history', { channel: here.channel })).messages ?? [];
};

it("posts news once in somebody else's Slack, with the scopes that the manifest asks for, and changes it when it is masked", async () => {
  expect(await command(here.user, '1.1 Första passet vid stationen gjort, 3 < 5 & <!channel>.')).toContain(
    'Sparat: anteckning på 1.1.',
  );
  const [news, ...others] = (await posted()).filter(({ text }) => text.includes('Första passet'));
  expect(news?.text).toContain('3 &lt; 5 &amp; @channel');
  expect(others).toEqual([]);
  expect(await command(here.coordinator, '1.1 maska 2 Skrevs fel')).toContain('borttagen');
  await expect.poll(async () => (await posted()).filter(({ text }) => text.includes('Första passet'))).toEqual([]);
  expect((await posted()).find(({ ts }) => ts === news?.ts)?.text).toContain('borttagen');
});

it('speaks to the responsible person alone about what only they may decide', async () => {
  expect(await command(here.coordinator, '3.3 Vi behöver beslut om resurs.')).toContain('Sparat');
  expect(await command(here.user, '1.6 Klart! Alla veckor delade.')).toContain('Samordnare i kommunen får frågan');
  const news = await posted();
  expect(news.filter(({ text }) => text.includes('skrev om din insats'))).toEqual([]);
  const { channel } = await call('conversations.open', { users: here.coordinator });
  const { messages: direct = [] } = await call('conversations.history', { channel: channel?.id ?? '' });
  expect(direct.filter(({ text }) => text.includes('skrev om din insats 1.6'))).toHaveLength(1);
  expect(bot.log.filter(({ event }) => event === 'delivery.unreachable')).toEqual([]);
});
