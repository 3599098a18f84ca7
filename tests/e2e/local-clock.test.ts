import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { gatherHistory } from '../../src/app/facts.ts';
import { simulate } from '../../src/app/simulate.ts';
import { isWorkingDate } from '../../src/domain/days.ts';
import { wallClock } from '../../src/domain/wall-clock.ts';
import { keepLocalClock, nextDue, readLocalClock } from '../../src/infra/database/clock-store.ts';
import type { ClockMove, ClockTarget, DrawnPost, LocalEvent } from '../../src/platforms/local/wire.ts';
import { createClockSteps } from '../../src/step-clock.ts';
import { startBot, type TestBot } from '../helpers/bot.ts';
import { talk } from '../helpers/talk.ts';

let bot: TestBot;
const start = async () => {
  bot = await startBot();
};
const close = () => bot.close();

function eachWithItsOwnBot(): void {
  beforeEach(start);
  afterEach(close);
}

function allWithOneBot(): void {
  beforeAll(start);
  afterAll(close);
}

async function request(target: ClockTarget): Promise<{ status: number; body: ClockMove & { error: string } }> {
  const origin = `http://127.0.0.1:${bot.port}`;
  const response = await fetch(`${origin}/api/clock`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin },
    body: JSON.stringify({ ...target, language: 'sv' }),
  });
  return { status: response.status, body: (await response.json()) as ClockMove & { error: string } };
}

async function move(target: ClockTarget): Promise<ClockMove> {
  const { status, body } = await request(target);
  expect(body.error).toBeUndefined();
  expect(status).toBe(200);
  return body;
}

const toDate = (date: string) => move({ to: 'date', date });
const shown = () => wallClock(bot.clock.now());

async function postsTo(name: string): Promise<readonly DrawnPost[]> {
  const query = new URLSearchParams({ as: name, after: '0' });
  const response = await fetch(`http://127.0.0.1:${bot.port}/api/channel?${query}`);
  return ((await response.json()) as { posts: readonly DrawnPost[] }).posts;
}

describe('the next message', () => {
  eachWithItsOwnBot();

  it('is first what waits already, then what falls due next, each at its own time', async () => {
    const waiting = await move({ to: 'next-message' });
    expect(waiting.messages).toBeGreaterThan(5);
    expect(shown()).toBe('2021-11-10T09:00');

    const next = await move({ to: 'next-message' });
    expect(shown()).toBe('2021-11-12T09:00');
    expect(next).toMatchObject({ from: '2021-11-10T08:00:00.000Z', to: '2021-11-12T08:00:00.000Z' });
    const manager = next.recipients.find(({ id }) => id === 'Gatu- och parkchef');
    expect(manager).toMatchObject({ kind: 'function', messages: 1, at: '2021-11-12T08:00:00.000Z' });
    expect(manager?.says).toBe(
      'Hur går det med 1.3 Förbättra belysningen på tio platser som upplevs otrygga? Uppföljning senast onsdag 17 november 2021.',
    );
    const latest = (await postsTo('Gatu- och parkchef')).at(-1);
    expect(latest?.at).toBe('2021-11-12T09:00:00+01:00');
    expect(latest?.drawn.neutral.blocks).toContainEqual({ kind: 'text', text: manager?.says });
  });

  it('stops where it has found none, and says so', async () => {
    bot.clock.set('2023-02-20T09:00');
    const none = await move({ to: 'next-message' });
    expect(none).toMatchObject({ foundNone: true, messages: 0, recipients: [] });
    expect(shown()).toBe('2023-03-01T09:00');
    const { status, body } = await request({ to: 'next-message' });
    expect(status).toBe(409);
    expect(body.error).toBe(
      'Klockan går att flytta till och med 1 mars 2023. Då har överenskommelsen varit slut i 60 dagar.',
    );
  });
});

describe('the next day', () => {
  allWithOneBot();

  it.each([
    ['2021-11-10T09:00', '2021-11-11T09:00'],
    ['2021-11-12T17:30', '2021-11-13T09:00'],
    ['2022-01-31T07:00', '2022-02-01T09:00'],
    ['2022-03-26T12:00', '2022-03-27T09:00'],
    ['2022-10-29T23:59', '2022-10-30T09:00'],
  ])('after %s begins at %s', async (from, to) => {
    bot.clock.set(from);
    await move({ to: 'next-day' });
    expect(shown()).toBe(to);
  });
});

