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
  covers: async ({ issue: { ref, status } }, on, source) =>
    ref.kind === 'review' && isoDateOf(status) <= on && ref.for === (await monthAt(source)),
};

async function monthAt({ agreement, reads, at }: ReportSource): Promise<string | undefined> {
  const today = isoDateOf(at);
  return currentReview(reviewStandings(await gatherFacts(agreement, reads, today), today))?.days.definition.month;
}
