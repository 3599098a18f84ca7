import { createHmac } from 'node:crypto';
import { request } from 'node:http';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { encodeMetadata } from '../../../src/platforms/slack/form-origin.ts';
import { ownRows } from '../../helpers/own-rows.ts';
import { type SlackPlace, startSlackPlace, team } from '../../helpers/slack-place.ts';
import { commandBody, signedHeaders } from '../../helpers/slack-signed.ts';

const park = 'U0PARK';
const secret = '8f742231b10e8888abcd99yyyzzz85a5';
const form = 'application/x-www-form-urlencoded';

let place: SlackPlace;
beforeAll(async () => {
  place = await startSlackPlace();
  await place.channel('C0EST', 'EST strategisk');
  await place.person(park, 'Gatu- och parkchef');
  await settled(place);
});
afterAll(() => place.close());

/** Nothing waits to be posted, so that nothing changes by itself. */
const settled = ({ bot }: SlackPlace) =>
  vi.waitFor(async () => expect(await bot.app.deliveries.waiting(100)).toEqual([]), { timeout: 20_000, interval: 50 });

const seconds = () => Math.floor(Date.now() / 1000);
let count = 0;

function body(more: { team?: string; user?: string; triggerId?: string } = {}): string {
  count++;
  return commandBody({
    command: '/insats',
    text: `1.3 Hemlig anteckning ${count}`,
    user: park,
    channel: 'C0EST',
    team,
    triggerId: `trigger.${count}`,
    responseUrl: `${place.slack.apiUrl.replace('/api/', '')}/respond/none`,
    ...more,
  });
}

type Headers = Readonly<Record<string, string | string[]>>;

function send(text: string, headers: Headers, method = 'POST', path = '/slack/events') {
  return new Promise<{ status: number; text: string }>((resolve, reject) => {
    const asked = request({ port: place.bot.port, method, path, headers: { ...headers } }, (answer) => {
      const chunks: Buffer[] = [];
      answer.on('data', (chunk: Buffer) => chunks.push(chunk));
      answer.on('end', () => resolve({ status: answer.statusCode ?? 0, text: Buffer.concat(chunks).toString() }));
    });
    asked.on('error', reject);
    asked.end(method === 'GET' ? undefined : text);
  });
}

/** Everything that a request could have changed or sent. */
async function world() {
  const { slack, bot } = place;
  return {
    stored: await ownRows(bot.running.pool),
    sent: [
      slack.messages('C0EST').length,
      slack.ephemerals(park).length,
      slack.views().length,
      slack.calls('chat.postMessage').length,
    ],
  };
}

/** What was logged while it ran; the line that each request has at its end is counted with the others. */
async function logging<Value>(run: () => Promise<Value>): Promise<{ value: Value; lines: readonly string[] }> {
  const before = place.bot.log.length;
  const value = await run();
  return { value, lines: place.bot.log.slice(before).map((line) => JSON.stringify(line)) };
}

function expectNoSecrets(lines: readonly string[]): void {
  for (const line of lines) expect(line).not.toMatch(/Hemlig|v0=|8f742231|U0PARK|C0EST|xoxb/);
}

const signed = (text: string) => signedHeaders(secret, text);
const hmac = (key: string, text: string) => createHmac('sha256', key).update(text).digest('hex');

type Case = readonly [name: string, headers: (text: string) => Headers];

const refused: readonly Case[] = [
  ['without a signature', (text) => without(signed(text), 'x-slack-signature')],
  ['without a timestamp', (text) => without(signed(text), 'x-slack-request-timestamp')],
  ['without either', () => ({ 'content-type': form })],
  ['with an empty signature', (text) => ({ ...signed(text), 'x-slack-signature': '' })],
  ['with garbage for a signature', (text) => ({ ...signed(text), 'x-slack-signature': 'v0=zz' })],
  [
    'with half of the signature',
    (text) => ({ ...signed(text), 'x-slack-signature': signed(text)['x-slack-signature']?.slice(0, 30) ?? '' }),
  ],
  ['signed with another secret', (text) => signedHeaders('another-secret-of-somebody', text)],
  ['signed with an empty secret', (text) => signedHeaders('', text)],
  ['signed with the bot token', (text) => signedHeaders(place.slack.botToken, text)],
  ['six minutes old', (text) => signedHeaders(secret, text, { timestamp: seconds() - 360 })],
  ['a day old', (text) => signedHeaders(secret, text, { timestamp: seconds() - 86_400 })],
  ['six minutes ahead', (text) => signedHeaders(secret, text, { timestamp: seconds() + 360 })],
  ['with a timestamp that is no number', (text) => ({ ...signed(text), 'x-slack-request-timestamp': 'now' })],
  [
    'with a newer timestamp than was signed',
    (text) => ({
      ...signedHeaders(secret, text, { timestamp: seconds() - 400 }),
      'x-slack-request-timestamp': String(seconds()),
    }),
  ],
  ['changed after it was signed', () => signed('text=something+else')],
  [
    'of another version',
    (text) => ({ ...signed(text), 'x-slack-signature': `v1=${hmac(secret, `v1:${seconds()}:${text}`)}` }),
  ],
  ['without a version', (text) => ({ ...signed(text), 'x-slack-signature': hmac(secret, `v0:${seconds()}:${text}`) })],
  [
    'with the signature twice',
    (text) => ({ ...signed(text), 'x-slack-signature': twice(signed(text)['x-slack-signature']) }),
  ],
  [
    'with a wrong signature after the right one',
    (text) => ({ ...signed(text), 'x-slack-signature': [signed(text)['x-slack-signature'] ?? '', 'v0=0'] }),
  ],
  ['with the timestamp twice', (text) => ({ ...signed(text), 'x-slack-request-timestamp': twice(String(seconds())) })],
];

