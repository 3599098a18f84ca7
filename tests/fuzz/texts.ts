import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { lexicon } from '../../src/app/commands/index.ts';

const fixture = (name: string) => readFileSync(new URL(`../fixtures/${name}`, import.meta.url), 'utf8').split('\n');

/** Notes that people may have written, to be accepted, let through, asked about and refused. */
export const notes: readonly string[] = fixture('anteckningar.txt')
  .filter((line) => /^[A-ZÅÄÖ]+-\d/.test(line))
  .map((line) => (line.startsWith('OK-') ? line.split(' | ')[4] : line.split(' | ').slice(-2)[0]) ?? '')
  .filter((text) => text !== '');

/** Notes that are refused. */
export const refusedNotes: readonly string[] = fixture('anteckningar.txt')
  .filter((line) => line.startsWith('NEJ-'))
  .map((line) => line.split(' | ')[2] ?? '');

const dates = fixture('datumuttryck.csv')
  .slice(1)
  .map((line) => line.split(';')[0] ?? '')
  .filter((text) => text !== '');
const words = fixture('ordlista.csv')
  .slice(1)
  .flatMap((line) => line.split(';').slice(0, 2));
const planCells = fixture('atgardsplan-exempel.csv').flatMap((line) => line.split(';'));
const commands = lexicon.commands.flatMap((command) => [...command.words.sv, ...command.words.en]);

/** What programs choke on, or take for something else than text. */
export const hostile: readonly string[] = [
  '\u200b',
  '\u200d',
  '\u2060',
  '\ufeff',
  '\u00ad',
  '\u202e',
  '\u202c',
  '\u2066',
  '\u2069',
  '\u061c',
  '\u034f',
  'e\u0301',
  '\u0301\u0301\u0301',
  'a\u030a',
  'Z̷͇͝a̴̛͓l̶̥̂g̵̘̈́o̶͔͝',
  '\ud83d',
  '\ude00',
  '👨‍👩‍👧‍👦',
  '🏳️‍🌈',
  '🇸🇪',
  '👍🏿',
  '１．３',
  '٣',
  '১৩',
  '๑',
  '⑦',
  '𝟙𝟛',
  'Ⅳ',
  '½',
  '三',
  'ı',
  'İ',
  'ß',
  'ﬁ',
  'Ǆ',
  '\u0000',
  '\u0007',
  '\u001b[31m',
  '\u007f',
  '\u0085',
  '\u2028',
  '\u2029',
  '\r',
  '\r\n',
  '\t',
  '\v',
  '\f',
  '\u00a0',
  '\u3000',
  'שלום',
  'مرحبا 123',
  'привет',
  '中文',
  '<script>alert(1)</script>',
  '<b>',
  '</b>',
  '&amp;',
  '&#48;',
  '&#x1F600;',
  '&nbsp;',
  '<!channel>',
  '<@U012ABCDEF>',
  '<https://exempel.se|länk>',
  '<at>Samverkan</at>',
  '**',
  '__',
  '~~',
  '`',
  '```',
  '[länk](https://exempel.se)',
  '{{DATE(2021-11-10)}}',
  `\${1+1}`,
  '{{7*7}}',
  '<%= 1 %>',
  '#{1}',
  '%s%n',
  '%00',
  '%2e%2e/',
  '../../etc/passwd',
  "'; DROP TABLE measure; --",
  "' OR 1=1 --",
  '" OR ""="',
  '$1',
  '\\',
  '\\u0000',
  "\\'",
  '";',
  '=1+1',
  '=HYPERLINK("x")',
  '@SUM(1)',
  '|',
  ';',
  '{"a":{"b":[',
  ']]]}}}',
  'null',
  'undefined',
  'NaN',
  '__proto__',
  'constructor',
  'toString',
  'hasOwnProperty',
  '-0',
  '1e309',
  '9007199254740993',
  '99999999999999999999',
  '0x41',
  '1.3.4.5.6.7',
  '-1.3',
  '0.0',
  '31 februari',
  '29 feb 2022',
  'v 53',
  'v. 99',
  'kl 25.61',
  '13/13/13',
  '2021-13-45',
  '0000-00-00',
  'år 275761',
  'om 99999999 år',
  'om -1 veckor',
  'i förrgår nästa vecka',
  '🕐',
  '…',
  '”',
  '’',
  '–',
  '—',
  '−',
  '‐',
];

const separators = [' ', ' ', ' ', '  ', '', '\n', '\n- ', ', ', '. ', ': ', '\u00a0', '\t', '/', '-', '(', ')'];