describe('a date', () => {
  eachWithItsOwnBot();

  it('is reached with everything sent on the way that a simulation foretells, at the same times', async () => {
    await move({ to: 'next-message' });
    const { agreement: id, foretold } = await simulated('2021-11-11', '2022-05-31');
    const { messages } = await toDate('2022-06-01');
    const sent = await bot.app.store.remindersPlanned(id, '2021-11-11', '2022-05-31');
    const told = sent.filter(({ at, state }) => state === 'sent' && at > '2021-11-10T23:00' && at < '2022-05-31T22:00');
    expect(told.map(({ at, key }) => `${wallClock(at)} ${key}`).sort()).toEqual(foretold);
    expect(foretold.length).toBeGreaterThan(100);
    expect(messages).toBeGreaterThan(100);
  });

  it('leaves nothing late, outside working hours or on a day off', async () => {
    await move({ to: 'next-message' });
    await toDate('2022-02-01');
    const agreement = await talk(bot).agreement();
    const sent = await bot.app.store.remindersPlanned(agreement.id, '2021-11-11', '2022-02-01');
    expect(sent.filter(({ late }) => late)).toEqual([]);
    for (const { at } of sent) {
      const [day = '', time = ''] = wallClock(at).split('T');
      expect(isWorkingDate(day)).toBe(true);
      expect(time >= '08:00' && time <= '17:00').toBe(true);
    }
  });

  it('settles on the way what nobody answered, at its time', async () => {
    const { say, changes } = talk(bot);
    const asked = await say('Gatu- och parkchef', '/insats 1.3 Vi är klara nästa fredag', { in: 'EST strategisk' });
    expect(asked.outcome).toBe('asked');
    await toDate('2021-11-11');
    const note = (await changes('1.3')).at(-1);
    expect(note?.body).toMatchObject({ kind: 'note', text: 'Vi är klara nästa fredag' });
    expect(note && wallClock(note.recordedAt)).toBe('2021-11-10T10:00');
  });

  it('is kept, so that the next start goes on from there', async () => {
    await toDate('2021-12-24');
    expect(await readLocalClock(bot.running.pool)).toBe('2021-12-24T08:00:00.000Z');
  });

  it('is at most sixty days after the end', async () => {
    bot.clock.set('2023-02-20T09:00');
    expect((await request({ to: 'date', date: '2023-03-02' })).status).toBe(409);
    expect(shown()).toBe('2023-02-20T09:00');
    await toDate('2023-03-01');
    expect(shown()).toBe('2023-03-01T09:00');
  });
});

describe('a date that the clock is not moved to', () => {
  allWithOneBot();

  it.each(['2021-11-10', '2021-11-09', '2019-01-01'])(
    'has been: %s, and the answer says how to start over',
    async (date) => {
      const { status, body } = await request({ to: 'date', date });
      expect(status).toBe(409);
      expect(body.error).toMatch(
        /^Klockan är redan 10 november 2021 kl\. 09\.00 och går bara framåt\. För att börja om: stäng av programmet, /,
      );
      expect(shown()).toBe('2021-11-10T09:00');
      expect(await postsTo('Gatu- och parkchef')).toEqual([]);
    },
  );

  it.each(['2021-02-30', '2021-13-01', '9999-99-99', 'i morgon', '', '2021-12-01T09:00'])(
    'is none: %j',
    async (date) => {
      const { status, body } = await request({ to: 'date', date });
      expect(status).toBe(400);
      expect(body.error).toContain('date');
      expect(shown()).toBe('2021-11-10T09:00');
    },
  );
});

