import type { Clause } from './clauses.ts';
import { readAddition, readCount, readOccasion } from './counts.ts';
import { withFigures } from './figures.ts';
import type { Outcome } from './fitting.ts';
import type { NoteIndicator } from './proposal.ts';
import { readPartOfVisited, readPercentage, readShare } from './shares.ts';

/** The outcomes that a note states: shares, percentages, counts of what an indicator counts, and one more of them. */
export function readIndicators(clauses: readonly Clause[], indicators: readonly NoteIndicator[]): Outcome[] {
  const found: Outcome[] = [];
  const outcomes = clauses.map((clause) => readClause(clause, indicators));
  // "I september 85 procent, i oktober 91": which of them is the outcome is the writer's to say.
  const isOneOfMany = ({ percent, total }: Outcome) =>
    percent && total === undefined && new Set(outcomes.flatMap((each) => (each?.percent ? each.value : []))).size > 1;
  for (const outcome of outcomes) {
    if (outcome && isOneOfMany(outcome)) continue;
    const isSame = (each: Outcome) => each.increment === outcome?.increment && each.unit === outcome?.unit;
    if (outcome && !found.some(isSame)) found.push(outcome);
  }
  const sentences = [...new Set(clauses.map(({ sentence }) => withFigures(sentence)))];
  return [...found, ...sentences.map(readPartOfVisited).filter((part) => part !== undefined)];
}

function readClause(clause: Clause, indicators: readonly NoteIndicator[]): Outcome | undefined {
  const text = clause.figures;
  // "inom två arbetsdagar" is how the outcome is measured, "v 48" when it is to come.
  const isAhead = clause.dates.some(({ begun, found }) => !begun && !/^(?:inom|within) /i.test(found.matched));
  const percentage = readPercentage(text, indicators);
  if (isAhead) return percentage;
  return (
    readShare(text, indicators) ??
    percentage ??
    readAddition(text, indicators) ??
    readOccasion(text, clause, indicators) ??
    readCount(text, clause, indicators)
  );
}