function without(headers: Headers, name: string): Headers {
  return Object.fromEntries(Object.entries(headers).filter(([each]) => each !== name));
}

function twice(value: string | undefined): string[] {
  return [value ?? '', value ?? ''];
}

describe('a request that Slack did not sign', () => {
  it.each(refused)(
    '%s is refused with 401, changes and sends nothing, and is one line in the log',
    async (_name, headers) => {
      const before = await world();
      const text = body();
      const { value, lines } = await logging(() => send(text, headers(text)));
      expect(value).toEqual({ status: 401, text: '' });
      expect(await world()).toEqual(before);
      expect(lines).toHaveLength(1);
      expectNoSecrets(lines);
    },
  );

  it.each([
    ['by GET', 405, 'GET', '/slack/events'],
    ['by PUT', 405, 'PUT', '/slack/events'],
    ['to another path', 404, 'POST', '/slack/events/'],
  ])('%s is answered with %i, signed or not', async (_name, status, method, path) => {
    const before = await world();
    const text = body();
    expect((await send(text, signed(text), method, path)).status).toBe(status);
    expect((await send(text, { 'content-type': form }, method, path)).status).toBe(status);
    expect(await world()).toEqual(before);
  });

  it('cannot hide a command behind Slack’s unsigned check of the certificate', async () => {
    const before = await world();
    const { status } = await send(`ssl_check=1&${body()}`, { 'content-type': form });
    expect(status).toBe(200);
    expect(await world()).toEqual(before);
  });

  it('gets no answer to a challenge', async () => {
    const challenge = JSON.stringify({ type: 'url_verification', challenge: 'svara-mig' });
    const json = { 'content-type': 'application/json' };
    expect(await send(challenge, json)).toEqual({ status: 401, text: '' });
    const right = await send(challenge, signedHeaders(secret, challenge, { contentType: 'application/json' }));
    expect([right.status, right.text]).toEqual([200, expect.stringContaining('svara-mig')]);
  });
});

describe('a request that Slack signed', () => {
  it('is taken, also when it is four minutes old', async () => {
    const text = body();
    const { status, text: answer } = await send(text, signedHeaders(secret, text, { timestamp: seconds() - 240 }));
    expect([status, answer]).toEqual([200, expect.stringContaining('Sparat')]);
    await settled(place);
  });

  it('has one effect when it is played again inside the five minutes, with the same headers or signed anew', async () => {
    const text = body();
    const headers = signed(text);
    expect((await send(text, headers)).text).toContain('Sparat');
    await settled(place);
    const before = await world();
    for (const again of [headers, signedHeaders(secret, text, { timestamp: seconds() - 10 })]) {
      expect(await send(text, again)).toEqual({ status: 200, text: expect.stringContaining('redan gjort') });
    }
    expect(await world()).toEqual(before);
  });

  it('is answered again when it only asks, changing nothing', async () => {
    const text = body().replace(/text=[^&]*/, 'text=1.3');
    const headers = signed(text);
    expect((await send(text, headers)).status).toBe(200);
    const before = await world();
    expect((await send(text, headers)).text).not.toContain('redan gjort');
    expect((await world()).sent).toEqual(before.sent);
  });

  it('has one effect when it is an event that is played again', async () => {
    const event = JSON.stringify({
      type: 'event_callback',
      event_id: 'EvOnce',
      team_id: team,
      authorizations: [{ team_id: team, user_id: 'U0SAMVERKAN', is_bot: true }],
      event: {
        type: 'app_mention',
        user: park,
        channel: 'C0EST',
        text: '<@U0SAMVERKAN> 1.3 Händelse en gång',
        ts: '1.1',
      },
    });
    for (let times = 0; times < 3; times++)
      expect((await send(event, signedHeaders(secret, event, { contentType: 'application/json' }))).status).toBe(200);
    await settled(place);
    expect((await ownRows(place.bot.running.pool)).split('Händelse en gång')).toHaveLength(2);
  });
});

