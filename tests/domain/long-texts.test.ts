import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { readNote } from '../../src/domain/note-text.ts';

const today = Temporal.PlainDate.from('2021-11-10');
const validTo = Temporal.PlainDate.from('2022-12-31');
const measure = { number: '1.3', status: 'in_progress' as const, indicators: [] };

describe('a note of 4,000 characters', () => {
  // Found by `npm run fuzz`: every mention of a bridge day laid out two years of days.
  it.each([
    'klämdagen i maj ',
    'klämdagen ',
    'månadsskiftet maj/juni ',
    'andra fredagen i mars ',
    'v 48 2021 ',
    'före jul ',
  ])('of nothing but “%s” is read at once', (words) => {
    const text = words.repeat(Math.ceil(4000 / words.length)).slice(0, 4000);
    const times = Array.from({ length: 4 }, () => {
      const start = performance.now();
      readNote({ text, today, validTo, measure });
      return performance.now() - start;
    });
    expect(Math.min(...times)).toBeLessThan(500);
  });
});
