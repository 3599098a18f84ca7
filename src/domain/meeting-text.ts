import type { DateQuestion } from './date-text.ts';
import type { LocalTime } from './meeting.ts';
import { type Clock, readClock, readLoneHour } from './meeting-text/clock.ts';
import { type Days, settleDay, takeDayAt, takeDays, type WrittenDay } from './meeting-text/day.ts';
import type { MeetingTextFault } from './meeting-text/fault.ts';
import { type Line, lineOf, take, without } from './meeting-text/line.ts';
import { readRhythm } from './meeting-text/rhythm-words.ts';
import { readSeries } from './meeting-text/series.ts';
import { restOf, takeEndless, takeName, takePlace } from './meeting-text/words.ts';
import type { IsoDate } from './time.ts';

export type { MeetingTextFault } from './meeting-text/fault.ts';

export interface MeetingTextContext extends Days {
  /** Wall time in Europe/Stockholm. */
  readonly now: LocalTime;
  /** Names and aliases of the agreement's groups. */
  readonly names: readonly string[];
}

/** When a meeting is held, as it was typed or filled in. */
export interface When {
  readonly start: LocalTime;
  readonly minutes: number;
  readonly rule?: string;
}

/** A series of even or odd weeks that goes over to the others after this day, after a year with 53 weeks. */
interface Shifting {
  readonly parityUntil?: IsoDate;
}

/** `group`: the name or alias that was written, or whatever else may be meant as one; empty when there is none. */
interface About {
  readonly group: string;
  readonly place?: string;
}

export type MeetingReading =
  | (About & Shifting & { readonly outcome: 'read'; readonly when: When })
  | (About & {
      readonly outcome: 'ask';
      readonly reasons: readonly DateQuestion[];
      readonly candidates: readonly When[];
    })
  | { readonly outcome: 'fault'; readonly fault: MeetingTextFault };

export const defaultMinutes = 60;
/** Longest line about a meeting that is read, in characters. */
export const maxMeetingText = 300;

const fromWords =
  /\b(?:fran och med|fr\.?\s?o\.?\s?m\.?|fran|from|med start(?: i| pa| den)?|med borjan(?: i| pa| den)?|startar|start|borjar|starting|beginning)\s+(?=\S)/;
const untilWords = /\b(?:fram till|till och med|t\.?\s?o\.?\s?m\.?|till|until|through|to)\s+(?=\S)/;

/**
 * Reads what people type of a meeting, in Swedish or English: `EST fördjupning varannan torsdag 09.00 från v 3`,
 * `styrgruppen 15 april kl 13-15`. Times are wall time in Europe/Stockholm. Whether the day is in the past, a holiday or
 * outside the agreement is judged with the meeting (meeting-check.ts).
 */
export function readMeeting(text: string, context: MeetingTextContext): MeetingReading {
  if (text.length > maxMeetingText) return fault({ kind: 'too-much' });
  const named = takeName(lineOf(text), context.names);
  const placed = takePlace(takeEndless(named?.rest ?? lineOf(text)));
  const clock = readClock(placed.rest);
  if ('fault' in clock) return fault(clock.fault);
  const until = takeClause(clock.rest, untilWords, context);
  const isInclusive = /till och med|t\.?\s?o\.?\s?m|through/.test(until.intro ?? '');
  const from = takeClause(until.rest, fromWords, context);
  const rhythm = readRhythm(from.rest);
  if (rhythm && 'unclear' in rhythm) return fault({ kind: 'unclear-rhythm', words: rhythm.unclear });
  const days = takeDays(rhythm?.rest ?? from.rest, 'start', context);
  const timed = 'clock' in clock ? { clock: clock.clock, rest: days.rest } : readLoneHour(days.rest, clock.minutes);
  if ('fault' in timed) return fault(timed.fault);
  if (!('clock' in timed)) return fault({ kind: 'no-time' });
  const rest = restOf(timed.rest);
  if (named && rest !== '') return fault({ kind: 'unread', words: rest });
  const about = { group: named?.name ?? rest, ...(placed.place === undefined ? {} : { place: placed.place }) };
  const [first, second] = [...(from.day ? [from.day] : []), ...days.found];
  if (second || first?.several) return fault({ kind: 'two-days' });
  if (!rhythm) return first ? readSingle(first, timed.clock, about, context) : fault({ kind: 'no-day' });
  const series = readSeries(
    {
      rhythm: rhythm.rhythm,
      ...(first ? { from: first } : {}),
      ...(until.words === undefined ? {} : { until: until.words, isInclusive }),
      ...(first?.last === undefined ? {} : { last: first.last }),
    },
    context,
  );
  if ('fault' in series) return fault(series.fault);
  const { first: begins, rule, ...shifting } = series.value;
  return { outcome: 'read', ...about, ...shifting, when: { ...whenOn(begins, timed.clock), rule } };
}

function fault(which: MeetingTextFault): MeetingReading {
  return { outcome: 'fault', fault: which };
}

/** "från v 3", "till 30 juni": the day after one of the words, and how it was written. */
function takeClause(
  line: Line,
  words: RegExp,
  days: Days,
): { readonly day?: WrittenDay; readonly intro?: string; readonly words?: string; readonly rest: Line } {
  const taken = take(line, words);
  if (!taken) return { rest: line };
  const begins = taken.found.index + taken.found[0].length;
  const found = takeDayAt(line, begins, 'start', days);
  if (!found) return { rest: line };
  const rest = without(found.rest, taken.found.index, begins);
  return { day: found.day, intro: taken.found[0], words: line.text.slice(begins), rest };
}

function readSingle(
  { reading, exact }: WrittenDay,
  at: Clock,
  about: About,
  { today, now }: MeetingTextContext,
): MeetingReading {
  if (!exact) return fault({ kind: 'no-day' });
  const settled = settleDay(reading, today);
  switch (settled.kind) {
    case 'day':
      return { outcome: 'read', ...about, when: whenOn(settled.date, at) };
    case 'ask': {
      const candidates = settled.dates.map((date) => whenOn(date, at)).filter(({ start }) => start > now);
      const [only, other] = candidates;
      const unclear = settled.reasons.some(({ kind }) => kind !== 'ambiguous-weekday');
      // "Onsdag 9.00", said on a Wednesday at ten, is next week's.
      if (only && !other && !unclear) return { outcome: 'read', ...about, when: only };
      return { outcome: 'ask', ...about, reasons: settled.reasons, candidates };
    }
    case 'passed':
      return fault({ kind: 'passed', date: settled.date });
    case 'vague':
      return fault({ kind: 'no-day' });
    case 'impossible':
      return fault({ kind: 'no-such-date', error: settled.error });
  }
}

function whenOn(date: IsoDate, { start, minutes = defaultMinutes }: Clock): When {
  return { start: `${date}T${clockText(start)}`, minutes };
}

/** `09:00` of minutes after midnight. */
export function clockText(minutes: number): string {
  const pad = (value: number) => String(value).padStart(2, '0');
  return `${pad(Math.floor(minutes / 60))}:${pad(minutes % 60)}`;
}
