import { own } from '../date-text/words.ts';
import { type Line, take } from './line.ts';
import {
  amounts,
  anyOf,
  monthsByWord,
  places,
  pluralWeekdays,
  steps,
  weekdays as weekdayWords,
  weekWords,
} from './rhythm-vocabulary.ts';

/** How often, as read off a line, before it is known from which day. */
export interface WrittenRhythm {
  readonly unit: 'week' | 'month';
  readonly every: number;
  /** 1 (Monday) – 7; empty when the first day is to tell. */
  readonly weekdays: readonly number[];
  /** Which weekdays of the month, -1 the last. */
  readonly which?: readonly number[];
  /** Day of the month, 1–31. */
  readonly day?: number;
  /** The month's first or last working day. */
  readonly edge?: 'first' | 'last';
  /** In the first or last month of a quarter or half-year: "första måndagen i kvartalet". */
  readonly within?: { readonly months: number; readonly month: 'first' | 'last' };
  /** Even or odd ISO weeks. */
  readonly parity?: 'even' | 'odd';
}

/** `unclear`: words of a rhythm that give no days, such as "två gånger i månaden". */
export type RhythmReading = { readonly rhythm: WrittenRhythm; readonly rest: Line } | { readonly unclear: string };

const each = 'varje|vart|var|every|each';
const step = `(?:(?<pair>varannan|vartannat)|(?:${each})\\s+(?:(?<step>${anyOf(steps)})|(?<count>\\d{1,2}))|(?:${each}))`;
const unit = `(?<unit>${anyOf(monthsByWord)})`;
/** "i månaden", "varje månad", "varannan månad", "i kvartalet". */
const inMonths = `(?=(?:i|av|in|of|per|varannan|vartannat|${each})\\b)(?:(?:i|av|in|of|per|the|a)\\s+)*(?:${step}\\s+)?${unit}\\b`;
const day = `(?<day>${anyOf(weekdayWords)})`;
const leads = '(?:\\b(?:den|the|pa|on)\\s+)*\\b';
const place = `(?<place>${anyOf(places)})\\s+(?:(?:och|and|&|,)\\s+(?:den\\s+|the\\s+)?(?<place2>${anyOf(places)})\\s+)?`;
const workday = '(?<workday>vardagen|vardag|arbetsdagen|arbetsdag|working day|weekday)';
const andDays = `(?<more>(?:\\s*(?:,|och|and|&)\\s*(?:${anyOf(weekdayWords)})\\b)*)`;

const nth = [
  new RegExp(`${leads}${place}(?:${day}|${workday})\\s+${inMonths}`),
  new RegExp(`\\b${step}\\s+${unit}[\\s,]+${leads}${place}(?:${day}|${workday})\\b`),
];
const dayOfMonth = [
  new RegExp(`${leads}(?<date>\\d{1,2})(?::?[ea]|st|nd|rd|th)?\\s+${inMonths}`),
  new RegExp(
    `\\b${step}\\s+${unit}[\\s,]+(?:pa\\s+|on\\s+)?(?:den|the)\\s+(?<date>\\d{1,2})(?::?[ea]|st|nd|rd|th)?\\b`,
  ),
];
const times = new RegExp(
  `\\b(?:(?<amount>${anyOf(amounts)}|\\d{1,2})\\s*(?:ganger|gang|ggr|times|time|x)|(?<adverb>once|twice))\\s+(?:(?:i|per|om|varje|a|every|each)\\s+)?(?:(?<week>${weekWords})|${unit})\\b`,
);
const everyWeek = new RegExp(`\\b${step}\\s+(?:${weekWords})\\b`);
const everyMonth = new RegExp(`\\b${step}\\s+${unit}\\b`);
const everyWeekday = new RegExp(`\\b${step}\\s+${day}\\b${andDays}`);
const everyWorkday = new RegExp(`\\b(?:${each})\\s+(?:vardag|arbetsdag|weekday|working day)\\b`);
const everyDay = /\b(?:varje dag|dagligen|daily|every day)\b/;
const plural = new RegExp(`(?:\\b(?:pa|on)\\s+)?\\b(?<day>${anyOf(pluralWeekdays)})\\b${andDays}`);
const onWeekday = new RegExp(`${leads}(?:(?<place>${anyOf(places)})\\s+)?${day}\\b${andDays}`);
const evenOdd =
  /(?:\b(?:pa|i|on|in)\s+)?\b(?<parity>jamna|jamn|even|udda|ojamna|ojamn|odd)\s+(?:veckor|vecka|weeks|week)\b/;
