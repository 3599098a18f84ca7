import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { feedEvent } from '../../src/domain/calendar-feed.ts';
import type { CalendarEvent, CalendarSpan } from '../../src/domain/calendar-file.ts';
import { type CalendarDiff, callingOff, compareCalendar } from '../../src/domain/compare-calendar.ts';
import { addDays } from '../../src/domain/days.ts';
import { applyMeetingChange } from '../../src/domain/fold-meeting.ts';
import type { Meeting, MeetingChangeBody, MeetingState } from '../../src/domain/meeting.ts';
import { allMeetingTimes, meetingTimes } from '../../src/domain/meeting-times.ts';
import { calendarFile } from '../../src/infra/documents/calendar-feed.ts';
import { readCalendar } from '../../src/infra/documents/calendar-file/read-calendar.ts';
import { shownBy } from '../helpers/calendar-program.ts';

const validFrom = '2021-01-01';
const validTo = '2022-12-31';
const at = '2021-11-10T08:00:00.000Z';

const spanFrom = (today: string): CalendarSpan => ({ today, horizon: addDays(today, 731) });

function calendar(...lines: readonly string[]): string {
  return ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//test', ...lines, 'END:VCALENDAR', ''].join('\r\n');
}

function entry(uid: string, ...lines: readonly string[]): string {
  return ['BEGIN:VEVENT', `UID:${uid}`, 'SUMMARY:EST fördjupning', ...lines, 'END:VEVENT'].join('\r\n');
}

async function eventsOf(text: string, today: string): Promise<readonly CalendarEvent[]> {
  const reading = await readCalendar(new TextEncoder().encode(text), spanFrom(today));
  if (!reading.ok) throw new Error(reading.fault.key);
  return reading.events;
}

async function compare(text: string, now: string, meetings: readonly Meeting[]): Promise<CalendarDiff> {
  const today = now.slice(0, 10);
  const incoming = (await eventsOf(text, today)).map((event) => ({ event, groupId: 'g' }));
  return compareCalendar(incoming, { meetings, now, validFrom, validTo, span: spanFrom(today) });
}

function applied(diff: CalendarDiff, meetings: readonly Meeting[]): readonly Meeting[] {
  const changed = meetings.map((meeting): Meeting => {
    const bodies = diff.changed.filter((each) => each.meeting === meeting).flatMap((each) => each.bodies);
    const state = bodies.reduce((known, body) => applyMeetingChange(known, { at, body }), meeting.state);
    return { ...meeting, version: meeting.version + bodies.length, state };
  });
  const added = diff.added.map(({ plan, bodies }, index): Meeting => {
    const all: readonly MeetingChangeBody[] = [{ kind: 'booked', plan }, ...bodies];
    const state = all.reduce<MeetingState | undefined>(
      (known, body) => applyMeetingChange(known, { at, body }),
      undefined,
    );
    if (!state) throw new Error('nothing booked');
    return { id: `m${meetings.length + index}`, version: all.length, state };
  });
  return [...changed, ...added];
}

async function take(text: string, now: string, meetings: readonly Meeting[] = []): Promise<readonly Meeting[]> {
  return applied(await compare(text, now, meetings), meetings);
}

const days = { first: '2021-01-01', last: validTo };
const starts = (meetings: readonly Meeting[]) => allMeetingTimes(meetings, days).map(({ start }) => start);
const kinds = ({ added, changed, unchanged, leftOut }: CalendarDiff) => ({
  added: added.length,
  changed: changed.map(({ bodies }) => bodies.map(({ kind }) => kind)),
  unchanged: unchanged.length,
  leftOut: leftOut.map(({ why }) => why),
});

const single = (start: string, ...more: readonly string[]) => calendar(entry('a', `DTSTART:${start}`, ...more));
const weekly = (...more: readonly string[]) =>
  calendar(entry('a', 'DTSTART;TZID=Europe/Stockholm:20211104T090000', 'RRULE:FREQ=WEEKLY;BYDAY=TH', ...more));
const now = '2021-11-10T09:00';

