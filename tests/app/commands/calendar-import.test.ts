import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { allMeetingTimes } from '../../../src/domain/meeting-times.ts';
import { startBot, type TestBot } from '../../helpers/bot.ts';
import { calendarText as calendar, calendarEntry as entry } from '../../helpers/calendar-text.ts';
import { labelsOf, type Spoken, type Talk, talk, textOf, wholeDatabase } from '../../helpers/talk.ts';

const municipal = 'Samordnare i kommunen';
const police = 'Samordnare i polisen';
const parks = 'Gatu- och parkchef';

const weekly = 'DTSTART;TZID=Europe/Stockholm:20211104T090000';
const series = (...more: readonly string[]) =>
  entry('series-1', 'EST fördjupning, samordning', weekly, 'RRULE:FREQ=WEEKLY;INTERVAL=2;BYDAY=TH', ...more);

let bot: TestBot;
let t: Talk;

beforeAll(async () => {
  bot = await startBot();
  t = talk(bot);
});
afterAll(() => bot.close());

beforeEach(async () => {
  bot.clock.set('2021-11-10T09:00');
  for (const table of ['meeting_change', 'meeting', 'pending_question'])
    await bot.running.pool.query(`DELETE FROM ${table}`);
  for (const group of ['EST fördjupning', 'EST strategisk', 'Styrgrupp']) await t.posts(group);
});

async function starts(group: string): Promise<readonly string[]> {
  const agreement = await t.agreement();
  const id = agreement.groups.find(({ name }) => name === group)?.id;
  const meetings = (await bot.app.store.meetings(agreement.id)).filter(({ state }) => state.plan.groupId === id);
  return allMeetingTimes(meetings, { first: '2021-01-01', last: '2022-12-31' }).map(({ start }) => start);
}

const meetingCount = async () => (await bot.app.store.meetings((await t.agreement()).id)).length;
const send = (text: string, spoken: Spoken = {}, as = municipal) => t.sendFile(as, 'moten.ics', text, spoken);

async function take(text: string, spoken: Spoken = {}) {
  return t.press(municipal, await send(text, spoken), 'Läs in', spoken);
}