const adverbs: readonly (readonly [RegExp, 'week' | 'month', number])[] = [
  [/\b(?:biweekly|fortnightly)\b/, 'week', 2],
  [/\b(?:veckovis|weekly)\b/, 'week', 1],
  [/\b(?:manadsvis|monthly)\b/, 'month', 1],
  [/\b(?:kvartalsvis|quarterly)\b/, 'month', 3],
  [/\b(?:halvarsvis|half-yearly)\b/, 'month', 6],
  [/\b(?:arligen|arsvis|yearly|annually)\b/, 'month', 12],
];

/** Reads how often a meeting comes back; undefined for a line that says nothing of it. */
export function readRhythm(line: Line): RhythmReading | undefined {
  const parity = take(line, evenOdd);
  const found = readFrequency(parity?.rest ?? line);
  if (parity === undefined || (found && 'unclear' in found)) return found;
  const even = /^(?:jamn|even)/.test(parity.found.groups?.parity ?? '');
  const weekly = found ?? withWeekdays({ unit: 'week', every: 2, weekdays: [] }, parity.rest);
  if ('unclear' in weekly || weekly.rhythm.unit !== 'week') return { unclear: parity.written };
  return { ...weekly, rhythm: { ...weekly.rhythm, every: 2, parity: even ? 'even' : 'odd' } };
}

function readFrequency(line: Line): RhythmReading | undefined {
  return (
    readNth(line) ??
    readDayOfMonth(line) ??
    readTimes(line) ??
    readEveryDay(line) ??
    readEvery(line) ??
    readAdverb(line) ??
    readPlural(line)
  );
}

type Groups = Readonly<Record<string, string | undefined>>;

function takeAny(line: Line, patterns: readonly RegExp[]): { groups: Groups; whole: string; rest: Line } | undefined {
  for (const pattern of patterns) {
    const taken = take(line, pattern);
    if (taken) return { groups: taken.found.groups ?? {}, whole: taken.written, rest: taken.rest };
  }
  return undefined;
}

function stepOf({ pair, step: word, count }: Groups): number {
  if (pair !== undefined) return 2;
  if (word !== undefined) return own(steps, word) ?? 1;
  return count === undefined ? 1 : Number(count);
}

const monthsOf = ({ unit: word }: Groups): number => own(monthsByWord, word ?? '') ?? 1;

/** "första måndagen varje månad", "sista fredagen i kvartalet", "varje månad, andra tisdagen", "sista vardagen i månaden". */
function readNth(line: Line): RhythmReading | undefined {
  const taken = takeAny(line, nth);
  if (!taken) return undefined;
  const { groups, whole, rest } = taken;
  const which = [groups.place, groups.place2].flatMap((word) => own(places, word ?? '') ?? []);
  const [first = 1] = which;
  const months = monthsOf(groups);
  const month = first === -1 ? ('last' as const) : ('first' as const);
  const within = months === 1 ? {} : { within: { months, month } };
  const rhythm = { unit: 'month' as const, every: months * stepOf(groups), ...within };
  if (groups.workday === undefined)
    return { rest, rhythm: { ...rhythm, weekdays: [own(weekdayWords, groups.day ?? '') ?? 1], which } };
  if (which.length > 1 || Math.abs(first) !== 1) return { unclear: whole };
  return { rest, rhythm: { ...rhythm, weekdays: [], edge: first === 1 ? 'first' : 'last' } };
}

