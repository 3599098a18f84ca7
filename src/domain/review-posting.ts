import { workingDaysFrom } from './days.ts';
import type { ReviewStanding } from './review-standing.ts';
import { type IsoInstant, isoDateOf } from './time.ts';
import { instantAt } from './wall-clock.ts';

const hour = '09:00';

/** When a review's first draft is frozen, and when it is posted if every party has approved it by then (product.md §6). */
export interface ReviewPosting {
  /** Absent while nobody has answered: there is nothing to freeze. */
  readonly freezeAt?: IsoInstant;
  readonly postAt: IsoInstant;
}

/**
 * A first draft is frozen at the instant that the last party has handed in. Where a party does not answer, it is frozen at 09:00 on
 * the working day after the practical last day if anybody has answered by then, else at 09:00 on the working day after the first
 * answer. It is posted at 09:00 on the working day after that.
 */
export function reviewPosting(review: ReviewStanding): ReviewPosting {
  const freezeAt = freezeOf(review);
  const frozenOn = freezeAt === undefined ? workingDaysFrom(review.days.due, 1) : isoDateOf(freezeAt);
  return { ...(freezeAt === undefined ? {} : { freezeAt }), postAt: instantAt(workingDaysFrom(frozenOn, 1), hour) };
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
