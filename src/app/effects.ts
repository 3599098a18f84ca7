import type { AccountRef, ChannelRef, PlatformName } from '../chat/incoming.ts';
import type { AgreementDefinition } from '../domain/agreement-file.ts';
import type { AgreementChangeBody } from '../domain/agreement-record.ts';
import type { Author, ChangeBody, MeasureState } from '../domain/measure.ts';
import type { MeetingChangeBody, MeetingState } from '../domain/meeting.ts';
import type { RetentionType } from '../domain/record/retention.ts';
import type { IsoDate, IsoInstant } from '../domain/time.ts';
import type { CalendarEffect } from './calendars/ports.ts';
import type { FollowUpIssue, FollowUpWording } from './follow-ups/follow-up.ts';
import type {
  AgreementFunction,
  BoundChannel,
  DeliveryKind,
  DeliverySubject,
  DeliveryTarget,
  Group,
  MaskedTexts,
  NewReminder,
  PartLink,
  PendingQuestion,
  ReminderChoice,
  SituationReference,
} from './ports.ts';
import type { ReportDocument } from './reports/report.ts';

/** What a command wants done: facts. `commit` does them all in one transaction, with an audit row each. */
export type Effect =
  | CalendarEffect
  | {
      readonly kind: 'change';
      readonly measureId: string;
      readonly number: string;
      readonly expected: number;
      readonly changes: readonly NewChange[];
      readonly state: MeasureState;
      /** The state that was changed, to tell whether the group's list shows anything else; without it, it is taken to. */
      readonly before?: MeasureState;
    }
  | {
      readonly kind: 'add-measure';
      readonly measureId: string;
      readonly number: string;
      readonly position: number;
      readonly groupId?: string;
      readonly changes: readonly NewChange[];
      readonly state: MeasureState;
      readonly parts: readonly PartLink[];
    }
  /** A changed plan text moves the measure between groups and functions. Goes with a `change`. */
  | {
      readonly kind: 'relink-measure';
      readonly measureId: string;
      readonly groupId?: string;
      readonly parts: readonly PartLink[];
    }
  | { readonly kind: 'add-function'; readonly function: AgreementFunction }
  | { readonly kind: 'add-group'; readonly group: Group }
  | {
      readonly kind: 'apply-agreement';
      readonly agreementId: string;
      readonly definition: AgreementDefinition;
      readonly isNew: boolean;
      readonly functions: readonly AgreementFunction[];
      readonly groups: readonly Group[];
      readonly groupMembers: readonly { functionId: string; groupId: string }[];
    }
  | { readonly kind: 'bind-channel'; readonly bound: BoundChannel }
  | { readonly kind: 'unbind-channel'; readonly channel: ChannelRef }
  | { readonly kind: 'unbind-team'; readonly platform: PlatformName; readonly tenant: string; readonly team: string }
  | { readonly kind: 'unbind-tenant'; readonly platform: PlatformName; readonly tenant: string }
  | { readonly kind: 'add-person'; readonly personId: string; readonly account: AccountRef }
  | {
      readonly kind: 'hold';
      readonly holdingId: string;
      readonly personId: string;
      readonly functionId: string;
      readonly confirmed: boolean;
    }
  | { readonly kind: 'confirm-holding'; readonly holdingId: string }
  | { readonly kind: 'end-holding'; readonly holdingId: string }
  | {
      readonly kind: 'name-deputy';
      readonly holdingId: string;
      readonly personId: string;
      readonly functionId: string;
      readonly from: IsoDate;
      readonly to: IsoDate;
    }
  | { readonly kind: 'end-deputy'; readonly holdingId: string }
  | ForgetPerson
  | DisposeEffect
  | {
      readonly kind: 'make-link-code';
      readonly codeHash: string;
      readonly personId: string;
      readonly expiresAt: IsoInstant;
    }
  | {
      readonly kind: 'link-account';
      readonly codeHash: string;
      readonly account: AccountRef;
      readonly personId: string;
      readonly formerPersonId?: string;
    }
  | { readonly kind: 'add-reference'; readonly reference: SituationReference }
  | { readonly kind: 'ask'; readonly question: PendingQuestion }
  | { readonly kind: 'close-question'; readonly questionId: string }
  /** Takes the texts of these versions away. The measure's version moves on, so that nobody writes the text back. */
  | {
      readonly kind: 'mask';
      readonly measureId: string;
      readonly versions: readonly number[];
      readonly by: string;
      readonly why: string;
      readonly state: MeasureState;
      readonly expected: number;
    }
  /**
   * Takes texts of the agreement's record and of its meetings away. Both move on, so that nobody writes the text back; what
   * somebody else wrote meanwhile is a conflict. `expected`: the record's version that was read.
   */
  | {
      readonly kind: 'mask-record';
      readonly record: readonly MaskedTexts[];
      /** Of the record, whose briefs these are. */
      readonly briefs: readonly string[];
      readonly meetings: readonly {
        readonly meetingId: string;
        readonly expected: number;
        readonly texts: readonly MaskedTexts[];
        readonly state: MeetingState;
      }[];
      readonly by: string;
      readonly why: string;
      readonly author: Author;
      readonly expected: number;
    }
  /**
   * `renewsAt`: what has been posted with that key is edited in place, no sooner than that by the machine's clock, so that
   * what comes meanwhile goes with it. Without it, what is there is left as it is.
   */
  | { readonly kind: 'post'; readonly delivery: NewDelivery; readonly renewsAt?: IsoInstant }
  | { readonly kind: 'repost'; readonly deliveryId: string }
  | {
      readonly kind: 'book-meeting';
      readonly meetingId: string;
      readonly groupId: string;
      /** The first books it. */
      readonly changes: readonly NewMeetingChange[];
      readonly state: MeetingState;
    }
  | {
      readonly kind: 'change-meeting';
      readonly meetingId: string;
      readonly expected: number;
      readonly changes: readonly NewMeetingChange[];
      readonly state: MeetingState;
    }
  /** Adds to the agreement's record. `expected`: the version that was read; somebody else's change meanwhile is a conflict. */
  | {
      readonly kind: 'agreement-change';
      readonly expected: number;
      readonly author: Author;
      readonly bodies: readonly AgreementChangeBody[];
    }
  /** Keeps a version of a follow-up. Goes with the `follow-up-frozen` of the agreement's record. */
  | { readonly kind: 'freeze-follow-up'; readonly issue: Omit<FollowUpIssue, 'agreementId' | 'maskedOn'> }
  /** Takes a text away from a kept version, and throws its files away. */
  | {
      readonly kind: 'mask-follow-up';
      readonly issueId: string;
      readonly document: ReportDocument;
      readonly wording: FollowUpWording;
      readonly on: IsoDate;
    }
  /** What a day's self-check of the agreement found: one a day, or nothing of the commit is kept. */
  | {
      readonly kind: 'self-checked';
      readonly day: IsoDate;
      readonly missing: number;
      readonly unsent: number;
      readonly doubtful: number;
    }
  /** Stores what is told, or was missed, with its keys. Its bundles go with it as `post`. */
  | { readonly kind: 'remind'; readonly reminders: readonly NewReminder[] }
  /** How far the agreement has been planned; nothing of a run is kept if another run was quicker. */
  | { readonly kind: 'planned'; readonly seenSeq: number; readonly through: IsoInstant; readonly nextAt: IsoInstant }
  | {
      readonly kind: 'remind-later';
      readonly personId: string;
      readonly until: IsoDate;
      readonly reminders: readonly { readonly key: string; readonly plannedOn: IsoDate }[];
    }
  | { readonly kind: 'choose-reminders'; readonly personId: string; readonly choice: ReminderChoice };

