import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { feedEvent } from '../../../src/domain/calendar-feed.ts';
import type { CalendarReading } from '../../../src/domain/calendar-file.ts';
import { foldMeeting } from '../../../src/domain/fold-meeting.ts';
import { calendarFile } from '../../../src/infra/documents/calendar-feed.ts';
import { readCalendar } from '../../../src/infra/documents/calendar-file/read-calendar.ts';

const span = { today: '2021-11-10', horizon: '2023-11-10' };

const read = (text: string): Promise<CalendarReading> => readCalendar(new TextEncoder().encode(text), span);

function calendar(...lines: readonly string[]): string {
  return ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//test', ...lines, 'END:VCALENDAR', ''].join('\r\n');
}

function event(...lines: readonly string[]): string {
  return ['BEGIN:VEVENT', 'UID:a', 'SUMMARY:EST fördjupning', ...lines, 'END:VEVENT'].join('\r\n');
}

async function only(text: string) {
  const reading = await read(text);
  if (!reading.ok) throw new Error(JSON.stringify(reading.fault));
  const [first] = reading.events;
  if (!first) throw new Error(JSON.stringify(reading.leftOut));
  return first;
}

async function leftOut(text: string) {
  const reading = await read(text);
  return reading.ok ? reading.leftOut.map(({ why }) => why) : reading.fault.key;
}

/** As Outlook writes it: a zone by Windows' name, defined since 1601. */
const outlookZone = [
  'BEGIN:VTIMEZONE',
  'TZID:Customized Time Zone',
  'BEGIN:STANDARD',
  'DTSTART:16010101T030000',
  'TZOFFSETFROM:+0200',
  'TZOFFSETTO:+0100',
  'RRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=-1SU;BYMONTH=10',
  'END:STANDARD',
  'BEGIN:DAYLIGHT',
  'DTSTART:16010101T020000',
  'TZOFFSETFROM:+0100',
  'TZOFFSETTO:+0200',
  'RRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=-1SU;BYMONTH=3',
  'END:DAYLIGHT',
  'END:VTIMEZONE',
].join('\r\n');

describe('a meeting’s time in a calendar file', () => {
  it.each([
    ['a zone by name', 'DTSTART;TZID=Europe/Stockholm:20220113T090000', '2022-01-13T09:00'],
    [
      'a program’s own prefix',
      'DTSTART;TZID=/citadel.org/20190914_1/Europe/Stockholm:20220113T090000',
      '2022-01-13T09:00',
    ],
    ['Windows’ name', 'DTSTART;TZID=W. Europe Standard Time:20220113T090000', '2022-01-13T09:00'],
    [
      'Windows’ long name',
      'DTSTART;TZID="(UTC+01:00) Amsterdam, Berlin, Bern, Rome, Stockholm, Vienna":20220113T090000',
      '2022-01-13T09:00',
    ],
    ['UTC in winter', 'DTSTART:20220113T080000Z', '2022-01-13T09:00'],
    ['UTC in summer', 'DTSTART:20220616T070000Z', '2022-06-16T09:00'],
    ['no zone at all', 'DTSTART:20220113T090000', '2022-01-13T09:00'],
    ['another country’s', 'DTSTART;TZID=Europe/Helsinki:20220113T100000', '2022-01-13T09:00'],
    ['a zone of the file’s own, winter', 'DTSTART;TZID=Customized Time Zone:20220113T090000', '2022-01-13T09:00'],
    ['a zone of the file’s own, summer', 'DTSTART;TZID=Customized Time Zone:20220616T090000', '2022-06-16T09:00'],
  ])('is what the wall shows in Stockholm: %s', async (_, start, expected) => {
    expect(await only(calendar(outlookZone, event(start, 'DURATION:PT1H30M')))).toMatchObject({
      start: expected,
      minutes: 90,
    });
  });

  it('is left out in a zone that nobody knows', async () => {
    expect(await leftOut(calendar(event('DTSTART;TZID=Mars/Olympus:20220113T090000')))).toEqual(['zone']);
  });

  it('is left out when the day does not exist, is all of a day, ends before it starts or lasts for days', async () => {
    expect(await leftOut(calendar(event('DTSTART:20220431T090000')))).toEqual(['unreadable']);
    expect(await leftOut(calendar(event('DTSTART:20220113T250000')))).toEqual(['unreadable']);
    expect(await leftOut(calendar(event('DTSTART;VALUE=DATE:20220113')))).toEqual(['all-day']);
    expect(await leftOut(calendar(event('DTSTART:20220113T090000', 'DTEND:20220113T080000')))).toEqual(['backwards']);
    expect(await leftOut(calendar(event('DTSTART:20220113T090000', 'DTEND:20220116T090000')))).toEqual(['long']);
    expect(await leftOut(calendar(event('SUMMARY:utan tid')))).toEqual(['unreadable']);
  });

  it('is an hour when the file does not say', async () => {
    expect((await only(calendar(event('DTSTART:20220113T090000')))).minutes).toBe(60);
  });
});

