import { describe, expect, it } from 'vitest';
import { weeklyListOn } from '../../../src/app/reminders/weekly-sections.ts';
import type { AgreementFacts, MeasureFact } from '../../../src/domain/facts.ts';
import { aMeeting } from '../../helpers/agreement-facts.ts';
import { aDatedMeasure, aMeasure, factsWith, note, remindersOf } from '../../helpers/measure-facts.ts';

/** A measure that nothing is to be said of: complete, noted, and neither communicated nor late. */
const complete = {
  communication: { decision: 'no', reasonIfNot: 'Intern rutin' },
  followUp: { text: 'Skriftligt varje månad', rhythm: 'month', next: '2021-11-17' },
} as const;
const calm = aMeasure(complete, ['2021-11-01', note]);
const november = { first: '2021-11-01', last: '2021-11-30' };

function lists(facts: AgreementFacts, today = '2021-11-01', window = november): readonly string[] {
  return remindersOf('weekly-list', facts, today, window).map((each) => each.slice(0, 10));
}

function list(measures: readonly MeasureFact[], own: Partial<AgreementFacts> = {}) {
  return weeklyListOn(factsWith(measures, own), '2021-11-15');
}

describe('the weekly list', () => {
  const lacking = aMeasure();

  it('comes each Monday to every coordinator', () => {
    expect(
      remindersOf('weekly-list', factsWith([lacking]), '2021-11-01', { first: '2021-11-15', last: '2021-11-21' }),
    ).toEqual(['2021-11-15 2021-11-15>Samordnare i kommunen', '2021-11-15 2021-11-15>Samordnare i polisen']);
  });

  it('comes on the working day before when Monday is none', () => {
    const easter = { first: '2021-03-30', last: '2021-04-08' };
    expect(lists(factsWith([lacking]), '2021-03-01', easter)).toEqual(['2021-04-01', '2021-04-01']);
  });

  it('does not come when there is nothing on it', () => {
    expect(lists(factsWith([calm]))).toEqual([]);
  });

  it('does not come in quiet weeks, nor for the week over which it would have waited', () => {
    expect(lists(factsWith([lacking]), '2021-07-01', { first: '2021-07-06', last: '2021-08-06' })).toEqual([]);
    expect(lists(factsWith([lacking]), '2022-12-01', { first: '2022-12-20', last: '2022-12-31' })).toEqual([]);
  });

  it('of a week that is over is not sent any more, that of this week still is', () => {
    expect(new Set(lists(factsWith([lacking]), '2021-11-24'))).toEqual(new Set(['2021-11-22', '2021-11-29']));
  });

  it('does not come in the middle of the week for what has been proposed or booked since Monday', () => {
    const proposal = { kind: 'proposal', what: 'due', to: '2021-12-10', decides: 'coordinators', agreed: [] } as const;
    const proposed = aMeasure(complete, ['2021-11-01', note], ['2021-11-09', proposal]);
    expect(lists(factsWith([proposed]), '2021-11-10')).toEqual([
      '2021-11-15',
      '2021-11-15',
      '2021-11-22',
      '2021-11-22',
      '2021-11-29',
      '2021-11-29',
    ]);
  });
});

describe('on the weekly list', () => {
  it('is what has had no news for one and a half rhythms', () => {
    expect(list([aMeasure(complete, ['2021-09-20', note]), calm]).stale).toHaveLength(1);
    expect(list([aMeasure(complete, ['2021-10-05', note])]).stale).toEqual([]);
  });

  it('is what its plan leaves unclear, and what it lacks', () => {
    const { responsibleFunction: _function, ...plan } = aMeasure().state.plan;
    const unclear = { ...aMeasure(), state: { ...aMeasure().state, plan } };
    expect(list([unclear]).incomplete.map(({ lacks }) => lacks)).toEqual([
      ['responsible', 'communication', 'follow-up'],
    ]);
    const done = aMeasure({}, ['2021-10-01', { kind: 'status', value: 'completed' }]);
    expect(list([done, calm]).incomplete).toEqual([]);
  });

  it('is a function that nobody holds, while it answers for something unfinished', () => {
    const { functions } = factsWith([]);
    const unheld = functions.map((each) => ({ ...each, held: each.name !== 'Gatu- och parkchef' }));
    expect(list([calm], { functions: unheld }).unheld.map(({ function: { name } }) => name)).toEqual([
      'Gatu- och parkchef',
    ]);
    expect(lists(factsWith([calm], { functions: unheld }))).not.toEqual([]);
    const done = aDatedMeasure(complete, [{ field: 'status', from: '2021-10-01', value: 'completed' }]);
    expect(list([done], { functions: unheld }).unheld).toEqual([]);
  });

  it('is a proposal that waits for an answer', () => {
    const proposal = {
      kind: 'proposal',
      what: 'cancel',
      reason: 'El saknas',
      decides: 'steering',
      agreed: [],
    } as const;
    expect(list([aMeasure(complete, ['2021-11-09', proposal])]).proposals.map(({ count }) => count)).toEqual([1]);
  });

  it('is a communication within ten working days, and the latest that was not made', () => {
    const told = (when: string) =>
      list([aMeasure({ ...complete, due: '2022-12-16', communication: { decision: 'yes', when } })]).communications.map(
        ({ date, passed }) => `${date} ${passed ? 'passed' : 'ahead'}`,
      );
    expect(told('Senast 29 november 2021')).toEqual(['2021-11-29 ahead']);
    expect(told('Senast 30 november 2021')).toEqual([]);
    expect(told('I februari, maj, augusti och november')).toEqual(['2021-08-31 passed']);
  });

  it('are the week’s meetings, a working group’s with what it has to take up', () => {
    const red = aMeasure(
      complete,
      ['2021-11-10', note],
      ['2021-11-10', { kind: 'rating', value: 'red', reason: 'Elen' }],
    );
    const meetings = [
      aMeeting('EST strategisk', '2021-11-18T09:00'),
      aMeeting('EST fördjupning', '2021-11-19T09:00'),
      aMeeting('Styrgrupp', '2021-11-17T13:00'),
      aMeeting('EST strategisk', '2021-11-22T09:00'),
    ];
    const found = list([red], { meetings }).meetings;
    expect(found.map(({ time, group }) => `${group.name} ${time.start}`)).toEqual([
      'Styrgrupp 2021-11-17T13:00',
      'EST strategisk 2021-11-18T09:00',
      'EST fördjupning 2021-11-19T09:00',
    ]);
    const numbers = found.map(({ agenda }) => agenda && Object.values(agenda).map((measures) => measures.length));
    expect(numbers).toEqual([undefined, [0, 1, 1, 0, 0], [0, 0, 0, 0, 0]]);
    expect(lists(factsWith([calm], { meetings }))).toEqual(['2021-11-15', '2021-11-15', '2021-11-22', '2021-11-22']);
  });

  it('is a follow-up on the group’s agenda from when a note meets it, and when none came', () => {
    const agenda = (...said: Parameters<typeof aMeasure>[1][]) =>
      list([aMeasure(complete, ...said)], { meetings: [aMeeting('EST strategisk', '2021-11-18T09:00')] }).meetings[0]
        ?.agenda?.followUps;
    expect(agenda()).toHaveLength(1);
    expect(agenda(['2021-11-10', note])).toEqual([]);
    const passed = aMeasure({ ...complete, followUp: { ...complete.followUp, next: '2021-11-12' } });
    expect(
      list([passed], { meetings: [aMeeting('EST strategisk', '2021-11-18T09:00')] }).meetings[0]?.agenda?.followUps,
    ).toEqual([passed]);
  });
});
