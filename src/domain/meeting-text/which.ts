import { addDays, mondayOf } from '../days.ts';
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
  /** Where to: a new day, a new time or both; absent when the line says only which. */
  readonly to?: { readonly date?: IsoDate; readonly clock?: Clock };
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
    const after = lineOf(line.text.slice(at.index + at[0].length));
    const to = readTarget(after, context);
    if (to === undefined) continue;
    if ('fault' in to) return to;
    const about = which(lineOf(line.text.slice(0, at.index)), context);
    return 'fault' in about ? about : { value: { which: about.value, to: to.value } };
  }
  const about = which(line, context);
  return 'fault' in about ? about : { value: { which: about.value } };
}

/** A new day, a new time or both; undefined for words that say neither. */
function readTarget(line: Line, context: MeetingTextContext): Read<NonNullable<MeetingMove['to']>> | undefined {
  const clock = readClock(line);
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
  if (!day) return { value: at };
  if (!day.exact) return fault({ kind: 'no-day' });
  const settled = settleDay(day.reading, context.today);
  switch (settled.kind) {
    case 'day':
      return { value: { date: settled.date, ...at } };
    // "Nästa torsdag" of two: the later is a week from the meeting that it is moved from, more often than not.
    case 'ask':
      return { value: { date: settled.dates.at(-1) ?? context.today, ...at } };
    case 'passed':
      return fault({ kind: 'passed', date: settled.date });
    case 'vague':
      return fault({ kind: 'no-day' });
    case 'impossible':
      return fault({ kind: 'no-such-date', error: settled.error });
  }
}