describe('a single meeting in a calendar', () => {
  it('is new once, then unchanged, then moved, called off and back again', async () => {
    const first = await take(single('20211118T090000'), now);
    expect(starts(first)).toEqual(['2021-11-18T09:00']);
    expect(kinds(await compare(single('20211118T090000'), now, first))).toEqual({
      added: 0,
      changed: [],
      unchanged: 1,
      leftOut: [],
    });
    const moved = await take(single('20211119T130000'), now, first);
    expect(starts(moved)).toEqual(['2021-11-19T13:00']);
    const off = await take(single('20211119T130000', 'STATUS:CANCELLED'), now, moved);
    expect(starts(off)).toEqual([]);
    expect(starts(await take(single('20211119T130000'), now, off))).toEqual(['2021-11-19T13:00']);
    expect(moved).toHaveLength(1);
  });

  it('takes another place and another length without being another meeting', async () => {
    const first = await take(single('20211118T090000', 'LOCATION:Rum 3', 'DURATION:PT1H'), now);
    const diff = await compare(single('20211118T090000', 'DURATION:PT2H'), now, first);
    expect(kinds(diff).changed).toEqual([['booked']]);
    expect(applied(diff, first)[0]?.state.plan).toMatchObject({ minutes: 120, start: '2021-11-18T09:00' });
    expect(applied(diff, first)[0]?.state.plan).not.toHaveProperty('place');
  });

  it('reads a place that was masked in no more, whatever else it changes', async () => {
    const text = (...more: readonly string[]) => single('20211118T090000', 'LOCATION:Hemma hos någon', ...more);
    const [first] = await take(text('DURATION:PT1H'), now);
    const state = first && { ...first.state, plan: { ...first.state.plan, place: '' } };
    const masked = first && state ? [{ ...first, state }] : [];
    expect(kinds(await compare(text('DURATION:PT1H'), now, masked))).toMatchObject({ changed: [], unchanged: 1 });
    const longer = await take(text('DURATION:PT2H'), now, masked);
    expect(longer[0]?.state.plan).toMatchObject({ minutes: 120, place: '' });
    const series = text('DURATION:PT1H', 'RRULE:FREQ=WEEKLY;BYDAY=TH');
    expect(JSON.stringify(await take(series, now, masked))).not.toContain('Hemma');
  });

  it('is left out when it has been, or is after the agreement’s last day, or when the group meets then already', async () => {
    expect(kinds(await compare(single('20211110T085900'), now, [])).leftOut).toEqual(['past']);
    expect(kinds(await compare(single('20230101T090000'), now, [])).leftOut).toEqual(['after-end']);
    expect(kinds(await compare(single('20201120T090000'), '2020-11-10T09:00', [])).leftOut).toEqual(['before-start']);
    const booked = await take(single('20211118T090000'), now);
    const other = calendar(entry('b', 'DTSTART:20211118T093000'), entry('c', 'DTSTART:20211118T100000'));
    expect(kinds(await compare(other, now, booked))).toMatchObject({ added: 1, leftOut: ['overlaps'] });
    const twice = calendar(entry('b', 'DTSTART:20211125T090000'), entry('c', 'DTSTART:20211125T090000'));
    expect(kinds(await compare(twice, now, []))).toMatchObject({ added: 1, leftOut: ['overlaps'] });
  });

  it('that was called off before anybody knew of it is nothing', async () => {
    expect(kinds(await compare(single('20211118T090000', 'STATUS:CANCELLED'), now, []))).toEqual({
      added: 0,
      changed: [],
      unchanged: 0,
      leftOut: [],
    });
  });
});

