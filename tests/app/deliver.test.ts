import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Poster } from '../../src/chat/incoming.ts';
import type { Database } from '../../src/infra/database/open-database.ts';
import { bindChannel } from '../helpers/bot.ts';
import { describeStores } from '../helpers/database.ts';
import { type Delivering, startDelivering, team } from '../helpers/delivering.ts';
import { freePort } from '../helpers/free-port.ts';
import { type Bot as SlackBot, startBot as startSlack } from '../platforms/slack/bot.ts';
import { startBot as startTeams } from '../platforms/teams/bot.ts';
import { type ConnectorFake, startConnectorFake } from '../platforms/teams/connector-fake.ts';

const tenant = '11111111-0000-4000-8000-000000000001';
const inTeams = { platform: 'teams', tenant, id: '19:est@thread.tacv2' } as const;
const inSlack = { platform: 'slack', tenant: team, id: 'C0EST' } as const;
const toAnna = { kind: 'person', id: 'U0ANNA' } as const;

describeStores('deliveries', (open) => {
  let slack: SlackBot;
  let connector: ConnectorFake;
  let teams: Awaited<ReturnType<typeof startTeams>>;
  let place: Delivering;
  let welcome: { groupId: string };
  let database: Database;
  /** What a test does in the middle of a post, after it has been taken. */
  let meanwhile: (() => Promise<void>) | undefined;

  beforeAll(async () => {
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
    const interrupted: Poster = {
      ...slack.platform,
      post: async (...post) => {
        const result = await slack.platform.post(...post);
        const interrupt = meanwhile;
        meanwhile = undefined;
        await interrupt?.();
        return result;
      },
    };
    database = await open();
    place = await startDelivering(database, [interrupted, teams.teams], { workers: 2 });
    for (const channel of [inSlack, inTeams]) await bindChannel(place.app, channel, 'EST strategisk');
    const [agreement] = await place.app.store.agreements();
    const known = agreement && (await place.app.store.agreement(agreement.id));
    welcome = { groupId: known?.groups.find(({ name }) => name === 'EST strategisk')?.id ?? '' };
    // The lists of measures that binding gives rise to.
    await place.run();
  });
  afterAll(async () => {
    await place.close();
    await database.close();
    await Promise.all([slack.close(), teams.close(), connector.close()]);
  });
  beforeEach(() => {
    slack.slack.mend();
    connector.fail();
    place.timing.step(24 * 3_600_000);
  });

  const many = (count: number, target: object = {}) =>
    place.put(...Array.from({ length: count }, () => ({ subject: welcome, target })));
  const inFake = (id: string) =>
    [...slack.slack.messages('C0EST'), ...slack.slack.messages('D0ANNA')].filter(
      ({ metadata }) => metadata?.event_payload.id === id,
    );
  const toTeams = () => connector.calls.filter(({ path }) => path.endsWith('/activities'));

  it('are sent once each, however many processes try, in the order they came and one a second', async () => {
    const ids = await many(12);
    const before = place.posted.length;
    await place.run();
    const posted = place.posted.slice(before);
    expect(posted.map(({ delivery }) => delivery)).toEqual(ids);
    posted.slice(1).forEach(({ at }, index) => {
      expect(Date.parse(at) - Date.parse(posted[index]?.at ?? '')).toBeGreaterThanOrEqual(1000);
    });
    for (const id of ids) expect(await place.row(id)).toMatchObject({ state: 'sent', attempts: 1, possibleDoubles: 0 });
    expect((Date.parse(posted.at(-1)?.at ?? '') - Date.parse(posted[0]?.at ?? '')) / 1000).toBeLessThan(16);
  });

  it('rest outside their hours if they are reminders, and are not counted as tried', async () => {
    const [reminder = ''] = await place.put({ kind: 'bundle' });
    const [news = ''] = await many(1);
    const { deliveries } = place.app;
    const now = place.timing.now();
    expect(await deliveries.due(now, true)).toEqual([news]);
    expect(await deliveries.due(now, false)).toEqual([reminder, news]);
    const claim = { by: '00000000-0000-4000-8000-00000000dead', now };
    expect(await deliveries.claim(reminder, claim, true)).toBeUndefined();
    expect(await place.row(reminder)).toMatchObject({ state: 'waiting', attempts: 0 });
    expect(await deliveries.claim(reminder, claim, false)).toMatchObject({ id: reminder });
    place.timing.step(120_000);
    await place.run();
  });

  it('wait for their channel alone: others go at once', async () => {
    const [first, second] = await many(2);
    const [third] = await many(1, toAnna);
    for (const id of [first, second, third]) await place.send(id ?? '');
    expect(await place.row(second ?? '')).toMatchObject({ state: 'waiting', attempts: 0, inDoubt: false });
    expect(await place.row(third ?? '')).toMatchObject({ state: 'sent' });
    await place.run();
  });

  it('keep to the limits of Teams', async () => {
    const ids = await many(70, inTeams);
    const before = place.posted.length;
    await place.run();
    const posted = place.posted.slice(before);
    expect(posted.filter(({ result }) => result !== 'sent')).toEqual([]);
    expect(new Set(posted.map(({ delivery }) => delivery))).toEqual(new Set(ids));
    const times = posted.map(({ at }) => Date.parse(at) / 1000);
    expect(times).toHaveLength(ids.length);
    const within = (seconds: number) =>
      Math.max(...times.map((from) => times.filter((at) => at >= from && at < from + seconds).length));
    expect(within(1)).toBeGreaterThan(1);
    expect(within(1)).toBeLessThanOrEqual(7);
    expect(within(30)).toBeLessThanOrEqual(60);
  });

  describe('when the platform asks for less', () => {
    it('nothing is sent in the whole workspace before the time it says, and it counts as no failure', async () => {
      const [limited, sameChannel] = await many(2);
      const [elsewhere] = await many(1, toAnna);
      const [inOther] = await many(1, inTeams);
      slack.slack.fail('chat.postMessage', { kind: 'rate-limited', retryAfter: 30 });
      const asked = Date.parse(place.timing.now());
      await place.send(limited ?? '');
      for (const id of [sameChannel, elsewhere, inOther]) await place.send(id ?? '', 1);
      expect(await place.row(inOther ?? '')).toMatchObject({ state: 'sent' });
      const before = place.posted.length;
      for (const id of [limited, sameChannel, elsewhere]) {
        const row = await place.row(id ?? '');
        expect(row).toMatchObject({ state: 'waiting', attempts: 0, inDoubt: false });
        expect(Date.parse(row.notBefore ?? '') - asked).toBeGreaterThanOrEqual(30_000);
      }
      place.timing.step(29_999);
      expect(await place.app.deliveries.due(place.timing.now(), false)).toEqual([]);
      for (const id of [limited, sameChannel, elsewhere]) await place.send(id ?? '');
      expect(place.posted).toHaveLength(before);
      await place.run();
      for (const { at } of place.posted.slice(before)) expect(Date.parse(at) - asked).toBeGreaterThanOrEqual(30_000);
      for (const id of [limited, sameChannel, elsewhere])
        expect(await place.row(id ?? '')).toMatchObject({ state: 'sent', attempts: 1 });
    });

    it('without saying for how long, it backs off by itself', async () => {
      const [id = ''] = await many(1);
      slack.slack.fail('chat.postMessage', { kind: 'rate-limited' }, 3);
      await place.run();
      expect(await place.row(id)).toMatchObject({ state: 'sent', attempts: 4 });
      expect(inFake(id)).toHaveLength(1);
    });
  });

  describe('when a connection breaks', () => {
    it.each([
      ['before', { kind: 'drop', when: 'before' }],
      ['after', { kind: 'drop', when: 'after' }],
      ['after, as a 500', { kind: 'http', status: 500, when: 'after' }],
    ] as const)('in Slack %s it was taken, it is looked for and is there once', async (_, fault) => {
      const [id = ''] = await many(1);
      slack.slack.fail('chat.postMessage', fault);
      slack.slack.fail('conversations.history', { kind: 'rate-limited', retryAfter: 60 });
      slack.slack.fail('conversations.history', { kind: 'http', status: 500, when: 'before' });
      await place.send(id);
      const broken = await place.row(id);
      expect(broken).toMatchObject({ state: 'waiting', inDoubt: true });
      expect(Date.parse(broken.notBefore ?? '') - Date.parse(place.timing.now())).toBeGreaterThanOrEqual(30_000);
      await place.run();
      expect(inFake(id)).toHaveLength(1);
      expect(await place.row(id)).toMatchObject({ state: 'sent', inDoubt: false, possibleDoubles: 0 });
    });

    it('and Slack never lets us look, it is sent once more and counted', async () => {
      const [id = ''] = await many(1);
      slack.slack.fail('chat.postMessage', { kind: 'drop', when: 'after' });
      slack.slack.fail('conversations.history', { kind: 'error', error: 'missing_scope' });
      await place.run();
      expect(inFake(id)).toHaveLength(2);
      expect(await place.row(id)).toMatchObject({ state: 'sent', possibleDoubles: 1 });
    });

    it('in Teams it is sent once more, and counted as a possible double', async () => {
      const [id = ''] = await many(1, inTeams);
      const before = toTeams().length;
      connector.fail('reset');
      await place.run();
      expect(toTeams()).toHaveLength(before + 2);
      expect(await place.row(id)).toMatchObject({ state: 'sent', possibleDoubles: 1, attempts: 2 });
    });

    it('in Teams twice, it is left at that and told as uncertain', async () => {
      const [id = ''] = await many(1, inTeams);
      const before = toTeams().length;
      connector.fail('reset', { status: 500 });
      await place.run();
      expect(toTeams()).toHaveLength(before + 2);
      expect(await place.row(id)).toMatchObject({ state: 'failed', reason: 'uncertain', possibleDoubles: 1 });
    });

    it('in Teams, what is refused for now in between is no third time', async () => {
      const [id = ''] = await many(1, inTeams);
      const before = toTeams().length;
      connector.fail('reset', { status: 429 }, { status: 429, headers: { 'retry-after': '20' } });
      await place.run();
      expect(toTeams()).toHaveLength(before + 4);
      expect(await place.row(id)).toMatchObject({ state: 'sent', possibleDoubles: 1 });
    });
  });

  describe('when a process dies with one', () => {
    const dead = () => ({ by: 'dead', now: place.timing.now() });

    it('nobody else takes it for a minute; then it is looked for', async () => {
      const [id = ''] = await many(1);
      expect(await place.app.deliveries.claim(id, dead(), false)).toMatchObject({ id });
      expect(await place.app.deliveries.begin(id, dead(), { inDoubt: true, possibleDoubles: 0 })).toBe(true);
      await slack.platform.post(
        { kind: 'channel', channel: inSlack },
        { language: 'sv', summary: 'x', blocks: [] },
        id,
      );
      await place.send(id);
      place.timing.step(59_000);
      await place.send(id, 1);
      expect(await place.row(id)).toMatchObject({ state: 'waiting', inDoubt: true });
      await place.run();
      expect(inFake(id)).toHaveLength(1);
      expect(await place.row(id)).toMatchObject({ state: 'sent' });
    });

    it('before it was posted, it is posted', async () => {
      const [id = ''] = await many(1);
      await place.app.deliveries.claim(id, dead(), false);
      await place.app.deliveries.begin(id, dead(), { inDoubt: true, possibleDoubles: 0 });
      await place.run();
      expect(inFake(id)).toHaveLength(1);
    });

    it('where only one process can be at work, its claims are void when the next one starts', async () => {
      const [taken = '', begun = ''] = await many(2);
      for (const id of [taken, begun]) await place.app.deliveries.claim(id, dead(), false);
      await place.app.deliveries.begin(begun, dead(), { inDoubt: true, possibleDoubles: 0 });
      await place.app.deliveries.voidClaims();
      const due = async () => place.app.deliveries.due(place.timing.now(), false);
      expect(await due()).toEqual([taken]);
      // What was on its way may still arrive.
      place.timing.step(30_000);
      expect(await due()).toEqual([taken, begun]);
      await place.run();
      for (const id of [taken, begun]) expect(inFake(id)).toHaveLength(1);
    });

    it('a process that was asleep past its minute does not post', async () => {
      const [id = ''] = await many(1);
      await place.app.deliveries.claim(id, dead(), false);
      place.timing.step(60_000);
      expect(await place.app.deliveries.begin(id, dead(), { inDoubt: true, possibleDoubles: 0 })).toBe(false);
      await place.run();
      expect(inFake(id)).toHaveLength(1);
    });
  });

  it('what is changed while it is sent is edited right after', async () => {
    const [id = ''] = await many(1);
    const { agreementId } = await place.row(id);
    meanwhile = async () => {
      await place.app.store.commit({
        outcome: 'done',
        agreementId,
        at: place.app.clock.now(),
        recordedAt: place.app.clock.now(),
        actor: 'operator',
        effects: [{ kind: 'repost', deliveryId: id }],
      });
    };
    await place.send(id);
    const posted = await place.row(id);
    expect(posted).toMatchObject({ state: 'waiting', messageId: expect.any(String) });
    await place.run();
    expect(inFake(id)).toMatchObject([{ edited: true }]);
    expect(await place.row(id)).toMatchObject({ state: 'sent', messageId: posted.messageId });
  });

  it('a channel that has become another group’s is not told what it was not meant for', async () => {
    const [id = ''] = await many(1);
    await bindChannel(place.app, inSlack, 'EST fördjupning');
    await place.run();
    await bindChannel(place.app, inSlack, 'EST strategisk');
    expect(inFake(id)).toEqual([]);
    expect(await place.row(id)).toMatchObject({ state: 'failed', reason: 'nothing-left' });
    await place.run();
  });

  it('the clock may be put back, or have been years ahead: nothing waits for it', async () => {
    const [id = ''] = await many(1);
    slack.slack.fail('chat.postMessage', { kind: 'rate-limited' });
    place.timing.step(9e10);
    await place.send(id);
    place.timing.step(-9e10);
    await place.send(id);
    expect(await place.row(id)).toMatchObject({ state: 'sent' });
  });

  it('whatever goes wrong, all come, and in Slack none twice', async () => {
    const ids = [...(await many(25)), ...(await many(25, toAnna))];
    const next = lottery(20211110);
    const faults = [
      { kind: 'rate-limited', retryAfter: 5 },
      { kind: 'rate-limited' },
      { kind: 'drop', when: 'before' },
      { kind: 'drop', when: 'after' },
      { kind: 'http', status: 500, when: 'before' },
      { kind: 'http', status: 500, when: 'after' },
      { kind: 'error', error: 'internal_error' },
      { kind: 'none' },
      { kind: 'none' },
    ] as const;
    for (let count = 0; count < 60; count += 1)
      for (const method of ['chat.postMessage', 'conversations.history', 'conversations.open'])
        slack.slack.fail(method, faults[next(faults.length)] ?? { kind: 'none' });
    await place.run();
    for (const id of ids) {
      expect(await place.row(id)).toMatchObject({ state: 'sent', possibleDoubles: 0 });
      expect(inFake(id)).toHaveLength(1);
    }
  });
});

/** Numbers below a limit, the same each time. */
function lottery(seed: number): (limit: number) => number {
  let state = seed;
  return (limit) => {
    state = (state * 1_103_515_245 + 12_345) % 2 ** 31;
    return Math.floor((state / 2 ** 31) * limit);
  };
}
