import { addDays } from '../../../domain/days.ts';
import type { AgreementHistory } from '../../../domain/history.ts';
import type { Change } from '../../../domain/measure.ts';
import { type ReviewStanding, reviewStandings } from '../../../domain/review-standing.ts';
import { type IsoDate, type IsoInstant, isoDateOf } from '../../../domain/time.ts';
import { gatherHistory } from '../../facts.ts';
import type { Agreement, Reads } from '../../ports.ts';
import { materialAt, type SummaryMaterial } from '../steering-summary/material.ts';

/** What a review is made from: all of it as it was at one moment. */
export interface ReviewMaterial {
  readonly summary: SummaryMaterial;
  readonly review: ReviewStanding;
  /** First day that it is about: after the review before it, else the agreement's first. */
  readonly from: IsoDate;
  /** Ids of measures that somebody has written of, or given a value, from that day. */
  readonly grounded: ReadonlySet<string>;
}

/** `month`: the review's, `YYYY-MM`. Undefined where the agreement has none in it. */
export async function gatherReview(
  agreement: Agreement,
  reads: Reads,
  month: string,
  at: IsoInstant,
): Promise<ReviewMaterial | undefined> {
  const contributors = agreement.index.map(
    ({ id, parts }) =>
      [id, parts.filter(({ part }) => part === 'contributes').map(({ functionId }) => functionId)] as const,
  );
  return reviewAt(await gatherHistory(agreement, reads, false), month, at, new Map(contributors));
}

export function reviewAt(
  history: AgreementHistory,
  month: string,
  at: IsoInstant,
  contributors?: SummaryMaterial['contributors'],
): ReviewMaterial | undefined {
  const summary = materialAt(history, at, contributors);
  const all = reviewStandings(summary.facts, summary.today);
  const place = all.findIndex(({ days }) => days.definition.month === month);
  const review = all[place];
  if (!review) return undefined;
  const before = all[place - 1];
  const from = before ? addDays(before.days.last, 1) : summary.facts.validFrom;
  const grounded = history.measures
    .filter(({ changes }) =>
      isGrounded(
        changes.filter((change) => change.at <= at),
        from,
      ),
    )
    .map(({ id }) => id);
  return { summary, review, from, grounded: new Set(grounded) };
}

/** A note or a value of that time stands, taken back neither by its writer nor by masking. */
function isGrounded(changes: readonly Change[], from: IsoDate): boolean {
  const undone = new Set(changes.flatMap(({ body }) => (body.kind === 'undone' ? [body.version] : [])));
  return changes.some(
    ({ body, at, version, masked }) =>
      (body.kind === 'note' || body.kind === 'indicator') && isoDateOf(at) >= from && !masked && !undone.has(version),
  );
}
