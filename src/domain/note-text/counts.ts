import { fold } from '../fold.ts';
import { type Clause, isNegated, states } from './clauses.ts';
import { isSameWord, wordsOf } from './figures.ts';
import {
  countsAmong,
  countsWord,
  done,
  isBounded,
  isOtherUnit,
  isShareOf,
  N,
  notYet,
  type Outcome,
  outcome,
  sizeOf,
  unitWord,
} from './fitting.ts';
import type { NoteIndicator } from './proposal.ts';

const summing = 'uppe i|totalt|sammanlagt|hittills|in total';
const summed = new RegExp(`(?:\\b(?:${summing})|^nu(?: ar vi)?)\\s+${N}(?:\\s+(\\p{L}+))?$`, 'u');
const counted = new RegExp(
  `(?<![\\d.,:/+¤]|(?:nr|insats|ak|kapitel|grupp|vid tunnel|tunnel|plats|etapp|fas|steg|del|moment|punkt|version|av|of)\\s)${N}\\s+(\\p{L}+)`,
  'u',
);
const added = new RegExp(
  `(?:\\+\\s?${N}|\\b(?:ytterligare|another) (?:${N}|(en|ett))|${N} (?:nya|till|more)\\b)\\s*(\\p{L}*)`,
  'u',
);

/** "152 ungdomar har fått feriejobb", "används i två verksamheter", "nu 42 veckor": how many there are in all. */
export function readCount(written: string, clause: Clause, indicators: readonly NoteIndicator[]): Outcome | undefined {
  if (notYet.test(written)) return undefined;
  const text = written.replace(/(\d) (?:st|stycken|pieces)\b/g, '$1');
  const counts = countsAmong(indicators);
  const total = summed.exec(text);
  const plain = counted.exec(text);
  const match = total ?? plain;
  if (!match || isBounded(text, match.index) || isNegated(text, match.index) || (match[2] && isOtherUnit(match[2])))
    return undefined;
  if (/(?:ytterligare|nya|\+|de|dom|the)\s*$/.test(text.slice(0, match.index))) return undefined;
  if (/^\s*(?:till|nya|sista|more|new)\b/.test(text.slice(match.index + match[0].length))) return undefined;
  const fitting = counts.find((each) => wordsOf(clause.text).some((word) => countsWord(each, word)));
  const of = fitting ?? (total && !match[2] && counts.length === 1 ? counts[0] : undefined);
  if (indicators.length > 0 && !of) return undefined;
  // Without a verb the words must all be the indicator's own: "Fem grupper aktiva".
  const onlyItsWords =
    of && wordsOf(text).every((word) => countsWord(of, word) || /^(?:nu|har|vi|i|under|pa|denna)$/.test(word));
  if (!total && !states(text, done, 1) && !onlyItsWords) return undefined;
  const value = Number(match[1]);
  return outcome(value, { total: sizeOf(of) ?? nextInLine(clause.sentence, value), unit: unitWord(match[2]), of });
}

const ordinals = ['forsta', 'andra', 'tredje', 'fjarde', 'femte', 'sjatte', 'sjunde', 'attonde', 'nionde', 'tionde'];

/** "i två verksamheter, tredje börjar …": there are three. */
function nextInLine(sentence: string, value: number): number | undefined {
  const next = ordinals[value];
  return next && new RegExp(`\\b(?:den )?${next}\\b`).test(sentence) ? value + 1 : undefined;
}

const events =
  /\b\p{L}*(?:tillsyn(?:en)?|vandring(?:en)?|tillfallet?|motet?|besok(?:et)?|traff(?:en)?|pass(?:et)?|utbildning(?:en)?|kontroll(?:en)?|aktion(?:en)?|forelasning(?:en)?|kvall(?:en)?|lagesbild(?:en)?|avstamning(?:en)?)\b/u;
const carriedOut =
  /\b(?:gjord|gjort|gjordes|genomford|genomfort|genomfordes|hallen|hallet|holls|avklarad|avklarat|delad|delat|delades|skickad|skickades|klar|klart|done|held|shared)\b/;

/** "+1 tillfälle", "ytterligare två pass", "fyra nya platser klara": to be added to what there was. */
export function readAddition(text: string, indicators: readonly NoteIndicator[]): Outcome | undefined {
  if (notYet.test(text)) return undefined;
  const more = added.exec(text);
  const [, plus, further, , fresh, word] = more ?? [];
  if (!more || (word && /^(?:dag|vecko[rs]|man|tim|min|kr|procent)/.test(word))) return undefined;
  if (fresh !== undefined && !done.test(text)) return undefined;
  const unit = unitWord(word);
  const of = countsAmong(indicators).find((each) => wordsOf(text).some((other) => countsWord(each, other)));
  return { ...outcome(Number(plus ?? further ?? fresh ?? 1), { unit, of }), increment: true };
}

/** "Lägesbild v. 4 delad", "höstens första tillsyn gjord": one more of what an indicator counts. */
export function readOccasion(text: string, clause: Clause, indicators: readonly NoteIndicator[]): Outcome | undefined {
  const event = events.exec(text)?.[0];
  if (!event || notYet.test(text) || /\d/.test(text) || !isOccasion(clause)) return undefined;
  const week = clause.dates.some(({ found }) => found.precision === 'week');
  // "per månad" and "per vecka" are levels: one more occasion does not add to them.
  const sums = indicators.filter((each) => !isShareOf(each) && !/\bper (?!ar\b)/.test(fold(each.name)));
  const of = sums.find((each) => unitOf(each, text, event, week) !== undefined);
  const unit = of ? unitOf(of, text, event, week) : week ? 'vecka' : 'tillfälle';
  if (indicators.length > 0 && !of) return undefined;
  return { ...outcome(1, { unit, of }), increment: true };
}

/** A single occasion, held at a time that has begun. */
export function isOccasion({ text, dates }: Clause): boolean {
  return events.test(text) && states(text, carriedOut) && dates.every(({ begun }) => begun);
}

/** In what an indicator counts what happened: weeks if the note names one, occasions, or the thing itself. */
function unitOf({ name, unit }: NoteIndicator, text: string, event: string, week: boolean): string | undefined {
  const words = wordsOf(fold(`${name} ${unit ?? ''}`));
  const common = wordsOf(text).some((word) => word.length > 4 && words.some((each) => isSameWord(each, word)));
  if (words.some((word) => /^veck(?:a|or)$/.test(word))) return week && common ? 'vecka' : undefined;
  if (words.some((word) => /^tillfall/.test(word))) return 'tillfälle';
  return words.some((word) => isSameWord(word, event)) ? event : undefined;
}
