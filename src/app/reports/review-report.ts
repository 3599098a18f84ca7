import { reviewDays } from '../../domain/obligations/reviews.ts';
import { currentReview, reviewStandings } from '../../domain/review-standing.ts';
import { isoDateOf } from '../../domain/time.ts';
import { gatherFacts } from '../facts.ts';
import { pageFormats, type ReportKind, type ReportSource } from './kind.ts';
import { momentName } from './moment.ts';
import { gatherReview, reviewDocument } from './review.ts';

/** The compiled review as a file: the one that is open at the moment, else the next or the last. */
export const reviewReport: ReportKind = {
  name: 'review',
  words: {
    sv: ['uppföljning', 'uppföljningen', 'halvtid', 'halvtidsuppföljning', 'halvtidsuppföljningen'],
    en: ['review'],
  },
  formats: pageFormats,
  isPublic: false,
  build: async (source) => {
    const { t, agreement, reads, at } = source;
    const month = await monthAt(source);
    const material = month === undefined ? undefined : await gatherReview(agreement, reads, month, at);
    return material && reviewDocument(t, material, momentName(t, source));
  },
  // From the moment that it shows until the next review opens.
  covers: async ({ issue: { ref, status } }, on, { agreement, reads, at }) => {
    if (ref.kind !== 'review' || isoDateOf(status) > on) return false;
    const opened = reviewDays(await gatherFacts(agreement, reads, isoDateOf(at))).filter(({ opens }) => opens <= on);
    return (
      opened
        .map(({ definition }) => definition.month)
        .sort()
        .at(-1) === ref.for
    );
  },
};

async function monthAt({ agreement, reads, at }: ReportSource): Promise<string | undefined> {
  const today = isoDateOf(at);
  return currentReview(reviewStandings(await gatherFacts(agreement, reads, today), today))?.days.definition.month;
}
