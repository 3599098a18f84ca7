import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readConfig } from '../../src/config.ts';
import { openDatabase } from '../../src/infra/database/open-database.ts';
import { resealWorkspaces, slackWorkspaces, WrongKey } from '../../src/infra/database/slack-workspaces.ts';
import { createSeal } from '../../src/infra/seal.ts';
import { bindChannel, holdFunction, startBot, type TestBot } from '../helpers/bot.ts';
import { describeStores } from '../helpers/database.ts';
import { type SlackFake, startSlackFake } from '../helpers/slack-fake/index.ts';
import { beginInstall, endInstall, installIn, oauthEnvironment } from '../helpers/slack-oauth.ts';
import { startSlackPlace, team } from '../helpers/slack-place.ts';

const hours = 3600;

describe('tokens that end', () => {
  it('are renewed before their end, and after it, without anybody noticing', async () => {
    const place = await startSlackPlace({ workspaces: [team] });
    place.slack.rotate(12 * hours);
    await place.install(team);
    await place.channel('C0EST', 'EST strategisk');
    await place.person('U0ANNA', 'Gatu- och parkchef');
    await place.type('U0ANNA', '/insats 1.3 Åtta lampor lagade');
    await place.posted();
    expect(place.slack.renewals()).toEqual([0]);

    // Its end came sooner than it said.
    place.slack.expire(team);
    await place.type('U0ANNA', '/insats 1.3 Nio lampor lagade');
    await place.posted();
    expect(JSON.stringify(place.slack.messages('C0EST'))).toContain('Nio lampor');
    expect(place.slack.renewals()).toEqual([1, 0]);

    // A quarter of an hour is left of the next: it is renewed by whoever comes.
    place.slack.rotate(900);
    place.slack.expire(team);
    await place.type('U0ANNA', '/insats 1.3 Tio lampor lagade');
    await place.posted();
    place.slack.rotate(12 * hours);
    const before = place.slack.callers('chat.postMessage').filter((caller) => caller === undefined).length;
    await place.type('U0ANNA', '/insats 1.3 Elva lampor lagade');
    await place.posted();
    expect(JSON.stringify(place.slack.messages('C0EST'))).toContain('Elva lampor');
    // Slack has refused no token meanwhile.
    expect(place.slack.callers('chat.postMessage').filter((caller) => caller === undefined)).toHaveLength(before);
    expect(Math.max(...place.slack.renewals())).toBe(1);

    const { rows } = await place.bot.running.pool.query('SELECT * FROM slack_workspace');
    const written = JSON.stringify([rows, place.bot.log]);
    for (const secret of place.slack.secrets()) expect(written).not.toContain(secret);
    await place.close();
  });

  it('a renewal that Slack refuses is told as a lost workspace, and a new installation mends it', async () => {
    const place = await startSlackPlace({ workspaces: [team] });
    place.slack.rotate(12 * hours);
    await place.install(team);
    await place.channel('C0EST', 'EST strategisk');
    await place.person('U0ANNA', 'Gatu- och parkchef');
    place.slack.expire(team);
    place.slack.fail('oauth.v2.access', { kind: 'error', error: 'invalid_refresh_token' });
    // The answer rides on the request, which needs no token.
    expect((await place.type('U0ANNA', '/insats 1.3 Åtta lampor lagade')).text).toContain('Sparat');
    await expect
      .poll(() => place.bot.log.some(({ event }) => event === 'slack-token-not-renewed'), { timeout: 10_000 })
      .toBe(true);
    expect((await place.install(team)).status).toBe(200);
    expect((await place.type('U0ANNA', '/insats 1.3 Nio lampor lagade')).text).toContain('Sparat');
    await place.close();
  });
});

