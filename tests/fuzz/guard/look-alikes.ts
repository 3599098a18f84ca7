import { between, figures, inSentences, type Kind, oneOf, type Random } from './draw.ts';

const around = [
  '#',
  'Se #.',
  'Vi går efter # från och med nu.',
  'Gruppen enades om # i dag.',
  'Nytt läge: #',
  'Beslutat (#), nu återstår uppföljningen.',
  'Det blev # till slut',
  'Klart enligt #.',
  '- första punkten\n- #\n- tredje punkten',
  'Underlaget säger # och det stämmer.',
  'The group agreed on #.',
] as const;

const month = (random: Random) => figures(between(random, 1, 12));
const day = (random: Random) => figures(between(random, 1, 28));
const year = (random: Random) => between(random, 2019, 2027);
const clock = (random: Random, sign = '.') =>
  `${figures(between(random, 6, 22))}${sign}${figures(between(random, 0, 11) * 5)}`;
const thousands = (value: number, sign: string) => String(value).replace(/\B(?=(\d{3})+$)/g, sign);
const months = [
  'januari',
  'februari',
  'mars',
  'april',
  'maj',
  'juni',
  'juli',
  'augusti',
  'september',
  'oktober',
  'november',
  'december',
] as const;

/** What is written in such notes every day and looks somewhat like what may not be. */
const ways: Readonly<Record<string, Readonly<Record<string, (random: Random) => string>>>> = {
  'case numbers': {
    'KS/2021:312': (random) =>
      `${oneOf(random, ['KS', 'SN', 'BUN', 'KTN', 'UAN'])}/${year(random)}:${between(random, 1, 2999)}`,
    'KS 2021/0312': (random) =>
      `${oneOf(random, ['KS', 'SN', 'BUN'])} ${year(random)}/${figures(between(random, 1, 2999), 4)}`,
    'dnr 2021-312': (random) =>
      `${oneOf(random, ['dnr ', 'diarienr ', 'ärende ', 'Dnr: '])}${year(random)}-${figures(between(random, 1, 2999), oneOf(random, [1, 4, 5]))}`,
    'KS 2021/312-14': (random) => `KS ${year(random)}/${between(random, 10, 999)}-${between(random, 1, 99)}`,
    'A123.456/2021': (random) =>
      `A${figures(between(random, 1, 999), 3)}.${figures(between(random, 1, 999), 3)}/${year(random)}`,
    '§ 123': (random) => `§ ${between(random, 1, 299)} i protokollet ${year(random)}-${month(random)}-${day(random)}`,
  },
  dates: {
    '2021-11-30': (random) => `${year(random)}-${month(random)}-${day(random)}`,
    '20211130': (random) => `${year(random)}${month(random)}${day(random)}`,
    '211130': (random) =>
      `${oneOf(random, ['senast ', 'klart ', 'den ', ''])}${year(random) % 100}${month(random)}${day(random)}`,
    '30/11': (random) =>
      `den ${between(random, 1, 28)}/${between(random, 1, 12)}${oneOf(random, ['', ` ${year(random)}`, `-${year(random) % 100}`])}`,
    '30 november 2021': (random) => `${between(random, 1, 28)} ${oneOf(random, months)} ${year(random)}`,
    '2021-11-30 kl 13.30': (random) =>
      `${year(random)}-${month(random)}-${day(random)} ${oneOf(random, ['kl ', 'kl. ', ''])}${clock(random, oneOf(random, ['.', ':']))}`,
    'from day to day': (random) =>
      `${year(random)}-${month(random)}-${day(random)}${oneOf(random, ['–', ' – ', ' till ', ' - '])}${year(random)}-${month(random)}-${day(random)}`,
    '211130-211215': (random) =>
      `${year(random) % 100}${month(random)}${day(random)}${oneOf(random, ['-', '–', ' - '])}${year(random) % 100}${month(random)}${day(random)}`,
    'v. 48–50': (random) =>
      `${oneOf(random, ['v. ', 'v', 'vecka ', 'v '])}${between(random, 1, 30)}–${between(random, 31, 52)}${oneOf(random, ['', ` ${year(random)}`])}`,
    '2021–2022': (random) => `${year(random)}${oneOf(random, ['–', '-', '/'])}${year(random)}`,
    '30.11.2021': (random) => `${day(random)}.${month(random)}.${year(random)}`,
  },
  'organisation numbers': {
    '212000-0217': (random) => `212000-${figures(between(random, 0, 2999), 4)}`,
    'with its word': (random) =>
      `${oneOf(random, ['org.nr ', 'orgnr ', 'organisationsnummer ', 'Org nr: '])}${oneOf(random, ['55', '80', '76', '96', '71'])}${between(random, 6000, 9999)}-${figures(between(random, 0, 9999), 4)}`,
    'without a hyphen': (random) =>
      `orgnr ${oneOf(random, ['55', '80'])}${between(random, 6000, 9999)}${figures(between(random, 0, 9999), 4)}`,
    '16 before': (random) =>
      `org.nr 16${oneOf(random, ['55', '80', '21'])}${between(random, 2000, 9999)}-${figures(between(random, 0, 9999), 4)}`,
    alone: (random) =>
      `föreningen (${oneOf(random, ['80', '55'])}${between(random, 2100, 9999)}-${figures(between(random, 0, 9999), 4)})`,
  },
  amounts: {
    '1 250 000 kr': (random) =>
      `${thousands(between(random, 1, 9_999_999), oneOf(random, [' ', '\u00a0']))} ${oneOf(random, ['kr', 'kronor', 'SEK'])}`,
    '12,5 mnkr': (random) =>
      `${between(random, 1, 99)},${between(random, 0, 99)} ${oneOf(random, ['mnkr', 'miljoner', 'mkr', 'tkr', 'miljoner kronor'])}`,
    '125000:-': (random) => `${between(random, 1, 9_999_999)}${oneOf(random, [':-', ' kr', ' kronor', ' sek'])}`,
    '1.250.000 kr': (random) => `${thousands(between(random, 1000, 9_999_999), '.')} kr`,
    'between two': (random) =>
      `${thousands(between(random, 1000, 99_999), ' ')}–${thousands(between(random, 100_000, 999_999), ' ')} kr`,
    'budget 2022: 350 000': (random) =>
      `budget ${year(random)}: ${thousands(between(random, 10_000, 999_999), ' ')} kr`,
  },
  times: {
    'kl 13.30': (random) => `${oneOf(random, ['kl ', 'kl. ', 'klockan '])}${clock(random, oneOf(random, ['.', ':']))}`,
    '13:30–15:00': (random) => `${clock(random, ':')}${oneOf(random, ['–', '-', ' - '])}${clock(random, ':')}`,
    '13.30-15.00': (random) => `${clock(random)}${oneOf(random, ['–', '-', ' till '])}${clock(random)}`,
    'kl 08–17': (random) => `kl ${figures(between(random, 6, 10))}–${figures(between(random, 15, 22))}`,
    'fre 13.30, lör 18–22': (random) =>
      `fre ${clock(random)}, lör ${between(random, 15, 19)}–${between(random, 20, 23)}`,
    'kl 0830': (random) => `kl ${figures(between(random, 6, 22))}${oneOf(random, ['00', '15', '30', '45'])}`,
  },
  'measure numbers': {
    '1.3': (random) =>
      `${oneOf(random, ['insats ', '', 'åtgärd ', 'nr '])}${between(random, 1, 9)}.${between(random, 1, 19)}`,
    several: (random) =>
      `insats ${between(random, 1, 3)}.${between(random, 1, 9)}, ${between(random, 1, 3)}.${between(random, 1, 9)} och ${between(random, 1, 3)}.${between(random, 10, 12)}`,
    Å12: (random) => `${oneOf(random, ['Å', 'I', 'M', 'A-', 'TR'])}${between(random, 1, 99)}`,
    '1.3.2': (random) => `mål ${between(random, 1, 5)}.${between(random, 1, 9)}.${between(random, 1, 9)}`,
    '1.3–1.7': (random) =>
      `${between(random, 1, 3)}.${between(random, 1, 4)}–${between(random, 1, 3)}.${between(random, 5, 9)}`,
  },
  'room numbers': {
    'rum 214': (random) =>
      `${oneOf(random, ['rum ', 'sal ', 'lokal ', 'konferensrum ', 'mötesrum ', 'kontor '])}${between(random, 1, 999)}`,
    'sal B214': (random) =>
      `${oneOf(random, ['sal ', 'rum ', 'lokal '])}${oneOf(random, ['A', 'B', 'C', 'H'])}${oneOf(random, ['', ' ', '-'])}${between(random, 100, 499)}`,
    'rum 1203': (random) => `${oneOf(random, ['rum ', 'sal '])}${between(random, 1000, 2499)}`,
    'plan 3': (random) =>
      `plan ${between(random, 0, 9)}, ${oneOf(random, ['hus ', 'byggnad ', 'port '])}${oneOf(random, ['A', 'B', '2', '14'])}`,
    'sal 3:14': (random) => `sal ${between(random, 1, 9)}:${figures(between(random, 1, 40))}`,
  },
  versions: {
    'version 2.10.3': (random) =>
      `${oneOf(random, ['version ', 'v', 'ver. ', 'utgåva '])}${between(random, 0, 20)}.${between(random, 0, 20)}.${between(random, 0, 30)}`,
    'version 1.4': (random) => `version ${between(random, 0, 9)}.${between(random, 0, 20)}`,
    '2021.11.2': (random) =>
      `${oneOf(random, ['version ', 'release '])}${year(random)}.${between(random, 1, 12)}.${between(random, 0, 9)}`,
    'v2021-11-30': (random) => `version ${year(random)}-${month(random)}-${day(random)}`,
    'build 4711': (random) => `${oneOf(random, ['build ', 'revision ', 'utkast '])}${between(random, 1, 99999)}`,
  },
  'file names': {
    'plan_2021-11-30.xlsx': (random) =>
      `${oneOf(random, ['plan', 'protokoll', 'bilaga4', 'Handlingsplan'])}_${year(random)}-${month(random)}-${day(random)}.${oneOf(random, ['xlsx', 'pdf', 'docx'])}`,
    'protokoll 211130.pdf': (random) => `protokoll ${year(random) % 100}${month(random)}${day(random)}.pdf`,
    'IMG_20211130_131205.jpg': (random) =>
      `IMG_${year(random)}${month(random)}${day(random)}_${figures(between(random, 0, 23))}${figures(between(random, 0, 59))}${figures(between(random, 0, 59))}.jpg`,
    'bilaga4_v12.pdf': (random) =>
      `bilaga${between(random, 1, 19)}_v${between(random, 1, 30)}.${oneOf(random, ['pdf', 'docx'])}`,
    '20211130_lägesbild.pptx': (random) => `${year(random)}${month(random)}${day(random)}_lägesbild.pptx`,
    'rapport-4711.csv': (random) => `rapport-${between(random, 100, 99999)}.csv`,
  },
  'indicator values': {
    '8 av 10': (random) => `${between(random, 5, 500)} av ${between(random, 500, 999)}`,
    '91 %': (random) => `${between(random, 0, 100)}${oneOf(random, [' %', '%', ' procent', ',5 procent'])}`,
    '41/44': (random) =>
      `${between(random, 5, 99)}/${between(random, 100, 200)} ${oneOf(random, ['veckor', 'platser', 'tillfällen'])}`,
    'index 104,3': (random) => `index ${between(random, 50, 150)},${between(random, 0, 9)}`,
    'från 1 204 till 1 315': (random) =>
      `från ${thousands(between(random, 1000, 99_999), ' ')} till ${thousands(between(random, 1000, 99_999), ' ')} besök`,
    '+12': (random) => `${oneOf(random, ['+', '−', '-'])}${between(random, 5, 300)} jämfört med ${year(random)}`,
    '12345 besök': (random) =>
      `${between(random, 1000, 9_999_999)} ${oneOf(random, ['besök', 'visningar', 'svar', 'meter', 'timmar'])}`,
  },
  'law numbers': {
    'lag 2023:196': (random) =>
      `${oneOf(random, ['lag ', 'lagen (', 'SFS ', 'förordning '])}${between(random, 1949, 2026)}:${between(random, 1, 1999)}`.replace(
        /^(lagen \(.*)$/,
        '$1)',
      ),
    '10 kap. 2 § OSL': (random) =>
      `${between(random, 1, 44)} kap. ${between(random, 1, 40)} § ${oneOf(random, ['OSL', 'SoL', 'PL', 'RF', 'KL'])}`,
    'prop. 2022/23:43': (random) => `prop. ${year(random)}/${between(random, 20, 27)}:${between(random, 1, 250)}`,
    'SOU 2021:49': (random) =>
      `${oneOf(random, ['SOU ', 'Ds ', 'AFS ', 'PMFS ', 'dir. '])}${year(random)}:${between(random, 1, 120)}`,
    'art. 6.1 e': (random) =>
      `artikel ${between(random, 1, 99)}.${between(random, 1, 4)} ${oneOf(random, ['a', 'c', 'e'])} i dataskyddsförordningen`,
    '(EU) 2016/679': (random) => `förordning (EU) ${between(random, 2000, 2024)}/${between(random, 1, 2999)}`,
  },
};

export const lookAlikes: readonly Kind[] = Object.entries(ways).map(([name, written]) => ({
  name,
  writings: Object.entries(written).map(([example, write]) => ({
    name: example,
    draw: (random) => inSentences(around, random, write(random)),
  })),
}));
