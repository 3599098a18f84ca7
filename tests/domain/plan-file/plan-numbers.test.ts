import { describe, expect, test } from 'vitest';
import type { Cell } from '../../../src/domain/plan-file/cell.ts';
import { readNumbers } from '../../../src/domain/plan-file/plan-numbers.ts';

/** Numbers in a column from row 2 on; a cell with the goal area of its row, where it has one. */
function read(cells: readonly (string | Cell | [string | Cell, number])[], answers = {}) {
  const rows = cells.map((each, index) => {
    const [cell, goalArea] = Array.isArray(each) ? each : [each, undefined];
    return { row: index + 2, cell: typeof cell === 'string' ? { text: cell } : cell, goalArea };
  });
  const reading = readNumbers(rows, answers);
  return { ...reading, list: [...reading.numbers.values()] };
}

const decimal = (number: number): Cell => ({ text: String(number).replace('.', ','), number });
const dateCell = (date: string): Cell => ({ text: date, date });

test('numbers in other ways of numbering are kept', () => {
  const reading = read(['1.3', 'Å12', '7', 'A-2', '1.2.3']);
  expect(reading.list).toEqual(['1.3', 'Å12', '7', 'A-2', '1.2.3']);
  expect(reading.restored).toEqual([]);
});

describe('what Excel took for a date is restored', () => {
  test.each([
    ['01-mar', '1.3'],
    ['3 januari', '1.3'],
    ['2021-03-01', '1.3'],
    ['1/3/2021', '1.3'],
    [dateCell('2021-03-01'), '1.3'],
    [{ text: '44256', number: 44256 }, '1.3'],
    ['jan-32', '1.32'],
  ])('%j in goal area 1 is %s', (cell, number) => {
    const reading = read([[cell, 1]]);
    expect(reading.list).toEqual([number]);
    expect(reading.restored).toEqual([{ row: 2, from: typeof cell === 'string' ? cell : cell.text, to: number }]);
  });

  test('the numbers around settle what the goal area does not', () => {
    expect(read(['1.1', '1.2', '01-mar', '1.4']).list).toEqual(['1.1', '1.2', '1.3', '1.4']);
    expect(read(['3.1', '1.3', '2021-02-03', '3.3']).list).toEqual(['3.1', '1.3', '3.2', '3.3']);
  });

  test('what nothing settles is asked, and an answer settles it', () => {
    const asked = read(['01-mar']);
    expect(asked.questions).toEqual([{ row: 2, found: '01-mar', candidates: ['1.3', '3.1'] }]);
    expect(asked.list).toEqual([]);
    const answered = read(['01-mar'], { 2: '3.1' });
    expect(answered.questions).toEqual([]);
    expect(answered.restored).toEqual([{ row: 2, from: '01-mar', to: '3.1' }]);
  });
});

describe('what Excel took for a decimal is restored', () => {
  test('a decimal comma', () => {
    expect(read(['1,3']).restored).toEqual([{ row: 2, from: '1,3', to: '1.3' }]);
    expect(read([decimal(1.3)]).list).toEqual(['1.3']);
  });

  test('1.10 that lost its nought is found by its place', () => {
    const column = [1.1, 1.2, 1.3, 1.4, 1.5, 1.6, 1.7, 1.8, 1.9, 1.1, 1.11].map(decimal);
    const reading = read(column);
    expect(reading.list.at(0)).toBe('1.1');
    expect(reading.list.at(-2)).toBe('1.10');
    expect(reading.restored).toContainEqual({ row: 11, from: '1,1', to: '1.10' });
  });

  test('where there is no other 1.1 it is asked, and either answer stands', () => {
    const column = ['1.8', '1.9', '1.1'];
    expect(read(column).questions).toEqual([{ row: 4, found: '1.1', candidates: ['1.10', '1.1'] }]);
    expect(read(column, { 4: '1.1' }).list).toEqual(['1.8', '1.9', '1.1']);
    expect(read(column, { 4: '1.10' }).list).toEqual(['1.8', '1.9', '1.10']);
  });

  test('a whole column of dates and decimals', () => {
    const column: [Cell, number][] = [
      [dateCell('2021-01-01'), 1],
      [dateCell('2021-02-01'), 1],
      [dateCell('2021-12-01'), 1],
      [decimal(1.13), 1],
      [dateCell('2021-01-02'), 2],
    ];
    expect(read(column).list).toEqual(['1.1', '1.2', '1.12', '1.13', '2.1']);
  });

  test('a real double stays double', () => {
    expect(read(['1.1', '1.1', '1.2']).list).toEqual(['1.1', '1.1', '1.2']);
  });
});
