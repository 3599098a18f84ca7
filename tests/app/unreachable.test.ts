import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Effect } from '../../src/app/effects.ts';
import type { DeliveryKind, NewReminder } from '../../src/app/ports.ts';
import type { AccountRef } from '../../src/chat/incoming.ts';
import { type Database, openDatabase } from '../../src/infra/database/open-database.ts';
import { createMailer } from '../../src/infra/mail.ts';
import { bindChannel, holdFunction } from '../helpers/bot.ts';
import { migratedPlace } from '../helpers/database.ts';
import { type Delivering, startDelivering, team } from '../helpers/delivering.ts';
import { freePort } from '../helpers/free-port.ts';
import { type SmtpFake, startSmtpFake } from '../helpers/smtp-fake.ts';
import { wordsOf } from '../helpers/teams-playground.ts';
import { type Bot as SlackBot, startBot as startSlack } from '../platforms/slack/bot.ts';
import { startBot as startTeams } from '../platforms/teams/bot.ts';
import { type ConnectorFake, startConnectorFake } from '../platforms/teams/connector-fake.ts';

const tenant = '11111111-0000-4000-8000-000000000001';
const slackAccount = (id: string): AccountRef => ({ platform: 'slack', tenant: team, id });
const teamsAccount = (id: string): AccountRef => ({ platform: 'teams', tenant, id });

const responsible = 'Verksamhetschef socialtjänst vuxna';
const inKommun = 'Samordnare i kommunen';
const inPolice = 'Samordnare i polisen';

let slack: SlackBot;
let connector: ConnectorFake;
let smtp: SmtpFake;
let teams: Awaited<ReturnType<typeof startTeams>>;
let place: Delivering;
let database: Database;
let removeDatabase: () => Promise<void>;
let count = 0;

beforeAll(async () => {
  const { place: where, remove } = await migratedPlace(process.env.TEST_DATABASE_URL ? 'postgres' : 'embedded');
  database = await openDatabase(where);
  removeDatabase = remove;
});
afterAll(async () => {
  await database.close();
  await removeDatabase();
});

/** A group in Slack, its people, and the coordinators: one in Slack, one in Teams. */
beforeEach(async () => {
  slack = await startSlack();
  connector = await startConnectorFake();
  smtp = await startSmtpFake();
  teams = await startTeams(
    await freePort(),
    {
      TEAMS_CLIENT_ID: '22222222-0000-4000-8000-000000000002',
      TEAMS_CLIENT_SECRET: 'not-used-on-loopback',
      TEAMS_TENANT_ID: tenant,
      TEAMS_SERVICE_URL: connector.serviceUrl,
    },
    async () => ({ outcome: 'done', message: { language: 'sv', summary: '', blocks: [] } }),
  );
  const mailer = createMailer({
    host: '127.0.0.1',
    port: smtp.port,
    secure: false,
    requireTls: false,
    from: 'samverkan@kommunen.example',
  });
  for (const table of [
    'reminder',
    'delivery',
    'pace',
    'channel',
    'reminder_choice',
    'link_code',
    'holding',
    'account',
    'person',
  ])
    await database.pool.query(`DELETE FROM ${table}`);
  await database.pool.query('UPDATE agreement SET revision = revision + 1');
  place = await startDelivering(database, [slack.platform, teams.teams], { mailer });
  await bindChannel(place.app, { ...slackAccount('C0EST') }, 'EST strategisk');
  for (const id of ['U0PARK', 'U0KOM']) slack.slack.addUser(id);
  await holdFunction(place.app, slackAccount('U0PARK'), 'Gatu- och parkchef');
  await holdFunction(place.app, slackAccount('U0KOM'), inKommun);
  await holdFunction(place.app, teamsAccount('pol'), inPolice);
  await place.run();
});
afterEach(async () => {
  await place.close();
  await Promise.all([slack.close(), teams.close(), connector.close(), smtp.close()]);
});

/** A member's note that the responsible function has to decide about. */
async function note(number = '2.4'): Promise<void> {
  count += 1;
  const reply = await place.app.dispatch({
    id: `unreachable/${count}`,
    origin: { account: slackAccount('U0PARK'), channel: { ...slackAccount('C0EST'), name: 'est' }, visible: false },
    kind: 'typed',
    root: 'measure',
    text: `${number} Klart! Allt är inventerat, omgång ${count}.`,
  });
  expect(reply.outcome).toBe('done');
}

const inSlack = (channel: string) => slack.slack.messages(channel).map(({ text }) => text);
const inTeams = () =>
  connector.calls.flatMap(({ method, body }) => {
    const [attachment] = (body.attachments ?? []) as { content: unknown }[];
    return method === 'POST' && attachment ? [wordsOf(attachment.content)] : [];
  });
