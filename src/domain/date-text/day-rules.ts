import { Temporal } from 'temporal-polyfill';
import { monthSpan, type Span, workingDayOnOrBefore } from '../calendar.ts';
import {
  dayOfMonth,
  EXACT,
  exactly,
  type Found,
  impossible,
  inYearOrYearly,
  type Meaning,
  NUMBERED,
  oneDay,
  type Rule,
  reshape,
} from './meaning.ts';
import { dayNumber, isShort, LAST_DAY, monthName, ordinalNumber, type Part, shortYear, yearAfter } from './parts.ts';
import { is, numeral, phraseTable, skip, type Token } from './tokens.ts';

const relativeDays = phraseTable<number>([
  [
    0,
    [
      'idag',
      'i dag',
      'today',
      'i kvall',
      'ikvall',
      'i natt',
      'inatt',
      'i eftermiddag',
      'i formiddag',
      'i morse',
      'imorse',
      'tonight',
    ],
  ],
  [2, ['i overmorgon', 'overmorgon', 'i overmorn', 'overmorn', 'the day after tomorrow', 'day after tomorrow']],
  [1, ['imorgon', 'i morgon', 'imorn', 'i morn', 'imorron', 'i morron', 'tomorrow']],
  [-2, ['i forrgar', 'forrgar', 'the day before yesterday', 'day before yesterday']],
  [-1, ['igar', 'i gar', 'yesterday']],
]);
export const timesOfDay = [
  'kvall',
  'eftermiddag',
  'formiddag',
  'morse',
  'natt',
  'bitti',
  'morgon',
  'lunch',
  'morning',
  'afternoon',
  'evening',
];

/** "idag", "i övermorgon", "i går kväll". */
export const relativeDay: Rule = (tokens, i, today) => {
  const found = relativeDays(tokens, i);
  if (!found) return undefined;
  const next = skip(tokens, found.next, ...timesOfDay);
  return { meaning: exactly(today.add({ days: found.value })), next, precision: 'day' };
};

/** "30 november", "den 30:e nov 2022", "sista november", "första december", "30th of November". */
export const dayThenMonth: Rule = (tokens, i, today) => {
  const day = dayNumber(tokens, skip(tokens, i, 'den', 'the'));
  if (!day) return undefined;
  const filler = skip(tokens, skip(tokens, day.next, '.'), 'i', 'av', 'of', 'in', '-', '/');
  const month = monthName(tokens, filler) ?? july(tokens, filler);
  if (!month) return undefined;
  const year = yearAfter(tokens, month.next, today);
  const found = onDay(day.value, month.value, year?.value, year?.next ?? month.next, today);
  return day.value > 31 ? { ...found, weak: true } : found;
};

/** "1–5 december": from the first of the days to the last. */
export const daysOfMonth: Rule = (tokens, i, today) => {
  const from = numeral(tokens[i], 2);
  const to = is(tokens[i + 1], '-') ? numeral(tokens[i + 2], 2) : undefined;
  const month = monthName(tokens, i + 3);
  if (!from || !to || to <= from || !month) return undefined;
  const year = yearAfter(tokens, month.next, today);
  const inYear = (y: number) => {
    const last = dayOfMonth(y, month.value, to);
    return 'error' in last ? last : { first: last.last.with({ day: from }), last: last.last };
  };
  return {
    meaning: inYearOrYearly(year?.value, inYear, NUMBERED),
    next: year?.next ?? month.next,
    precision: 'period',
  };
};

/** "29 nov – 3 dec", "1/12-3/12", "mellan 29/11 och 3/12": from the first of the days to the last. */
export function fromDayToDay(day: Rule): Rule {
  return (tokens, i, today) => {
    const between = is(tokens[i], 'mellan', 'between');
    const from = between ? dayBefore(day)(tokens, i + 1, today) : day(tokens, i, today);
    if (!from || !is(tokens[from.next], ...(between ? ['och', 'and'] : ['-', 'till', 'to', 'och']))) return undefined;
    const to = day(tokens, skip(tokens, from.next + 1, 'den', 'the'), today);
    if (!to) return undefined;
    const meaning = joined(from.meaning, to.meaning);
    return meaning && { meaning, next: to.next, precision: 'period' };
  };
}

/** "mellan 1 och 5 december": the first day takes the month of the second. */
function dayBefore(day: Rule): Rule {
  return (tokens, i, today) => {
    const number = numeral(tokens[i], 2);
    if (number === undefined || !is(tokens[i + 1], 'och', 'and')) return day(tokens, i, today);
    const last = day(tokens, i + 2, today);
    const withDay = (span: Span) => (number < span.first.day ? oneDay(span.first.with({ day: number })) : span);
    const meaning = last && number > 0 && reshape(last.meaning, withDay, EXACT);
    return meaning ? { meaning, next: i + 1, precision: 'day' } : undefined;
  };
}

