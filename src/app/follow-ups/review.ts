import { workingDaysFrom } from '../../domain/days.ts';
import type { AgreementFacts } from '../../domain/facts.ts';
import { type ReviewStanding, reviewStandings } from '../../domain/review-standing.ts';
import { type IsoInstant, isoDateOf } from '../../domain/time.ts';
import { instantAt } from '../../domain/wall-clock.ts';
import { gatherReview, reviewDocument } from '../reports/review.ts';
import type { FollowUpKind } from './follow-up.ts';

const hour = '09:00';

/**
 * The agreement's reviews (product.md §6). A first draft is frozen at the instant that the last party has handed in. Where
 * a party does not answer, it is frozen at 09:00 on the working day after the practical last day if anybody has answered by
 * then, else at 09:00 on the working day after the first answer; while nobody has, there is nothing to freeze. It is posted
 * at 09:00 on the working day after that, as soon as every party has approved.
 */
export const reviewFollowUp: FollowUpKind = {
  kind: 'review',
  due: (facts) =>
    reviewStandings(facts, facts.validFrom)
      .filter(({ days }) => facts.stoppedOn === undefined || days.due <= facts.stoppedOn)
      .map((review) => {
        const freezeAt = freezeOf(review);
        const { definition, due } = review.days;
        const frozenOn = freezeAt === undefined ? workingDaysFrom(due, 1) : isoDateOf(freezeAt);
        return {
          ref: { kind: 'review', for: definition.month },
          ...(freezeAt === undefined ? {} : { freezeAt }),
          postAt: instantAt(workingDaysFrom(frozenOn, 1), hour),
          due,
          until: lastDay(facts),
        };
      }),
  build: async ({ t, agreement, reads, ref, at, version }) => {
    const material = await gatherReview(agreement, reads, ref.for, at);
    if (!material?.review.parties.some(({ answered }) => answered)) return undefined;
    return { ...reviewDocument(t, material), version };
  },
};

/** A review that comes late is wanted all the same, as long as the agreement holds. */
function lastDay({ validTo, stoppedOn }: AgreementFacts) {
  return stoppedOn !== undefined && stoppedOn < validTo ? stoppedOn : validTo;
}

function freezeOf({ days, parties }: ReviewStanding): IsoInstant | undefined {
  const answered = parties.flatMap((each) => each.answered?.first ?? []).sort();
  const [first] = answered;
  const last = answered.at(-1);
  if (first === undefined || last === undefined) return undefined;
  if (answered.length === parties.length) return last;
  const afterLastDay = instantAt(workingDaysFrom(days.due, 1), hour);
  const afterFirst = instantAt(workingDaysFrom(isoDateOf(first), 1), hour);
  return isoDateOf(first) <= days.due ? afterLastDay : afterFirst;
}
