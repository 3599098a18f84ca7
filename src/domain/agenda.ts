import { missedCommunication, nextCommunication } from './communications.ts';
import { workingDaysFrom } from './days.ts';
import type { AgreementFacts, MeasureFact } from './facts.ts';
import { followUpWindow, missedFollowUp, nextFollowUp } from './follow-up.ts';
import { isFinished, isOverdue, openQuestions, ratingOn } from './measure.ts';
import type { IsoDate } from './time.ts';

type Measures = readonly MeasureFact[];

/** What a group has to take up at a meeting, each in the plan's order (product.md §5). */
export interface Agenda {
  /** A note would meet the next date now, or none has come for the one that has passed. */
  readonly followUps: Measures;
  readonly overdue: Measures;
  /** Yellow and red. */
  readonly judged: Measures;
  /** With questions to the steering group. */
  readonly questions: Measures;
  /** To be communicated within ten working days, or should have been. */
  readonly communications: Measures;
}

/** The agenda as it stands on a day: for a group's own measures, or for all of them. */
export function agendaOn(facts: AgreementFacts, day: IsoDate, groupId?: string): Agenda {
  const own = groupId === undefined ? facts.measures : facts.measures.filter((each) => each.groupId === groupId);
  const active = own.filter(({ state }) => !isFinished(state, day));
  const soon = workingDaysFrom(day, followUpWindow);
  const { validTo } = facts;
  return {
    followUps: active.filter(
      ({ state }) => missedFollowUp(state, day, validTo) !== undefined || isBy(soon, nextFollowUp(state, day, validTo)),
    ),
    overdue: active.filter(({ state }) => isOverdue(state, day)),
    judged: active.filter(({ state }) => ['yellow', 'red'].includes(ratingOn(state, day)?.value ?? '')),
    questions: active.filter(({ state }) => openQuestions(state).length > 0),
    communications: own.filter((measure) => dueCommunication(facts, measure, day) !== undefined),
  };
}

/**
 * The communication that a measure has ahead within ten working days, or else the latest that should have been made and
 * was not.
 */
export function dueCommunication(facts: AgreementFacts, { state }: MeasureFact, day: IsoDate): IsoDate | undefined {
  const next = nextCommunication(state, day, facts);
  return isBy(workingDaysFrom(day, 10), next) ? next : missedCommunication(state, day, facts);
}

function isBy(last: IsoDate, date: IsoDate | undefined): boolean {
  return date !== undefined && date <= last;
}
