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
import { monthName, ordinalNumber, type Part, plainNumber, relativeYear, yearAfter } from './parts.ts';
import type { DatePrecision } from './reading.ts';
import { is, numeral, phraseTable, skip, type Token } from './tokens.ts';

/** "v. 48", "vecka 2 nästa år", "v 44–46", "2021-W48". */
export const numberedWeek: Rule = (tokens, i, today) => {
  const yearFirst = numeral(tokens[i], 4);
  if (yearFirst !== undefined && yearFirst > 1999 && is(tokens[skip(tokens, i + 1, '-')], 'w', 'v', 'vecka', 'week')) {
    const week = numeral(tokens[skip(tokens, i + 1, '-') + 1], 2);
    return week === undefined ? undefined : weeks(week, week, yearFirst, skip(tokens, i + 1, '-') + 2, today);
  }
  if (!is(tokens[i], ...weekWords)) return undefined;
  const at = skip(tokens, skip(tokens, i + 1, '.'), 'nr', 'nummer');
  const week = plainNumber(tokens, at, 2);
  if (week === undefined || (week.value === 1 && is(tokens[at], 'en', 'a', 'an', 'one'))) return undefined;
  const through = throughWeek(tokens, week.next, week.value);
  const year = yearAfter(tokens, through?.next ?? week.next, today);
  const next = year?.next ?? through?.next ?? week.next;
  return weeks(week.value, through?.value ?? week.value, year?.value, next, today);
};

const weekWords = ['v', 'vecka', 'veckan', 'veckorna', 'veckor', 'week', 'weeks', 'w', 'wk'];

/** The last of several weeks: "v 44-46", "v 44 - 46", "v 48/49", "v 48 och 49", "v 50-2". "v 2 -22" and "v 2/22" are a year. */
function throughWeek(tokens: readonly Token[], i: number, from: number): Part<number> | undefined {
  const sign = tokens[i];
  if (!is(sign, '-', '/', '&', 'och', 'till', 't', 'eller', 'and', 'to', 'or')) return undefined;
  const at = skip(tokens, i + 1, ...weekWords);
  const number = at === i + 1 ? at : skip(tokens, at, '.');
  const to = numeral(tokens[number], 2);
  if (to === undefined || to > 53) return undefined;
  const overNewYear = from >= 44 && to <= 10;
  if (to <= from && !overNewYear) return undefined;
  if (is(sign, '/') && to !== from + 1 && !(overNewYear && to === 1)) return undefined;
  if (at === i + 1 && is(sign, '-') && sign?.glued !== tokens[number]?.glued) return undefined;
  return { value: to, next: number + 1 };
}

function weeks(from: number, to: number, year: number | undefined, next: number, today: Temporal.PlainDate): Found {
  const precision = 'week';
  if (from < 1 || from > 53) {
    const shown = year ?? isoWeekOf(today).year;
    const week = from;
    return {
      meaning: impossible({ kind: 'no-such-week', week, year: shown, weeks: weeksInIsoYear(shown) }),
      next,
      precision,
    };
  }
  const inYear = (y: number) => {
    const last = to < from ? y + 1 : y;
    const missing = missingWeek(y, from) ?? missingWeek(last, to);
    return missing ?? { first: mondayOfIsoWeek(y, from), last: mondayOfIsoWeek(last, to).add({ days: 6 }) };
  };
  return { meaning: inYearOrYearly(year, inYear, NUMBERED), next, precision };
}

