import type { Temporal } from 'temporal-polyfill';
import type { HolidayKey, Span } from '../calendar.ts';

/** What the date is for. A due date is a period's last working day, a start its first; a note may speak of the past. */
export type DateUse = 'due' | 'start' | 'note' | 'follow-up';

/** All dates are Europe/Stockholm calendar dates; the agreement's last (and first) day is inclusive. */
export interface DateContext {
  today: Temporal.PlainDate;
  validTo: Temporal.PlainDate;
  validFrom?: Temporal.PlainDate;
  use: DateUse;
  /** The agreement's measure numbers. `15.3` is asked about whether or not it is among them. */
  measureNumbers?: readonly string[];
}

/** Why a person must be asked before the date is used. */
export type DateQuestion =
  | { kind: 'ambiguous-weekday' }
  | { kind: 'ambiguous-order' }
  | { kind: 'weekday-mismatch'; weekday: number; actual: number }
  | { kind: 'not-working-day'; holiday?: HolidayKey }
  | { kind: 'after-agreement'; validTo: Temporal.PlainDate }
  | { kind: 'before-agreement'; validFrom: Temporal.PlainDate }
  | { kind: 'summer' }
  | { kind: 'passed' }
  | { kind: 'vague' }
  | { kind: 'bridge-day' }
  | { kind: 'approximate'; period: Span }
  | { kind: 'measure-or-date'; measure: string };

/** What is wrong with a text that gives no date. Months are 1–12, weekdays 1 (Monday) – 7. */
export type DateError =
  | { kind: 'no-such-day'; day: number; month: number; lastDay: number }
  | { kind: 'not-leap-year'; year: number }
  | { kind: 'no-such-month'; month: number }
  | { kind: 'no-such-week'; week: number; year: number; weeks: number }
  | { kind: 'no-such-period'; period: 'quarter' | 'tertial' | 'half-year'; number: number; count: number }
  | { kind: 'long-passed'; date: Temporal.PlainDate }
  | { kind: 'not-understood' };

export type DateReading =
  /** `openEnded`: "tills vidare", the agreement's last day, unmoved. */
  | { outcome: 'ok'; date: Temporal.PlainDate; openEnded?: true }
  /** Candidates are in order of time; `preferred` is one of them. */
  | { outcome: 'ask'; reasons: DateQuestion[]; candidates: Temporal.PlainDate[]; preferred: Temporal.PlainDate }
  | { outcome: 'error'; error: DateError };

/** How fine the words are: "på fredag" is a day, "november" a month, "i vår" vague. */
export type DatePrecision = 'day' | 'week' | 'month' | 'period' | 'vague';
