import { addDays, daysFrom, mondayOf } from '../days.ts';
import { type MeetingTextContext, maxMeetingText } from '../meeting-text.ts';
import type { IsoDate } from '../time.ts';
import { type Clock, readClock, readLoneHour } from './clock.ts';
import { settleDay, takeDays, type WrittenDay } from './day.ts';
import type { MeetingTextFault } from './fault.ts';
import { type Line, lineOf, take } from './line.ts';
import { restOf, takeName } from './words.ts';

/** Which of a group's meetings a line is about. `group`: as in a reading of a new meeting. */
export interface WhichMeeting {
  readonly group: string;
  /** The days that may be meant, past ones too; absent when no day was written. */
  readonly dates?: readonly IsoDate[];
  /** "bara det", "resten av serien"; absent when nothing was said. */
  readonly scope?: 'one' | 'rest';
}

export interface MeetingMove {
  readonly which: WhichMeeting;
  /** Where to, as written: `readTarget` reads it when it is known which meeting is moved. Absent when the line says only which. */
  readonly to?: string;
}

/** A new day, a new time or both. */
export interface MeetingTarget {
  readonly date?: IsoDate;
  readonly clock?: Clock;
}

type Read<T> = { readonly value: T } | { readonly fault: MeetingTextFault };
const fault = (which: MeetingTextFault) => ({ fault: which });

const rest =
  /\b(?:resten(?: av serien)?|hela serien|serien|alla|alltihop|och framat|the rest(?: of the series)?|the series|all of them)\b/;
const onlyThat = /\b(?:bara(?: det| den gangen)?|endast|only(?: that)?|just)\b/;

/** Reads `EST fördjupning 21 januari`, `styrgruppen resten av serien`. */
export function readWhich(text: string, context: MeetingTextContext): Read<WhichMeeting> {
  return text.length > maxMeetingText ? fault({ kind: 'too-much' }) : which(lineOf(text), context);
}

function which(line: Line, context: MeetingTextContext): Read<WhichMeeting> {
  const named = takeName(line, context.names);
  const series = take(named?.rest ?? line, rest);
  const one = series ? undefined : take(named?.rest ?? line, onlyThat);
  const days = takeDays(series?.rest ?? one?.rest ?? named?.rest ?? line, 'start', context);
  const clock = readClock(days.rest);
  if ('fault' in clock) return fault(clock.fault);
  const left = restOf(clock.rest);
  if (named && left !== '') return fault({ kind: 'unread', words: left });
  const [day, another] = days.found;
  if (another) return fault({ kind: 'two-days' });
  if (day?.reading.outcome === 'error' && day.reading.error.kind !== 'long-passed')
    return fault({ kind: 'no-such-date', error: day.reading.error });
  const scope = series ? ('rest' as const) : one ? ('one' as const) : undefined;
  return {
    value: {
      group: named?.name ?? left,
      ...(day ? { dates: datesOf(day) } : {}),
      ...(scope === undefined ? {} : { scope }),
    },
  };
}

function datesOf({ reading, exact }: WrittenDay): readonly IsoDate[] {
  if (reading.outcome === 'error') return reading.error.kind === 'long-passed' ? [reading.error.date.toString()] : [];
  const days = (reading.outcome === 'ok' ? [reading.date] : reading.candidates).map(String);
  return exact ? days : days.flatMap((day) => [0, 1, 2, 3, 4, 5, 6].map((n) => addDays(mondayOf(day), n)));
}

/** Reads `EST fördjupning 21 januari till 22 januari 10.00`, `styrgruppen till torsdag`, `EST fördjupning till kl 14`. */
export function readMove(text: string, context: MeetingTextContext): Read<MeetingMove> {
  if (text.length > maxMeetingText) return fault({ kind: 'too-much' });
  const line = lineOf(text);
  for (const at of [...line.folded.matchAll(/\s(?:till|to|->|=>)\s+/g)].reverse()) {
    const to = line.text.slice(at.index + at[0].length);
    const target = piecesOf(to, context);
    if (target === undefined) continue;
    if ('fault' in target) return target;
    const about = which(lineOf(line.text.slice(0, at.index)), context);
    return 'fault' in about ? about : { value: { which: about.value, to } };
  }
  const about = which(line, context);
  return 'fault' in about ? about : { value: { which: about.value } };
}

/** Counted from the day on which they are said, whichever meeting is moved. */
const fromToday =
  /^(?:i dag|idag|i morgon|imorgon|i overmorgon|today|tomorrow|om |in )|\b(?:nasta|denna|den har|next|this) (?:vecka|week)/;
