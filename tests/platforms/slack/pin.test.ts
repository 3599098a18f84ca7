import { afterEach, beforeEach, expect, it } from 'vitest';
import type { PostTarget } from '../../../src/chat/incoming.ts';
import { aMessage, type Bot, startBot } from './bot.ts';

let bot: Bot;
beforeEach(async () => {
  bot = await startBot();
});
afterEach(() => bot.close());

const channel = { platform: 'slack', tenant: 'T0KOMMUN', id: 'C0EST' } as const;
const target: PostTarget = { kind: 'channel', channel };
const told = () => bot.logged.filter(({ event }) => event === 'slack-not-pinned').map(({ facts }) => facts.reason);

async function post(): Promise<string> {
  const sent = await bot.platform.post(target, aMessage('Insatser i EST strategisk'), 'list');
  if (sent.kind !== 'sent') throw new Error(sent.kind);
  return sent.messageId;
}

it('a message is pinned in its channel, and pinned twice is pinned', async () => {
  const id = await post();
  await bot.platform.pin?.(channel, id);
  await bot.platform.pin?.(channel, id);
  expect(bot.slack.pins('C0EST')).toEqual([id]);
  expect(told()).toEqual([]);
});

it('an app that may not pin says so in the log once, and fails nothing', async () => {
  bot.slack.scopes(['chat:write']);
  const id = await post();
  await bot.platform.pin?.(channel, id);
  await bot.platform.pin?.(channel, id);
  expect(bot.slack.pins('C0EST')).toEqual([]);
  expect(told()).toEqual(['missing_scope']);
});

it.each([
  ['a dropped connection', { kind: 'drop', when: 'before' } as const],
  ['too many calls', { kind: 'rate-limited', retryAfter: 30 } as const],
])('%s is told too', async (_, fault) => {
  const id = await post();
  bot.slack.fail('pins.add', fault);
  await bot.platform.pin?.(channel, id);
  expect(told()).toHaveLength(1);
});
