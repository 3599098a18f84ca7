import type { ColumnKey } from './columns.ts';

/** What is wrong in a row of the sheet. Nothing is imported while there is one. */
export interface RowFault {
  /** As the sheet numbers it, from 1. */
  readonly row: number;
  readonly column: ColumnKey | 'status' | 'rating' | 'sheet';
  readonly problem: RowProblem;
}

export type RowProblem =
  | { readonly key: 'no-header'; readonly missing: readonly ColumnKey[] }
  | { readonly key: 'no-measures' }
  | { readonly key: 'double-column'; readonly heading: string }
  | { readonly key: 'column-without-date'; readonly heading: string }
  | { readonly key: 'missing-number' }
  | { readonly key: 'missing-title' }
  | { readonly key: 'bad-number'; readonly found: string }
  | { readonly key: 'double-number'; readonly number: string; readonly rows: readonly number[] }
  | { readonly key: 'too-long'; readonly length: number; readonly max: number }
  | { readonly key: 'impossible-date'; readonly found: string }
  | { readonly key: 'unreadable-date'; readonly found: string }
  | { readonly key: 'date-without-year'; readonly found: string }
  | { readonly key: 'due-before-start'; readonly start: string; readonly due: string }
  | { readonly key: 'unknown-goal-area'; readonly found: string; readonly allowed: readonly string[] }
  | {
      readonly key: 'unknown-party';
      readonly found: string;
      readonly suggestion?: string;
      readonly allowed: readonly string[];
    }
  | { readonly key: 'function-without-party'; readonly function: string }
  | {
      readonly key: 'function-in-two-parties';
      readonly function: string;
      readonly party: string;
      readonly other: string;
    }
  | { readonly key: 'responsible-is-several'; readonly found: string }
  | { readonly key: 'unknown-decision'; readonly found: string; readonly allowed: readonly string[] }
  | { readonly key: 'unknown-status'; readonly found: string; readonly allowed: readonly string[] }
  /** "Avslutad" is genomförd or avbruten. */
  | { readonly key: 'ambiguous-status'; readonly found: string }
  /** "Försenad" follows from the dates and is never stored. */
  | { readonly key: 'derived-status'; readonly found: string }
  | { readonly key: 'unknown-rating'; readonly found: string; readonly allowed: readonly string[] };

/** A number that Excel changed, and what it is restored to. */
export interface RestoredNumber {
  readonly row: number;
  readonly from: string;
  readonly to: string;
}

/** A number that may be one of several. Answered by row when the plan is read again. */
export interface NumberQuestion {
  readonly row: number;
  readonly found: string;
  readonly candidates: readonly string[];
}
