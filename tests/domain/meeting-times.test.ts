import * as fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { addDays, daysFrom, weekdayOf } from '../../src/domain/days.ts';
import { foldMeeting } from '../../src/domain/fold-meeting.ts';
import type { Meeting, MeetingChangeBody, MeetingPlan } from '../../src/domain/meeting.ts';
import { datesOfRule, isMeetingRule } from '../../src/domain/meeting-rule.ts';
import { allMeetingTimes, cancelledTimes, meetingTimes } from '../../src/domain/meeting-times.ts';
import { firstDayOf, type Rhythm, rhythmOf, ruleOf } from '../../src/domain/rhythm.ts';
import { readLocalTime } from '../../src/domain/time.ts';

const author = { function: 'Samordnare i kommunen', platform: 'cli' as const };
const booked = '2021-01-04T08:00:00.000Z';

function aMeeting(plan: Partial<MeetingPlan>, ...changes: readonly (readonly [string, MeetingChangeBody])[]): Meeting {
  const all: readonly (readonly [string, MeetingChangeBody])[] = [
    [booked, { kind: 'booked', plan: { groupId: 'g', start: '2021-01-14T09:00', minutes: 60, ...plan } }],
    ...changes,
  ];
  const state = foldMeeting(all.map(([at, body], index) => ({ version: index + 1, at, recordedAt: at, author, body })));
  return { id: 'm', version: all.length, state };
}

const starts = (meeting: Meeting, first: string, last: string) =>
  meetingTimes(meeting, { first, last }).map(({ start }) => start);
const fortnightly = { rule: 'FREQ=WEEKLY;INTERVAL=2;BYDAY=TH' };
const twoYears = { first: '2021-01-01', last: '2022-12-31' };

