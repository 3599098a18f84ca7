import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { PostTarget } from '../../../src/chat/incoming.ts';
import type { Fault } from '../../helpers/slack-fake/index.ts';
import { aMessage, type Bot, startBot } from './bot.ts';

let bot: Bot;
beforeEach(async () => {
  bot = await startBot();
});
afterEach(() => bot.close());

const inChannel: PostTarget = { kind: 'channel', channel: { platform: 'slack', tenant: 'T0KOMMUN', id: 'C0EST' } };
const inThread: PostTarget = { ...inChannel, thread: '1700000000.000100' };
const toAnna: PostTarget = { kind: 'person', account: { platform: 'slack', tenant: 'T0KOMMUN', id: 'U0ANNA' } };

describe('a post to Slack', () => {
  it.each([
    ['a channel', inChannel, 'C0EST'],
    ['a thread', inThread, 'C0EST'],
    ['a person', toAnna, 'D0ANNA'],
  ])('reaches %s and carries its delivery', async (_, target, channelId) => {
    const sent = await bot.platform.post(target, aMessage('Hej'), 'delivery-1');
    const [message] = bot.slack.messages(channelId);
    expect(sent).toEqual({ kind: 'sent', channelId, messageId: message?.ts });
    expect(message).toMatchObject({
      text: 'Hej',
      metadata: { event_type: 'samverkan_delivery', event_payload: { id: 'delivery-1' } },
      ...(target === inThread ? { thread_ts: '1700000000.000100' } : {}),
    });
    expect(bot.slack.calls('chat.postMessage')).toMatchObject([{ unfurl_links: 'false', unfurl_media: 'false' }]);
    expect(bot.slack.refused()).toEqual([]);
    expect(await bot.platform.findPost(target, 'delivery-1')).toEqual({
      kind: 'found',
      channelId,
      messageId: message?.ts,
    });
    expect(await bot.platform.findPost(target, 'delivery-2')).toEqual({ kind: 'absent' });
  });

  it('opens a person’s direct messages once', async () => {
    for (const id of ['d1', 'd2', 'd3']) await bot.platform.post(toAnna, aMessage('Hej'), id);
    expect(bot.slack.calls('conversations.open')).toHaveLength(1);
  });

  it.each<[string, Fault, object]>([
    ['a full channel', { kind: 'rate-limited', retryAfter: 7 }, { kind: 'retry', afterSeconds: 7 }],
    ['a full channel without a time', { kind: 'rate-limited' }, { kind: 'retry' }],
    ['a connection dropped after posting', { kind: 'drop', when: 'after' }, { kind: 'ambiguous' }],
    ['a 500 after posting', { kind: 'http', status: 500, when: 'after' }, { kind: 'ambiguous' }],
    ['a 403 on the way', { kind: 'http', status: 403, when: 'before' }, { kind: 'retry' }],
    ['an inner error', { kind: 'error', error: 'internal_error' }, { kind: 'ambiguous' }],
    ...(
      [
        ['place', ['channel_not_found', 'is_archived', 'not_in_channel', 'restricted_action', 'user_disabled']],
        ['installation', ['token_revoked', 'invalid_auth', 'account_inactive', 'missing_scope']],
        ['message', ['msg_too_long', 'no_text']],
      ] as const
    ).flatMap(([what, errors]) =>
      errors.map((error): [string, Fault, object] => [
        error,
        { kind: 'error', error },
        { kind: 'unreachable', reason: error, what },
      ]),
    ),
  ])('tells what %s means', async (_, fault, result) => {
    bot.slack.fail('chat.postMessage', fault, 2);
    expect(await bot.platform.post(inChannel, aMessage('Hej'), 'd1')).toMatchObject(result);
    // What Slack refuses for its looks is tried once in plain words.
    const refusedLooks = fault.kind === 'error' && fault.error.startsWith('msg_');
    expect(bot.slack.calls('chat.postMessage')).toHaveLength(refusedLooks ? 2 : 1);
  });

  it('that was dropped after it was taken is found and not posted twice', async () => {
    bot.slack.fail('chat.postMessage', { kind: 'drop', when: 'after' });
    expect(await bot.platform.post(inChannel, aMessage('Hej'), 'd1')).toMatchObject({ kind: 'ambiguous' });
    expect(await bot.platform.findPost(inChannel, 'd1')).toMatchObject({ kind: 'found' });
    bot.slack.fail('chat.postMessage', { kind: 'drop', when: 'before' });
    expect(await bot.platform.post(inChannel, aMessage('Hej'), 'd2')).toMatchObject({ kind: 'ambiguous' });
    expect(await bot.platform.findPost(inChannel, 'd2')).toEqual({ kind: 'absent' });
    expect(bot.slack.messages('C0EST')).toHaveLength(1);
  });

  it('is found behind two hundred others', async () => {
    for (let index = 0; index < 230; index += 1) await bot.platform.post(inChannel, aMessage('Hej'), `d${index}`);
    expect(await bot.platform.findPost(inChannel, 'd0')).toMatchObject({ kind: 'found' });
  });

  it.each<[string, Fault, object]>([
    ['is busy', { kind: 'rate-limited', retryAfter: 60 }, { kind: 'later', afterSeconds: 60 }],
    ['is away', { kind: 'drop', when: 'before' }, { kind: 'later' }],
    ['has an inner error', { kind: 'error', error: 'internal_error' }, { kind: 'later' }],
    ['has not been asked for the right', { kind: 'error', error: 'missing_scope' }, { kind: 'unknown' }],
    ['won’t let us in', { kind: 'error', error: 'not_in_channel' }, { kind: 'unknown' }],
  ])('is looked for when Slack %s', async (_, fault, result) => {
    bot.slack.fail('conversations.history', fault);
    expect(await bot.platform.findPost(inChannel, 'd1')).toMatchObject(result);
  });

  it('is looked for no further where Slack gives one page a minute', async () => {
    for (let index = 0; index < 210; index += 1) await bot.platform.post(inChannel, aMessage('Hej'), `d${index}`);
    bot.slack.pass('conversations.history');
    bot.slack.fail('conversations.history', { kind: 'rate-limited', retryAfter: 60 });
    expect(await bot.platform.findPost(inChannel, 'd0')).toEqual({ kind: 'unknown' });
  });

  it('is tried again when Slack can’t be reached at all, since nothing was posted', async () => {
    const { platform, slack } = bot;
    await slack.close();
    expect(await platform.post(inChannel, aMessage('Hej'), 'd1')).toMatchObject({
      kind: 'retry',
      reason: 'ECONNREFUSED',
    });
    expect(await platform.post(toAnna, aMessage('Hej'), 'd2')).toMatchObject({ kind: 'retry' });
    bot = await startBot();
  });

  it('comes in plain words when Slack refuses how it looks', async () => {
    bot.slack.fail('chat.postMessage', { kind: 'error', error: 'invalid_blocks' });
    expect(await bot.platform.post(inChannel, aMessage('Hej <b>'), 'd1')).toMatchObject({ kind: 'sent' });
    expect(bot.slack.messages('C0EST')).toMatchObject([{ text: 'Hej &lt;b&gt;', blocks: [] }]);
  });

  it('reaches nobody where there is nobody', async () => {
    const gone: PostTarget = { kind: 'person', account: { platform: 'slack', tenant: 'T0KOMMUN', id: 'U0GONE' } };
    expect(await bot.platform.post(gone, aMessage('Hej'), 'd1')).toEqual({
      kind: 'unreachable',
      reason: 'user_not_found',
      what: 'place',
    });
  });
});

describe('an update in Slack', () => {
  it('changes the message, and is simply done again when in doubt', async () => {
    await bot.platform.post(inChannel, aMessage('Före'), 'd1');
    const [message] = bot.slack.messages('C0EST');
    const channel = { platform: 'slack', tenant: 'T0KOMMUN', id: 'C0EST' } as const;
    expect(await bot.platform.update(channel, message?.ts ?? '', aMessage('Efter'))).toMatchObject({ kind: 'sent' });
    expect(bot.slack.messages('C0EST')).toMatchObject([{ text: 'Efter', edited: true }]);
    bot.slack.fail('chat.update', { kind: 'http', status: 500, when: 'before' });
    expect(await bot.platform.update(channel, message?.ts ?? '', aMessage('Igen'))).toMatchObject({ kind: 'retry' });
    expect(await bot.platform.update(channel, '1.1', aMessage('Igen'))).toEqual({
      kind: 'unreachable',
      reason: 'message_not_found',
      what: 'message',
    });
  });
});
