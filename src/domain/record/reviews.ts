import type { IsoDate } from '../time.ts';

export type ReviewChange =
  /** What a party's coordinators have written so far; one text per question, in the questions' order. */
  | {
      readonly kind: 'review-drafted';
      readonly month: string;
      readonly party: string;
      readonly answers: readonly string[];
    }
  /** A party's coordinators have given their answers to a review's questions. */
  | {
      readonly kind: 'review-answered';
      readonly month: string;
      readonly party: string;
      readonly answers?: readonly string[];
    };

export interface ReviewRecord {
  readonly drafts: readonly {
    readonly month: string;
    readonly party: string;
    readonly on: IsoDate;
    readonly answers: readonly string[];
  }[];
  readonly answered: readonly {
    readonly month: string;
    readonly party: string;
    readonly on: IsoDate;
    readonly answers?: readonly string[];
  }[];
}

export const noReviews: ReviewRecord = { drafts: [], answered: [] };

export function applyReviewChange(record: ReviewRecord, body: ReviewChange, on: IsoDate): ReviewRecord {
  const { month, party } = body;
  const others = <T extends { readonly month: string; readonly party: string }>(all: readonly T[]) =>
    all.filter((entry) => entry.month !== month || entry.party !== party);
  switch (body.kind) {
    case 'review-drafted':
      return { ...record, drafts: [...others(record.drafts), { month, party, on, answers: body.answers }] };
    case 'review-answered': {
      const given = { month, party, on, ...(body.answers === undefined ? {} : { answers: body.answers }) };
      return { drafts: others(record.drafts), answered: [...others(record.answered), given] };
    }
  }
}
