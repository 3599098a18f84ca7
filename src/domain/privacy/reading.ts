import { fold } from '../fold.ts';
import { plainText } from './plain-text.ts';
import { withSpokenDigits } from './spoken-digits.ts';

/** One word of a text. `starts`: it stands where a capital says nothing (a sentence's start, after a colon or bullet). */
export interface Word {
  text: string;
  folded: string;
  starts: boolean;
  /** What stands between the word before and this one. */
  gap: string;
  /** Part of a name that is known not to be a person's. */
  known: boolean;
}

export interface Sentence {
  folded: string;
  words: readonly Word[];
}

/** A text as every rule reads it: gathered once, never kept. */
export interface Reading {
  plain: string;
  folded: string;
  sentences: readonly Sentence[];
  /** Somebody is pointed at by their chat identity, as in Slack's `<@U…>` or Teams' `<at>…</at>`. */
  mentionsMember: boolean;
}

// "16 åring", "15 year old" is one word, as "16-åring" is.
const AGE_APART = /(?<![\d.,:/-])(\d{1,2}) (?=[åa]ring(?:en)?s?(?!\p{L})|[åa]rige?(?!\p{L})|year[ -]old(?!\p{L}))/giu;
// "Hon e inlagd", as it is written on a phone.
const IS_CUT_SHORT = /(?<=\p{Ll}{2} )e (?=\p{Ll}{2})/gu;
const MENTION = /<@[UW][A-Z0-9]{4,20}(?:\|[^<>]{0,80})?>/g;
const TEAMS_MENTION = /<\/?at(?: [^<>]{0,40})?>/gi;
const CHANNEL = /<(?:#C|!subteam\^|!)[^<>]{0,100}>/g;

const NO_NAMES: readonly string[] = [];

/** Reads a text once for all rules. `knownNames` are the names of functions, groups, organisations and places. */
export function readText(text: string, knownNames: readonly string[] = NO_NAMES): Reading {
  const unmarked = text.replace(MENTION, ' ').replace(TEAMS_MENTION, ' ').replace(CHANNEL, ' ');
  const plain = withSpokenDigits(plainText(unmarked)).replace(AGE_APART, '$1-').replace(IS_CUT_SHORT, 'är ');
  const known = knownWords(knownNames);
  return {
    plain,
    folded: fold(plain),
    sentences: sentencesOf(wordsOf(plain, known)),
    mentionsMember: text.search(MENTION) !== -1,
  };
}

const NONE: ReadonlySet<string> = new Set();
const knownWordsOf = new WeakMap<readonly string[], ReadonlySet<string>>();

// The names are the same list for every text of an agreement: they are taken apart once.
function knownWords(names: readonly string[]): ReadonlySet<string> {
  const known =
    knownWordsOf.get(names) ??
    new Set(names.flatMap((name) => wordsOf(plainText(name), NONE).map((word) => word.folded)));
  knownWordsOf.set(names, known);
  return known;
}

const WORD = /[\p{L}\p{N}]+(?:[-'.](?=[\p{L}\p{N}])[\p{L}\p{N}]+)*/gu;

function wordsOf(plain: string, known: ReadonlySet<string>): Word[] {
  const words: Word[] = [];
  let end = 0;
  for (const match of plain.matchAll(WORD)) {
    const gap = plain.slice(end, match.index);
    end = match.index + match[0].length;
    const folded = fold(match[0]);
    const starts = words.length === 0 || /[.!?:;|\n•*#("”»–]|- $|^-| \/ /.test(gap);
    words.push({
      text: match[0],
      folded,
      starts,
      gap,
      known: known.has(folded) || known.has(folded.replace(/s$/, '')),
    });
  }
  return words;
}

const ABBREVIATION =
  /^(?:\p{L}|kl|nr|dnr|ca|st|tel|resp|ev|inkl|exkl|jfr|t\.ex|bl\.a|m\.m|d\.v\.s|s\.k|t\.o\.m|fr\.o\.m|reg|obs|max|min)$/u;

function sentencesOf(words: readonly Word[]): Sentence[] {
  const sentences: Word[][] = [];
  let current: Word[] = [];
  words.forEach((word, i) => {
    if (i > 0 && endsSentence(word, words[i - 1])) {
      sentences.push(current);
      current = [];
    }
    current.push(word);
  });
  if (current.length > 0) sentences.push(current);
  return sentences.map((sentence) => ({ words: sentence, folded: asText(sentence) }));
}

// A line break alone ends nothing before a small letter: a sentence may be broken anywhere.
function endsSentence(word: Word, before: Word | undefined): boolean {
  if (/[!?;|]|\n\s*\n|\n[\s•*-]*[•*-]/.test(word.gap)) return true;
  if (/\./.test(word.gap)) return before === undefined || !ABBREVIATION.test(before.folded);
  return /\n/.test(word.gap) && /^\p{Lu}/u.test(word.text);
}

function asText(words: readonly Word[]): string {
  return words.map((word, i) => (i === 0 ? '' : word.gap.replace(/\s+/g, ' ')) + word.folded).join('');
}
