import { Agent, request } from 'node:http';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { encodeAction } from '../../../src/chat/action-codec.ts';
import type { Form } from '../../../src/chat/form.ts';
import { commandBody, signedHeaders } from '../../helpers/slack-signed.ts';
import { type Bot, says, startBot } from './bot.ts';

let bot: Bot;
beforeEach(async () => {
  bot = await startBot();
});
afterEach(async () => {
  expect(bot.slack.refused()).toEqual([]);
  await bot.close();
});

const form: Form = {
  language: 'sv',
  title: 'Ny insats',
  submit: 'Spara',
  cancel: 'Avbryt',
  fields: [
    { kind: 'text', id: 'title', label: 'Rubrik', required: true },
    { kind: 'date', id: 'due', label: 'Klar senast', required: false },
    {
      kind: 'multiselect',
      id: 'with',
      label: 'Medverkande',
      required: false,
      options: [
        { value: 'f1', label: 'Fritidschef' },
        { value: 'f2', label: 'Kommunpolis' },
      ],
    },
  ],
  action: { command: 'new-measure', agreement: 'a1' },
};

describe('a slash command', () => {
  it('is answered on the request, to the one who typed it', async () => {
    const { status, ack } = await bot.slack.send.command({ command: '/insats', text: '1.3 Åtta av tio klara' });
    expect(status).toBe(200);
    expect(ack).toMatchObject({ response_type: 'ephemeral', text: 'Du skrev: 1.3 Åtta av tio klara' });
    expect(bot.heard).toMatchObject([
      {
        kind: 'typed',
        root: 'measure',
        language: 'sv',
        text: '1.3 Åtta av tio klara',
        origin: {
          account: { platform: 'slack', tenant: 'T0KOMMUN', id: 'U0ANNA' },
          channel: { platform: 'slack', tenant: 'T0KOMMUN', id: 'C0EST', name: 'est-strategisk' },
          visible: false,
        },
      },
    ]);
  });

  it('has an English twin', async () => {
    await bot.slack.send.command({ command: '/agreement', text: 'help' });
    expect(bot.heard).toMatchObject([{ kind: 'typed', root: 'agreement', language: 'en', text: 'help' }]);
  });

  it('has no channel in a conversation of two', async () => {
    await bot.slack.send.command({ command: '/insats', channel: 'D0ANNA' });
    expect(bot.heard[0]?.origin.channel).toBeUndefined();
  });

  it('arrives as plain text, and pings nobody', async () => {
    const text = 'anteckna <!channel> hej <@U1|anna> i <#C1|est> se <http://vasby.se|vasby.se> &lt;3 &amp;amp;';
    const { ack } = await bot.slack.send.command({ command: '/insats', text });
    expect(bot.heard).toMatchObject([{ text: 'anteckna @channel hej @anna i #est se vasby.se <3 &amp;' }]);
    expect(JSON.stringify(ack)).not.toContain('<!channel>');
  });

  it('sent again has the same id, which is how its repetition is known', async () => {
    await bot.slack.send.command({ command: '/insats', text: '1.3 hej', id: 'trigger-1' });
    await bot.slack.send.command({ command: '/insats', text: '1.3 hej', id: 'trigger-1' });
    expect(bot.heard.map((one) => one.id)).toEqual(['slack:trigger-1', 'slack:trigger-1']);
  });

  it('that takes long is acknowledged and answered by response_url', async () => {
    bot.answer(async () => {
      await new Promise((resolve) => setTimeout(resolve, 2300));
      return says('Sparat.');
    });
    const exchange = await bot.slack.send.command({ command: '/insats', text: '1.3 hej' });
    expect(exchange.ack).toBe('');
    expect(exchange.milliseconds).toBeLessThan(2900);
    expect(await exchange.nextResponse()).toMatchObject({ response_type: 'ephemeral', text: 'Sparat.' });
  });

  it('is answered in the channel when the late answer can not be given at response_url', async () => {
    bot.slack.fail('response_url', { kind: 'http', status: 500, when: 'before' });
    bot.answer(async () => {
      await new Promise((resolve) => setTimeout(resolve, 2100));
      return says('Sparat.');
    });
    await bot.slack.send.command({ command: '/insats', text: '1.3 hej' });
    await expect.poll(() => bot.slack.ephemerals('U0ANNA')).toMatchObject([{ channel: 'C0EST', text: 'Sparat.' }]);
  });

  it('is answered with a sentence and a reference even when dispatch throws', async () => {
    bot.answer(() => {
      throw new TypeError('Anna Andersson');
    });
    const { status, ack } = await bot.slack.send.command({ command: '/insats', text: '1.3 hej' });
    expect(status).toBe(200);
    const [logged] = bot.logged;
    expect(logged).toMatchObject({ event: 'slack-dispatch-threw', facts: { kind: 'typed', error: 'TypeError' } });
    expect((ack as { text: string }).text).toContain(String(logged?.facts.reference));
    expect(JSON.stringify(bot.logged)).not.toContain('Anna');
  });

  it('that asks for a form opens it', async () => {
    bot.answer(() => says('Fyll i formuläret.', { outcome: 'asked', form }));
    const { ack, responses } = await bot.slack.send.command({ command: '/insats', text: 'ny' });
    expect(ack).toBe('');
    expect(responses).toEqual([]);
    expect(bot.slack.views()).toMatchObject([{ view: { title: { text: 'Ny insats' } } }]);
  });

  it('gives a button instead when the trigger has expired', async () => {
    bot.slack.fail('views.open', { kind: 'error', error: 'expired_trigger_id' });
    bot.answer(() => says('Fyll i formuläret.', { outcome: 'asked', form }));
    const { ack } = await bot.slack.send.command({ command: '/insats', text: 'ny' });
    expect(JSON.stringify(ack)).toContain('Öppna formuläret');
    const { blocks } = ack as { blocks: unknown };
    await bot.slack.send.action({ blocks, label: 'Öppna formuläret' });
    expect(bot.heard[1]).toMatchObject({ kind: 'action', action: form.action });
    expect(bot.slack.views()).toHaveLength(1);
  });

  it('acknowledges in time when the form is slow to open', async () => {
    bot.slack.fail('views.open', { kind: 'slow', milliseconds: 2900 });
    bot.answer(() => says('Fyll i formuläret.', { outcome: 'asked', form }));
    const { ack, milliseconds } = await bot.slack.send.command({ command: '/insats', text: 'ny' });
    expect(ack).toBe('');
    expect(milliseconds).toBeLessThan(2900);
  });

  it('brings files in direct messages, since a channel would share them', async () => {
    const file = { name: 'plan.xlsx', mediaType: 'application/octet-stream', bytes: Buffer.from('åäö') };
    bot.answer(() => says('Här är planen.', { files: [file] }));
    const exchange = await bot.slack.send.command({ command: '/samverkan', text: 'export' });
    expect(exchange.ack).toMatchObject({ text: 'Här är planen.' });
    expect(await exchange.nextResponse()).toMatchObject({ text: 'Filen ligger i vårt direktmeddelande.' });
    expect(bot.slack.files()).toMatchObject([{ name: 'plan.xlsx', channel: 'D0ANNA', bytes: Buffer.from('åäö') }]);
  });
});

