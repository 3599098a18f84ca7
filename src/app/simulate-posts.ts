import { addDays } from '../domain/days.ts';
import { type AgreementHistory, factsOverTime } from '../domain/history.ts';
import type { FollowUpRef } from '../domain/record/follow-ups.ts';
import type { IsoDate, IsoInstant } from '../domain/time.ts';
import { instantAt } from '../domain/wall-clock.ts';
import { clockWork, standings } from './follow-ups/standing.ts';

/** A follow-up as the clock would post it to the steering group. */
export interface SimulatedPost {
  readonly at: IsoInstant;
  readonly ref: FollowUpRef;
}

/**
 * The summaries and reviews that the clock would post from one day to another, both included, in order: those that every party has
 * approved when their time comes. What is approved later is posted by whoever approves it last.
 */
export function simulatePosts(
  history: AgreementHistory,
  { from, to }: { readonly from: IsoDate; readonly to: IsoDate },
): readonly SimulatedPost[] {
  const factsAt = factsOverTime(history);
  const [start, end] = [instantAt(from, '00:00'), instantAt(addDays(to, 1), '00:00')];
  return standings(factsAt(end))
    .filter(({ due }) => due.postAt >= start && due.postAt < end)
    .filter(({ due: { postAt, ref } }) =>
      clockWork(factsAt(postAt), postAt).post.some((due) => due.ref.kind === ref.kind && due.ref.for === ref.for),
    )
    .map(({ due }) => ({ at: due.postAt, ref: due.ref }))
    .sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
}