const weekday =
  /\b(?:man|tis|ons|tors?|fre|lor|son|mon|tues?|wed|thur?s?|fri|sat|sun)(?:s?dag(?:en)?|nesday|rsday|urday|day)?\b/;
const otherThanWeekday =
  /\b(?:den|the) \d|\d\/\d|\d-\d|\bv(?:ecka)?\.? ?\d|\bweek|\b(?:jan|feb|mar|apr|maj|may|jun|jul|aug|sep|okt|oct|nov|dec)/;

/**
 * Where a meeting is moved to: "fredag" is the Friday of its own week, "den 18" and "25 november" the nearest to it, and "i morgon" is
 * counted from today. `meeting`: its day, Europe/Stockholm.
 */
export function readTarget(words: string, meeting: IsoDate, context: MeetingTextContext): Read<MeetingTarget> {
  const pieces = piecesOf(words, context);
  if (pieces === undefined) return fault({ kind: 'no-day' });
  if ('fault' in pieces) return pieces;
  const { clock, day } = pieces.value;
  const at = clock ? { clock } : {};
  if (!day) return { value: at };
  const read = saidOn(words, meeting, context.today).map((today) => dayFrom(words, { ...context, today }));
  const dates = read.flatMap((each) => ('value' in each ? each.value : [])).filter((date) => date >= context.today);
  // "Nästa torsdag" said of a Thursday's meeting is not that Thursday.
  const others = /\b(?:nasta|next)\b/.test(lineOf(words).folded) ? dates.filter((date) => date !== meeting) : dates;
  const apart = (date: IsoDate) => Math.abs(daysFrom(meeting, date));
  const [nearest] = others.sort((a, b) => apart(a) - apart(b));
  if (nearest !== undefined) return { value: { date: nearest, ...at } };
  const [first] = read;
  return first && 'fault' in first ? first : fault({ kind: 'no-day' });
}

/** The days that the words may be read from; none of them before today. */
function saidOn(words: string, meeting: IsoDate, today: IsoDate): readonly IsoDate[] {
  const { folded } = lineOf(words);
  if (fromToday.test(folded)) return [today];
  const week = mondayOf(meeting);
  const month = `${meeting.slice(0, 8)}01`;
  const bases = weekday.test(folded) && !otherThanWeekday.test(folded) ? [week] : [today, month, week, meeting];
  return bases.map((base) => (base > today ? base : today));
}

/** The time and the day that are written, before it is known which day that is; undefined for words that say neither. */
function piecesOf(
  words: string,
  context: MeetingTextContext,
): Read<{ readonly clock?: Clock; readonly day?: WrittenDay }> | undefined {
  const clock = readClock(lineOf(words));
  if ('fault' in clock) return fault(clock.fault);
  const days = takeDays(clock.rest, 'start', context);
  const timed = 'clock' in clock ? { clock: clock.clock, rest: days.rest } : readLoneHour(days.rest);
  if ('fault' in timed) return fault(timed.fault);
  const [day, another] = days.found;
  const at = 'clock' in timed ? { clock: timed.clock } : {};
  if (another) return fault({ kind: 'two-days' });
  if (!day && !('clock' in timed)) return undefined;
  const left = restOf(timed.rest);
  if (left !== '') return fault({ kind: 'unread', words: left });
  if (day && !day.exact) return fault({ kind: 'no-day' });
  if (day?.reading.outcome === 'error' && day.reading.error.kind !== 'long-passed')
    return fault({ kind: 'no-such-date', error: day.reading.error });
  return { value: { ...at, ...(day ? { day } : {}) } };
}

/** The days that the words may mean, said on the context's today. */
function dayFrom(words: string, context: MeetingTextContext): Read<readonly IsoDate[]> {
  const pieces = piecesOf(words, context);
  if (pieces === undefined || 'fault' in pieces) return pieces ?? fault({ kind: 'no-day' });
  const { day } = pieces.value;
  if (!day) return { value: [] };
  const settled = settleDay(day.reading, context.today);
  switch (settled.kind) {
    case 'day':
      return { value: [settled.date] };
    case 'ask':
      return { value: settled.dates };
    case 'passed':
      return fault({ kind: 'passed', date: settled.date });
    case 'vague':
      return fault({ kind: 'no-day' });
    case 'impossible':
      return fault({ kind: 'no-such-date', error: settled.error });
  }
}