describe('a request that is not Slack’s', () => {
  const body = commandBody({
    command: '/insats',
    text: '1.3 hej',
    user: 'U0ANNA',
    channel: 'C0EST',
    team: 'T0KOMMUN',
    triggerId: 't1',
    responseUrl: 'http://127.0.0.1:9/respond/x',
  });
  const now = () => Math.floor(Date.now() / 1000);

  it.each([
    ['unsigned', () => ({ 'content-type': 'application/x-www-form-urlencoded' })],
    ['signed with another secret', () => signedHeaders('another-secret-entirely', body)],
    ['six minutes old', () => signedHeaders(bot.slack.signingSecret, body, { timestamp: now() - 360 })],
    ['six minutes in the future', () => signedHeaders(bot.slack.signingSecret, body, { timestamp: now() + 360 })],
  ])('is refused when it is %s', async (_, headers) => {
    const { status, ack } = await bot.slack.send.raw(body, headers());
    expect(status).toBe(401);
    expect(ack).toBe('');
    expect(bot.heard).toEqual([]);
    expect(bot.logged).toMatchObject([{ event: 'slack-request-refused' }]);
  });

  it('is refused when it is larger than any of Slack’s', async () => {
    const large = `text=${'a'.repeat(1_100_000)}`;
    const { status } = await bot.slack.send.raw(large, signedHeaders(bot.slack.signingSecret, large));
    expect(status).toBe(413);
  });

  it('leaves the connection to nobody when it is too large, so that no other request is lost with it', async () => {
    const agent = new Agent({ keepAlive: true, maxSockets: 1 });
    const large = `text=${'a'.repeat(3_000_000)}`;
    for (let time = 0; time < 3; time++) {
      await post(agent, large, {}).catch(() => undefined);
      expect(await post(agent, body, signedHeaders(bot.slack.signingSecret, body))).toBe(200);
    }
    agent.destroy();
  });

  it.each([
    ['application/json', 'null'],
    ['multipart/form-data; boundary=x', ' null '],
    ['application/x-www-form-urlencoded', 'payload=null'],
    ['application/json', '7'],
    ['application/json', '"text"'],
    ['application/json', '[]'],
  ])('of nothing (%s: %s) is answered, though it is signed', async (contentType, nothing) => {
    const headers = signedHeaders(bot.slack.signingSecret, nothing, { contentType });
    const { status } = await bot.slack.send.raw(nothing, headers);
    expect([200, 400, 503]).toContain(status);
    expect(bot.heard).toEqual([]);
  });

  it('is let through four minutes either side', async () => {
    for (const timestamp of [now() - 240, now() + 240]) {
      const { status } = await bot.slack.send.raw(body, signedHeaders(bot.slack.signingSecret, body, { timestamp }));
      expect(status).toBe(200);
    }
    expect(bot.heard).toHaveLength(2);
  });

  it('answers Slack’s address check', async () => {
    const check = JSON.stringify({ type: 'url_verification', challenge: 'abc' });
    const headers = signedHeaders(bot.slack.signingSecret, check, { contentType: 'application/json' });
    expect((await bot.slack.send.raw(check, headers)).ack).toEqual({ challenge: 'abc' });
  });
});

