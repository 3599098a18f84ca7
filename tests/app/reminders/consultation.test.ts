import { describe, expect, it } from 'vitest';
import { consultation } from '../../../src/app/reminders/consultation.ts';
import { aRecord, exampleFacts, factsOf } from '../../helpers/agreement-facts.ts';
import { occurrences, onceEach, sent } from '../../helpers/occurrences.ts';
import { upplandsVasby } from '../../helpers/upplands-vasby.ts';

describe('the consultation on an extension', () => {
  it('is reminded of 3 months, 1 month, 2 weeks and 5 working days before 30 June 2022, and on it', () => {
    expect(onceEach(sent(consultation, exampleFacts()))).toEqual([
      '2022-03-30 consultation/2022-06-30/3-months',
      '2022-05-30 consultation/2022-06-30/1-months',
      '2022-06-16 consultation/2022-06-30/14-calendar-days',
      '2022-06-22 consultation/2022-06-30/5-days',
      '2022-06-30 consultation/2022-06-30/deadline',
    ]);
  });

  it('concerns the coordinators and the steering group of both parties', () => {
    const day = { first: '2022-06-30', last: '2022-06-30' };
    expect(sent(consultation, exampleFacts(), day).map((line) => line.split('>')[1])).toEqual([
      'Kommundirektör',
      'Lokalpolisområdeschef',
      'Samordnare i kommunen',
      'Samordnare i polisen',
    ]);
  });

  it('says which occasion it is, with its number', () => {
    const reasons = occurrences(consultation, exampleFacts()).map(({ reason }) => JSON.stringify(reason));
    expect([...new Set(reasons)]).toEqual([
      '{"step":"months","count":3}',
      '{"step":"months","count":1}',
      '{"step":"weeks","count":2}',
      '{"step":"working-days","count":5}',
      '{"step":"deadline"}',
    ]);
  });

  it('is silent from the day that one is recorded, though it came late', () => {
    for (const on of ['2022-05-10', '2022-07-04']) {
      const record = aRecord([on, { kind: 'consultation', on, form: 'meeting', end: '2022-12-31' }]);
      expect(sent(consultation, exampleFacts({ record }))).toEqual([]);
    }
  });

  it('by a last day that is a Sunday is reminded of on the Friday, and the last day stays', () => {
    const facts = factsOf({ ...upplandsVasby(), validTo: upplandsVasby().validTo.with({ year: 2024 }) });
    const last = occurrences(consultation, facts).at(-1);
    expect(last).toMatchObject({ on: '2024-06-28', due: '2024-06-30', reason: { step: 'deadline' } });
  });

  it('keeps its last two reminders whatever the agreement has chosen', () => {
    const record = aRecord(['2021-01-04', { kind: 'reminder-settings', settings: { ahead: { consultation: [2] } } }]);
    expect(onceEach(sent(consultation, exampleFacts({ record })))).toEqual([
      '2022-04-29 consultation/2022-06-30/2-months',
      '2022-06-22 consultation/2022-06-30/5-days',
      '2022-06-30 consultation/2022-06-30/deadline',
    ]);
    expect(consultation).toMatchObject({ optional: false, inQuietWeeks: true });
  });

  it('has notice in its place where the agreement goes on by itself, and nothing where it cannot', () => {
    const automatic = factsOf({ ...upplandsVasby(), extension: { kind: 'automatic', noticeMonths: 3, years: 1 } });
    expect(occurrences(consultation, automatic).at(-1)).toMatchObject({
      on: '2022-09-30',
      subject: { obligation: 'notice/2022-09-30' },
    });
    expect(sent(consultation, factsOf({ ...upplandsVasby(), extension: { kind: 'none' } }))).toEqual([]);
  });
});
