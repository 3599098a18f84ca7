import { expect, it } from 'vitest';
import { review } from '../../../src/app/reminders/review.ts';
import { aRecord, exampleFacts, factsOf } from '../../helpers/agreement-facts.ts';
import { occurrences, onceEach, sent } from '../../helpers/occurrences.ts';
import { upplandsVasby } from '../../helpers/upplands-vasby.ts';

const of = (month: string) => factsOf({ ...upplandsVasby(), reviews: [{ name: 'Uppföljning', month, questions: [] }] });

it('opens on its month’s first working day, is checked 5 working days before its practical last day, and ends on it', () => {
  expect(sent(review, exampleFacts())).toEqual([
    '2021-12-01 review/2021-12/2021-12-17/opens>Samordnare i kommunen',
    '2021-12-01 review/2021-12/2021-12-17/opens>Samordnare i polisen',
    '2021-12-10 review/2021-12/2021-12-17/coverage-5-days>Samordnare i kommunen',
    '2021-12-10 review/2021-12/2021-12-17/coverage-5-days>Samordnare i polisen',
    '2021-12-17 review/2021-12/2021-12-17/last-day>Samordnare i kommunen',
    '2021-12-17 review/2021-12/2021-12-17/last-day>Samordnare i polisen',
  ]);
});

it.each([
  ['2021-05', ['2021-05-03', '2021-05-24', '2021-05-31']],
  ['2022-01', ['2022-01-03', '2022-01-24', '2022-01-31']],
  ['2022-07', ['2022-07-01', '2022-07-22', '2022-07-29']],
  ['2022-12', ['2022-12-01', '2022-12-09', '2022-12-16']],
])('in %s comes on %s', (month, days) => {
  expect(onceEach(sent(review, of(month))).map((line) => line.slice(0, 10))).toEqual(days);
});

it('leaves the party that has answered in peace', () => {
  const record = aRecord(['2021-12-08', { kind: 'review-answered', month: '2021-12', party: 'polisen' }]);
  const later = { first: '2021-12-09', last: '2021-12-31' };
  expect(sent(review, exampleFacts({ record }), later)).toEqual([
    '2021-12-10 review/2021-12/2021-12-17/coverage-5-days>Samordnare i kommunen',
    '2021-12-17 review/2021-12/2021-12-17/last-day>Samordnare i kommunen',
  ]);
});

it('has its days within the agreement when that ends in its month', () => {
  const facts = factsOf({
    ...upplandsVasby(),
    validTo: upplandsVasby().validTo.with({ day: 5 }),
    reviews: [{ name: 'Slutuppföljning', month: '2022-12', questions: [] }],
  });
  expect(occurrences(review, facts).map(({ on, reason }) => [on, reason.step])).toEqual([
    ['2022-12-01', 'opens'],
    ['2022-12-01', 'opens'],
    ['2022-12-05', 'last-day'],
    ['2022-12-05', 'last-day'],
  ]);
});
