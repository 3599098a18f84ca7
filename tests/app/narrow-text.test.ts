import { parse } from 'node:querystring';
import { serialize } from 'node:v8';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { narrowText } from '../../src/app/narrow-text.ts';

const isWide = (text: string) => serialize(text)[2] === 'c'.charCodeAt(0);

describe('A text kept with as few bytes as it needs', () => {
  it('is the same text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(narrowText(text)).toBe(text);
      }),
    );
    for (const text of ['', 'Åtta av tio klara – resten v 48', 'ÿ', 'Ā', '👍', '\ud83d'])
      expect(narrowText(text)).toBe(text);
  });

  it('takes one byte a letter when it came from a form and is plain Swedish', () => {
    const { text } = parse('text=%C3%85tta%20av%20tio%20klara');
    expect(isWide(String(text))).toBe(true);
    expect(isWide(narrowText(String(text)))).toBe(false);
  });
});
