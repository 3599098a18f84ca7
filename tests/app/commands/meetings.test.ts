import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Reply } from '../../../src/chat/incoming.ts';
import type { Action, Button } from '../../../src/chat/message.ts';
import { allMeetingTimes } from '../../../src/domain/meeting-times.ts';
import { renderMessage } from '../../../src/platforms/slack/render.ts';
import { startBot, type TestBot } from '../../helpers/bot.ts';
import { buttonsOf, labelsOf, type Spoken, type Talk, talk, textOf, wholeDatabase } from '../../helpers/talk.ts';

const municipal = 'Samordnare i kommunen';
const police = 'Samordnare i polisen';
const chief = 'Kommundirektör';
const parks = 'Gatu- och parkchef';

let bot: TestBot;
let t: Talk;

beforeAll(async () => {
  bot = await startBot();
  t = talk(bot);
});
afterAll(() => bot.close());

/** As before anything was booked; the groups have read what was posted. */
async function start(): Promise<void> {
  await bot.running.pool.query('DELETE FROM meeting_change');
  await bot.running.pool.query('DELETE FROM meeting');
  for (const group of ['EST fördjupning', 'EST strategisk', 'Styrgrupp']) await t.posts(group);
}

async function times(group: string, first = '2021-01-01', last = '2022-12-31'): Promise<readonly string[]> {
  const agreement = await t.agreement();
  const id = agreement.groups.find(({ name }) => name === group)?.id;
  const meetings = (await bot.app.store.meetings(agreement.id)).filter(({ state }) => state.plan.groupId === id);
  return allMeetingTimes(meetings, { first, last }).map(({ start }) => start);
}

const meetingCount = async () => (await bot.app.store.meetings((await t.agreement()).id)).length;

function listButtons(reply: Reply): readonly Button[] {
  return reply.message.blocks.flatMap((block) =>
    block.kind === 'list' ? block.items.flatMap(({ button }) => button ?? []) : [],
  );
}

async function choose(as: string, from: Reply, index = 0, spoken: Spoken = {}): Promise<Reply> {
  const found = listButtons(from)[index];
  if (!found) throw new Error(`nothing to choose in: ${textOf(from)}`);
  return t.act(as, found.action, spoken);
}

/** The action that a reminder's button has: whether the meeting took place. */
async function heldAction(group: string, occurrence: string, held?: boolean): Promise<Action> {
  const agreement = await t.agreement();
  const id = agreement.groups.find(({ name }) => name === group)?.id;
  const meeting = (await bot.app.store.meetings(agreement.id)).find(({ state }) => state.plan.groupId === id)?.id ?? '';
  return {
    command: 'meeting-held',
    agreement: agreement.id,
    args: { meeting, occurrence, ...(held === undefined ? {} : { held }) },
  };
}

async function changes(): Promise<readonly string[]> {
  const all = await bot.app.store.meetingChanges((await t.agreement()).id);
  return all.map(({ version, author, body }) => `${version} ${body.kind} ${author.function}`);
}

