import { createServer } from 'node:net';
import { createEmulator } from 'emulate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Platform, PostTarget } from '../../../src/chat/incoming.ts';
import { checkSlack } from '../../../src/platforms/slack/check.ts';
import type { SlackConfig } from '../../../src/platforms/slack/config.ts';
import { createSlack } from '../../../src/platforms/slack/index.ts';
import { botScopes } from '../../../src/platforms/slack/scopes.ts';
import { aMessage, type Bot, says, startBot } from './bot.ts';

const botToken = 'xoxb-contract-test';
const personToken = 'xoxp-anna';

/** The same promises for our own Slack and for somebody else's, which knows scopes and stores messages by Slack's rules. */
interface Subject {
  readonly platform: Platform;
  readonly config: SlackConfig;
  readonly channel: string;
  readonly user: string;
  close(): Promise<void>;
}

async function emulated(): Promise<Subject> {
  const emulator = await createEmulator({
    service: 'slack',
    port: await freePort(),
    seed: {
      slack: {
        team: { name: 'Upplands Väsby', domain: 'upplands-vasby' },
        users: [
          { name: 'samverkan', real_name: 'Samverkan', email: 'bot@example.se' },
          { name: 'anna', real_name: 'Anna', email: 'anna@example.se' },
        ],
        channels: [{ name: 'est-strategisk', topic: 'EST' }],
        tokens: [
          { token: botToken, user: 'samverkan', scopes: [...botScopes] },
          { token: personToken, user: 'anna', scopes: [] },
        ],
        strict_scopes: true,
      },
    },
  });
  const config: SlackConfig = {
    botToken,
    apiUrl: `${emulator.url.replace('localhost', '127.0.0.1')}/api/`,
    mode: { kind: 'http', signingSecret: '8f742231b10e8888abcd99yyyzzz85a5' },
  };
  const log = () => {};
  const platform = await createSlack(config, {
    dispatch: async () => says(''),
    log: { info: log, warn: log, error: log },
    now: () => Date.now(),
    files: async () => undefined,
  });
  const call = async (method: string, token = botToken) => {
    const answer = await fetch(`${config.apiUrl}${method}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}` },
    });
    return (await answer.json()) as { channels?: { id: string; name: string }[]; user_id?: string };
  };
  const channels = (await call('conversations.list')).channels ?? [];
  return {
    platform,
    config,
    channel: channels.find((one) => one.name === 'est-strategisk')?.id ?? '',
    user: (await call('auth.test', personToken)).user_id ?? '',
    close: () => emulator.close(),
  };
}

async function faked(): Promise<Subject> {
  const bot: Bot = await startBot();
  bot.slack.scopes([...botScopes]);
  const { slack, platform } = bot;
  const mode = { kind: 'http', signingSecret: slack.signingSecret } as const;
  const config: SlackConfig = { botToken: slack.botToken, apiUrl: slack.apiUrl, mode };
  return { platform, config, channel: 'C0EST', user: 'U0ANNA', close: bot.close };
}

describe.each([
  ['emulate', emulated],
  ['our own fake', faked],
])('Slack as %s knows it', (_, start) => {
  let subject: Subject;
  beforeAll(async () => {
    subject = await start();
  });
  afterAll(() => subject.close());
  const channelRef = () => ({ platform: 'slack', tenant: 'T', id: subject.channel }) as const;
  const inChannel = (): PostTarget => ({ kind: 'channel', channel: channelRef() });

  it('takes a post, finds it by its delivery and changes it', async () => {
    const sent = await subject.platform.post(inChannel(), aMessage('Åtta av tio & klart'), 'delivery-1');
    expect(sent).toMatchObject({ kind: 'sent', channelId: subject.channel });
    const messageId = sent.kind === 'sent' ? sent.messageId : '';
    expect(await subject.platform.findPost(inChannel(), 'delivery-1')).toEqual({
      kind: 'found',
      channelId: subject.channel,
      messageId,
    });
    expect(await subject.platform.findPost(inChannel(), 'delivery-2')).toEqual({ kind: 'absent' });
    expect(await subject.platform.update(channelRef(), messageId, aMessage('Nio av tio'))).toMatchObject({
      kind: 'sent',
    });
    // The delivery stays with the message when it is changed.
    expect(await subject.platform.findPost(inChannel(), 'delivery-1')).toMatchObject({ kind: 'found', messageId });
  });

  it('takes an answer in a thread and finds it there', async () => {
    const sent = await subject.platform.post(inChannel(), aMessage('Tråden'), 'thread-1');
    const thread = sent.kind === 'sent' ? sent.messageId : '';
    const inThread: PostTarget = { ...inChannel(), thread } as PostTarget;
    expect(await subject.platform.post(inThread, aMessage('Svaret'), 'answer-1')).toMatchObject({ kind: 'sent' });
    expect(await subject.platform.findPost(inThread, 'answer-1')).toMatchObject({ kind: 'found' });
  });

  it('takes a direct message', async () => {
    const toPerson: PostTarget = { kind: 'person', account: { platform: 'slack', tenant: 'T', id: subject.user } };
    expect(await subject.platform.post(toPerson, aMessage('Påminnelse'), 'direct-1')).toMatchObject({ kind: 'sent' });
    expect(await subject.platform.findPost(toPerson, 'direct-1')).toMatchObject({ kind: 'found' });
  });

  it('refuses what is not there', async () => {
    const nowhere: PostTarget = { kind: 'channel', channel: { platform: 'slack', tenant: 'T', id: 'C0NOWHERE' } };
    expect(await subject.platform.post(nowhere, aMessage('Hej'), 'd1')).toMatchObject({
      kind: 'unreachable',
      reason: 'channel_not_found',
    });
  });

  it('passes the check of the token', async () => {
    expect((await checkSlack(subject.config))[0]).toMatchObject({ ok: true });
  });
});

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });
}
