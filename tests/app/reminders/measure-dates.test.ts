import { describe, expect, it } from 'vitest';
import type { AgreementChangeBody } from '../../../src/domain/agreement-record.ts';
import type { ChangeBody } from '../../../src/domain/measure.ts';
import { aRecord, exampleFacts } from '../../helpers/agreement-facts.ts';
import { aDatedMeasure, aMeasure, factsWith, remindersOf, type Said, whole } from '../../helpers/measure-facts.ts';

const days = (found: readonly string[]) => found.map((each) => each.slice(0, 10));
const said = (day: string, value: 'not_started' | 'in_progress' | 'on_hold' | 'completed'): Said => [
  day,
  { kind: 'status', value },
];
const proposed: ChangeBody = {
  kind: 'proposal',
  what: 'due',
  to: '2021-12-10',
  decides: 'coordinators',
  agreed: ['kommunen'],
};
const answered = (answer: 'agree' | 'decline'): ChangeBody => ({
  kind: 'answered',
  proposal: 2,
  party: 'polisen',
  answer,
  ...(answer === 'agree' ? { decided: true } : {}),
});

describe('a measure that is due', () => {
  const dueSoon = (...says: readonly Said[]) => remindersOf('due-soon', factsWith([aMeasure({}, ...says)]));

  it('is reminded of ten working days before', () => {
    expect(dueSoon()).toEqual(['2021-10-15 1.3/2021-10-29/before>Gatu- och parkchef']);
  });

  it('is not when it is finished, paused or waits for an answer to a proposal', () => {
    expect(dueSoon(said('2021-09-01', 'completed'))).toEqual([]);
    expect(dueSoon(said('2021-09-01', 'on_hold'))).toEqual([]);
    expect(dueSoon(['2021-09-01', proposed])).toEqual([]);
    expect(dueSoon(['2021-09-01', proposed], ['2021-09-02', answered('decline')])).toHaveLength(1);
  });

  it('has a reminder of its own for a date that it was moved to', () => {
    const agreed: readonly Said[] = [
      ['2021-10-20', proposed],
      ['2021-10-22', answered('agree')],
    ];
    expect(dueSoon(...agreed)).toEqual(['2021-11-26 1.3/2021-12-10/before>Gatu- och parkchef']);
  });

  it('is not before it has begun, nor when it goes on until further notice', () => {
    const short = factsWith([aMeasure({ start: '2021-10-18', due: '2021-10-29' })]);
    expect(remindersOf('due-soon', short)).toEqual([]);
    const open = factsWith([aMeasure({ due: '2022-12-31', openEnded: true })]);
    expect(remindersOf('due-soon', open)).toEqual([]);
    expect(remindersOf('overdue', open, '2023-02-01', { first: '2022-12-01', last: '2023-02-28' })).toEqual([]);
  });

  it('is once for each number that the agreement has set', () => {
    const facts = factsWith([aMeasure()]);
    expect(remindersOf('due-soon', facts, '2021-01-01', whole, [20, 5])).toEqual([
      '2021-10-01 1.3/2021-10-29/before>Gatu- och parkchef',
      '2021-10-22 1.3/2021-10-29/before-2>Gatu- och parkchef',
    ]);
  });
});

describe('a measure that is overdue', () => {
  const spring = { first: '2021-10-01', last: '2022-03-01' };
  const overdue = (today: string, ...says: readonly Said[]) =>
    remindersOf('overdue', factsWith([aMeasure({}, ...says)]), today, spring);

  it('is reminded of the next working day and then every fourth week, earlier when that is no working day', () => {
    expect(overdue('2021-10-01')).toEqual([
      '2021-11-01 1.3/2021-10-29/after>Gatu- och parkchef',
      '2021-11-29 1.3/2021-10-29/4-weeks-after>Gatu- och parkchef',
      '2021-12-27 1.3/2021-10-29/8-weeks-after>Gatu- och parkchef',
      '2022-01-24 1.3/2021-10-29/12-weeks-after>Gatu- och parkchef',
      '2022-02-21 1.3/2021-10-29/16-weeks-after>Gatu- och parkchef',
    ]);
    const easter = factsWith([aMeasure({ due: '2021-03-19' })]);
    expect(days(remindersOf('overdue', easter, '2021-03-01', { first: '2021-04-15', last: '2021-05-31' }))).toEqual([
      '2021-04-19',
      '2021-05-17',
    ]);
    const ascension = factsWith([aMeasure({ due: '2021-04-14' })]);
    expect(days(remindersOf('overdue', ascension, '2021-03-01', { first: '2021-05-10', last: '2021-05-14' }))).toEqual([
      '2021-05-12',
    ]);
  });

  it('is told once where quiet weeks gather two of them on a day', () => {
    const summer = { first: '2022-06-01', last: '2022-09-10' };
    expect(remindersOf('overdue', factsWith([aMeasure()]), '2022-06-01', summer)).toEqual([
      '2022-06-13 1.3/2021-10-29/32-weeks-after>Gatu- och parkchef',
      '2022-08-08 1.3/2021-10-29/40-weeks-after>Gatu- och parkchef',
      '2022-09-05 1.3/2021-10-29/44-weeks-after>Gatu- och parkchef',
    ]);
  });

  it('is told no more once it is done', () => {
    expect(overdue('2021-12-01', said('2021-11-30', 'completed'))).toEqual([]);
  });

  it('is not while it is paused, and is again afterwards for what still holds', () => {
    expect(overdue('2021-12-01', said('2021-11-20', 'on_hold'))).toEqual([]);
    expect(days(overdue('2021-12-10', said('2021-11-20', 'on_hold'), said('2021-12-10', 'in_progress')))).toContain(
      '2021-11-29',
    );
  });

  it('is not while a proposal waits, nor for a date that was moved after its reminder', () => {
    expect(overdue('2021-11-10', ['2021-11-09', proposed])).toEqual([]);
    const agreed: readonly Said[] = [
      ['2021-11-09', proposed],
      ['2021-11-11', answered('agree')],
    ];
    expect(overdue('2021-11-12', ...agreed)[0]).toBe('2021-12-13 1.3/2021-12-10/after>Gatu- och parkchef');
  });

  it('goes by what the plan’s own column says from its day', () => {
    const column = aDatedMeasure({}, [{ field: 'status', from: '2021-12-03', value: 'on_hold' }]);
    expect(days(remindersOf('overdue', factsWith([column]), '2021-10-01', spring))).toEqual([
      '2021-11-01',
      '2021-11-29',
    ]);
  });
});