const toldInSlack = () => inSlack('D0KOM').filter((text) => text.startsWith('Jag '));
const toldInTeams = () => inTeams().filter((text) => text.startsWith('Jag '));

describe('a person who can’t be reached', () => {
  it('is written to in the group’s channel, by function, and the party’s coordinators are told once', async () => {
    await holdFunction(place.app, slackAccount('U0GONE'), responsible);
    await note();
    await note();
    await place.run();
    const posted = inSlack('C0EST').filter((text) => text.startsWith(`Till ${responsible}:`));
    expect(posted).toHaveLength(2);
    expect(posted[0]).toContain('2.4');
    expect(toldInSlack()).toEqual([`Jag når inte ${responsible} i Slack: kontot finns inte längre.`]);
    const [told] = slack.slack.messages('D0KOM').filter(({ text }) => text.startsWith('Jag '));
    expect(JSON.stringify(told?.blocks)).toContain('skrivs i stället i gruppens kanal');
    expect(toldInTeams()).toEqual([]);
  });

  it('and was reached again since is told of anew', async () => {
    await holdFunction(place.app, slackAccount('U0GONE'), responsible);
    await note();
    await place.run();
    slack.slack.addUser('U0GONE');
    await note();
    await place.run();
    expect(inSlack('D0GONE')).toHaveLength(1);
    slack.slack.addChannel('D0GONE', { archived: true });
    await note();
    await place.run();
    expect(toldInSlack()).toHaveLength(2);
  });

  it('with another account is written to there, in private', async () => {
    await holdFunction(place.app, slackAccount('U0GONE'), responsible);
    await link(slackAccount('U0GONE'), teamsAccount('soc'));
    await note();
    await place.run();
    expect(inTeams().filter((text) => text.includes('2.4'))).toHaveLength(1);
    expect(inSlack('C0EST').join()).not.toContain(`Till ${responsible}`);
    expect(connector.calls.find(({ path }) => path.endsWith('/v3/conversations'))?.body).toMatchObject({
      members: [{ id: 'soc' }],
    });
  });

  it('without a channel that works gets a letter, if they have given an address', async () => {
    await holdFunction(place.app, slackAccount('U0GONE'), responsible);
    await address(slackAccount('U0GONE'), 'soc@kommunen.example');
    slack.slack.addChannel('C0EST', { archived: true });
    await note();
    await place.run();
    expect(smtp.letters).toHaveLength(1);
    expect(smtp.letters[0]).toMatchObject({ to: ['soc@kommunen.example'] });
    expect(await stateOf('suggest')).toEqual([{ state: 'sent', reason: null, way: 'e-mail' }]);
    // The person, and the channel: one each to both parties' coordinators for the channel, one for the person.
    expect(toldInSlack().sort()).toEqual([
      'Jag kan inte skriva i kanalen för EST strategisk i Slack: kanalen är arkiverad.',
      `Jag når inte ${responsible} i Slack: kontot finns inte längre.`,
    ]);
    expect(toldInTeams()).toHaveLength(1);
  });

  it('is reminded in a group’s channel of that group’s measures only, and of all of them in a letter', async () => {
    await holdFunction(place.app, slackAccount('U0GONE'), responsible);
    await bundle(['2.4', '1.7']);
    await place.run();
    const [posted] = slack.slack.messages('C0EST').filter(({ text }) => text.startsWith(`Till ${responsible}:`));
    const words = JSON.stringify(posted?.blocks);
    expect(words).toContain('2.4');
    expect(words).not.toContain('1.7');
    await address(slackAccount('U0GONE'), 'soc@kommunen.example');
    await bundle(['2.4', '1.7']);
    await place.run();
    expect(smtp.letters).toHaveLength(1);
    expect(smtp.letters[0]?.source).toMatch(/2\.4[\s\S]*1\.7/u);
    expect(slack.slack.messages('C0EST').filter(({ text }) => text.startsWith('Till '))).toHaveLength(1);
  });

  it('by any way is recorded as such', async () => {
    await holdFunction(place.app, slackAccount('U0GONE'), responsible);
    await address(slackAccount('U0GONE'), 'fel@kommunen.example');
    slack.slack.addChannel('C0EST', { archived: true });
    smtp.fail('RCPT', { reply: '550 no such user' });
    await note();
    await place.run();
    expect(await stateOf('suggest')).toEqual([{ state: 'unreachable', reason: 'mail-refused', way: 'e-mail' }]);
    expect(toldInSlack()).toContain(`Jag når inte ${responsible} med e-post: adressen tar inte emot e-post.`);
  });

  it('is not spoken of where others read, when the message is about them', async () => {
    await holdFunction(place.app, slackAccount('U0GONE'), responsible);
    const [personal = ''] = await place.put({
      kind: 'notice',
      subject: { facts: { event: 'confirmed', function: responsible } },
      target: { kind: 'person', id: 'U0GONE' },
    });
    await place.run();
    expect(await place.row(personal)).toMatchObject({ state: 'unreachable', reason: 'user_not_found' });
    expect(inSlack('C0EST').join()).not.toContain('bekräftad');
  });
});