describe('meeting times', () => {
  it('of a single meeting are one', () => {
    expect(meetingTimes(aMeeting({}), twoYears)).toEqual([
      {
        meetingId: 'm',
        groupId: 'g',
        occurrence: '2021-01-14T09:00',
        start: '2021-01-14T09:00',
        end: '2021-01-14T10:00',
        date: '2021-01-14',
        knownFrom: booked,
        recurring: false,
      },
    ]);
  });

  it('of a series follow its rule, to its last day', () => {
    const meeting = aMeeting({ rule: `${fortnightly.rule};UNTIL=20210225` });
    expect(starts(meeting, '2021-01-01', '2022-12-31')).toEqual([
      '2021-01-14T09:00',
      '2021-01-28T09:00',
      '2021-02-11T09:00',
      '2021-02-25T09:00',
    ]);
  });

  it.each(['2021-03-28', '2021-10-31', '2022-03-27', '2022-10-30'])(
    'stay at 09:00 over the change of clocks on %s',
    (sunday) => {
      const around = meetingTimes(aMeeting({ rule: 'FREQ=WEEKLY;BYDAY=MO,TH' }), {
        first: addDays(sunday, -7),
        last: addDays(sunday, 7),
      });
      expect(around).toHaveLength(4);
      for (const { start } of around) {
        const wall = readLocalTime(start).toZonedDateTimeISO('Europe/Stockholm');
        expect([wall.hour, wall.minute]).toEqual([9, 0]);
      }
      const instants = around.map(({ start }) => readLocalTime(start));
      const apart = (instants[0] as Temporal.Instant).until(instants[2] as Temporal.Instant, {
        largestUnit: 'hours',
      }).hours;
      expect(apart).toBe(sunday.slice(5, 7) === '03' ? 7 * 24 - 1 : 7 * 24 + 1);
    },
  );

  it('stand on their new day when one is moved, and are known from then', () => {
    const at = '2021-01-20T08:00:00.000Z';
    const meeting = aMeeting(fortnightly, [
      at,
      { kind: 'moved', occurrence: '2021-01-28T09:00', to: '2021-02-12T13:30' },
    ]);
    expect(starts(meeting, '2021-01-15', '2021-02-25')).toEqual([
      '2021-02-11T09:00',
      '2021-02-12T13:30',
      '2021-02-25T09:00',
    ]);
    const [moved] = meetingTimes(meeting, { first: '2021-02-12', last: '2021-02-12' });
    expect(moved).toMatchObject({ occurrence: '2021-01-28T09:00', end: '2021-02-12T14:30', knownFrom: at });
  });

  it('follow the latest move, and none when the moved one is cancelled', () => {
    const occurrence = '2021-01-28T09:00';
    const twice = [
      [booked, { kind: 'moved', occurrence, to: '2021-02-01T09:00' }],
      [booked, { kind: 'moved', occurrence, to: '2021-02-02T10:00' }],
    ] as const;
    expect(starts(aMeeting(fortnightly, ...twice), '2021-01-20', '2021-02-05')).toEqual(['2021-02-02T10:00']);
    const off = aMeeting(fortnightly, ...twice, [booked, { kind: 'cancelled', occurrence }]);
    expect(starts(off, '2021-01-20', '2021-02-05')).toEqual([]);
    expect(cancelledTimes(off, { first: '2021-01-20', last: '2021-02-05' })).toMatchObject([
      { start: '2021-02-02T10:00' },
    ]);
    const back = aMeeting(
      fortnightly,
      [booked, { kind: 'cancelled', occurrence }],
      [booked, { kind: 'moved', occurrence, to: occurrence }],
    );
    expect(starts(back, '2021-01-20', '2021-02-05')).toEqual([occurrence]);
  });

  it('end where the rest of a series was cancelled, one moved there before too', () => {
    const meeting = aMeeting(
      fortnightly,
      [booked, { kind: 'moved', occurrence: '2021-01-28T09:00', to: '2021-03-01T09:00' }],
      [booked, { kind: 'cancelled', from: '2021-02-20' }],
      [booked, { kind: 'cancelled', from: '2021-05-01' }],
    );
    expect(starts(meeting, '2021-01-01', '2022-12-31')).toEqual(['2021-01-14T09:00', '2021-02-11T09:00']);
  });

  it('go on with one that is moved after the series was ended', () => {
    const meeting = aMeeting(
      fortnightly,
      [booked, { kind: 'cancelled', from: '2021-02-20' }],
      [booked, { kind: 'moved', occurrence: '2021-02-11T09:00', to: '2021-02-25T09:00' }],
      [booked, { kind: 'moved', occurrence: '2021-03-11T09:00', to: '2021-03-12T09:00' }],
    );
    expect(starts(meeting, '2021-02-01', '2022-12-31')).toEqual(['2021-02-25T09:00', '2021-03-12T09:00']);
  });

  it('say whether they were held, by the latest answer', () => {
    const occurrence = '2021-01-14T09:00';
    const meeting = aMeeting(
      {},
      ['2021-01-15T08:00:00.000Z', { kind: 'held', occurrence, held: false }],
      ['2021-01-16T08:00:00.000Z', { kind: 'held', occurrence, held: true, line: 'Belysningen klar i april.' }],
    );
    expect(meetingTimes(meeting, twoYears)[0]?.held).toEqual({ held: true, line: 'Belysningen klar i april.' });
    expect(meeting.state.held[occurrence]?.on).toBe('2021-01-16');
  });

  it('of several meetings come in the order in which they begin', () => {
    const monthly = { ...aMeeting({ start: '2021-01-04T10:00', rule: 'FREQ=MONTHLY;BYDAY=1MO' }), id: 'other' };
    const all = allMeetingTimes([aMeeting(fortnightly), monthly], { first: '2021-01-01', last: '2021-02-15' });
    expect(all.map(({ meetingId, start }) => `${meetingId} ${start}`)).toEqual([
      'other 2021-01-04T10:00',
      'm 2021-01-14T09:00',
      'm 2021-01-28T09:00',
      'other 2021-02-01T10:00',
      'm 2021-02-11T09:00',
    ]);
  });

  it('of an unending series are followed for six years', () => {
    const all = starts(aMeeting(fortnightly), '2021-01-01', '2040-01-01');
    expect(all.at(-1)?.slice(0, 10)).toBe('2027-01-07');
  });

  it('of a calendar’s rule end at its UTC end, in summer time too', () => {
    expect(datesOfRule('FREQ=DAILY;UNTIL=20210703T070000Z', '2021-07-01T09:00')).toHaveLength(3);
    expect(datesOfRule('FREQ=DAILY;UNTIL=20210703T065900Z', '2021-07-01T09:00')).toHaveLength(2);
    expect(datesOfRule('FREQ=WEEKLY;COUNT=3', '2021-07-01T09:00')).toEqual(['2021-07-01', '2021-07-08', '2021-07-15']);
  });

  it('are not made of rules that no series of meetings has', () => {
    expect(
      ['FREQ=SECONDLY', 'FREQ=DAILY;BYHOUR=9,10', 'FREQ=WEEKLY;BYDAY=XX', 'varje torsdag'].filter(isMeetingRule),
    ).toEqual([]);
  });
});