describe('a calendar file sent by a coordinator', () => {
  it('shows what would be read in, and stores nothing before it is confirmed', async () => {
    const shown = await send(calendar(series(), entry('b', 'Styrgrupp', 'DTSTART:20211214T130000Z', 'DURATION:PT2H')));
    expect(shown.outcome).toBe('asked');
    expect(textOf(shown)).toContain('Kalendern: 2 nya möten, 0 ändrade, 0 oförändrade. Inget är sparat än.');
    expect(textOf(shown)).toContain(
      'EST fördjupning: varannan torsdag kl. 09.00–10.00, första gången torsdag 18 november 2021',
    );
    expect(textOf(shown)).toContain('Styrgrupp: tisdag 14 december 2021 kl. 14.00–16.00');
    expect(await meetingCount()).toBe(0);
    const done = await t.press(municipal, shown, 'Läs in');
    expect(textOf(done)).toContain('Sparat: 2 nya möten.');
    expect((await starts('EST fördjupning')).slice(0, 2)).toEqual(['2021-11-18T09:00', '2021-12-02T09:00']);
    expect(await starts('Styrgrupp')).toEqual(['2021-12-14T14:00']);
    const [news] = await t.posts('EST fördjupning');
    expect(news?.text).toContain('Nytt möte: EST fördjupning');
    expect(textOf(await t.say(municipal, '/samverkan logg'))).toMatch(/bokade/);
  });

  it('is dropped when the coordinator says no', async () => {
    const shown = await send(calendar(series()));
    await t.press(municipal, shown, 'Avbryt');
    expect((await t.press(municipal, shown, 'Läs in')).outcome).toBe('refused');
    expect(await meetingCount()).toBe(0);
  });

  it('is for coordinators only', async () => {
    expect(await send(calendar(series()), {}, parks)).toMatchObject({
      outcome: 'refused',
      data: { rule: 'coordinators-only' },
    });
  });

  it('takes the group from the channel where the titles say nothing, and asks where neither does', async () => {
    const nameless = calendar(entry('a', 'Torsdagsmöte', 'DTSTART:20211118T090000'));
    await take(nameless, { in: 'EST strategisk' });
    expect(await starts('EST strategisk')).toEqual(['2021-11-18T09:00']);
    const asked = await send(calendar(entry('b', 'Fredagsmöte', 'DTSTART:20211119T090000'), series()));
    expect(textOf(asked)).toContain('Vilken grupp gäller ”Fredagsmöte”?');
    expect(labelsOf(asked)).toEqual(
      expect.arrayContaining(['EST fördjupning', 'EST strategisk', 'Styrgrupp', 'Avbryt']),
    );
    const shown = await t.press(municipal, asked, 'Styrgrupp');
    await t.press(municipal, shown, 'Läs in');
    expect(await starts('Styrgrupp')).toEqual(expect.arrayContaining(['2021-11-19T09:00']));
  });

  it('asks nobody else, and not twice', async () => {
    const asked = await send(calendar(entry('b', 'Fredagsmöte', 'DTSTART:20211119T090000')));
    expect((await t.press(police, asked, 'Styrgrupp')).data).toMatchObject({ rule: 'not-your-question' });
    await t.press(municipal, asked, 'Styrgrupp');
    expect((await t.press(municipal, asked, 'Styrgrupp')).data).toMatchObject({ rule: 'old-question' });
    const agreement = await t.agreement();
    const parked = (await bot.running.pool.query('SELECT id FROM pending_question')).rows[0]?.id;
    const forged = {
      command: 'calendar-import',
      agreement: agreement.id,
      args: { parked, group: agreement.groups[0]?.id ?? '' },
    };
    expect((await t.act(police, forged)).outcome).toBe('refused');
  });

  it('again says that nothing is new, and changed shows what is changed', async () => {
    await take(calendar(series()));
    expect(textOf(await send(calendar(series())))).toContain('Kalendern säger samma sak som det som är bokat');
    const changed = calendar(
      series('EXDATE;TZID=Europe/Stockholm:20211118T090000'),
      entry('series-1', 'x', 'RECURRENCE-ID:20211202T080000Z', 'DTSTART:20211203T130000'),
    );
    const shown = await send(changed);
    expect(textOf(shown)).toContain('0 nya möten, 1 ändrat, 0 oförändrade');
    expect(textOf(shown)).toContain('1 flyttat, 1 inställt');
    await t.press(municipal, shown, 'Läs in');
    expect((await starts('EST fördjupning')).slice(0, 2)).toEqual(['2021-12-03T13:00', '2021-12-16T09:00']);
    expect(await meetingCount()).toBe(1);
    const told = (await t.posts('EST fördjupning')).map(({ text }) => text).join('\n');
    expect(told).toContain('Inställt möte: EST fördjupning');
    expect(told).toContain('Flyttat möte: EST fördjupning');
  });

  it('shows anew what would be done when somebody has changed a meeting since the preview', async () => {
    await take(calendar(series()));
    const shown = await send(calendar(series('LOCATION:Kommunhuset')));
    await t.say(municipal, '/samverkan möte flytta EST fördjupning 18 november till 19 november 10.00');
    const again = await t.press(municipal, shown, 'Läs in');
    expect(again.outcome).toBe('asked');
    expect(textOf(again)).toContain('Mötena har ändrats sedan förhandsvisningen');
  });

  it('books what our own calendar says without doubling it', async () => {
    await take(calendar(series()));
    const address =
      /http\S+\.ics/.exec(textOf(await t.say(municipal, '/samverkan kalender EST fördjupning')))?.[0] ?? '';
    const own = await (await fetch(address)).text();
    expect(textOf(await send(own))).toContain('Inget ändras');
  });

  it('leaves out what is no meeting of ours, with a reason for each, and says so before anything is stored', async () => {
    const shown = await send(
      calendar(
        series(),
        entry('a', 'Julbord', 'DTSTART;VALUE=DATE:20211210'),
        entry('b', 'EST fördjupning', 'DTSTART:20210114T090000'),
        entry('c', 'EST fördjupning', 'DTSTART:20230114T090000'),
        entry('d', 'EST fördjupning', 'DTSTART:20211118T093000'),
        entry('e', 'EST fördjupning', 'DTSTART:20211125T090000', 'RRULE:FREQ=HOURLY'),
        entry('f', 'EST fördjupning', 'DTSTART:20211125T090000', 'DTEND:20211125T080000'),
      ),
    );
    const text = textOf(shown);
    expect(text).toContain('1 post gäller hela dagen: ”Julbord” 10 december 2021');
    expect(text).toContain('1 post har redan varit');
    expect(text).toContain('1 post är efter överenskommelsens sista dag');
    expect(text).toContain('1 post krockar med ett möte som gruppen redan har');
    expect(text).toContain('1 post kommer tillbaka på ett sätt som jag inte kan följa');
    expect(text).toContain('1 post slutar före den börjar');
    await t.press(municipal, shown, 'Läs in');
    expect(await meetingCount()).toBe(1);
  });
});

