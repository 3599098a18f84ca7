import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { expect, test } from 'vitest';
import { checkPlan } from '../../src/domain/plan-check.ts';
import { comparePlan } from '../../src/domain/plan-diff.ts';
import { readPlan } from '../../src/domain/plan-file/read-plan.ts';
import { upplandsVasby } from '../helpers/upplands-vasby.ts';

const agreement = upplandsVasby();

function measures(...lines: string[]) {
  return readPlan(
    lines.map((line) => line.split(';').map((text) => ({ text }))),
    agreement,
  ).measures;
}

function example() {
  const file = readFileSync(new URL('../fixtures/atgardsplan-exempel.csv', import.meta.url));
  const rows: string[][] = parse(file, { bom: true, delimiter: ';' });
  return readPlan(
    rows.map((row) => row.map((text) => ({ text }))),
    agreement,
  ).measures;
}

test('the example plan is complete, and its yellow and red ratings lack reasons', () => {
  const remarks = checkPlan(example(), agreement);
  const numbersOf = (key: string) => remarks.filter((remark) => remark.key === key).map(({ number }) => number);
  expect(numbersOf('incomplete')).toEqual([]);
  expect(numbersOf('rating-without-reason')).toEqual(['1.2', '1.3', '1.7', '2.2', '2.4', '3.3', '3.4', '3.5']);
  expect(numbersOf('no-rhythm')).toEqual(['2.2', '2.6']);
  expect(numbersOf('not-communicated-without-reason')).toEqual([]);
});

test('a measure with a number and a title alone lacks everything else', () => {
  const remarks = checkPlan(measures('Nr;Insats', 'Å12;Belysning'), agreement);
  expect(remarks).toEqual([
    { number: 'Å12', key: 'incomplete', lacks: ['responsible', 'communication', 'follow-up'] },
    { number: 'Å12', key: 'no-goal-area' },
    { number: 'Å12', key: 'no-group' },
    { number: 'Å12', key: 'no-dates', lacks: ['start', 'due'] },
    { number: 'Å12', key: 'no-target' },
    { number: 'Å12', key: 'no-indicator' },
  ]);
});

test('dates outside the agreement, doubles, and a no without reason are told', () => {
  const remarks = checkPlan(
    measures(
      'Nr;Insats;Start;Klart senast;Kommuniceras;Uppföljning;Status 2021-12-03',
      '1.1;a;2020-12-01;2023-01-31;nej;Skriftligt varje månad;avbruten',
      '1.1;b;2021-02-01;2022-12-31;ja;Vid behov;',
    ),
    agreement,
  ).filter(({ key }) => !['incomplete', 'no-group', 'no-target', 'no-indicator'].includes(key));
  expect(remarks).toEqual([
    { number: '1.1', key: 'starts-before-agreement', start: '2020-12-01', validFrom: '2021-01-01' },
    { number: '1.1', key: 'due-after-agreement', due: '2023-01-31', validTo: '2022-12-31' },
    { number: '1.1', key: 'not-communicated-without-reason' },
    { number: '1.1', key: 'no-next-follow-up' },
    { number: '1.1', key: 'cancelled-without-reason', from: '2021-12-03' },
    { number: '1.1', key: 'double-number', count: 2 },
    { number: '1.1', key: 'nobody-communicates' },
    { number: '1.1', key: 'no-rhythm', text: 'Vid behov' },
    { number: '1.1', key: 'no-next-follow-up' },
  ]);
});

test('the same plan again changes nothing', () => {
  const diff = comparePlan(example(), example());
  expect([diff.added, diff.changed, diff.missingFromFile]).toEqual([[], [], []]);
  expect(diff.unchanged).toHaveLength(18);
});

test('what is new, changed and missing is told field by field; a status is no change of the plan', () => {
  const head = 'Nr;Insats;Klart senast;Av vem;Indikator;Operativt mål;Status 2021-12-03';
  const current = measures(
    head,
    '1.1;a;2021-05-31;Samordnarna;Antal platser;Tio platser;pågår',
    '1.2;b;;;;;',
    'Å12;c;;;;;',
  );
  const incoming = measures(head, '1.1;a;2021-06-30;;Antal platser;Åtta platser;pausad', 'å12;c;;;;;', '1.3;d;;;;;');
  const diff = comparePlan(current, incoming);
  expect(diff.added.map(({ number }) => number)).toEqual(['1.3']);
  expect(diff.unchanged).toEqual(['Å12']);
  expect(diff.missingFromFile).toEqual(['1.2']);
  expect(diff.changed.map(({ number, fields }) => [number, fields])).toEqual([
    [
      '1.1',
      [
        { field: 'due', from: '2021-05-31', to: '2021-06-30' },
        { field: 'target', from: 'Tio platser', to: 'Åtta platser' },
        {
          field: 'indicators',
          from: 'Antal platser, countsPeople false, target 10, unit platser',
          to: 'Antal platser, countsPeople false, target 8, unit platser',
        },
        { field: 'communication.by', from: 'Samordnarna', to: undefined },
      ],
    ],
  ]);
});
