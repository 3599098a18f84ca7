import { workingDaysFrom } from '../../domain/days.ts';
import type { AgreementFacts } from '../../domain/facts.ts';
import { type SummaryDay, summaryDays } from '../../domain/obligations/summaries.ts';
import { isWithin } from './about-measure.ts';
import type { Occurrence, Reminder } from './reminder.ts';
import { aboutMeeting, coordinatorsBut, tell } from './tell.ts';

/**
 * The basis of the steering group and its approval: before each steering meeting, or before 31 May and 30 November in a
 * half-year without any. A party that has approved is left in peace, and everyone when it is posted (product.md §5, §6).
 */
export const steeringBasis: Reminder = {
  name: 'steering-basis',
  ahead: [15, 10, 5],
  unit: 'working-days',
  inQuietWeeks: true,
  optional: true,
  occurrences: ({ facts, ahead }, window) =>
    summaryDays(facts)
      .filter(({ posted, meeting }) => posted === undefined && meeting?.held === undefined)
      .flatMap((day) => {
        const anchor = anchorOf(day);
        return ahead.flatMap((count): readonly Occurrence[] => {
          const on = workingDaysFrom(anchor, -count);
          if (!isWithin(on, window)) return [];
          return tell(coordinatorsBut(facts, approvedBy(facts, day)), `steering-basis/${day.for}/${count}-days`, {
            kind: 'steering-basis',
            on,
            ...(day.meeting
              ? aboutMeeting(day.meeting)
              : { subject: { kind: 'obligation', obligation: `summary/${day.for}` } }),
            due: anchor,
            reason: { step: 'working-days', count },
          });
        });
      }),
};

/** The meeting's day, or the half-year's working day. */
function anchorOf({ meeting, due }: SummaryDay): string {
  return meeting?.date ?? due;
}

function approvedBy({ record }: AgreementFacts, { for: day }: SummaryDay): readonly string[] {
  return record.approved
    .filter(({ followUp }) => followUp.kind === 'summary' && followUp.for === day)
    .map(({ party }) => party);
}
