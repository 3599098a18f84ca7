import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { feedEvent } from '../../../src/domain/calendar-feed.ts';
import { addDays } from '../../../src/domain/days.ts';
import { applyMeetingChange, foldMeeting } from '../../../src/domain/fold-meeting.ts';
import type { Meeting, MeetingChange, MeetingChangeBody } from '../../../src/domain/meeting.ts';
import { allMeetingTimes, meetingTimes } from '../../../src/domain/meeting-times.ts';
import { calendarFile } from '../../../src/infra/documents/calendar-feed.ts';
import { shownBy } from '../../helpers/calendar-program.ts';

const first = '2021-01-01';
const last = '2022-12-31';

function meeting(id: string, ...bodies: readonly MeetingChangeBody[]): Meeting {
  const changes = bodies.map((body, index): MeetingChange => {
    const at = `2021-01-0${Math.min(index + 1, 9)}T08:00:00.000Z`;
    return { version: index + 1, at, recordedAt: at, author: { function: 'Samordnare', platform: 'local' }, body };
  });
  return { id, version: changes.length, state: foldMeeting(changes) };
}

function fileOf(meetings: readonly Meeting[], name = 'EST fördjupning'): string {
  const events = meetings.flatMap(
    (each) =>
      feedEvent(
        { meeting: each, summary: name, calledOffSummary: `Inställt: ${name}`, changedAt: '2021-01-09T08:00:00.000Z' },
        last,
      ) ?? [],
  );
  return calendarFile({ name, events });
}

const thursdays = { groupId: 'g', start: '2021-01-14T09:00', minutes: 90, rule: 'FREQ=WEEKLY;INTERVAL=2;BYDAY=TH' };