describe('booking a meeting', () => {
  beforeAll(start);

  it('stores a typed series and tells the group in its channel', async () => {
    await t.posts('EST fördjupning');
    const reply = await t.say(municipal, '/samverkan möte ny EST fördjupning varannan torsdag 09.00 från v 3');
    expect(reply.outcome).toBe('done');
    expect(textOf(reply)).toContain(
      'Sparat: EST fördjupning har möte varannan torsdag kl. 09.00–10.00. Första gången är torsdag 20 januari 2022.',
    );
    expect((await times('EST fördjupning')).slice(0, 3)).toEqual([
      '2022-01-20T09:00',
      '2022-02-03T09:00',
      '2022-02-17T09:00',
    ]);
    const [post] = await t.posts('EST fördjupning');
    expect(post?.text).toBe(
      'Nytt möte: EST fördjupning\nvarannan torsdag kl. 09.00–10.00, första gången torsdag 20 januari 2022\nSamordnare i kommunen',
    );
    expect(await changes()).toEqual(['1 booked Samordnare i kommunen']);
  });

  it('lists the public holidays that a series falls on, and books them', async () => {
    const reply = await t.say(
      police,
      '/samverkan möte ny Beredningsgrupp varje torsdag 13.00 från 1 april till 30 juni',
    );
    expect(textOf(reply)).toContain('torsdag 26 maj 2022 (Kristi himmelsfärdsdag)');
    expect(await times('Beredningsgrupp')).toContain('2022-05-26T13:00');
  });

  it('asks about a single day that is no working day, and offers those beside it', async () => {
    const asked = await t.say(municipal, '/samverkan möte ny styrgruppen 15 april kl 13-15');
    expect(asked.outcome).toBe('asked');
    expect(textOf(asked)).toContain('Fredag 15 april 2022 (långfredagen) är ingen arbetsdag.');
    expect(await times('Styrgrupp')).toEqual([]);
    const booked = await t.press(municipal, asked, 'Ta torsdag 14 april 2022');
    expect(booked.outcome).toBe('done');
    expect(await times('Styrgrupp')).toEqual(['2022-04-14T13:00']);
  });

  it('warns of a party’s planning notice where the party has a part, and never refuses for it', async () => {
    const soon = await t.say(municipal, '/samverkan möte ny EST strategisk 18 november 9-10');
    expect(soon.outcome).toBe('done');
    expect(textOf(soon)).toContain('Polisen behöver fem veckor för att planera sin personal');
    const later = await t.say(municipal, '/samverkan möte ny EST strategisk 15 december 9-10');
    expect(textOf(later)).not.toContain('Polisen behöver');
  });

  it('only warns of weeks 28–31', async () => {
    const reply = await t.say(municipal, '/samverkan möte ny EST strategisk 13 juli 9.00');
    expect(reply.outcome).toBe('done');
    expect(textOf(reply)).toContain('Tänk på: mötet är i vecka 28–31, då många är lediga.');
  });

  it('asks about what it collides with, and books it when told to', async () => {
    const before = (await times('EST fördjupning')).length;
    const asked = await t.say(
      municipal,
      '/samverkan möte ny EST fördjupning varje torsdag 09.30 från v 5 till 31 mars',
    );
    expect(asked.outcome).toBe('asked');
    expect(textOf(asked)).toContain('EST fördjupning har redan möte då: torsdag 3 februari 2022 kl. 09.00–10.00');
    expect(await times('EST fördjupning')).toHaveLength(before);
    const left = await t.press(municipal, asked, 'Låt det vara');
    expect(textOf(left)).toBe('Inget är sparat.');
    const again = await t.say(
      municipal,
      '/samverkan möte ny EST fördjupning varje torsdag 09.30 från v 5 till 31 mars',
    );
    expect((await t.press(municipal, again, 'Boka ändå')).outcome).toBe('done');
    expect(await times('EST fördjupning', '2022-02-03', '2022-02-03')).toEqual([
      '2022-02-03T09:00',
      '2022-02-03T09:30',
    ]);
  });

  it('does not collide with another group, or with a meeting that ends when it begins', async () => {
    const other = await t.say(municipal, '/samverkan möte ny EST strategisk 20 januari 9.00');
    expect(other.outcome).toBe('done');
    const after = await t.say(municipal, '/samverkan möte ny EST fördjupning 20 januari 10.00');
    expect(after.outcome).toBe('done');
  });

  it('asks which group is meant when the name is not one', async () => {
    const asked = await t.say(municipal, '/samverkan möte ny EST stratgisk 2 december 15.00');
    expect(textOf(asked)).toBe('Gruppen ”EST stratgisk” finns inte. Menade du EST strategisk?\n[EST strategisk]');
    expect((await t.press(municipal, asked, 'EST strategisk')).data).toMatchObject({ group: 'EST strategisk' });
    const none = await t.say(municipal, '/samverkan möte ny 3 december 15.00');
    expect(labelsOf(none)).toContain('Beredningsgrupp');
  });

  it('is for the channel’s own group when none is named', async () => {
    const reply = await t.say(municipal, '/samverkan möte ny 8 december 15.00', { in: 'Beredningsgrupp' });
    expect(reply.data).toMatchObject({ group: 'Beredningsgrupp', start: '2021-12-08T15:00' });
  });

  it('asks which day when there are two that may be meant', async () => {
    const asked = await t.say(municipal, '/samverkan möte ny Beredningsgrupp nästa fredag 15.00');
    expect(labelsOf(asked)).toEqual(['fredag 12 november 2021 kl. 15.00', 'fredag 19 november 2021 kl. 15.00']);
    expect((await t.press(municipal, asked, /^fredag 19/)).data).toMatchObject({ start: '2021-11-19T15:00' });
  });

  it('works in English, without å, ä and ö, and by its other words', async () => {
    const english = await t.say(municipal, '/agreement meeting new EST strategisk 3 February 2022 at 2 pm');
    expect(textOf(english)).toContain('Saved: EST strategisk meets Thursday 3 February 2022 at 14:00–15:00.');
    const bare = await t.say(municipal, 'BOKA MOTE BEREDNINGSGRUPP 9 FEBRUARI 2022 KL 9');
    expect(bare.data).toMatchObject({ group: 'Beredningsgrupp', start: '2022-02-09T09:00' });
  });
});

