import type { AgreementFacts } from '../../domain/facts.ts';
import { summaryDays } from '../../domain/obligations/summaries.ts';
import { type FollowUpRef, isSameFollowUp } from '../../domain/record/follow-ups.ts';
import { reviewPosting } from '../../domain/review-posting.ts';
import { reviewStandings } from '../../domain/review-standing.ts';
import { isoDateOf } from '../../domain/time.ts';
import { isWithin } from './about-measure.ts';
import type { Occurrence, Reminder, Window } from './reminder.ts';
import { aboutMeeting, coordinatorsAndSteering, tell } from './tell.ts';

/**
 * The day on which a summary or a review was to be posted has come and not every party has approved it: it is not posted, and
 * the coordinators and the steering group are told that hour (product.md §6).
 */
export const approvalLate: Reminder = {
  name: 'approval-late',
  ahead: [],
  unit: 'none',
  inQuietWeeks: true,
  optional: false,
  occurrences: ({ facts }, window) => [...summaries(facts, window), ...reviews(facts, window)],
};

const notApproved = { kind: 'approval-late', time: '09:00' } as const;

function summaries(facts: AgreementFacts, window: Window): readonly Occurrence[] {
  return summaryDays(facts).flatMap(({ for: day, due, posted, meeting }) => {
    const isDone = posted || isApproved(facts, { kind: 'summary', for: day }) || meeting?.held !== undefined;
    if (isDone || !isWithin(due, window)) return [];
    return tell(coordinatorsAndSteering(facts), `approval-late/${day}/${due}`, {
      ...notApproved,
      on: due,
      ...(meeting ? aboutMeeting(meeting) : { subject: { kind: 'obligation', obligation: `summary/${day}` } }),
      due: meeting?.date ?? due,
      reason: { step: 'not-approved' },
    });
  });
}

/** Once for each, though an answer that comes late moves the day. One that nobody has answered has no draft to approve. */
function reviews(facts: AgreementFacts, window: Window): readonly Occurrence[] {
  return reviewStandings(facts, facts.validFrom).flatMap((review) => {
    const { month, name: detail } = review.days.definition;
    const { freezeAt, postAt } = reviewPosting(review);
    const on = isoDateOf(postAt);
    const isDone = review.lock === 'posted' || isApproved(facts, { kind: 'review', for: month });
    if (freezeAt === undefined || isDone || !isWithin(on, window)) return [];
    return tell(coordinatorsAndSteering(facts), `approval-late/review/${month}`, {
      ...notApproved,
      on,
      subject: { kind: 'obligation', obligation: `review/${month}`, detail },
      due: on,
      reason: { step: 'review-not-approved' },
    });
  });
}

/** By every party: the clock posts it. */
function isApproved({ definition, record }: AgreementFacts, followUp: FollowUpRef): boolean {
  const approved = record.approved.filter((each) => isSameFollowUp(each.followUp, followUp));
  return definition.parties.every(({ key }) => approved.some(({ party }) => party === key));
}
