import { Temporal } from 'temporal-polyfill';
import {
  addWorkingDays,
  daysFrom,
  holidayName,
  isSummerWeek,
  isWorkingDay,
  mondayOfIsoWeek,
  type Span,
  workingDayOnOrAfter,
  workingDayOnOrBefore,
} from '../calendar.ts';
import type { Manner, Meaning, Missing } from './meaning.ts';
import type { DateContext, DateError, DateQuestion, DateReading } from './reading.ts';

type PlainDate = Temporal.PlainDate;

/** A due date that passed at most this many days ago is asked about; earlier, it means next year or is an error. */
const PASSED_DAYS = 60;

/** What a meaning becomes for this use, on this day, in this agreement. */
export function resolve(meaning: Meaning, context: DateContext): DateReading {
  switch (meaning.kind) {
    case 'impossible':
      return failed(meaning.error);
    case 'open-ended':
      if (context.use === 'start') return failed({ kind: 'not-understood' });
      return { outcome: 'ok', date: context.validTo, openEnded: true };
    case 'either':
      return resolveEither(meaning, context);
    case 'fixed':
      return settle(pick(meaning.span, meaning.manner, context), meaning.span, meaning.manner, context);
    case 'yearly':
      return context.use === 'note' ? nearest(meaning, context) : upcoming(meaning, context);
  }
}

type Yearly = Extract<Meaning, { kind: 'yearly' }>;
interface Occurrence {
  readonly date: PlainDate;
  readonly found: Span | Missing;
}

function occurrence({ inYear, manner }: Yearly, context: DateContext, year: number): Occurrence {
  const found = inYear(year);
  return { found, date: 'error' in found ? found.near : pick(found, manner, context) };
}

/** This year's, with those of the years beside it: there is always one that lies less than a year away. */
function occurrences(meaning: Yearly, context: DateContext): Occurrence[] {
  return [-1, 0, 1].map((offset) => occurrence(meaning, context, context.today.year + offset));
}

/** In a note the occurrence nearest to today is meant, past or to come; "i vår" is to come unless it has just been. */
function nearest(meaning: Yearly, context: DateContext): DateReading {
  const distance = ({ date }: Occurrence) => Math.abs(daysFrom(context.today, date));
  const isLongAgo = ({ date }: Occurrence) =>
    meaning.manner.softness === 'vague' && daysFrom(date, context.today) > PASSED_DAYS;
  const [first] = occurrences(meaning, context)
    .filter((each) => !isLongAgo(each))
    .sort((a, b) => distance(a) - distance(b));
  if (!first) return failed({ kind: 'not-understood' });
  return 'error' in first.found ? failed(first.found.error) : settle(first.date, first.found, meaning.manner, context);
}

/** A date without year is the first one from today on, but asked about when one has just passed. */
function upcoming(meaning: Yearly, context: DateContext): DateReading {
  const all = occurrences(meaning, context);
  const isPassed = ({ date }: Occurrence) => Temporal.PlainDate.compare(date, context.today) < 0;
  // The first week of next year begins before today on the last days of this one.
  const next = all.find((each) => !isPassed(each)) ?? occurrence(meaning, context, context.today.year + 2);
  const previous = all.filter((each) => isPassed(each) && !('error' in each.found)).at(-1);
  const justPassed = previous && daysFrom(previous.date, context.today) <= PASSED_DAYS ? previous.date : undefined;
  if (!next || 'error' in next.found) {
    if (justPassed)
      return { outcome: 'ask', reasons: [{ kind: 'passed' }], candidates: [justPassed], preferred: justPassed };
    return failed(next && 'error' in next.found ? next.found.error : { kind: 'not-understood' });
  }
  const reading = settle(next.date, next.found, meaning.manner, context);
  if (!justPassed || reading.outcome === 'error') return reading;
  const asked = reading.outcome === 'ask' ? reading : { reasons: [], candidates: [next.date], preferred: next.date };
  return {
    outcome: 'ask',
    reasons: [{ kind: 'passed' }, ...asked.reasons],
    candidates: inOrder([justPassed, ...asked.candidates]),
    preferred: isUnderWay(previous, context) ? justPassed : asked.preferred,
  };
}

/** "Start v 45", said in week 45. */
function isUnderWay(occasion: Occurrence | undefined, { today }: DateContext): boolean {
  if (!occasion || 'error' in occasion.found) return false;
  const { first, last } = occasion.found;
  return Temporal.PlainDate.compare(first, today) <= 0 && Temporal.PlainDate.compare(today, last) <= 0;
}

