import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startBot, type TestBot } from '../../helpers/bot.ts';
import { stepTo } from '../../helpers/step.ts';
import { type Talk, talk, textOf } from '../../helpers/talk.ts';

const municipal = 'Samordnare i kommunen';
const police = 'Samordnare i polisen';

let bot: TestBot;
let t: Talk;

beforeEach(async () => {
  bot = await startBot({}, { at: '2021-12-03T15:00' });
  t = talk(bot);
  await done('/samverkan möte ny Styrgrupp 20 december 2021 kl 13-14');
});
afterEach(() => bot.close());

async function done(line: string) {
  const reply = await t.say(municipal, line);
  expect(textOf(reply)).toContain('Sparat');
  return reply;
}

const act = async (as: string, command: string, day: string, version: number) =>
  t.act(as, { command, agreement: (await t.agreement()).id, args: { kind: 'summary', for: day, version } });
const approveBoth = async (day: string, version = 1) => {
  await act(municipal, 'approve-follow-up', day, version);
  return act(police, 'approve-follow-up', day, version);
};
const record = async () => (await bot.app.store.record((await t.agreement()).id)).record;
const frozen = async () => (await record()).frozen.map(({ followUp }) => followUp.for);
const posted = async () => (await t.posts('Styrgrupp')).filter(({ kind }) => kind === 'follow-up');

async function postedFor(day: string, at: string) {
  await approveBoth(day);
  await stepTo(bot, at);
  expect(await posted()).toHaveLength(1);
}

describe('A steering meeting that is moved or cancelled', () => {
  it('needs no other summary when its own was posted already', async () => {
    await stepTo(bot, '2021-12-06T08:00');
    await postedFor('2021-12-20', '2021-12-15T09:00');
    await done('/samverkan möte flytta Styrgrupp 20 december till 22 december 13.00');
    await stepTo(bot, '2021-12-15T10:00');
    await stepTo(bot, '2021-12-17T09:00');
    expect(await frozen()).toEqual(['2021-12-20']);
    expect(await posted()).toEqual([]);
    const status = textOf(await t.say(municipal, '/samverkan utkast'));
    expect(status).not.toContain('22 december');
    expect(status).toContain('20 december');
  });

  it('takes its draft and the approvals with it: what was approved for another day is not posted', async () => {
    await stepTo(bot, '2021-12-06T08:00');
    await approveBoth('2021-12-20');
    await done('/samverkan möte flytta Styrgrupp 20 december till 21 december 13.00');
    await stepTo(bot, '2021-12-15T09:00');
    expect(await posted()).toEqual([]);
    expect(await frozen()).toEqual(['2021-12-20', '2021-12-21']);
    expect((await act(police, 'approve-follow-up', '2021-12-20', 1)).outcome).toBe('refused');
    await approveBoth('2021-12-21');
    await stepTo(bot, '2021-12-16T09:00');
    expect(await posted()).toHaveLength(1);
  });

  it('and moved back has its draft and its approvals again, and is posted once', async () => {
    await stepTo(bot, '2021-12-06T08:00');
    await approveBoth('2021-12-20');
    await done('/samverkan möte flytta Styrgrupp 20 december till 21 december 13.00');
    await done('/samverkan möte flytta Styrgrupp 21 december till 20 december 13.00');
    await stepTo(bot, '2021-12-15T09:00');
    expect(await posted()).toHaveLength(1);
    await stepTo(bot, '2021-12-16T09:00');
    expect(await posted()).toEqual([]);
  });

  it('has its draft at once when it is booked for the day after tomorrow, and is posted when all approve', async () => {
    bot.clock.set('2021-12-07T10:00');
    await done('/samverkan möte ny Styrgrupp 9 december 2021 kl 13-14');
    await stepTo(bot, '2021-12-07T10:01');
    expect(await frozen()).toContain('2021-12-09');
    expect(await posted()).toEqual([]);
    expect(textOf(await approveBoth('2021-12-09'))).toContain('skickas nu');
    expect(await posted()).toHaveLength(1);
  });

  it('is a meeting of its own beside another in the same weeks: each has its summary', async () => {
    await done('/samverkan möte ny Styrgrupp 13 december 2021 kl 13-14');
    await stepTo(bot, '2021-12-06T08:00');
    expect(await frozen()).toEqual(['2021-12-13', '2021-12-20']);
    await postedFor('2021-12-13', '2021-12-08T09:00');
    for (const as of [municipal, police]) await t.posts(as);
    await stepTo(bot, '2021-12-15T09:00');
    expect(await posted()).toEqual([]);
    for (const as of [municipal, police])
      expect((await t.posts(as)).map(({ text }) => text).join('\n')).toContain('är inte godkänd av alla parter');
    await approveBoth('2021-12-20');
    expect(await posted()).toHaveLength(1);
  });
});

describe('A program that has been down for a month', () => {
  it('makes no draft for what is over, and posts what all had approved, once', async () => {
    await stepTo(bot, '2021-12-06T08:00');
    await done('/samverkan möte ny Styrgrupp 22 december 2021 kl 13-14');
    await approveBoth('2021-12-20');
    await stepTo(bot, '2022-01-20T09:30');
    expect(await frozen()).toEqual(['2021-12-20']);
    expect(await posted()).toHaveLength(1);
    await stepTo(bot, '2022-01-20T09:31');
    expect(await posted()).toEqual([]);
  });
});
