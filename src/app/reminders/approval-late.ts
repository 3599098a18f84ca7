import type { AgreementFacts } from '../../domain/facts.ts';
import { summaryDays } from '../../domain/obligations/summaries.ts';
import { isWithin } from './about-measure.ts';
import type { Reminder } from './reminder.ts';
import { aboutMeeting, coordinatorsAndSteering, tell } from './tell.ts';

/**
 * The day on which a summary was to be posted has come and not every party has approved it: it is not posted, and the
 * coordinators and the steering group are told that hour (product.md §6).
 */
export const approvalLate: Reminder = {
  name: 'approval-late',
  ahead: [],
  unit: 'none',
  inQuietWeeks: true,
  optional: false,
  occurrences: ({ facts }, window) =>
    summaryDays(facts).flatMap(({ for: day, due, posted, meeting }) => {
      if (posted || isApproved(facts, day) || meeting?.held !== undefined || !isWithin(due, window)) return [];
      return tell(coordinatorsAndSteering(facts), `approval-late/${day}/${due}`, {
        kind: 'approval-late',
        on: due,
        time: '09:00',
        ...(meeting ? aboutMeeting(meeting) : { subject: { kind: 'obligation', obligation: `summary/${day}` } }),
        due: meeting?.date ?? due,
        reason: { step: 'not-approved' },
      });
    }),
};

/** By every party: the clock posts it. */
function isApproved({ definition, record }: AgreementFacts, day: string): boolean {
  const approved = record.approved.filter(({ followUp }) => followUp.kind === 'summary' && followUp.for === day);
  return definition.parties.every(({ key }) => approved.some(({ party }) => party === key));
}
