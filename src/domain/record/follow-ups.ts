import type { IsoDate } from '../time.ts';

/** A steering summary or a review: what is to be posted, and then reported to each party. */
export interface FollowUpRef {
  readonly kind: 'summary' | 'review';
  /** The day that it is for: the steering meeting's or the half-year's, or the review's month as `YYYY-MM`. */
  readonly for: string;
}

export type FollowUpChange =
  /** Frozen as a version that can be approved: who had approved an earlier one has not approved this. `hash`: of its neutral document. */
  | {
      readonly kind: 'follow-up-frozen';
      readonly followUp: FollowUpRef;
      readonly version: number;
      readonly hash: string;
    }
  | {
      readonly kind: 'follow-up-approved';
      readonly followUp: FollowUpRef;
      readonly party: string;
      readonly version?: number;
      readonly hash?: string;
    }
  /** Its time came without every party's approval: the coordinators and the steering group have been told. */
  | { readonly kind: 'follow-up-late'; readonly followUp: FollowUpRef; readonly missing: readonly string[] }
  | {
      readonly kind: 'follow-up-posted';
      readonly followUp: FollowUpRef;
      readonly on: IsoDate;
      readonly version?: number;
      readonly hash?: string;
      /** Ids of its posts. */
      readonly posts?: readonly string[];
    }
  /**
   * A party has registered it, and who there took it. `registration`: the number in its register, for an authority. A new
   * mark replaces the party's earlier one.
   */
  | {
      readonly kind: 'reported';
      readonly followUp: FollowUpRef;
      readonly party: string;
      readonly on: IsoDate;
      readonly recipient?: string;
      readonly registration?: string;
    };

export interface PostedFollowUp {
  readonly followUp: FollowUpRef;
  readonly on: IsoDate;
  readonly version?: number;
  readonly posts?: readonly string[];
  /** Per party that has registered it. */
  readonly reported: readonly ReportedMark[];
}

export interface ReportedMark {
  readonly party: string;
  readonly on: IsoDate;
  readonly recipient?: string;
  readonly registration?: string;
}

export interface FollowUpRecord {
  /** The latest frozen version of each. */
  readonly frozen: readonly { readonly followUp: FollowUpRef; readonly version: number; readonly hash: string }[];
  /** Of the latest frozen version only. */
  readonly approved: readonly { readonly followUp: FollowUpRef; readonly party: string; readonly on: IsoDate }[];
  /** Those whose time came before they were approved. */
  readonly late: readonly FollowUpRef[];
  readonly posted: readonly PostedFollowUp[];
}

export const noFollowUps: FollowUpRecord = { frozen: [], approved: [], late: [], posted: [] };

export function isSameFollowUp(a: FollowUpRef, b: FollowUpRef): boolean {
  return a.kind === b.kind && a.for === b.for;
}

export function applyFollowUpChange(record: FollowUpRecord, body: FollowUpChange, on: IsoDate): FollowUpRecord {
  const others = <T extends { readonly followUp: FollowUpRef }>(all: readonly T[]) =>
    all.filter(({ followUp }) => !isSameFollowUp(followUp, body.followUp));
  switch (body.kind) {
    case 'follow-up-frozen': {
      const { followUp, version, hash } = body;
      return {
        ...record,
        frozen: [...others(record.frozen), { followUp, version, hash }],
        approved: others(record.approved),
      };
    }
    case 'follow-up-approved': {
      const { followUp, party, version } = body;
      const frozen = record.frozen.find((entry) => isSameFollowUp(entry.followUp, followUp));
      if (frozen && version !== undefined && version !== frozen.version) return record;
      const before = record.approved.some((entry) => isSameFollowUp(entry.followUp, followUp) && entry.party === party);
      return before ? record : { ...record, approved: [...record.approved, { followUp, party, on }] };
    }
    case 'follow-up-late':
      return { ...record, late: [...record.late, body.followUp] };
    case 'follow-up-posted': {
      const { followUp, version, posts } = body;
      const kept = { ...(version === undefined ? {} : { version }), ...(posts === undefined ? {} : { posts }) };
      const posted = { followUp, on: body.on, reported: [], ...kept };
      return { ...record, posted: [...record.posted, posted] };
    }
    case 'reported': {
      const { kind: _kind, followUp: _followUp, ...mark } = body;
      const posted = record.posted.map((entry) =>
        isSameFollowUp(entry.followUp, body.followUp)
          ? { ...entry, reported: [...entry.reported.filter((each) => each.party !== mark.party), mark] }
          : entry,
      );
      return { ...record, posted };
    }
  }
}