describe('a series in a calendar', () => {
  it('begins with its next time: what has been is not written in afterwards', async () => {
    expect(starts(await take(weekly(), now)).slice(0, 2)).toEqual(['2021-11-11T09:00', '2021-11-18T09:00']);
    const over = weekly().replace('BYDAY=TH', 'BYDAY=TH;UNTIL=20211104');
    expect(kinds(await compare(over, now, [])).leftOut).toEqual(['past']);
  });

  it('is unchanged when nothing is, a month later too', async () => {
    const booked = await take(weekly(), now);
    expect(kinds(await compare(weekly(), '2021-12-10T09:00', booked))).toMatchObject({ unchanged: 1, changed: [] });
  });

  it('has one time called off, moved, and put back', async () => {
    const booked = await take(weekly(), now);
    const text = weekly('EXDATE;TZID=Europe/Stockholm:20211118T090000').replace(
      'END:VCALENDAR',
      `${entry('a', 'RECURRENCE-ID:20211125T080000Z', 'DTSTART:20211126T130000')}\r\nEND:VCALENDAR`,
    );
    const diff = await compare(text, now, booked);
    expect(kinds(diff).changed).toEqual([['cancelled', 'moved']]);
    const changed = applied(diff, booked);
    expect(starts(changed).slice(0, 3)).toEqual(['2021-11-11T09:00', '2021-11-26T13:00', '2021-12-02T09:00']);
    expect(starts(await take(weekly(), now, changed)).slice(0, 3)).toEqual([
      '2021-11-11T09:00',
      '2021-11-18T09:00',
      '2021-11-25T09:00',
    ]);
  });

  it('goes on longer, or ends sooner, as the same meeting', async () => {
    const booked = await take(weekly().replace('BYDAY=TH', 'BYDAY=TH;UNTIL=20211202'), now);
    const longer = await take(weekly(), '2021-11-20T09:00', booked);
    expect(longer).toHaveLength(1);
    expect(starts(longer)).toHaveLength(60);
    const sooner = await take(weekly().replace('BYDAY=TH', 'BYDAY=TH;UNTIL=20211125'), '2021-11-20T09:00', longer);
    expect(starts(sooner)).toEqual(['2021-11-11T09:00', '2021-11-18T09:00', '2021-11-25T09:00']);
  });

  it('that comes on other days from now on keeps what has been, and is known again', async () => {
    const booked = await take(weekly(), now);
    const tuesdays = weekly().replace('20211104', '20211102').replace('BYDAY=TH', 'BYDAY=TU');
    const changed = await take(tuesdays, '2021-11-20T09:00', booked);
    expect(starts(changed).slice(0, 4)).toEqual([
      '2021-11-11T09:00',
      '2021-11-18T09:00',
      '2021-11-23T09:00',
      '2021-11-30T09:00',
    ]);
    expect(kinds(await compare(tuesdays, '2021-11-25T09:00', changed))).toEqual({
      added: 0,
      changed: [],
      unchanged: 1,
      leftOut: [],
    });
    const back = await take(weekly(), '2021-12-01T12:00', changed);
    expect(starts(back).slice(3, 6)).toEqual(['2021-11-30T09:00', '2021-12-02T09:00', '2021-12-09T09:00']);
  });

  it('that has become a single meeting, or the other way round, changes what is to come', async () => {
    const booked = await take(weekly(), now);
    const once = await take(single('20211125T100000'), '2021-11-20T09:00', booked);
    expect(starts(once)).toEqual(['2021-11-11T09:00', '2021-11-18T09:00', '2021-11-25T10:00']);
    expect(starts(await take(weekly(), '2021-11-20T09:00', once)).slice(2, 4)).toEqual([
      '2021-11-25T09:00',
      '2021-12-02T09:00',
    ]);
  });

  it('is left out when our reading of it would give other times: every week in UTC is not every week on the wall', async () => {
    const utc = calendar(entry('a', 'DTSTART:20211111T080000Z', 'RRULE:FREQ=WEEKLY'));
    expect(kinds(await compare(utc, now, [])).leftOut).toEqual(['rule']);
    const untilSpring = calendar(entry('a', 'DTSTART:20211111T080000Z', 'RRULE:FREQ=WEEKLY;UNTIL=20220301T080000Z'));
    expect(kinds(await compare(untilSpring, now, [])).added).toBe(1);
  });
});

describe('a calendar that is read every day', () => {
  const incoming = async (text: string) =>
    (await eventsOf(text, '2021-11-10')).map((event) => ({ event, groupId: 'g' }));
  const withTold = (meetings: readonly Meeting[], told: readonly Meeting[]) => ({
    meetings,
    now,
    validFrom,
    validTo,
    span: spanFrom('2021-11-10'),
    told: (meeting: Meeting) => told.find(({ id }) => id === meeting.id)?.state,
  });

  it('leaves what people have changed since, and changes what it changes itself', async () => {
    const told = await take(weekly(), now);
    const byPeople: MeetingChangeBody = { kind: 'moved', occurrence: '2021-11-18T09:00', to: '2021-11-19T09:00' };
    const meetings = told.map((each) => ({ ...each, state: applyMeetingChange(each.state, { at, body: byPeople }) }));
    expect(kinds(compareCalendar(await incoming(weekly()), withTold(meetings, told)))).toMatchObject({
      unchanged: 1,
      changed: [],
    });
    const off = weekly('EXDATE;TZID=Europe/Stockholm:20211125T090000');
    const diff = compareCalendar(await incoming(off), withTold(meetings, told));
    expect(starts(applied(diff, meetings)).slice(0, 3)).toEqual([
      '2021-11-11T09:00',
      '2021-11-19T09:00',
      '2021-12-02T09:00',
    ]);
  });

  it('does not bring back what people have called off', async () => {
    const told = await take(weekly(), now);
    const meetings = told.map((each) => ({
      ...each,
      state: applyMeetingChange(each.state, { at, body: { kind: 'cancelled', from: '2021-11-15' } }),
    }));
    const diff = compareCalendar(await incoming(weekly()), withTold(meetings, told));
    expect(kinds(diff)).toMatchObject({ added: 0, changed: [], unchanged: 1 });
  });

  it('calls off what is to come of a meeting that it no longer has, once', async () => {
    const [meeting] = await take(weekly(), now);
    if (!meeting) throw new Error('nothing booked');
    const comparing = {
      meetings: [meeting],
      now: '2021-11-20T09:00',
      validFrom,
      validTo,
      span: spanFrom('2021-11-20'),
    };
    const off = callingOff(meeting, comparing);
    const after = applied({ added: [], changed: off ? [off] : [], unchanged: [], leftOut: [] }, [meeting]);
    expect(starts(after)).toEqual(['2021-11-11T09:00', '2021-11-18T09:00']);
    expect(after[0] && callingOff(after[0], comparing)).toBeUndefined();
  });
});