describe('a button', () => {
  const value = encodeAction({ command: 'confirm', question: 'q1', args: { option: 1 } });

  it('is answered where it was pressed, by response_url', async () => {
    const exchange = await bot.slack.send.action({ value, thread: '1700000000.000100' });
    expect(exchange.ack).toBe('');
    expect(await exchange.nextResponse()).toMatchObject({
      response_type: 'ephemeral',
      replace_original: false,
      thread_ts: '1700000000.000100',
      text: 'Du tryckte: confirm',
    });
    expect(bot.heard).toMatchObject([{ kind: 'action', action: { command: 'confirm', question: 'q1' } }]);
  });

  it('is replaced by its answer when it is spent', async () => {
    bot.answer(() => says('Sparat.', { replaces: true }));
    const exchange = await bot.slack.send.action({ value });
    expect(await exchange.nextResponse()).toMatchObject({ replace_original: true, text: 'Sparat.' });
  });

  it('of a person from another workspace acts as that person', async () => {
    await bot.slack.send.action({ value, user: 'U0POLIS', userTeam: 'T0POLISEN' });
    expect(bot.heard[0]?.origin).toMatchObject({
      account: { tenant: 'T0POLISEN', id: 'U0POLIS' },
      channel: { tenant: 'T0KOMMUN', id: 'C0EST' },
    });
  });

  it('that is not ours is told so, and never dispatched', async () => {
    const exchange = await bot.slack.send.action({ value: '{"command":1}' });
    expect((await exchange.nextResponse()).text).toContain('känner jag inte igen');
    expect(bot.heard).toEqual([]);
  });
});