describe('a coordinator who can’t be reached', () => {
  it('is written to in the coordinators’ own channel, and the other party’s are told', async () => {
    await bindChannel(place.app, slackAccount('C0BERED'), 'Beredningsgrupp');
    slack.slack.addChannel('C0BERED', { name: 'beredning' });
    await holdFunction(place.app, slackAccount('U0BORTA'), inKommun);
    await note('1.2');
    await place.run();
    expect(inSlack('C0BERED').filter((text) => text.startsWith(`Till ${inKommun}:`))).toHaveLength(1);
    expect(toldInTeams()).toHaveLength(1);
    expect(toldInTeams()[0]).toContain(`Jag når inte ${inKommun} i Slack`);
    expect(toldInSlack()).toEqual([]);
  });

  it('is not told of again and again: that nobody can be told ends there', async () => {
    await holdFunction(place.app, slackAccount('U0GONE'), responsible);
    slack.slack.fail('conversations.open', { kind: 'error', error: 'user_disabled' }, 50);
    connector.fail(...Array.from({ length: 50 }, () => ({ status: 403, code: 'MessageWritesBlocked' })));
    await note();
    await place.run();
    expect(await stateOf('unreachable')).toEqual([{ state: 'unreachable', reason: 'user_disabled', way: 'direct' }]);
    expect(await place.app.deliveries.waiting(10)).toEqual([]);
  });
});

describe('when nothing gets into a workspace', () => {
  it('it is tried for half an hour; then the coordinators are told where they can be, once', async () => {
    slack.slack.fail('chat.postMessage', { kind: 'error', error: 'token_revoked' }, 500);
    slack.slack.fail('conversations.open', { kind: 'error', error: 'token_revoked' }, 500);
    await holdFunction(place.app, slackAccount('U0SOC'), responsible);
    await address(slackAccount('U0SOC'), 'soc@kommunen.example');
    await note();
    const start = Date.parse(place.timing.now());
    await place.run();
    expect(Date.parse(place.timing.now()) - start).toBeGreaterThan(25 * 60_000);
    expect(toldInTeams().filter((text) => text.includes('Jag kommer inte in i Slack längre'))).toHaveLength(1);
    // The group's channel is in the same workspace: straight to the letter.
    expect(smtp.letters.map(({ to }) => to)).toEqual([['soc@kommunen.example']]);
    expect(await stateOf('news')).toMatchObject([{ state: 'unreachable', reason: 'token_revoked' }]);
  });

  it('and it is mended in time, nothing is lost', async () => {
    slack.slack.fail('chat.postMessage', { kind: 'error', error: 'invalid_auth' }, 3);
    slack.slack.addUser('U0SOC');
    await holdFunction(place.app, slackAccount('U0SOC'), responsible);
    await note();
    await place.run();
    expect(inSlack('D0SOC')).toHaveLength(1);
    expect(toldInTeams()).toEqual([]);
    expect(await stateOf('news')).toMatchObject([{ state: 'sent' }]);
  });

  it('a platform that is no longer set up counts as one', async () => {
    const [id = ''] = await place.put({ target: { platform: 'teams', tenant, id: '19:est@thread.tacv2' } });
    await place.app.send(id, [slack.platform]);
    expect(await place.row(id)).toMatchObject({ state: 'unreachable', reason: 'not-configured' });
  });
});

it('a channel that is archived is told of once, to all parties’ coordinators', async () => {
  slack.slack.addChannel('C0EST', { archived: true });
  await note('1.3');
  await note('1.3');
  await place.run();
  expect(await stateOf('news')).toMatchObject([{ state: 'unreachable' }, { state: 'unreachable' }]);
  expect(toldInSlack()).toHaveLength(1);
  expect(toldInTeams()).toHaveLength(1);
  expect(toldInTeams()[0]).toContain('koppla EST strategisk');
});

function stateOf(kind: DeliveryKind) {
  return place.ended(kind);
}

