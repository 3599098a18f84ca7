import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createApplication } from '../../src/application.ts';
import { simulateReminders } from '../../src/cli/simulate.ts';
import { clockStandingAt } from '../../src/infra/clock.ts';
import { openDatabase } from '../../src/infra/database/open-database.ts';
import { freshPlace } from '../helpers/database.ts';
import { aFolder } from '../helpers/folder.ts';
import { freePort } from '../helpers/free-port.ts';
import { buildPrevious, type PreviousRelease, previousMissing } from '../helpers/previous-release.ts';
import { type SlackFake, startSlackFake } from '../helpers/slack-fake/index.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const missing = previousMissing();
if (missing) console.warn(missing);

/** Working days, 09.00 in Stockholm. */
const days = ['10', '11', '12', '15', '16', '17', '18', '19'].map((day) => `2021-11-${day}T08:00:00.000Z`);

interface Bot {
  readonly child: ChildProcess;
  readonly port: number;
  said(): string;
  /** Does what the clockwork does each minute, at that time. */
  tick(at: string): Promise<void>;
  stop(): Promise<number | null>;
}

describe.skipIf(!process.env.TEST_DATABASE_URL || missing !== undefined)(
  'the release before and this one on one PostgreSQL',
  { timeout: 180_000 },
  () => {
    let previous: PreviousRelease;
    let slack: SlackFake;
    let database: Awaited<ReturnType<typeof freshPlace>>;
    let data: string;
    const bots: Bot[] = [];
    const people = new Map<string, string>();

    beforeAll(() => {
      previous = buildPrevious();
    }, 180_000);
    afterAll(() => previous?.remove());
    beforeEach(async () => {
      slack = await startSlackFake();
      database = await freshPlace('postgres');
      data = aFolder();
    });
    afterEach(async () => {
      for (const { child } of bots.splice(0)) if (child.exitCode === null) child.kill('SIGKILL');
      await slack?.close();
      await database?.remove();
    });

    const begin = (folder: string, more: Readonly<Record<string, string>>) => {
      const environment = {
        DATABASE_URL: 'url' in database.place ? database.place.url : '',
        SAMVERKAN_DATA: data,
        SLACK_BOT_TOKEN: slack.botToken,
        SLACK_SIGNING_SECRET: slack.signingSecret,
        SLACK_API_URL: slack.apiUrl,
        ...more,
      };
      const child = fork('tests/helpers/programs/side-by-side.ts', [JSON.stringify(environment)], {
        cwd: folder,
        execArgv: ['--import', 'tsx'],
        stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
      });
      let said = '';
      for (const stream of [child.stdout, child.stderr])
        stream?.on('data', (text) => {
          said += text;
        });
      return { child, said: () => said };
    };
    const answer = async (child: ChildProcess): Promise<Record<string, unknown>> => {
      const [message] = await Promise.race([
        once(child, 'message'),
        once(child, 'exit').then(([code]) => [{ ended: code }]),
      ]);
      return message as Record<string, unknown>;
    };

    async function start(folder: string): Promise<Bot> {
      const port = await freePort();
      const { child, said } = begin(folder, { PORT: String(port) });
      const first = await answer(child);
      if (!first.ready) throw new Error(said());
      const bot: Bot = {
        child,
        port,
        said,
        tick: async (at) => {
          const ticked = answer(child);
          child.send({ moveTo: at });
          expect(await ticked).toEqual({ ticked: true });
        },
        stop: async () => {
          const ended = once(child, 'exit');
          child.kill('SIGTERM');
          return (await ended)[0] as number | null;
        },
      };
      bots.push(bot);
      return bot;
    }

    async function seed(folder: string): Promise<void> {
      const { child, said } = begin(folder, { SEED: '1' });
      const seeded = await answer(child);
      if (!seeded.people) throw new Error(said());
      for (const [name, user] of seeded.people as [string, string][]) {
        slack.addUser(user);
        people.set(name, user);
      }
      for (const [, id] of seeded.channels as [string, string][]) slack.addChannel(id);
      if (child.exitCode === null) await once(child, 'exit');
    }

    const saved: string[] = [];
    let notes = 1000;
    /** Types a note to each of the bots that serve, one after the other. */
    async function write(serving: readonly Bot[]): Promise<void> {
      for (const { port } of serving) {
        notes += 1;
        const text = `Avstämning ${notes} är gjord, arbetet går enligt planen`;
        slack.aim(`http://127.0.0.1:${port}/slack/events`);
        const user = people.get('Gatu- och parkchef') ?? '';
        const { ack } = await slack.send.command({ command: '/insats', text: `1.3 ${text}`, user, channel: 'C0G1' });
        expect(JSON.stringify(ack), text).toContain('Sparat');
        saved.push(text);
      }
    }

    /** Everything that was saved is there once; each message went out once; each reminder that was due is there, once. */
    async function nothingLostOrDoubled(through: string): Promise<void> {
      const open = await openDatabase(database.place);
      try {
        const app = createApplication({
          database: open,
          clock: clockStandingAt(through),
          log: { info: () => {}, warn: () => {}, error: () => {} },
          administrators: [],
          local: false,
          dataFolder: data,
        });
        await expect.poll(() => app.deliveries.waiting(100), { timeout: 60_000, interval: 200 }).toEqual([]);
        const { rows: kept } = await open.pool.query<{ text: string }>(
          `SELECT body->>'text' AS text FROM measure_change WHERE kind = 'note' OR body->>'text' LIKE 'Avstämning%'`,
        );
        expect(kept.map(({ text }) => text).sort()).toEqual([...saved].sort());
        const { rows: sent } = await open.pool.query<{ channel: string; message: string; state: string }>(
          'SELECT channel_id AS channel, message_id AS message, state FROM delivery',
        );
        expect(new Set(sent.map(({ state }) => state))).toEqual(new Set(['sent']));
        const posted = slack.calls('chat.postMessage').length;
        expect(posted).toBe(sent.length);
        expect(new Set(sent.map(({ channel, message }) => `${channel} ${message}`)).size).toBe(sent.length);
        const lines: string[] = [];
        const io = { out: (line: string) => lines.push(line), err: (line: string) => lines.push(line), file: () => {} };
        await simulateReminders.run(app, { from: '2021-11-10', to: through.slice(0, 10), json: true }, io);
        const due = lines.map((line) => (JSON.parse(line) as { key?: string }).key).filter((key) => key !== undefined);
        const { rows: reminders } = await open.pool.query<{ key: string; state: string }>(
          'SELECT key, state FROM reminder',
        );
        expect(reminders.length).toBeGreaterThan(10);
        expect(new Set(reminders.map(({ key }) => key)).size).toBe(reminders.length);
        expect(due.filter((key) => !reminders.some((row) => row.key === key))).toEqual([]);
        expect((await app.verifyLog()).chain).toMatchObject({ ok: true });
      } finally {
        await open.close();
      }
    }

    it('both serve, plan and send while the tables are changed, and the old one can be taken away', async () => {
      await seed(previous.folder);
      const old = await start(previous.folder);
      await write([old]);
      await old.tick(days[0] ?? '');
      await write([old]);
      // It changes the tables while the old one is written to.
      const starting = start(root);
      await write([old, old, old]);
      const fresh = await starting;
      for (const day of days.slice(1, 4)) {
        await Promise.all([old.tick(day), fresh.tick(day), write([old, fresh, old, fresh])]);
        await write([fresh, old]);
      }
      expect(await old.stop()).toBe(0);
      await fresh.tick(days[4] ?? '');
      await write([fresh, fresh]);

      if (previous.bearsNewer) {
        const again = await start(previous.folder);
        await Promise.all([again.tick(days[5] ?? ''), fresh.tick(days[5] ?? ''), write([again, fresh])]);
        await again.stop();
      } else {
        const refused = await start(previous.folder).catch((error: Error) => error.message);
        expect(refused).toContain('The database was made by a newer version');
      }
      await fresh.tick(days[5] ?? '');
      await nothingLostOrDoubled(days[5] ?? '');
      expect(fresh.said()).toBe('');
      await fresh.stop();
      saved.splice(0);
    });

    it('this one goes on, and can be started again, when the next has added to the tables', async () => {
      const next = aFolder();
      cpSync(join(root, 'prisma/migrations'), next, { recursive: true });
      mkdirSync(join(next, '20990101000000_next'));
      writeFileSync(
        join(next, '20990101000000_next/migration.sql'),
        'ALTER TABLE measure ADD COLUMN next TEXT; ALTER TABLE delivery ADD COLUMN next INTEGER NOT NULL DEFAULT 1; CREATE TABLE next (n INT); CREATE INDEX delivery_next ON delivery(next);',
      );
      await seed(root);
      const old = await start(root);
      await write([old]);
      const changed = await openDatabase(database.place, { migrationsDirectory: next });
      await changed.close();
      await old.tick(days[0] ?? '');
      await write([old]);
      await old.stop();
      const again = await start(root);
      await again.tick(days[1] ?? '');
      await write([again]);
      await nothingLostOrDoubled(days[1] ?? '');
      await again.stop();
      saved.splice(0);
    });
  },
);
