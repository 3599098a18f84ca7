import { Temporal } from 'temporal-polyfill';
import { monthSpan, type Span, weeksInIsoYear } from '../calendar.ts';
import type { DateError, DatePrecision, DateQuestion } from './reading.ts';
import type { Token } from './tokens.ts';

/** A date that a calendar year lacks, with the day nearest to where it would have been. */
export interface Missing {
  readonly error: DateError;
  readonly near: Temporal.PlainDate;
}

/** How a meaning becomes a day. An exact day stands as it is; a period is moved to its last or first working day. */
export interface Manner {
  readonly exact: boolean;
  /** Numbered periods have none; "nästa vecka" is approximate, "i vår" vague. */
  readonly softness?: 'approximate' | 'vague' | 'bridge-day';
  readonly doubt?: DateQuestion;
  /** The weekday that was written with the date, 1 (Monday) – 7. */
  readonly weekday?: number;
}

/** What an expression says, before it is known what the date is for and whether it has passed. */
export type Meaning =
  | { readonly kind: 'fixed'; readonly span: Span; readonly manner: Manner }
  | { readonly kind: 'yearly'; readonly inYear: (year: number) => Span | Missing; readonly manner: Manner }
  | {
      readonly kind: 'either';
      readonly dates: readonly Temporal.PlainDate[];
      readonly preferred: Temporal.PlainDate;
      readonly reason: DateQuestion;
    }
  | { readonly kind: 'open-ended' }
  | { readonly kind: 'impossible'; readonly error: DateError };

/** What a rule found: the tokens from where it began up to, not including, `next`. */
export interface Found {
  readonly meaning: Meaning;
  readonly next: number;
  readonly precision: DatePrecision;
  /** Too easily something else in running text: a bare "man", "may" or "2022". */
  readonly weak?: true;
}

/** Reads an expression that begins at token `i`. Today is a Europe/Stockholm date. */
export type Rule = (tokens: readonly Token[], i: number, today: Temporal.PlainDate) => Found | undefined;

export const EXACT: Manner = { exact: true };
export const NUMBERED: Manner = { exact: false };
export const APPROXIMATE: Manner = { exact: false, softness: 'approximate' };
export const VAGUE: Manner = { exact: false, softness: 'vague' };

export function oneDay(date: Temporal.PlainDate): Span {
  return { first: date, last: date };
}

export function exactly(date: Temporal.PlainDate): Meaning {
  return { kind: 'fixed', span: oneDay(date), manner: EXACT };
}

export function impossible(error: DateError): Meaning {
  return { kind: 'impossible', error };
}

/** The same every year, or in the one year that was written. */
export function inYearOrYearly(
  year: number | undefined,
  inYear: (year: number) => Span | Missing,
  manner: Manner,
): Meaning {
  if (year === undefined) return { kind: 'yearly', inYear, manner };
  const span = inYear(year);
  return 'error' in span ? impossible(span.error) : { kind: 'fixed', span, manner };
}

/** The meaning with its span changed and, if given, another manner: "slutet av …", "före …", "fredag i …". */
export function reshape(meaning: Meaning, change: (span: Span) => Span | Missing, manner: Manner): Meaning | undefined {
  if (meaning.kind === 'fixed') {
    const span = change(meaning.span);
    return 'error' in span ? impossible(span.error) : { kind: 'fixed', span, manner };
  }
  if (meaning.kind === 'impossible') return meaning;
  if (meaning.kind !== 'yearly') return undefined;
  const { inYear } = meaning;
  return {
    kind: 'yearly',
    manner,
    inYear: (year) => {
      const span = inYear(year);
      return 'error' in span ? span : change(span);
    },
  };
}

/** A day of a month of a year, or what is wrong with it. */
export function dayOfMonth(year: number, month: number, day: number): Span | Missing {
  const last = monthSpan(year, month).last;
  if (day >= 1 && day <= last.day) return oneDay(last.with({ day }));
  const leapDay = month === 2 && day === 29;
  return {
    error: leapDay ? { kind: 'not-leap-year', year } : { kind: 'no-such-day', day, month, lastDay: last.day },
    near: last,
  };
}

/** An ISO week of a year, or that the year has no such week. */
export function missingWeek(year: number, week: number): Missing | undefined {
  const weeks = weeksInIsoYear(year);
  if (week >= 1 && week <= weeks) return undefined;
  return { error: { kind: 'no-such-week', week, year, weeks }, near: new Temporal.PlainDate(year, 12, 28) };
}