describe('a calendar file', () => {
  it('shows a series at nine o’clock on both sides of each change of clocks', () => {
    const starts = shownBy(fileOf([meeting('m', { kind: 'booked', plan: thursdays })]), first, last).map(
      ({ start }) => start,
    );
    expect(starts.slice(0, 3)).toEqual(['2021-01-14T09:00', '2021-01-28T09:00', '2021-02-11T09:00']);
    expect(starts).toContain('2021-03-25T09:00');
    expect(starts).toContain('2021-04-08T09:00');
    expect(starts.every((start) => start.endsWith('T09:00'))).toBe(true);
    expect(starts).toHaveLength(
      meetingTimes(meeting('m', { kind: 'booked', plan: thursdays }), { first, last }).length,
    );
  });

  it('leaves out what was cancelled and shows what was moved where it is', () => {
    const shown = shownBy(
      fileOf([
        meeting(
          'm',
          { kind: 'booked', plan: { ...thursdays, place: 'Kommunhuset; rum 3, plan 2' } },
          { kind: 'cancelled', occurrence: '2021-01-28T09:00' },
          { kind: 'moved', occurrence: '2021-02-11T09:00', to: '2021-02-12T13:30' },
        ),
      ]),
      first,
      '2021-02-28',
    );
    expect(shown).toEqual([
      expect.objectContaining({
        start: '2021-01-14T09:00',
        end: '2021-01-14T10:30',
        place: 'Kommunhuset; rum 3, plan 2',
      }),
      expect.objectContaining({ start: '2021-02-12T13:30', end: '2021-02-12T15:00', title: 'EST fördjupning' }),
      expect.objectContaining({ start: '2021-02-25T09:00' }),
    ]);
  });

  it('says of a single meeting that it is called off, rather than letting it vanish', () => {
    const once = { groupId: 'g', start: '2021-05-04T13:00', minutes: 60 };
    const off = meeting('m', { kind: 'booked', plan: once }, { kind: 'cancelled', occurrence: once.start });
    expect(shownBy(fileOf([off]), first, last)).toEqual([
      {
        title: 'Inställt: EST fördjupning',
        start: once.start,
        end: '2021-05-04T14:00',
        place: '',
        status: 'CANCELLED',
      },
    ]);
  });

  it('has nothing of a series that was cancelled from its first day', () => {
    expect(fileOf([meeting('m', { kind: 'booked', plan: thursdays }, { kind: 'cancelled' })])).not.toContain('VEVENT');
  });

  it('ends a series with the agreement, and keeps ids and counts versions when it changes', () => {
    const text = fileOf([meeting('m', { kind: 'booked', plan: thursdays })]);
    expect(text).toContain('\r\nUID:m@samverkan\r\nSEQUENCE:0\r\nDTSTAMP:20210109T080000Z\r\n');
    // 22 December 2022 at nine in Stockholm, in UTC as RFC 5545 has it.
    expect(text).toContain('RRULE:FREQ=WEEKLY;INTERVAL=2;BYDAY=TH;UNTIL=20221229T080000Z\r\n');
    const moved = { kind: 'moved' as const, occurrence: '2021-01-28T09:00', to: '2021-01-29T09:00' };
    expect(fileOf([meeting('m', { kind: 'booked', plan: thursdays }, moved)])).toContain(
      'UID:m@samverkan\r\nSEQUENCE:1',
    );
  });

  it('puts a deadline on all of its day, as free time', () => {
    const text = calendarFile({
      name: 'Allt',
      events: [
        {
          kind: 'day',
          uid: 'consultation@samverkan',
          sequence: 0,
          changedAt: '2021-01-09T08:00:00.000Z',
          summary: 'Sista dag för samråd',
          date: '2022-06-30',
        },
      ],
    });
    expect(text).toContain('DTSTART;VALUE=DATE:20220630\r\nDTEND;VALUE=DATE:20220701\r\n');
    expect(text).toContain('TRANSP:TRANSPARENT');
    expect(shownBy(text, first, last)).toEqual([
      expect.objectContaining({ start: '2022-06-30', title: 'Sista dag för samråd' }),
    ]);
  });

  it('asks to be read again four times a day, and says which zone it is in', () => {
    const text = fileOf([meeting('m', { kind: 'booked', plan: thursdays })], 'Väsby, Sollentuna; allt');
    expect(text).toContain('REFRESH-INTERVAL;VALUE=DURATION:PT6H\r\nX-PUBLISHED-TTL:PT6H\r\n');
    expect(text).toContain('X-WR-CALNAME:Väsby\\, Sollentuna\\; allt\r\n');
    expect(text.startsWith('BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:')).toBe(true);
    expect(text).toContain('BEGIN:VTIMEZONE\r\nTZID:Europe/Stockholm\r\n');
    expect(text).not.toContain('TIMEZONE-ID');
  });

  it('is the same text for the same meetings, whatever the machine’s zone', () => {
    const meetings = [meeting('m', { kind: 'booked', plan: thursdays })];
    const zone = process.env.TZ;
    const texts = ['UTC', 'America/New_York', 'Asia/Tokyo'].map((each) => {
      process.env.TZ = each;
      return fileOf(meetings);
    });
    process.env.TZ = zone;
    if (zone === undefined) delete process.env.TZ;
    expect(new Set(texts).size).toBe(1);
  });

  it('has only lines of at most 75 octets, ended by CRLF, whatever the texts are', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', maxLength: 300 }),
        fc.string({ unit: 'grapheme', maxLength: 300 }),
        (name, place) => {
          const text = fileOf([meeting('m', { kind: 'booked', plan: { ...thursdays, place } })], `å${name}`);
          const lines = text.split('\r\n');
          expect(lines.pop()).toBe('');
          expect(lines.filter((line) => new TextEncoder().encode(line).length > 75)).toEqual([]);
          expect(lines.filter((line) => /[\r\n]/.test(line))).toEqual([]);
          expect(shownBy(text, first, '2021-01-14')[0]?.title).toBe(`å${name}`.replace(/\r\n|\r/g, '\n'));
        },
      ),
      { numRuns: 100 },
    );
  });
});