describe('a series in a calendar file', () => {
  const weekly = 'DTSTART;TZID=Europe/Stockholm:20211104T090000';

  it('keeps its rule, what was called off and what was moved', async () => {
    const text = calendar(
      event(
        weekly,
        'RRULE:FREQ=WEEKLY;INTERVAL=2;BYDAY=TH',
        'EXDATE;TZID=Europe/Stockholm:20211118T090000,20211202T090000',
      ),
      event('RECURRENCE-ID:20211216T080000Z', 'DTSTART;TZID=Europe/Stockholm:20211217T130000'),
      event('RECURRENCE-ID;TZID=Europe/Stockholm:20211230T090000', 'STATUS:CANCELLED', 'DTSTART:20211230T090000'),
      event('RECURRENCE-ID;VALUE=DATE:20220113', weekly.replace('20211104', '20220113'), 'SUMMARY:annan rubrik'),
    );
    expect(await only(text)).toMatchObject({
      start: '2021-11-04T09:00',
      series: { rule: 'FREQ=WEEKLY;INTERVAL=2;BYDAY=TH' },
      cancelled: ['2021-11-18T09:00', '2021-12-02T09:00', '2021-12-30T09:00'],
      moved: { '2021-12-16T09:00': '2021-12-17T13:00' },
    });
  });

  it.each([
    ['a count', 'COUNT=4', '20211125'],
    ['a day', 'UNTIL=20211125', '20211125'],
    ['an instant that is the last start', 'UNTIL=20211125T080000Z', '20211125'],
    ['an instant just before a start', 'UNTIL=20211125T075959Z', '20211118'],
    ['a time without a zone', 'UNTIL=20211125T235959', '20211125'],
  ])('ends on the day of its last start: %s', async (_, end, last) => {
    expect((await only(calendar(event(weekly, `RRULE:FREQ=WEEKLY;${end}`)))).series).toMatchObject({
      rule: `FREQ=WEEKLY;UNTIL=${last}`,
    });
  });

  it('ends on the right day in another zone too, also over a change of clocks', async () => {
    const helsinki = 'DTSTART;TZID=Europe/Helsinki:20210923T100000';
    const { series } = await only(calendar(event(helsinki, 'RRULE:FREQ=WEEKLY;UNTIL=20211125T080000Z')));
    expect(series?.starts.at(-1)).toBe('2021-11-25T09:00');
    const own = 'DTSTART;TZID=Customized Time Zone:20210923T090000';
    const { series: second } = await only(
      calendar(outlookZone, event(own, 'RRULE:FREQ=WEEKLY;UNTIL=20211125T075959Z')),
    );
    expect(second?.starts.at(-1)).toBe('2021-11-18T09:00');
  });

  it.each([
    'FREQ=SECONDLY',
    'FREQ=MINUTELY;INTERVAL=5',
    'FREQ=HOURLY',
    'FREQ=DAILY;BYHOUR=9,10,11',
    'FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30',
    'FREQ=DAILY;INTERVAL=7;BYDAY=MO',
    'FREQ=YEARLY;BYWEEKNO=20',
    'FREQ=YEARLY;BYYEARDAY=100',
    'FREQ=MONTHLY;BYDAY=FR;BYMONTHDAY=13',
    `FREQ=MONTHLY;BYMONTHDAY=${Array.from({ length: 31 }, (_, day) => day + 1).join(',')}`,
  ])('is left out with a rule that no group’s meetings have: %s', async (rule) => {
    expect(await leftOut(calendar(event(weekly, `RRULE:${rule}`)))).toEqual(['rule']);
  });

  it.each(['FREQ=OFTA', 'FREQ=WEEKLY;BYDAY=ONSDAG', 'BYDAY=TH', 'FREQ=WEEKLY;UNTIL=snart'])(
    'makes no meeting of what is no rule: %s',
    async (rule) => {
      const reading = await read(calendar(event(weekly, `RRULE:${rule}`)));
      expect(reading.ok ? reading.events : []).toEqual([]);
    },
  );

  it('is left out when it comes again by two rules, on listed days, or changes from a time on', async () => {
    expect(await leftOut(calendar(event(weekly, 'RRULE:FREQ=WEEKLY', 'RRULE:FREQ=DAILY')))).toEqual(['rule']);
    expect(await leftOut(calendar(event(weekly, 'RRULE:FREQ=WEEKLY', 'RDATE:20211201T090000')))).toEqual(['rule']);
    const onwards = event('RECURRENCE-ID;RANGE=THISANDFUTURE:20211118T080000Z', 'DTSTART:20211118T120000Z');
    expect(await leftOut(calendar(event(weekly, 'RRULE:FREQ=WEEKLY'), onwards))).toEqual(['rule']);
  });

  it('is followed to the horizon and no further, however long it says that it is', async () => {
    const { series } = await only(calendar(event(weekly, 'RRULE:FREQ=DAILY;COUNT=100000000')));
    expect(series?.rule).toBe('FREQ=DAILY');
    expect(series?.starts.at(-1)).toBe('2023-11-10T09:00');
  });

  it('is left out when it began so long ago that it would have to be followed for ever', async () => {
    expect(await leftOut(calendar(event('DTSTART:19700101T090000', 'RRULE:FREQ=DAILY')))).toEqual(['rule']);
  });
});

