import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { isDue } from '../../../src/app/calendars/read-sources.ts';
import type { AccountRef } from '../../../src/chat/incoming.ts';
import { allMeetingTimes } from '../../../src/domain/meeting-times.ts';
import { bindChannel, holdFunction, startBot, type TestBot } from '../../helpers/bot.ts';
import { type CalendarServer, reachOf, serveCalendars } from '../../helpers/calendar-server.ts';
import { calendarText as calendar, calendarEntry as entry } from '../../helpers/calendar-text.ts';
import { type Spoken, type Talk, talk, textOf, wholeDatabase } from '../../helpers/talk.ts';

const municipal = 'Samordnare i kommunen';
const parks = 'Gatu- och parkchef';

const weekly = (...more: readonly string[]) =>
  entry('s', 'Samordning', 'DTSTART;TZID=Europe/Stockholm:20211104T090000', 'RRULE:FREQ=WEEKLY;BYDAY=TH', ...more);
const once = entry('b', 'Extra', 'DTSTART:20211214T130000');

let server: CalendarServer;
/** What the calendar's server answers: a text, or a status. */
let answer: string | number = '';
let bot: TestBot;
let t: Talk;

beforeAll(async () => {
  server = await serveCalendars((_, response) => {
    if (typeof answer === 'number') response.writeHead(answer).end();
    else response.end(answer);
  });
  const reach = reachOf({ 'kalender.example': ['127.0.0.1'], inne: ['10.0.0.8'] });
  // Names are on loopback here, and nowhere is there a certificate for them.
  bot = await startBot({}, { reach: { ...reach, plainHttp: true } });
  t = talk(bot);
});
afterAll(async () => {
  await bot.close();
  await server.close();
});

beforeEach(async () => {
  bot.clock.set('2021-11-10T09:00');
  answer = calendar(weekly(), once);
  for (const table of ['meeting_change', 'meeting', 'pending_question', 'calendar_source', 'inbox'])
    await bot.running.pool.query(`DELETE FROM ${table}`);
  for (const place of ['EST fördjupning', 'EST strategisk', municipal]) await t.posts(place);
});

const address = () => `http://kalender.example:${server.port}/hemlig-kalle.pahittsson@gmail.com/a.ics`;
const say = (rest: string, spoken: Spoken = {}, as = municipal) => t.say(as, `/samverkan kalender ${rest}`, spoken);
const add = async () => t.press(municipal, await say(`${address()} EST fördjupning`), 'Läs in');

async function starts(): Promise<readonly string[]> {
  const meetings = await bot.app.store.meetings((await t.agreement()).id);
  return allMeetingTimes(meetings, { first: '2021-01-01', last: '2022-12-31' }).map(({ start }) => start);
}

const asked = () => server.asked.splice(0).length;

