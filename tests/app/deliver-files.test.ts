import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Poster } from '../../src/chat/incoming.ts';
import { type Database, openDatabase } from '../../src/infra/database/open-database.ts';
import { bindChannel, holdFunction } from '../helpers/bot.ts';
import { migratedPlace } from '../helpers/database.ts';
import { type Delivering, startDelivering, team } from '../helpers/delivering.ts';
import { freePort } from '../helpers/free-port.ts';
import type { FakeMessage } from '../helpers/slack-fake/index.ts';
import { wordsOf } from '../helpers/teams-playground.ts';
import { type Bot as SlackBot, startBot as startSlack } from '../platforms/slack/bot.ts';
import { startBot as startTeams } from '../platforms/teams/bot.ts';
import { type ConnectorFake, startConnectorFake } from '../platforms/teams/connector-fake.ts';

const tenant = '11111111-0000-4000-8000-000000000001';
const inTeams = { platform: 'teams', tenant, id: '19:styr@thread.tacv2' } as const;
const inSlack = { platform: 'slack', tenant: team, id: 'C0EST' } as const;
const coordinator = { platform: 'slack', tenant: team, id: 'U0KOM' } as const;

let slack: SlackBot;
let connector: ConnectorFake;
let teams: Awaited<ReturnType<typeof startTeams>>;
let place: Delivering;
let database: Database;
let removeDatabase: () => Promise<void>;
let subject: { groupId: string; facts: { issue: string } };
/** How often documents were to be attached, and whether that breaks off as when the process dies. */
let attached = 0;
let dies = false;

/** A summary's first version, frozen by a coordinator, in a group with a channel on each platform. */
beforeAll(async () => {
  const { place: where, remove } = await migratedPlace(process.env.TEST_DATABASE_URL ? 'postgres' : 'embedded');
  removeDatabase = remove;
  database = await openDatabase(where);
  slack = await startSlack();
  connector = await startConnectorFake();
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
  const mortal: Poster = {
    ...slack.platform,
    attach: async (...posted) => {
      attached += 1;
      if (dies) throw new Error('the process died');
      await slack.platform.attach?.(...posted);
    },
  };
  place = await startDelivering(database, [mortal, teams.teams]);
  for (const channel of [inSlack, inTeams]) await bindChannel(place.app, channel, 'Styrgrupp');
  slack.slack.addUser(coordinator.id);
  await holdFunction(place.app, coordinator, 'Samordnare i kommunen');
  const [agreement] = await place.app.store.agreements();
  if (!agreement) throw new Error('no agreement');
  const known = await place.app.store.agreement(agreement.id);
  const frozen = await place.app.dispatch({
    id: 'freeze',
    origin: { account: coordinator, visible: false },
    kind: 'action',
    action: { command: 'freeze-follow-up', agreement: agreement.id },
  });
  const { kind, for: day } = frozen.data as { kind: 'summary'; for: string };
  const issue = await place.app.store.latestIssue(agreement.id, { kind, for: day }, 1);
  if (!issue) throw new Error(JSON.stringify(frozen));
  subject = {
    groupId: known?.groups.find(({ name }) => name === 'Styrgrupp')?.id ?? '',
    facts: { issue: issue.id },
  };
  for (const format of ['docx', 'pdf', 'png']) {
    const ref = `follow-up/${issue.id}/${format}`;
    slack.files.set(ref, { ref, name: `x.${format}`, mediaType: 'image/png', bytes: Buffer.from(format) });
  }
  await place.run();
});
afterAll(async () => {
  await place.close();
  await database.close();
  await Promise.all([slack.close(), teams.close(), connector.close()]);
  await removeDatabase();
});
beforeEach(() => {
  slack.slack.mend();
  slack.slack.scopes([]);
  connector.fail();
  attached = 0;
  dies = false;
  place.timing.step(24 * 3_600_000);
});

const put = async (target: object = {}) => (await place.put({ kind: 'follow-up', subject, target }))[0] ?? '';
const posted = (id: string) =>
  slack.slack.messages('C0EST').filter(({ metadata }) => metadata?.event_payload.id === id);

/** What lies in the thread of the only message that the delivery has given rise to. */
function thread(id: string): { documents: string[]; words: string[] } {
  const [message, ...more] = posted(id);
  expect(more).toEqual([]);
  const replies = slack.slack.messages('C0EST').filter(({ thread_ts }) => thread_ts === message?.ts);
  const nameOf = ({ files = [] }: FakeMessage) => files.map(({ name }) => name?.split('.').at(-1) ?? '');
  return { documents: replies.flatMap(nameOf), words: replies.map(({ text }) => text).filter((text) => text !== '') };
}

