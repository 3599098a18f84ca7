import { Temporal } from 'temporal-polyfill';
import type { DateContext } from './date-text.ts';
import { fold } from './fold.ts';
import { type Clause, clausesOf } from './note-text/clauses.ts';
import { dayOf, readNoteDates } from './note-text/dates.ts';
import { readIndicators } from './note-text/indicators.ts';
import { communicatedClause, type Judgements, readJudgements } from './note-text/judgements.ts';
import type { NoteInput, NoteMeasure, NoteRating, NoteReading, Proposal } from './note-text/proposal.ts';
import { isPartDone, readStatus } from './note-text/status.ts';
import { unclearNote } from './note-text/unclear.ts';

export type {
  NoteIndicator,
  NoteInput,
  NoteMeasure,
  NoteQuestion,
  NoteReading,
  Proposal,
} from './note-text/proposal.ts';

/**
 * Reads out of a progress note what a person may want recorded: never more than it says, and nothing is applied. Dates
 * are read on `today` (Europe/Stockholm) against the agreement's last day. A question is set when the note is only an
 * unclear status or judgement, or names a day that must be asked about; the other proposals stand beside it.
 */
export function readNote({ text, today, validTo, validFrom, measure }: NoteInput): NoteReading {
  const written = text.normalize('NFC');
  const unclear = unclearNote(written);
  if (unclear) return { proposals: [], question: unclear };
  const context: DateContext = { today, validTo, use: 'due', ...(validFrom && { validFrom }) };
  const clauses = clausesOf(written, context, measure.number);
  const judgements = readJudgements(clauses);
  const dates = readNoteDates(clauses, context, measure);
  const figures = readIndicators(clauses, measure.indicators).map((figure) => withWrittenUnit(figure, written));
  const proposals: Proposal[] = [
    ...statusProposal(clauses, figures, measure),
    ...ratingProposal(judgements.rating ?? derivedRating(dates.proposals, clauses, measure, today)),
    ...figures,
    ...(judgements.targetReached || figures.some((figure) => reachesTarget(figure, measure))
      ? [{ kind: 'target-reached' } as const]
      : []),
    ...dates.proposals,
    ...communicated(clauses, context),
    ...flags(judgements),
  ];
  if (
    figures.length === 0 &&
    !proposals.some(({ kind }) => kind === 'status') &&
    clauses.some((clause) => isPartDone(clause, measure))
  ) {
    proposals.push({ kind: 'partial-result' });
  }
  const read =
    proposals.length === 0 && judgements.noNews && !dates.question ? [{ kind: 'no-news' } as const] : proposals;
  return dates.question ? { proposals: read, question: dates.question } : { proposals: read };
}

type Figure = Extract<Proposal, { kind: 'indicator' }>;

function statusProposal(clauses: readonly Clause[], figures: readonly Figure[], measure: NoteMeasure): Proposal[] {
  const status = readStatus(clauses, measure);
  const incomplete = figures.some(
    ({ value, total, percent }) => (total !== undefined && value < total) || (percent && value < 100),
  );
  if (status === undefined || (status === 'completed' && incomplete)) return [];
  // One occasion more of a measure that is under way is an outcome, not a new status.
  const occasion = figures.some(({ increment }) => increment) && measure.status !== 'not_started';
  return status === 'in_progress' && occasion ? [] : [{ kind: 'status', status }];
}

function ratingProposal(rating: NoteRating | undefined): Proposal[] {
  return rating ? [{ kind: 'rating', rating }] : [];
}

/** A new due date for what is already overdue is red, though the note does not say so; a paused measure keeps its rating. */
function derivedRating(
  dates: readonly Proposal[],
  clauses: readonly Clause[],
  measure: NoteMeasure,
  today: Temporal.PlainDate,
): NoteRating | undefined {
  const isMoved =
    dates.some(({ kind }) => kind === 'due') &&
    clauses.some(({ text }) => /\bn(?:ytt|ya|ew) (?:\p{L}*datum|date|due)/u.test(text));
  const { due, status } = measure;
  if (!isMoved || !due || status === 'on_hold' || status === 'completed') return undefined;
  return Temporal.PlainDate.compare(due, today) < 0 ? 'red' : undefined;
}

/** The unit as the writer spelled it, instead of folded. */
function withWrittenUnit(figure: Figure, written: string): Figure {
  if (figure.unit === undefined) return figure;
  const unit = written.match(/\p{L}+/gu)?.find((word) => fold(word) === figure.unit);
  return unit ? { ...figure, unit: unit.toLowerCase() } : figure;
}

/** A share at or above its target. A count shows its total beside it and needs no such word. */
function reachesTarget({ value, total, percent, indicator }: Figure, { indicators }: NoteMeasure): boolean {
  if (!percent || total !== undefined) return false;
  const target = indicators.find(({ id }) => id === indicator)?.target;
  return target !== undefined && value >= target;
}

function communicated(clauses: readonly Clause[], context: DateContext): Proposal[] {
  const clause = communicatedClause(clauses);
  return clause ? [{ kind: 'communicated', date: dayOf(clause, context) }] : [];
}

function flags({ impediment, deviation, needsDecision, needsSupport }: Judgements): Proposal[] {
  return [
    ...(impediment ? [{ kind: 'impediment' } as const] : []),
    ...(deviation ? [{ kind: 'deviation' } as const] : []),
    ...(needsDecision ? [{ kind: 'needs-decision' } as const] : []),
    ...(needsSupport ? [{ kind: 'needs-support' } as const] : []),
  ];
}