const weekday = fc.integer({ min: 1, max: 7 });
const every = fc.integer({ min: 1, max: 12 });
const rhythms: fc.Arbitrary<Rhythm> = fc.oneof(
  fc.record({
    kind: fc.constant('weekly' as const),
    every,
    weekdays: fc.uniqueArray(weekday, { minLength: 1, maxLength: 5 }).map((days) => days.sort()),
  }),
  fc.record({
    kind: fc.constant('monthly-weekday' as const),
    every,
    which: fc.constantFrom([1], [2], [3], [4], [-1], [1, 3], [2, 4]),
    weekday,
  }),
  fc.record({ kind: fc.constant('monthly-day' as const), every, day: fc.integer({ min: 1, max: 31 }) }),
  fc.record({
    kind: fc.constant('monthly-weekday-edge' as const),
    every,
    edge: fc.constantFrom('first' as const, 'last' as const),
  }),
);
const days = fc.integer({ min: 0, max: 2000 }).map((n) => addDays('2020-01-01', n));

describe('a rhythm', () => {
  it('begins on its own first day, and is read back out of its rule', () => {
    fc.assert(
      fc.property(rhythms, days, (rhythm, from) => {
        const rule = ruleOf(rhythm);
        const first = firstDayOf(rhythm, from);
        expect(first >= from).toBe(true);
        // Beginning a day earlier, the rule gives the same first day: nothing is left out between.
        const dates = datesOfRule(rule, `${first}T09:00`);
        expect(dates[0]).toBe(first);
        expect(firstDayOf(rhythm, first)).toBe(first);
        expect(isMeetingRule(rule)).toBe(true);
        expect(rhythmOf(rule)).toEqual(rhythm);
        expect(rhythmOf(`${rule};UNTIL=20251231`)).toEqual(rhythm);
      }),
      { numRuns: 300 },
    );
  });

  it('of a day in the month becomes the last one of months that lack it', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 31 }), fc.integer({ min: 1, max: 6 }), days, (day, months, from) => {
        const rhythm: Rhythm = { kind: 'monthly-day', every: months, day };
        const first = firstDayOf(rhythm, from);
        const dates = datesOfRule(ruleOf(rhythm), `${first}T09:00`);
        const expected = dates.map((_, n) => {
          const month = Temporal.PlainYearMonth.from(first.slice(0, 7)).add({ months: n * months });
          return month.toPlainDate({ day: Math.min(day, month.daysInMonth) }).toString();
        });
        expect(dates).toEqual(expected);
      }),
      { numRuns: 100 },
    );
  });

  it('of weeks keeps its weekdays and its distance', () => {
    fc.assert(
      fc.property(weekday, every, days, (on, weeks, from) => {
        const rhythm: Rhythm = { kind: 'weekly', every: weeks, weekdays: [on] };
        const dates = datesOfRule(ruleOf(rhythm), `${firstDayOf(rhythm, from)}T09:00`);
        expect(dates.every((date) => weekdayOf(date) === on)).toBe(true);
        for (const [index, date] of dates.entries())
          if (index > 0) expect(daysFrom(dates[index - 1] ?? '', date)).toBe(7 * weeks);
      }),
      { numRuns: 100 },
    );
  });
});