const series = fc.constantFrom(
  { day: '2021-10-07' },
  { day: '2021-12-09' },
  { day: '2021-10-07', rule: 'FREQ=WEEKLY;BYDAY=TH' },
  { day: '2021-10-07', rule: 'FREQ=WEEKLY;BYDAY=TH;COUNT=15' },
  { day: '2021-10-07', rule: 'FREQ=WEEKLY;BYDAY=TU,TH' },
  { day: '2021-10-05', rule: 'FREQ=WEEKLY;BYDAY=TU,TH' },
  { day: '2021-10-07', rule: 'FREQ=WEEKLY;INTERVAL=2;BYDAY=TH;UNTIL=20220301' },
  { day: '2021-09-02', rule: 'FREQ=MONTHLY;BYDAY=1TH' },
  { day: '2021-09-09', rule: 'FREQ=MONTHLY;BYMONTHDAY=9' },
  { day: '2021-09-09', rule: 'FREQ=DAILY;INTERVAL=3' },
);

/** A calendar of one meeting as it looks one day: what a calendar program would write. */
const version = fc
  .record({
    series,
    time: fc.constantFrom('09:00', '13:30'),
    minutes: fc.constantFrom(60, 90),
    picks: fc.array(fc.record({ at: fc.nat(60), days: fc.integer({ min: 0, max: 2 }), cancel: fc.boolean() }), {
      maxLength: 4,
    }),
  })
  .map(({ series: { day, ...rule }, time, minutes, picks }): Meeting => {
    const plan = { groupId: 'g', start: `${day}T${time}`, minutes, ...rule };
    const booked = applyMeetingChange(undefined, { at, body: { kind: 'booked', plan } });
    const times = meetingTimes({ id: 'x', version: 1, state: booked }, days);
    const state = picks.reduce((known, { at: pick, days: later, cancel }) => {
      const { occurrence } = times[pick % times.length] ?? { occurrence: plan.start };
      const to = `${addDays(occurrence.slice(0, 10), later)}T15:00`;
      const body: MeetingChangeBody = cancel ? { kind: 'cancelled', occurrence } : { kind: 'moved', occurrence, to };
      return applyMeetingChange(known, { at, body });
    }, booked);
    return { id: 'x', version: 1, state };
  });

function written(meeting: Meeting): string {
  const event = feedEvent({ meeting, summary: 'EST', calledOffSummary: 'Inställt', changedAt: at }, validTo);
  return calendarFile({ name: 'EST', events: event ? [event] : [] }).replaceAll('UID:x@samverkan', 'UID:x');
}

const visits = ['2021-11-10T09:00', '2021-11-10T09:00', '2021-12-02T12:00', '2022-02-11T07:00'];

describe('a calendar read again and again while it changes', () => {
  it('shows what is to come as the calendar does, writes nothing into the past, and changes nothing twice', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(version, { minLength: 1, maxLength: visits.length }), async (versions) => {
        let meetings: readonly Meeting[] = [];
        for (const [index, each] of versions.entries()) {
          const moment = visits[index] ?? '';
          const text = written(each);
          // A time that is moved over the moment of reading has no place in a series that begins after it.
          const crosses = Object.entries(each.state.moved).some(([from, { to }]) => from < moment && to >= moment);
          if (!text.includes('VEVENT') || crosses) continue;
          const before = starts(meetings).filter((start) => start < moment);
          const diff = await compare(text, moment, meetings);
          meetings = applied(diff, meetings);
          const shown = shownBy(text, days.first, days.last).filter(({ status }) => status !== 'CANCELLED');
          const expected = shown.map(({ start }) => start).filter((start) => start >= moment);
          if (diff.leftOut.every(({ why }) => why === 'past'))
            expect(starts(meetings).filter((start) => start >= moment)).toEqual([...expected].sort());
          // A time that had passed may be put off; nothing is written into the past.
          expect(before).toEqual(expect.arrayContaining(starts(meetings).filter((start) => start < moment)));
          expect(kinds(await compare(text, moment, meetings))).toMatchObject({ added: 0, changed: [] });
        }
      }),
      { numRuns: 60 },
    );
  });
});
