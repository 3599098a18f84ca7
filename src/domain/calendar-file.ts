import type { LocalTime } from './meeting.ts';
import type { IsoDate } from './time.ts';

/**
 * A meeting as a calendar file has it, on the wall clock in Stockholm. What a calendar says besides, its descriptions,
 * organisers and attendees, is never read: it is about people (product.md §3).
 */
export interface CalendarEvent {
  /** Hash of its id in that calendar: the id itself may hold a person's name or address. */
  readonly uid: string;
  /** Our own meeting, come back from one of our own calendars. */
  readonly meetingId?: string;
  /** Read to tell the group by, and never stored. */
  readonly title: string;
  readonly place?: string;
  readonly start: LocalTime;
  readonly minutes: number;
  readonly series?: CalendarSeries;
  /** Starts that the rule gives and that are called off. */
  readonly cancelled: readonly LocalTime[];
  /** Where starts that the rule gives were moved. */
  readonly moved: Readonly<Record<LocalTime, LocalTime>>;
  /** All of it is called off. */
  readonly calledOff: boolean;
}

export interface CalendarSeries {
  /** As a meeting has it; ends on the day of its last start where that is before the horizon. */
  readonly rule: string;
  /** Every start to the horizon as the calendar's own zone gives it, earliest first. */
  readonly starts: readonly LocalTime[];
}

/** Why an entry of a calendar is no meeting of ours. */
export type LeftOutReason =
  | 'all-day'
  | 'long'
  | 'backwards'
  | 'rule'
  | 'zone'
  | 'unreadable'
  | 'past'
  | 'before-start'
  | 'after-end'
  | 'describes-person'
  | 'overlaps';

export interface LeftOut {
  readonly why: LeftOutReason;
  readonly title: string;
  /** Absent where it can't be read, as is the date. */
  readonly uid?: string;
  readonly date?: IsoDate;
}

export type CalendarFault =
  | { readonly key: 'not-a-calendar' | 'broken' | 'empty' }
  | { readonly key: 'too-large'; readonly kilobytes: number }
  | { readonly key: 'too-many'; readonly count: number };

export type CalendarReading =
  | { readonly ok: true; readonly events: readonly CalendarEvent[]; readonly leftOut: readonly LeftOut[] }
  | { readonly ok: false; readonly fault: CalendarFault };

/** How a calendar is read: where the past ends, and how far ahead its series are followed. */
export interface CalendarSpan {
  readonly today: IsoDate;
  readonly horizon: IsoDate;
}

export const mostCalendarKilobytes = 1024;
export const mostCalendarEvents = 2000;
/** A group has a handful; each costs as much as hundreds of single meetings. */
export const mostCalendarSeries = 50;

/** Why a calendar could not be fetched from its address. */
export type FetchFault =
  | {
      readonly key:
        | 'not-an-address'
        | 'not-https'
        | 'credentials'
        | 'unknown-host'
        | 'local-network'
        | 'unreachable'
        | 'timeout'
        | 'too-large'
        | 'too-many-redirects';
    }
  | { readonly key: 'status'; readonly status: number };

export type FetchedCalendar =
  | { readonly ok: true; readonly bytes: Uint8Array }
  | { readonly ok: false; readonly fault: FetchFault };
