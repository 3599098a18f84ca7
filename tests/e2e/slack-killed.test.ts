import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createApplication } from '../../src/application.ts';
import { systemClock } from '../../src/infra/clock.ts';
import { type DatabasePlace, openDatabase } from '../../src/infra/database/open-database.ts';
import { loadExample } from '../../src/load-example.ts';
import { bindChannel, holdFunction } from '../helpers/bot.ts';
import { migratedPlace, stores } from '../helpers/database.ts';
import { freePort } from '../helpers/free-port.ts';
import { type SlackFake, startSlackFake } from '../helpers/slack-fake/index.ts';
import { team } from '../helpers/slack-place.ts';
import { type Started, startProgram } from '../helpers/spawn.ts';

/** A minute of the bot's pauses in three seconds. */
const times = 20;

describe.each(stores)('a bot that is killed while it posts in Slack (%s)', { timeout: 120_000 }, (store) => {
  let slack: SlackFake;
  let place: DatabasePlace;
  let remove: () => Promise<void>;
  let dataFolder: string;
  let port: number;
  let bot: Started | undefined;

  beforeEach(async () => {
    slack = await startSlackFake();
    slack.addUser('U0PARK');
    ({ place, remove } = await migratedPlace(store));
    dataFolder = 'url' in place ? await mkdtemp(join(tmpdir(), 'samverkan-test-')) : place.directory;
    port = await freePort();
    slack.aim(`http://127.0.0.1:${port}/slack/events`);
    const database = await openDatabase(place);
    const app = createApplication({
      database,
      clock: systemClock,
      log: { info: () => {}, warn: () => {}, error: () => {} },
      administrators: [],
      local: false,
      dataFolder,
    });
    await loadExample(app);
    await holdFunction(app, { platform: 'slack', tenant: team, id: 'U0PARK' }, 'Gatu- och parkchef');
    await bindChannel(app, { platform: 'slack', tenant: team, id: 'C0EST' }, 'EST strategisk');
    await database.close();
  });
  afterEach(async () => {
    await bot?.end();
    await slack.close();
    await remove();
    await rm(dataFolder, { recursive: true, force: true });
  });

  async function start(): Promise<void> {
    const environment = {
      SAMVERKAN_DATA: dataFolder,
      ...('url' in place ? { DATABASE_URL: place.url } : {}),
      PORT: String(port),
      SLACK_BOT_TOKEN: slack.botToken,
      SLACK_SIGNING_SECRET: slack.signingSecret,
      SLACK_API_URL: slack.apiUrl,
    };
    bot = startProgram('tests/helpers/programs/serve-bot.ts', [JSON.stringify(environment), String(times)]);
    await bot.says(/ready/);
  }
  const note = (text: string) =>
    slack.send.command({ command: '/insats', text: `1.3 ${text}`, user: 'U0PARK', channel: 'C0EST' });
  const about = (text: string) => slack.messages('C0EST').filter((message) => message.text.includes(text));
  const calls = () => slack.calls('chat.postMessage').length;
  const soon = { timeout: 40_000, interval: 20 };

  it('posts each piece of news once, whether it was taken before the kill or not', async () => {
    await start();
    await expect.poll(() => slack.messages('C0EST').length, soon).toBeGreaterThan(0);
    const before = calls();
    slack.fail('chat.postMessage', { kind: 'silent', when: 'after' });
    slack.fail('chat.postMessage', { kind: 'silent', when: 'before' });
    for (const text of ['Togs emot före', 'Togs inte emot'])
      expect(JSON.stringify((await note(text)).ack)).toContain('Sparat');
    await expect.poll(calls, soon).toBe(before + 2);
    await bot?.end('SIGKILL');
    expect([about('Togs emot före').length, about('Togs inte emot').length]).toEqual([1, 0]);

    await start();
    expect(JSON.stringify((await note('Efteråt')).ack)).toContain('Sparat');
    for (const text of ['Togs emot före', 'Togs inte emot', 'Efteråt'])
      await expect.poll(() => about(text).length, soon).toBe(1);
    await bot?.end('SIGTERM');
    const database = await openDatabase(place);
    const { rows } = await database.pool.query<{ state: string; doubles: number }>(
      "SELECT state, possible_doubles AS doubles FROM delivery WHERE kind = 'news'",
    );
    await database.close();
    expect(rows).toEqual(Array.from({ length: 3 }, () => ({ state: 'sent', doubles: 0 })));
    expect(slack.refused()).toEqual([]);
  });
});
