import type { LocalTime, Meeting, MeetingTime } from './meeting.ts';
import { datesOfRule, withoutEnd } from './meeting-rule.ts';
import { cancelledTimes, meetingTimes, minutesAfter } from './meeting-times.ts';
import type { IsoDate, IsoInstant } from './time.ts';

/** What a calendar program is told of one meeting or day: its times are on the wall clock in Stockholm. */
export type FeedEvent = TimedEvent | DayEvent;

interface EventBase {
  /** The same for as long as it is the same meeting or deadline. */
  readonly uid: string;
  /** Grows with each change. */
  readonly sequence: number;
  readonly changedAt: IsoInstant;
  readonly summary: string;
}

export interface TimedEvent extends EventBase {
  readonly kind: 'timed';
  readonly start: LocalTime;
  readonly end: LocalTime;
  readonly place?: string;
  /** It was booked and will not be held. */
  readonly calledOff?: true;
  readonly series?: FeedSeries;
}

export interface FeedSeries {
  /** RFC 5545 RRULE without its name and its end. */
  readonly rule: string;
  /** The starts that the rule gives, to the last that is held or moved. */
  readonly starts: readonly LocalTime[];
  /** Starts that the rule gives and nobody comes to. */
  readonly excluded: readonly LocalTime[];
  readonly moved: readonly { readonly occurrence: LocalTime; readonly start: LocalTime; readonly end: LocalTime }[];
}

/** A deadline: all of its day. */
export interface DayEvent extends EventBase {
  readonly kind: 'day';
  readonly date: IsoDate;
}

/** Everything under one address, in the order in which it stands there. */
export interface CalendarFeed {
  readonly name: string;
  readonly events: readonly FeedEvent[];
}

export interface FeedMeeting {
  readonly meeting: Meeting;
  readonly summary: string;
  readonly calledOffSummary: string;
  readonly changedAt: IsoInstant;
}

/** What our own ids end with in a calendar file, so that we know our own meetings when they come back in one. */
export const uidDomain = '@samverkan';

/**
 * A meeting as a calendar has it: one entry, a series with those left out that were cancelled and those apart that were
 * moved. It ends with its agreement. Undefined for a series of which nothing is left: what is gone from an address is gone
 * from the calendars that read it.
 */
export function feedEvent(told: FeedMeeting, validTo: IsoDate): TimedEvent | undefined {
  const { meeting, summary, changedAt } = told;
  const { plan } = meeting.state;
  const held = meetingTimes(meeting, { first: firstDay, last: validTo });
  const base = {
    kind: 'timed' as const,
    uid: meeting.id + uidDomain,
    sequence: meeting.version - 1,
    changedAt,
    summary,
    ...(plan.place === undefined ? {} : { place: plan.place }),
  };
  if (plan.rule !== undefined) {
    const series = seriesOf(meeting, plan.rule, held);
    return series && { ...base, start: plan.start, end: minutesAfter(plan.start, plan.minutes), series };
  }
  const [time] = held;
  if (time) return { ...base, start: time.start, end: time.end };
  const [off] = cancelledTimes(meeting, { first: firstDay, last: validTo });
  return off && { ...base, summary: told.calledOffSummary, start: off.start, end: off.end, calledOff: true };
}

function seriesOf({ state }: Meeting, rule: string, held: readonly MeetingTime[]): FeedSeries | undefined {
  const time = state.plan.start.slice(10);
  const timeByOccurrence = new Map(held.map((entry) => [entry.occurrence, entry]));
  const occurrences = datesOfRule(rule, state.plan.start).map((date) => date + time);
  const last = occurrences.findLastIndex((occurrence) => timeByOccurrence.has(occurrence));
  if (last < 0) return undefined;
  const kept = occurrences.slice(0, last + 1);
  return {
    rule: withoutEnd(rule)
      .split(';')
      .filter((part) => !/^COUNT=/i.test(part))
      .join(';'),
    starts: kept,
    excluded: kept.filter((occurrence) => !timeByOccurrence.has(occurrence)),
    moved: kept.flatMap((occurrence) => {
      const entry = timeByOccurrence.get(occurrence);
      return entry && entry.start !== occurrence ? [{ occurrence, start: entry.start, end: entry.end }] : [];
    }),
  };
}

/** Before any agreement. */
const firstDay: IsoDate = '1990-01-01';
