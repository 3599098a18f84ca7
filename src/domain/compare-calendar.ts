import type { CalendarEvent, CalendarSpan, LeftOut, LeftOutReason } from './calendar-file.ts';
import { bodiesFor, exceptionsOf, planOf, startsOf } from './calendar-plan.ts';
import { applyMeetingChange } from './fold-meeting.ts';
import type { LocalTime, Meeting, MeetingChangeBody, MeetingPlan, MeetingState, MeetingTime } from './meeting.ts';
import { meetingTimes } from './meeting-times.ts';
import type { IsoDate } from './time.ts';

/** A calendar's meeting with the group whose it is. */
export interface IncomingMeeting {
  readonly event: CalendarEvent;
  readonly groupId: string;
}

export interface NewMeeting {
  readonly plan: MeetingPlan;
  /** What is already cancelled or moved of it. */
  readonly bodies: readonly MeetingChangeBody[];
}

export interface ChangedMeeting {
  readonly meeting: Meeting;
  readonly bodies: readonly MeetingChangeBody[];
}

export interface CalendarDiff {
  readonly added: readonly NewMeeting[];
  readonly changed: readonly ChangedMeeting[];
  readonly unchanged: readonly Meeting[];
  readonly leftOut: readonly LeftOut[];
}

export interface Comparing {
  readonly meetings: readonly Meeting[];
  /** On the wall in Stockholm: what begins before is past. */
  readonly now: LocalTime;
  /** The agreement's first and last day, both included. */
  readonly validFrom: IsoDate;
  readonly validTo: IsoDate;
  readonly span: CalendarSpan;
  /** What a calendar that is read every day has told of a meeting: what people have changed since stays, unless it too changes that. */
  readonly told?: (meeting: Meeting) => MeetingState | undefined;
}

type Result = { readonly [K in keyof CalendarDiff]?: CalendarDiff[K] };

/**
 * What a calendar would change: each of its meetings is new, changed, unchanged or left out. The same id again is the same
 * meeting. What has been is never changed: a series that comes on other days from now on ends, and goes on as a new one.
 */
export function compareCalendar(incoming: readonly IncomingMeeting[], comparing: Comparing): CalendarDiff {
  const taken = takenTimes(comparing);
  const results = incoming.map(({ event, groupId }): Result => {
    const known = knownMeeting(event, comparing.meetings);
    const result = known ? comparedWith(known, event, comparing) : addedAs(event, groupId, event.uid, comparing);
    return withoutOverlaps(result, event, taken, comparing);
  });
  return {
    added: results.flatMap(({ added }) => added ?? []),
    changed: results.flatMap(({ changed }) => changed ?? []),
    unchanged: results.flatMap(({ unchanged }) => unchanged ?? []),
    leftOut: results.flatMap(({ leftOut }) => leftOut ?? []),
  };
}

/** Calls off what is still to come of a meeting; undefined when nothing is. */
export function callingOff(meeting: Meeting, comparing: Comparing): ChangedMeeting | undefined {
  const [next] = toCome(meeting, meeting.state, comparing);
  if (!next) return undefined;
  const { plan } = meeting.state;
  const body: MeetingChangeBody =
    plan.rule === undefined ? { kind: 'cancelled', occurrence: plan.start } : { kind: 'cancelled', from: next.date };
  return { meeting, bodies: [body] };
}

/** The id in its calendar, whatever has become of the series since. */
export function calendarUidOf({ state }: Meeting): string | undefined {
  return state.plan.source?.uid.split(' ')[0];
}

/** A series that went on as a new one has the same id and a number. */
function generationOf({ state }: Meeting): number {
  return Number(state.plan.source?.uid.split(' ')[1] ?? 1);
}

export function knownMeeting(
  { uid, meetingId }: Pick<CalendarEvent, 'uid' | 'meetingId'>,
  meetings: readonly Meeting[],
): Meeting | undefined {
  const same = meetings.filter((meeting) => meeting.id === meetingId || calendarUidOf(meeting) === uid);
  return same.sort((a, b) => generationOf(b) - generationOf(a))[0];
}

function comparedWith(meeting: Meeting, given: CalendarEvent, comparing: Comparing): Result {
  // A place that was masked is not read back.
  const event = meeting.state.plan.place === '' ? { ...given, place: '' } : given;
  const told = { ...(comparing.told?.(meeting) ?? meeting.state), held: meeting.state.held };
  const { plan } = meeting.state;
  if (event.calledOff) {
    const off = toCome(meeting, told, comparing).length > 0 ? callingOff(meeting, comparing) : undefined;
    return off ? { changed: [off] } : { unchanged: [meeting] };
  }
  const isOver = comparing.told === undefined && meeting.state.endedFrom !== undefined;
  if (isOver && toCome(meeting, meeting.state, comparing).length === 0) return goingOn(meeting, event, comparing);
  if ((plan.rule === undefined) !== (event.series === undefined)) return replaced(meeting, event, comparing);
  return plan.rule === undefined
    ? singleWith(meeting, told, event, comparing)
    : seriesWith(meeting, told, event, comparing);
}

function singleWith(meeting: Meeting, told: MeetingState, event: CalendarEvent, comparing: Comparing): Result {
  const { plan } = meeting.state;
  if (event.start.slice(0, 10) > comparing.validTo) return leave(event, 'after-end');
  const moved = bodiesFor(plan.start, event.start, told, comparing.now);
  const isPast = event.start < comparing.now;
  return changedBy(meeting, [...(isPast ? [] : resized(meeting, told, event)), ...moved]);
}

