import { Temporal } from 'temporal-polyfill';
import {
  type DateError,
  type DateQuestion,
  type DateReading,
  type DateUse,
  findDates,
  readLeadingDate,
} from '../date-text.ts';
import { daysFrom, mondayOf } from '../days.ts';
import { fold } from '../fold.ts';
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
  /** The last day of a stretch of more than a week: "i januari", "v 3-8", "mellan 20 januari och 3 mars". */
  readonly last?: IsoDate;
  /** Several days or stretches that are not one: "torsdag v 3 och v 5", "januari och mars". */
  readonly several?: true;
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
  const written = found.map(({ reading, precision, matched }): WrittenDay => {
    const exact = precision === 'day';
    return { reading, exact, ...stretchOf(matched, exact, use, days) };
  });
  return { rest, found: written };
}

const joint = /(?<=[a-z0-9] )(?:och|and|samt|till|to|through)(?= [a-z0-9])|\d ?- ?(?:v\.? ?|vecka )?\d/;
const listed = /,| (?:och|and|samt) /;

/** What the words cover beside the day that is read of them. */
function stretchOf(
  matched: string,
  exact: boolean,
  use: DateUse,
  days: Days,
): Pick<WrittenDay, 'last'> | Pick<WrittenDay, 'several'> {
  const words = fold(matched);
  const isWeeks = /\b(?:v|vecka|week)\b/.test(words);
  if (exact) return joint.test(words) && (isWeeks || listed.test(words)) ? { several: true } : {};
  if (use !== 'start') return {};
  const [first, last] = (['start', 'due'] as const).map((side) => sideOf(matched, side, days));
  if (first === undefined || last === undefined || daysFrom(first, last) <= 6) return {};
  if (!listed.test(words) || /\b(?:mellan|between)\b/.test(words)) return { last };
  const parts = words.split(/,| (?:och|and|samt) /).length;
  const weeks = daysFrom(mondayOf(first), mondayOf(last)) / 7 + 1;
  const months = monthsBetween(first, last) + 1;
  return parts === (isWeeks ? weeks : months) ? { last } : { several: true };
}

function sideOf(matched: string, use: DateUse, days: Days): IsoDate | undefined {
  const reading = findDates(matched, contextOf(use, days))[0]?.reading;
  if (reading === undefined || reading.outcome === 'error') return undefined;
  return (reading.outcome === 'ok' ? reading.date : reading.preferred).toString();
}

function monthsBetween(first: IsoDate, last: IsoDate): number {
  const month = (date: IsoDate) => Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7));
  return month(last) - month(first);
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
  const exact = !coarse.test(words) && !isSoft(read.reading);
  // "Från januari" goes on after January.
  const day = { reading: read.reading, exact, ...(joint.test(words) ? stretchOf(read.matched, exact, use, days) : {}) };
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
