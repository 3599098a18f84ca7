import { Temporal } from 'temporal-polyfill';
import { isoWeekOf } from '../calendar.ts';
import { addDays, mondayOf } from '../days.ts';
import { datesOfRule } from '../meeting-rule.ts';
import { firstDayOf, type Rhythm, ruleOf, weekdayPlace } from '../rhythm.ts';
import type { IsoDate } from '../time.ts';
import { type Days, type Settled, settleDay, takeDayAt, type WrittenDay } from './day.ts';
import type { MeetingTextFault } from './fault.ts';
import { lineOf } from './line.ts';
import type { WrittenRhythm } from './rhythm-words.ts';

export interface WrittenSeries {
  readonly rhythm: WrittenRhythm;
  /** From when. */
  readonly from?: WrittenDay;
  /** Until when, as written. */
  readonly until?: string;
  /** "Till och med maj": all of May. "Till maj" may mean either. */
  readonly isInclusive?: boolean;
  /** The last day of the stretch in which it is held, where nothing says until when. */
  readonly last?: IsoDate;
}

type Read<T> = { readonly value: T } | { readonly fault: MeetingTextFault };
const fault = (which: MeetingTextFault) => ({ fault: which });

/**
 * A series' first day and its rule. Without a first day it begins on its first day after today; said in a week that has
 * begun, on its first day that is left.
 */
export function readSeries(
  { rhythm: written, from, until, isInclusive = false, last }: WrittenSeries,
  days: Days,
): Read<{ readonly first: IsoDate; readonly rule: string; readonly parityUntil?: IsoDate }> {
  const begins = beginningOf(from, days.today);
  if ('fault' in begins) return begins;
  const day = from?.exact === true ? begins.value : undefined;
  const rhythm = rhythmFrom(written, begins.value, day);
  if (!rhythm) return fault({ kind: 'no-day' });
  const first = firstOf(rhythm, written, begins.value);
  const end = until === undefined ? lastOf(last, first) : endOf(until, isInclusive, first, days);
  if (end && 'fault' in end) return end;
  const rule = ruleOf(rhythm, end?.value);
  const kept = written.parity === undefined ? undefined : lastInParity(rule, first, days.validTo);
  return { value: { first, rule, ...(kept === undefined ? {} : { parityUntil: kept }) } };
}

const isEven = (date: IsoDate): boolean => isoWeekOf(Temporal.PlainDate.from(date)).week % 2 === 0;

/** Every other week goes from even to odd weeks after a year with 53: the last day before it does, within the agreement. */
function lastInParity(rule: string, first: IsoDate, validTo: IsoDate): IsoDate | undefined {
  const dates = datesOfRule(rule, `${first}T00:00`).filter((date) => date <= validTo);
  const at = dates.findIndex((date) => isEven(date) !== isEven(first));
  return at < 0 ? undefined : dates[at - 1];
}

function beginningOf(from: WrittenDay | undefined, today: IsoDate): Read<IsoDate> {
  const tomorrow = addDays(today, 1);
  if (!from) return { value: tomorrow };
  const { reading } = from;
  // Week 45, said on its Wednesday, goes on from Thursday.
  if (!from.exact && reading.outcome === 'ask') {
    const begun = reading.candidates.map(String).find((date) => mondayOf(date) === mondayOf(today));
    if (begun !== undefined) return { value: tomorrow };
  }
  const settled = settleDay(reading, today);
  switch (settled.kind) {
    case 'day':
      return { value: settled.date };
    case 'ask':
      return beginningAsked(settled, reading.outcome === 'ask' ? reading.candidates.map(String) : [], today);
    case 'passed':
      return fault({ kind: 'passed', date: settled.date });
    case 'vague':
      return fault({ kind: 'no-day' });
    case 'impossible':
      return fault({ kind: 'no-such-date', error: settled.error });
  }
}

/** A month or a week to come begins where it begins; a day that may have passed is not guessed at. */
function beginningAsked(
  { reasons, dates }: Extract<Settled, { kind: 'ask' }>,
  all: readonly IsoDate[],
  today: IsoDate,
): Read<IsoDate> {
  const passed = all.find((date) => date < today);
  if (reasons.some(({ kind }) => kind === 'passed') && passed !== undefined)
    return fault({ kind: 'passed', date: passed });
  return { value: dates.at(-1) ?? today };
}

/** `day`: the exact day that was written, which tells the weekday where the words do not. */
function rhythmFrom(written: WrittenRhythm, from: IsoDate, day: IsoDate | undefined): Rhythm | undefined {
  const { every, weekdays, which, day: dayOfMonth, edge } = written;
  if (written.unit === 'week') {
    const chosen = weekdays.length > 0 ? weekdays : day === undefined ? [] : [weekdayPlace(day).weekday];
    return chosen.length === 0 ? undefined : { kind: 'weekly', every, weekdays: chosen };
  }
  if (dayOfMonth !== undefined) return { kind: 'monthly-day', every, day: dayOfMonth };
  if (edge !== undefined) return { kind: 'monthly-weekday-edge', every, edge };
  const [weekday] = weekdays;
  if (weekday !== undefined && which !== undefined) return { kind: 'monthly-weekday', every, which, weekday };
  // "Varje månad" from a day: the same weekday in its month, which is a working day where the day itself may not be.
  const model = weekday === undefined ? day : firstDayOf({ kind: 'weekly', every: 1, weekdays: [weekday] }, from);
  if (model === undefined || weekdays.length > 1) return undefined;
  const place = weekdayPlace(model);
  return { kind: 'monthly-weekday', every, which: [place.which], weekday: place.weekday };
}

function firstOf(rhythm: Rhythm, { parity, within }: WrittenRhythm, from: IsoDate): IsoDate {
  if (within !== undefined) {
    const { months, month } = within;
    return firstDayOf(rhythm, from, (each) => (month === 'first' ? (each - 1) % months === 0 : each % months === 0));
  }
  const first = firstDayOf(rhythm, from);
  if (parity === undefined) return first;
  return isEven(first) === (parity === 'even') ? first : firstDayOf(rhythm, addDays(mondayOf(first), 7));
}

function lastOf(last: IsoDate | undefined, first: IsoDate): Read<IsoDate> | undefined {
  if (last === undefined) return undefined;
  return last < first ? fault({ kind: 'until-before-start', first }) : { value: last };
}

/** The last day, read as seen from the first: "till 30 juni" is the first one after it. */
function endOf(words: string, isInclusive: boolean, first: IsoDate, days: Days): Read<IsoDate> {
  const read = takeDayAt(lineOf(words), 0, 'due', { ...days, today: first });
  if (!read) return fault({ kind: 'unclear-until' });
  const settled = settleDay(read.day.reading, first);
  switch (settled.kind) {
    case 'day':
      return settled.date < first ? fault({ kind: 'until-before-start', first }) : { value: settled.date };
    case 'passed':
      return fault({ kind: 'until-before-start', first });
    case 'ask': {
      const { reasons } = settled;
      if (reasons.some(({ kind }) => kind === 'passed')) return fault({ kind: 'until-before-start', first });
      const [date] = settled.dates;
      if (isInclusive && date !== undefined && reasons.every(({ kind }) => kind === 'approximate'))
        return { value: date };
      return fault({ kind: 'unclear-until' });
    }
    case 'vague':
      return fault({ kind: 'unclear-until' });
    case 'impossible':
      return fault({ kind: 'no-such-date', error: settled.error });
  }
}
