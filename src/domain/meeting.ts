import type { Author } from './measure.ts';
import type { IsoDate, IsoInstant } from './time.ts';

/** A time on the wall in Europe/Stockholm, `2021-01-14T09:00`; compares as text. */
export type LocalTime = string;

/** A meeting as it was booked: once, or again and again by a rule. */
export interface MeetingPlan {
  readonly groupId: string;
  /** First start. 09:00 stays 09:00 over a change of clocks. */
  readonly start: LocalTime;
  readonly minutes: number;
  /** RFC 5545 RRULE without its name and DTSTART: `FREQ=WEEKLY;INTERVAL=2;BYDAY=TH`. Ends with the agreement unless it says so. */
  readonly rule?: string;
  /** Where it is held, as written. */
  readonly place?: string;
  /** Its id in the calendar that it was read from, and that calendar where it is read every day: read again, it is the same meeting. */
  readonly source?: { readonly uid: string; readonly calendar?: string };
}

/** What a change of a meeting says. `occurrence`: the start that the rule gives it, which names it wherever it is moved. */
export type MeetingChangeBody =
  | { readonly kind: 'booked'; readonly plan: MeetingPlan }
  | { readonly kind: 'moved'; readonly occurrence: LocalTime; readonly to: LocalTime }
  /** Without an occurrence the whole series from a day on. */
  | { readonly kind: 'cancelled'; readonly occurrence?: LocalTime; readonly from?: IsoDate }
  /** Whether it took place; `line`: what came out of a follow-up that was oral. */
  | { readonly kind: 'held'; readonly occurrence: LocalTime; readonly held: boolean; readonly line?: string };

/** One version of a meeting. `at`: when it applies; `recordedAt`: when it was recorded (product.md §1, two times). */
export interface MeetingChange {
  readonly version: number;
  readonly at: IsoInstant;
  readonly recordedAt: IsoInstant;
  readonly author: Author;
  readonly functionId?: string;
  readonly body: MeetingChangeBody;
  /** Who took a text of it away, when and why. */
  readonly masked?: { readonly by: string; readonly at: IsoInstant; readonly why: string };
}

/** What every change so far adds up to. */
export interface MeetingState {
  readonly plan: MeetingPlan;
  readonly bookedAt: IsoInstant;
  /** Where occurrences were moved, by the start that the rule gives them. */
  readonly moved: Readonly<Record<LocalTime, { readonly to: LocalTime; readonly at: IsoInstant }>>;
  readonly cancelled: readonly LocalTime[];
  /** The series holds no meetings from this day on. */
  readonly endedFrom?: IsoDate;
  /** Moved since the series ended: held all the same. */
  readonly kept?: readonly LocalTime[];
  readonly held: Readonly<Record<LocalTime, { readonly held: boolean; readonly line?: string; readonly on: IsoDate }>>;
}

/** A meeting, single or recurring, as commands and reminders see it. */
export interface Meeting {
  readonly id: string;
  readonly version: number;
  readonly state: MeetingState;
}

/** One time that a meeting is held. */
export interface MeetingTime {
  readonly meetingId: string;
  readonly groupId: string;
  /** The start that the rule gives it: its name, wherever it is moved. */
  readonly occurrence: LocalTime;
  readonly start: LocalTime;
  readonly end: LocalTime;
  readonly date: IsoDate;
  /** When it was booked, or moved to this time. */
  readonly knownFrom: IsoInstant;
  readonly recurring: boolean;
  readonly held?: { readonly held: boolean; readonly line?: string };
}
