import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { indicatorsFor, readValue } from '../../src/domain/indicator.ts';

describe('a value as typed', () => {
  it.each([
    ['8', { value: 8 }],
    ['8 av 10', { value: 8, total: 10 }],
    ['8/10', { value: 8, total: 10 }],
    ['8 of 10', { value: 8, total: 10 }],
    ['8 av 10 platser', { value: 8, total: 10, unit: 'platser' }],
    ['91 %', { value: 91, percent: true }],
    ['91%', { value: 91, percent: true }],
    ['91 procent', { value: 91, percent: true }],
    ['7,5 timmar', { value: 7.5, unit: 'timmar' }],
    ['1 250 medarbetare', { value: 1250, unit: 'medarbetare' }],
    ['ja', { value: 1 }],
    ['NEJ', { value: 0 }],
    ['8.', { value: 8 }],
  ])('%s', (text, value) => expect(readValue(text)).toEqual(value));

  it.each(['', 'i dag', 'åtta platser och två till', '2021-11-30', 'v 48', '8 av 10 klara, resten väntar'])(
    '“%s” is none',
    (text) => {
      expect(readValue(text)).toBeUndefined();
    },
  );

  it('is a number or nothing, whatever is typed', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const value = readValue(text);
        if (value) expect(Number.isFinite(value.value)).toBe(true);
      }),
    );
  });
});

describe('with several indicators', () => {
  const walks = { name: 'Antal vandringar' };
  const share = { name: 'andel åtgärdade brister', percent: true };
  const weeks = { name: 'Antal veckor med delad lägesbild', target: 46 };
  const kinds = { name: 'antal verksamheter som rapporterar' };
  const decided = { name: 'Rutin beslutad (ja/nej)', yesNo: true };

  it.each([
    ['per cent', [walks, share], { value: 82, percent: true }, [share]],
    ['a plain number', [walks, share], { value: 2 }, [walks]],
    ['a unit', [weeks, kinds], { value: 41, unit: 'veckor' }, [weeks]],
    ['a total', [weeks, kinds], { value: 41, total: 46 }, [weeks]],
    ['a unit before a total', [weeks, kinds], { value: 5, total: 46, unit: 'verksamheter' }, [kinds]],
    ['neither', [weeks, kinds], { value: 41 }, [weeks, kinds]],
    ['per cent beside yes or no', [decided, share], { value: 40, percent: true }, [share]],
    ['a single one', [walks], { value: 41, unit: 'veckor' }, [walks]],
    ['none', [], { value: 1 }, []],
  ])('%s tells which', (_what, planned, typed, expected) => {
    expect(indicatorsFor(planned, typed)).toEqual(expected);
  });
});
