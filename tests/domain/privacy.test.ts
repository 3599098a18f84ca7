import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { describe, expect, test } from 'vitest';
import { checkPrivacy } from '../../src/domain/privacy.ts';

const read = (name: string) => readFileSync(new URL(`../fixtures/${name}`, import.meta.url), 'utf8');
const rows = read('anteckningar.txt')
  .split('\n')
  .filter((line) => line !== '' && !line.startsWith('#'))
  .map((line) => line.split(' | '));
const part = (prefix: string) => rows.filter(([id = '']) => id.startsWith(prefix));

describe('the notes of the domain', () => {
  test.each(part('OK-'))('%s passes', (_id, _written, _measure, _role, text = '') => {
    expect(checkPrivacy(text)).toEqual({ verdict: 'pass', tips: [] });
  });

  test.each(part('SLAPP-'))('%s passes', (id, text = '') => {
    expect(checkPrivacy(text)).toEqual({ verdict: 'pass', tips: id === 'SLAPP-09' ? ['name-the-area'] : [] });
  });

  test.each(part('FRAGA-'))('%s is asked about only when it counts so few', (_id, rule, text = '') => {
    const asked = { verdict: 'ask', questions: [{ kind: 'small-group' }] };
    expect(checkPrivacy(text)).toEqual(rule === 'liten grupp' ? asked : { verdict: 'pass', tips: [] });
  });

  test.each(part('NEJ-'))('%s is refused', (_id, _rule, text = '') => {
    expect(checkPrivacy(text).verdict).toBe('refuse');
  });

  test('every cell of the example plan passes, and the whole file is not refused', () => {
    const plan = read('atgardsplan-exempel.csv');
    const cells: string[][] = parse(plan, { delimiter: ';', bom: true });
    for (const cell of cells.flat()) expect([cell, checkPrivacy(cell)]).toEqual([cell, { verdict: 'pass', tips: [] }]);
    expect(checkPrivacy(plan)).toEqual({ verdict: 'pass', tips: [] });
  });
});
