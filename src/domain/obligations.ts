import type { AgreementFacts } from './facts.ts';
import { extensionDeadline } from './obligations/extension.ts';
import { measureCommunications } from './obligations/measure-communications.ts';
import { measureFollowUps } from './obligations/measure-follow-ups.ts';
import { type MetBy, meetingRef, type Obligation, stateOf } from './obligations/obligation.ts';
import { reviewDays } from './obligations/reviews.ts';
import { pictureUpdate } from './obligations/situation-picture.ts';
import { type SteeringYear, steeringYears } from './obligations/steering-years.ts';
import { postedOnce, reportDue, type SummaryDay, summaryDays } from './obligations/summaries.ts';
import { isSameFollowUp } from './record/follow-ups.ts';
import type { IsoDate } from './time.ts';

export type { MetBy, Obligation, ObligationKind, ObligationState } from './obligations/obligation.ts';

/**
 * The agreement's clock: everything that it requires by a day, met, upcoming or missed, as the facts stand on `today`;
 * earliest first. One that was stopped requires nothing after that day but that what was posted is reported
 * (product.md §1).
 */
export function obligations(facts: AgreementFacts, today: IsoDate): readonly Obligation[] {
  const { stoppedOn } = facts;
  const all = [
    ...steeringYears(facts).map((year) => ofSteeringYear(year, today)),
    ...reviews(facts, today),
    ...summaryDays(facts).map((day) => ofSummary(day, today)),
    ...reports(facts, today),
    ...extension(facts, today),
    expiry(facts, today),
    ...followUps(facts, today),
    ...communications(facts, today),
    ...picture(facts, today),
  ];
  return all
    .filter(({ kind, due }) => stoppedOn === undefined || due <= stoppedOn || kind === 'reported')
    .sort((a, b) => (a.due === b.due ? 0 : a.due < b.due ? -1 : 1));
}

/** Only what somebody has said was held is held: a meeting that has passed without a word is neither. */
function ofSteeringYear({ first, last, required, meetings }: SteeringYear, today: IsoDate): Obligation {
  const held = meetings.filter((meeting) => meeting.held?.held === true);
  const open = meetings.filter((meeting) => meeting.held === undefined);
  return {
    key: `steering-meetings/${first}`,
    kind: 'steering-meetings',
    rule: 'steering-meetings',
    due: last,
    state: stateOf(held.length >= required, last, today),
    by: held.map((meeting) => ({ on: meeting.date, meeting: meetingRef(meeting) })),
    first,
    required,
    booked: open.filter(({ date }) => date >= today).map(meetingRef),
    unsaid: open.filter(({ date }) => date < today).map(meetingRef),
  };
}

/** Done when every party has answered. The agreement says the month: it is missed when that has passed. */
function reviews(facts: AgreementFacts, today: IsoDate): readonly Obligation[] {
  return reviewDays(facts).map(({ definition: { name, month }, due, last }) => {
    const { by, missing } = marksOf(
      facts,
      facts.record.answered.filter((answer) => answer.month === month),
    );
    const state = stateOf(missing.length === 0, last, today);
    const approved = facts.record.approved.filter(({ followUp }) =>
      isSameFollowUp(followUp, { kind: 'review', for: month }),
    );
    const posted = facts.record.posted.some(({ followUp }) => isSameFollowUp(followUp, { kind: 'review', for: month }));
    const left = facts.definition.parties.some(({ key }) => !approved.some(({ party }) => party === key));
    const toApprove = missing.length === 0 && left && !posted && today <= facts.validTo;
    return { key: `review/${month}`, kind: 'review', rule: 'review', due, state, by, name, month, missing, toApprove };
  });
}

function ofSummary({ for: day, due, meeting, posted }: SummaryDay, today: IsoDate): Obligation {
  return {
    key: `summary/${day}`,
    kind: 'summary',
    rule: 'summary',
    due,
    state: stateOf(posted !== undefined, due, today),
    by: posted ? [{ on: posted.on }] : [],
    for: day,
    ...(meeting ? { meeting: meetingRef(meeting) } : {}),
  };
}

function reports(facts: AgreementFacts, today: IsoDate): readonly Obligation[] {
  return postedOnce(facts).map((posted) => {
    const { followUp, on: postedOn, reported } = posted;
    const { by, missing } = marksOf(facts, reported);
    const due = reportDue(posted);
    return {
      key: `reported/${followUp.kind}/${followUp.for}`,
      kind: 'reported',
      rule: 'reported',
      due,
      state: stateOf(missing.length === 0, due, today),
      by,
      followUp,
      postedOn,
      missing,
    };
  });
}

/** Which parties have done their part, and when first; and which have not. */
function marksOf(
  { definition }: AgreementFacts,
  marks: readonly { readonly party: string; readonly on: IsoDate }[],
): { readonly by: readonly MetBy[]; readonly missing: readonly string[] } {
  const parties = definition.parties.map(({ key }) => ({ key, mark: marks.find(({ party }) => party === key) }));
  return {
    by: parties.flatMap(({ key, mark }) => (mark ? [{ on: mark.on, party: key }] : [])),
    missing: parties.flatMap(({ key, mark }) => (mark ? [] : [key])),
  };
}

/**
 * Consultation after its last day does not meet it: it is to have taken place by then. Nobody has to give notice, so that
 * day just passes.
 */
function extension(facts: AgreementFacts, today: IsoDate): readonly Obligation[] {
  const deadline = extensionDeadline(facts);
  if (!deadline) return [];
  const { kind, due, consultations } = deadline;
  const inTime = consultations.some(({ on }) => on <= due);
  const state = kind === 'notice' && due < today ? 'met' : stateOf(inTime, due, today);
  return [{ key: `${kind}/${due}`, kind, rule: 'extension', due, state, by: consultations.map(({ on }) => ({ on })) }];
}

/** The last day: it is met when it has passed. */
function expiry({ definition, validTo }: AgreementFacts, today: IsoDate): Obligation {
  return {
    key: `expiry/${validTo}`,
    kind: 'expiry',
    rule: 'validity',
    due: validTo,
    state: validTo < today ? 'met' : 'upcoming',
    by: [],
    extension: definition.extension.kind,
  };
}

function followUps(facts: AgreementFacts, today: IsoDate): readonly Obligation[] {
  return measureFollowUps(facts, today).map(({ measure, date, reportedOn }) => ({
    key: `follow-up/${measure.number}/${date}`,
    kind: 'follow-up',
    rule: 'follow-up',
    due: date,
    state: stateOf(reportedOn !== undefined, date, today),
    by: reportedOn === undefined ? [] : [{ on: reportedOn }],
    measureId: measure.id,
    number: measure.number,
  }));
}

function communications(facts: AgreementFacts, today: IsoDate): readonly Obligation[] {
  return measureCommunications(facts, today).map(({ measure, date, toldOn }) => ({
    key: `communication/${measure.number}/${date}`,
    kind: 'communication',
    rule: 'communication',
    due: date,
    state: stateOf(toldOn !== undefined, date, today),
    by: toldOn === undefined ? [] : [{ on: toldOn }],
    measureId: measure.id,
    number: measure.number,
  }));
}

function picture({ pictureDates, validTo }: AgreementFacts, today: IsoDate): readonly Obligation[] {
  const update = pictureUpdate(pictureDates);
  if (!update || (update.due > validTo && today > validTo)) return [];
  const { due, newest } = update;
  const key = `situation-picture/${due}`;
  const state = stateOf(false, due, today);
  return [{ key, kind: 'situation-picture', rule: 'situation-picture', due, state, by: [], newest }];
}