describe('a form', () => {
  async function open(): Promise<string> {
    bot.answer(() => says('Fyll i.', { outcome: 'asked', form }));
    await bot.slack.send.command({ command: '/insats', text: 'ny' });
    bot.answer((incoming) =>
      says(incoming.kind === 'submission' ? `Sparat: ${JSON.stringify(incoming.values)}` : 'fel'),
    );
    return bot.slack.views()[0]?.id ?? '';
  }

  it('is submitted with its values, and answered where it was opened', async () => {
    const viewId = await open();
    const { ack } = await bot.slack.send.submit({
      viewId,
      values: { title: 'Belysning', due: '2021-11-30', with: ['f2'] },
    });
    expect(ack).toEqual({ response_action: 'clear' });
    expect(bot.heard[1]).toMatchObject({
      kind: 'submission',
      action: form.action,
      values: { title: 'Belysning', due: '2021-11-30', with: ['f2'] },
      origin: { account: { id: 'U0ANNA' }, channel: { id: 'C0EST' } },
    });
    await expect.poll(() => bot.slack.ephemerals('U0ANNA')).toMatchObject([{ channel: 'C0EST' }]);
  });

  it('shows its faults in place and keeps what was written; the corrected one is another submission', async () => {
    const viewId = await open();
    bot.answer(() => says('Fel.', { outcome: 'refused', fieldErrors: { due: 'Dagen finns inte.', other: 'Mer.' } }));
    const first = await bot.slack.send.submit({ viewId, values: { title: 'Belysning' } });
    expect(first.ack).toEqual({ response_action: 'errors', errors: { due: 'Dagen finns inte.', title: 'Mer.' } });
    await bot.slack.send.submit({ viewId, values: { title: 'Belysning' } });
    await bot.slack.send.submit({ viewId, values: { title: 'Bättre belysning' } });
    const [, wrong, again, corrected] = bot.heard.map((one) => one.id);
    expect(again).toBe(wrong);
    expect(corrected).not.toBe(wrong);
    expect(bot.slack.ephemerals('U0ANNA')).toEqual([]);
  });

  it('stays open when it is refused, so that the text can be changed', async () => {
    const viewId = await open();
    bot.answer(() => says('Skriv om det utan namn.', { outcome: 'refused' }));
    const { ack } = await bot.slack.send.submit({ viewId, values: { title: 'x' } });
    expect(ack).toEqual({ response_action: 'errors', errors: { title: 'Skriv om det utan namn.' } });
  });

  it('shows that it waits when it takes long, and then the answer', async () => {
    const viewId = await open();
    bot.answer(async () => {
      await new Promise((resolve) => setTimeout(resolve, 2200));
      return says('Sparat till slut.');
    });
    const { ack, milliseconds } = await bot.slack.send.submit({ viewId, values: { title: 'x' } });
    expect(milliseconds).toBeLessThan(2900);
    expect(ack).toMatchObject({ response_action: 'update', view: { title: { text: 'Ett ögonblick' } } });
    await expect.poll(() => JSON.stringify(bot.slack.views())).toContain('Sparat till slut.');
  });
});

