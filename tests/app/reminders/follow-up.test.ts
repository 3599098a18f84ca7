import { describe, expect, it } from 'vitest';
import type { Meeting } from '../../../src/domain/meeting.ts';
import { aMeeting, aSeries, exampleFacts } from '../../helpers/agreement-facts.ts';
import { aDatedMeasure, aMeasure, factsWith, note, remindersOf } from '../../helpers/measure-facts.ts';

const monthly = { followUp: { rhythm: 'month', next: '2021-12-17' } } as const;
const autumn = { first: '2021-11-01', last: '2021-12-31' };
const followUps = (facts: Parameters<typeof remindersOf>[1], today = '2021-10-01', window = autumn) =>
  remindersOf('follow-up', facts, today, window);

describe('a request for a follow-up', () => {
  it('comes three working days before its date, and once more five after when nothing came', () => {
    const once = aMeasure({ followUp: { next: '2021-12-17' } });
    expect(followUps(factsWith([once]))).toEqual([
      '2021-12-14 1.3/2021-12-17/before>Gatu- och parkchef',
      '2021-12-27 1.3/2021-12-17/again>Gatu- och parkchef',
    ]);
  });

  it('comes for every date of the rhythm', () => {
    expect(followUps(factsWith([aMeasure(monthly)]))).toEqual([
      '2021-11-12 1.3/2021-11-17/before>Gatu- och parkchef',
      '2021-11-24 1.3/2021-11-17/again>Gatu- och parkchef',
      '2021-12-14 1.3/2021-12-17/before>Gatu- och parkchef',
      '2021-12-27 1.3/2021-12-17/again>Gatu- och parkchef',
    ]);
  });

  it('is cleared by a note from ten working days before the date, by the responsible function alone', () => {
    expect(followUps(factsWith([aMeasure(monthly, ['2021-11-03', note])])).map((each) => each.slice(0, 10))).toEqual([
      '2021-12-14',
      '2021-12-27',
    ]);
    expect(followUps(factsWith([aMeasure(monthly, ['2021-11-02', note])]))).toHaveLength(4);
    expect(followUps(factsWith([aMeasure(monthly, ['2021-11-08', note, 'Kommunpolis'])]))).toHaveLength(4);
  });

  it('does not come again when a note came after the date', () => {
    const late = aMeasure(monthly, ['2021-11-22', { kind: 'no-news' }]);
    expect(followUps(factsWith([late])).map((each) => each.slice(0, 10))).toEqual(['2021-12-14', '2021-12-27']);
  });

  it('does not come again where the next date’s request has come: each week has one', () => {
    const weekly = aMeasure({ followUp: { rhythm: 'week', next: '2021-11-12' } });
    expect(followUps(factsWith([weekly]), '2021-10-01', { first: '2021-11-08', last: '2021-11-26' })).toEqual([
      '2021-11-09 1.3/2021-11-12/before>Gatu- och parkchef',
      '2021-11-16 1.3/2021-11-19/before>Gatu- och parkchef',
      '2021-11-23 1.3/2021-11-26/before>Gatu- och parkchef',
    ]);
  });

  it('comes to a paused measure too, and to none that is finished', () => {
    const paused = aMeasure(monthly, ['2021-10-04', { kind: 'status', value: 'on_hold' }]);
    const done = aMeasure(monthly, ['2021-10-04', { kind: 'status', value: 'completed' }]);
    expect(followUps(factsWith([paused]))).toHaveLength(4);
    expect(followUps(factsWith([done]))).toEqual([]);
  });

  it('ends on the day that the plan’s own column says that the measure is finished', () => {
    const column = aDatedMeasure(monthly, [{ field: 'status', from: '2021-12-03', value: 'completed' }]);
    expect(followUps(factsWith([column])).map((each) => each.slice(0, 10))).toEqual(['2021-11-12', '2021-11-24']);
    expect(followUps(factsWith([column]), '2021-12-03')).toEqual([]);
  });

  it('comes when the measure has begun, where there is a day for it before the date', () => {
    const january = { first: '2021-01-01', last: '2021-01-18' };
    const next = (start: string) => aMeasure({ start, followUp: { rhythm: 'quarter', next: '2021-04-12' } });
    const days = (start: string) =>
      followUps(factsWith([next(start)]), '2021-01-01', january).map((each) => each.slice(0, 10));
    expect(days('2021-01-11')).toEqual(['2021-01-11']);
    expect(days('2021-01-12')).toEqual(['2021-01-07']);
  });

  it('does not come again on the day that quiet weeks gather it with the next date’s request', () => {
    const fortnightly = aMeasure({ followUp: { rhythm: 'fortnight', next: '2021-08-11' } });
    const summer = { first: '2021-07-12', last: '2021-08-19' };
    expect(followUps(factsWith([fortnightly]), '2021-07-01', summer).map((each) => each.slice(15))).toEqual([
      '2021-07-28/before>Gatu- och parkchef',
      '2021-08-11/before>Gatu- och parkchef',
      '2021-08-11/again>Gatu- och parkchef',
    ]);
  });

  it('goes by the agreement’s own numbers', () => {
    const facts = factsWith([aMeasure({ followUp: { next: '2021-12-17' } })]);
    expect(remindersOf('follow-up', facts, '2021-10-01', autumn, [5, 1])).toEqual([
      '2021-12-10 1.3/2021-12-17/before>Gatu- och parkchef',
      '2021-12-20 1.3/2021-12-17/again>Gatu- och parkchef',
    ]);
    expect(remindersOf('follow-up', facts, '2021-10-01', autumn, [5])).toHaveLength(1);
  });
});

