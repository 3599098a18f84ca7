import { createEmulator } from 'emulate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Platform, PostTarget } from '../../../src/chat/incoming.ts';
import { checkSlack } from '../../../src/platforms/slack/check.ts';
import type { SlackConfig } from '../../../src/platforms/slack/config.ts';
import { createSlack } from '../../../src/platforms/slack/index.ts';
import { botScopes } from '../../../src/platforms/slack/scopes.ts';
import { keptFiles, withFiles } from '../../helpers/chart-message.ts';
import { freePort } from '../../helpers/free-port.ts';
import { aMessage, type Bot, says, startBot } from './bot.ts';

const botToken = 'xoxb-contract-test';
const personToken = 'xoxp-anna';

/** The same promises for our own Slack and for somebody else's, which knows scopes and stores messages by Slack's rules. */
interface Subject {
  readonly platform: Platform;
  readonly config: SlackConfig;
  readonly channel: string;
  readonly user: string;
  /** A message with its replies, oldest first. */
  thread(channel: string, ts: string): Promise<readonly { blocks?: unknown; files?: readonly { name: string }[] }[]>;
  close(): Promise<void>;
}

async function emulated(): Promise<Subject> {
  const port = await freePort();
  const emulator = await createEmulator({
    service: 'slack',
    port,
    // Uploads go to where the Web API is, and nowhere else.
    baseUrl: `http://127.0.0.1:${port}`,
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
    apiUrl: `${emulator.url}/api/`,
    mode: { kind: 'http', signingSecret: '8f742231b10e8888abcd99yyyzzz85a5' },
  };
  const log = () => {};
  const platform = await createSlack(config, {
    dispatch: async () => says(''),
    log: { info: log, warn: log, error: log },
    now: () => Date.now(),
    files: async (ref) => new Map(keptFiles()).get(ref),
    wait: async () => undefined,
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
    thread: (channel, ts) => threadOf(config, channel, ts),
    close: () => emulator.close(),
  };
}

async function faked(): Promise<Subject> {
  const bot: Bot = await startBot();
  for (const [ref, file] of keptFiles()) bot.files.set(ref, file);
  bot.slack.scopes([...botScopes]);
  const { slack, platform } = bot;
  const mode = { kind: 'http', signingSecret: slack.signingSecret } as const;
  const config: SlackConfig = { botToken: slack.botToken, apiUrl: slack.apiUrl, mode };
  return {
    platform,
    config,
    channel: 'C0EST',
    user: 'U0ANNA',
    thread: (channel, ts) => threadOf(config, channel, ts),
    close: bot.close,
  };
}

async function threadOf({ apiUrl, botToken: token }: SlackConfig, channel: string, ts: string) {
  const answer = await fetch(`${apiUrl}conversations.replies`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}` },
    body: new URLSearchParams({ channel, ts }),
  });
  type Told = { ts: string; blocks?: unknown; files?: { name: string }[] };
  const { messages = [] } = (await answer.json()) as { messages?: Told[] };
  return messages.sort((a, b) => Number(a.ts) - Number(b.ts));
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
  const channelRef = () => ({ platform: 'slack', tenant: 'T0KOMMUN', id: subject.channel }) as const;
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
    const toPerson: PostTarget = {
      kind: 'person',
      account: { platform: 'slack', tenant: 'T0KOMMUN', id: subject.user },
    };
    expect(await subject.platform.post(toPerson, aMessage('Påminnelse'), 'direct-1')).toMatchObject({ kind: 'sent' });
    expect(await subject.platform.findPost(toPerson, 'direct-1')).toMatchObject({ kind: 'found' });
  });

  it.each(['a channel', 'a person’s direct messages'])(
    'takes a summary with its picture and documents in %s, each once',
    async (where) => {
      const toPerson: PostTarget = {
        kind: 'person',
        account: { platform: 'slack', tenant: 'T0KOMMUN', id: subject.user },
      };
      const target = where === 'a channel' ? inChannel() : toPerson;
      const summary = withFiles(`Sammanfattningen i ${where}`);
      const sent = await subject.platform.post(target, summary, `summary in ${where}`);
      if (sent.kind !== 'sent') throw new Error(sent.reason);
      const place = { ...channelRef(), id: sent.channelId };
      await subject.platform.attach?.(place, sent.messageId, summary, false);
      await subject.platform.attach?.(place, sent.messageId, summary, true);
      expect(await subject.platform.update(place, sent.messageId, summary)).toMatchObject({ kind: 'sent' });
      await subject.platform.attach?.(place, sent.messageId, summary, true);
      const [posted, ...replies] = await subject.thread(sent.channelId, sent.messageId);
      expect(JSON.stringify(posted?.blocks)).toMatch(/"slack_file":\{"id":"F\w+"\}/);
      expect(replies.map(({ files = [] }) => files.map(({ name }) => name))).toEqual([
        ['sammanfattning-2021-12.docx', 'sammanfattning-2021-12.pdf'],
      ]);
      expect(await subject.platform.findPost(target, `summary in ${where}`)).toMatchObject({ kind: 'found' });
    },
  );

  it('refuses what is not there', async () => {
    const nowhere: PostTarget = {
      kind: 'channel',
      channel: { platform: 'slack', tenant: 'T0KOMMUN', id: 'C0NOWHERE' },
    };
    expect(await subject.platform.post(nowhere, aMessage('Hej'), 'd1')).toMatchObject({
      kind: 'unreachable',
      reason: 'channel_not_found',
    });
  });

  it('passes the check of the token', async () => {
    expect((await checkSlack(subject.config))[0]).toMatchObject({ ok: true });
  });
});
