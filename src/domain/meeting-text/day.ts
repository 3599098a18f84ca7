import { Temporal } from 'temporal-polyfill';
import {
  type DateError,
  type DateQuestion,
  type DateReading,
  type DateUse,
  findDates,
  readLeadingDate,
} from '../date-text.ts';
import type { IsoDate } from '../time.ts';
import { type Line, without } from './line.ts';

/** On which day the line is read, and which days the agreement has. */
export interface Days {
  readonly today: IsoDate;
  readonly validFrom: IsoDate;
  readonly validTo: IsoDate;
}

/** A day that a line says. */
export interface WrittenDay {
  readonly reading: DateReading;
  /** It is a day, and not a week, a month or a season. */
  readonly exact: boolean;
}

const coarse =
  /^(?:v|vecka|veckan|week|v\.)\b|^(?:kvartal|tertial|quarter)|^(?:nasta|next|denna|this) (?:vecka|week|manad|month)/;

/** Every day that stands in a line, in order, with what is left. */
export function takeDays(
  line: Line,
  use: DateUse,
  days: Days,
): { readonly found: readonly WrittenDay[]; readonly rest: Line } {
  const found = findDates(line.text, contextOf(use, days));
  if (found.length === 0) return takeLoose(line, use, days);
  let rest = line;
  for (const { start, end } of found) rest = without(rest, start, end);
  return { rest, found: found.map(({ reading, precision }) => ({ reading, exact: precision === 'day' })) };
}

/** What is a day only where one is expected: "den 15". */
function takeLoose(
  line: Line,
  use: DateUse,
  days: Days,
): { readonly found: readonly WrittenDay[]; readonly rest: Line } {
  for (const { index } of line.text.matchAll(/(?<=^|[\s¦])(?:den|the|\d)/gi)) {
    const taken = takeDayAt(line, index, use, days);
    if (taken) return { found: [taken.day], rest: taken.rest };
  }
  return { found: [], rest: line };
}

/** The day that stands at a place in the line. */
export function takeDayAt(
  line: Line,
  at: number,
  use: DateUse,
  days: Days,
): { readonly day: WrittenDay; readonly rest: Line } | undefined {
  const read = readLeadingDate(line.text.slice(at), contextOf(use, days));
  if (!read) return undefined;
  const words = line.folded.slice(at, at + read.matched.length).trim();
  const day = { reading: read.reading, exact: !coarse.test(words) && !isSoft(read.reading) };
  return { day, rest: without(line, at, line.text.indexOf(read.matched, at) + read.matched.length) };
}

function contextOf(use: DateUse, { today, validFrom, validTo }: Days) {
  const date = (text: IsoDate) => Temporal.PlainDate.from(text);
  return { today: date(today), validFrom: date(validFrom), validTo: date(validTo), use };
}

function isSoft(reading: DateReading): boolean {
  return reading.outcome === 'ask' && reading.reasons.some(({ kind }) => kind === 'approximate' || kind === 'vague');
}

/** What a reading comes to for a meeting. The day itself (a holiday, after the agreement) is judged with the meeting. */
export type Settled =
  | { readonly kind: 'day'; readonly date: IsoDate }
  | { readonly kind: 'ask'; readonly reasons: readonly DateQuestion[]; readonly dates: readonly IsoDate[] }
  | { readonly kind: 'passed'; readonly date: IsoDate }
  | { readonly kind: 'vague' }
  | { readonly kind: 'impossible'; readonly error: DateError };

const judgedLater: readonly DateQuestion['kind'][] = [
  'not-working-day',
  'summer',
  'bridge-day',
  'after-agreement',
  'before-agreement',
  'measure-or-date',
];

export function settleDay(reading: DateReading, today: IsoDate): Settled {
  if (reading.outcome === 'ok') return { kind: 'day', date: reading.date.toString() };
  if (reading.outcome === 'error') {
    const { error } = reading;
    if (error.kind === 'long-passed') return { kind: 'passed', date: error.date.toString() };
    return { kind: 'impossible', error };
  }
  const preferred = reading.preferred.toString();
  const reasons = reading.reasons.filter(({ kind }) => !judgedLater.includes(kind));
  if (reasons.length === 0) return { kind: 'day', date: preferred };
  if (reasons.some(({ kind }) => kind === 'vague')) return { kind: 'vague' };
  const ahead = reading.candidates.map(String).filter((date) => date >= today);
  if (ahead.length === 0) return { kind: 'passed', date: preferred };
  return { kind: 'ask', reasons, dates: ahead };
}
