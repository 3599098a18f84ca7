import { workingDaysFrom } from '../../domain/days.ts';
import { summaryDays } from '../../domain/obligations/summaries.ts';
import { instantAt } from '../../domain/wall-clock.ts';
import { gatherSummary, steeringSummary, summaryFacts } from '../reports/steering-summary.ts';
import type { FollowUpKind } from './follow-up.ts';

/** Working days before the meeting, or the half-year's day, on which the clock freezes a first draft. */
const draftWorkingDays = 10;

/**
 * The steering summary: posted at 09:00 three working days before each steering meeting, or on 31 May and 30 November of a
 * half-year without any (product.md §6). A draft is there ten working days before, when its approval is asked for.
 */
export const summaryFollowUp: FollowUpKind = {
  kind: 'summary',
  due: (facts) =>
    summaryDays(facts).map(({ for: day, due, meeting, posted }) => {
      const anchor = meeting?.date ?? due;
      return {
        ref: { kind: 'summary', for: day },
        freezeAt: instantAt(workingDaysFrom(anchor, -draftWorkingDays), '08:00'),
        postAt: instantAt(due, '09:00'),
        due,
        until: anchor,
        ...(posted ? { covered: true as const } : {}),
      };
    }),
  build: async ({ t, agreement, reads, at, version }) => {
    const material = await gatherSummary(agreement, reads, at);
    return { ...steeringSummary(t, material, 'version', summaryFacts(material)), version };
  },
};
