import { addDays, workingDaysFrom } from '../../domain/days.ts';
import type { AgreementFacts } from '../../domain/facts.ts';
import { postedOnce, reportDue } from '../../domain/obligations/summaries.ts';
import type { PostedFollowUp } from '../../domain/record/follow-ups.ts';
import type { IsoDate } from '../../domain/time.ts';
import { isWithin } from './about-measure.ts';
import { everyFourthWeek } from './every-fourth-week.ts';
import type { Reason, Reminder, Window } from './reminder.ts';
import { coordinatorsBut, tell } from './tell.ts';

/**
 * A party has not registered a follow-up that was posted: before the mark is due, 20 working days after the posting, and
 * then every fourth week, to that party's coordinators, after the agreement's last day too (product.md §1, §5).
 */
export const reported: Reminder = {
  name: 'reported',
  ahead: [10, 2],
  unit: 'working-days',
  inQuietWeeks: false,
  optional: true,
  afterEnd: true,
  occurrences: ({ facts, ahead }, window) =>
    postedOnce(facts).flatMap((posted) => {
      const { kind, for: day } = posted.followUp;
      const obligation = `${kind}/${day}`;
      const due = reportDue(posted);
      const missing = coordinatorsBut(
        facts,
        posted.reported.map(({ party }) => party),
      );
      if (missing.length === 0) return [];
      return [...before(due, ahead), ...after(due, window)]
        .filter(({ on }) => isWithin(on, window))
        .flatMap(({ on, name, reason }) =>
          tell(missing, `reported/${obligation}/${due}/${name}`, {
            kind: 'reported',
            on,
            subject: { kind: 'obligation', obligation: `reported/${obligation}`, ...reviewName(facts, posted) },
            due,
            reason,
          }),
        );
    }),
};

/** A review is called by its name. */
function reviewName({ definition }: AgreementFacts, { followUp }: PostedFollowUp): { detail?: string } {
  const found = definition.reviews.find(({ month }) => followUp.kind === 'review' && month === followUp.for);
  return found ? { detail: found.name } : {};
}

interface Step {
  readonly on: IsoDate;
  readonly name: string;
  readonly reason: Reason;
}

function before(due: IsoDate, ahead: readonly number[]): readonly Step[] {
  return ahead.map((count) => ({
    on: workingDaysFrom(due, -count),
    name: `${count}-days`,
    reason: { step: 'working-days', count },
  }));
}

function after(due: IsoDate, window: Window): readonly Step[] {
  return everyFourthWeek(addDays(due, 28), window).map(({ on, weeks }) => {
    const count = weeks + 4;
    return { on, name: `${count}-weeks-after`, reason: { step: 'repeat', count } };
  });
}