describe('somebody of another workspace, with ids that are somebody’s here', () => {
  const foreign = 'T0ANNAN';
  const action = (userTeam: string | undefined, teamId: string | undefined) =>
    `payload=${encodeURIComponent(
      JSON.stringify({
        type: 'block_actions',
        user: { id: park, ...(userTeam ? { team_id: userTeam } : {}) },
        ...(teamId ? { team: { id: teamId } } : {}),
        trigger_id: `press.${++count}`,
        channel: { id: 'C0EST', name: 'est' },
        container: { type: 'message' },
        actions: [{ type: 'button', value: JSON.stringify({ command: 'no-news', measure: 'm' }) }],
      }),
    )}`;
  const cases: readonly (readonly [string, () => string])[] = [
    ['a command from a foreign workspace', () => body({ team: foreign })],
    ['a command without a workspace', () => body().replace(/team_id=[^&]*&/, '')],
    ['a command with an empty workspace', () => body({ team: '' })],
    ['a button pressed in a foreign workspace', () => action(foreign, foreign)],
    ['a button pressed here by a guest (Slack Connect)', () => action(foreign, team)],
    ['a button without a workspace', () => action(undefined, undefined)],
    [
      'a line written here by a guest (Slack Connect)',
      () =>
        JSON.stringify({
          type: 'event_callback',
          event_id: `Ev${++count}`,
          team_id: team,
          event: {
            type: 'app_mention',
            user: park,
            user_team: foreign,
            team: foreign,
            channel: 'C0EST',
            text: '<@U0SAMVERKAN> 1.3 Hemlig gäst',
            ts: '2.1',
          },
        }),
    ],
  ];

  it.each(cases)('%s: changes nothing and is told nothing of ours', async (_name, bodyOf) => {
    const before = await world();
    const text = bodyOf();
    const contentType = text.startsWith('{') ? 'application/json' : form;
    const { value, lines } = await logging(() => send(text, signedHeaders(secret, text, { contentType })));
    expect(value.status).toBe(200);
    expect(value.text).not.toMatch(/Sparat|belysning|Upplands/);
    const after = await world();
    expect([after.stored, after.sent[0]]).toEqual([before.stored, before.sent[0]]);
    expect(JSON.stringify(place.slack.ephemerals(park))).not.toMatch(/belysning|Upplands/);
    expect(after.stored).not.toContain('Hemlig gäst');
    expectNoSecrets(lines);
  });
});

describe('a guest (Slack Connect) in a channel of ours, where no list of workspaces is given', () => {
  const guest = 'U0GAST';
  const foreign = 'T0ANNAN';
  const channelName = { id: 'C0EST', name: 'est' };

  function mention(text: string): string {
    const event = { type: 'app_mention', user: guest, user_team: foreign, team: foreign, channel: 'C0EST', ts: '3.1' };
    return JSON.stringify({
      type: 'event_callback',
      event_id: `EvGast${++count}`,
      team_id: team,
      authorizations: [{ team_id: team, user_id: 'U0SAMVERKAN', is_bot: true }],
      event: { ...event, text: `<@U0SAMVERKAN> ${text}` },
    });
  }
  const interactive = (payload: object) =>
    `payload=${encodeURIComponent(
      JSON.stringify({
        user: { id: guest, team_id: foreign },
        team: { id: team },
        trigger_id: `g.${++count}`,
        ...payload,
      }),
    )}`;
  const press = () =>
    interactive({
      type: 'block_actions',
      channel: channelName,
      container: { type: 'message' },
      actions: [{ type: 'button', value: JSON.stringify({ command: 'history', measure: 'm' }) }],
    });
  const submit = () =>
    interactive({
      type: 'view_submission',
      view: {
        id: 'V1',
        hash: '1.1',
        private_metadata: encodeMetadata({ command: 'note', measure: 'm' }, 'sv', { channel: 'C0EST' }),
        blocks: [],
        state: { values: {} },
      },
    });

  it.each([
    ['says who they are', () => mention('samverkan jag är Fritidschef')],
    ['writes a note', () => mention('insats 1.3 Gästen skrev')],
    ['asks for a measure', () => mention('insats 1.3')],
    ['types a command at home', () => body({ user: guest, team: foreign })],
    ['presses a button', press],
    ['sends a form', submit],
  ])('%s: nothing is stored of them and nothing told', async (_name, bodyOf) => {
    const before = [await world(), place.slack.ephemerals(guest).length];
    const text = bodyOf();
    const contentType = text.startsWith('{') ? 'application/json' : form;
    const { value, lines } = await logging(() => send(text, signedHeaders(secret, text, { contentType })));
    expect(value.status).toBe(200);
    expect(value.text).not.toMatch(/Sparat|belysning|Upplands/);
    await settled(place);
    expect([await world(), place.slack.ephemerals(guest).length]).toEqual(before);
    expect(lines.join()).toContain('unknown-workspace');
    expectNoSecrets(lines);
  });

  it('costs Slack one question in all', () => {
    expect(place.slack.calls('auth.test')).toHaveLength(1);
  });
});

