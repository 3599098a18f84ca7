import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import Personnummer from 'personnummer';
import { describe, expect, test } from 'vitest';
import { checkPrivacy } from '../../../src/domain/privacy.ts';
import { askedTexts, passingTexts } from './texts.ts';

const notes = readFileSync(new URL('../../fixtures/anteckningar.txt', import.meta.url), 'utf8')
  .split('\n')
  .filter((line) => line.startsWith('OK-'))
  .map((line) => line.split(' | ')[4] ?? '');

const checkDigit = (nine: string): number => {
  const sum = [...nine].reduce((total, figure, i) => {
    const value = Number(figure) * (i % 2 === 0 ? 2 : 1);
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return (10 - (sum % 10)) % 10;
};

const twoDigits = (value: number) => String(value).padStart(2, '0');

/** Identity and coordination numbers of the invented birth numbers 238 and 239. */
const identityNumber = fc
  .record({
    year: fc.integer({ min: 1930, max: 2020 }),
    month: fc.integer({ min: 1, max: 12 }),
    day: fc.integer({ min: 1, max: 28 }),
    coordination: fc.boolean(),
    serial: fc.constantFrom('238', '239'),
  })
  .map(({ year, month, day, coordination, serial }) => {
    const date = `${twoDigits(month)}${twoDigits(day + (coordination ? 60 : 0))}`;
    const nine = `${twoDigits(year % 100)}${date}${serial}`;
    return {
      century: String(year).slice(0, 2),
      yy: nine.slice(0, 2),
      mm: nine.slice(2, 4),
      dd: nine.slice(4, 6),
      last: `${serial}${checkDigit(nine)}`,
    };
  });

const dash = fc.constantFrom(
  '-',
  '–',
  '—',
  '+',
  ' ',
  '\u00a0',
  '  ',
  ' - ',
  '',
  '\u200b',
  '\u200b-',
  '‑',
  '−',
  '\n',
  '.',
  '\u202f',
  '-\n',
  '\u00ad',
);
const inner = fc.constantFrom('', ' ', '-', '.', '\u200b', '\u00a0');
const digitsAs = fc.constantFrom(
  (text: string) => text,
  (text: string) => text.replace(/\d/g, (d) => String.fromCodePoint(0xff10 + Number(d))),
  (text: string) => text.replace(/\d/g, (d) => `\u200b${d}`),
  (text: string) => text.replace(/\d/g, (d) => `&#${48 + Number(d)};`),
  (text: string) => `*${text}*`,
);

describe('whatever surrounds it and however it is written', () => {
  test('no identity number passes', () => {
    fc.assert(
      fc.property(
        identityNumber,
        fc.boolean(),
        dash,
        inner,
        digitsAs,
        fc.constantFrom(...notes),
        fc.constantFrom(...notes),
        ({ century, yy, mm, dd, last }, twelve, sign, between, written, before, after) => {
          const number = `${twelve ? century : ''}${yy}${between}${mm}${between}${dd}${sign}${last}`;
          for (const text of [number, `${before} ${number} ${after}`, `${before}\n${number}, ${after}`]) {
            expect([text, checkPrivacy(text.replace(number, written(number)))]).toMatchObject([
              text,
              { verdict: 'refuse' },
            ]);
          }
        },
      ),
      { numRuns: 1500 },
    );
  });

  test('the numbers above are valid by the library that others use', () => {
    fc.assert(
      fc.property(identityNumber, ({ century, yy, mm, dd, last }) => {
        expect(Personnummer.valid(`${century}${yy}${mm}${dd}-${last}`)).toBe(true);
      }),
    );
  });

  test('no telephone number of the invented series passes', () => {
    const joint = fc.constantFrom('', ' ', '-', '\u00a0', '.', '\u2009');
    fc.assert(
      fc.property(
        fc.integer({ min: 605, max: 699 }),
        joint,
        fc.constantFrom('-', ' ', '/', '', '–'),
        fc.constantFrom('0', '+46', '+46 ', '0046 ', '+46 (0)'),
        fc.constantFrom(...notes),
        (last, between, after, prefix, note) => {
          const text = `${prefix}70${after}174${between}0${String(last)[0]}${between}${String(last).slice(1)}`;
          expect([text, checkPrivacy(`${note} ${text} ${note}`)]).toMatchObject([text, { verdict: 'refuse' }]);
        },
      ),
      { numRuns: 500 },
    );
  });

  test('ordinary notes put together are never refused', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...notes, ...passingTexts), { minLength: 1, maxLength: 5 }), (parts) => {
        expect([parts, checkPrivacy(parts.join('\n\n'))]).toMatchObject([parts, { verdict: 'pass' }]);
      }),
      { numRuns: 500 },
    );
  });

  test('years, dates, times, amounts, organisation and case numbers pass in any mix', () => {
    const year = fc.integer({ min: 2020, max: 2027 });
    const two = (max: number) => fc.integer({ min: 1, max }).map(twoDigits);
    const lookAlike = fc.oneof(
      fc.tuple(year, two(12), two(28)).map((date) => date.join('-')),
      fc.tuple(two(28), two(12)).map(([d, m]) => `den ${Number(d)}/${Number(m)}`),
      fc.tuple(two(23), two(59)).map(([h, m]) => `kl. ${h}.${m}`),
      fc.tuple(two(23), two(59)).map(([h, m]) => `${h}:${m}–${h}:${m}`),
      fc.tuple(year, fc.integer({ min: 1, max: 9999 })).map(([y, n]) => `KS/${y}:${n}`),
      fc
        .tuple(fc.integer({ min: 200000, max: 989999 }), two(99), two(99))
        .map(([a, b, c]) => `org.nr ${String(a).slice(0, 2)}6${String(a).slice(3)}-${b}${c}`),
      fc.integer({ min: 5, max: 9_999_999 }).map((kr) => `${new Intl.NumberFormat('sv-SE').format(kr)} kr`),
      fc
        .tuple(fc.integer({ min: 5, max: 99 }), fc.integer({ min: 5, max: 99 }))
        .map(([a, b]) => `${a} av ${b} platser`),
      year.map((y) => `${y}–${y + 1}`),
      fc.integer({ min: 1, max: 53 }).map((week) => `v. ${week}`),
      fc.tuple(year, two(12), two(28)).map(([y, m, d]) => `${String(y).slice(2)}${m}${d}`),
    );
    fc.assert(
      fc.property(fc.array(lookAlike, { minLength: 1, maxLength: 6 }), (parts) => {
        const text = `Klart ${parts.join(', ')}.`;
        expect([text, checkPrivacy(text)]).toEqual([text, { verdict: 'pass', tips: [] }]);
      }),
      { numRuns: 2000 },
    );
  });
});

