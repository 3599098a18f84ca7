import { Temporal } from 'temporal-polyfill';
import {
  allSaintsDay,
  easterSunday,
  isBridgeDay,
  midsummerDay,
  monthSpan,
  type Span,
  workingDayOnOrBefore,
} from '../calendar.ts';
import { EXACT, inYearOrYearly, oneDay, type Rule, VAGUE } from './meaning.ts';
import { monthName, shortYear, yearAfter } from './parts.ts';
import { afterEpiphany } from './season-rules.ts';
import { is, phraseTable, skip } from './tokens.ts';

type InYear = (year: number) => Temporal.PlainDate;

const fixed =
  (month: number, day: number): InYear =>
  (year) =>
    new Temporal.PlainDate(year, month, day);
const easter =
  (days: number): InYear =>
  (year) =>
    easterSunday(year).add({ days });
const midsummer =
  (days: number): InYear =>
  (year) =>
    midsummerDay(year).add({ days });
/** The n-th Sunday in Advent; the fourth is the last Sunday before Christmas Day. */
const advent =
  (n: number): InYear =>
  (year) => {
    const christmas = new Temporal.PlainDate(year, 12, 25);
    return christmas.subtract({ days: christmas.dayOfWeek + 7 * (4 - n) });
  };

/** Days with a name of their own. Longer names stand before the shorter ones that they begin with. */
const dayRows: readonly (readonly [readonly string[], InYear])[] = [
  [['annandag jul', 'annandagen', 'boxing day'], fixed(12, 26)],
  [['julafton', 'julaftonen', 'christmas eve'], fixed(12, 24)],
  [['juldagen', 'juldag', 'christmas day'], fixed(12, 25)],
  [['nyarsafton', 'nyarsaftonen', 'new years eve', "new year ' s eve"], fixed(12, 31)],
  [['nyarsdagen', 'nyarsdag', 'new years day', "new year ' s day"], fixed(1, 1)],
  [['trettondagsafton', 'trettondedagsafton', 'trettondagsaftonen'], fixed(1, 5)],
  [['trettondedag jul', 'trettondag jul', 'trettondagen', 'trettondedagen', 'trettonhelgen', 'epiphany'], fixed(1, 6)],
  [['tjugondag knut', 'tjugondedag knut', 'tjugondag jul', 'tjugondagen'], fixed(1, 13)],
  [['luciadagen', 'lucia'], fixed(12, 13)],
  [['alla hjartans dag'], fixed(2, 14)],
  [['skartorsdagen', 'skartorsdag'], easter(-3)],
  [['langfredagen', 'langfredag', 'good friday'], easter(-2)],
  [['paskafton', 'paskaftonen'], easter(-1)],
  [['annandag pask', 'easter monday'], easter(1)],
  [['paskdagen', 'paskdag', 'easter sunday'], easter(0)],
  [['valborgsmassoafton', 'valborgsmassoaftonen', 'valborg'], fixed(4, 30)],
  [['forsta maj', 'may day'], fixed(5, 1)],
  [
    [
      'kristi himmelsfardsdag',
      'kristi himmelsfard',
      'kristi himmelfardsdag',
      'kristi himmelfard',
      'kristihimmelsfardsdag',
      'ascension day',
    ],
    easter(39),
  ],
  [['pingstafton'], easter(48)],
  [['pingstdagen', 'pingstdag'], easter(49)],
  [['annandag pingst'], easter(50)],
  [['sveriges nationaldag', 'nationaldagen', 'the national day', 'national day'], fixed(6, 6)],
  [['midsommarafton', 'midsommaraftonen', 'midsummer eve', "midsummer ' s eve"], midsummer(-1)],
  [['midsommardagen', 'midsommardag', 'midsummer day'], midsummer(0)],
  [['alla helgons dag', 'all saints day'], allSaintsDay],
  [['forsta advent'], advent(1)],
  [['andra advent'], advent(2)],
  [['tredje advent'], advent(3)],
  [['fjarde advent'], advent(4)],
];

/** Holidays of several days: spoken of as a time to be done by, so as due date the last working day before them. */
const feastRows: readonly (readonly [readonly string[], (year: number) => Span])[] = [
  [
    ['jul och nyar', 'jul - och nyarshelgen', 'jul - och nyarshelgerna', 'jul / nyar', 'jul & nyar'],
    christmasAndNewYear,
  ],
  [['julhelgen', 'jularna', 'julen', 'jul', 'christmas', 'xmas'], between(fixed(12, 24), fixed(12, 26))],
  [['nyarshelgen', 'nyaret', 'nyar', 'new years', 'new year', 'the new year'], turnOfYear],
  [['arsskiftet', 'arskiftet', 'the turn of the year'], turnOfYear],
  [['paskhelgen', 'pasken', 'pask', 'easter'], between(easter(-2), easter(1))],
  [['pingsthelgen', 'pingsten', 'pingst', 'whitsun'], between(easter(48), easter(49))],
  [['midsommarhelgen', 'midsommaren', 'midsommar', 'midsummer'], between(midsummer(-1), midsummer(1))],
  [['allhelgonahelgen', 'allhelgona', 'alla helgons helg'], between(allSaintsDay, allSaintsDay)],
];

const byName = phraseTable(dayRows.map(([names, inYear]) => [inYear, names] as const));
const feastByName = phraseTable(feastRows.map(([names, inYear]) => [inYear, names] as const));

function christmasAndNewYear(year: number): Span {
  return { first: new Temporal.PlainDate(year, 12, 24), last: turnOfYear(year).last };
}

