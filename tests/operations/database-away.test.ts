import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readConfig } from '../../src/config.ts';
import { type Running, serve } from '../../src/serve.ts';
import { migratedPlace } from '../helpers/database.ts';
import { type DatabaseProxy, startDatabaseProxy } from '../helpers/database-proxy.ts';
import { freePort } from '../helpers/free-port.ts';
import { metricsOf } from '../helpers/metrics.ts';
import { startSlackPlace } from '../helpers/slack-place.ts';

const token = 'en-nyckel-som-bara-provas-1234';
const quiet = { info: () => {}, warn: () => {}, error: () => {} };

describe.skipIf(!process.env.TEST_DATABASE_URL)('/metrics on PostgreSQL', () => {
  let port: number;
  let proxy: DatabaseProxy;
  let starting: Promise<Running>;
  let remove: () => Promise<void>;
  const up = async () => (await metricsOf(port, token)).value('samverkan_database_up');

  beforeAll(async () => {
    const { place, remove: drop } = await migratedPlace('postgres');
    const dataFolder = await mkdtemp(join(tmpdir(), 'samverkan-test-'));
    proxy = await startDatabaseProxy('url' in place ? place.url : '', await freePort(), true);
    port = await freePort();
    remove = async () => {
      await drop();
      await rm(dataFolder, { recursive: true, force: true });
    };
    const reading = readConfig({
      DATABASE_URL: proxy.url,
      SAMVERKAN_DATA: dataFolder,
      PORT: String(port),
      METRICS_TOKEN: token,
      SLACK_BOT_TOKEN: 'xoxb-1-fake',
      SLACK_SIGNING_SECRET: '8f742231b10e8888abcd99ea2ec85a51',
    });
    if (!reading.ok) throw new Error(reading.faults.join('\n'));
    starting = serve(reading.config, { stepped: true, log: quiet });
  });
  afterAll(async () => {
    await proxy.open();
    await (await starting).stop();
    await proxy.end();
    await remove();
  });

  it('answers before there is a database, while it is away or silent, and when it is back', async () => {
    await expect.poll(up, { timeout: 10_000 }).toBe(0);
    await proxy.open();
    await starting;
    await expect.poll(up, { timeout: 10_000 }).toBe(1);
    await proxy.close();
    await expect.poll(up, { timeout: 10_000 }).toBe(0);
    const away = await metricsOf(port, token);
    expect(away.value('samverkan_deliveries_waiting')).toBeNaN();
    expect(away.value('samverkan_database_query_failures_total')).toBeGreaterThan(0);
    await proxy.open();
    await expect.poll(up, { timeout: 10_000 }).toBe(1);
    proxy.hang();
    const began = performance.now();
    await expect.poll(up, { timeout: 15_000 }).toBe(0);
    const asked = performance.now();
    await Promise.all(Array.from({ length: 100 }, up));
    expect(performance.now() - asked).toBeLessThan(2_500);
    expect(performance.now() - began).toBeLessThan(12_000);
    proxy.resume();
    await expect.poll(up, { timeout: 20_000 }).toBe(1);
  }, 90_000);

  it('gives the installation’s figures alike from every process, and its own of each', async () => {
    const first = await startSlackPlace({ environment: { METRICS_TOKEN: token } });
    const second = await first.beside();
    try {
      await first.person('U0PARK', 'Verksamhetschef socialtjänst vuxna');
      await first.channel('C0EST', 'EST strategisk');
      first.slack.weather(() => ({ kind: 'error', error: 'ratelimited' }));
      await first.type('U0PARK', '/insats 2.4 Fyra av tio klara');
      const [one, other] = await Promise.all([first.bot, second].map((bot) => metricsOf(bot.port, token)));
      expect(one?.value('samverkan_deliveries_waiting')).toBeGreaterThan(0);
      for (const name of [
        'samverkan_deliveries_waiting',
        'samverkan_oldest_unsent_seconds',
        'samverkan_deliveries_failed',
      ])
        expect(other?.value(name)).toBe(one?.value(name));
      expect(one?.value('samverkan_command_duration_seconds_count')).toBe(1);
      expect(other?.value('samverkan_command_duration_seconds_count')).toBe(0);
    } finally {
      first.slack.mend();
      await second.close();
      await first.close();
    }
  }, 60_000);
});
