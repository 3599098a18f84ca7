import type { Temporal } from 'temporal-polyfill';
import { anyPhrase, is, numeral, skip, type Token } from './tokens.ts';
import { cardinal, monthByWord, ordinalByWord, own, weekdayByWord } from './words.ts';

/** A piece of an expression and the token after it. */
export interface Part<T> {
  readonly value: T;
  readonly next: number;
}

type Tokens = readonly Token[];

const relativeYears: readonly [number, readonly string[]][] = [
  [1, ['nasta ar', 'kommande ar', 'next year']],
  [0, ['i ar', 'detta ar', 'innevarande ar', 'this year', 'det har aret']],
  [-1, ['forra aret', 'i fjol', 'last year']],
];

/** A year after what it belongs to: `2022`, `, 2022`, `-22`, `'22`, `/22`, "nästa år"; plain `22` only where the text ends. */
export function yearAfter(tokens: Tokens, i: number, today: Temporal.PlainDate): Part<number> | undefined {
  const relative = relativeYear(tokens, i, today);
  if (relative) return relative;
  const at = skip(tokens, i, '-', "'", '/', ',', 'ar', 'of');
  const token = tokens[at];
  if (token?.kind !== 'number') return undefined;
  if (token.text.length === 4 && /^(19|20|21)/.test(token.text)) return { value: Number(token.text), next: at + 1 };
  const marked = is(tokens[at - 1], "'") || (is(tokens[at - 1], '-', '/') && token.glued && tokens[at - 1]?.glued);
  const lastWord = at === i && at + 1 === tokens.length && !token.glued;
  const year = shortYear(token, today);
  return year !== undefined && (marked || lastWord) ? { value: year, next: at + 1 } : undefined;
}

export function relativeYear(tokens: Tokens, i: number, today: Temporal.PlainDate): Part<number> | undefined {
  for (const [offset, phrases] of relativeYears) {
    const next = anyPhrase(tokens, i, phrases);
    if (next !== undefined) return { value: today.year + offset, next };
  }
  return undefined;
}

/** Two digits as the year of this century, when it is one that a plan may speak of. */
export function shortYear(token: Token | undefined, today: Temporal.PlainDate): number | undefined {
  if (token?.kind !== 'number' || token.text.length !== 2) return undefined;
  const year = 100 * Math.floor(today.year / 100) + Number(token.text);
  return Math.abs(year - today.year) <= 20 ? year : undefined;
}

/** Stands for the last day of whichever month. */
export const LAST_DAY = -1;

/** A day in a month: `30`, `30e`, `30:e`, `30th`, "första", "tjugofjärde", "sista". */
export function dayNumber(tokens: Tokens, i: number): Part<number> | undefined {
  if (is(tokens[i], 'sista', 'siste', 'last')) return { value: LAST_DAY, next: skip(tokens, i + 1, 'dagen', 'day') };
  const ordinal = ordinalNumber(tokens, i);
  if (ordinal) return ordinal;
  const day = numeral(tokens[i], 2);
  return day === undefined ? undefined : { value: day, next: i + 1 };
}

/** "tredje", `3:e`, `1:a`, `3e`, `3rd`. */
export function ordinalNumber(tokens: Tokens, i: number): Part<number> | undefined {
  const word = tokens[i]?.kind === 'word' ? own(ordinalByWord, tokens[i].word) : undefined;
  if (word !== undefined) return { value: word, next: i + 1 };
  const number = numeral(tokens[i], 2);
  if (number === undefined) return undefined;
  const ending = tokens[i + 1]?.glued && is(tokens[i + 1], ':') ? i + 2 : i + 1;
  const suffixed = tokens[ending]?.glued && is(tokens[ending], 'e', 'a', 'de', 'te', 'st', 'nd', 'rd', 'th');
  return suffixed ? { value: number, next: ending + 1 } : undefined;
}

/** A month's name with the dot and "månad" that may follow. */
export function monthName(tokens: Tokens, i: number): Part<number> | undefined {
  const month = tokens[i]?.kind === 'word' ? own(monthByWord, tokens[i].word) : undefined;
  if (month === undefined) return undefined;
  // "nov. 2022" is an abbreviation, "1 dec. Sedan …" the end of a sentence.
  const dot = isShort(tokens[i]) && is(tokens[i + 1], '.') && tokens[i + 2]?.kind === 'number';
  return { value: month, next: skip(tokens, dot ? i + 2 : i + 1, 'manad', 'manads') };
}

/** A weekday's name, its dot if it is an abbreviation, and "den" or a comma after it. */
export function weekdayName(tokens: Tokens, i: number): Part<number> | undefined {
  const weekday = tokens[i]?.kind === 'word' ? own(weekdayByWord, tokens[i].word) : undefined;
  if (weekday === undefined) return undefined;
  const dot = isShort(tokens[i]) && is(tokens[i + 1], '.') && tokens[i + 1]?.glued && i + 2 < tokens.length;
  return { value: weekday, next: dot ? i + 2 : i + 1 };
}

/** Abbreviations, which running text is full of: "man", "tor", "sun", "may", "jan". */
export function isShort(token: Token | undefined): boolean {
  return (token?.word.length ?? 0) <= 4 && !is(token, 'mars', 'maj', 'juni', 'juli', 'july', 'june');
}

/** `2`, "två", "ett par", "några", "en": a count of days, weeks or months. */
export function count(tokens: Tokens, i: number): (Part<number> & { loose?: true }) | undefined {
  const pair = anyPhrase(tokens, i, ['ett par', 'a couple of', 'a few', 'nagra', 'some', 'nagon']);
  if (pair !== undefined)
    return {
      value: is(tokens[i], 'ett') || is(tokens[i + 1], 'couple') ? 2 : is(tokens[i], 'nagon') ? 1 : 3,
      next: pair,
      loose: true,
    };
  const number = numeral(tokens[i], 3);
  if (number !== undefined) return { value: number, next: i + 1 };
  const word = tokens[i]?.kind === 'word' ? cardinal(tokens[i].word) : undefined;
  return word === undefined || word === 0 ? undefined : { value: word, next: i + 1 };
}
