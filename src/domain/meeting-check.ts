import { Temporal } from 'temporal-polyfill';
import { type HolidayKey, holidayName } from './calendar.ts';
import { addDays, isWorkingDate, quietSpanOf } from './days.ts';
import type { LocalTime, Meeting, MeetingTime } from './meeting.ts';
import { datesOfRule } from './meeting-rule.ts';
import type { When } from './meeting-text.ts';
import { meetingTimes, minutesAfter } from './meeting-times.ts';
import { lastDayOf } from './rhythm.ts';
import type { IsoDate } from './time.ts';

/** Wall time in Europe/Stockholm, and the agreement's first and last day, both included. */
export interface MeetingDays {
  readonly now: LocalTime;
  readonly validFrom: IsoDate;
  readonly validTo: IsoDate;
}

export type MeetingFault =
  | { readonly kind: 'past' }
  | { readonly kind: 'before-agreement' }
  | { readonly kind: 'after-agreement' }
  /** Longer than a working day. */
  | { readonly kind: 'too-long' }
  /** No time at all: it ends when it begins, or before. */
  | { readonly kind: 'no-length' };

const longestMinutes = 12 * 60;

/** Why a meeting can't be held then. */
export function meetingFault(
  { start, minutes }: When,
  { now, validFrom, validTo }: MeetingDays,
): MeetingFault | undefined {
  const date = start.slice(0, 10);
  if (minutes > longestMinutes) return { kind: 'too-long' };
  if (minutes <= 0) return { kind: 'no-length' };
  if (date < validFrom) return { kind: 'before-agreement' };
  if (date > validTo) return { kind: 'after-agreement' };
  return start <= now ? { kind: 'past' } : undefined;
}

export interface DayOff {
  readonly date: IsoDate;
  /** Absent for a Saturday or Sunday. */
  readonly holiday?: HolidayKey;
}

/** What whoever books a meeting may not have thought of. */
export interface MeetingRemarks {
  /** Days of it that are no working days. They are booked all the same. */
  readonly daysOff: readonly DayOff[];
  /** Times in weeks 28–31, when many are away. */
  readonly summer: number;
  /** The series was to go on after the agreement. */
  readonly cutOff: boolean;
}

export function meetingRemarks(when: When, { validTo }: Pick<MeetingDays, 'validTo'>): MeetingRemarks {
  const dates = datesOf(when).filter((date) => date <= validTo);
  const until = when.rule === undefined ? undefined : lastDayOf(when.rule);
  return {
    daysOff: dates.flatMap((date) => dayOff(date) ?? []),
    summer: dates.filter((date) => quietSpanOf(date)?.first.slice(5, 7) === '07').length,
    cutOff: until !== undefined && until > validTo,
  };
}

function datesOf({ start, rule }: When): readonly IsoDate[] {
  return rule === undefined ? [start.slice(0, 10)] : datesOfRule(rule, start);
}

/** A day that is no working day; undefined for one that is. */
export function dayOff(date: IsoDate): DayOff | undefined {
  if (isWorkingDate(date)) return undefined;
  const holiday = holidayName(Temporal.PlainDate.from(date));
  return { date, ...(holiday === undefined ? {} : { holiday }) };
}

/**
 * The times of a group's meetings that a meeting would collide with, earliest first, within the agreement.
 * `besides`: the occurrence that is moved, which its own old time does not stop.
 */
export function collisions(
  when: When,
  meetings: readonly Meeting[],
  validTo: IsoDate,
  besides?: Pick<MeetingTime, 'meetingId' | 'occurrence'>,
): readonly MeetingTime[] {
  const dates = datesOf(when).filter((date) => date <= validTo);
  const [first] = dates;
  const last = dates.at(-1);
  if (first === undefined || last === undefined) return [];
  const time = when.start.slice(10);
  // A meeting of the day before may last past midnight, and so may this one.
  const window = { first: addDays(first, -1), last: addDays(last, 1) };
  const known = meetings
    .flatMap((meeting) => meetingTimes(meeting, window))
    .filter((each) => each.meetingId !== besides?.meetingId || each.occurrence !== besides.occurrence);
  const spans = dates.map((date) => ({ start: date + time, end: minutesAfter(date + time, when.minutes) }));
  return known
    .filter((each) => spans.some(({ start, end }) => start < each.end && each.start < end))
    .sort((a, b) => (a.start < b.start ? -1 : 1));
}

/** Parties that need longer notice than a meeting on this day gives them. */
export function shortNotices<Party extends { readonly planningNoticeWeeks?: number }>(
  parties: readonly Party[],
  date: IsoDate,
  today: IsoDate,
): readonly (Party & { readonly planningNoticeWeeks: number })[] {
  return parties.flatMap((party) => {
    const { planningNoticeWeeks: weeks } = party;
    return weeks !== undefined && date < addDays(today, 7 * weeks) ? [{ ...party, planningNoticeWeeks: weeks }] : [];
  });
}