describe('what a calendar says of people', () => {
  it('is never stored, logged or shown: descriptions, organisers, attendees, titles and ids', async () => {
    const shown = await take(
      calendar(
        entry(
          'kalle.pahittsson@example.org',
          'EST fördjupning',
          'DTSTART:20211118T090000',
          'LOCATION:Kommunhuset, rum Oxen',
          'DESCRIPTION:Kalle Påhittsson kommer med underlag',
          'ORGANIZER;CN=Kalle Påhittsson:mailto:kalle@example.org',
          'ATTENDEE;CN=Lisa Påhittsson:mailto:lisa@example.org',
        ),
      ),
    );
    expect(shown.outcome).toBe('done');
    const everything = await wholeDatabase(bot);
    expect(everything).toContain('rum Oxen');
    expect(everything).not.toMatch(/påhittsson|kalle|lisa/i);
    expect(JSON.stringify(bot.log)).not.toMatch(/påhittsson/i);
  });

  it('leaves out an entry whose title describes a person, without repeating it', async () => {
    const shown = await send(
      calendar(
        series(),
        entry('b', 'EST fördjupning: Alex Påhittström har fått kontaktperson', 'DTSTART:20211119T090000'),
        entry('c', 'EST fördjupning 850312-1239', 'DTSTART:20211122T090000'),
      ),
    );
    expect(textOf(shown)).toContain('2 poster verkar handla om en enskild person');
    expect(textOf(shown)).not.toMatch(/Påhittström|850312/);
    expect(await wholeDatabase(bot)).not.toMatch(/Påhittström|850312/);
  });

  it('takes away a place that may be a home or a person, and keeps the meeting', async () => {
    const shown = await send(
      calendar(
        entry('a', 'EST fördjupning', 'DTSTART:20211118T090000', 'LOCATION:hemma hos Kalle\\, Optimusvägen 3 lgh 1202'),
        entry('b', 'EST fördjupning', 'DTSTART:20211119T090000', 'LOCATION:Kommunhuset'),
      ),
    );
    expect(textOf(shown)).toContain('1 plats kan peka ut en person eller ett hem');
    await t.press(municipal, shown, 'Läs in');
    expect(await starts('EST fördjupning')).toEqual(['2021-11-18T09:00', '2021-11-19T09:00']);
    const everything = await wholeDatabase(bot);
    expect(everything).not.toContain('Optimusvägen');
    expect(everything).toContain('Kommunhuset');
  });
});

describe('a bad calendar file is refused in a sentence, and nothing is stored', () => {
  it.each([
    ['not a calendar', '<html>Logga in</html>', 'Det är ingen kalenderfil.'],
    ['empty', '', 'Det är ingen kalenderfil.'],
    ['broken', calendar(series()).replace('END:VEVENT\r\n', ''), 'Kalenderfilen är trasig.'],
    ['without meetings', calendar(), 'Det finns inga möten i kalendern.'],
    ['huge', calendar(series(`X-FILL:${'a'.repeat(1_100_000)}`)), 'Kalendern är för stor, 2 MB.'],
    [
      'with too many entries',
      calendar(...Array.from({ length: 2001 }, (_, i) => entry(String(i), 'x', weekly))),
      'Kalendern är för stor.',
    ],
    [
      'in the past only',
      calendar(entry('a', 'EST fördjupning', 'DTSTART:20210114T090000')),
      'Det finns inget möte att läsa in',
    ],
    [
      'with every second',
      calendar(entry('a', 'EST fördjupning', weekly, 'RRULE:FREQ=SECONDLY')),
      'Det finns inget möte att läsa in',
    ],
    [
      'with 31 April',
      calendar(entry('a', 'EST fördjupning', 'DTSTART:20220431T090000')),
      'Det finns inget möte att läsa in',
    ],
    [
      'with 25.00',
      calendar(entry('a', 'EST fördjupning', 'DTSTART:20220430T250000')),
      'Det finns inget möte att läsa in',
    ],
  ])('%s', async (_, text, sentence) => {
    const reply = await send(text);
    expect(reply.outcome).toBe('refused');
    expect(textOf(reply)).toContain(sentence);
    expect(await meetingCount()).toBe(0);
    expect((await bot.running.pool.query('SELECT 1 FROM pending_question')).rowCount).toBe(0);
  });

  it('a hundred million times is as many as the agreement has days', async () => {
    const shown = await send(calendar(entry('a', 'EST fördjupning', weekly, 'RRULE:FREQ=DAILY;COUNT=100000000')));
    await t.press(municipal, shown, 'Läs in');
    expect((await starts('EST fördjupning')).at(-1)).toBe('2022-12-31T09:00');
  });

  it('in an agreement that has ended', async () => {
    bot.clock.set('2023-01-02T09:00');
    expect((await send(calendar(series()))).data).toMatchObject({ rule: 'ended' });
  });
});
