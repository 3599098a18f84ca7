import { Temporal } from 'temporal-polyfill';
import type { PlanMeasure, PlanRating, PlanStatus } from './plan-file/plan-measure.ts';
import type { IsoDate, IsoInstant } from './time.ts';

export type Status = PlanStatus;
export type Rating = PlanRating;

/** A measure's plan fields with dates as `YYYY-MM-DD`, as they are kept and compared. */
export type Plan = Stored<Omit<PlanMeasure, 'row' | 'dated' | 'number'>>;
type Stored<T> = T extends Temporal.PlainDate
  ? IsoDate
  : T extends object
    ? { readonly [K in keyof T]: Stored<T[K]> }
    : T;

export type DatedImport =
  | { readonly field: 'status'; readonly from: IsoDate; readonly value: Status; readonly reason?: string }
  | { readonly field: 'rating'; readonly from: IsoDate; readonly value: Rating; readonly reason?: string };

/** Who made a change and from where, as shown: functions and groups, never a chat identity. */
export interface Author {
  readonly function: string;
  readonly party?: string;
  /** The function that a coordinator wrote for ("från Fritidschef"). */
  readonly writtenBy?: string;
  /** The person's function was not confirmed by a coordinator of its party when this was written. */
  readonly unconfirmed?: true;
  /** The writer stood in for those who hold the function. */
  readonly deputy?: true;
  readonly platform: string;
  readonly place?: string;
}

/** What a change says. A correction is a new change; `undone` takes an earlier one back. */
export type ChangeBody =
  | { readonly kind: 'planned'; readonly plan: Plan; readonly dated: readonly DatedImport[] }
  | {
      readonly kind: 'edited';
      readonly plan: Plan;
      readonly dated: readonly DatedImport[];
      readonly fields: readonly string[];
    }
  /** `basis`: the writer has said that it was measured, or seen but not measured. */
  | { readonly kind: 'note'; readonly text: string; readonly basis?: 'measured' | 'observed' }
  | { readonly kind: 'no-news' }
  | { readonly kind: 'status'; readonly value: Status; readonly reason?: string }
  | { readonly kind: 'rating'; readonly value: Rating; readonly reason?: string }
  /** `percent`: the value is a share in per cent. `added`: what was added to the value before ("första tillfället gjort"). */
  | {
      readonly kind: 'indicator';
      readonly indicator: string;
      readonly value: number;
      readonly total?: number;
      readonly percent?: true;
      readonly added?: number;
    }
  | { readonly kind: 'communicated'; readonly on: IsoDate }
  | { readonly kind: 'question'; readonly text: string }
  | {
      readonly kind: 'proposal';
      readonly what: 'due';
      readonly to: IsoDate;
      readonly reason?: string;
      readonly decides: Decider;
      readonly agreed: readonly string[];
    }
  | {
      readonly kind: 'proposal';
      readonly what: 'cancel';
      readonly reason: string;
      readonly decides: Decider;
      readonly agreed: readonly string[];
    }
  /** A party's coordinator answers a proposal; `decided` when that moves the date. `steering`: the steering group has decided it. */
  | {
      readonly kind: 'answered';
      readonly proposal: number;
      readonly party: string;
      readonly answer: 'agree' | 'decline';
      readonly decided?: true;
      readonly steering?: { readonly brief: string; readonly what: 'due' | 'cancel'; readonly to?: IsoDate };
    }
  /** The steering group has answered the question that a version asked. */
  | {
      readonly kind: 'question-decided';
      readonly question: number;
      readonly brief: string;
      readonly answer: 'approved' | 'rejected';
    }
  | { readonly kind: 'undone'; readonly version: number };

export type Decider = 'coordinators' | 'steering';

/** One version of a measure. `at`: when it applies; `recordedAt`: when it was recorded (product.md §1, two times). */
export interface Change {
  readonly version: number;
  readonly at: IsoInstant;
  readonly recordedAt: IsoInstant;
  readonly author: Author;
  readonly functionId?: string;
  readonly body: ChangeBody;
  /** Its text was taken away by a coordinator (product.md §3). */
  readonly masked?: { readonly by: string; readonly at: IsoInstant; readonly why: string };
}

/** A value that somebody recorded, with the version that did it. */
export interface Recorded<T> {
  readonly value: T;
  readonly reason?: string;
  readonly at: IsoInstant;
  readonly version: number;
}

export interface IndicatorValue {
  readonly indicator: string;
  readonly value: number;
  readonly total?: number;
  readonly percent?: true;
  readonly at: IsoInstant;
  readonly version: number;
}

export interface Proposal {
  readonly version: number;
  readonly what: 'due' | 'cancel';
  readonly to?: IsoDate;
  readonly reason?: string;
  readonly decides: Decider;
  readonly by: string;
  readonly at: IsoInstant;
  readonly agreed: readonly string[];
  readonly state: 'waiting' | 'agreed' | 'declined';
  /** The decision brief by which the steering group decided it. */
  readonly brief?: string;
}

/** A question to the steering group. It is open until the group has decided. */
export interface Question {
  readonly text: string;
  readonly by: string;
  readonly at: IsoInstant;
  readonly version: number;
  readonly decided?: { readonly brief: string; readonly answer: 'approved' | 'rejected'; readonly at: IsoInstant };
}