describe('a summary in Slack', () => {
  it('has its picture, and its documents in its thread', async () => {
    const id = await put();
    await place.run();
    expect(await place.row(id)).toMatchObject({ state: 'sent', attempts: 1 });
    expect(JSON.stringify(posted(id)[0]?.blocks)).toContain('"slack_file"');
    expect(thread(id)).toEqual({ documents: ['docx', 'pdf'], words: [] });
    expect(slack.slack.refused()).toEqual([]);
  });

  it.each(['before', 'after'] as const)(
    'dropped %s it was taken is there once, and so are its documents',
    async (when) => {
      const id = await put();
      slack.slack.fail('chat.postMessage', { kind: 'drop', when });
      await place.run();
      expect(await place.row(id)).toMatchObject({ state: 'sent', inDoubt: false, possibleDoubles: 0 });
      expect(thread(id)).toEqual({ documents: ['docx', 'pdf'], words: [] });
    },
  );

  it('of a process that died once it was posted gets its documents from the next one', async () => {
    const id = await put();
    const dead = () => ({ by: 'dead', now: place.timing.now() });
    await place.app.deliveries.claim(id, dead(), false);
    await place.app.deliveries.begin(id, dead(), { inDoubt: true, possibleDoubles: 0 });
    await slack.platform.post({ kind: 'channel', channel: inSlack }, { language: 'sv', summary: 'x', blocks: [] }, id);
    await place.run();
    expect(thread(id)).toEqual({ documents: ['docx', 'pdf'], words: [] });
  });

  it('is sent once also when attaching throws', async () => {
    dies = true;
    const id = await put();
    await place.run();
    expect(await place.row(id)).toMatchObject({ state: 'sent', attempts: 1 });
    expect(thread(id).documents).toEqual([]);
  });

  it('that is edited keeps its documents', async () => {
    const id = await put();
    await place.run();
    const now = place.app.clock.now();
    const { agreementId } = await place.row(id);
    const effects = [{ kind: 'repost', deliveryId: id } as const];
    await place.app.store.commit({
      outcome: 'done',
      agreementId,
      at: now,
      recordedAt: now,
      actor: 'operator',
      effects,
    });
    await place.run();
    expect(posted(id)).toMatchObject([{ edited: true }]);
    expect(attached).toBe(2);
    expect(thread(id)).toEqual({ documents: ['docx', 'pdf'], words: [] });
  });

  it('whose documents Slack refuses is sent even so, once, and the thread says where they are', async () => {
    slack.slack.scopes(['chat:write', 'channels:history']);
    slack.slack.fail('files.info', { kind: 'error', error: 'missing_scope' }, 5);
    const id = await put();
    await place.run();
    expect(await place.row(id)).toMatchObject({ state: 'sent', attempts: 1 });
    expect(thread(id)).toEqual({ documents: [], words: [expect.stringContaining('Hämta dem med knapparna')] });
  });
});

describe('a summary in Teams whose fate nobody knows', () => {
  const toTeams = () => connector.calls.filter(({ path }) => path.endsWith('/activities'));
  const told = () => slack.slack.messages('D0KOM').filter(({ text }) => text.startsWith('Jag vet inte'));

  it('is not sent again, and the coordinators are told once', async () => {
    const id = await put(inTeams);
    const before = toTeams().length;
    connector.fail('reset');
    await place.run();
    await place.send(id);
    expect(toTeams()).toHaveLength(before + 1);
    expect(await place.row(id)).toMatchObject({ state: 'failed', reason: 'uncertain', possibleDoubles: 0 });
    expect(told().map(({ text }) => text)).toEqual([
      'Jag vet inte om det jag skickade till Styrgrupp kom fram. Det skickas inte igen, så titta efter där.',
    ]);
  });

  it('is sent again where Microsoft says that nothing was done', async () => {
    const id = await put(inTeams);
    const before = toTeams().length;
    connector.fail({ status: 429, headers: { 'retry-after': '20' } }, { status: 502 });
    await place.run();
    expect(toTeams()).toHaveLength(before + 3);
    expect(await place.row(id)).toMatchObject({ state: 'sent', possibleDoubles: 0 });
    const [attachment] = (toTeams().at(-1)?.body.attachments ?? []) as { content: unknown }[];
    expect(JSON.stringify(attachment?.content)).toContain('Chart.HorizontalBar.Stacked');
    expect(wordsOf(attachment?.content)).toContain('Word');
  });
});
