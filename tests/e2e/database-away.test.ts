import { createServer } from 'node:net';
import pg from 'pg';
import { afterEach, beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { bindChannel, holdFunction, startBot, type TestBot } from '../helpers/bot.ts';
import { migratedPlace } from '../helpers/database.ts';
import { type DatabaseProxy, startDatabaseProxy } from '../helpers/database-proxy.ts';
import { aFolder } from '../helpers/folder.ts';
import { freePort } from '../helpers/free-port.ts';
import { type MainProgram, startMain } from '../helpers/main-program.ts';
import { type SlackFake, startSlackFake } from '../helpers/slack-fake/index.ts';
import { team } from '../helpers/slack-place.ts';
import { startTeamsPeople, type TeamsPeople } from '../helpers/teams-people.ts';
import { general, type Playground, playgroundTenant, startPlayground, wordsOf } from '../helpers/teams-playground.ts';

const starting = /håller på att starta/;
const failed = /Något gick fel hos mig.*Referens: \w+/;

/** What a person in Slack is answered, on the command's own reply or after it. */
async function typed(
  slack: SlackFake,
  text: string,
  more: { readonly id?: string } = {},
): Promise<{ said: string; acknowledgedMs: number }> {
  const exchange = await slack.send.command({ command: '/insats', text, user: 'U0PARK', channel: 'C0EST', ...more });
  const { milliseconds } = exchange;
  const deadline = performance.now() + 15_000;
  while (exchange.ack === '' && exchange.responses.length === 0 && performance.now() < deadline)
    await new Promise((resolve) => setTimeout(resolve, 20));
  return { said: JSON.stringify([exchange.ack, exchange.responses]), acknowledgedMs: milliseconds };
}

describe.skipIf(!process.env.TEST_DATABASE_URL)('a start without a database', { timeout: 120_000 }, () => {
  let slack: SlackFake;
  let bot: MainProgram | undefined;
  let port: number;

  beforeEach(async () => {
    slack = await startSlackFake();
    slack.addUser('U0PARK');
    slack.addChannel('D0PARK');
    port = await freePort();
    slack.aim(`http://127.0.0.1:${port}/slack/events`);
  });
  afterEach(async () => {
    bot?.kill();
    await slack.close();
  });

  function start(url: string): MainProgram {
    bot = startMain(port, {
      DATABASE_URL: url,
      SAMVERKAN_DATA: aFolder(),
      SLACK_BOT_TOKEN: slack.botToken,
      SLACK_SIGNING_SECRET: slack.signingSecret,
      SLACK_API_URL: slack.apiUrl,
    });
    return bot;
  }

  it.each(['closed', 'silent'] as const)(
    'waits for one that is %s, says what it waits for, answers people meanwhile, and starts when it comes',
    async (how) => {
      const { place, remove } = await migratedPlace('postgres');
      onTestFinished(remove);
      const target = 'url' in place ? place.url.replace('postgres@', 'postgres:hemligt@') : '';
      const proxy = await startDatabaseProxy(target, await freePort(), how === 'closed');
      onTestFinished(() => proxy.end());
      if (how === 'silent') proxy.hang();
      const { said, events, readyz, url, ready } = start(proxy.url);
      await expect
        .poll(() => events().filter((event) => event === 'database.awaited').length, { timeout: 40_000 })
        .toBeGreaterThan(2);
      expect((await fetch(`${url}/healthz`)).status).toBe(200);
      expect(await readyz()).toMatchObject({
        status: 503,
        text: expect.stringMatching(
          /^not ready: waiting for the database\. Check that PostgreSQL runs; the log says more\.$/,
        ),
      });
      const { said: answer, acknowledgedMs } = await typed(slack, '1.3 En hemlig anteckning');
      expect(answer).toMatch(starting);
      expect(acknowledgedMs).toBeLessThan(3_000);
      await slack.send.event({
        type: 'message',
        channel_type: 'im',
        user: 'U0PARK',
        channel: 'D0PARK',
        text: 'insats 1.3',
      });
      await expect.poll(() => JSON.stringify(slack.messages('D0PARK'))).toMatch(starting);
      expect((await fetch(`${url}/slack/events`, { method: 'POST', body: 'x' })).status).toBe(401);
      expect((await fetch(`${url}/calendar/x.ics`)).status).toBe(503);
      // What nobody is told of is sent again by Slack.
      const left = await slack.send.event({ type: 'channel_archive', channel: 'C0EST', user: 'U0PARK' });
      expect(left.status).toBe(503);

      if (how === 'silent') proxy.resume();
      else await proxy.open();
      const began = performance.now();
      await ready();
      expect(performance.now() - began).toBeLessThan(25_000);
      expect((await typed(slack, 'alla')).said).not.toMatch(starting);
      expect(said()).not.toMatch(/hemlig/);
    },
  );

  it('ends with a sentence when the name of the database is wrong, for waiting would not help', async () => {
    const { said, stop } = start(`${process.env.TEST_DATABASE_URL?.replace(/\/postgres$/, '')}/finnsinte`);
    await expect
      .poll(() => said(), { timeout: 20_000 })
      .toMatch(/database finnsinte at .* can't be opened: .*does not exist.*DATABASE_URL/);
    expect((await stop()).code).toBe(2);
  });

  it('ends with a sentence when the password is wrong, and waits while the server says that it is starting', async () => {
    let fault = { code: '57P03', message: 'the database system is starting up' };
    const server = await aRefusingServer(() => fault);
    const { said, events, stop } = start(server);
    await expect.poll(() => events(), { timeout: 20_000 }).toContain('database.awaited');
    expect(said()).toContain('the database system is starting up');
    fault = { code: '28P01', message: 'password authentication failed for user "samverkan"' };
    await expect
      .poll(() => said(), { timeout: 20_000 })
      .toMatch(/can't be opened: password authentication failed.*DATABASE_URL is right/);
    expect((await stop()).code).toBe(2);
  });
});

/** A server that refuses every connection as PostgreSQL does. */
async function aRefusingServer(fault: () => { readonly code: string; readonly message: string }): Promise<string> {
  const server = createServer((socket) => {
    socket.on('error', () => {});
    socket.once('data', () => {
      const { code, message } = fault();
      const body = Buffer.from(`SFATAL\0VFATAL\0C${code}\0M${message}\0\0`);
      const head = Buffer.alloc(5);
      head.write('E');
      head.writeInt32BE(body.length + 4, 1);
      socket.end(Buffer.concat([head, body]));
    });
  });
  const port = await freePort();
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  return `postgres://samverkan@127.0.0.1:${port}/samverkan`;
}

describe.skipIf(!process.env.TEST_DATABASE_URL)(
  'a database that goes away and comes back',
  { timeout: 240_000 },
  () => {
    let slack: SlackFake;
    let playground: Playground;
    let people: TeamsPeople;
    let proxy: DatabaseProxy;
    let target: string;
    let bot: TestBot;
    let remove: () => Promise<void>;

    beforeEach(async () => {
      const port = await freePort();
      slack = await startSlackFake();
      slack.addUser('U0PARK');
      playground = await startPlayground({ botPort: port });
      const fresh = await migratedPlace('postgres');
      remove = fresh.remove;
      target = 'url' in fresh.place ? fresh.place.url : '';
      proxy = await startDatabaseProxy(target, await freePort());
      bot = await startBot({
        ...playground.env,
        PORT: String(port),
        DATABASE_URL: proxy.url,
        SLACK_SIGNING_SECRET: slack.signingSecret,
        SLACK_BOT_TOKEN: slack.botToken,
        SLACK_API_URL: slack.apiUrl,
      });
      slack.aim(`http://127.0.0.1:${port}/slack/events`);
      people = await startTeamsPeople(playground);
      await holdFunction(bot.app, { platform: 'slack', tenant: team, id: 'U0PARK' }, 'Gatu- och parkchef');
      await holdFunction(bot.app, (await people.person('Olle')).account, 'Kommunpolis');
      await bindChannel(bot.app, { platform: 'slack', tenant: team, id: 'C0EST' }, 'EST strategisk');
      await bindChannel(bot.app, { platform: 'teams', tenant: playgroundTenant, id: general }, 'EST strategisk');
    }, 60_000);
    afterEach(async () => {
      await bot?.close();
      await people?.close();
      await playground?.close();
      await slack?.close();
      await proxy?.end();
      await remove?.();
    });

    const inSlack = (text: string) =>
      slack.messages('C0EST').filter((message) => JSON.stringify(message).includes(text)).length;
    const inTeams = (text: string) =>
      playground.messages(general).filter(({ card }) => wordsOf(card).includes(text)).length;

    async function save(text: string): Promise<void> {
      expect((await typed(slack, `1.3 ${text}`)).said, text).toContain('Sparat');
    }
    /** What was saved is told once in each place. */
    async function told(text: string): Promise<void> {
      await expect.poll(() => [inSlack(text), inTeams(text)], { timeout: 60_000, interval: 100 }).toEqual([1, 1]);
    }
    /** Asks in both places, until so many seconds have passed, and expects a sentence each time. */
    async function askFor(seconds: number): Promise<number> {
      const olle = await people.person('Olle');
      const end = performance.now() + seconds * 1000;
      let asked = 0;
      do {
        asked += 1;
        const heard = olle.messages().length;
        const [{ said, acknowledgedMs }] = await Promise.all([
          typed(slack, `1.3 Ej sparad ${asked}`),
          olle.say('insats 1.3'),
        ]);
        expect(said).toMatch(failed);
        expect(acknowledgedMs).toBeLessThan(3_000);
        await expect.poll(() => olle.messages().length, { timeout: 15_000 }).toBeGreaterThan(heard);
        expect(wordsOf(olle.messages().at(-1)?.card)).toMatch(failed);
        await bot.running.tick();
        await new Promise((resolve) => setTimeout(resolve, 300));
      } while (performance.now() < end);
      return asked;
    }

    it.each([
      ['closed', 'for 35 s', 35],
      ['silent', 'for 12 s', 12],
    ] as const)(
      '%s %s: everyone is told, nothing that was saved is lost, and all goes on without a restart',
      async (how, _for, seconds) => {
        await save('Före frånvaron');
        await told('Före frånvaron');
        // Saved and not yet sent when the database goes.
        slack.fail('chat.postMessage', { kind: 'http', status: 500, when: 'before' }, 1);
        await save('Strax före');
        if (how === 'closed') await proxy.close();
        else proxy.hang();
        const asked = await askFor(seconds);
        expect((await fetch(`http://127.0.0.1:${bot.running.port}/readyz`)).status).toBe(503);
        expect((await fetch(`http://127.0.0.1:${bot.running.port}/healthz`)).status).toBe(200);
        if (how === 'closed') await proxy.open();
        else proxy.resume();

        await expect
          .poll(async () => (await fetch(`http://127.0.0.1:${bot.running.port}/readyz`)).status, { timeout: 20_000 })
          .toBe(200);
        await save('Efter frånvaron');
        await bot.running.tick();
        await told('Strax före');
        await told('Efter frånvaron');
        for (let number = 1; number <= asked; number += 1) expect(inSlack(`Ej sparad ${number}.`)).toBe(0);
        expect((await bot.app.verifyLog()).chain).toMatchObject({ ok: true });
        // A line each half second for each connection would hide everything else.
        expect(bot.log.filter(({ event }) => event === 'database.background').length).toBeLessThan(20);
      },
    );

    const stored = async (text: string) => {
      const client = new pg.Client({ connectionString: target });
      await client.connect();
      const sql = `SELECT 1 FROM measure_change WHERE body->>'text' = $1`;
      return (await client.query(sql, [text]).finally(() => client.end())).rows.length;
    };

    it('lost while it commits: “Sparat” when it was committed, “inget är sparat” when it never will be', async () => {
      await save('Före');
      proxy.loseNext('answer', 'Svaret kom bort');
      await save('Svaret kom bort');
      await told('Svaret kom bort');
      expect(await stored('Svaret kom bort')).toBe(1);

      proxy.loseNext('request', 'Kom aldrig fram');
      const said = [];
      // Slack sends the same request again when it has heard nothing.
      for (const _ of [1, 2]) said.push((await typed(slack, '1.3 Kom aldrig fram', { id: 'T1.same' })).said);
      for (const one of said) expect(one).toContain('inget är sparat');
      expect(await stored('Kom aldrig fram')).toBe(0);
      await save('Kom aldrig fram');
      await told('Kom aldrig fram');
    });

    it('lost while it commits, and away after that: nobody is told that nothing is saved', async () => {
      await save('Före');
      proxy.loseNext('answer', 'Vem vet', true);
      const { said, acknowledgedMs } = await typed(slack, '1.3 Vem vet');
      expect(said).toContain('jag vet inte om det hann sparas');
      expect(said).toContain('Referens');
      expect(acknowledgedMs).toBeLessThan(3_000);
      await proxy.open();
      expect(await stored('Vem vet')).toBe(1);
      await bot.running.tick();
      await told('Vem vet');
    });

    it('cut by the server in the midst of everything, or with its processes stopped: the same', async () => {
      const admin = new pg.Client({ connectionString: target });
      admin.on('error', () => {});
      await admin.connect();
      onTestFinished(() => admin.end());
      await save('Före');
      const others = 'FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()';
      for (let round = 1; round <= 5; round += 1) {
        await admin.query(`SELECT pg_terminate_backend(pid) ${others}`);
        const { said } = await typed(slack, `1.3 Efter avbrott ${round}`);
        // Whoever meets the broken connection is told; nobody is left without an answer.
        expect(said).toMatch(/Sparat|Något gick fel/);
        if (!said.includes('Sparat')) await save(`Efter avbrott ${round}`);
      }
      const { rows } = await admin.query<{ pid: number }>(`SELECT pid ${others}`);
      for (const { pid } of rows) process.kill(pid, 'SIGSTOP');
      try {
        const { said, acknowledgedMs } = await typed(slack, '1.3 Ej sparad');
        expect(said).toMatch(failed);
        expect(acknowledgedMs).toBeLessThan(3_000);
      } finally {
        for (const { pid } of rows) process.kill(pid, 'SIGCONT');
      }
      await expect
        .poll(async () => (await typed(slack, '1.3 Efter stoppet')).said, { timeout: 30_000 })
        .toMatch(/Sparat|redan/);
      await bot.running.tick();
      await told('Före');
      for (let round = 1; round <= 5; round += 1) await told(`Efter avbrott ${round}`);
    });
  },
);