describe('a calendar file', () => {
  it('gives nothing of people: no description, organiser, attendee, attachment or comment', async () => {
    const text = calendar(
      event(
        'DTSTART:20220113T090000',
        'DESCRIPTION:Kalle Påhittsson kommer',
        'ORGANIZER;CN=Kalle Påhittsson:mailto:kalle@example.org',
        'ATTENDEE;CN=Lisa Påhittsson:mailto:lisa@example.org',
        'COMMENT:ring 070-123 45 67',
        'CONTACT:Kalle',
        'X-ALT-DESC;FMTTYPE=text/html:<p>Kalle</p>',
      ).replace('UID:a', 'UID:kalle.pahittsson@example.org'),
    );
    expect(JSON.stringify(await read(text))).not.toMatch(/kalle|lisa|070/i);
  });

  it('counts the same id as the same meeting: the later version', async () => {
    const text = calendar(
      event('SEQUENCE:2', 'DTSTART:20220113T090000'),
      event('SEQUENCE:1', 'DTSTART:20220114T090000'),
    );
    expect((await only(text)).start).toBe('2022-01-13T09:00');
  });

  it('knows its own meetings when they come back', async () => {
    const at = '2021-11-10T08:00:00.000Z';
    const plan = {
      groupId: 'g',
      start: '2021-11-18T09:00',
      minutes: 90,
      rule: 'FREQ=WEEKLY;INTERVAL=2;BYDAY=TH',
      place: 'Rum 3',
    };
    const state = foldMeeting([
      { version: 1, at, recordedAt: at, author: { function: 'S', platform: 'local' }, body: { kind: 'booked', plan } },
    ]);
    const entry = feedEvent(
      { meeting: { id: 'meeting-1', version: 1, state }, summary: 'EST', calledOffSummary: '', changedAt: at },
      '2022-12-31',
    );
    const back = await only(calendarFile({ name: 'EST', events: entry ? [entry] : [] }));
    expect(back).toMatchObject({ meetingId: 'meeting-1', start: plan.start, minutes: 90, place: 'Rum 3' });
    expect(back.series?.starts.at(-1)).toBe('2022-12-29T09:00');
  });

  it('is read with byte order mark, with bare line ends, in Windows-1252 and folded in the middle of a letter', async () => {
    const text = calendar(event('DTSTART:20220113T090000'));
    expect((await only(`\ufeff${text}`)).title).toBe('EST fördjupning');
    expect((await only(text.replaceAll('\r\n', '\n'))).title).toBe('EST fördjupning');
    const windows = Uint8Array.from(text, (letter) => letter.charCodeAt(0));
    const reading = await readCalendar(windows, span);
    expect(reading.ok && reading.events[0]?.title).toBe('EST fördjupning');
    expect((await only(text.replace('fördjupning', 'för\r\n djupning'))).title).toBe('EST fördjupning');
  });

  it('is refused when it is none, is broken or has nothing in it', async () => {
    expect(await leftOut('')).toBe('not-a-calendar');
    expect(await leftOut('<html>Logga in</html>')).toBe('not-a-calendar');
    expect(await leftOut('BEGIN:VCARD\r\nEND:VCARD\r\n')).toBe('not-a-calendar');
    expect(await leftOut('PK\u0003\u0004')).toBe('not-a-calendar');
    expect(await leftOut(calendar(event('DTSTART:20220113T090000')).replace('END:VEVENT', ''))).toBe('broken');
    expect(await leftOut(calendar(event('rad utan något')))).toBe('broken');
    expect(await leftOut(calendar())).toBe('empty');
  });

  it('is refused when it is larger than a megabyte or has more entries than a calendar of meetings', async () => {
    expect(await leftOut(calendar(event(`DESCRIPTION:${'a'.repeat(1024 * 1024)}`)))).toBe('too-large');
    expect(await leftOut(calendar(...Array<string>(2001).fill('BEGIN:VEVENT\r\nEND:VEVENT')))).toBe('too-many');
    const series = Array.from({ length: 300 }, (_, index) =>
      event('DTSTART:20220113T090000', 'RRULE:FREQ=WEEKLY').replace('UID:a', `UID:${index}`),
    );
    expect(await leftOut(calendar(...series))).toBe('too-many');
  });
});

