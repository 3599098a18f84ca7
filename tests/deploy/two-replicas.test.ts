import { chmodSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createApplication } from '../../src/application.ts';
import { systemClock } from '../../src/infra/clock.ts';
import { openDatabase } from '../../src/infra/database/open-database.ts';
import { bindChannel, holdFunction } from '../helpers/bot.ts';
import { freshPlace } from '../helpers/database.ts';
import { aFolder } from '../helpers/folder.ts';
import { freePort } from '../helpers/free-port.ts';
import { type SlackFake, startSlackFake } from '../helpers/slack-fake/index.ts';
import { team } from '../helpers/slack-place.ts';
import { type Installed, install, type Process, root } from './installed.ts';
import { hasNginx, type Nginx, startNginx } from './nginx.ts';

const soon = { timeout: 40_000, interval: 50 };

describe.skipIf(!process.env.TEST_DATABASE_URL || !hasNginx)(
  'two installed bots on one PostgreSQL behind nginx',
  { timeout: 180_000 },
  () => {
    let installed: Installed;
    let slack: SlackFake;
    let proxy: Nginx;
    let database: Awaited<ReturnType<typeof freshPlace>>;
    let ports: readonly [number, number];
    const bots: Process[] = [];
    const environment = () => {
      if (!('url' in database.place)) throw new Error('These bots need a server');
      return {
        DATABASE_URL: database.place.url,
        SLACK_BOT_TOKEN: slack.botToken,
        SLACK_SIGNING_SECRET: slack.signingSecret,
        SLACK_API_URL: slack.apiUrl,
      };
    };
    const start = (port: number) => installed.start(port, environment());

    /** As the guide says: the agreement and its plan, moved to the years that we are in. */
    const readExample = async () => {
      const year = Number(systemClock.now().slice(0, 4));
      const moved = (name: string) =>
        readFileSync(join(root, 'examples/upplands-vasby', name), 'utf8')
          .replaceAll('2022', String(year + 1))
          .replaceAll('2021', String(year));
      const folder = aFolder({ 'a.yaml': moved('overenskommelse.yaml'), 'plan.csv': moved('atgardsplan.csv') });
      chmodSync(folder, 0o755);
      for (const args of [
        ['agreement', 'apply', join(folder, 'a.yaml')],
        ['plan', 'import', join(folder, 'plan.csv'), '--yes'],
      ]) {
        const done = await installed.run(args, environment());
        expect(done, done.said).toMatchObject({ code: 0 });
      }
    };

    beforeAll(() => {
      installed = install();
    }, 180_000);
    afterAll(() => installed?.remove());

    beforeEach(async () => {
      slack = await startSlackFake();
      slack.addUser('U0PARK');
      database = await freshPlace('postgres');
      ports = [await freePort(), await freePort()];
      // Both at once, on a database without tables.
      bots.push(...(await Promise.all(ports.map(start))));
      await readExample();
      const open = await openDatabase(database.place);
      const log = { info: () => {}, warn: () => {}, error: () => {} };
      const parts = { clock: systemClock, log, administrators: [], local: false, dataFolder: installed.data };
      const app = createApplication({ database: open, ...parts });
      await holdFunction(app, { platform: 'slack', tenant: team, id: 'U0PARK' }, 'Gatu- och parkchef');
      await bindChannel(app, { platform: 'slack', tenant: team, id: 'C0EST' }, 'EST strategisk');
      await open.close();
      proxy = await startNginx(await freePort(), ports);
      slack.aim(`${proxy.url}/slack/events`);
    }, 120_000);
    afterEach(async () => {
      for (const { child } of bots.splice(0)) if (child.exitCode === null) child.kill('SIGKILL');
      await proxy?.stop();
      await slack?.close();
      await database?.remove();
    });

    const note = async (text: string) => {
      const { ack } = await slack.send.command({
        command: '/insats',
        text: `1.3 ${text}`,
        user: 'U0PARK',
        channel: 'C0EST',
      });
      return JSON.stringify(ack);
    };
    const about = (text: string) => slack.messages('C0EST').filter((message) => message.text.includes(text)).length;

    it('both serve, each note is told once, and none is lost while they are exchanged one at a time', async () => {
      const texts = (round: string) => [1, 2, 3].map((number) => `Runda ${round}, sak ${'abcdefg'[number]}`);
      const write = async (round: string) => {
        for (const text of texts(round)) expect(await note(text), text).toContain('Sparat');
      };
      const rounds = ['ett', 'två', 'tre', 'fem', 'sex', 'fyra'];
      await write('ett');
      expect(new Set(proxy.served())).toEqual(new Set(ports));

      for (const [index, during, after] of [
        [0, 'två', 'tre'],
        [1, 'fem', 'sex'],
      ] as const) {
        const stopped = bots[index]?.stop();
        await write(during);
        expect(await stopped).toMatchObject({ code: 0 });
        const began = proxy.served().length;
        await write(after);
        expect(new Set(proxy.served().slice(began))).toEqual(new Set([ports[1 - index]]));
        const port = ports[index];
        if (port !== undefined) bots[index] = await start(port);
      }
      await write('fyra');

      for (const round of rounds) for (const text of texts(round)) await expect.poll(() => about(text), soon).toBe(1);
      // What comes twice comes soon after the first.
      await new Promise((resolve) => setTimeout(resolve, 3_000));
      for (const round of rounds) for (const text of texts(round)) expect(about(text), text).toBe(1);
    });

    it('leads nobody to what is for the operators alone', async () => {
      for (const path of ['/readyz', '/healthz', '/metrics', '/'])
        expect((await fetch(`${proxy.url}${path}`)).status, path).toBe(404);
      expect((await fetch(`${proxy.url}/slack/events`, { method: 'POST', body: 'x' })).status).toBe(401);
    });
  },
);
