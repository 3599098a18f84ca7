import { randomBytes } from 'node:crypto';
import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { openDatabase } from '../../src/infra/database/open-database.ts';
import { aFolder } from '../helpers/folder.ts';
import { freePort } from '../helpers/free-port.ts';
import { startMain } from '../helpers/main-program.ts';
import { aReadyPlace } from '../helpers/ready-place.ts';
import { startSlackFake } from '../helpers/slack-fake/index.ts';
import { aSmallDisk, canMount } from '../helpers/small-disk.ts';

const mayMount = canMount();
if (!mayMount) console.warn('This user may not mount a small disk: a full disk is not tried.');

function aDisk(megabytes: number) {
  const disk = aSmallDisk(megabytes);
  onTestFinished(() => disk.remove());
  return disk;
}

describe.skipIf(!mayMount)('the embedded database', { timeout: 120_000 }, () => {
  it('refuses what does not fit, goes on when there is room, and holds what was committed and nothing else', async () => {
    const disk = aDisk(130);
    const directory = join(disk.folder, 'data');
    const migrationsDirectory = aFolder();
    const database = await openDatabase({ directory }, { migrationsDirectory });
    await database.pool.query('CREATE TABLE thing (n int)');
    let committed = 0;
    const put = async () => {
      // Half a megabyte of the write-ahead log with each row.
      const text = `WITH log AS (SELECT pg_logical_emit_message(true, 'x', $2)) INSERT INTO thing SELECT $1 FROM log`;
      await database.pool.query(text, [committed + 1, randomBytes(300_000).toString('base64')]);
      committed += 1;
    };
    disk.fill(300_000);
    let refused = 0;
    for (let n = 0; n < 60 && refused < 3; n += 1) {
      const began = performance.now();
      await put().catch((error: Error) => {
        refused += 1;
        expect(error.message).toMatch(/No space left|is full.*make room/);
      });
      expect(performance.now() - began).toBeLessThan(6_000);
    }
    expect(refused).toBe(3);
    disk.empty();
    await expect
      .poll(
        () =>
          put().then(
            () => 'kept',
            () => 'refused',
          ),
        { timeout: 30_000, interval: 500 },
      )
      .toBe('kept');
    const count = 'SELECT count(*)::int AS rows, count(DISTINCT n)::int AS different FROM thing';
    const whole = [{ rows: committed, different: committed }];
    expect((await database.pool.query(count)).rows).toEqual(whole);
    await database.close();
    const again = await openDatabase({ directory }, { migrationsDirectory });
    expect((await again.pool.query(count)).rows).toEqual(whole);
    await again.close();
  });

  it('is not opened on a full disk, nor in a folder that can only be read, and says what to do', async () => {
    const full = aDisk(20);
    full.fill(1_000_000);
    await expect(openDatabase({ directory: join(full.folder, 'data') })).rejects.toThrow(
      /disk of the data folder .* is full.*make room.*Nothing that was saved is lost/,
    );
    const kept = aDisk(130);
    const directory = join(kept.folder, 'data');
    await (await openDatabase({ directory })).close();
    kept.readOnly();
    await expect(openDatabase({ directory })).rejects.toThrow(/can't hold a Unix socket.*this user may write in/);
  });

  it('tells people in Slack that nothing was saved, and takes notes again without a restart when there is room', async () => {
    const slack = await startSlackFake();
    onTestFinished(() => slack.close());
    slack.addUser('U0PARK');
    const ready = await aReadyPlace('embedded');
    onTestFinished(() => ready.remove());
    const disk = aDisk(160);
    cpSync(ready.dataFolder, disk.folder, { recursive: true, filter: (path) => !path.endsWith('.sock') });
    const port = await freePort();
    slack.aim(`http://127.0.0.1:${port}/slack/events`);
    const bot = startMain(port, {
      SAMVERKAN_DATA: disk.folder,
      SLACK_BOT_TOKEN: slack.botToken,
      SLACK_SIGNING_SECRET: slack.signingSecret,
      SLACK_API_URL: slack.apiUrl,
    });
    onTestFinished(() => bot.kill());
    await bot.ready();
    const kept: string[] = [];
    const lost: string[] = [];
    let number = 1000;
    const note = async () => {
      number += 1;
      const text = `Avstämning ${number} är gjord, ${'arbetet går enligt planen '.repeat(30)}`.trim();
      const exchange = await slack.send.command({
        command: '/insats',
        text: `1.3 ${text}`,
        user: 'U0PARK',
        channel: 'C0EST',
      });
      const said = JSON.stringify(exchange.ack === '' ? await exchange.nextResponse() : exchange.ack);
      expect(said).toMatch(/Sparat|Något gick fel hos mig, och inget är sparat.*Referens/);
      const isKept = said.includes('Sparat');
      (isKept ? kept : lost).push(text);
      return isKept;
    };
    await note();
    disk.fill(0);
    for (let n = 0; n < 150 && lost.length < 5; n += 1) await note();
    expect(lost.length).toBe(5);
    disk.empty();
    await expect.poll(note, { timeout: 30_000, interval: 500 }).toBe(true);
    expect((await bot.stop()).code).toBe(0);
    const database = await openDatabase({ directory: disk.folder });
    const { rows } = await database.pool.query<{ text: string }>(
      `SELECT body->>'text' AS text FROM measure_change WHERE body->>'text' LIKE 'Avstämning%'`,
    );
    await database.close();
    expect(rows.map(({ text }) => text).sort()).toEqual(kept.sort());
  });
});
