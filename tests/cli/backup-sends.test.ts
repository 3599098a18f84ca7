import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { backup } from '../../src/cli/backup.ts';
import { restore } from '../../src/cli/restore.ts';
import type { Io } from '../../src/cli/subcommand.ts';
import { readConfig } from '../../src/config.ts';
import { bindChannel, holdFunction, startBot, type TestBot } from '../helpers/bot.ts';
import { type SlackFake, startSlackFake } from '../helpers/slack-fake/index.ts';

vi.setConfig({ testTimeout: 180_000, hookTimeout: 180_000 });

const team = 'T0KOMMUN';
const park = 'U0PARK';
const coordinator = 'U0KOMMUN';
const direct = (user: string) => slack.messages(`D${user.slice(1)}`);

let folder: string;
let slack: SlackFake;
let bot: TestBot;
const said: string[] = [];
const io: Io = { out: (line) => said.push(line), err: (line) => said.push(line), file: () => {} };

/** A bot of Slack's on a data folder; the database in it is the embedded one. */
const onFolder = (name: string) => ({
  SLACK_SIGNING_SECRET: slack.signingSecret,
  SLACK_BOT_TOKEN: slack.botToken,
  SLACK_API_URL: slack.apiUrl,
  SAMVERKAN_DATA: join(folder, name),
  DATABASE_URL: '',
});
const configOf = (name: string) => {
  const reading = readConfig(onFolder(name));
  if (!reading.ok) throw new Error(reading.faults.join());
  return reading.config;
};

async function at(local: string): Promise<void> {
  bot.clock.set(local);
  await bot.running.tick();
  await expect.poll(() => bot.app.deliveries.waiting(100), { timeout: 25_000, interval: 100 }).toEqual([]);
}

async function command(user: string, line: string): Promise<string> {
  const [name = '', ...rest] = line.split(' ');
  const { ack } = await slack.send.command({ channel: 'C0EST', user, command: name, text: rest.join(' ') });
  return JSON.stringify(ack);
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'samverkan-backup-'));
  slack = await startSlackFake();
  bot = await startBot(onFolder('gammal'));
  slack.aim(`http://127.0.0.1:${bot.port}/slack/events`);
  slack.addChannel('C0EST', { name: 'est' });
  await bindChannel(bot.app, { platform: 'slack', tenant: team, id: 'C0EST' }, 'EST strategisk');
  for (const [user, held] of [
    [park, 'Gatu- och parkchef'],
    [coordinator, 'Samordnare i kommunen'],
  ] as const) {
    slack.addUser(user);
    slack.addChannel(`D${user.slice(1)}`);
    await holdFunction(bot.app, { platform: 'slack', tenant: team, id: user }, held);
  }
});
afterAll(async () => {
  await bot?.close();
  await slack?.close();
  await rm(folder, { recursive: true, force: true });
});

it('what was sent between a backup and its restore is not sent again, and the coordinators are told of it once', async () => {
  await at('2021-11-10T09:00');
  // What waited when the backup was made: nobody knows how it went.
  await bot.running.pool.query(
    `INSERT INTO delivery (id, agreement_id, key, kind, subject, target_kind, platform, tenant, target_id, state, at, not_before, claimed_by, claimed_until)
       SELECT gen_random_uuid(), id, 'waits', 'notice', '{"facts":{"event":"confirmed","function":"Gatu- och parkchef"}}', 'person', 'slack', $1, $2, 'waiting',
         '2021-11-10T08:00Z', now() + interval '1 day', 'somebody', now() + interval '1 minute' FROM agreement`,
    [team, park],
  );
  expect(await backup(configOf('gammal'), join(folder, 'kopia.bak'), {}, io)).toBe(0);
  await bot.running.pool.query(`DELETE FROM delivery WHERE key = 'waits'`);
  const before = direct(park).length;
  await at('2021-11-12T09:00');
  expect(direct(park).length).toBe(before + 1);
  await bot.close();

  const sent = [direct(park), direct(coordinator), slack.messages('C0EST')].map((messages) => messages.length);
  const restored = { now: () => '2021-11-12T14:00:00.000Z' };
  said.length = 0;
  expect(await restore(configOf('ny'), join(folder, 'kopia.bak'), {}, io, restored)).toBe(0);
  expect(said.join('\n')).toMatch(
    /Skickas inte, .*: 1 meddelande som väntade i kopian, och [1-9]\d* påminnelser? från tiden efter/,
  );

  bot = await startBot(onFolder('ny'), { example: false, at: '2021-11-12T15:00' });
  slack.aim(`http://127.0.0.1:${bot.port}/slack/events`);
  await at('2021-11-12T15:00');
  await at('2021-11-12T15:01');
  expect([direct(park), slack.messages('C0EST')].map((messages) => messages.length)).toEqual([sent[0], sent[2]]);
  const told = direct(coordinator).slice(sent[1]);
  expect(told).toHaveLength(1);
  expect(told[0]?.text).toContain('Databasen är återställd från en säkerhetskopia från 10 november 2021 kl. 09.00');
  expect(JSON.stringify(told[0])).toMatch(/[1-9]\d* påminnelser? kan ha skickats efter säkerhetskopian/);
  expect(JSON.stringify(told[0])).toContain('1 meddelande väntade när säkerhetskopian gjordes');
});

it('the reminders that nobody knows about are listed as such, and in plain words', async () => {
  const list = await command(coordinator, '/samverkan påminnelser');
  expect(list).toContain('Den kan ha skickats innan dess, och skickas inte igen.');
  const { rows } = await bot.running.pool.query(`SELECT state, reason, claimed_by FROM delivery WHERE key = 'waits'`);
  expect(rows).toEqual([{ state: 'failed', reason: 'restored', claimed_by: null }]);
});

it('the log says that the database was restored, and is whole', async () => {
  expect(await command(coordinator, '/samverkan logg')).toContain('återställde databasen från en säkerhetskopia');
  expect(await bot.app.verifyLog()).toMatchObject({ chain: { ok: true }, contentFaults: 0 });
});

it('what falls due after the restore is sent as usual', async () => {
  const before = direct(park).length;
  await at('2021-12-14T09:00');
  expect(direct(park).length).toBeGreaterThan(before);
});
