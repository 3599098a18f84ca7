import type { CalendarEvent, CalendarSpan } from './calendar-file.ts';
import type { LocalTime, MeetingChangeBody, MeetingPlan, MeetingState } from './meeting.ts';
import { datesOfRule, endOf } from './meeting-rule.ts';
import type { IsoDate } from './time.ts';

/**
 * A calendar's meeting as one of ours, from a day or a time on. `rule`: our own reading of its rule does not give the starts that the
 * calendar has, to the horizon. `past`: nothing is left of it.
 */
export function planOf(
  event: CalendarEvent,
  groupId: string,
  from: IsoDate | LocalTime,
  { horizon }: CalendarSpan,
): MeetingPlan | 'rule' | 'past' {
  const common = {
    groupId,
    minutes: event.minutes,
    ...(event.place === undefined ? {} : { place: event.place }),
    source: { uid: event.uid },
  };
  if (!event.series) return { ...common, start: event.start };
  const { rule } = event.series;
  const starts = event.series.starts.filter((start) => start >= from);
  const [start] = starts;
  if (start === undefined) return 'past';
  return sameStarts(rule, start, starts, horizon) ? { ...common, start, rule } : 'rule';
}

function sameStarts(rule: string, start: LocalTime, starts: readonly LocalTime[], horizon: IsoDate): boolean {
  const time = start.slice(10);
  // Followed no further than the calendar was.
  const bounded = endOf(rule) === undefined ? `${rule};UNTIL=${horizon.replaceAll('-', '')}` : rule;
  try {
    const ours = datesOfRule(bounded, start);
    return ours.length === starts.length && ours.every((date, index) => date + time === starts[index]);
  } catch {
    return false;
  }
}

/** The starts that a plan gives to a day, included, before anything is moved or cancelled. */
export function startsOf({ start, rule }: MeetingPlan, last: IsoDate): readonly LocalTime[] {
  if (rule === undefined) return [start];
  return datesOfRule(rule, start).flatMap((date) => (date <= last ? [date + start.slice(10)] : []));
}

/**
 * What a calendar calls off and moves of a series that is not so in the state yet. What has been stays, save a time that
 * was put off after it had passed and of which nobody has said that it was held.
 */
export function exceptionsOf(
  event: CalendarEvent,
  state: MeetingState,
  starts: readonly LocalTime[],
  now: LocalTime,
): readonly MeetingChangeBody[] {
  const given = new Set(starts);
  const named = [...event.cancelled, ...Object.keys(event.moved), ...state.cancelled, ...Object.keys(state.moved)];
  return [...new Set(named)].sort().flatMap((occurrence) => {
    const wanted = event.cancelled.includes(occurrence) ? undefined : (event.moved[occurrence] ?? occurrence);
    return given.has(occurrence) ? bodiesFor(occurrence, wanted, state, now) : [];
  });
}

/** What takes one time to where it is wanted, or calls it off. */
export function bodiesFor(
  occurrence: LocalTime,
  wanted: LocalTime | undefined,
  state: MeetingState,
  now: LocalTime,
): readonly MeetingChangeBody[] {
  const had = state.cancelled.includes(occurrence) ? undefined : (state.moved[occurrence]?.to ?? occurrence);
  if (had === wanted || state.held[occurrence]) return [];
  // Moved to where it can no longer be held: it is called off.
  const to = wanted === undefined || wanted < now ? undefined : wanted;
  if (to !== undefined) return [{ kind: 'moved', occurrence, to }];
  return had !== undefined && had >= now ? [{ kind: 'cancelled', occurrence }] : [];
}