describe('a meeting that can’t be', () => {
  beforeAll(start);

  it.each([
    ['varje torsdag', 'När på dagen är mötet?'],
    ['31 april 9.00', 'Det datumet finns inte: april har 30 dagar.'],
    ['torsdag 25.00', 'Klockslaget 25.00 finns inte.'],
    ['12 november 15.00-13.00', 'Mötet slutar före det börjar.'],
    ['varje torsdag 9 från 20 januari till 10 januari 2022', 'Serien slutar före sitt första möte'],
    ['3 november 2021 9.00', 'har redan varit'],
    ['i dag 8.00', 'Den tiden har redan varit.'],
    ['12 januari 2023 9.00', 'Överenskommelsen gäller till och med 31 december 2022.'],
    ['1 december 6.00-20.00', 'längre än tolv timmar'],
    ['1 december 9.00 i 0 minuter', 'Mötet slutar när det börjar.'],
    ['torsdag v 3 och v 5 9.00', ''],
    ['två gånger i månaden 9', '”två gånger i månaden” säger inte vilka dagar.'],
    ['torsdag 9 utom på lov', 'Jag förstår inte'],
    ['9.00', 'Vilken dag är mötet?'],
  ])('%s', async (line, sentence) => {
    const reply = await t.say(municipal, `/samverkan möte ny EST fördjupning ${line}`);
    expect(reply.outcome).toBe('refused');
    expect(textOf(reply)).toContain(sentence);
    expect(labelsOf(reply)).toEqual(['Öppna formuläret']);
    expect(await meetingCount()).toBe(0);
  });

  it('is not echoed or stored when it describes a person', async () => {
    const reply = await t.say(municipal, '/samverkan möte ny EST fördjupning torsdag 9 plats hos 19121212-1212');
    expect(reply.outcome).toBe('refused');
    expect(textOf(reply)).not.toContain('1212');
    expect(await wholeDatabase(bot)).not.toContain('19121212-1212');
  });

  it('is not booked by one who does not coordinate', async () => {
    for (const who of [chief, parks]) {
      const reply = await t.say(who, '/samverkan möte ny EST fördjupning torsdag 9');
      expect(textOf(reply)).toBe('Det kan bara en samordnare göra.');
    }
    expect(await meetingCount()).toBe(0);
  });

  it('is not booked when the agreement has ended', async () => {
    const reply = await t.say(municipal, '/samverkan möte ny EST fördjupning torsdag 9', { at: '2023-01-10T09:00' });
    expect(reply.outcome).toBe('refused');
    expect(textOf(reply)).toContain('är avslutad');
  });
});

