import type { FollowUpRef } from '../../domain/record/follow-ups.ts';
import type { FollowUpKind } from './follow-up.ts';
import { reviewFollowUp } from './review.ts';
import { summaryFollowUp } from './summary.ts';

/** Every kind of follow-up: a new one is a file and a line here. */
export const followUpKinds: readonly FollowUpKind[] = [summaryFollowUp, reviewFollowUp];

export function followUpKind(kind: FollowUpRef['kind']): FollowUpKind {
  const found = followUpKinds.find((each) => each.kind === kind);
  if (!found) throw new Error(`no follow-up ${kind}`);
  return found;
}