describe('reading a hostile calendar file', () => {
  const heavy = (rule: string, start: string, count: number) =>
    calendar(
      ...Array.from({ length: count }, (_, index) =>
        event(`DTSTART;TZID=Europe/Helsinki:${start}T090000`, `RRULE:${rule}`).replace('UID:a', `UID:${index}`),
      ),
    );

  it.each([
    ['rules that give no day', heavy('FREQ=MONTHLY;BYDAY=MO,MO;BYSETPOS=4;INTERVAL=12', '19700201', 50)],
    ['every day of years', heavy('FREQ=DAILY', '20160101', 50)],
    ['days that seldom exist', heavy('FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30', '19700201', 50)],
    [
      'a zone that changes every day',
      calendar(
        outlookZone
          .replaceAll('BYDAY=-1SU;BYMONTH=10', 'BYMONTHDAY=1,2,3,4,5,6,7,8,9,10')
          .replaceAll('Customized', 'Odd'),
        event('DTSTART;TZID=Odd Time Zone:20220113T090000'),
      ),
    ],
    [
      'a zone that changes every second',
      calendar(
        outlookZone.replaceAll('FREQ=YEARLY', 'FREQ=SECONDLY'),
        event('DTSTART;TZID=Customized Time Zone:20220113T090000'),
      ),
    ],
    [
      'calendars within calendars',
      calendar(`${'BEGIN:VCALENDAR\r\n'.repeat(20_000)}${'END:VCALENDAR\r\n'.repeat(20_000)}`),
    ],
    ['one line of a megabyte', calendar(event(`X-A;B=${'"c",'.repeat(200_000)}:d`))],
    ['as many folds as there is room for', calendar(event(`X-A:${'a\r\n '.repeat(230_000)}`))],
    [
      'sixty thousand exceptions',
      calendar(
        event(
          'DTSTART:20220113T090000',
          'RRULE:FREQ=DAILY',
          `EXDATE:${'20220113T090000,'.repeat(60_000)}20220113T090000`,
        ),
      ),
    ],
    [
      'two thousand zones',
      calendar(
        ...Array.from({ length: 2000 }, (_, index) =>
          event(`DTSTART;TZID=Zone ${index}:20220113T090000`).replace('UID:a', `UID:${index}`),
        ),
      ),
    ],
  ])('takes a bounded time: %s', async (_, text) => {
    const started = performance.now();
    await read(text);
    expect(performance.now() - started).toBeLessThan(8000);
  });

  it('answers for any text whatever, and never throws', async () => {
    const line = fc.oneof(
      fc.string({ maxLength: 40 }),
      fc.constantFrom('BEGIN:VEVENT', 'END:VEVENT', 'BEGIN:VCALENDAR', 'END:VCALENDAR', 'RRULE:FREQ=WEEKLY', 'UID:a'),
      fc
        .tuple(
          fc.constantFrom('DTSTART', 'DTEND', 'RRULE', 'EXDATE', 'RECURRENCE-ID', 'DURATION', 'SUMMARY', 'SEQUENCE'),
          fc.constantFrom('', ';TZID=Europe/Stockholm', ';VALUE=DATE', ';VALUE=PERIOD'),
          fc.oneof(
            fc.string({ maxLength: 20 }),
            fc.constantFrom('20220113T090000', '20220113', '-P1D', 'FREQ=DAILY;COUNT=3', 'FREQ=MONTHLY;BYDAY=5MO'),
          ),
        )
        .map(([name, parameter, value]) => `${name}${parameter}:${value}`),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(line, { maxLength: 25 }), async (lines) => {
        expect(typeof (await read(calendar('BEGIN:VEVENT', ...lines, 'END:VEVENT'))).ok).toBe('boolean');
      }),
      { numRuns: 1500 },
    );
  });
});