function between(first: InYear, last: InYear): (year: number) => Span {
  return (year) => ({ first: first(year), last: last(year) });
}

/** From New Year's Eve until whole working weeks begin again. */
function turnOfYear(year: number): Span {
  return { first: new Temporal.PlainDate(year, 12, 31), last: afterEpiphany(year + 1).subtract({ days: 1 }) };
}

/** "julafton", "Kristi himmelsfärdsdag 2022", "första maj". */
export const namedDay: Rule = (tokens, i, today) => {
  const found = byName(tokens, i);
  if (!found) return undefined;
  const year = yearAfter(tokens, found.next, today);
  const meaning = inYearOrYearly(year?.value, (y) => oneDay(found.value(y)), EXACT);
  return { meaning, next: year?.next ?? found.next, precision: 'day' };
};

/** "jul", "påsk", "årsskiftet 2021/2022": as a date, the last working day before. */
export const feast: Rule = (tokens, i, today) => {
  const found = feastAt(tokens, skip(tokens, i, 'i'), today);
  if (!found) return undefined;
  const meaning = inYearOrYearly(found.year, (y) => oneDay(workingDayOnOrBefore(found.inYear(y).first)), VAGUE);
  return { meaning, next: found.next, precision: 'vague' };
};

/** The whole of a feast, for "före" and "efter". */
export const wholeFeast: Rule = (tokens, i, today) => {
  const found = feastAt(tokens, i, today);
  return found && { meaning: inYearOrYearly(found.year, found.inYear, VAGUE), next: found.next, precision: 'vague' };
};

function feastAt(...[tokens, i, today]: Parameters<Rule>) {
  const found = feastByName(tokens, i);
  if (!found) return undefined;
  const { value: inYear, next } = found;
  // "årsskiftet 2021/2022", "21/22": the first of the years.
  const short = is(tokens[next + 1], '/', '-') && tokens[next + 1]?.glued ? shortYear(tokens[next], today) : undefined;
  const year = short === undefined ? yearAfter(tokens, next, today) : { value: short, next: next + 1 };
  const second = year && is(tokens[year.next], '/', '-') ? yearAfter(tokens, year.next, today) : undefined;
  return { inYear, year: year?.value, next: second?.next ?? year?.next ?? next };
}

/** "klämdagen i maj", "klämdagen": the bridge days of that month, or the next one. */
export const bridgeDay: Rule = (tokens, i, today) => {
  if (!is(tokens[i], 'klamdagen', 'klamdag', 'klamdagarna')) return undefined;
  const inside = is(tokens[i + 1], 'i', 'in') ? monthName(tokens, i + 2) : undefined;
  const next = inside?.next ?? i + 1;
  const year = inside ? yearAfter(tokens, next, today) : undefined;
  const inMonth = inside
    ? bridgesFrom(year?.value ?? monthYear(today, inside.value), inside.value)
    : nextBridgeDay(today);
  const [first] = inMonth;
  if (!first) return undefined;
  return {
    meaning: { kind: 'either', dates: inMonth, preferred: first, reason: { kind: 'bridge-day' } },
    next: year?.next ?? next,
    precision: 'day',
  };
};

function monthYear(today: Temporal.PlainDate, month: number): number {
  return month < today.month ? today.year + 1 : today.year;
}

function nextBridgeDay(today: Temporal.PlainDate): Temporal.PlainDate[] {
  const coming = [today.year, today.year + 1, today.year + 2].flatMap(bridgesOfYear);
  return coming.filter((day) => Temporal.PlainDate.compare(day, today) >= 0).slice(0, 1);
}

function bridgesFrom(year: number, month: number): Temporal.PlainDate[] {
  return bridgesOfYear(year).filter((day) => day.month === month);
}

const bridgesByYear = new Map<number, Temporal.PlainDate[]>();

// A text may speak of such a day hundreds of times.
function bridgesOfYear(year: number): Temporal.PlainDate[] {
  const kept = bridgesByYear.get(year);
  if (kept) return kept;
  const first = new Temporal.PlainDate(year, 1, 1);
  const bridges = Array.from({ length: first.daysInYear }, (_, n) => first.add({ days: n })).filter(isBridgeDay);
  if (bridgesByYear.size > 50) bridgesByYear.clear();
  bridgesByYear.set(year, bridges);
  return bridges;
}

/** "månadsskiftet", "månadsskiftet november/december": the last working day of the month that ends. */
export const turnOfMonth: Rule = (tokens, i, today) => {
  if (!is(tokens[i], 'manadsskiftet', 'manadskiftet', 'kvartalsskiftet')) return undefined;
  const month = is(tokens[i], 'kvartalsskiftet') ? undefined : monthName(tokens, i + 1);
  const second =
    month && is(tokens[month.next], '/', '-', 'till', 'och') ? monthName(tokens, month.next + 1) : undefined;
  if (!month) {
    const monthsLeft = is(tokens[i], 'kvartalsskiftet') ? (12 - today.month) % 3 : 0;
    const then = today.with({ day: 1 }).add({ months: monthsLeft });
    return {
      meaning: { kind: 'fixed', span: endOf(then.year, then.month), manner: VAGUE },
      next: i + 1,
      precision: 'vague',
    };
  }
  const next = second?.next ?? month.next;
  const year = yearAfter(tokens, next, today);
  const meaning = inYearOrYearly(year?.value, (y) => endOf(y, month.value), VAGUE);
  return { meaning, next: year?.next ?? next, precision: 'vague' };
};

function endOf(year: number, month: number): Span {
  const { last } = monthSpan(year, month);
  return { first: last, last };
}