describe.skipIf(!process.env.TEST_DATABASE_URL)('two bots on one PostgreSQL', { timeout: 120_000 }, () => {
  let slack: SlackFake;
  let bots: TestBot[];

  beforeEach(async () => {
    slack = await startSlackFake();
    slack.rotate(12 * hours);
    const environment = {
      SLACK_SIGNING_SECRET: slack.signingSecret,
      SLACK_API_URL: slack.apiUrl,
      ...oauthEnvironment(slack, [team]),
    };
    const first = await startBot(environment);
    bots = [first, await startBot(environment, { beside: first })];
    await bindChannel(first.app, { platform: 'slack', tenant: team, id: 'C0EST' }, 'EST strategisk');
    await holdFunction(first.app, { platform: 'slack', tenant: team, id: 'U0ANNA' }, 'Gatu- och parkchef');
  });
  afterEach(async () => {
    for (const bot of bots.toReversed()) await bot.close();
    await slack.close();
  });
  const aim = (bot: TestBot | undefined) => slack.aim(`http://127.0.0.1:${bot?.port}/slack/events`);
  const say = async (bot: TestBot | undefined, text: string) => {
    aim(bot);
    await slack.send.event({ type: 'message', channel_type: 'im', user: 'U0ANNA', channel: 'D0ANNA', text });
  };

  it('one begins an installation and the other ends it; both serve it at once', async () => {
    const [one, two] = bots;
    if (!one || !two) throw new Error('two bots');
    const { address, cookie } = await beginInstall(one);
    expect((await endInstall(two, slack.approve(address, team), cookie)).status).toBe(200);
    slack.addChannel('D0ANNA');
    for (const bot of bots) await say(bot, 'insats 1.3');
    await expect.poll(() => slack.messages('D0ANNA').length, { timeout: 10_000 }).toBe(2);
  });

  it('use each refresh token once when both meet a token that has ended, many times over', async () => {
    const [one] = bots;
    if (!one) throw new Error('two bots');
    await installIn(slack, one, team);
    slack.addChannel('D0ANNA');
    for (let round = 1; round <= 5; round++) {
      for (const bot of bots) await say(bot, `insats 1.3`);
      slack.expire(team);
      await Promise.all([...bots, ...bots].map((bot) => say(bot, 'insats 1.3')));
    }
    await expect.poll(() => slack.messages('D0ANNA').length, { timeout: 30_000 }).toBe(30);
    expect(Math.max(...slack.renewals())).toBe(1);
    expect(slack.renewals().filter((used) => used === 1)).toHaveLength(5);
  });

  it('one hears that the app was removed, and the other does not go on with what it remembers', async () => {
    const [one, two] = bots;
    if (!one || !two) throw new Error('two bots');
    await installIn(slack, one, team);
    slack.addChannel('D0ANNA');
    for (const bot of bots) await say(bot, 'insats 1.3');
    slack.uninstall(team);
    aim(one);
    await slack.send.event({ type: 'app_uninstalled' }, { team });
    const { rows } = await two.running.pool.query('SELECT * FROM slack_workspace');
    expect(rows).toEqual([]);
    const before = slack.messages('D0ANNA').length;
    await say(two, 'insats 1.3');
    expect(slack.messages('D0ANNA')).toHaveLength(before);
  });
});