describe('the form', () => {
  beforeAll(start);

  const open = () => t.say(municipal, '/samverkan möte ny', { in: 'EST fördjupning' });
  const groupId = async () => (await t.agreement()).groups.find(({ name }) => name === 'EST fördjupning')?.id ?? '';
  const values = async (more: Record<string, string> = {}) => ({
    group: await groupId(),
    date: '2022-01-20',
    time: '09.00',
    minutes: '90',
    repeats: 'fortnightly',
    until: '2022-06-30',
    place: 'Stora salen',
    ...more,
  });

  it('books a series with its place, the channel’s group chosen', async () => {
    const form = await open();
    expect(form.form?.fields.map(({ id }) => id)).toEqual([
      'group',
      'date',
      'time',
      'minutes',
      'repeats',
      'until',
      'place',
    ]);
    expect(form.form?.fields[0]).toMatchObject({ value: await groupId() });
    const reply = await t.submit(municipal, form, await values());
    expect(textOf(reply)).toContain('varannan torsdag kl. 09.00–10.30 till och med 30 juni 2022');
    const booked = await times('EST fördjupning');
    expect([booked.at(0), booked.at(-1), booked.length]).toEqual(['2022-01-20T09:00', '2022-06-23T09:00', 12]);
    expect((await t.posts('EST fördjupning')).at(-1)?.text).toContain('plats: Stora salen');
  });

  it.each([
    ['once', ['2022-03-31T09:00']],
    ['weekly', ['2022-03-31T09:00', '2022-04-07T09:00', '2022-04-14T09:00']],
    ['four-weekly', ['2022-03-31T09:00', '2022-04-28T09:00', '2022-05-26T09:00']],
    ['monthly-weekday', ['2022-03-31T09:00', '2022-04-28T09:00', '2022-05-26T09:00']],
    ['monthly-day', ['2022-03-31T09:00', '2022-04-30T09:00', '2022-05-31T09:00']],
    ['quarterly', ['2022-03-31T09:00', '2022-06-30T09:00', '2022-09-29T09:00']],
    ['half-yearly', ['2022-03-31T09:00', '2022-09-29T09:00']],
  ])('gives the days of %s', async (repeats, expected) => {
    await start();
    await t.submit(municipal, await open(), await values({ date: '2022-03-31', until: '', repeats, place: '' }));
    expect((await times('EST fördjupning')).slice(0, 3)).toEqual(expected);
  });

  it.each([
    [{ time: '25.00' }, { time: 'Klockslaget finns inte. Skriv till exempel 09.00.' }],
    [{ time: '' }, { time: 'Fyll i det här fältet.' }],
    [{ date: '2022-04-31' }, { date: 'Datumet finns inte. Skriv till exempel 2021-11-30.' }],
    [
      { date: '2021-11-09', until: '' },
      { date: 'Den tiden har redan varit. Välj en tid som kommer. Inget är sparat.' },
    ],
    [{ until: '2022-01-19' }, { until: 'Sista dagen är före den första.' }],
    [{ place: 'hos 19121212-1212' }, { place: expect.stringContaining('personnummer') }],
  ])('says what is wrong with %j in its field, and stores nothing', async (wrong, faults) => {
    await start();
    const reply = await t.submit(municipal, await open(), await values(wrong as Record<string, string>));
    expect(reply).toMatchObject({ outcome: 'refused', fieldErrors: faults });
    expect(reply.form?.action.command).toBe('book-meeting');
    expect(await meetingCount()).toBe(0);
  });
});

