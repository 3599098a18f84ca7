import { describe, expect, it } from 'vitest';
import { readValue } from '../../src/domain/indicator.ts';

describe('a typed indicator value', () => {
  it.each(['8 av 10', '8/10', '8 utav 10', 'åtta av tio', '8 av tio', '8 platser av 10', '8 out of 10'])(
    'is a part of a whole: “%s”',
    (text) => expect(readValue(text)).toEqual({ value: 8, total: 10 }),
  );
  it.each(['1 500', '1.500', '1500'])('is fifteen hundred: “%s”', (text) =>
    expect(readValue(text)).toEqual({ value: 1500 }),
  );
  it.each(['91 %', '91%', '91 procent', 'nittioen procent'])('is a share: “%s”', (text) =>
    expect(readValue(text)).toEqual({ value: 91, percent: true }),
  );
  it.each([
    ['7,5 timmar', { value: 7.5, unit: 'timmar' }],
    ['fem pass', { value: 5, unit: 'pass' }],
    ['8 av 10 platser', { value: 8, total: 10, unit: 'platser' }],
    ['Ja.', { value: 1 }],
    ['nej', { value: 0 }],
  ])('“%s”', (text, expected) => expect(readValue(text)).toEqual(expected));

  it.each(['+2', '30 nov', 'v 48', '8 av 0', '8-10', 'ca 30', 'en besvikelse', 'inget nytt', 'hälften', ''])(
    'is not “%s”',
    (text) => expect(readValue(text)).toBeUndefined(),
  );
});