describe('as long as Slack does not say whom the token is for', () => {
  let starting: SlackPlace;
  beforeAll(async () => {
    starting = await startSlackPlace({ before: (slack) => slack.fail('auth.test', { kind: 'drop', when: 'before' }) });
    await starting.channel('C0EST', 'EST strategisk');
    await starting.person(park, 'Gatu- och parkchef');
    await settled(starting);
  });
  afterAll(() => starting.close());

  it('a command is told to come back, anything else is sent again by Slack, and nobody is told anything of ours', async () => {
    const { slack } = starting;
    slack.fail('auth.test', { kind: 'drop', when: 'before' });
    slack.fail('auth.test', { kind: 'error', error: 'internal_error' });
    slack.fail('auth.test', { kind: 'slow', milliseconds: 2600 });
    const before = await ownRows(starting.bot.running.pool);
    const { status, ack } = await slack.send.command({ command: '/insats', text: '1.3', user: park });
    expect([status, JSON.stringify(ack)]).toEqual([200, expect.stringContaining('startar om')]);
    const mention = { type: 'app_mention', user: park, channel: 'C0EST', text: '<@U0SAMVERKAN> insats 1.3 En gång' };
    expect((await slack.send.event(mention, { id: 'EvLater' })).status).toBe(503);
    const slow = await slack.send.command({ command: '/insats', text: '1.3', user: park });
    expect(JSON.stringify(slow.ack)).toContain('startar om');
    expect(slow.milliseconds).toBeLessThan(2900);
    expect(await ownRows(starting.bot.running.pool)).toBe(before);

    expect((await slack.send.event(mention, { id: 'EvLater' })).status).toBe(200);
    expect(await ownRows(starting.bot.running.pool)).toContain('En gång');
    expect((await starting.type(park, '/insats 1.3')).text).toContain('En gång');
    expect(slack.calls('auth.test')).toHaveLength(4);
  });

  it('a removal is heard all the same: the token that would tell has ended with it', async () => {
    const ended = { kind: 'error', error: 'account_inactive' } as const;
    const gone = await startSlackPlace({ before: (slack) => slack.fail('auth.test', ended, 100) });
    try {
      await gone.channel('C0EST', 'EST strategisk');
      expect((await gone.slack.send.event({ type: 'app_uninstalled' })).status).toBe(200);
      expect(await ownRows(gone.bot.running.pool)).not.toContain('"C0EST"');
    } finally {
      await gone.close();
    }
  });
});

describe('in Socket Mode', () => {
  let socket: SlackPlace;
  beforeAll(async () => {
    socket = await startSlackPlace({ mode: 'socket' });
    await socket.channel('C0EST', 'EST strategisk');
    await socket.person(park, 'Gatu- och parkchef');
    await settled(socket);
  });
  afterAll(() => socket.close());

  it('there is no door: even a signed request finds nothing', async () => {
    const text = body();
    const answer = await fetch(`http://127.0.0.1:${socket.bot.port}/slack/events`, {
      method: 'POST',
      headers: signed(text),
      body: text,
    });
    expect(answer.status).toBe(404);
  });

  it('an envelope that comes again has one effect', async () => {
    await socket.slack.send.command({ command: '/insats', text: '1.3 Kuvert en gång', user: park, id: 'same' });
    const again = await socket.slack.send.command({
      command: '/insats',
      text: '1.3 Kuvert en gång',
      user: park,
      id: 'same',
    });
    expect(JSON.stringify(again.ack)).toContain('redan gjort');
    await settled(socket);
  });

  it('somebody of another workspace changes nothing', async () => {
    const before = await ownRows(socket.bot.running.pool);
    const { ack } = await socket.slack.send.command({
      command: '/insats',
      text: '1.3 Utifrån',
      user: park,
      team: 'T0ANNAN',
    });
    expect(JSON.stringify(ack)).not.toContain('Sparat');
    expect(await ownRows(socket.bot.running.pool)).toBe(before);
  });
});