describe('moving a meeting', () => {
  beforeEach(async () => {
    await start();
    await t.say(municipal, '/samverkan möte ny EST fördjupning varannan torsdag 09.00 från v 3 till 31 mars');
    await t.posts('EST fördjupning');
  });

  it('is typed, and told to the group', async () => {
    const reply = await t.say(police, '/samverkan möte flytta EST fördjupning 20 januari till 21 januari 10.00');
    expect(textOf(reply)).toContain(
      'Sparat: mötet i EST fördjupning torsdag 20 januari 2022 kl. 09.00 är flyttat till fredag 21 januari 2022 kl. 10.00–11.00.',
    );
    expect((await times('EST fördjupning')).slice(0, 2)).toEqual(['2022-01-21T10:00', '2022-02-03T09:00']);
    expect((await t.posts('EST fördjupning')).map(({ text }) => text)).toEqual([
      'Flyttat möte: EST fördjupning\nFrån torsdag 20 januari 2022 kl. 09.00–10.00 till fredag 21 januari 2022 kl. 10.00–11.00\nSamordnare i polisen',
    ]);
  });

  it('keeps the day or the time that is not named, and finds it by either of its days', async () => {
    await t.say(municipal, '/samverkan möte flytta EST fördjupning 20 januari till 21 januari');
    expect((await times('EST fördjupning'))[0]).toBe('2022-01-21T09:00');
    await t.say(municipal, '/samverkan möte flytta EST fördjupning 21 januari till kl 14');
    expect((await times('EST fördjupning'))[0]).toBe('2022-01-21T14:00');
    await t.say(municipal, '/samverkan möte flytta EST fördjupning 20 januari till 24 januari 13.00');
    expect((await times('EST fördjupning'))[0]).toBe('2022-01-24T13:00');
  });

  it('reads the day from the meeting that is moved, not from today', async () => {
    const reply = await t.say(municipal, '/samverkan möte flytta EST fördjupning 17 februari till den 18');
    expect(reply.data).toMatchObject({ from: '2022-02-17T09:00', to: '2022-02-18T09:00' });
    expect((await t.say(municipal, '/samverkan möte flytta EST fördjupning 3 mars till fredag')).data).toMatchObject({
      to: '2022-03-04T09:00',
    });
  });

  it('is chosen in a list and filled in', async () => {
    const list = await t.say(municipal, '/samverkan möte flytta');
    expect(textOf(list)).toContain('EST fördjupning: torsdag 3 februari 2022 kl. 09.00–10.00');
    const form = await choose(municipal, list, 1);
    expect(form.form?.fields).toMatchObject([{ value: '2022-02-03' }, { value: '09.00' }]);
    const wrong = await t.submit(municipal, form, { date: '2022-02-04', time: '25.00' });
    expect(wrong.fieldErrors).toEqual({ time: 'Klockslaget finns inte. Skriv till exempel 09.00.' });
    expect(wrong.form?.action).toEqual(form.form?.action);
    const past = await t.submit(municipal, form, { date: '2021-11-01', time: '9' });
    expect(past.fieldErrors?.date).toContain('har redan varit');
    expect((await t.submit(municipal, form, { date: '2022-02-04', time: '8' })).outcome).toBe('done');
    expect((await times('EST fördjupning'))[1]).toBe('2022-02-04T08:00');
  });

  it('asks which when the line does not tell', async () => {
    const asked = await t.say(municipal, '/samverkan möte flytta EST fördjupning till 24 januari 10.00');
    expect(labelsOf(asked)[0]).toBe('torsdag 20 januari 2022 kl. 09.00');
    expect((await t.press(municipal, asked, /^torsdag 3 februari/)).data).toMatchObject({
      from: '2022-02-03T09:00',
      to: '2022-01-24T10:00',
    });
  });

  it('asks about a holiday and about what is there already, and warns of short notice', async () => {
    const holiday = await t.say(municipal, '/samverkan möte flytta EST fördjupning 20 januari till 6 januari');
    expect(labelsOf(holiday)).toEqual([
      'Ta onsdag 5 januari 2022',
      'Ta fredag 7 januari 2022',
      'Flytta ändå',
      'Låt det vara',
    ]);
    const moved = await t.press(municipal, holiday, /5 januari/);
    expect(moved.data).toMatchObject({ to: '2022-01-05T09:00' });
    const taken = await t.say(municipal, '/samverkan möte flytta EST fördjupning 3 februari till 17 februari');
    expect(textOf(taken)).toContain('EST fördjupning har redan möte då');
    const soon = await t.say(municipal, '/samverkan möte flytta EST fördjupning 3 februari till 22 november');
    expect(textOf(soon)).toContain('Polisen behöver fem veckor');
  });

  it.each([
    ['20 januari till 31 april', 'april har 30 dagar'],
    ['20 januari till 21 januari 25.00', 'Klockslaget 25.00 finns inte.'],
    ['20 januari till 3 november 2021', 'har redan varit'],
    ['20 januari till 3 januari 2023', 'Överenskommelsen gäller till och med'],
    ['21 januari till 22 januari', 'EST fördjupning har inget möte fredag 21 januari 2022.'],
    ['20 januari till 21 januari 10-12', 'lika långt som förut'],
    ['hela serien till kl 10', 'Jag flyttar ett möte i taget.'],
    ['resten av serien från 3 februari till fredag 4 februari 10.00', 'Jag flyttar ett möte i taget.'],
  ])('is refused: %s', async (line, sentence) => {
    const reply = await t.say(municipal, `/samverkan möte flytta EST fördjupning ${line}`);
    expect(reply.outcome).toBe('refused');
    expect(textOf(reply)).toContain(sentence);
    expect((await times('EST fördjupning'))[0]).toBe('2022-01-20T09:00');
    expect(await t.posts('EST fördjupning')).toEqual([]);
  });

  it('says so when the meeting is then already, or has been', async () => {
    const same = await t.say(municipal, '/samverkan möte flytta EST fördjupning 20 januari till 20 januari 9.00');
    expect(textOf(same)).toBe('Mötet är redan då. Inget är ändrat.');
    const list = await t.say(municipal, '/samverkan möte flytta');
    const late = await t.act(municipal, listButtons(list)[0]?.action as Action, { at: '2022-01-21T09:00' });
    expect(textOf(late)).toContain('Mötet har redan varit');
  });
});

