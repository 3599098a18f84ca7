import { fold } from '../fold.ts';
import { isSameWord, wordsOf } from './figures.ts';
import type { NoteIndicator, Proposal } from './proposal.ts';

export type Outcome = Extract<Proposal, { kind: 'indicator' }>;

/** A figure in a text that `withFigures` has prepared. */
export const N = '(\\d+(?:\\.\\d+)?)';

/** What is hoped for, planned or asked for, and what is left over, is no outcome. */
export const notYet =
  /\b(?:mal|malet|malsattningen|siktar|hoppas|planer\p{L}*|ska|skall|kommer|bor|behover|behovs|kravs|inventera\p{L}*|identifiera\p{L}*|utvalda|bestalld\p{L}*|bestallt|anmalda|inbjudna|bokade|bokat|bokad|bokats|inbokade|aterstar|kvar|saknas|tror|raknar|vantas|beraknas|utom|forutom|goal|plan|will|should|needs?|booked|left|remain|except)\b/u;

const bounds =
  /\b(?:nastan|knappt|under|over|mer an|mindre an|fler an|farre an|inte ens|inte riktigt|narmare|hogst|max|minst|upp till|upp mot|uppemot|almost|nearly|more than|less than|at least|at most|under|over)\s*$/;

/** "Nästan 90 procent", "över hälften": a figure that the outcome is not. */
export function isBounded(text: string, at: number): boolean {
  return bounds.test(text.slice(0, at));
}

/** Something has been carried out: named verbs, and Swedish participles by their endings. */
export const done =
  /\b(?:klar|klara|klart|fardig\p{L}*|gjord\p{L}*|gjort|gjorts|genomfor[dt]\p{L}*|avklara\p{L}*|hallits|hallna|utbildats?|anvands|anvander|infor[dt]\p{L}*|deltagit|natt|fatt|besokta|besokts|used|done|trained|completed|finished|\p{L}{2,}(?:ade|lagda|jda|rda|llda|nda|ats|rts|tts|its))\b/u;

/** Words after a figure that are not what an indicator counts: time, money, qualities, small words. */
const otherUnits =
  /^(?:dagar?|arbetsdag\p{L}*|veckors|manad\p{L}*|timm\p{L}*|minut\p{L}*|aret|arskurs\p{L}*|kr|kronor|tkr|mkr|ganger|procent|percent|procentenheter|tredjedel\p{L}*|fjardedel\p{L}*|femtedel\p{L}*|aring\p{L}*|meter|km|kl|st|av|i|pa|och|men|som|har|ar|till|for|under|med|per|mellan|vid|kring|hos|nya|sista|forsta|andra|stora|sma|olika|kvarvarande|ovriga|resterande|ytterligare|new|last|of|in|the)$/u;

/** The word as a unit, if it can be one. */
export function unitWord(word: string | undefined): string | undefined {
  return word && !otherUnits.test(word) && !done.test(word) ? word : undefined;
}

export function isOtherUnit(word: string): boolean {
  return otherUnits.test(word);
}

/** The word is one of those that the indicator is described with. */
export function countsWord({ name, unit }: NoteIndicator, word: string): boolean {
  if (word.length < 4 || word === 'antal') return false;
  return wordsOf(fold(`${unit ?? ''} ${name}`)).some((each) => each !== 'antal' && isSameWord(each, word));
}

export function isShareOf({ name, unit }: NoteIndicator): boolean {
  return /^(?:%|procent|percent)$/.test(fold(unit ?? '')) || /\b(?:andel|procent|share)\b|%/.test(fold(name));
}

function isYesOrNo({ name, unit }: NoteIndicator): boolean {
  return /ja\/nej/.test(fold(`${name} ${unit ?? ''}`));
}

export function sizeOf(indicator: NoteIndicator | undefined): number | undefined {
  return indicator?.total ?? indicator?.target;
}

/** Indicators that count things, among those given. */
export function countsAmong(indicators: readonly NoteIndicator[]): NoteIndicator[] {
  return indicators.filter((indicator) => !isShareOf(indicator) && !isYesOrNo(indicator));
}

export function outcome(
  value: number,
  { total, unit, of }: { total?: number | undefined; unit?: string | undefined; of?: NoteIndicator | undefined },
): Outcome {
  return {
    kind: 'indicator',
    value,
    ...(total === undefined ? {} : { total }),
    ...(unit ? { unit } : {}),
    ...(of ? { indicator: of.id } : {}),
  };
}