describeStores('the key that tokens are sealed with', (open) => {
  const workspace = { team, botUser: 'U1', scopes: ['chat:write'], token: 'xoxb-secret', refresh: 'xoxe-1-secret' };
  const [old, fresh, other] = [randomBytes(32), randomBytes(32), randomBytes(32)];

  it('is changed with the old one beside it: sealed anew at the start, and the old is not needed after that', async () => {
    const database = await open();
    await slackWorkspaces(database.pool, createSeal({ current: old })).keep(workspace);
    const both = createSeal({ current: fresh, previous: old });
    expect(await resealWorkspaces(database.pool, both)).toEqual([team]);
    expect(await resealWorkspaces(database.pool, both)).toEqual([]);
    const alone = createSeal({ current: fresh });
    expect(await resealWorkspaces(database.pool, alone)).toEqual([]);
    expect(await slackWorkspaces(database.pool, alone).find(team)).toMatchObject(workspace);
    await database.close();
  });

  it('is refused when it is wrong, with what to do, and nothing is lost', async () => {
    const database = await open();
    await slackWorkspaces(database.pool, createSeal({ current: old })).keep(workspace);
    const before = (await database.pool.query('SELECT * FROM slack_workspace')).rows;
    const wrong = resealWorkspaces(database.pool, createSeal({ current: fresh, previous: other }));
    await expect(wrong).rejects.toThrow(WrongKey);
    await expect(wrong).rejects.toThrow(/SAMVERKAN_KEY_PREVIOUS/);
    expect((await database.pool.query('SELECT * FROM slack_workspace')).rows).toEqual(before);
    expect(await resealWorkspaces(database.pool, createSeal({ current: old }))).toEqual([]);
    await database.close();
  });

  it('opens nothing that has been moved to another workspace or column, or changed', async () => {
    const database = await open();
    const seal = createSeal({ current: old });
    const store = slackWorkspaces(database.pool, seal);
    await store.keep(workspace);
    await store.keep({ ...workspace, team: 'T0ANNAN', token: 'xoxb-other' });
    for (const sql of [
      `UPDATE slack_workspace SET token = (SELECT token FROM slack_workspace WHERE team = 'T0ANNAN') WHERE team = '${team}'`,
      `UPDATE slack_workspace SET token = refresh WHERE team = '${team}'`,
      `UPDATE slack_workspace SET token = 'xoxb-planted' WHERE team = '${team}'`,
      `UPDATE slack_workspace SET token = overlay(token placing 'AAAA' from length(token) - 3) WHERE team = '${team}'`,
    ]) {
      await database.pool.query(sql);
      await expect(store.find(team)).rejects.toThrow(/damaged|unknown-key/);
    }
    await database.close();
  });

  it('seals the same thing differently each time', () => {
    const seal = createSeal({ current: old });
    expect(seal.seal('xoxb-1', 'a')).not.toBe(seal.seal('xoxb-1', 'a'));
  });
});

describe('the whole bot with a wrong key', () => {
  let directory: string;
  let slack: SlackFake;
  beforeEach(async () => {
    directory = await mkdtemp(join(tmpdir(), 'samverkan-key-'));
    slack = await startSlackFake();
  });
  afterEach(async () => {
    await rm(directory, { recursive: true, force: true });
    await slack.close();
  });

  it('does not start, says what to do without saying the key, and starts with the right one', async () => {
    const place = { directory };
    const right = oauthEnvironment(slack, [team]);
    const base = { SLACK_SIGNING_SECRET: slack.signingSecret, SLACK_API_URL: slack.apiUrl };
    const database = await openDatabase(place);
    const reading = readConfig({ ...base, ...right });
    if (!reading.ok || !reading.config.sealing) throw new Error('not configured');
    await slackWorkspaces(database.pool, createSeal(reading.config.sealing)).keep({
      team,
      botUser: 'U1',
      scopes: [],
      token: 'xoxb-secret',
    });
    await database.close();
    const wrong = randomBytes(32).toString('base64');
    const start = (environment: Record<string, string>) =>
      startBot({ ...base, ...right, SAMVERKAN_DATA: directory, DATABASE_URL: '', ...environment }, { example: false });
    const refused = await start({ SAMVERKAN_KEY: wrong }).catch((error: Error) => error);
    expect(refused).toBeInstanceOf(Error);
    expect((refused as Error).message).toContain('Put the old key back');
    expect((refused as Error).message).not.toContain(wrong);
    const changed = await start({ SAMVERKAN_KEY: wrong, SAMVERKAN_KEY_PREVIOUS: right.SAMVERKAN_KEY ?? '' });
    expect(changed.log).toContainEqual(expect.objectContaining({ event: 'key.rotated' }));
    await changed.close();
    await (await start({ SAMVERKAN_KEY: wrong })).close();
  });
});
