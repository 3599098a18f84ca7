import type { LocalTime, Meeting, MeetingState, MeetingTime } from './meeting.ts';
import { datesOfRule } from './meeting-rule.ts';
import type { IsoDate } from './time.ts';

/** Days, both included. */
interface Days {
  readonly first: IsoDate;
  readonly last: IsoDate;
}

/**
 * The times on which a meeting is held within the days, earliest first: as its rule gives them, moved ones on their new
 * day, cancelled ones left out. An unending rule is followed for six years; it ends with its agreement, which the caller
 * knows.
 */
export function meetingTimes(meeting: Meeting, window: Days): readonly MeetingTime[] {
  return within(timesOf(meeting).held, window);
}

/** The times of several meetings, earliest first. */
export function allMeetingTimes(meetings: readonly Meeting[], window: Days): readonly MeetingTime[] {
  return meetings.flatMap((meeting) => meetingTimes(meeting, window)).sort(byStart);
}

/** The times that were booked and then cancelled. */
export function cancelledTimes(meeting: Meeting, window: Days): readonly MeetingTime[] {
  return within(timesOf(meeting).cancelled, window);
}

interface Times {
  readonly held: readonly MeetingTime[];
  readonly cancelled: readonly MeetingTime[];
}

/** A state is never changed, only replaced: what it comes to is computed once. */
const timesByState = new WeakMap<MeetingState, Times & { readonly meetingId: string }>();

function timesOf(meeting: Meeting): Times {
  const known = timesByState.get(meeting.state);
  if (known?.meetingId === meeting.id) return known;
  const { plan, cancelled, endedFrom, kept } = meeting.state;
  const times: { held: MeetingTime[]; cancelled: MeetingTime[] } = { held: [], cancelled: [] };
  for (const occurrence of occurrencesOf(meeting.state)) {
    const time = timeOf(meeting, occurrence);
    const ended = endedFrom !== undefined && time.date >= endedFrom && !kept?.includes(occurrence);
    const off = ended || cancelled.includes(occurrence);
    (off ? times.cancelled : times.held).push(time);
  }
  // Only a move takes a time out of its order.
  if (plan.rule !== undefined) for (const list of [times.held, times.cancelled]) list.sort(byStart);
  const made = { ...times, meetingId: meeting.id };
  timesByState.set(meeting.state, made);
  return made;
}

function occurrencesOf({ plan }: MeetingState): readonly LocalTime[] {
  if (plan.rule === undefined) return [plan.start];
  const time = plan.start.slice(10);
  return datesOfRule(plan.rule, plan.start).map((date) => date + time);
}

function timeOf({ id, state }: Meeting, occurrence: LocalTime): MeetingTime {
  const { plan } = state;
  const moved = state.moved[occurrence];
  const held = state.held[occurrence];
  const start = moved?.to ?? occurrence;
  return {
    meetingId: id,
    groupId: plan.groupId,
    occurrence,
    start,
    end: minutesAfter(start, plan.minutes),
    date: start.slice(0, 10),
    knownFrom: moved?.at ?? state.bookedAt,
    recurring: plan.rule !== undefined,
    ...(held ? { held: { held: held.held, ...(held.line === undefined ? {} : { line: held.line }) } } : {}),
  };
}

/** Wall-clock minutes later. */
export function minutesAfter(time: LocalTime, minutes: number): LocalTime {
  return new Date(Date.parse(`${time}Z`) + minutes * 60_000).toISOString().slice(0, 16);
}

function within(times: readonly MeetingTime[], { first, last }: Days): readonly MeetingTime[] {
  const from = firstOnOrAfter(times, first);
  let to = from;
  while (to < times.length && (times[to] as MeetingTime).date <= last) to++;
  return times.slice(from, to);
}

function firstOnOrAfter(times: readonly MeetingTime[], date: IsoDate): number {
  let low = 0;
  let high = times.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((times[middle] as MeetingTime).date < date) low = middle + 1;
    else high = middle;
  }
  return low;
}

function byStart(a: MeetingTime, b: MeetingTime): number {
  if (a.start === b.start) return 0;
  return a.start < b.start ? -1 : 1;
}
