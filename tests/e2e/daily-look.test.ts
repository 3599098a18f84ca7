import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { startBot, type TestBot } from '../helpers/bot.ts';
import { freePort } from '../helpers/free-port.ts';
import { type SlackFake, startSlackFake } from '../helpers/slack-fake/index.ts';

const tenant = '11111111-0000-4000-8000-000000000001';
const teams = {
  TEAMS_CLIENT_ID: '22222222-0000-4000-8000-000000000002',
  TEAMS_CLIENT_SECRET: 'hemlighet-ett',
  TEAMS_TENANT_ID: tenant,
  TEAMS_SERVICE_URL: 'http://127.0.0.1:1/teams',
  TEAMS_OPENID_METADATA_URL: 'http://127.0.0.1:1/v1/.well-known/openidconfiguration',
};

/** The platforms' libraries are loaded for each bot. */
vi.setConfig({ testTimeout: 120_000, hookTimeout: 60_000 });

let slack: SlackFake;
const bots: TestBot[] = [];
beforeEach(async () => {
  slack = await startSlackFake();
});
afterEach(async () => {
  for (const bot of bots.splice(0).reverse()) await bot.close();
  await slack.close();
});

const inSlack = () => ({
  SLACK_SIGNING_SECRET: slack.signingSecret,
  SLACK_BOT_TOKEN: slack.botToken,
  SLACK_API_URL: slack.apiUrl,
});

async function start(environment: Readonly<Record<string, string>>, beside?: TestBot): Promise<TestBot> {
  const bot = await startBot(environment, { example: false, at: '2026-01-12T12:00', ...(beside ? { beside } : {}) });
  bots.push(bot);
  await expect.poll(() => bot.log.some(({ event }) => event === 'backup.age'), { timeout: 15_000 }).toBe(true);
  return bot;
}

const warned = ({ log }: TestBot, event: string) =>
  log.filter((line) => line.event === event).map(({ facts }) => facts);

async function secrets({ running }: TestBot) {
  const { rows } = await running.pool.query('SELECT name, fingerprint, since FROM known_secret ORDER BY name');
  return rows as { name: string; fingerprint: string; since: Date }[];
}

/** The first tick of a day. */
async function on(bot: TestBot, date: string): Promise<void> {
  bot.clock.set(`${date}T06:00`);
  await bot.running.tick();
}