/** "november", "november 2022", "mars–april", "2021-11", `03/2022`. */
export const month: Rule = (tokens, i, today) => {
  const first = monthName(tokens, i);
  if (!first) return yearAndMonth(tokens, i, today) ?? monthAndYear(tokens, i, today);
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

const monthAndYear: Rule = (tokens, i) => {
  const number = is(tokens[i + 1], '/') && tokens[i + 2]?.glued ? numeral(tokens[i], 2) : undefined;
  const year = tokens[i + 2]?.text.length === 4 ? numeral(tokens[i + 2], 4) : undefined;
  if (!number || number > 12 || year === undefined || year < 1990 || year > 2100) return undefined;
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

/** Words that a numbered period begins with, besides an ordinal number. */
const numberedBeginnings = new Set([
  'sista',
  'last',
  ...numberedPeriods.flatMap(({ names, letters }) => [...names, ...letters]),
]);

/** "kvartal 1", "Q1 2022", "tredje tertialet", "första halvåret". */
export const numberedPeriod: Rule = (tokens, i, today) => {
  const nth = ordinalNumber(tokens, i);
  if (!nth && !numberedBeginnings.has(tokens[i]?.word ?? '')) return undefined;
  for (const { period, count, names, letters, span } of numberedPeriods) {
    const last = is(tokens[i], 'sista', 'last') ? { value: count, next: i + 1 } : undefined;
    const ordinal = last ?? nth;
    const spelled =
      ordinal && is(tokens[ordinal.next], ...names) ? { value: ordinal.value, next: ordinal.next + 1 } : undefined;
    const at = is(tokens[i], ...names, ...letters) ? skip(tokens, i + 1, '.') : undefined;
    const parted = is(tokens[i], ...letters) && !tokens[i + 1]?.glued;
    const number = at === undefined ? undefined : plainNumber(tokens, at, 2);
    const found = spelled ?? number;
    if (!found) continue;
    const { value } = found;
    const through = throughPeriod(tokens, found.next, value, count, [...names, ...letters]);
    const after = through?.next ?? found.next;
    const year = yearAfter(tokens, after, today);
    const next = year?.next ?? after;
    if (value < 1 || value > count)
      return {
        meaning: impossible({ kind: 'no-such-period', period, number: value, count }),
        next,
        precision: 'period',
      };
    const end = through?.value ?? value;
    return {
      meaning: inYearOrYearly(year?.value, (y) => ({ first: span(y, value).first, last: span(y, end).last }), NUMBERED),
      next,
      precision: 'period',
      ...(parted && { weak: true as const }),
    };
  }
  return undefined;
};

/** The last of several: "kvartal 1-2", "Q1-Q2", "kvartal 1 och 2". */
function throughPeriod(
  tokens: readonly Token[],
  i: number,
  from: number,
  count: number,
  words: readonly string[],
): Part<number> | undefined {
  if (!is(tokens[i], '-', '/', '&', 'och', 'till', 'and', 'to')) return undefined;
  const at = skip(tokens, i + 1, ...words);
  const to = numeral(tokens[at], 1);
  return to !== undefined && to > from && to <= count ? { value: to, next: at + 1 } : undefined;
}

const offsets = phraseTable<number>([
  [2, ['nastnasta']],
  [1, ['nasta', 'kommande', 'foljande', 'nastkommande', 'next']],
  [0, ['den har', 'det har', 'denna', 'detta', 'innevarande', 'pagaende', 'hela', 'this']],
  [-1, ['forra', 'foregaende', 'last']],
]);
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
  const offset = offsets(tokens, i);
  const unit = offset && units.find(([names]) => is(tokens[offset.next], ...names));
  if (offset && unit) return relative(unit[2](today, offset.value), offset.next + 1, unit[1]);
  if (is(tokens[i], 'i', 'under')) return weakly(thisPeriod(tokens, i + 1, today));
  return is(tokens[i], 'till', 'over', 'at') && is(tokens[i + 1], 'helgen')
    ? weakly(thisPeriod(tokens, i + 1, today))
    : undefined;
};

/** "helgen", for "efter helgen". */
export const thisWeekend: Rule = (tokens, i, today) =>
  is(tokens[i], 'helgen') ? thisPeriod(tokens, i, today) : undefined;

function weakly(found: Found | undefined): Found | undefined {
  return found && { ...found, weak: true };
}

/** "veckan ut", "ut året", "hela november", "november ut": as due date its end. */
export function throughout(period: Rule): Rule {
  return (tokens, i, today) => {
    const before = is(tokens[i], 'ut', 'hela');
    if (!before && !tokens.some((token, at) => at > i && token.word === 'ut')) return undefined;
    const at = before ? i + 1 : i;
    const found = period(tokens, at, today) ?? thisPeriod(tokens, at, today);
    if (!found || (!before && !is(tokens[found.next], 'ut'))) return undefined;
    return { ...found, next: before ? found.next : found.next + 1 };
  };
}

/** "veckan", "året": this one, where the words before make that plain ("slutet av veckan"). */
export const thisPeriod: Rule = (tokens, i, today) => {
  const word = tokens[i]?.word ?? '';
  const at = is(tokens[i], 'the') ? i + 1 : i;
  const english = is(tokens[at], 'week', 'month', 'quarter', 'year') && (at > i || is(tokens[i - 1], 'of'));
  const unit = english || /(an|en|et)s?$/.test(word) ? units.find(([names]) => is(tokens[at], ...names)) : undefined;
  if (!unit) return undefined;
  // "Slutet av året" in December is this year's, "början av året" next year's.
  if (is(tokens[at], 'aret', 'year'))
    return { meaning: inYearOrYearly(undefined, yearSpan, APPROXIMATE), next: at + 1, precision: 'period' };
  return relative(unit[2](today, 0), at + 1, unit[1]);
};

function relative(span: Span, next: number, precision: DatePrecision): Found {
  return { meaning: { kind: 'fixed', span, manner: APPROXIMATE }, next, precision };
}
