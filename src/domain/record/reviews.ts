import type { Author } from '../measure.ts';
import type { IsoDate, IsoInstant } from '../time.ts';

export type ReviewChange =
  /** What a party's coordinators have written so far; one text per question, in the questions' order. */
  | {
      readonly kind: 'review-drafted';
      readonly month: string;
      readonly party: string;
      readonly answers: readonly string[];
    }
  /** A party's coordinators have given their answers to a review's questions; a new one replaces the party's earlier one. */
  | {
      readonly kind: 'review-answered';
      readonly month: string;
      readonly party: string;
      readonly answers?: readonly string[];
    };

/** Who wrote it last, when, and the version of the agreement's record that holds it: what a form is compared with. */
interface Written {
  readonly at: IsoInstant;
  /** The function. */
  readonly by: string;
  readonly version: number;
}

export interface ReviewDraft extends Written {
  readonly month: string;
  readonly party: string;
  readonly on: IsoDate;
  readonly answers: readonly string[];
}

export interface ReviewAnswer extends Written {
  readonly month: string;
  readonly party: string;
  /** The day that the party first handed in: later changes do not move it. */
  readonly on: IsoDate;
  /** The instant of that. */
  readonly first: IsoInstant;
  /** The day of the latest change, where what was handed in has been changed. */
  readonly changedOn?: IsoDate;
  readonly answers?: readonly string[];
}

export interface ReviewRecord {
  /** What has been written since it was handed in, if it has been. */
  readonly drafts: readonly ReviewDraft[];
  readonly answered: readonly ReviewAnswer[];
}

export const noReviews: ReviewRecord = { drafts: [], answered: [] };

/** The change that says it: when it applies, in the record's own order. */
interface Said {
  readonly version: number;
  readonly at: IsoInstant;
  readonly author: Author;
}

export function applyReviewChange(
  record: ReviewRecord,
  body: ReviewChange,
  on: IsoDate,
  { version, at, author }: Said,
): ReviewRecord {
  const { month, party } = body;
  const own = (entry: { readonly month: string; readonly party: string }) =>
    entry.month === month && entry.party === party;
  const drafts = record.drafts.filter((entry) => !own(entry));
  const written = { month, party, at, by: author.function, version };
  switch (body.kind) {
    case 'review-drafted':
      return { ...record, drafts: [...drafts, { ...written, on, answers: body.answers }] };
    case 'review-answered': {
      const before = record.answered.find(own);
      const given: ReviewAnswer = {
        ...written,
        on: before?.on ?? on,
        first: before?.first ?? at,
        ...(before ? { changedOn: on } : {}),
        ...(body.answers === undefined ? {} : { answers: body.answers }),
      };
      return { drafts, answered: [...record.answered.filter((entry) => !own(entry)), given] };
    }
  }
}
