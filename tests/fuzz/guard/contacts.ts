import { between, figures, inSentences, type Kind, oneOf, type Random } from './draw.ts';
import { sentences } from './identity-numbers.ts';

/** Numbers that PTS keeps free for books and films: area code and subscriber, by series. */
function telephone(random: Random): readonly [string, string] {
  const series: readonly (() => readonly [string, string])[] = [
    () => ['070', `1740${between(random, 605, 699)}`],
    () => ['08', `465004${figures(between(random, 0, 99))}`],
    () => ['031', `39006${figures(between(random, 0, 49))}`],
    () => ['040', `62804${figures(between(random, 0, 49))}`],
    () => ['0980', `3192${figures(between(random, 0, 99))}`],
  ];
  return (series[between(random, 0, series.length - 1)] ?? (() => ['070', '1740605'] as const))();
}

type Write = (area: string, rest: string, random: Random) => string;

/** In groups as people say them: 174 06 05, 465 004 15, 31 92 00. */
function grouped(rest: string, sign: string): string {
  const groups = rest.length === 8 ? [3, 3, 2] : rest.length === 7 ? [3, 2, 2] : [2, 2, 2];
  const starts = groups.map((_, index) => groups.slice(0, index).reduce((sum, length) => sum + length, 0));
  return groups.map((length, index) => rest.slice(starts[index], (starts[index] ?? 0) + length)).join(sign);
}

const telephoneWays: Readonly<Record<string, Write>> = {
  'all together': (area, rest) => `${area}${rest}`,
  'with a hyphen': (area, rest) => `${area}-${rest}`,
  'hyphen and groups': (area, rest) => `${area}-${grouped(rest, ' ')}`,
  'groups alone': (area, rest) => `${area} ${grouped(rest, ' ')}`,
  'one space': (area, rest) => `${area} ${rest}`,
  'in pairs': (area, rest) => `${area}-${(rest.match(/\d{1,2}/g) ?? []).join(' ')}`,
  'dots or hyphens between': (area, rest, random) => {
    const sign = oneOf(random, ['.', '-', '\u00a0', '\u2009']);
    return `${area}${sign}${grouped(rest, sign)}`;
  },
  'other signs after the area': (area, rest, random) =>
    `${area}${oneOf(random, ['/', ' / ', '–', ' - ', '- ', ' – ', '.', ':'])}${oneOf(random, [rest, grouped(rest, ' ')])}`,
  'area in brackets': (area, rest, random) => `(${area})${oneOf(random, ['', ' ', '-'])}${grouped(rest, ' ')}`,
  '+46': (area, rest, random) =>
    `+46${oneOf(random, ['', ' ', '-', ' (0)', '(0)'])}${area.slice(1)}${oneOf(random, ['', ' ', '-'])}${oneOf(random, [rest, grouped(rest, ' ')])}`,
  '0046': (area, rest, random) =>
    `0046${oneOf(random, ['', ' ', '-'])}${area.slice(1)}${oneOf(random, ['', ' '])}${grouped(rest, oneOf(random, ['', ' ']))}`,
  '46 without plus': (area, rest, random) => `${oneOf(random, ['tel ', 'mobil ', 'nås på '])}46${area.slice(1)}${rest}`,
  'with its word': (area, rest, random) =>
    `${oneOf(random, ['tel ', 'tel:', 'Tfn ', 'mob. ', 'mobil: ', 'ring ', 'sms:a ', 'telefonnummer ', 'nås på ', 'swish '])}${area}${oneOf(random, ['-', ' ', ''])}${oneOf(random, [rest, grouped(rest, ' ')])}`,
  'a line break': (area, rest, random) => `${area}${oneOf(random, ['\n', '-\n', ' \n'])}${grouped(rest, ' ')}`,
  'figure by figure': (area, rest) => [...area, ...rest].join(' '),
  'in brackets': (area, rest, random) =>
    inSentences(['(#)', '[#]', '<#>', '(tfn #)', '”#”', '**#**'], random, `${area}-${rest}`),
  'against a word': (area, rest, random) => inSentences(['tel#', 'mobil:#', '#/Kim', 'nr#'], random, `${area}${rest}`),
  'in English': (area, rest, random) =>
    `${oneOf(random, ['phone ', 'call ', 'cell: ', 'mobile no. ', 'text him at '])}${oneOf(random, [`+46 ${area.slice(1)} ${grouped(rest, ' ')}`, `${area}-${rest}`])}`,
  'without its area, with its word': (_area, rest, random) =>
    `${oneOf(random, ['ring ', 'telefon ', 'nås på ', 'tfn '])}${grouped(rest, ' ')}`,
  // Ofcom's and the North American plan's own numbers for fiction.
  'other countries': (_area, _rest, random) =>
    oneOf(random, [
      `+44 20 7946 0${between(random, 100, 999)}`,
      `+44 7700 900${between(random, 100, 999)}`,
      `+1 212 555 01${figures(between(random, 0, 99))}`,
      `+1-212-555-01${figures(between(random, 0, 99))}`,
      `0044 20 7946 0${between(random, 100, 999)}`,
    ]),
};