describe('a calendar at an address', () => {
  it('is shown first, and read every day once it is confirmed', async () => {
    const shown = await say(`${address()} EST fördjupning`);
    expect(shown.outcome).toBe('asked');
    expect(textOf(shown)).toContain('EST fördjupning: varje torsdag kl. 09.00–10.00');
    expect(textOf(shown)).toContain('Sedan läser jag kalendern en gång om dygnet');
    expect(await starts()).toEqual([]);
    const done = await t.press(municipal, shown, 'Läs in');
    expect(textOf(done)).toContain('Jag läser kalendern för EST fördjupning varje dag från och med nu.');
    expect((await starts()).slice(0, 2)).toEqual(['2021-11-11T09:00', '2021-11-18T09:00']);
    expect(textOf(await say(''))).toContain('EST fördjupning: kalender.example');
    expect(textOf(await say(`${address()} Styrgrupp`))).toContain('Jag läser redan den kalendern för EST fördjupning');
  });

  it('is the channel’s group’s when no group is named, and asked about where it is nobody’s', async () => {
    await t.press(municipal, await say(address(), { in: 'EST strategisk' }), 'Läs in');
    expect(textOf(await say(''))).toContain('EST strategisk: kalender.example');
    await bot.running.pool.query('DELETE FROM calendar_source');
    const question = await say(address());
    expect(textOf(question)).toContain('Vilken grupp gäller');
    const shown = await t.press(municipal, question, 'Styrgrupp');
    expect((await t.press(municipal, shown, 'Läs in')).data).toMatchObject({ daily: 'Styrgrupp' });
  });

  it('may hold what looks like an e-mail address, which is neither refused nor shown nor logged', async () => {
    const done = await add();
    expect(done.outcome).toBe('done');
    for (const line of ['', 'ta bort Styrgrupp']) expect(textOf(await say(line))).not.toContain('pahittsson');
    expect(textOf(await t.say(municipal, '/samverkan logg'))).not.toContain('pahittsson');
    expect(JSON.stringify(bot.log)).not.toContain('pahittsson');
  });

  it('is guarded beyond the address: what is written after it is people’s text', async () => {
    const reply = await say(`${address()} Alex Påhittström har fått kontaktperson`);
    expect(reply.outcome).toBe('refused');
    expect(textOf(reply)).not.toContain('Påhittström');
    expect(await wholeDatabase(bot)).not.toContain('Påhittström');
  });

  it.each([
    ['http://inne/a.ics', 'lokalt nätverk'],
    ['http://169.254.169.254/latest/meta-data', 'lokalt nätverk'],
    ['http://127.0.0.2/a.ics', 'lokalt nätverk'],
    ['http://[::1]/a.ics', 'lokalt nätverk'],
    ['http://2130706434/a.ics', 'lokalt nätverk'],
    ['http://finns-inte.example/a.ics', 'hittar ingen webbplats'],
    ['http://kalle:hemligt@kalender.example/a.ics', 'användarnamn eller lösenord'],
    ['ftp://kalender.example/a.ics', 'börjar med https eller webcal'],
    ['file:///etc/passwd', 'börjar med https eller webcal'],
  ])('is refused in a sentence: %s', async (bad, sentence) => {
    asked();
    const reply = await say(`${bad} EST fördjupning`);
    expect(reply.outcome).toBe('refused');
    expect(textOf(reply)).toContain(sentence);
    expect(textOf(reply)).toContain('Inget är sparat.');
    expect(asked()).toBe(0);
    expect(await bot.app.store.calendarSources((await t.agreement()).id)).toEqual([]);
  });

  it('is refused when what is there is no calendar, too large, or not there', async () => {
    for (const [given, sentence] of [
      ['<html>Logga in</html>', 'Det är ingen kalenderfil.'],
      ['a'.repeat(1024 * 1024 + 1), 'större än 1 MB'],
      [404, 'svarade 404'],
    ] as const) {
      answer = given;
      const reply = await say(`${address()} EST fördjupning`);
      expect([reply.outcome, textOf(reply)]).toEqual(['refused', expect.stringContaining(sentence)]);
    }
  });

  it('is for coordinators', async () => {
    asked();
    expect((await say(`${address()} EST fördjupning`, {}, parks)).data).toMatchObject({ rule: 'coordinators-only' });
    expect((await say('ta bort', {}, parks)).data).toMatchObject({ rule: 'coordinators-only' });
    expect(textOf(await say('', {}, parks))).not.toContain('.ics-fil');
    expect(asked()).toBe(0);
  });

  it('is told to remain in the chat where others read what was typed', async () => {
    const reply = await say(`${address()} EST fördjupning`, { in: 'EST fördjupning', visible: true });
    expect(textOf(reply)).toContain('Adressen ligger kvar i chatten');
  });
});

