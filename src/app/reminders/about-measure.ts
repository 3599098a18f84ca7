import { workingDateOnOrAfter } from '../../domain/days.ts';
import type { AgreementFacts, FunctionFact, MeasureFact } from '../../domain/facts.ts';
import { isActive, type MeasureState, type Status, statusOn, waitingProposals } from '../../domain/measure.ts';
import type { ReminderName } from '../../domain/reminder-settings.ts';
import type { IsoDate } from '../../domain/time.ts';
import type { Occurrence, Reason, View, Window } from './reminder.ts';

/** When a reminder about a measure is sent, and what of. */
export interface Occasion {
  readonly on: IsoDate;
  /** The date that it reminds about. */
  readonly due: IsoDate;
  /** Names the occasion in its key: another of the same measure and date has another. */
  readonly step: string;
  readonly reason: Reason;
}

/** One occurrence for each function that is to have it. */
export function aboutMeasure(
  kind: ReminderName,
  { id, number }: Pick<MeasureFact, 'id' | 'number'>,
  to: readonly FunctionFact[],
  { on, due, step, reason }: Occasion,
): readonly Occurrence[] {
  return to.map((each) => ({
    kind,
    key: `${kind}/${number}/${due}/${step}>${each.name}`,
    on,
    to: { kind: 'function', functionId: each.id },
    subject: { kind: 'measure', measureId: id },
    due,
    reason,
  }));
}

export function isWithin(on: IsoDate, { first, last }: Window): boolean {
  return on >= first && on <= last;
}

/**
 * The day by whose facts a reminder stands or falls: its own while that lies ahead (a plan's column may say that a measure
 * is finished by then), today once it has come.
 */
export function judgedOn(on: IsoDate, { today }: Pick<View, 'today'>): IsoDate {
  return laterOf(on, today);
}

export function laterOf(a: IsoDate, b: IsoDate): IsoDate {
  return b > a ? b : a;
}

/**
 * A reminder that would come before the agreement comes on the agreement's first working day, where that is ahead of the
 * date; else it stays where nothing is sent.
 */
export function inAgreement(on: IsoDate, due: IsoDate, { validFrom }: AgreementFacts): IsoDate {
  if (on >= validFrom) return on;
  const first = workingDateOnOrAfter(validFrom);
  return first < due ? first : on;
}

/** Reminders of a measure's dates rest while it is paused or finished, or somebody is to answer a proposal (product.md §5). */
export function isSilent(state: MeasureState, day: IsoDate): boolean {
  return isQuietStatus(statusOn(state, day)) || waitingProposals(state).length > 0;
}

function isQuietStatus(status: Status): boolean {
  return status === 'on_hold' || !isActive(status);
}