describe('a request before the group’s meeting', () => {
  const once = aMeasure({ followUp: { next: '2021-12-17' } });
  const first = (...meetings: readonly Meeting[]) => followUps(factsWith([once], { meetings }))[0]?.slice(0, 10);

  it('comes three working days before the last one ahead of the date', () => {
    expect(first(aMeeting('EST strategisk', '2021-12-15T09:00'))).toBe('2021-12-10');
    expect(first(aSeries('EST strategisk', '2021-11-24T09:00', 'FREQ=WEEKLY'))).toBe('2021-12-10');
  });

  it('is the same when the meeting is on the date itself, or after it', () => {
    expect(first(aMeeting('EST strategisk', '2021-12-17T09:00'))).toBe('2021-12-14');
    expect(first(aMeeting('EST strategisk', '2021-12-20T09:00'))).toBe('2021-12-14');
  });

  it('goes by the date when a note for the meeting would be too early to meet it', () => {
    expect(first(aMeeting('EST strategisk', '2021-12-08T09:00'))).toBe('2021-12-03');
    expect(first(aMeeting('EST strategisk', '2021-12-07T09:00'))).toBe('2021-12-14');
  });

  it('goes by the date when quiet weeks would hold the request until the meeting is over', () => {
    const january = factsWith([aMeasure({ followUp: { next: '2022-01-17' } })], {
      meetings: [aMeeting('EST strategisk', '2022-01-05T13:00')],
    });
    const window = { first: '2021-12-20', last: '2022-01-17' };
    expect(followUps(january, '2021-12-01', window)).toEqual(['2022-01-12 1.3/2022-01-17/before>Gatu- och parkchef']);
  });

  it('goes by its own group’s meetings that are held', () => {
    expect(first(aMeeting('EST fördjupning', '2021-12-15T09:00'))).toBe('2021-12-14');
    const off = { kind: 'cancelled', occurrence: '2021-12-15T09:00' } as const;
    expect(first(aMeeting('EST strategisk', '2021-12-15T09:00', off))).toBe('2021-12-14');
    const moved = { kind: 'moved', occurrence: '2021-12-15T09:00', to: '2021-12-16T09:00' } as const;
    expect(first(aMeeting('EST strategisk', '2021-12-15T09:00', moved))).toBe('2021-12-13');
  });

  it('never comes so early that a note would meet the date before', () => {
    const weekly = aMeasure({ followUp: { rhythm: 'week', next: '2021-12-17' } });
    const facts = factsWith([weekly], { meetings: [aMeeting('EST strategisk', '2021-12-14T09:00')] });
    expect(
      followUps(facts)
        .find((each) => each.includes('2021-12-17'))
        ?.slice(0, 10),
    ).toBe('2021-12-14');
  });

  it('has the same key, so that a meeting that is cancelled afterwards sends no second', () => {
    const booked = followUps(factsWith([once], { meetings: [aMeeting('EST strategisk', '2021-12-15T09:00')] }));
    expect(booked[0]?.slice(11)).toBe(followUps(factsWith([once]))[0]?.slice(11));
  });
});

describe('whoever gets it', () => {
  const once = aMeasure({ followUp: { next: '2021-12-17' } });
  const recipients = (measure: typeof once) =>
    followUps(factsWith([measure]), '2021-10-01', { first: '2021-12-14', last: '2021-12-14' }).map(
      (each) => each.split('>')[1],
    );

  it('is the responsible function, or its party’s coordinators when the plan names none', () => {
    expect(recipients(once)).toEqual(['Gatu- och parkchef']);
    expect(recipients({ ...once, responsible: [] })).toEqual(['Samordnare i kommunen']);
  });

  it('is every coordinator when the plan names no party either', () => {
    const { responsibleParty: _party, ...plan } = once.state.plan;
    expect(recipients({ ...once, responsible: [], state: { ...once.state, plan } })).toEqual(
      exampleFacts()
        .functions.filter(({ roles }) => roles.includes('coordinator'))
        .map(({ name }) => name),
    );
  });
});