describe('a calendar that is read every day', () => {
  it('is read once in 24 hours, and changes what it changes, as the clock', async () => {
    await add();
    asked();
    for (const at of ['2021-11-10T09:30', '2021-11-11T08:59']) {
      bot.clock.set(at);
      await bot.running.tick();
    }
    expect(asked()).toBe(0);
    answer = calendar(
      weekly('EXDATE;TZID=Europe/Stockholm:20211118T090000'),
      entry('s', 'Samordning', 'RECURRENCE-ID:20211125T080000Z', 'DTSTART:20211126T130000'),
      once,
    );
    await t.posts('EST fördjupning');
    bot.clock.set('2021-11-11T12:00');
    await bot.running.tick();
    await bot.running.tick();
    expect(asked()).toBe(1);
    expect((await starts()).slice(0, 3)).toEqual(['2021-11-11T09:00', '2021-11-26T13:00', '2021-12-02T09:00']);
    const told = (await t.posts('EST fördjupning')).map(({ text }) => text);
    expect(told).toEqual([
      expect.stringContaining('Inställt möte: EST fördjupning'),
      expect.stringContaining('Flyttat möte: EST fördjupning'),
    ]);
    expect(told.join()).toContain('kalendern');
    expect(textOf(await t.say(municipal, '/samverkan logg'))).toContain('klockan');
  });

  it('leaves what people have moved, until it moves that itself', async () => {
    await add();
    await t.say(municipal, '/samverkan möte flytta EST fördjupning 18 november till 19 november 10.00');
    bot.clock.set('2021-11-11T12:00');
    await bot.running.tick();
    expect(await starts()).toContain('2021-11-19T10:00');
    answer = calendar(weekly(), entry('s', 'x', 'RECURRENCE-ID:20211118T080000Z', 'DTSTART:20211117T150000'), once);
    bot.clock.set('2021-11-12T12:00');
    await bot.running.tick();
    expect(await starts()).toContain('2021-11-17T15:00');
    expect(await starts()).not.toContain('2021-11-19T10:00');
  });

  it('calls off what it no longer has, but nothing because it was empty one day', async () => {
    await add();
    answer = calendar();
    bot.clock.set('2021-11-11T12:00');
    await bot.running.tick();
    expect(await starts()).toContain('2021-12-14T13:00');
    answer = calendar(weekly());
    bot.clock.set('2021-11-12T12:00');
    await bot.running.tick();
    expect(await starts()).not.toContain('2021-12-14T13:00');
    expect(await starts()).toContain('2021-12-09T09:00');
  });

  it('takes in what is new there', async () => {
    await add();
    answer = calendar(weekly(), once, entry('c', 'Ny', 'DTSTART:20211222T100000'));
    bot.clock.set('2021-11-11T12:00');
    await bot.running.tick();
    expect(await starts()).toContain('2021-12-22T10:00');
    expect((await t.posts('EST fördjupning')).at(-1)?.text).toContain('Nytt möte: EST fördjupning');
  });

  it('is tried again with growing pauses when it can’t be read; after three days the coordinators are told, once', async () => {
    await add();
    answer = 500;
    asked();
    const tries: string[] = [];
    for (let hour = 0; hour < 24 * 6; hour++) {
      const day = String(11 + Math.floor((9 + hour) / 24)).padStart(2, '0');
      const at = `2021-11-${day}T${String((9 + hour) % 24).padStart(2, '0')}:30`;
      bot.clock.set(at);
      await bot.app.readCalendars();
      if (asked() > 0) tries.push(at.slice(8));
    }
    expect(tries.slice(0, 6)).toEqual(['11T09:30', '11T10:30', '11T11:30', '11T13:30', '11T17:30', '12T01:30']);
    expect(tries.length).toBeLessThan(14);
    const told = (await t.posts(municipal)).filter(({ kind }) => kind === 'notice');
    expect(told.map(({ text }) => text)).toEqual([
      expect.stringContaining(
        `Jag har inte kunnat läsa kalendern för EST fördjupning (kalender.example:${server.port}) på tre dagar`,
      ),
    ]);
    expect(textOf(await say(''))).toContain('går inte att läsa sedan 11 november 2021');
    answer = calendar(weekly(), once);
    bot.clock.set('2021-11-18T12:00');
    await bot.running.tick();
    expect(textOf(await say(''))).toContain('läst 18 november 2021');
    expect(await starts()).toContain('2021-12-14T13:00');
  });

  it('is no longer read when it is removed, and its meetings stay', async () => {
    await add();
    expect(textOf(await say('ta bort'))).toContain('jag läser inte längre kalendern för EST fördjupning');
    asked();
    bot.clock.set('2021-11-12T12:00');
    await bot.running.tick();
    expect(asked()).toBe(0);
    expect(await starts()).toContain('2021-12-14T13:00');
    expect(textOf(await say('ta bort'))).toContain('Jag läser ingen kalender.');
  });

  it('is not read for an agreement that has ended', async () => {
    await add();
    asked();
    bot.clock.set('2023-01-10T12:00');
    await bot.running.tick();
    expect(asked()).toBe(0);
  });
});