describe('4,000 signs of anything', () => {
  const units = [
    'a',
    '1',
    '0',
    '1 ',
    '07 ',
    '0-',
    'a.',
    'A ',
    'Ab Cd ',
    '@',
    'a@',
    'a@b.',
    ' (at) ',
    '(',
    '<',
    '&amp;',
    '&',
    'två av de ',
    'noll ',
    '\n',
    '\n- ',
    'den som ',
    'killen som ',
    'en ung ',
    'Storgatan ',
    'storgatan 12-',
    'K1',
    'ABC ',
    '**',
    '\u200b',
    '\u0301',
    '1 000 ',
    '08.0',
    '٣',
    'ledare för kriminella ',
    'ska gripa ',
  ];

  test('are checked in less than 20 ms', () => {
    for (const text of passingTexts) checkPrivacy(text);
    for (const unit of units) {
      const text = `${unit.repeat(Math.ceil(4000 / unit.length)).slice(0, 3999)}!`;
      const times = Array.from({ length: 12 }, () => {
        const start = performance.now();
        checkPrivacy(text);
        return performance.now() - start;
      });
      expect([unit, Math.min(...times) < 20]).toEqual([unit, true]);
    }
  });

  test('never throw', () => {
    const sign = fc.oneof(fc.string({ unit: 'binary', maxLength: 30 }), fc.constantFrom(...units, ...askedTexts));
    fc.assert(
      fc.property(fc.array(sign, { maxLength: 60 }), (parts) => {
        expect(['pass', 'ask', 'refuse']).toContain(checkPrivacy(parts.join('')).verdict);
      }),
      { numRuns: 500 },
    );
  });
});