const digits = fc.nat({ max: 99_999_999 }).map(String);
const number = fc.constantFrom(
  '1.3',
  '1,3',
  '2.1',
  '3.5',
  '1.10',
  'Å12',
  '9.9',
  '1.',
  '1.3:',
  '#1.3',
  '(1.3)',
  '1.4',
  '3.1',
);

/** Joined from the sides, so that what is between can go away when a fault is made smaller. */
const piece: fc.Arbitrary<string> = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...notes) },
  { weight: 6, arbitrary: fc.constantFrom(...commands) },
  { weight: 5, arbitrary: fc.constantFrom(...dates) },
  { weight: 3, arbitrary: number },
  { weight: 2, arbitrary: fc.constantFrom(...words, ...planCells) },
  { weight: 5, arbitrary: fc.constantFrom(...hostile) },
  { weight: 2, arbitrary: digits },
  { weight: 1, arbitrary: fc.string({ maxLength: 12 }) },
  { weight: 1, arbitrary: fc.string({ unit: 'grapheme', maxLength: 12 }) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 12 }) },
);

const swapped = (text: string, at: number) =>
  text.slice(0, at) + text.charAt(at + 1) + text.charAt(at) + text.slice(at + 2);

/** How people and their machines write the same line: in haste, without dots and rings, on another keyboard. */
const typings: readonly ((text: string, at: number) => string)[] = [
  (text) => text,
  (text) => text,
  (text) => text,
  (text) => text.toUpperCase(),
  (text) => text.toLowerCase(),
  (text) => text.normalize('NFD'),
  (text) => text.normalize('NFKD').replace(/\p{M}/gu, ''),
  (text) => text.replaceAll(' ', '\u00a0'),
  (text) => text.replaceAll(' ', '\n'),
  (text) => text.replaceAll(' ', ''),
  (text) => [...text].join('\u200b'),
  (text) => [...text].join(' '),
  (text) => text.replace(/\d/g, (digit) => String.fromCodePoint(0xff10 + Number(digit))),
  (text) => text.replace(/\d/g, (digit) => String.fromCodePoint(0x0660 + Number(digit))),
  (text) => text.replaceAll('o', '0').replaceAll('l', '1'),
  (text, at) => swapped(text, at),
  (text, at) => text.slice(0, at) + text.slice(at + 1),
  (text, at) => text.slice(0, at) + text.charAt(at) + text.slice(at),
  (text, at) => text.slice(0, at),
  (text, at) => text.slice(at),
  (text) => `${text}\n${text}`,
  (text) => `”${text}”`,
];

const roots = ['', '', '/insats ', '/samverkan ', 'insats ', 'measure ', 'agreement ', '/INSATS '];

/** As long as a text may be that is read at all (commands' words and 4,000 characters), and not longer. */
const mostCharacters = 4_040;

const ordinaryLine: fc.Arbitrary<string> = fc
  .tuple(
    fc.constantFrom(...roots),
    fc.array(fc.tuple(piece, fc.constantFrom(...separators)), { minLength: 1, maxLength: 6 }),
    fc.constantFrom(...typings),
    fc.double({ min: 0, max: 1, noNaN: true }),
  )
  .map(([root, pieces, typing, where]) => {
    const text = root + pieces.map(([part, separator]) => part + separator).join('');
    return typing(text, Math.floor(where * text.length)).slice(0, mostCharacters);
  });

/** The same few signs up to 4,000 characters: what a slow pattern would show itself on. */
const longLine: fc.Arbitrary<string> = fc
  .tuple(ordinaryLine, fc.array(piece, { minLength: 1, maxLength: 2 }), fc.constantFrom(...separators), ordinaryLine)
  .map(([before, repeated, separator, after]) => {
    const unit = `${repeated.join(separator)}${separator}` || 'a';
    const room = Math.max(0, mostCharacters - before.length - after.length);
    return `${before}${unit.repeat(Math.ceil(room / unit.length)).slice(0, room)}${after}`.slice(0, mostCharacters);
  });

/** What somebody may type, or a program may send in their place. */
export const line: fc.Arbitrary<string> = fc.oneof(
  { weight: 400, arbitrary: ordinaryLine },
  { weight: 1, arbitrary: longLine },
);

/** Longer than what is taken in: refused with its length. */
export const tooLongLine: fc.Arbitrary<string> = fc
  .tuple(piece, fc.integer({ min: 4_041, max: 60_000 }))
  .map(([unit, length]) => (unit || 'a').repeat(Math.ceil(length / (unit.length || 1))).slice(0, length));
