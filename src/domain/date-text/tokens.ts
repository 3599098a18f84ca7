import { fold } from '../fold.ts';
import { type Mending, spell } from './vocabulary.ts';

/** A word, a run of digits or another sign, with its place in the text as written (UTF-16 units, end exclusive). */
export interface Token {
  readonly kind: 'word' | 'number' | 'mark';
  /** As written. */
  readonly text: string;
  /** Words: folded and mended. Others: as written, with every dash as `-`. */
  readonly word: string;
  readonly start: number;
  readonly end: number;
  /** Nothing stands between this and the token before it. */
  readonly glued: boolean;
}

/** Splits a text at spaces and between letters, digits and signs: "v.48" is three tokens, "30e" two. */
export function tokenize(text: string, mending: Mending): Token[] {
  const tokens: Token[] = [];
  for (const match of text.matchAll(/\p{L}[\p{L}\p{M}]*|\d+|\S/gu)) {
    const written = match[0];
    const kind = /^\p{L}/u.test(written) ? 'word' : /^\d/.test(written) ? 'number' : 'mark';
    const end = match.index + written.length;
    const word = kind === 'word' ? spell(fold(written), mending) : written.replace(/[‐-―−]/u, '-').replace('’', "'");
    tokens.push({ kind, text: written, word, start: match.index, end, glued: tokens.at(-1)?.end === match.index });
  }
  return tokens;
}

/** The token is one of these words or signs. */
export function is(token: Token | undefined, ...words: readonly string[]): boolean {
  return token !== undefined && words.includes(token.word);
}

/** A run of 1 to `digits` digits, as a number. */
export function numeral(token: Token | undefined, digits: number): number | undefined {
  return token?.kind === 'number' && token.text.length <= digits ? Number(token.text) : undefined;
}

/** Index after `i` if the token there is one of these, else `i`. */
export function skip(tokens: readonly Token[], i: number, ...words: readonly string[]): number {
  return is(tokens[i], ...words) ? i + 1 : i;
}

/** Phrases by their first word, in the order given, so that a word that begins none costs one look. */
type PhraseIndex<T> = ReadonlyMap<string, readonly { readonly words: readonly string[]; readonly value: T }[]>;

function indexOf<T>(rows: readonly (readonly [T, readonly string[]])[]): PhraseIndex<T> {
  const index = new Map<string, { words: readonly string[]; value: T }[]>();
  for (const [value, phrases] of rows) {
    for (const phrase of phrases) {
      const words = phrase.split(' ');
      const first = words[0] ?? '';
      const same = index.get(first);
      if (same) same.push({ words, value });
      else index.set(first, [{ words, value }]);
    }
  }
  return index;
}

function firstIn<T>(
  index: PhraseIndex<T>,
  tokens: readonly Token[],
  i: number,
): { value: T; next: number } | undefined {
  const here = index.get(tokens[i]?.word ?? '');
  const found = here?.find(({ words }) => words.every((word, at) => tokens[i + at]?.word === word));
  return found && { value: found.value, next: i + found.words.length };
}

/** Finds the first of the phrases that stands at a token, with what it means. Longer ones should come first. */
export function phraseTable<T>(rows: readonly (readonly [T, readonly string[]])[]) {
  const index = indexOf(rows);
  return (tokens: readonly Token[], i: number): { value: T; next: number } | undefined => firstIn(index, tokens, i);
}

const indexes = new WeakMap<readonly string[], PhraseIndex<undefined>>();

/** Index after the first of the phrases that stands at `i`. Longer ones should come first. The list is kept: pass a constant. */
export function anyPhrase(tokens: readonly Token[], i: number, phrases: readonly string[]): number | undefined {
  let index = indexes.get(phrases);
  if (!index) {
    index = indexOf([[undefined, phrases]]);
    indexes.set(phrases, index);
  }
  return firstIn(index, tokens, i)?.next;
}
