import { isNegated, states } from './clauses.ts';
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

const insteadOf = new RegExp(
  `${N}\\s+(\\p{L}+)[^.]*?\\b(?:i stallet for|istallet for|i st f|mot planerade|instead of)\\s+${N}`,
  'u',
);
const between = '\\s+(?:av|utav|of|out of)\\s+(?:de\\s+|dom\\s+|totalt\\s+|planerade\\s+|the\\s+)?|\\s?/\\s?';
const stage = '(?:etapp|fas|steg|del|moment|punkt|version|phase|stage|step|part)\\s';
const partOf = new RegExp(`(?<![\\d/.:\\p{L}]|${stage})${N}(${between})${N}(?![\\d/:.]*\\d)(?:\\s+(\\p{L}+))?`, 'u');
const partNamed = new RegExp(
  `(?<![\\d/.:\\p{L}]|${stage})${N}\\s+(\\p{L}+)\\s+(?:av|utav|of)\\s+(?:de\\s+|totalt\\s+)?${N}(?!\\d)`,
  'u',
);
const outOf = new RegExp(
  `\\bav\\s+(?:de\\s+|totalt\\s+)?${N}(?:\\s+(\\p{L}+))?\\s+(?:ar|har|blev)\\s+(?:nu\\s+)?${N}(?!\\d)`,
  'u',
);
const everyOne = new RegExp(`\\b(?:alla|samtliga|all)\\s+(?:de\\s+)?${N}\\s*(\\p{L}*)`, 'u');
const percentage = new RegExp(`(?<![\\d.])${N}\\s*(?:%|procent\\b|percent\\b)`, 'u');
const visited = 'besokta|kontrollerade|granskade|besoktes|kontrollerades|visited|checked';
const partOfVisited = new RegExp(
  `${N}\\s+(\\p{L}+)\\s+(?:${visited}),\\s+\\p{L}+\\s+(?:pa|i|hos|vid|at|in)\\s+${N}(?![\\d/])`,
  'u',
);

/** "8 av 10", "8/10", "alla 8 platser röjda", "5 pass i stället för 6", "hälften av platserna". */
export function readShare(written: string, indicators: readonly NoteIndicator[]): Outcome | undefined {
  const text = written.replace(/(\d) ?(?:st|stycken|pieces)\b/g, '$1');
  const instead = insteadOf.exec(text);
  if (instead) return sized(Number(instead[1]), Number(instead[3]), instead[2], indicators);
  if (notYet.test(text)) return undefined;
  return someOf(text, indicators) ?? ofWhich(text, indicators) ?? allOf(text, indicators) ?? half(text, indicators);
}

function someOf(text: string, indicators: readonly NoteIndicator[]): Outcome | undefined {
  const match = partOf.exec(text);
  if (!match || isNegated(text, match.index) || isBounded(text, match.index)) return undefined;
  if (/^(?:kr|kronor|tkr|mkr|miljon\p{L}*|msek|sek)$/u.test(match[4] ?? '')) return undefined;
  // "3 av 10 platser är inte klara."
  if (done.test(text) && !states(text, done, 1)) return undefined;
  const [value, total] = [Number(match[1]), Number(match[3])];
  const isSlash = match[2]?.includes('/') ?? false;
  if (isSlash && !isLikelyShare(text, match.index, total, match[4], indicators)) return undefined;
  return sized(value, total, match[4], indicators);
}

/** "8 klara av 10", "fyra skolor av nio", "av tio platser är åtta klara". */
function ofWhich(text: string, indicators: readonly NoteIndicator[]): Outcome | undefined {
  const named = partNamed.exec(text);
  if (named && !isNegated(text, named.index) && !isBounded(text, named.index) && !isOtherUnit(named[2] ?? ''))
    return sized(Number(named[1]), Number(named[3]), named[2], indicators);
  const inverted = outOf.exec(text);
  if (!inverted || !states(text, done, 1)) return undefined;
  return sized(Number(inverted[3]), Number(inverted[1]), inverted[2], indicators);
}

/** A slash may stand between other things than a part and its whole: "50/50", "5/11". */
function isLikelyShare(
  text: string,
  at: number,
  total: number,
  after: string | undefined,
  indicators: readonly NoteIndicator[],
): boolean {
  if (indicators.some(({ total: whole, target }) => whole === total || target === total)) return true;
  if (after !== undefined && (done.test(after) || unitWord(after) !== undefined)) return true;
  const before = text.slice(0, at).trim();
  return before === ''
    ? after === undefined
    : /\b(?:utfall|indikator\p{L}*|matt|nu|resultat|status|laget?|ar|outcome|now)$/u.test(before);
}

function allOf(text: string, indicators: readonly NoteIndicator[]): Outcome | undefined {
  const match = everyOne.exec(text);
  if (!match || isNegated(text, match.index) || !done.test(text.slice(match.index))) return undefined;
  return sized(Number(match[1]), Number(match[1]), match[2], indicators);
}

function half(text: string, indicators: readonly NoteIndicator[]): Outcome | undefined {
  const match = /\b(?:halften|halva|half)\b/.exec(text);
  if (!match || isNegated(text, match.index) || isBounded(text, match.index) || !done.test(text)) return undefined;
  const [only, ...others] = indicators;
  const total = only && others.length === 0 && countsAmong([only]).length === 1 ? sizeOf(only) : undefined;
  if (total !== undefined && total % 2 === 0) return outcome(total / 2, { total, of: only });
  return { kind: 'indicator', value: 50, percent: true };
}

/** "91 procent", unless it tells how much something has changed or no indicator is a share. */
export function readPercentage(text: string, indicators: readonly NoteIndicator[]): Outcome | undefined {
  const match = percentage.exec(text);
  if (!match || notYet.test(text) || isNegated(text, match.index) || isBounded(text, match.index)) return undefined;
  if (
    /(?:\b(?:med|by|upp|ner|ned|okat|minskat|stigit|sjunkit|okning|minskning|up|down)|[+-])\s*$/.test(
      text.slice(0, match.index),
    )
  )
    return undefined;
  const shares = indicators.filter(isShareOf);
  if (indicators.length > 0 && shares.length === 0) return undefined;
  const of = shares.length === 1 ? shares[0] : undefined;
  return { ...outcome(Number(match[1]), { of }), percent: true };
}

/** "Fem platser besökta, brister på tre": three of five. */
export function readPartOfVisited(sentence: string): Outcome | undefined {
  const match = partOfVisited.exec(sentence);
  return match ? outcome(Number(match[3]), { total: Number(match[1]), unit: match[2] }) : undefined;
}

/** A value and its total, of the indicator that fits: by total, else by what it counts, else the only one. */
function sized(value: number, total: number, word: string | undefined, indicators: readonly NoteIndicator[]): Outcome {
  const unit = unitWord(word);
  const sameTotal = indicators.filter((each) => each.total === total || each.target === total);
  const sameUnit = indicators.filter((each) => unit !== undefined && countsWord(each, unit));
  const of = [sameTotal, sameUnit, indicators].find((each) => each.length === 1)?.[0];
  return outcome(value, { total, unit, of });
}