describe('what is written to the bot', () => {
  it('in a thread is answered in the thread, to the writer alone', async () => {
    await bot.slack.send.event({
      type: 'app_mention',
      user: 'U0ANNA',
      team: 'T0KOMMUN',
      channel: 'C0EST',
      thread_ts: '1700000000.000100',
      text: '<@U0SAMVERKAN> 1.3 Åtta av tio &amp; klart',
    });
    expect(bot.heard).toMatchObject([
      {
        kind: 'typed',
        text: '1.3 Åtta av tio & klart',
        origin: { visible: true, channel: { thread: '1700000000.000100' } },
      },
    ]);
    await expect
      .poll(() => bot.slack.ephemerals('U0ANNA'))
      .toMatchObject([
        { channel: 'C0EST', thread_ts: '1700000000.000100', text: 'Du skrev: 1.3 Åtta av tio &amp; klart' },
      ]);
  });

  it('in a direct message is answered there', async () => {
    bot.slack.addChannel('D0ANNA');
    await bot.slack.send.event({
      type: 'message',
      channel_type: 'im',
      user: 'U0ANNA',
      channel: 'D0ANNA',
      text: 'hjälp',
    });
    expect(bot.heard).toMatchObject([{ kind: 'typed', text: 'hjälp', origin: { visible: true } }]);
    expect(bot.heard[0]?.origin.channel).toBeUndefined();
    await expect.poll(() => bot.slack.messages('D0ANNA')).toMatchObject([{ text: 'Du skrev: hjälp' }]);
  });

  it('by a guest from another workspace is that workspace’s person', async () => {
    await bot.slack.send.event({
      type: 'app_mention',
      user: 'U0POLIS',
      user_team: 'T0POLISEN',
      team: 'T0KOMMUN',
      channel: 'C0EST',
      text: '<@U0SAMVERKAN> hjälp',
    });
    expect(bot.heard[0]?.origin.account).toEqual({ platform: 'slack', tenant: 'T0POLISEN', id: 'U0POLIS' });
  });

  it.each([
    ['its own message', { type: 'message', channel_type: 'im', user: 'U0SAMVERKAN', channel: 'D1', text: 'a' }],
    ['another bot', { type: 'message', channel_type: 'im', user: 'U9', bot_id: 'B9', channel: 'D1', text: 'a' }],
    ['an edit', { type: 'message', subtype: 'message_changed', channel_type: 'im', hidden: true, channel: 'D1' }],
    ['the channel’s talk', { type: 'message', channel_type: 'channel', user: 'U9', channel: 'C0EST', text: 'a' }],
    ['somebody else joining', { type: 'member_joined_channel', user: 'U9', channel: 'C0EST' }],
    ['an event it never asked for', { type: 'reaction_added', user: 'U9' }],
  ])('is nothing when it is %s', async (_, event) => {
    expect((await bot.slack.send.event(event)).status).toBe(200);
    expect(bot.heard).toEqual([]);
  });

  it('goes to direct messages where the channel takes no answer', async () => {
    bot.slack.fail('chat.postEphemeral', { kind: 'error', error: 'not_in_channel' });
    await bot.slack.send.event({ type: 'app_mention', user: 'U0ANNA', channel: 'C0EST', text: '<@U0SAMVERKAN> hjälp' });
    await expect.poll(() => bot.slack.messages('D0ANNA')).toMatchObject([{ text: 'Du skrev: hjälp' }]);
  });

  it('is acknowledged before Slack would send it again', async () => {
    bot.answer(async () => {
      await new Promise((resolve) => setTimeout(resolve, 2300));
      return says('Sparat.');
    });
    const { milliseconds } = await bot.slack.send.event({
      type: 'app_mention',
      user: 'U0ANNA',
      channel: 'C0EST',
      text: 'hej',
    });
    expect(milliseconds).toBeLessThan(2900);
    await expect.poll(() => bot.slack.ephemerals('U0ANNA')).toHaveLength(1);
  });
});

describe('a shared file', () => {
  const share = (file: Record<string, unknown>) =>
    bot.slack.send.event({
      type: 'message',
      subtype: 'file_share',
      channel_type: 'im',
      user: 'U0ANNA',
      channel: 'D0ANNA',
      text: 'planen',
      files: [file],
    });

  it('is fetched and dispatched', async () => {
    bot.slack.addChannel('D0ANNA');
    await share(bot.slack.addFile('plan.csv', Buffer.from('nummer;rubrik\n')));
    expect(bot.heard).toMatchObject([{ kind: 'file', fileName: 'plan.csv', text: 'planen' }]);
    await expect.poll(() => bot.slack.messages('D0ANNA')).toMatchObject([{ text: 'Filen plan.csv har 14 byte.' }]);
  });

  it('is refused when it is too large, whatever size was told', async () => {
    bot.slack.addChannel('D0ANNA');
    await share(bot.slack.addFile('stor.csv', Buffer.alloc(10 * 1024 * 1024 + 1), 100));
    expect(bot.heard).toEqual([]);
    await expect.poll(() => bot.slack.messages('D0ANNA')[0]?.text).toContain('för stor');
  });

  it('is never fetched from elsewhere: the token would go with the question', async () => {
    bot.slack.addChannel('D0ANNA');
    await share({ id: 'F1', name: 'plan.csv', size: 10, url_private: 'https://files.slack.com.ond.example/plan.csv' });
    expect(bot.heard).toEqual([]);
    await expect.poll(() => bot.slack.messages('D0ANNA')[0]?.text).toContain('kom inte åt filen plan.csv');
  });

  it('is told when the token may not read it', async () => {
    bot.slack.addChannel('D0ANNA');
    await share({
      ...bot.slack.addFile('plan.csv', Buffer.from('a')),
      url_private: `${bot.slack.apiUrl.replace('/api/', '')}/files/F999`,
    });
    await expect.poll(() => bot.slack.messages('D0ANNA')[0]?.text).toContain('files:read');
  });
});

