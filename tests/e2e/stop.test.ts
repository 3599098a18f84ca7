import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { stores } from '../helpers/database.ts';
import { type DatabaseProxy, startDatabaseProxy } from '../helpers/database-proxy.ts';
import { freePort } from '../helpers/free-port.ts';
import { type MainProgram, startMain } from '../helpers/main-program.ts';
import { aReadyPlace, type ReadyPlace } from '../helpers/ready-place.ts';
import { type SlackFake, startSlackFake } from '../helpers/slack-fake/index.ts';

/** How a typed note went. `refused`: nobody took the connection. `broken`: it was taken, and no answer came. */
interface Typed {
  readonly text: string;
  readonly end: 'saved' | 'told' | 'refused' | 'broken';
  readonly milliseconds: number;
}

describe.each(stores)('a bot that is told to stop (%s)', { timeout: 120_000 }, (store) => {
  let slack: SlackFake;
  let ready: ReadyPlace;
  let proxy: DatabaseProxy | undefined;
  let environment: Record<string, string>;
  let port: number;
  const bots: MainProgram[] = [];

  beforeEach(async () => {
    slack = await startSlackFake();
    slack.addUser('U0PARK');
    ready = await aReadyPlace(store);
    port = await freePort();
    slack.aim(`http://127.0.0.1:${port}/slack/events`);
    proxy = 'url' in ready.place ? await startDatabaseProxy(ready.place.url, await freePort()) : undefined;
    environment = {
      SAMVERKAN_DATA: ready.dataFolder,
      ...(proxy ? { DATABASE_URL: proxy.url } : {}),
      SLACK_BOT_TOKEN: slack.botToken,
      SLACK_SIGNING_SECRET: slack.signingSecret,
      SLACK_API_URL: slack.apiUrl,
    };
  });
  afterEach(async () => {
    for (const bot of bots.splice(0)) bot.kill();
    await proxy?.end();
    await slack.close();
    await ready.remove();
  });

  async function start(): Promise<MainProgram> {
    const bot = startMain(port, environment);
    bots.push(bot);
    await bot.ready();
    return bot;
  }

  async function note(text: string): Promise<Typed> {
    const began = performance.now();
    const done = (end: Typed['end']) => ({ text, end, milliseconds: performance.now() - began });
    try {
      const exchange = await slack.send.command({
        command: '/insats',
        text: `1.3 ${text}`,
        user: 'U0PARK',
        channel: 'C0EST',
      });
      const said = exchange.ack === '' ? await exchange.nextResponse() : exchange.ack;
      return done(/Sparat/.test(JSON.stringify(said)) ? 'saved' : 'told');
    } catch (error) {
      const { cause } = error as { cause?: { code?: string } };
      return done(cause?.code === 'ECONNREFUSED' ? 'refused' : 'broken');
    }
  }

  /** So many people who type one note after the other, until the bot takes no more. */
  async function crowd(people: number): Promise<readonly Typed[]> {
    const typed: Typed[] = [];
    await Promise.all(
      Array.from({ length: people }, async (_, person) => {
        for (let number = 1; ; number += 1) {
          const one = await note(`Avstämning ${1000 * (person + 1) + number} är gjord, arbetet går enligt planen`);
          typed.push(one);
          if (one.end === 'refused' || one.end === 'broken') return;
        }
      }),
    );
    return typed;
  }

  it('answers everything that it has taken while Slack is slow, says first that it is not ready, and loses no note', async () => {
    const bot = await start();
    for (const method of ['chat.postMessage', 'conversations.open'])
      slack.fail(method, { kind: 'slow', milliseconds: 2_500 }, 1_000);
    const typing = crowd(6);
    await new Promise((resolve) => setTimeout(resolve, 1_500));
    const stopping = bot.stop();
    await new Promise((resolve) => setTimeout(resolve, 500));
    expect(await bot.readyz()).toEqual({ status: 503, text: 'not ready: stopping' });
    expect((await note('Skriven efter stoppet')).end).toBe('saved');
    const { code, ms } = await stopping;
    const typed = await typing;

    // The kernel had taken their connection when the port closed, and the bot had not: they were told at once.
    const untaken = typed.filter(({ end }) => end === 'broken');
    expect(untaken.filter(({ milliseconds }) => milliseconds > 500)).toEqual([]);
    if (store === 'postgres') expect(untaken).toEqual([]);
    expect(typed.filter(({ end }) => end === 'told')).toEqual([]);
    const saved = typed.filter(({ end }) => end === 'saved').map(({ text }) => text);
    expect(saved.length).toBeGreaterThan(20);
    const kept = await ready.notes();
    for (const text of [...saved, 'Skriven efter stoppet'])
      expect(
        kept.filter((one) => one === text),
        text,
      ).toHaveLength(1);
    for (const { text } of typed.filter(({ end }) => end !== 'saved')) expect(kept, text).not.toContain(text);
    expect({ code, events: bot.events().filter((event) => event === 'stop.cut') }).toEqual({ code: 0, events: [] });
    expect(ms).toBeLessThan(10_000);
  });

  it('closes within ten seconds when Slack never answers, says so, and what was on its way comes once', async () => {
    const bot = await start();
    await note('En första sak');
    await expect
      .poll(() => slack.messages('C0EST').some(({ text }) => text.includes('En första sak')), { timeout: 30_000 })
      .toBe(true);
    slack.fail('chat.postMessage', { kind: 'silent', when: 'after' }, 100);
    const before = slack.calls('chat.postMessage').length;
    expect((await note('En sak på väg')).end).toBe('saved');
    await expect.poll(() => slack.calls('chat.postMessage').length, { timeout: 20_000 }).toBeGreaterThan(before);
    const { code, ms } = await bot.stop();
    expect(ms).toBeLessThan(10_000);
    expect(code).toBe(1);
    expect(bot.said()).toContain('"cut":["sending"]');
    slack.mend();
    await start();
    await expect
      .poll(() => ready.place && slack.messages('C0EST').filter(({ text }) => text.includes('En sak på väg')).length, {
        timeout: 60_000,
      })
      .toBe(1);
    await new Promise((resolve) => setTimeout(resolve, 3_000));
    expect(slack.messages('C0EST').filter(({ text }) => text.includes('En sak på väg'))).toHaveLength(1);
  });

  it('ends at once at a second signal', async () => {
    const bot = await start();
    const stopping = bot.stop('SIGINT');
    await new Promise((resolve) => setTimeout(resolve, 300));
    bot.child.kill('SIGINT');
    const { code, ms } = await stopping;
    expect(code).toBe(1);
    expect(ms).toBeLessThan(1_500);
  });

  it.runIf(store === 'postgres')('closes within ten seconds when the database says nothing', async () => {
    const bot = await start();
    proxy?.hang();
    const typed = Promise.all(Array.from({ length: 4 }, (_, number) => note(`Till en tyst databas ${number}`)));
    await new Promise((resolve) => setTimeout(resolve, 300));
    const { ms } = await bot.stop();
    expect(ms).toBeLessThan(10_000);
    for (const { end } of await typed) expect(end).toBe('told');
    proxy?.resume();
    expect(await ready.notes()).toEqual([]);
  });

  it.runIf(store === 'postgres')('closes at once while it waits for a database', async () => {
    await proxy?.close();
    const bot = startMain(port, environment);
    bots.push(bot);
    await expect.poll(() => bot.events(), { timeout: 20_000 }).toContain('database.awaited');
    const { code, ms } = await bot.stop();
    expect(code).toBe(0);
    expect(ms).toBeLessThan(3_000);
  });
});
