import type { Temporal } from 'temporal-polyfill';
import { is, numeral, phraseTable, skip, type Token } from './tokens.ts';
import { cardinal, monthByWord, ordinalByWord, own, weekdayByWord } from './words.ts';

/** A piece of an expression and the token after it. */
export interface Part<T> {
  readonly value: T;
  readonly next: number;
}

type Tokens = readonly Token[];

const relativeYears = phraseTable<number>([
  [1, ['nasta ar', 'kommande ar', 'next year']],
  [0, ['i ar', 'detta ar', 'innevarande ar', 'this year', 'det har aret']],
  [-1, ['forra aret', 'i fjol', 'last year']],
]);

/** A year after what it belongs to: `2022`, `, 2022`, `-22`, `'22`, `/22`, "nästa år"; plain `22` only where the text ends. */
export function yearAfter(tokens: Tokens, i: number, today: Temporal.PlainDate): Part<number> | undefined {
  const relative = relativeYear(tokens, i, today);
  if (relative) return relative;
  const at = skip(tokens, i, '-', "'", '/', ',', 'ar', 'of');
  const token = tokens[at];
  if (token?.kind !== 'number') return undefined;
  if (token.text.length === 4 && /^(19|20|21)/.test(token.text)) return { value: Number(token.text), next: at + 1 };
  // "mars -22" and "mars-22" are a year, "mars - 22" and "mars- 22" are not.
  const marked = is(tokens[at - 1], "'") || (is(tokens[at - 1], '-') && token.glued) || isGluedSlash(tokens, at);
  const lastWord = at === i && at + 1 === tokens.length && !token.glued;
  const year = shortYear(token, today);
  return year !== undefined && (marked || lastWord) ? { value: year, next: at + 1 } : undefined;
}

function isGluedSlash(tokens: Tokens, at: number): boolean {
  return is(tokens[at - 1], '/') && tokens[at]?.glued === true && tokens[at - 1]?.glued === true;
}

export function relativeYear(tokens: Tokens, i: number, today: Temporal.PlainDate): Part<number> | undefined {
  const found = relativeYears(tokens, i);
  return found && { value: today.year + found.value, next: found.next };
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
  const day = plainNumber(tokens, i, 2);
  // "en november" is not the first.
  return day === undefined || (day.value === 1 && tokens[i]?.kind === 'word') ? undefined : day;
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

const looseCounts = phraseTable<number>([
  [1, ['nagon', 'nan']],
  [2, ['ett par', 'a couple of']],
  [3, ['nagra fa', 'nagra', 'a few', 'some']],
]);

/** `2`, "två", "ett par", "några", "en": a count of days, weeks or months. */
export function count(tokens: Tokens, i: number): (Part<number> & { loose?: true }) | undefined {
  const few = looseCounts(tokens, i);
  return few ? { ...few, loose: true } : plainNumber(tokens, i, 3);
}

/** `48` or "fyrtioåtta". */
export function plainNumber(tokens: Tokens, i: number, digits: number): Part<number> | undefined {
  const number = numeral(tokens[i], digits);
  if (number !== undefined) return { value: number, next: i + 1 };
  const word = tokens[i]?.kind === 'word' ? cardinal(tokens[i].word) : undefined;
  return word === undefined || word === 0 ? undefined : { value: word, next: i + 1 };
}