describe('being invited and removed', () => {
  it('is told to the application, and the one who invited is answered', async () => {
    await bot.slack.send.event({
      type: 'member_joined_channel',
      user: 'U0SAMVERKAN',
      inviter: 'U0ANNA',
      channel: 'C0EST',
    });
    expect(bot.heard).toMatchObject([
      { kind: 'invited', origin: { account: { id: 'U0ANNA' }, channel: { id: 'C0EST' } } },
    ]);
    await expect.poll(() => bot.slack.ephemerals('U0ANNA')).toMatchObject([{ text: 'invited' }]);
  });

  it.each([
    [{ type: 'channel_left', channel: 'C0EST', actor_id: 'U0ANNA' }, 'channel'],
    [{ type: 'group_left', channel: 'C0EST', actor_id: 'U0ANNA' }, 'channel'],
    [{ type: 'channel_archive', channel: 'C0EST', user: 'U0ANNA' }, 'channel'],
    [{ type: 'member_left_channel', channel: 'C0EST', user: 'U0SAMVERKAN' }, 'channel'],
    [{ type: 'app_uninstalled' }, 'installation'],
    [{ type: 'tokens_revoked', tokens: { bot: ['U0SAMVERKAN'] } }, 'installation'],
  ])('%o', async (event, what) => {
    await bot.slack.send.event(event);
    expect(bot.heard).toMatchObject([{ kind: 'removed', what }]);
    expect(bot.heard[0]?.origin.channel?.id).toBe(what === 'channel' ? 'C0EST' : undefined);
  });
});

describe('stopping', () => {
  it('waits for what was acknowledged but not answered, and takes nothing new', async () => {
    let finish = () => {};
    bot.answer(async () => {
      await new Promise<void>((resolve) => {
        finish = resolve;
      });
      return says('Sparat.');
    });
    const exchange = await bot.slack.send.command({ command: '/insats', text: '1.3 hej' });
    expect(exchange.ack).toBe('');
    let stopped = false;
    const stopping = bot.platform.stop().then(() => {
      stopped = true;
    });
    const refused = await bot.slack.send.command({ command: '/insats', text: '1.3 mer' });
    expect(JSON.stringify(refused.ack)).toContain('startar om');
    expect(
      (await bot.slack.send.event({ type: 'app_mention', user: 'U0ANNA', channel: 'C0EST', text: 'a' })).status,
    ).toBe(503);
    expect(stopped).toBe(false);
    finish();
    await stopping;
    expect(exchange.responses).toMatchObject([{ text: 'Sparat.' }]);
    expect(bot.heard).toHaveLength(1);
  });
});

/** The status of a request on one of the agent's connections. */
function post(agent: Agent, body: string, headers: Record<string, string>): Promise<number> {
  return new Promise((resolve, reject) => {
    const asked = request(bot.url, { agent, method: 'POST', headers }, (answer) => {
      answer.resume();
      answer.once('end', () => resolve(answer.statusCode ?? 0));
    });
    asked.once('error', reject);
    asked.end(body);
  });
}
