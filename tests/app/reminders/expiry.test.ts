import { expect, it } from 'vitest';
import { expiry } from '../../../src/app/reminders/expiry.ts';
import { exampleFacts, factsOf } from '../../helpers/agreement-facts.ts';
import { occurrences, onceEach, sent } from '../../helpers/occurrences.ts';
import { upplandsVasby } from '../../helpers/upplands-vasby.ts';

it('reminds coordinators and steering group of the last day 6, 4 and 1 months before', () => {
  expect(onceEach(sent(expiry, exampleFacts()))).toEqual([
    '2022-06-30 expiry/2022-12-31/6-months',
    '2022-08-31 expiry/2022-12-31/4-months',
    '2022-11-30 expiry/2022-12-31/1-months',
  ]);
  expect(sent(expiry, exampleFacts(), { first: '2022-06-30', last: '2022-06-30' })).toHaveLength(4);
});

it('counts months by the calendar, a day that the month lacks being its last, and never moves later', () => {
  const to = upplandsVasby().validTo.with({ year: 2023, month: 8, day: 31 });
  // 28 February 2023 is a Tuesday, 30 April a Sunday.
  expect(occurrences(expiry, factsOf({ ...upplandsVasby(), validTo: to })).map(({ on }) => on)).toEqual([
    ...Array(4).fill('2023-02-28'),
    ...Array(4).fill('2023-04-28'),
    ...Array(4).fill('2023-07-31'),
  ]);
});

it('says when the agreement goes on by itself', () => {
  const facts = factsOf({ ...upplandsVasby(), extension: { kind: 'automatic', noticeMonths: 3, years: 1 } });
  expect(occurrences(expiry, facts)[0]?.subject).toEqual({
    kind: 'obligation',
    obligation: 'expiry/2022-12-31',
    detail: 'renews',
  });
});
