import type { ExtensionTerms, Rule } from '../agreement-file.ts';
import type { LocalTime, MeetingTime } from '../meeting.ts';
import type { FollowUpRef } from '../record/follow-ups.ts';
import type { IsoDate } from '../time.ts';

/** `missed`: its last day has passed without it. What was done late is met, unless its rule says "at the latest". */
export type ObligationState = 'met' | 'upcoming' | 'missed';

/** A meeting by its name. */
export interface MeetingRef {
  readonly meetingId: string;
  readonly occurrence: LocalTime;
  readonly date: IsoDate;
}

/** What an obligation was met by, or, where it is missed all the same, by what too late. */
export interface MetBy {
  readonly on: IsoDate;
  /** Key of the party that did its part. */
  readonly party?: string;
  readonly meeting?: MeetingRef;
}

/** Something that the agreement requires by a day. */
interface Face {
  /** `kind/what it is about`: the same facts always give the same. */
  readonly key: string;
  /** The clause that it comes from. */
  readonly rule: Rule;
  readonly due: IsoDate;
  readonly state: ObligationState;
  readonly by: readonly MetBy[];
}

export type Obligation = Face &
  (
    | {
        readonly kind: 'steering-meetings';
        /** The year, or the part of it within the agreement: first and last day. */
        readonly first: IsoDate;
        readonly required: number;
        readonly booked: readonly MeetingRef[];
        /** Passed, and nobody has said whether they were held. */
        readonly unsaid: readonly MeetingRef[];
      }
    | {
        readonly kind: 'review';
        readonly name: string;
        readonly month: string;
        readonly missing: readonly string[];
        /** Every party has answered and not every one has approved; it can still be posted. */
        readonly toApprove: boolean;
      }
    | { readonly kind: 'summary'; readonly for: IsoDate; readonly meeting?: MeetingRef }
    | {
        readonly kind: 'reported';
        readonly followUp: FollowUpRef;
        readonly postedOn: IsoDate;
        readonly missing: readonly string[];
      }
    | { readonly kind: 'consultation' }
    | { readonly kind: 'notice' }
    | { readonly kind: 'expiry'; readonly extension: ExtensionTerms['kind'] }
    | { readonly kind: 'follow-up'; readonly measureId: string; readonly number: string }
    | { readonly kind: 'communication'; readonly measureId: string; readonly number: string }
    | { readonly kind: 'situation-picture'; readonly newest: IsoDate }
  );

export type ObligationKind = Obligation['kind'];

export function meetingRef({ meetingId, occurrence, date }: MeetingTime): MeetingRef {
  return { meetingId, occurrence, date };
}

/** Upcoming until and including its last day. */
export function stateOf(met: boolean, last: IsoDate, today: IsoDate): ObligationState {
  if (met) return 'met';
  return last < today ? 'missed' : 'upcoming';
}
