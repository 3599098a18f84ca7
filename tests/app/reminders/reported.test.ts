import { expect, it } from 'vitest';
import { reported } from '../../../src/app/reminders/reported.ts';
import { aRecord, exampleFacts } from '../../helpers/agreement-facts.ts';
import { occurrences, onceEach, sent } from '../../helpers/occurrences.ts';

const followUp = { kind: 'summary', for: '2021-11-18' } as const;
const posted = ['2021-11-15', { kind: 'follow-up-posted', followUp, on: '2021-11-15' }] as const;
const mark = (party: string) => ['2021-11-22', { kind: 'reported', followUp, party, on: '2021-11-22' }] as const;
const spring = { first: '2021-11-01', last: '2022-04-30' };

it('is reminded of 10 and 2 working days before it is due, and then every fourth week', () => {
  const facts = exampleFacts({ record: aRecord(posted, mark('kommunen')) });
  expect(sent(reported, facts, spring)).toEqual([
    '2021-11-29 reported/summary/2021-11-18/2021-12-13/10-days>Samordnare i polisen',
    '2021-12-09 reported/summary/2021-11-18/2021-12-13/2-days>Samordnare i polisen',
    '2022-01-10 reported/summary/2021-11-18/2021-12-13/4-weeks-after>Samordnare i polisen',
    '2022-02-07 reported/summary/2021-11-18/2021-12-13/8-weeks-after>Samordnare i polisen',
    '2022-03-07 reported/summary/2021-11-18/2021-12-13/12-weeks-after>Samordnare i polisen',
    '2022-04-04 reported/summary/2021-11-18/2021-12-13/16-weeks-after>Samordnare i polisen',
  ]);
});

it('says how many weeks have gone', () => {
  const facts = exampleFacts({ record: aRecord(posted, mark('kommunen')) });
  expect(occurrences(reported, facts, spring).map(({ reason }) => [reason.step, reason.count])).toEqual([
    ['working-days', 10],
    ['working-days', 2],
    ['repeat', 4],
    ['repeat', 8],
    ['repeat', 12],
    ['repeat', 16],
  ]);
});

it('is silent when every party has registered it', () => {
  const facts = exampleFacts({ record: aRecord(posted, mark('kommunen'), mark('polisen')) });
  expect(sent(reported, facts, spring)).toEqual([]);
});

it('goes on after the agreement’s last day, on working days', () => {
  const facts = exampleFacts({
    record: aRecord([
      '2022-12-16',
      { kind: 'follow-up-posted', followUp: { kind: 'review', for: '2022-12' }, on: '2022-12-16' },
    ]),
  });
  expect(reported.afterEnd).toBe(true);
  expect(
    onceEach(sent(reported, facts, { first: '2022-12-01', last: '2023-05-31' })).map((line) => line.slice(0, 10)),
  ).toEqual(['2023-01-02', '2023-01-13', '2023-02-14', '2023-03-14', '2023-04-11', '2023-05-09']);
});

it('counts from the first posting', () => {
  const again = ['2021-11-17', { kind: 'follow-up-posted', followUp, on: '2021-11-17' }] as const;
  expect(onceEach(sent(reported, exampleFacts({ record: aRecord(posted, again) }), spring))[0]).toBe(
    '2021-11-29 reported/summary/2021-11-18/2021-12-13/10-days',
  );
});
