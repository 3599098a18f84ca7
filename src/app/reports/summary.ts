import { isoDateOf } from '../../domain/time.ts';
import { pageFormats, type ReportKind } from './kind.ts';
import { gatherSummary, steeringSummary } from './steering-summary.ts';

/** The steering summary as a file: the page that the steering group reads. */
export const summaryReport: ReportKind = {
  name: 'summary',
  words: {
    sv: ['sammanfattning', 'sammanfattningen', 'läge', 'läget', 'lägesrapport'],
    en: ['summary'],
  },
  formats: pageFormats,
  isPublic: false,
  build: async ({ t, agreement, reads, at, moment }) =>
    steeringSummary(t, await gatherSummary(agreement, reads, at), moment),
  // From the moment that it shows until what it was made for.
  covers: ({ issue: { ref, status }, postedOn }, on) =>
    ref.kind === 'summary' && isoDateOf(status) <= on && (on <= ref.for || on <= postedOn),
};