function joined(from: Meaning, to: Meaning): Meaning | undefined {
  if (from.kind === 'impossible') return from;
  if (to.kind === 'impossible') return to;
  if (to.kind === 'fixed') {
    const { last } = to.span;
    const begin = from.kind === 'fixed' ? from.span : from.kind === 'yearly' ? from.inYear(last.year) : undefined;
    if (!begin || 'error' in begin) return undefined;
    const isAfter = Temporal.PlainDate.compare(begin.first, last) > 0;
    return {
      kind: 'fixed',
      span: { first: isAfter ? begin.first.subtract({ years: 1 }) : begin.first, last },
      manner: NUMBERED,
    };
  }
  if (from.kind !== 'yearly' || to.kind !== 'yearly') return undefined;
  const inYear = (year: number) => {
    const [first, last] = [from.inYear(year), to.inYear(year)];
    if ('error' in first) return first;
    if ('error' in last) return last;
    const isOver = Temporal.PlainDate.compare(first.first, last.last) > 0;
    return { first: first.first, last: isOver ? last.last.add({ years: 1 }) : last.last };
  };
  return { kind: 'yearly', inYear, manner: NUMBERED };
}

/** "Nov 30", "November 30th, 2021". Swedish text that goes on after "november 8" may count something else. */
export const monthThenDay: Rule = (tokens, i, today) => {
  const month = monthName(tokens, i) ?? july(tokens, i);
  if (!month) return undefined;
  const ordinal = ordinalNumber(tokens, month.next);
  const number = numeral(tokens[month.next], 2);
  const day = ordinal ?? (number === undefined ? undefined : { value: number, next: month.next + 1 });
  if (!day || day.value < 1 || day.value > 31) return undefined;
  const year = yearAfter(tokens, day.next, today);
  const next = year?.next ?? day.next;
  const sure = ordinal !== undefined || year !== undefined || tokens[next]?.kind !== 'word';
  if (!sure) return undefined;
  const inYear = ordinal || year ? undefined : monthOfShortYear(tokens, i, month, today);
  if (inYear) return { meaning: inYear, next, precision: 'day', weak: true };
  return { ...onDay(day.value, month.value, year?.value, next, today), ...(ordinal || year ? {} : { weak: true }) };
};

const englishMonths = ['january', 'february', 'march', 'may', 'june', 'july', 'august', 'october', 'oct'];

/** "mars 22" is 22 March or March 2022. */
function monthOfShortYear(
  tokens: readonly Token[],
  i: number,
  month: Part<number>,
  today: Temporal.PlainDate,
): Meaning | undefined {
  const year = shortYear(tokens[month.next], today);
  if (year === undefined || year < today.year || year > today.year + 8) return undefined;
  const ofYear = workingDayOnOrBefore(monthSpan(year, month.value).last);
  const days = [today.year, today.year + 1].map((y) => dayOfMonth(y, month.value, year % 100));
  const day = days.flatMap((each) => ('error' in each ? [] : each.first)).find((each) => isAhead(each, today));
  if (!day || !isAhead(ofYear, today)) return undefined;
  const dates = [day, ofYear].sort(Temporal.PlainDate.compare);
  const preferred = is(tokens[i], ...englishMonths) ? day : ofYear;
  return { kind: 'either', dates, preferred, reason: { kind: 'ambiguous-order' } };
}

function isAhead(date: Temporal.PlainDate, today: Temporal.PlainDate): boolean {
  return Temporal.PlainDate.compare(date, today) >= 0;
}

/** "den 30", "den 5:e", "30:e", "den sista": the next such day, this month or a later one. */
export const dayOfThisMonth: Rule = (tokens, i, today) => {
  const day = is(tokens[i], 'den', 'the') ? dayNumber(tokens, i + 1) : suffixedNumber(tokens, i);
  if (!day || day.value > 31 || day.value === 0) return undefined;
  if (tokens[day.next]?.glued && !is(tokens[day.next], '.', ',', '!', '?', ')')) return undefined;
  const inMonth = (months: number) => {
    const { last } = monthSpan(today.year, today.month);
    const then = monthSpan(last.add({ months }).year, last.with({ day: 1 }).add({ months }).month).last;
    return day.value === LAST_DAY ? then : day.value <= then.day ? then.with({ day: day.value }) : undefined;
  };
  const dates = [0, 1, 2].map(inMonth).filter((date) => date !== undefined);
  const date = dates.find((each) => Temporal.PlainDate.compare(each, today) >= 0);
  return date && { meaning: exactly(date), next: day.next, precision: 'day', weak: true };
};

/** `30:e`, `5e`. */
function suffixedNumber(tokens: readonly Token[], i: number) {
  return tokens[i]?.kind === 'number' ? ordinalNumber(tokens, i) : undefined;
}

function july(tokens: readonly Token[], i: number) {
  return is(tokens[i], 'jul') ? { value: 7, next: i + 1 } : undefined;
}

/** A day that no year has is wrong whatever the year. */
export function onDay(
  day: number,
  month: number,
  year: number | undefined,
  next: number,
  today: Temporal.PlainDate,
): Found {
  const longest = monthSpan(month === 2 ? 2024 : 2023, month).last.day;
  const precision = 'day';
  if ((day > longest || day === 0) && year === undefined) {
    // The February to come is the one whose length the answer should name.
    const lastDay = monthSpan(today.month > month ? today.year + 1 : today.year, month).last.day;
    return { meaning: impossible({ kind: 'no-such-day', day, month, lastDay }), next, precision };
  }
  const inYear = (y: number) => (day === LAST_DAY ? oneDay(monthSpan(y, month).last) : dayOfMonth(y, month, day));
  return { meaning: inYearOrYearly(year, inYear, EXACT), next, precision };
}

/** A short word that is a month or weekday only in company. */
export function alone(token: Token | undefined): { weak?: true } {
  return isShort(token) ? { weak: true } : {};
}