describe('cancelling a meeting', () => {
  beforeEach(async () => {
    await start();
    await t.say(municipal, '/samverkan möte ny EST fördjupning varannan torsdag 09.00 från v 3 till 31 mars');
    await t.posts('EST fördjupning');
  });

  it('by its day takes that one away and tells the group', async () => {
    const reply = await t.say(municipal, '/samverkan möte avboka EST fördjupning 3 februari');
    expect(textOf(reply)).toContain(
      'Sparat: mötet i EST fördjupning torsdag 3 februari 2022 kl. 09.00–10.00 är inställt.',
    );
    expect((await times('EST fördjupning')).slice(0, 2)).toEqual(['2022-01-20T09:00', '2022-02-17T09:00']);
    expect((await t.posts('EST fördjupning'))[0]?.text).toContain('Inställt möte: EST fördjupning');
    expect(textOf(await t.say(municipal, '/samverkan möten'))).toContain(
      'torsdag 3 februari 2022 kl. 09.00–10.00 – inställt',
    );
  });

  it('in a list asks whether it is only that one or the rest of the series', async () => {
    const asked = await choose(municipal, await t.say(municipal, '/samverkan möte avboka'), 2);
    expect(textOf(asked)).toContain('hör till en serie: varannan torsdag kl. 09.00–10.00 till och med 31 mars 2022');
    expect(labelsOf(asked)).toEqual(['Bara torsdag 17 februari 2022', 'Resten av serien', 'Låt det vara']);
    await t.press(municipal, asked, 'Resten av serien');
    expect(await times('EST fördjupning')).toEqual(['2022-01-20T09:00', '2022-02-03T09:00']);
    expect((await t.posts('EST fördjupning'))[0]?.text).toContain(
      'Inga fler möten i serien: EST fördjupning\nvarannan torsdag: inga möten från och med torsdag 17 februari 2022',
    );
    const again = await t.press(municipal, asked, /^Bara/);
    expect(textOf(again)).toBe('Mötet är redan inställt.');
  });

  it('takes the rest of the series when the line says so', async () => {
    await t.say(municipal, '/samverkan ställ in möte EST fördjupning från 3 februari och framåt');
    expect(await times('EST fördjupning')).toEqual(['2022-01-20T09:00']);
  });

  it('is taken back by moving it', async () => {
    await t.say(municipal, '/samverkan möte avboka EST fördjupning 3 februari');
    await t.say(municipal, '/samverkan möte flytta EST fördjupning 3 februari till 4 februari');
    expect(await times('EST fördjupning')).toContain('2022-02-04T09:00');
  });

  it('and moving it at the same moment are both kept, one after the other', async () => {
    const replies = await Promise.all([
      t.say(municipal, '/samverkan möte avboka EST fördjupning 3 februari'),
      t.say(police, '/samverkan möte flytta EST fördjupning 17 februari till 18 februari'),
    ]);
    expect(replies.map(({ outcome }) => outcome)).toEqual(['done', 'done']);
    expect((await times('EST fördjupning')).slice(0, 3)).toEqual([
      '2022-01-20T09:00',
      '2022-02-18T09:00',
      '2022-03-03T09:00',
    ]);
  });

  it('of a single meeting is done at once', async () => {
    await t.say(municipal, '/samverkan möte ny styrgruppen 14 april 13-15');
    const reply = await t.say(municipal, '/samverkan möte avboka styrgruppen');
    expect(reply).toMatchObject({ outcome: 'done', data: { cancelled: '2022-04-14T13:00' } });
    expect(await times('Styrgrupp')).toEqual([]);
  });

  it('answers plainly when there is nothing to cancel', async () => {
    const none = await t.say(municipal, '/samverkan möte avboka styrgruppen');
    expect(textOf(none)).toBe('Styrgrupp har inget möte bokat.');
    const other = await t.say(municipal, '/samverkan möte avboka EST fördjupning 4 februari');
    expect(textOf(other)).toBe('EST fördjupning har inget möte fredag 4 februari 2022.');
    const member = await t.say(parks, '/samverkan möte avboka EST fördjupning 3 februari');
    expect(textOf(member)).toBe('Det kan bara en samordnare göra.');
    expect(await times('EST fördjupning')).toHaveLength(6);
  });
});

