import type { AgreementFacts } from '../../domain/facts.ts';
import type { LocalTime } from '../../domain/meeting.ts';
import type { ReminderName } from '../../domain/reminder-settings.ts';
import type { IsoDate, IsoInstant } from '../../domain/time.ts';

/** Days, both inclusive. */
export interface Window {
  readonly first: IsoDate;
  readonly last: IsoDate;
}

/** Who gets it: a function's holder in private, or a group in its channel. */
export type Recipient =
  | { readonly kind: 'function'; readonly functionId: string }
  | { readonly kind: 'group'; readonly groupId: string };

/** What a reminder is about: ids, never anybody's text. */
export type Subject =
  | { readonly kind: 'measure'; readonly measureId: string }
  | { readonly kind: 'meeting'; readonly meetingId: string; readonly occurrence: LocalTime }
  | { readonly kind: 'obligation'; readonly obligation: string; readonly detail?: string };

/** Why it is sent, as facts for `t.reminders.reason`. */
export interface Reason {
  /** Which of the kind's occasions it is: `before`, `again`, `deadline` … */
  readonly step: string;
  /** The number that the step counts in (working days, weeks or months), where it has one. */
  readonly count?: number;
  /** Numbers that the sentence needs: meetings held, meetings required. */
  readonly figures?: readonly number[];
}

/** One thing to be told to one recipient on one day. The same facts always give the same key. */
export interface Occurrence {
  readonly kind: ReminderName;
  /** `kind/subject/the date that it reminds about/step>recipient`: unique in the agreement. */
  readonly key: string;
  /** The working day that it is sent on, before quiet weeks are heeded. */
  readonly on: IsoDate;
  /** Local time, where it is another than the agreement's. */
  readonly time?: string;
  readonly to: Recipient;
  readonly subject: Subject;
  /** The date that it reminds about. */
  readonly due: IsoDate;
  readonly reason: Reason;
  /** When somebody booked or said what it is about: it is not late for the time before. */
  readonly knownFrom?: IsoInstant;
}

/** What a kind of reminder computes from. */
export interface View {
  readonly facts: AgreementFacts;
  /** The day on which the facts are read. */
  readonly today: IsoDate;
  /** How far ahead this kind reminds in this agreement: its default, or what the agreement's settings say. */
  readonly ahead: readonly number[];
}

/** A kind of reminder: a file of its own and a line in `index.ts`. */
export interface Reminder {
  readonly name: ReminderName;
  /**
   * Default numbers, and what they count; `none`: nothing that an agreement could change but on and off.
   * `months-and-days`: a positive number is months, a negative one calendar days: `-14` is two weeks before.
   */
  readonly ahead: readonly number[];
  readonly unit: 'working-days' | 'months' | 'months-and-days' | 'none';
  /** Whether it goes out in quiet weeks all the same: agreement deadlines, approvals and decisions (product.md §5). */
  readonly inQuietWeeks: boolean;
  /** Sent while the agreement's reminders are paused too: the consultation's alone. */
  readonly inPause?: true;
  /** Whether a person may do without it or put it off; never for the consultation deadline. */
  readonly optional: boolean;
  /** Still worth saying when its date has passed while reminders rested: no other reminder follows it up. */
  readonly afterDue?: true;
  /** Sent after the agreement's last day too: its last reporting marks, and what its last meetings came to (product.md §1). */
  readonly afterEnd?: true;
  /**
   * Every occurrence on the days of the window, from the facts as they are: closed form, so that a window in the past,
   * now or ahead gives what would be sent if nothing else changed.
   */
  occurrences(view: View, window: Window): readonly Occurrence[];
}