/** A day's reminders about measures, to the responsible function. */
async function bundle(numbers: readonly string[]): Promise<void> {
  const [known] = await place.app.store.agreements();
  const agreement = known && (await place.app.store.agreement(known.id));
  const functionId = agreement?.functions.find(({ name }) => name === responsible)?.id ?? '';
  count += 1;
  const id = place.app.handling.newIds(`bundle ${count}`)();
  const reminders = numbers.map((number): NewReminder => {
    const measureId = agreement?.index.find((entry) => entry.number === number)?.id ?? '';
    return {
      key: `${number}/${count}`,
      kind: 'follow-up',
      functionId,
      subject: { kind: 'measure', measureId },
      reason: { step: 'before', count: 3 },
      due: '2021-11-15',
      plannedOn: '2021-11-10',
      state: 'sent',
      late: false,
      quiet: false,
      deliveryId: id,
    };
  });
  const delivery = {
    id,
    key: `bundle/${count}`,
    kind: 'bundle' as const,
    subject: { functionId, facts: { bundle: id, on: '2021-11-10' } },
    target: { kind: 'person' as const, ...slackAccount('U0GONE') },
  };
  await change({ kind: 'post', delivery }, { kind: 'remind', reminders });
}

/** A second account of the same person, without the codes. */
async function link(known: AccountRef, other: AccountRef): Promise<void> {
  const { personId = '' } = await place.app.store.situation(known, undefined, '2021-11-10');
  await change({ kind: 'make-link-code', codeHash: 'h', personId, expiresAt: '2021-11-10T09:00:00.000Z' });
  await change({ kind: 'link-account', codeHash: 'h', personId, account: other });
}

async function address(known: AccountRef, email: string): Promise<void> {
  const { personId = '' } = await place.app.store.situation(known, undefined, '2021-11-10');
  await change({ kind: 'choose-reminders', personId, choice: { without: [], email } });
}

async function change(...effects: readonly Effect[]): Promise<void> {
  const [agreement] = await place.app.store.agreements();
  const now = place.app.clock.now();
  await place.app.store.commit({
    outcome: 'done',
    ...(agreement ? { agreementId: agreement.id } : {}),
    at: now,
    recordedAt: now,
    actor: 'operator',
    effects,
  });
}

describe('a post that the bot itself fails with', () => {
  /** As after three days of tries: its measure can't be read, so that it can't be written. Returns what mends it. */
  async function failing(attempts: number): Promise<() => Promise<unknown>> {
    await note('1.3');
    const { pool } = database;
    const { rows } = await pool.query<{ state: object }>("SELECT state FROM measure WHERE number = '1.3'");
    const write = (state: object) =>
      pool.query("UPDATE measure SET state = $1 WHERE number = '1.3'", [JSON.stringify(state)]);
    await write({ broken: true });
    await pool.query("UPDATE delivery SET attempts = $1 WHERE kind = 'news'", [attempts]);
    return () => write(rows[0]?.state ?? {});
  }

  it('is told to the coordinators when it is given up, as what nobody knows of, and not before', async () => {
    const mend = await failing(298);
    try {
      // The pause after a fault is half a minute at least.
      await place.run(0.005);
      expect(await stateOf('news')).toEqual([{ state: 'waiting', reason: 'fault', way: 'direct' }]);
      expect(toldInSlack()).toEqual([]);
      await place.run(2);
      expect(await stateOf('news')).toEqual([{ state: 'failed', reason: 'fault', way: 'direct' }]);
    } finally {
      await mend();
    }
    const told = 'Jag vet inte om det jag skickade till EST strategisk kom fram.';
    expect(toldInSlack().filter((text) => text.startsWith(told))).toHaveLength(1);
    expect(toldInTeams().filter((text) => text.includes(told))).toHaveLength(1);
    await place.run();
    expect(toldInSlack()).toHaveLength(1);
  });

  it('is not given up while nobody can be told of it', async () => {
    await note('1.3');
    const { pool } = database;
    const { rows } = await pool.query<{ definition: object }>('SELECT definition FROM agreement');
    const write = (definition: object) =>
      pool.query('UPDATE agreement SET definition = $1, revision = revision + 1', [JSON.stringify(definition)]);
    await pool.query("UPDATE delivery SET attempts = 299 WHERE kind = 'news'");
    await write({ broken: true });
    await place.run(2).finally(() => write(rows[0]?.definition ?? {}));
    expect(await stateOf('news')).toEqual([{ state: 'waiting', reason: 'fault', way: 'direct' }]);
    await place.run();
    expect(await stateOf('news')).toEqual([{ state: 'sent', reason: null, way: 'direct' }]);
    expect(toldInSlack()).toEqual([]);
  });
});