/**
 * Takes away who a person is: what they held, and what is theirs alone. The functions and everything that was written stay.
 * `in`: only in that agreement, and altogether once they hold nothing anywhere. `until`: what came later stays. `instead`: stands in
 * keys where the person's id stood. `concerns`: for the log of each agreement, ids of what was held there.
 */
export interface ForgetPerson {
  readonly kind: 'forget-person';
  readonly personId?: string;
  readonly accounts: readonly AccountRef[];
  readonly in?: string;
  readonly until: IsoInstant;
  readonly instead: string;
  readonly concerns: readonly { readonly agreementId: string; readonly functions: readonly string[] }[];
}

/**
 * Takes away what has come of age by a disposal decision, of one type, with the row of the record that says so. Texts go as masking
 * takes them, with the decision in the place of who and why; of reminders and calendars the rows go. `rows`: how many those are.
 */
export interface DisposeEffect {
  readonly kind: 'dispose';
  readonly type: RetentionType;
  readonly decision: string;
  readonly before: IsoInstant;
  /** The record's version that was read. */
  readonly expected: number;
  readonly measures: readonly {
    readonly measureId: string;
    readonly expected: number;
    readonly versions: readonly number[];
    readonly state: MeasureState;
  }[];
  readonly meetings: readonly {
    readonly meetingId: string;
    readonly expected: number;
    readonly texts: readonly MaskedTexts[];
    readonly state: MeetingState;
  }[];
  readonly followUps: readonly { readonly issueId: string; readonly document: ReportDocument }[];
  readonly rows: number;
  readonly count: number;
  readonly on: IsoDate;
  readonly by: string;
  readonly why: string;
}

export interface NewChange {
  readonly version: number;
  readonly author: Author;
  readonly functionId?: string;
  readonly body: ChangeBody;
  readonly at?: IsoInstant;
}

export interface NewMeetingChange {
  readonly version: number;
  readonly author: Author;
  readonly functionId?: string;
  readonly body: MeetingChangeBody;
  readonly at?: IsoInstant;
}

export interface NewDelivery {
  readonly id: string;
  /** The agreement that it is about, where one commit concerns several; the commit's own otherwise. */
  readonly agreementId?: string;
  readonly key: string;
  readonly kind: DeliveryKind;
  readonly subject: DeliverySubject;
  readonly target: DeliveryTarget;
}

export interface Commit {
  readonly inboxId?: string;
  readonly outcome: string;
  readonly agreementId?: string;
  /** When the changes apply, and when they are recorded. */
  readonly at: IsoInstant;
  readonly recordedAt: IsoInstant;
  readonly actor: 'function' | 'deputy' | 'unconfirmed' | 'administrator' | 'operator' | 'clock';
  readonly functionId?: string;
  /** What it came of (correlation.ts); made from the inbox id unless told. Deliveries carry it to their sending. */
  readonly correlation?: string;
  readonly effects: readonly Effect[];
}

/**
 * One transaction: the inbox id, every effect with its history, audit row and job, or nothing at all.
 * `conflict`: somebody else changed the same measure meanwhile; decide again from what is true now.
 * `repeated`: this inbox id has been committed before; nothing was done.
 */
/** The database was lost while it committed, and has not come back to say whether it did. */
export class OutcomeUnknown extends Error {
  constructor(cause: unknown) {
    super('Whether the change was committed is not known.', { cause });
  }
}

export type CommitResult =
  | { readonly kind: 'committed' }
  | { readonly kind: 'repeated'; readonly outcome: string }
  | { readonly kind: 'conflict' };
