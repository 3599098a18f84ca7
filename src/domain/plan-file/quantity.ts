import { fold } from '../fold.ts';

/** An amount in an operational target: "tio av tio platser klara" is 10 of 10, and what comes after it. */
export interface Quantity {
  readonly value: number;
  readonly total?: number;
  readonly percent: boolean;
  /** The folded words after the amount, up to the next amount or the end of the sentence. */
  readonly words: readonly string[];
}

const SMALL = [
  'noll',
  'ett',
  'tva',
  'tre',
  'fyra',
  'fem',
  'sex',
  'sju',
  'atta',
  'nio',
  'tio',
  'elva',
  'tolv',
  'tretton',
  'fjorton',
  'femton',
  'sexton',
  'sjutton',
  'arton',
  'nitton',
];
const TENS: Readonly<Record<string, number>> = {
  tjugo: 20,
  trettio: 30,
  fyrtio: 40,
  femtio: 50,
  sextio: 60,
  sjuttio: 70,
  attio: 80,
  nittio: 90,
  hundra: 100,
};

const NUMBER_BY_WORD: ReadonlyMap<string, number> = new Map([
  ...SMALL.map((word, value) => [word, value] as const),
  ['en', 1],
  ...Object.entries(TENS),
  ...Object.entries(TENS).flatMap(([tens, value]) =>
    SMALL.slice(1, 10).map((word, unit) => [tens + word, value + unit + 1] as const),
  ),
]);

/** A number in digits ("300", "1 500", "2,5") or as a Swedish word ("tio", "tjugofem"). */
export function readAmount(word: string | undefined): number | undefined {
  if (word === undefined) return undefined;
  if (/^\d+(?:[.,]\d+)?$/.test(word)) return Number(word.replace(',', '.'));
  return NUMBER_BY_WORD.get(word);
}

/** Every amount in the text that is not a limit of time or a grade ("inom sex månader", "årskurs 6"). */
export function readQuantities(text: string): readonly Quantity[] {
  const tokens = fold(text)
    .replace(/(\d)[ \u00a0](?=\d{3}\b)/g, '$1')
    .replace(/(\d) ?%/g, '$1 procent')
    .match(/\d+(?:[.,]\d+)?|[a-z]+(?:-[a-z]+)*|[.;]/g);
  const quantities: Quantity[] = [];
  let at = 0;
  while (tokens && at < tokens.length) {
    const value = readAmount(tokens[at]);
    const before = tokens[at - 1] ?? '';
    // "en" is an article far more often than a number.
    const counts =
      value !== undefined &&
      tokens[at] !== 'en' &&
      tokens[at] !== 'ett' &&
      !/^(inom|efter|senast|arskurs|fran)$/.test(before);
    at++;
    if (!counts) continue;
    const total = tokens[at] === 'av' ? readAmount(tokens[at + 1]) : undefined;
    if (total !== undefined) at += 2;
    const percent = tokens[at] === 'procent';
    if (percent) at++;
    const words: string[] = [];
    while (at < tokens.length && readAmount(tokens[at]) === undefined && !/^[.;]$/.test(tokens[at] ?? ''))
      words.push(tokens[at++] ?? '');
    quantities.push({ value, ...(total !== undefined && { total }), percent, words });
  }
  return quantities;
}