describe('while the clock is on its way', () => {
  eachWithItsOwnBot();

  it('a second move is refused, and the first goes on to its end', async () => {
    const first = move({ to: 'date', date: '2022-03-01' });
    await expect.poll(() => bot.clock.now() > '2021-11-11', { timeout: 20_000 }).toBe(true);
    const { status, body } = await request({ to: 'next-day' });
    expect(status).toBe(409);
    expect(body.error).toBe('Klockan är redan på väg till 1 mars 2022 kl. 09.00. Vänta tills den är framme.');
    await first;
    expect(shown()).toBe('2022-03-01T09:00');
  });

  it('the open pages are told as it goes, and last what came of it', async () => {
    const page = await openPage();
    const moved = await toDate('2022-01-10');
    await expect.poll(() => page.told().at(-1), { timeout: 5000 }).toEqual({ kind: 'moved', move: moved });
    const told = page.told();
    const times = told.flatMap((event) => (event.kind === 'clock' ? [event] : []));
    const onTheWay = times.filter(({ goingTo }) => goingTo === '2022-01-10T09:00:00+01:00');
    expect(onTheWay.length).toBeGreaterThan(20);
    expect(times.at(-1)).toEqual({ kind: 'clock', now: '2022-01-10T09:00:00+01:00' });
    const messages = told.filter(
      ({ kind, ...more }) => (kind === 'direct' || kind === 'posted') && !('edited' in more),
    );
    expect(messages).toHaveLength(moved.messages);
    // Told when it was sent: between two readings of the clock, not all at once at the end.
    expect(told.findIndex(({ kind }) => kind === 'direct')).toBeLessThan(told.indexOf(onTheWay.at(5) as LocalEvent));
    page.close();
  });
});

it('a program that is stopped while its clock is on its way lets it stand where it has come', async () => {
  await start();
  const stopped = request({ to: 'date', date: '2023-03-01' }).catch(() => undefined);
  await expect.poll(() => bot.clock.now() > '2021-12-01', { timeout: 20_000 }).toBe(true);
  await bot.close();
  await stopped;
  expect(bot.clock.now() < '2023-01-01').toBe(true);
});

it('what fails on the way leaves the clock where it had come, kept, and the next move loses nothing', async () => {
  await start();
  const { app, pool } = bot.running;
  let rounds = 0;
  const steps = createClockSteps({
    app: {
      ...app,
      planReminders: () => (++rounds === 20 ? Promise.reject(new Error('the disk is full')) : app.planReminders()),
    },
    clock: bot.clock,
    nextDue: (after) => nextDue(pool, after),
    keep: (reading) => keepLocalClock(pool, reading),
  });
  await steps.move({ to: 'next-message' });
  const { agreement: id, foretold } = await simulated('2021-11-11', '2022-02-28');
  await expect(steps.move({ to: 'date', date: '2022-03-01' })).rejects.toThrow('the disk is full');
  expect(steps.goingTo()).toBeUndefined();
  const stoppedAt = bot.clock.now();
  expect(stoppedAt > '2021-12-01' && stoppedAt < '2022-02-28').toBe(true);
  expect(await readLocalClock(pool)).toBe(stoppedAt);

  expect(await steps.move({ to: 'date', date: '2022-03-01' })).toMatchObject({ kind: 'moved' });
  const told = await app.store.remindersPlanned(id, '2021-11-11', '2022-02-28');
  const keys = told.flatMap(({ key, state, at }) => (state === 'sent' && at > '2021-11-10T23:00' ? [key] : []));
  const keysForetold = foretold.map((line) => line.slice(line.indexOf(' ') + 1));
  expect(keys.sort()).toEqual(keysForetold.sort());
  await bot.close();
});

/** What a simulation says is sent in the days, as `time key`, in order. */
async function simulated(from: string, to: string): Promise<{ agreement: string; foretold: readonly string[] }> {
  const agreement = await talk(bot).agreement();
  const history = await gatherHistory(agreement, bot.app.store, true);
  const sent = [...simulate(history, { from, to })].filter((entry) => 'addressee' in entry);
  return { agreement: agreement.id, foretold: sent.map(({ at, item }) => `${wallClock(at)} ${item.key}`).sort() };
}

async function openPage() {
  const stop = new AbortController();
  const { body } = await fetch(`http://127.0.0.1:${bot.port}/api/events`, { signal: stop.signal });
  let heard = '';
  const read = async () => {
    for await (const chunk of body ?? []) heard += Buffer.from(chunk).toString('utf8');
  };
  read().catch(() => undefined);
  await expect.poll(() => heard, { timeout: 5000 }).toContain('clock');
  const told = () => [...heard.matchAll(/^data: (.*)$/gmu)].map(([, data = '']) => JSON.parse(data) as LocalEvent);
  return { told, close: () => stop.abort() };
}
