import { beforeAll, describe, expect, it } from 'vitest';
import type { AgreementFacts } from '../../../src/domain/facts.ts';
import type { ReminderName } from '../../../src/domain/reminder-settings.ts';
import { exampleFactsWithPlan, remindersOf } from '../../helpers/measure-facts.ts';

let facts: AgreementFacts;
beforeAll(async () => {
  facts = await exampleFactsWithPlan();
});

const of = (kind: ReminderName) => [...remindersOf(kind, facts)].sort();
const about = (kind: ReminderName, number: string) => of(kind).filter((each) => each.includes(` ${number}/`));

describe('the example plan, with nothing done', () => {
  it('has its communications when the plan says, to the functions that it names', () => {
    expect(of('communication')).toEqual([
      '2021-01-04 1.1/2021-01-11/before>Kommunikatör i kommunen',
      '2021-01-04 1.1/2021-01-11/before>Kommunikatör, polisen',
      '2021-02-19 1.7/2021-02-26/before>Fritidschef',
      '2021-03-24 2.6/2021-03-31/before>Kommunikatör i kommunen',
      '2021-04-23 1.1/2021-04-30/before>Kommunikatör i kommunen',
      '2021-04-23 1.1/2021-04-30/before>Kommunikatör, polisen',
      '2021-05-24 1.5/2021-05-31/before>Fastighetschef',
      '2021-05-24 1.7/2021-05-31/before>Fritidschef',
      '2021-06-04 2.1/2021-06-11/before>Enhetschef fältverksamheten',
      '2021-06-22 1.4/2021-06-30/before>Kommunikatör i kommunen',
      '2021-06-22 2.6/2021-06-30/before>Kommunikatör i kommunen',
      '2021-08-24 1.1/2021-08-31/before>Kommunikatör i kommunen',
      '2021-08-24 1.1/2021-08-31/before>Kommunikatör, polisen',
      '2021-08-24 1.7/2021-08-31/before>Fritidschef',
      '2021-11-23 1.5/2021-11-30/before>Fastighetschef',
      '2021-11-23 1.7/2021-11-30/before>Fritidschef',
      '2021-12-10 2.1/2021-12-17/before>Enhetschef fältverksamheten',
      '2021-12-10 2.5/2021-12-17/before>Utvecklingsledare skola',
      '2021-12-10 3.4/2021-12-17/before>HR-direktör',
      '2021-12-22 1.1/2021-12-30/before>Kommunikatör i kommunen',
      '2021-12-22 1.1/2021-12-30/before>Kommunikatör, polisen',
      '2022-02-21 1.7/2022-02-28/before>Fritidschef',
      '2022-04-22 1.1/2022-04-29/before>Kommunikatör i kommunen',
      '2022-04-22 1.1/2022-04-29/before>Kommunikatör, polisen',
      '2022-04-22 3.4/2022-04-29/before>HR-direktör',
      '2022-05-23 1.5/2022-05-31/before>Fastighetschef',
      '2022-05-23 1.7/2022-05-31/before>Fritidschef',
      '2022-06-02 2.1/2022-06-10/before>Enhetschef fältverksamheten',
      '2022-06-02 2.5/2022-06-10/before>Utvecklingsledare skola',
      '2022-08-24 1.1/2022-08-31/before>Kommunikatör i kommunen',
      '2022-08-24 1.1/2022-08-31/before>Kommunikatör, polisen',
      '2022-08-24 1.7/2022-08-31/before>Fritidschef',
      '2022-11-23 1.5/2022-11-30/before>Fastighetschef',
      '2022-11-23 1.7/2022-11-30/before>Fritidschef',
      '2022-12-09 1.1/2022-12-16/before>Kommunikatör i kommunen',
      '2022-12-09 1.1/2022-12-16/before>Kommunikatör, polisen',
      '2022-12-09 2.1/2022-12-16/before>Enhetschef fältverksamheten',
    ]);
  });

  it('says ten working days ahead what is due', () => {
    expect(of('due-soon').map((each) => each.replace(/\/before>.*/, ''))).toEqual([
      '2021-05-17 1.4/2021-05-31',
      '2021-06-15 3.5/2021-06-30',
      '2021-07-30 2.6/2021-08-13',
      '2021-09-16 2.3/2021-09-30',
      '2021-10-15 1.3/2021-10-29',
      '2021-12-03 3.2/2021-12-17',
      '2022-02-14 3.3/2022-02-28',
      '2022-03-17 2.4/2022-03-31',
      '2022-04-13 3.4/2022-04-29',
      '2022-05-16 2.2/2022-05-31',
      '2022-05-25 2.5/2022-06-10',
      '2022-10-28 1.2/2022-11-11',
      '2022-11-25 3.1/2022-12-09',
      '2022-12-02 1.1/2022-12-16',
      '2022-12-02 1.7/2022-12-16',
      '2022-12-02 2.1/2022-12-16',
      '2022-12-09 1.6/2022-12-23',
      '2022-12-15 1.5/2022-12-30',
    ]);
  });

  it('asks of 1.4, done by the column of 3 December, no follow-up, and of 1.2 the one that its plan dates', () => {
    expect(about('follow-up', '1.4')).toEqual([]);
    expect(about('follow-up', '1.2')).toEqual([
      '2022-01-18 1.2/2022-01-21/before>Samordnare i kommunen',
      '2022-01-28 1.2/2022-01-21/again>Samordnare i kommunen',
    ]);
  });

  it('says that 3.5 is overdue until the column in which it is paused, and 1.4 until that in which it is done', () => {
    expect(about('overdue', '3.5').map((each) => each.slice(0, 10))).toEqual([
      '2021-07-01',
      '2021-07-29',
      '2021-08-26',
      '2021-09-23',
      '2021-10-21',
      '2021-11-18',
    ]);
    expect(about('overdue', '1.4').at(-1)?.slice(0, 10)).toBe('2021-11-16');
  });

  it('says that 3.4 has not begun once somebody has written so, until it is overdue', () => {
    expect(of('start-passed').map((each) => each.slice(0, 14))).toEqual([
      '2021-12-06 3.4',
      '2022-01-03 3.4',
      '2022-01-31 3.4',
      '2022-02-28 3.4',
      '2022-03-28 3.4',
      '2022-04-25 3.4',
    ]);
  });
});