function seriesWith(meeting: Meeting, told: MeetingState, event: CalendarEvent, comparing: Comparing): Result {
  const { now, validTo, span } = comparing;
  const { plan } = meeting.state;
  const from = [told.plan.start.slice(0, 10), span.today].sort()[0] ?? span.today;
  const next = planOf(event, plan.groupId, from, span);
  if (next === 'rule') return leave(event, 'rule');
  if (next === 'past') return unchangedOr(callingOff(meeting, comparing), meeting);
  const before = startsOf(told.plan, validTo);
  const after = startsOf(next, validTo);
  const same = (isPart: (start: LocalTime) => boolean) => before.filter(isPart).join() === after.filter(isPart).join();
  const isPast = (start: LocalTime) => start < now;
  if (same((start) => !isPast(start))) {
    const bodies = [...resized(meeting, told, event), ...exceptionsOf(event, told, after, now)];
    return changedBy(meeting, bodies);
  }
  if (!same(isPast)) return replaced(meeting, event, comparing);
  const { source: _source, ...rest } = next;
  const booked: MeetingChangeBody = {
    kind: 'booked',
    plan: { ...rest, ...(plan.source ? { source: plan.source } : {}) },
  };
  const rebooked = applyMeetingChange(meeting.state, { at: meeting.state.bookedAt, body: booked });
  return changedBy(meeting, [booked, ...exceptionsOf(event, rebooked, after, now)]);
}

/** Another length or place, from the first time on: neither says when a meeting is. */
function resized({ state: { plan } }: Meeting, told: MeetingState, event: CalendarEvent): readonly MeetingChangeBody[] {
  if (told.plan.minutes === event.minutes && told.plan.place === event.place) return [];
  const { place: _place, ...rest } = plan;
  const place = event.place === undefined ? {} : { place: event.place };
  return [{ kind: 'booked', plan: { ...rest, minutes: event.minutes, ...place } }];
}

/** What has been stays as it was; what is to come is another meeting. */
function replaced(meeting: Meeting, event: CalendarEvent, comparing: Comparing): Result {
  const off = callingOff(meeting, comparing);
  return { ...goingOn(meeting, event, comparing), ...(off ? { changed: [off] } : {}) };
}

function goingOn(meeting: Meeting, event: CalendarEvent, comparing: Comparing): Result {
  const uid = `${event.uid} ${generationOf(meeting) + 1}`;
  return addedAs(event, meeting.state.plan.groupId, uid, comparing);
}

function addedAs(event: CalendarEvent, groupId: string, uid: string, comparing: Comparing): Result {
  const { now, validFrom, validTo, span } = comparing;
  if (event.calledOff) return {};
  const [, from = now] = [now, validFrom].sort();
  const plan = planOf(event, groupId, from, span);
  if (typeof plan === 'string') return leave(event, plan);
  if (plan.start < now) return leave(event, 'past');
  if (plan.start < validFrom) return leave(event, 'before-start');
  if (plan.start.slice(0, 10) > validTo) return leave(event, 'after-end');
  const nothingYet = { plan, bookedAt: '', moved: {}, cancelled: [], held: {} };
  const bodies = exceptionsOf(event, nothingYet, startsOf(plan, validTo), now);
  return { added: [{ plan: { ...plan, source: { uid } }, bodies }] };
}

function leave({ title, uid, start }: CalendarEvent, why: LeftOutReason): Result {
  return { leftOut: [{ why, title, uid, date: start.slice(0, 10) }] };
}

function changedBy(meeting: Meeting, bodies: readonly MeetingChangeBody[]): Result {
  return bodies.length === 0 ? { unchanged: [meeting] } : { changed: [{ meeting, bodies }] };
}

function unchangedOr(changed: ChangedMeeting | undefined, meeting: Meeting): Result {
  return changed ? { changed: [changed] } : { unchanged: [meeting] };
}

function toCome(meeting: Meeting, state: MeetingState, { now, validTo }: Comparing): readonly MeetingTime[] {
  const window = { first: now.slice(0, 10), last: validTo };
  return meetingTimes({ ...meeting, state }, window).filter(({ start }) => start >= now);
}

/** When each group meets already, by group and day. */
type Taken = Map<string, { readonly start: LocalTime; readonly end: LocalTime }[]>;

function takenTimes(comparing: Comparing): Taken {
  const taken: Taken = new Map();
  for (const meeting of comparing.meetings) take(taken, toCome(meeting, meeting.state, comparing));
  return taken;
}

function take(taken: Taken, times: readonly MeetingTime[]): void {
  for (const time of times) {
    const key = `${time.groupId} ${time.date}`;
    taken.set(key, [...(taken.get(key) ?? []), time]);
  }
}

/** A group is not in two meetings at once: a new one gives way to what is booked, and to what stands before it in the file. */
function withoutOverlaps(result: Result, event: CalendarEvent, taken: Taken, comparing: Comparing): Result {
  const [added] = result.added ?? [];
  // The times that it replaces are its own.
  if (!added || result.changed) return result;
  const at = '';
  const booked = applyMeetingChange(undefined, { at, body: { kind: 'booked', plan: added.plan } });
  const state = added.bodies.reduce((known, body) => applyMeetingChange(known, { at, body }), booked);
  const times = toCome({ id: '', version: 0, state }, state, comparing);
  const overlaps = times.some((time) =>
    taken.get(`${time.groupId} ${time.date}`)?.some(({ start, end }) => start < time.end && time.start < end),
  );
  if (overlaps) return leave(event, 'overlaps');
  take(taken, times);
  return result;
}
