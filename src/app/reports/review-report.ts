import { currentReview, reviewStandings } from '../../domain/review-standing.ts';
import { isoDateOf } from '../../domain/time.ts';
import { gatherFacts } from '../facts.ts';
import { pageFormats, type ReportKind } from './kind.ts';
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
    const today = isoDateOf(at);
    const review = currentReview(reviewStandings(await gatherFacts(agreement, reads, today), today));
    const material = review && (await gatherReview(agreement, reads, review.days.definition.month, at));
    return material && reviewDocument(t, material, momentName(t, source));
  },
};