describe('a calendar that is read by two processes at once', () => {
  it('is written once', async () => {
    await add();
    answer = calendar(weekly('EXDATE;TZID=Europe/Stockholm:20211118T090000'), once);
    bot.clock.set('2021-11-11T12:00');
    await Promise.all([bot.app.readCalendars(), bot.app.readCalendars()]);
    const rows = await bot.running.pool.query("SELECT 1 FROM meeting_change WHERE kind = 'cancelled'");
    expect(rows.rowCount).toBe(1);
  });
});

describe('when a calendar is read', () => {
  const at = (hours: number) => new Date(Date.UTC(2021, 10, 10) + hours * 3_600_000).toISOString();

  it('follows from when it was last tried, also when the clock is set back', () => {
    const first = { triedAt: at(0), failures: 0 };
    expect(isDue({ failures: 0 }, at(0))).toBe(true);
    expect([isDue(first, at(23.9)), isDue(first, at(24))]).toEqual([false, true]);
    const pauses = [1, 2, 3, 4, 5, 6, 7, 20].map((failures) => {
      const pause = [0.5, 1, 2, 4, 8, 16, 24].find((hours) => isDue({ triedAt: at(0), failures }, at(hours)));
      return pause;
    });
    expect(pauses).toEqual([0.5, 1, 2, 4, 8, 16, 24, 24]);
    expect([isDue(first, at(-1)), isDue(first, at(-25))]).toEqual([false, true]);
  });
});

describe('an address typed in a chat', () => {
  const coordinator: AccountRef = { platform: 'slack', tenant: 'T1', id: 'U1' };

  it('comes as the chat dresses it up, webcal as calendars write it, and never without TLS', async () => {
    const slack = await startBot({
      SLACK_BOT_TOKEN: 'xoxb-test',
      SLACK_SIGNING_SECRET: 'a'.repeat(32),
      SLACK_API_URL: 'http://127.0.0.1:9/api/',
    });
    await holdFunction(slack.app, coordinator, municipal);
    await bindChannel(slack.app, { platform: 'slack', tenant: 'T1', id: 'C1' }, 'EST fördjupning');
    let count = 0;
    const typed = async (text: string) =>
      textOf(
        await slack.app.dispatch({
          id: `source/${++count}`,
          origin: { account: coordinator, visible: false },
          kind: 'typed',
          text,
        }),
      );
    expect(await typed('/samverkan kalender http://kalender.example/a.ics')).toContain('börjar med https eller webcal');
    for (const dressed of [
      'https://127.0.0.1/a.ics',
      '<https://127.0.0.1/a.ics>',
      '<https://127.0.0.1/a.ics|127.0.0.1/a.ics>',
      'webcal://127.0.0.1/a.ics',
      'WEBCAL://127.0.0.1/kalle@gmail.com/a.ics',
    ])
      expect([dressed, await typed(`/samverkan kalender ${dressed} EST fördjupning`)]).toEqual([
        dressed,
        expect.stringContaining('lokalt nätverk'),
      ]);
    await slack.close();
  });
});
