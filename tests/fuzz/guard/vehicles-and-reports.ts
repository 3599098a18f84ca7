import { between, figures, inSentences, type Kind, oneOf, type Random } from './draw.ts';
import { sentences } from './identity-numbers.ts';

/** Letters that Transportstyrelsen never gives a vehicle. */
const letters = [
  'MLB',
  'BSS',
  'CUC',
  'FNL',
  'KYK',
  'NRP',
  'NSF',
  'WAM',
  'XTZ',
  'ZEX',
  'ZOG',
  'ZPY',
  'ZUG',
  'ZUP',
  'KUF',
  'XTC',
  'PKK',
] as const;

type Plate = (letters: string, end: string, random: Random) => string;

const plateWays: Readonly<Record<string, Plate>> = {
  'with a space': (three, end) => `${three} ${end}`,
  together: (three, end) => `${three}${end}`,
  'with a hyphen': (three, end, random) => `${three}${oneOf(random, ['-', '–', '\u00a0', '.'])}${end}`,
  'small letters, with a word': (three, end, random) =>
    `${oneOf(random, ['bil ', 'en volvo ', 'mopeden ', 'epa ', 'regnr ', 'reg.nr ', 'registreringsnummer '])}${three.toLowerCase()}${oneOf(random, [' ', ''])}${end.toLowerCase()}`,
  'small letters together': (three, end) => `${three.toLowerCase()}${end.toLowerCase()}`,
  'with its word': (three, end, random) =>
    `${oneOf(random, ['regnr ', 'reg.nr: ', 'Reg-nr ', 'registreringsskylt ', 'plate '])}${three}${oneOf(random, [' ', ''])}${end}`,
  'in brackets': (three, end, random) => inSentences(['(#)', '[#]', '”#”', '**#**', '<#>'], random, `${three} ${end}`),
  'figure by figure, with a word': (three, end, random) =>
    `${oneOf(random, ['bilen ', 'regnr ', 'en röd volvo '])}${[...three, ...end].join(' ')}`,
  'broken, with a word': (three, end, random) =>
    `${oneOf(random, ['bilen ', 'regnr ', 'en röd volvo '])}${three}${oneOf(random, ['\n', ' - ', '-\n'])}${end}`,
};

const end = (random: Random) =>
  random() < 0.6
    ? figures(between(random, 1, 999), 3)
    : `${figures(between(random, 1, 99))}${oneOf(random, ['A', 'D', 'K', 'P', 'X'])}`;

type Report = (office: string, serial: string, year: number, random: Random) => string;

const reportWays: Readonly<Record<string, Report>> = {
  whole: (office, serial, year) => `${office}-K${serial}-${year}`,
  'without office': (_office, serial, year) => `K${serial}-${year}`,
  'a space after K': (office, serial, year, random) => `${random() < 0.5 ? `${office}-` : ''}K ${serial}-${year}`,
  spaces: (office, serial, year) => `${office} K${serial} ${year}`,
  'other dashes': (office, serial, year, random) => {
    const dash = oneOf(random, ['–', '—', ' - ', '/', '‑']);
    return `${office}${dash}K${serial}${dash}${year}`;
  },
  'small letter': (office, serial, year) => `${office}-k${serial}-${year}`,
  'whole year': (office, serial, year) => `${office}-K${serial}-20${year}`,
  'with its word': (_office, serial, year, random) =>
    `${oneOf(random, ['anmälan ', 'anmälningsnr ', 'K-nr ', 'ärende ', 'polisanmälan ', 'dnr ', 'report '])}K${serial}-${year}`,
  'without year, with its word': (_office, serial, _year, random) =>
    `${oneOf(random, ['anmälan ', 'polisanmälan ', 'anmälningsnummer '])}K${serial}`,
  together: (office, serial, year) => `${office}K${serial}${year}`,
  'a line break': (office, serial, year) => `${office}-K${serial}-\n${year}`,
  'in brackets': (office, serial, year, random) =>
    inSentences(['(#)', '[#]', '”#”', '**#**'], random, `${office}-K${serial}-${year}`),
};

export const vehiclesAndReports: readonly Kind[] = [
  {
    name: 'registration plates',
    atLeast: 0.99,
    writings: Object.entries(plateWays).map(([name, write]) => ({
      name,
      draw: (random) => inSentences(sentences, random, write(oneOf(random, letters), end(random), random)),
    })),
  },
  {
    name: 'crime report numbers',
    atLeast: 0.99,
    writings: Object.entries(reportWays).map(([name, write]) => ({
      name,
      draw: (random) => {
        const serial = String(between(random, 1000, 1_999_999));
        const office = oneOf(random, ['5000', '0201', '0105', '9000', '1200']);
        return inSentences(sentences, random, write(office, serial, between(random, 15, 26), random));
      },
    })),
  },
];