const first = ['kim', 'alex', 'sam', 'elif', 'jonna', 'börje', 'noor', 'mikael', 'anna-lena', 'k'] as const;
const last = ['exempelsson', 'pahittstrom', 'fiktivsson', 'låtsasberg', 'testlund', 'x'] as const;
const domains = [
  'example.com',
  'example.org',
  'example.net',
  'mail.example.com',
  'privat.example.se',
  'EXAMPLE.COM',
] as const;

type Mail = (name: string, domain: string, random: Random) => string;

const mailWays: Readonly<Record<string, Mail>> = {
  plain: (name, domain) => `${name}@${domain}`,
  'with figures': (name, domain, random) => `${name}${between(random, 1, 2009)}@${domain}`,
  'in brackets': (name, domain, random) =>
    inSentences(['<#>', '(#)', '[#]', 'mailto:#', '<mailto:#|#>', '”#”'], random, `${name}@${domain}`),
  'with its word': (name, domain, random) =>
    `${oneOf(random, ['mejl: ', 'mail ', 'e-post ', 'epostadress ', 'maila ', 'email '])}${name}@${domain}`,
  'at in brackets': (name, domain, random) =>
    `${name}${oneOf(random, ['(at)', ' (at) ', '[at]', ' [at] ', '(a)', '{at}'])}${domain}`,
  'in words': (name, domain, random) => `${name}${oneOf(random, [' snabel-a ', ' snabela ', ' at '])}${domain}`,
  'the dot in words': (name, domain, random) =>
    `${name}${oneOf(random, ['@', ' at ', ' snabel-a '])}${domain.replace('.', oneOf(random, [' punkt ', ' dot ', '(dot)', ' . ']))}`,
  spaced: (name, domain, random) => `${name}${oneOf(random, [' @ ', '@ ', ' @', '\u200b@', '\n@'])}${domain}`,
};

const streets = [
  'Eken',
  'Björk',
  'Kyrk',
  'Skol',
  'Sand',
  'Tall',
  'Norra Berg',
  'Gamla Kvarn',
  'Lilla Smeds',
  'Hassel',
  'Fager',
  'Industri',
  'Kungs',
  'Drottning',
  'S:t Olofs',
  'Doktor Påhitts',
] as const;
const endings = [
  'vägen',
  'gatan',
  'stigen',
  'gränd',
  'backen',
  'allén',
  'gången',
  'slingan',
  'ringen',
  'kroken',
  'plan',
] as const;

type Home = (street: string, house: number, random: Random) => string;

const homeWays: Readonly<Record<string, Home>> = {
  'street and house': (street, house) => `${street} ${house}`,
  'with a letter': (street, house, random) =>
    `${street} ${house}${oneOf(random, ['', ' '])}${oneOf(random, ['A', 'B', 'C', 'b'])}`,
  'with a floor': (street, house, random) =>
    `${street} ${house}, ${between(random, 1, 7)} ${oneOf(random, ['tr', 'trappor', 'tr.'])}`,
  'with a flat': (street, house, random) =>
    `${street} ${house}${oneOf(random, [' ', ', '])}lgh ${between(random, 10, 16)}${figures(between(random, 1, 9))}`,
  'small letters': (street, house) => `${street.toLowerCase()} ${house}`,
  'with a postcode': (street, house) => `${street} ${house}, 194 00 Upplands Väsby`,
  shortened: (street, house) => `${street.replace(/vägen$/, 'v.').replace(/gatan$/, 'g.')} ${house}`,
  'nr before the house': (street, house, random) => `${street} ${oneOf(random, ['nr', 'nummer', 'no'])} ${house}`,
  'in a sentence about a home': (street, house, random) =>
    `${oneOf(random, ['hemma på ', 'bor på ', 'i lägenheten på ', 'lives at '])}${street} ${house}`,
  'a line break': (street, house) => `${street}\n${house}`,
};

export const contacts: readonly Kind[] = [
  {
    name: 'telephone numbers',
    atLeast: 0.99,
    writings: Object.entries(telephoneWays).map(([name, write]) => ({
      name,
      draw: (random) => inSentences(sentences, random, write(...telephone(random), random)),
    })),
  },
  {
    name: 'private e-mail addresses',
    atLeast: 0.99,
    writings: Object.entries(mailWays).map(([name, write]) => ({
      name,
      draw: (random) =>
        inSentences(
          sentences,
          random,
          write(
            `${oneOf(random, first)}${oneOf(random, ['.', '_', '', '-'])}${oneOf(random, last)}`,
            oneOf(random, domains),
            random,
          ),
        ),
    })),
  },
  {
    name: 'home addresses',
    writings: Object.entries(homeWays).map(([name, write]) => ({
      name,
      draw: (random) => {
        const stem = oneOf(random, streets);
        const ending = oneOf(random, endings);
        const street = stem === 'Eken' ? `Ek${ending}` : `${stem}${ending}`;
        return inSentences(sentences, random, write(street, between(random, 1, 120), random));
      },
    })),
  },
];
