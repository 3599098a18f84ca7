import { Temporal } from 'temporal-polyfill';
import { monthSpan } from '../calendar.ts';
import {
  dayOfMonth,
  EXACT,
  exactly,
  type Found,
  impossible,
  inYearOrYearly,
  NUMBERED,
  oneDay,
  type Rule,
} from './meaning.ts';
import { dayNumber, isShort, LAST_DAY, monthName, ordinalNumber, yearAfter } from './parts.ts';
import { anyPhrase, is, numeral, skip, type Token } from './tokens.ts';

const relativeDays: readonly [number, readonly string[]][] = [
  [0, ['idag', 'i dag', 'today', 'i kvall', 'ikvall', 'i eftermiddag', 'i formiddag', 'i morse', 'imorse', 'tonight']],
  [2, ['i overmorgon', 'overmorgon', 'i overmorn', 'overmorn', 'the day after tomorrow', 'day after tomorrow']],
  [1, ['imorgon', 'i morgon', 'imorn', 'i morn', 'imorron', 'i morron', 'tomorrow']],
  [-2, ['i forrgar', 'forrgar', 'the day before yesterday', 'day before yesterday']],
  [-1, ['igar', 'i gar', 'yesterday']],
];
const timesOfDay = ['kvall', 'eftermiddag', 'formiddag', 'morse', 'natt', 'bitti', 'morning', 'afternoon', 'evening'];

/** "idag", "i övermorgon", "i går kväll". */
export const relativeDay: Rule = (tokens, i, today) => {
  for (const [days, phrases] of relativeDays) {
    const next = anyPhrase(tokens, i, phrases);
    if (next !== undefined) {
      return { meaning: exactly(today.add({ days })), next: skip(tokens, next, ...timesOfDay), precision: 'day' };
    }
  }
  return undefined;
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
  return { ...onDay(day.value, month.value, year?.value, next, today), ...(ordinal || year ? {} : { weak: true }) };
};

/** "den 30", "den 5:e", "den sista": the next such day, this month or a later one. */
export const dayOfThisMonth: Rule = (tokens, i, today) => {
  if (!is(tokens[i], 'den', 'the')) return undefined;
  const day = dayNumber(tokens, i + 1);
  if (!day || day.value > 31) return undefined;
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