/** Rules with the first day that each gives. */
const rules = fc.oneof(
  fc.constant({ day: '2021-01-14' }),
  fc
    .record({
      every: fc.integer({ min: 1, max: 6 }),
      end: fc.constantFrom('', ';COUNT=7', ';UNTIL=20220301T080000Z', ';UNTIL=20211115'),
    })
    .map(({ every, end }) => ({ day: '2021-01-14', rule: `FREQ=WEEKLY;INTERVAL=${every};BYDAY=TH${end}` })),
  fc.constantFrom(
    { day: '2021-01-14', rule: 'FREQ=WEEKLY;BYDAY=TU,TH' },
    { day: '2021-01-14', rule: 'FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,TH;WKST=SU' },
    { day: '2021-01-14', rule: 'COUNT=9;FREQ=DAILY;INTERVAL=3' },
    { day: '2021-01-14', rule: 'FREQ=MONTHLY;BYDAY=2TH' },
    { day: '2021-01-29', rule: 'FREQ=MONTHLY;BYDAY=-1FR' },
    { day: '2021-01-31', rule: 'FREQ=MONTHLY;BYMONTHDAY=31' },
    { day: '2021-01-31', rule: 'FREQ=MONTHLY;BYMONTHDAY=28,29,30,31;BYSETPOS=-1' },
    { day: '2021-02-01', rule: 'FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=1' },
    { day: '2021-01-13', rule: 'FREQ=WEEKLY;BYDAY=TH' },
    { day: '2021-01-14', rule: 'FREQ=MONTHLY;INTERVAL=2;BYDAY=TH;BYSETPOS=2' },
    { day: '2021-03-14', rule: 'FREQ=YEARLY;BYMONTH=3;BYMONTHDAY=14' },
  ),
);

/** A booked meeting with some of its own times cancelled and moved, and perhaps the rest of it called off. */
const meetings = fc
  .record({
    series: rules,
    time: fc.constantFrom('09:00', '13:30', '00:00', '23:30'),
    minutes: fc.integer({ min: 5, max: 600 }),
    picks: fc.array(fc.record({ at: fc.nat(200), days: fc.integer({ min: -9, max: 9 }), cancel: fc.boolean() }), {
      maxLength: 6,
    }),
    ends: fc.option(fc.integer({ min: 0, max: 900 }), { nil: undefined }),
  })
  .map(({ series: { day, ...rule }, time, minutes, picks, ends }): Meeting => {
    const plan = { groupId: 'g', start: `${day}T${time}`, minutes, ...rule };
    const booked = meeting('m', { kind: 'booked', plan });
    const times = meetingTimes(booked, { first, last });
    const bodies = picks.flatMap(({ at, days, cancel }): MeetingChangeBody[] => {
      const { occurrence } = times[at % times.length] ?? { occurrence: plan.start };
      const to = `${addDays(occurrence.slice(0, 10), days)}T10:15`;
      return [cancel ? { kind: 'cancelled', occurrence } : { kind: 'moved', occurrence, to }];
    });
    if (ends !== undefined) bodies.push({ kind: 'cancelled', from: addDays(first, ends) });
    const at = '2021-01-09T08:00:00.000Z';
    const state = bodies.reduce((known, body) => applyMeetingChange(known, { at, body }), booked.state);
    return { id: 'm', version: 1 + bodies.length, state };
  });

describe('what calendar programs show', () => {
  it('is what is held, time for time, over the agreement’s two years', () => {
    fc.assert(
      fc.property(meetings, (each) => {
        const held = allMeetingTimes([each], { first, last });
        const shown = shownBy(fileOf([each]), first, last).filter(({ status }) => status !== 'CANCELLED');
        expect(shown.map(({ start, end }) => ({ start, end }))).toEqual(held.map(({ start, end }) => ({ start, end })));
      }),
      { numRuns: 200 },
    );
  });
});