describe('whether a meeting took place', () => {
  const occurrence = '2021-11-18T09:00';
  const after = { at: '2021-11-19T09:00' };

  beforeEach(async () => {
    await start();
    await t.say(municipal, '/samverkan möte ny EST strategisk varje torsdag 09.00 från v 46 till 16 december');
  });

  it('is stored by one press, and a written line is offered', async () => {
    const reply = await t.act(municipal, await heldAction('EST strategisk', occurrence, true), after);
    expect(reply.outcome).toBe('done');
    expect(textOf(reply)).toBe(
      'Sparat: mötet i EST strategisk torsdag 18 november 2021 blev av.\nVar uppföljningen muntlig? Skriv en rad om vad ni kom fram till.\n[Skriv en rad]',
    );
    const form = await t.press(municipal, reply, 'Skriv en rad', after);
    expect(form.form?.fields).toMatchObject([{ id: 'line', maxLength: 500 }]);
    const saved = await t.submit(municipal, form, { line: 'Belysningen är klar i april.' }, after);
    expect(textOf(saved)).toBe('Sparat: raden om mötet i EST strategisk torsdag 18 november 2021.');
    expect(textOf(await t.say(municipal, '/samverkan möten', after))).toContain(
      'Senast: torsdag 18 november 2021 kl. 09.00–10.00 – blev av: Belysningen är klar i april.',
    );
    expect(await changes()).toEqual(['1 booked', '2 held', '3 held'].map((line) => `${line} Samordnare i kommunen`));
    const again = await t.act(municipal, await heldAction('EST strategisk', occurrence, true), after);
    expect(textOf(again)).toContain('Det är redan sparat.');
    expect(await changes()).toHaveLength(3);
  });

  it('is stored as no too, with a new meeting offered, and the answer can be changed', async () => {
    const no = await t.act(municipal, await heldAction('EST strategisk', occurrence, false), after);
    expect(labelsOf(no)).toEqual(['Boka möte']);
    const list = await t.say(municipal, '/samverkan möten', after);
    expect(textOf(list)).toContain('blev inte av');
    await t.act(municipal, await heldAction('EST strategisk', occurrence, true), after);
    expect(textOf(await t.say(municipal, '/samverkan möten', after))).toContain('– blev av');
  });

  it('is asked in the list of meetings', async () => {
    const list = await t.say(parks, '/samverkan möten', after);
    expect(textOf(list)).toContain('Senast: torsdag 18 november 2021 kl. 09.00–10.00 – blev det av?');
    const asked = await choose(parks, list, 0, after);
    expect(labelsOf(asked)).toEqual(['Mötet blev av', 'Det blev inte av']);
    expect((await t.press(parks, asked, 'Mötet blev av', after)).outcome).toBe('done');
    expect((await changes()).at(-1)).toBe('2 held Gatu- och parkchef');
  });

  it('of the agreement’s last days is asked about and told afterwards, for twenty working days', async () => {
    await t.say(municipal, '/samverkan möte ny styrgruppen 30 december 2022 13.00');
    const answer = (at: string) => t.say(municipal, '/samverkan möte blev av styrgruppen 30 december 2022', { at });
    expect((await answer('2023-01-02T09:00')).outcome).toBe('done');
    expect((await answer('2023-01-30T09:00')).outcome).toBe('done');
    expect(textOf(await answer('2023-01-31T09:00'))).toContain('är avslutad');
    const late = await t.say(municipal, '/samverkan möte ny styrgruppen 30 januari 2023 13.00', {
      at: '2023-01-02T09:00',
    });
    expect(late.outcome).toBe('refused');
    // Nothing can be booked any more, so that is not offered.
    const no = await t.say(municipal, '/samverkan möte blev inte av styrgruppen 30 december 2022', {
      at: '2023-01-02T09:05',
    });
    expect(no.outcome).toBe('done');
    expect(labelsOf(no)).toEqual([]);
  });

  it('is told by the group’s own and by coordinators, by nobody else', async () => {
    for (const who of [chief, 'Kommunsekreterare']) {
      const reply = await t.act(who, await heldAction('EST strategisk', occurrence, true), after);
      expect(textOf(reply)).toBe('Bara gruppens egna och samordnarna kan svara på det.');
    }
    expect((await t.act(police, await heldAction('EST strategisk', occurrence, true), after)).outcome).toBe('done');
  });

  it('is not told before it, of one that is cancelled, or of one that is not there', async () => {
    const early = await t.act(municipal, await heldAction('EST strategisk', occurrence, true));
    expect(textOf(early)).toBe('Mötet har inte varit än. Svara när det är slut.');
    await t.say(municipal, '/samverkan möte avboka EST strategisk 18 november');
    const off = await t.act(municipal, await heldAction('EST strategisk', occurrence, true), after);
    expect(textOf(off)).toContain('Mötet är inställt.');
    const gone = await t.act(municipal, await heldAction('EST strategisk', '2021-11-19T09:00', true), after);
    expect(textOf(gone)).toContain('Mötet finns inte längre.');
    expect(await changes()).toHaveLength(2);
  });

  it('keeps no line about a person', async () => {
    const held = await t.act(municipal, await heldAction('EST strategisk', occurrence, true), after);
    const form = await t.press(municipal, held, 'Skriv en rad', after);
    const refused = await t.submit(municipal, form, { line: 'Vi pratade om 19121212-1212' }, after);
    expect(refused.fieldErrors?.line).toContain('personnummer');
    expect(refused.form?.action).toEqual(form.form?.action);
    const long = await t.submit(municipal, form, { line: 'x'.repeat(501) }, after);
    expect(long.fieldErrors?.line).toBe('Texten är för lång. Korta den.');
    expect(await wholeDatabase(bot)).not.toContain('19121212-1212');
  });
});

