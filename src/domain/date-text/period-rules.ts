import type { Temporal } from 'temporal-polyfill';
import {
  halfYearSpan,
  isoWeekOf,
  mondayOfIsoWeek,
  monthSpan,
  quarterSpan,
  type Span,
  tertialSpan,
  weekSpan,
  weeksInIsoYear,
  yearSpan,
} from '../calendar.ts';
import { alone } from './day-rules.ts';
import { APPROXIMATE, type Found, impossible, inYearOrYearly, missingWeek, NUMBERED, type Rule } from './meaning.ts';
import { monthName, ordinalNumber, relativeYear, yearAfter } from './parts.ts';
import type { DatePrecision } from './reading.ts';
import { anyPhrase, is, numeral, skip } from './tokens.ts';

/** "v. 48", "vecka 2 nästa år", "v 44–46", "2021-W48". */
export const numberedWeek: Rule = (tokens, i, today) => {
  const yearFirst = numeral(tokens[i], 4);
  if (yearFirst !== undefined && yearFirst > 1999 && is(tokens[skip(tokens, i + 1, '-')], 'w', 'v', 'vecka', 'week')) {
    const week = numeral(tokens[skip(tokens, i + 1, '-') + 1], 2);
    return week === undefined ? undefined : weeks(week, week, yearFirst, skip(tokens, i + 1, '-') + 2, today);
  }
  if (!is(tokens[i], 'v', 'vecka', 'veckan', 'veckorna', 'week', 'weeks', 'w', 'wk')) return undefined;
  const at = skip(tokens, skip(tokens, i + 1, '.'), 'nr', 'nummer');
  const week = numeral(tokens[at], 2);
  if (week === undefined) return undefined;
  // "v 44-46" and "v 44 - 46" are several weeks, "v 2 -22" is a year.
  const even = tokens[at + 1]?.glued === tokens[at + 2]?.glued;
  const through = is(tokens[at + 1], '-') && even ? numeral(tokens[at + 2], 2) : undefined;
  const last =
    through !== undefined && tokens[at + 2]?.text.length === 2 && through > week && through <= 53 ? through : week;
  const end = last === week ? at + 1 : at + 3;
  const year = yearAfter(tokens, end, today);
  return weeks(week, last, year?.value, year?.next ?? end, today);
};

function weeks(from: number, to: number, year: number | undefined, next: number, today: Temporal.PlainDate): Found {
  const precision = 'week';
  if (from < 1 || to > 53) {
    const shown = year ?? isoWeekOf(today).year;
    const week = from < 1 ? from : to;
    return {
      meaning: impossible({ kind: 'no-such-week', week, year: shown, weeks: weeksInIsoYear(shown) }),
      next,
      precision,
    };
  }
  const inYear = (y: number) =>
    missingWeek(y, to) ?? { first: mondayOfIsoWeek(y, from), last: mondayOfIsoWeek(y, to).add({ days: 6 }) };
  return { meaning: inYearOrYearly(year, inYear, NUMBERED), next, precision };
}

/** "november", "november 2022", "mars–april", "2021-11". */
export const month: Rule = (tokens, i, today) => {
  const first = monthName(tokens, i);
  if (!first) return yearAndMonth(tokens, i, today);
  const joined =
    is(tokens[first.next], '-', '/', 'till', 'och', 'eller', 'to', 'and') && monthName(tokens, first.next + 1);
  const last = joined || first;
  const year = yearAfter(tokens, last.next, today);
  const inYear = (y: number): Span => ({
    first: monthSpan(y, first.value).first,
    last: monthSpan(last.value < first.value ? y + 1 : y, last.value).last,
  });
  const meaning = inYearOrYearly(year?.value, inYear, APPROXIMATE);
  const named = is(tokens[first.next], '-', '/') && joined;
  const weak = year || named ? {} : alone(tokens[i]);
  return { meaning, next: year?.next ?? last.next, precision: 'month', ...weak };
};

const yearAndMonth: Rule = (tokens, i) => {
  const year = numeral(tokens[i], 4);
  const number = is(tokens[i + 1], '-') && tokens[i + 2]?.glued ? numeral(tokens[i + 2], 2) : undefined;
  if (!year || tokens[i]?.text.length !== 4 || year < 1990 || !number || number > 12 || is(tokens[i + 3], '-'))
    return undefined;
  const meaning = inYearOrYearly(year, (y) => monthSpan(y, number), APPROXIMATE);
  return { meaning, next: i + 3, precision: 'month', weak: true };
};

/** "2022", "år 2022", "nästa år": the whole year. */
export const year: Rule = (tokens, i, today) => {
  const relative = relativeYear(tokens, i, today) ?? {
    value: numeral(tokens[skip(tokens, i, 'ar')], 4),
    next: skip(tokens, i, 'ar') + 1,
  };
  const { value } = relative;
  if (value === undefined || value < 1990 || value > 2100) return undefined;
  return {
    meaning: inYearOrYearly(value, yearSpan, APPROXIMATE),
    next: relative.next,
    precision: 'period',
    weak: true,
  };
};

type Numbered = {
  readonly period: 'quarter' | 'tertial' | 'half-year';
  readonly count: number;
  readonly names: readonly string[];
  readonly letters: readonly string[];
  readonly span: (year: number, number: number) => Span;
};