/** What every change so far adds up to. Nothing here depends on today: see `statusOn`, `isOverdue`, `nextFollowUp`. */
export interface MeasureState {
  readonly plan: Plan;
  readonly dated: readonly DatedImport[];
  readonly status?: Recorded<Status>;
  readonly rating?: Recorded<Rating>;
  /** A decided move of the due date; absent while the plan's own holds. */
  readonly due?: Recorded<IsoDate>;
  readonly moves: number;
  readonly values: readonly IndicatorValue[];
  readonly communicated: readonly { readonly on: IsoDate; readonly version: number }[];
  /** The latest note or "inget nytt" by anyone. */
  readonly news?: { readonly at: IsoInstant; readonly version: number };
  /** The latest note or "inget nytt" by the responsible function: it is what meets a follow-up. */
  readonly reported?: { readonly at: IsoInstant; readonly version: number };
  readonly noteCount: number;
  readonly proposals: readonly Proposal[];
  readonly questions: readonly Question[];
  /** When the latest change applies: an earlier one means that the state is folded anew. */
  readonly lastAt?: IsoInstant;
  /** Version in which each field was last changed: what a form or button is compared with. */
  readonly changed: Readonly<Record<string, number>>;
}

/** A measure as commands see it. */
export interface Measure {
  readonly id: string;
  readonly agreementId: string;
  readonly groupId?: string;
  readonly group?: string;
  readonly number: string;
  readonly position: number;
  readonly version: number;
  readonly state: MeasureState;
}

/** The field that a change gives a new value; additions, proposals among them, have none and never conflict. */
export function fieldOf(body: ChangeBody): string | undefined {
  switch (body.kind) {
    case 'status':
      return 'status';
    case 'rating':
      return 'rating';
    case 'answered':
      return body.decided && body.steering?.what !== 'cancel' ? 'due' : undefined;
    case 'planned':
    case 'edited':
      return 'plan';
    case 'note':
    case 'no-news':
    case 'indicator':
    case 'communicated':
    case 'question':
    case 'proposal':
    case 'question-decided':
    case 'undone':
      return undefined;
  }
}

/**
 * Status on a day. What a person has recorded goes first; then the plan's `Status DATE` column from its date; else not
 * started until the start date, and in progress from it (product.md §1, two times).
 */
export function statusOn(state: MeasureState, today: IsoDate): Status {
  if (state.status) return state.status.value;
  const imported = latestImport(state, 'status', today);
  if (imported) return imported.value as Status;
  return state.plan.start !== undefined && today < state.plan.start ? 'not_started' : 'in_progress';
}

/** Rating on a day with its reason, or undefined when nobody has judged it. */
export function ratingOn(state: MeasureState, today: IsoDate): { value: Rating; reason?: string } | undefined {
  if (state.rating) return withReason(state.rating.value, state.rating.reason);
  const imported = latestImport(state, 'rating', today);
  return imported ? withReason(imported.value as Rating, imported.reason) : undefined;
}

function withReason(value: Rating, reason: string | undefined): { value: Rating; reason?: string } {
  return reason === undefined ? { value } : { value, reason };
}

function latestImport(state: MeasureState, field: 'status' | 'rating', today: IsoDate): DatedImport | undefined {
  return state.dated
    .filter((entry) => entry.field === field && entry.from <= today)
    .sort((a, b) => (a.from < b.from ? 1 : -1))[0];
}

/** The due date that holds: a decided move, else the plan's. */
export function dueOf(state: MeasureState): IsoDate | undefined {
  return state.due?.value ?? state.plan.due;
}

/** Försenad: the due date has passed and the measure is neither completed nor cancelled. Derived, never stored. */
export function isOverdue(state: MeasureState, today: IsoDate): boolean {
  const due = dueOf(state);
  return due !== undefined && due < today && isActive(statusOn(state, today));
}

export function isActive(status: Status): boolean {
  return status !== 'completed' && status !== 'cancelled';
}

/** Whether a measure counts as finished business on a day. */
export function isFinished(state: MeasureState, today: IsoDate): boolean {
  return !isActive(statusOn(state, today));
}

/** The latest value of an indicator, by when it applies. */
export function latestValue(state: MeasureState, indicator: string): IndicatorValue | undefined {
  return state.values.filter((value) => value.indicator === indicator).at(-1);
}

/** Proposals that wait for somebody's answer. */
export function waitingProposals(state: MeasureState): readonly Proposal[] {
  return state.proposals.filter((proposal) => proposal.state === 'waiting');
}

/** Questions that the steering group has not answered. */
export function openQuestions(state: MeasureState): readonly Question[] {
  return state.questions.filter(({ decided }) => decided === undefined);
}

/** Whether a field was changed after the version that a form or button showed (product.md §2, conflicts). */
export function changedSince(state: MeasureState, field: string, shown: number): boolean {
  return (state.changed[field] ?? 0) > shown;
}

/** A plan row as it is kept: dates as text. */
export function storePlan(measure: PlanMeasure): { number: string; plan: Plan; dated: readonly DatedImport[] } {
  const { row: _row, number, dated, ...plan } = measure;
  return {
    number,
    plan: datesAsText(plan) as Plan,
    dated: dated.map((entry) => datesAsText(entry) as DatedImport),
  };
}

function datesAsText(value: unknown): unknown {
  if (value instanceof Temporal.PlainDate) return value.toString();
  if (Array.isArray(value)) return value.map(datesAsText);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, entry]) => entry !== undefined)
      .map(([key, entry]) => [key, datesAsText(entry)]),
  );
}