/** "den 15:e varje månad". */
function readDayOfMonth(line: Line): RhythmReading | undefined {
  const taken = takeAny(line, dayOfMonth);
  if (!taken) return undefined;
  const { groups, whole, rest } = taken;
  const date = Number(groups.date);
  if (date < 1 || date > 31) return { unclear: whole };
  return { rest, rhythm: { unit: 'month', every: monthsOf(groups) * stepOf(groups), weekdays: [], day: date } };
}

/** "en gång i veckan", "1 gång i kvartalet", "fyra gånger om året", "twice a year". */
function readTimes(line: Line): RhythmReading | undefined {
  const taken = takeAny(line, [times]);
  if (!taken) return undefined;
  const { groups, whole, rest } = taken;
  const count = groups.adverb ? (groups.adverb === 'once' ? 1 : 2) : amountOf(groups.amount ?? '');
  if (groups.week === undefined) {
    const months = monthsOf(groups);
    if (count < 1 || months % count !== 0) return { unclear: whole };
    return withWeekdays({ unit: 'month', every: months / count, weekdays: [] }, rest);
  }
  const weekly = withWeekdays({ unit: 'week', every: 1, weekdays: [] }, rest);
  return count === 1 || weekly.rhythm.weekdays.length === count ? weekly : { unclear: whole };
}

function amountOf(word: string): number {
  return own(amounts, word) ?? Number(word);
}

function readEveryDay(line: Line): RhythmReading | undefined {
  const everyday = take(line, everyDay);
  if (everyday) return { unclear: everyday.written };
  const workdays = take(line, everyWorkday);
  return workdays && { rest: workdays.rest, rhythm: { unit: 'week', every: 1, weekdays: [1, 2, 3, 4, 5] } };
}

/** "varje vecka", "varannan torsdag", "var fjärde vecka", "varannan månad". */
function readEvery(line: Line): RhythmReading | undefined {
  const days = takeAny(line, [everyWeekday]);
  if (days) {
    const rhythm = { unit: 'week' as const, every: stepOf(days.groups), weekdays: weekdaysOf(days.groups) };
    return { rest: days.rest, rhythm };
  }
  const weeks = takeAny(line, [everyWeek]);
  if (weeks) return withWeekdays({ unit: 'week', every: stepOf(weeks.groups), weekdays: [] }, weeks.rest);
  const months = takeAny(line, [everyMonth]);
  if (!months) return undefined;
  const every = monthsOf(months.groups) * stepOf(months.groups);
  return withWeekdays({ unit: 'month', every, weekdays: [] }, months.rest);
}

function readAdverb(line: Line): RhythmReading | undefined {
  for (const [pattern, size, every] of adverbs) {
    const taken = take(line, pattern);
    if (taken) return withWeekdays({ unit: size, every, weekdays: [] }, taken.rest);
  }
  return undefined;
}

/** "torsdagar", "Tuesdays and Thursdays". */
function readPlural(line: Line): RhythmReading | undefined {
  const taken = takeAny(line, [plural]);
  return taken && { rest: taken.rest, rhythm: { unit: 'week', every: 1, weekdays: weekdaysOf(taken.groups) } };
}

/** The weekdays that stand beside how often: "varje vecka onsdagar", "en gång i månaden, andra tisdagen". */
function withWeekdays(rhythm: WrittenRhythm, line: Line): { readonly rhythm: WrittenRhythm; readonly rest: Line } {
  const taken = takeAny(line, [onWeekday]);
  const place = own(places, taken?.groups.place ?? '');
  if (!taken || (place !== undefined && rhythm.unit === 'week')) return { rest: line, rhythm };
  const which = place === undefined ? {} : { which: [place] };
  return { rest: taken.rest, rhythm: { ...rhythm, weekdays: weekdaysOf(taken.groups), ...which } };
}

function weekdaysOf({ day: first, more }: Groups): readonly number[] {
  const words = [first ?? '', ...(more ?? '').split(/\s*(?:,|\boch\b|\band\b|&)\s*/)].map((word) => word.trim());
  return [...new Set(words.flatMap((word) => own(weekdayWords, word) ?? []))].sort();
}