const numberedPeriods: readonly Numbered[] = [
  { period: 'quarter', count: 4, names: ['kvartal', 'kvartalet', 'quarter', 'kv'], letters: ['q'], span: quarterSpan },
  { period: 'tertial', count: 3, names: ['tertial', 'tertialet'], letters: ['t'], span: tertialSpan },
  { period: 'half-year', count: 2, names: ['halvar', 'halvaret', 'half'], letters: ['h'], span: halfYearSpan },
];

/** "kvartal 1", "Q1 2022", "tredje tertialet", "första halvåret". */
export const numberedPeriod: Rule = (tokens, i, today) => {
  for (const { period, count, names, letters, span } of numberedPeriods) {
    const last = is(tokens[i], 'sista', 'last') ? { value: count, next: i + 1 } : undefined;
    const ordinal = last ?? ordinalNumber(tokens, i);
    const spelled =
      ordinal && is(tokens[ordinal.next], ...names) ? { value: ordinal.value, next: ordinal.next + 1 } : undefined;
    const at = is(tokens[i], ...names, ...letters) ? skip(tokens, i + 1, '.') : undefined;
    const parted = is(tokens[i], ...letters) && !tokens[i + 1]?.glued;
    const number = at === undefined ? undefined : numeral(tokens[at], 2);
    const found = spelled ?? (at !== undefined && number !== undefined ? { value: number, next: at + 1 } : undefined);
    if (!found) continue;
    const { value } = found;
    const year = yearAfter(tokens, found.next, today);
    const next = year?.next ?? found.next;
    if (value < 1 || value > count)
      return {
        meaning: impossible({ kind: 'no-such-period', period, number: value, count }),
        next,
        precision: 'period',
      };
    return {
      meaning: inYearOrYearly(year?.value, (y) => span(y, value), NUMBERED),
      next,
      precision: 'period',
      ...(parted && { weak: true as const }),
    };
  }
  return undefined;
};

const offsets: readonly [number, readonly string[]][] = [
  [2, ['nastnasta']],
  [1, ['nasta', 'kommande', 'foljande', 'nastkommande', 'next']],
  [0, ['den har', 'det har', 'denna', 'detta', 'innevarande', 'pagaende', 'hela', 'this']],
  [-1, ['forra', 'foregaende', 'last']],
];
/** Units that "nästa …" can be said of, and how to find the one that lies `offset` from today's. */
const units: readonly [readonly string[], DatePrecision, (today: Temporal.PlainDate, offset: number) => Span][] = [
  [
    ['vecka', 'veckan', 'week'],
    'week',
    (today, offset) => {
      const then = isoWeekOf(today.add({ weeks: offset }));
      return weekSpan(then.year, then.week);
    },
  ],
  [
    ['manad', 'manaden', 'month'],
    'month',
    (today, offset) => {
      const then = today.with({ day: 1 }).add({ months: offset });
      return monthSpan(then.year, then.month);
    },
  ],
  [['kvartal', 'kvartalet', 'quarter'], 'period', (today, offset) => shifted(today, offset, 3, quarterSpan)],
  [['tertial', 'tertialet'], 'period', (today, offset) => shifted(today, offset, 4, tertialSpan)],
  [['halvar', 'halvaret'], 'period', (today, offset) => shifted(today, offset, 6, halfYearSpan)],
  [['ar', 'aret', 'year'], 'period', (today, offset) => yearSpan(today.year + offset)],
  [
    ['helg', 'helgen', 'weekend'],
    'vague',
    (today, offset) => {
      const { year: y, week } = isoWeekOf(today);
      const saturday = mondayOfIsoWeek(y, week).add({ weeks: offset, days: 5 });
      return { first: saturday, last: saturday.add({ days: 1 }) };
    },
  ],
];

function shifted(
  today: Temporal.PlainDate,
  offset: number,
  months: number,
  span: (year: number, number: number) => Span,
): Span {
  const then = today.with({ day: 1 }).add({ months: months * offset });
  return span(then.year, Math.ceil(then.month / months));
}

/** "nästa vecka", "denna månad", "förra kvartalet", "i veckan", "i helgen". */
export const relativePeriod: Rule = (tokens, i, today) => {
  for (const [offset, words] of offsets) {
    const at = anyPhrase(tokens, i, words);
    const unit = at === undefined ? undefined : units.find(([names]) => is(tokens[at], ...names));
    if (at !== undefined && unit) return relative(unit[2](today, offset), at + 1, unit[1]);
  }
  if (!is(tokens[i], 'i', 'under')) return undefined;
  const found = thisPeriod(tokens, i + 1, today);
  return found && { ...found, weak: true };
};

/** "veckan", "året": this one, where the words before make that plain ("slutet av veckan"). */
export const thisPeriod: Rule = (tokens, i, today) => {
  const unit = units.find(([names]) => is(tokens[i], ...names) && /(an|en|et)s?$/.test(tokens[i]?.word ?? ''));
  return unit && relative(unit[2](today, 0), i + 1, unit[1]);
};

function relative(span: Span, next: number, precision: DatePrecision): Found {
  return { meaning: { kind: 'fixed', span, manner: APPROXIMATE }, next, precision };
}