describe('the list of meetings', () => {
  beforeAll(async () => {
    await start();
    await t.say(municipal, '/samverkan möte ny EST strategisk varannan torsdag 09.00 från v 46 plats Lilla salen');
    await t.say(municipal, '/samverkan möte ny styrgruppen 14 december 13-15 plats Stora salen');
  });

  const groupsIn = ({ data }: Reply) => {
    const listed = (data?.meetings ?? []) as readonly { readonly group: string }[];
    return [...new Set(listed.map(({ group }) => group))];
  };
  const see = async (who: string, spoken: Spoken = {}) => groupsIn(await t.say(who, '/samverkan möten', spoken));

  it('shows a person their own groups’, and coordinators, steering and readers all', async () => {
    expect(await see(parks)).toEqual(['EST strategisk']);
    for (const who of [municipal, chief, 'Kommunsekreterare'])
      expect(await see(who)).toEqual(['EST strategisk', 'Styrgrupp']);
  });

  it('says when and where, with what may be done by whom', async () => {
    const all = await t.say(municipal, '/samverkan möten', { in: 'Styrgrupp' });
    const lines = textOf(all).split('\n');
    expect(lines.slice(0, 4)).toEqual([
      'Möten',
      'Styrgrupp',
      '• tisdag 14 december 2021 kl. 13.00–15.00 – plats: Stora salen',
      'EST strategisk',
    ]);
    expect(lines).toContain('Varannan torsdag kl. 09.00–10.00, plats: Lilla salen');
    expect(lines).toContain('Serier utan slutdatum gäller till överenskommelsens sista dag, 31 december 2022.');
    expect(labelsOf(all)).toEqual(['Boka möte', 'Flytta möte', 'Ställ in möte']);
    expect(buttonsOf(await t.say(parks, '/samverkan möten'))).toEqual([]);
  });

  it('fits in a message of Slack’s when every group has several series, a page at a time', async () => {
    const { groups } = await t.agreement();
    for (const [index, { name }] of groups.entries())
      for (const time of ['10.00', '11.00', '13.00', '14.00', '15.00'])
        await t.say(municipal, `/samverkan möte ny ${name} varje ${['måndag', 'tisdag', 'onsdag'][index % 3]} ${time}`);
    const first = await t.say(municipal, '/samverkan möten', { at: '2021-12-01T16:00' });
    const rendered = renderMessage(first.message);
    expect(rendered.blocks.length).toBeLessThanOrEqual(50);
    expect(rendered.blocks.at(-1)).toMatchObject({ type: 'actions' });
    expect(labelsOf(first)[0]).toBe('Visa fler');
    const second = await t.press(municipal, first, 'Visa fler');
    expect(textOf(second)).toContain(groups.at(-1)?.name);
  });

  it('is there when the agreement has ended', async () => {
    const reply = await t.say(municipal, '/samverkan möten', { at: '2023-02-01T09:00' });
    expect(reply.outcome).toBe('done');
  });
});