describe('the daily look', () => {
  it('remembers since when each secret has been used, and never the secret', async () => {
    const ownSecrets = {
      METRICS_TOKEN: 'metrics-token-for-tests',
      SAMVERKAN_KEY: Buffer.alloc(32, 7).toString('base64'),
    };
    const bot = await start({ ...inSlack(), ...teams, ...ownSecrets });
    const known = await secrets(bot);
    expect(known.map(({ name }) => name)).toEqual([
      'METRICS_TOKEN',
      'SAMVERKAN_KEY',
      'SLACK_BOT_TOKEN',
      'SLACK_SIGNING_SECRET',
      'TEAMS_CLIENT_SECRET',
    ]);
    for (const { fingerprint, since } of known) {
      expect(fingerprint).toMatch(/^[0-9a-f]{16}$/);
      expect(since.toISOString()).toBe('2026-01-12T11:00:00.000Z');
    }
    const all = JSON.stringify([known, bot.log]);
    for (const secret of [slack.botToken, slack.signingSecret, 'hemlighet-ett', ...Object.values(ownSecrets)])
      expect(all).not.toContain(secret);
  });

  it('warns 60, 30 and 7 days before TEAMS_CLIENT_SECRET ends, once a day, and says when it has ended', async () => {
    const bot = await start({ ...teams, TEAMS_CLIENT_SECRET_EXPIRES: '2026-05-31' });
    expect(warned(bot, 'secret.age')).toEqual([]);
    const warnings = [];
    for (const date of ['2026-04-01', '2026-04-02', '2026-05-01', '2026-05-24', '2026-06-01']) {
      await on(bot, date);
      await bot.running.tick();
      warnings.push(warned(bot, 'secret.age').at(-1));
    }
    const age = { name: 'TEAMS_CLIENT_SECRET', how: 'certain', ends: '2026-05-31' };
    expect(warnings).toEqual([
      { ...age, daysLeft: 60, warning: 60 },
      { ...age, daysLeft: 59, warning: 60 },
      { ...age, daysLeft: 30, warning: 30 },
      { ...age, daysLeft: 7, warning: 7 },
      { ...age, daysLeft: -1, warning: 0 },
    ]);
    expect(warned(bot, 'secret.age')).toHaveLength(5);
  });

  it('counts a secret without a date as an estimate of 24 months, and anew when it is changed', async () => {
    const bot = await start(teams);
    await on(bot, '2027-12-15');
    expect(warned(bot, 'secret.age')).toEqual([
      { name: 'TEAMS_CLIENT_SECRET', how: 'estimate', ends: '2028-01-12', daysLeft: 28, warning: 30 },
    ]);
    await bot.running.stop();
    const changed = await startBot(
      { ...teams, TEAMS_CLIENT_SECRET: 'hemlighet-två', PORT: String(await freePort()) },
      { beside: bot, example: false },
    );
    try {
      await expect
        .poll(async () => (await secrets(changed))[0]?.since.toISOString(), { timeout: 15_000 })
        .toBe('2027-12-15T05:00:00.000Z');
      expect(warned(changed, 'secret.age')).toEqual([]);
    } finally {
      await changed.close();
    }
  });

  it('says at the start, and every day, that the clock is an hour wrong', async () => {
    const elsewhere = createServer((_, response) => {
      response.setHeader('date', new Date(Date.now() + 3_600_000).toUTCString());
      response.end('{}');
    });
    await new Promise<void>((resolve) => elsewhere.listen(0, '127.0.0.1', resolve));
    try {
      const { port } = elsewhere.address() as AddressInfo;
      const bot = await start({ ...inSlack(), SLACK_API_URL: `http://127.0.0.1:${port}/api/` });
      await expect.poll(() => warned(bot, 'clock.wrong')).toHaveLength(1);
      expect(warned(bot, 'clock.wrong')[0]).toMatchObject({ against: 'slack' });
      const { seconds } = warned(bot, 'clock.wrong')[0] as { seconds: number };
      expect(Math.abs(seconds + 3600)).toBeLessThan(5);
      await on(bot, '2026-01-13');
      expect(warned(bot, 'clock.wrong')).toHaveLength(2);
    } finally {
      elsewhere.closeAllConnections();
      elsewhere.close();
    }
  });

  it('says nothing of a right clock, and names the reason when a request is refused as too old', async () => {
    const bot = await start(inSlack());
    expect(warned(bot, 'clock.wrong')).toEqual([]);
    const stale = String(Math.floor(Date.now() / 1000) - 3600);
    const { status } = await fetch(`http://127.0.0.1:${bot.port}/slack/events`, {
      method: 'POST',
      headers: { 'x-slack-request-timestamp': stale, 'x-slack-signature': 'v0=00', 'content-type': 'application/json' },
      body: '{}',
    });
    expect(status).toBe(401);
    expect(warned(bot, 'slack-request-refused')).toEqual([expect.objectContaining({ kind: 'too-old' })]);
  });

  it('warns of a backup that is more than two days old, and not of one that is not', async () => {
    const bot = await start(inSlack());
    expect(warned(bot, 'backup.age')).toEqual([{}]);
    await bot.app.keepBackupAt('2026-01-12T20:00:00.000Z');
    await on(bot, '2026-01-14');
    expect(warned(bot, 'backup.age')).toHaveLength(1);
    await on(bot, '2026-01-15');
    expect(warned(bot, 'backup.age').at(-1)).toEqual({ hours: 57 });
  });
});