function resolveEither(
  { dates, preferred, reason }: Extract<Meaning, { kind: 'either' }>,
  context: DateContext,
): DateReading {
  const [only] = dates;
  const { reasons } = questions(preferred, EXACT_DAY, context);
  if (dates.length === 1 && only && reason.kind !== 'bridge-day' && reasons.length === 0)
    return { outcome: 'ok', date: only };
  return { outcome: 'ask', reasons: [reason, ...reasons], candidates: inOrder(dates), preferred };
}

const EXACT_DAY: Manner = { exact: true };

/** One date, with everything that must be asked about it. In a note what has passed is simply past. */
function settle(date: PlainDate, span: Span, manner: Manner, context: DateContext): DateReading {
  const past = daysFrom(date, context.today);
  if (context.use !== 'note' && past > PASSED_DAYS) return failed({ kind: 'long-passed', date });
  const soft: DateQuestion[] = context.use === 'note' && past > 0 ? [] : softness(manner, span);
  const doubts = [...soft, ...(manner.doubt ? [manner.doubt] : [])];
  const mismatch = manner.weekday !== undefined && manner.weekday !== date.dayOfWeek ? manner.weekday : undefined;
  if (mismatch !== undefined) doubts.push({ kind: 'weekday-mismatch', weekday: mismatch, actual: date.dayOfWeek });
  const { reasons, others } = questions(date, manner, context);
  const all = [...doubts, ...reasons];
  if (all.length === 0) return { outcome: 'ok', date };
  const sameWeekday = mismatch === undefined ? [] : [nearestWeekday(date, mismatch)];
  const ahead = [...others, ...sameWeekday].filter((other) => Temporal.PlainDate.compare(other, context.today) >= 0);
  return { outcome: 'ask', reasons: all, candidates: inOrder([date, ...ahead]), preferred: date };
}

/** What the day itself gives cause to ask, for a date that something is to happen on, with days to offer instead. */
function questions(
  date: PlainDate,
  manner: Manner,
  context: DateContext,
): { reasons: DateQuestion[]; others: PlainDate[] } {
  if (context.use === 'note') return { reasons: [], others: [] };
  const { today, validTo, validFrom } = context;
  const reasons: DateQuestion[] = [];
  const others: PlainDate[] = [];
  if (daysFrom(date, today) > 0) reasons.push({ kind: 'passed' });
  if (manner.exact && !isWorkingDay(date)) {
    const holiday = holidayName(date);
    reasons.push(holiday ? { kind: 'not-working-day', holiday } : { kind: 'not-working-day' });
    others.push(addWorkingDays(date, -1), addWorkingDays(date, 1));
  }
  if (Temporal.PlainDate.compare(date, validTo) > 0) reasons.push({ kind: 'after-agreement', validTo });
  if (validFrom && Temporal.PlainDate.compare(date, validFrom) < 0)
    reasons.push({ kind: 'before-agreement', validFrom });
  if (isSummerWeek(date)) {
    const monday = mondayOfIsoWeek(date.year, 28);
    reasons.push({ kind: 'summer' });
    others.push(addWorkingDays(monday, -1), workingDayOnOrAfter(monday.add({ weeks: 4 })));
  }
  return { reasons, others };
}

/** The day that stands for a period: as a start its first working day, else its last. "I november" can start today. */
function pick({ first, last }: Span, manner: Manner, { use, today }: DateContext): PlainDate {
  if (manner.exact) return first;
  if (use !== 'start') return workingDayOnOrBefore(last);
  const begun = Temporal.PlainDate.compare(first, today) < 0 && Temporal.PlainDate.compare(today, last) <= 0;
  return workingDayOnOrAfter(begun && manner.softness ? today : first);
}

function softness({ softness: soft }: Manner, period: Span): DateQuestion[] {
  if (soft === undefined) return [];
  return [soft === 'approximate' ? { kind: 'approximate', period } : { kind: soft }];
}

function nearestWeekday(date: PlainDate, weekday: number): PlainDate {
  const ahead = (weekday - date.dayOfWeek + 7) % 7;
  return date.add({ days: ahead <= 3 ? ahead : ahead - 7 });
}

function inOrder(dates: readonly PlainDate[]): PlainDate[] {
  const sorted = [...dates].sort(Temporal.PlainDate.compare);
  return sorted.filter((date, at) => at === 0 || !date.equals(sorted[at - 1] ?? date.add({ days: 1 })));
}

function failed(error: DateError): DateReading {
  return { outcome: 'error', error };
}