describe('a measure that should have begun', () => {
  const plan = { start: '2021-10-04', due: '2022-04-29' };
  const winter = { first: '2021-10-01', last: '2022-02-01' };
  const passed = (today: string, ...says: readonly Said[]) =>
    remindersOf('start-passed', factsWith([aMeasure(plan, ...says)]), today, winter);

  it('is taken for begun when nobody has said that it is not', () => {
    expect(passed('2021-10-01')).toEqual([]);
  });

  it('is reminded of the day after its start and every fourth week when it was said before', () => {
    expect(passed('2021-10-01', said('2021-09-20', 'not_started'))).toEqual([
      '2021-10-05 1.3/2021-10-04/after>Gatu- och parkchef',
      '2021-11-02 1.3/2021-10-04/4-weeks-after>Gatu- och parkchef',
      '2021-11-30 1.3/2021-10-04/8-weeks-after>Gatu- och parkchef',
      '2021-12-28 1.3/2021-10-04/12-weeks-after>Gatu- och parkchef',
      '2022-01-25 1.3/2021-10-04/16-weeks-after>Gatu- och parkchef',
    ]);
  });

  it('is counted from when it was said afterwards, each time anew', () => {
    expect(passed('2021-12-03', said('2021-12-03', 'not_started'))).toEqual([
      '2021-12-06 1.3/2021-10-04/after-2021-12-03>Gatu- och parkchef',
      '2022-01-03 1.3/2021-10-04/4-weeks-after-2021-12-03>Gatu- och parkchef',
      '2022-01-31 1.3/2021-10-04/8-weeks-after-2021-12-03>Gatu- och parkchef',
    ]);
  });

  it('is the same by the plan’s own columns, until one of them says that it has begun', () => {
    const column = aDatedMeasure(plan, [
      { field: 'status', from: '2022-01-15', value: 'in_progress' },
      { field: 'status', from: '2021-12-03', value: 'not_started' },
    ]);
    expect(days(remindersOf('start-passed', factsWith([column]), '2021-10-01', winter))).toEqual([
      '2021-12-06',
      '2022-01-03',
    ]);
  });

  it('is only overdue from the day that it is', () => {
    const facts = factsWith([aMeasure({ ...plan, due: '2021-11-26' }, said('2021-09-20', 'not_started'))]);
    expect(days(remindersOf('start-passed', facts, '2021-10-01', winter))).toEqual(['2021-10-05', '2021-11-02']);
    expect(days(remindersOf('overdue', facts, '2021-10-01', winter))).toEqual([
      '2021-11-29',
      '2021-12-27',
      '2022-01-24',
    ]);
  });
});

describe('a decision past its latest day', () => {
  const brief: readonly [string, AgreementChangeBody] = [
    '2021-10-01',
    { kind: 'brief', brief: 'b1', measure: '1.3', latest: '2021-11-05' },
  ];

  it('is told the next working day to those who decide and the coordinators', () => {
    expect(remindersOf('decision', exampleFacts({ record: aRecord(brief) }))).toEqual([
      '2021-11-08 b1/2021-11-05/after>Kommundirektör',
      '2021-11-08 b1/2021-11-05/after>Lokalpolisområdeschef',
      '2021-11-08 b1/2021-11-05/after>Samordnare i kommunen',
      '2021-11-08 b1/2021-11-05/after>Samordnare i polisen',
    ]);
  });

  it('is not when nobody asks for it any more: taken back, or its measure is finished since', () => {
    const asked: Said = ['2021-10-01', { kind: 'question', text: 'Får vi fler lampor?' }];
    const ofMeasure = aRecord([
      '2021-10-01',
      { kind: 'brief', brief: 'B1', measure: '1.3', measureId: 'measure', change: 2, latest: '2021-11-05' },
    ]);
    const reminded = (...said: readonly Said[]) =>
      remindersOf('decision', factsWith([aMeasure({}, asked, ...said)], { record: ofMeasure }));
    expect(reminded()).toHaveLength(4);
    expect(reminded(['2021-10-02', { kind: 'undone', version: 2 }])).toEqual([]);
    expect(
      reminded(['2021-10-02', { kind: 'question-decided', question: 2, brief: 'B1', answer: 'approved' }]),
    ).toEqual([]);
    expect(reminded(['2021-10-02', { kind: 'status', value: 'completed' }])).toEqual([]);
  });

  it('is not when it has been made, and not to a party that does not vote', () => {
    const decided = aRecord(brief, ['2021-11-04', { kind: 'brief-decided', brief: 'b1', on: '2021-11-04' }]);
    expect(remindersOf('decision', exampleFacts({ record: decided }))).toEqual([]);
    const { definition } = exampleFacts();
    const parties = definition.parties.map((party) => (party.key === 'polisen' ? { ...party, votes: false } : party));
    const facts = exampleFacts({ definition: { ...definition, parties }, record: aRecord(brief) });
    expect(remindersOf('decision', facts).join()).not.toContain('Lokalpolisområdeschef');
  });
});
