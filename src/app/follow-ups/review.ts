import type { AgreementFacts } from '../../domain/facts.ts';
import { reviewPosting } from '../../domain/review-posting.ts';
import { reviewStandings } from '../../domain/review-standing.ts';
import { gatherReview, reviewDocument } from '../reports/review.ts';
import type { FollowUpKind } from './follow-up.ts';

/** The agreement's reviews (product.md §6): posted at their time, as soon as every party has approved. */
export const reviewFollowUp: FollowUpKind = {
  kind: 'review',
  due: (facts) =>
    reviewStandings(facts, facts.validFrom)
      .filter(({ days }) => facts.stoppedOn === undefined || days.due <= facts.stoppedOn)
      .map((review) => ({
        ref: { kind: 'review', for: review.days.definition.month },
        ...reviewPosting(review),
        due: review.days.due,
        until: lastDay(facts),
      })),
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
