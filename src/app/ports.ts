import type { AccountRef, ChannelRef, Pace, PlatformName, PostResult } from '../chat/incoming.ts';
import type { Message } from '../chat/message.ts';
import type { AgreementDefinition, FunctionRole, SituationPictureKind } from '../domain/agreement-file.ts';
import type { AgreementChange, AgreementRecord } from '../domain/agreement-record.ts';
import type { Change, Measure } from '../domain/measure.ts';
import type { Meeting, MeetingChange } from '../domain/meeting.ts';
import type { Actor } from '../domain/policy.ts';
import type { FollowUpRef } from '../domain/record/follow-ups.ts';
import type { RetentionType } from '../domain/record/retention.ts';
import type { ReminderName } from '../domain/reminder-settings.ts';
import type { IsoDate, IsoInstant } from '../domain/time.ts';
import type { CalendarReads } from './calendars/ports.ts';
import type { Commit, CommitResult } from './effects.ts';
import type { FollowUpIssue } from './follow-ups/follow-up.ts';
import type { Reason, Subject } from './reminders/reminder.ts';
import type { ReportFormat } from './reports/report.ts';

export type { FollowUpIssue, FollowUpWording } from './follow-ups/follow-up.ts';
export type { SelfCheckStore, Sendings } from './self-check/ports.ts';

/** An agreement in this installation with what has been met since: functions and groups of its plan, channels, measures. */
export interface Agreement {
  readonly id: string;
  readonly definition: AgreementDefinition;
  readonly stoppedAt?: IsoInstant;
  readonly functions: readonly AgreementFunction[];
  readonly groups: readonly Group[];
  /** Functions that belong to a group by the agreement itself. */
  readonly groupMembers: readonly { readonly functionId: string; readonly groupId: string }[];
  readonly channels: readonly BoundChannel[];
  /** Every measure's number, group and functions, in the plan's order. */
  readonly index: readonly MeasureIndex[];
}

export interface MeasureIndex {
  readonly id: string;
  readonly number: string;
  readonly groupId?: string;
  readonly parts: readonly PartLink[];
}

export interface AgreementFunction {
  readonly id: string;
  readonly name: string;
  readonly party: string;
  readonly roles: readonly FunctionRole[];
  readonly aliases: readonly string[];
  readonly fromPlan: boolean;
}

export interface Group {
  readonly id: string;
  readonly name: string;
  readonly kind: string;
  readonly aliases: readonly string[];
}

export interface BoundChannel {
  readonly channel: ChannelRef;
  readonly agreementId: string;
  readonly groupId: string;
  readonly name?: string;
}

/** What is known of the one who speaks and the place, before anything is decided. */
export interface Situation {
  readonly personId?: string;
  /** Per agreement in which the person holds a function (confirmed or not). */
  readonly actors: readonly { readonly agreementId: string; readonly actor: Actor }[];
  readonly bound?: BoundChannel;
  /** Revision of the bound channel's agreement, as it was just now. */
  readonly revision?: number;
  /** The bound channel's measure with the number that was asked for, as it was just now. */
  readonly measure?: Measure;
}

/** Everything that commands read. Every list is complete; paging is for people. */
export interface Reads extends CalendarReads {
  agreements(): Promise<readonly { id: string; key: string; title: string; validTo: IsoDate }[]>;
  /** `revision`: what was read a moment ago, so that it isn't asked for again. */
  agreement(id: string, revision?: number): Promise<Agreement | undefined>;
  /** `on`: the local date, which says who is a deputy. `number`: of the measure that probably is to be read next. */
  situation(account: AccountRef, channel: ChannelRef | undefined, on: IsoDate, number?: string): Promise<Situation>;
  measure(id: string): Promise<Measure | undefined>;
  /** In the plan's order. */
  measures(agreementId: string): Promise<readonly Measure[]>;
  changes(measureId: string): Promise<readonly Change[]>;
  /** The measure's latest notes, newest first. */
  latestNotes(measureId: string, count: number): Promise<readonly Change[]>;
  /** Every change of an agreement's measures in the order they were recorded, for exports and reports. */
  allChanges(agreementId: string): Promise<readonly (Change & { readonly measureId: string })[]>;
  question(id: string): Promise<PendingQuestion | undefined>;
  /** Questions about meaning that nobody answered by then, oldest first. */
  questionsToSettle(now: IsoInstant): Promise<readonly PendingQuestion[]>;
  holdings(agreementId: string): Promise<readonly HoldingRow[]>;
  holdingsOfPerson(personId: string): Promise<readonly HoldingRow[]>;
  /** Deputies of the day and of days to come; they are in no other list of holdings. */
  deputies(agreementId: string, on: IsoDate): Promise<readonly DeputyRow[]>;
  /** Accounts of confirmed holders and of the day's deputies, per function id. */
  accountsOf(
    functionIds: readonly string[],
    on: IsoDate,
  ): Promise<readonly { functionId: string; personId: string; account: AccountRef }[]>;
  linkCode(codeHash: string, now: IsoInstant): Promise<{ personId: string } | undefined>;
  /** What is stored about the person with the account. Undefined when nothing is. */
  personalData(account: AccountRef): Promise<PersonalData | undefined>;
  /** Everybody who holds or has held a function of the agreement, deputies too, in the order in which they came. */
  everHeld(agreementId: string): Promise<readonly FormerHolding[]>;
  /** How many rows of reminders or of calendars have come of age: what is from before the instant. */
  disposableRows(agreementId: string, type: 'reminders' | 'calendars', before: IsoInstant): Promise<number>;
  /** Every account, and since when its person is known. */
  identities(): Promise<readonly Identity[]>;
  references(agreementId: string): Promise<readonly SituationReference[]>;
  auditPage(agreementId: string, before: number | undefined, count: number): Promise<readonly AuditRow[]>;
  inbox(id: string): Promise<{ outcome: string } | undefined>;
  /** Every meeting of an agreement, cancelled ones too, in the order they were booked. */
  meetings(agreementId: string): Promise<readonly Meeting[]>;
  meetingChanges(agreementId: string): Promise<readonly (MeetingChange & { readonly meetingId: string })[]>;
  /** What has happened with the agreement itself, in the order it applies; and the number of its latest change. */
  agreementChanges(agreementId: string): Promise<readonly AgreementChange[]>;
  record(agreementId: string): Promise<{ readonly version: number; readonly record: AgreementRecord }>;
  /** Reminders with these keys, or planned for these days, or of a bundle. */
  remindersWithKeys(agreementId: string, keys: readonly string[]): Promise<readonly ReminderRow[]>;
  remindersPlanned(agreementId: string, first: IsoDate, last: IsoDate): Promise<readonly ReminderRow[]>;
  remindersOfBundle(deliveryId: string): Promise<readonly ReminderRow[]>;
  /** What people have put off and not yet been reminded of anew. */
  putOff(agreementId: string): Promise<readonly PutOff[]>;
  /** How people want to be reminded; who has said nothing is left out. */
  reminderChoices(personIds: readonly string[]): Promise<ReadonlyMap<string, ReminderChoice>>;
  /** Posts about a change that were sent, for updating them after masking. */
  postsAbout(measureId: string, version: number): Promise<readonly DeliveryRow[]>;
  /** Posts that were or will be sent about briefs or meetings, or to tell what became of a measure's question. */
  postsOn(
    agreementId: string,
    about: {
      readonly briefs: readonly string[];
      readonly measureIds: readonly string[];
      readonly meetingIds: readonly string[];
    },
  ): Promise<readonly DeliveryRow[]>;
  /** Every kept version of the agreement's follow-ups, in the order of what they show. */
  followUpIssues(agreementId: string): Promise<readonly FollowUpIssue[]>;
  followUpIssue(id: string): Promise<FollowUpIssue | undefined>;
  /** The latest version, or the one that is asked for. */
  latestIssue(agreementId: string, ref: FollowUpRef, version?: number): Promise<FollowUpIssue | undefined>;
  /** A kept version's file as it was made; `edition`: what stands on it beside the document. */
  followUpFile(issueId: string, format: ReportFormat, edition: string): Promise<Uint8Array | undefined>;
  /** Posts by their ids, in the order in which they were made. */
  postsWithIds(ids: readonly string[]): Promise<readonly DeliveryRow[]>;
  /** Groups' lists of measures, in every channel that has had one. */
  groupLists(agreementId: string): Promise<readonly PostedList[]>;
}

/** A group's list of measures in a channel, and when it was last made true. */
export interface PostedList {
  readonly groupId: string;
  readonly channel: ChannelRef;
  readonly asOf: IsoInstant;
}

/** A reminder as it is stored with its key, before it is sent or when it was missed. */
export interface NewReminder {
  readonly key: string;
  readonly kind: ReminderName;
  readonly functionId?: string;
  readonly groupId?: string;
  readonly personId?: string;
  readonly subject: Subject;
  readonly reason: Reason;
  readonly due: IsoDate;
  readonly plannedOn: IsoDate;
  /** `missed`: no longer true when it could be sent. `skipped`: nobody there, or they do without it. */
  readonly state: 'sent' | 'missed' | 'skipped';
  readonly why?: string;
  readonly late: boolean;
  /** It waited for quiet weeks to end. */
  readonly quiet: boolean;
  readonly deliveryId?: string;
}

export interface ReminderRow extends NewReminder {
  /** When it was planned, by the application's clock. */
  readonly at: IsoInstant;
  /** How sending its bundle went. */
  readonly delivery?: Pick<DeliveryRow, 'state' | 'attempts'> & {
    readonly reason?: string;
    readonly sentAt?: IsoInstant;
    readonly possibleDoubles: number;
    readonly platform: PlatformName;
  };
}

export interface PutOff {
  readonly key: string;
  readonly personId: string;
  readonly until: IsoDate;
  readonly plannedOn: IsoDate;
}

export interface ReminderChoice {
  /** Kinds that the person does without. */
  readonly without: readonly ReminderName[];
  readonly platform?: PlatformName;
  readonly email?: string;
}

export type MeasurePart = 'responsible' | 'contributes' | 'communicates';

export interface PartLink {
  readonly functionId: string;
  readonly part: MeasurePart;
}

export interface HoldingRow {
  readonly id: string;
  readonly personId: string;
  readonly functionId: string;
  readonly functionName: string;
  readonly party: string;
  readonly agreementId: string;
  readonly confirmed: boolean;
  readonly accounts: readonly AccountRef[];
}

export interface FormerHolding extends HoldingRow {
  readonly ended: boolean;
}

export interface Identity {
  readonly personId: string;
  readonly account: AccountRef;
  readonly since: IsoInstant;
  /** When each of the person's functions came, by agreement. */
  readonly holdings: readonly { readonly agreementId: string; readonly since: IsoInstant }[];
}

/** What is stored about a person; texts and changes carry functions, so they are not among it. */
export interface PersonalData {
  /** Absent for an account that has only been asked something. */
  readonly personId?: string;
  readonly since?: IsoInstant;
  readonly accounts: readonly AccountRef[];
  readonly holdings: readonly {
    readonly agreementId: string;
    readonly agreement: string;
    readonly functionId: string;
    readonly functionName: string;
    readonly party: string;
    readonly since: IsoInstant;
    readonly confirmedAt?: IsoInstant;
    readonly endedAt?: IsoInstant;
    /** A deputy's days. */
    readonly from?: IsoDate;
    readonly to?: IsoDate;
  }[];
  readonly choice?: ReminderChoice;
  readonly putOff: number;
  /** Addresses of calendars given to the person and not taken back. */
  readonly calendars: number;
  readonly questions: number;
  /** Messages to the person, and reminders that they got. */
  readonly messages: number;
  readonly reminders: number;
}

/** What has been disposed of, kept outside the database. */
export interface DisposalEntry {
  readonly agreementId: string;
  readonly disposed: RetentionType;
  readonly decision: string;
  readonly before: IsoInstant;
  readonly at: IsoInstant;
}

export interface DisposalRegister {
  /** Resolves when it would survive a power cut. */
  add(entry: DisposalEntry): Promise<void>;
  all(): Promise<readonly DisposalEntry[]>;
}

/** Who has been forgotten, kept outside the database: a keyed hash of each account, never the account. */
export interface ForgottenRegister {
  /** Resolves when it would survive a power cut. `agreementId`: only there. */
  add(entry: {
    readonly accounts: readonly AccountRef[];
    readonly agreementId?: string;
    readonly at: IsoInstant;
  }): Promise<void>;
  /** Which of the accounts have been forgotten, where and when. */
  among(
    accounts: readonly AccountRef[],
  ): Promise<readonly { readonly account: AccountRef; readonly agreementId?: string; readonly at: IsoInstant }[]>;
}

/** A person who stands in for the function's holders. */
export interface DeputyRow extends HoldingRow {
  /** First and last day, both inclusive. */
  readonly from: IsoDate;
  readonly to: IsoDate;
}

export interface SituationReference {
  readonly id: string;
  readonly kind: SituationPictureKind;
  readonly date?: IsoDate;
  readonly owner: string;
  readonly where: string;
  readonly goalAreas: readonly number[];
}

export interface AuditRow {
  readonly seq: number;
  readonly at: IsoInstant;
  readonly recordedAt: IsoInstant;
  readonly functionName?: string;
  readonly actor: string;
  readonly kind: string;
  readonly subject: Readonly<Record<string, unknown>>;
}

export interface DeliveryRow {
  readonly id: string;
  readonly agreementId: string;
  readonly kind: DeliveryKind;
  readonly subject: DeliverySubject;
  readonly target: DeliveryTarget;
  /** `unreachable`: by no way. `failed`: it is not known whether it came, or it could not be said. `reason` tells. */
  readonly state: 'waiting' | 'sent' | 'unreachable' | 'failed';
  readonly attempts: number;
  readonly channelId?: string;
  readonly messageId?: string;
  readonly seq: number;
  readonly at: IsoInstant;
  /** By the application's clock. */
  readonly sentAt?: IsoInstant;
  /** It waits until then: the pause after a failure, or the channel's pace. By the machine's clock, as sending is. */
  readonly notBefore?: IsoInstant;
  /** Why it waits, or was given up: the platform's own word, or ours (`t.delivery.why`). */
  readonly reason?: string;
  readonly way: DeliveryWay;
  /** It was being sent, and nobody knows yet whether it came. */
  readonly inDoubt: boolean;
  /** Times that it was sent once more without knowing whether it had come. */
  readonly possibleDoubles: number;
  /** What it came of: in every log line from there (correlation.ts). Absent in what was stored before there was any. */
  readonly correlation?: string;
}

/** How a person is told: in private, else in the group's channel, else by e-mail (product.md §5). */
export type DeliveryWay = 'direct' | 'group' | 'e-mail';

/**
 * `news`: a saved change, to its measure's group. `suggest`: what a note says that its writer may not decide, to the
 * responsible function. `proposal`: a proposal that waits for the coordinators. `answered`: how it went.
 * `welcome`: the first message in a channel. `confirm`: a newcomer waits for their coordinator. `bundle`: a day's
 * reminders to one recipient. `group-list`: the group's list of measures, edited in place. `unreachable`: to the
 * coordinators, that somebody or some channel can't be reached. `self-check`: to them, that the day's comparison of what
 * should have been sent with what was has found something. `meeting-news`: a meeting booked, moved or cancelled.
 * `follow-up`: an approved summary or review, to the steering group. `brief`: of a decision brief, to who asked or may confirm.
 */
export type DeliveryKind =
  | 'news'
  | 'suggest'
  | 'proposal'
  | 'answered'
  | 'welcome'
  | 'confirm'
  | 'notice'
  | 'bundle'
  | 'group-list'
  | 'unreachable'
  | 'self-check'
  | 'meeting-news'
  | 'follow-up'
  | 'brief';

/** Ids, and facts that are nobody's text: the message is made from them when it is sent. */
export interface DeliverySubject {
  readonly measureId?: string;
  readonly version?: number;
  readonly groupId?: string;
  readonly functionId?: string;
  readonly holdingId?: string;
  readonly facts?: Readonly<Record<string, string | number | boolean>>;
  /** The latest edit's place in the order of everything posted and edited; absent until the first. */
  readonly edit?: number;
  /** Where it was to go before, the first of all first. `whole`: nothing could be sent in that workspace or tenant. */
  readonly tried?: readonly (DeliveryTarget & { readonly whole?: true })[];
}

export interface DeliveryTarget {
  readonly kind: 'channel' | 'person';
  readonly platform: PlatformName;
  readonly tenant: string;
  readonly id: string;
  readonly thread?: string;
}

/** An option of a question: the command that choosing it runs. `args` may hold people's text: it stays in the question. */
export interface QuestionOption {
  readonly label: string;
  readonly command: string;
  readonly measure?: string;
  readonly args: Readonly<Record<string, unknown>>;
}

export interface PendingQuestion {
  readonly id: string;
  readonly agreementId?: string;
  /** `platform/tenant/id` of the one who was asked: only they may answer. */
  readonly account: string;
  /** `meaning` settles as written after an hour; the others are dropped when they expire. */
  readonly kind: 'meaning' | 'privacy' | 'date' | 'choice' | 'import' | 'agreement';
  readonly options: readonly QuestionOption[];
  /** What is done when a question about meaning is left unanswered. */
  readonly otherwise?: QuestionOption;
  readonly origin: {
    readonly platform: PlatformName;
    readonly tenant: string;
    readonly channelId?: string;
    readonly channelName?: string;
  };
  readonly askedAt: IsoInstant;
  readonly settlesAt?: IsoInstant;
  readonly expiresAt: IsoInstant;
}

export interface Store extends Reads {
  commit(commit: Commit): Promise<CommitResult>;
}

/** Who is told of a function's reminders. */
export interface Holder {
  readonly functionId: string;
  /** In local mode a name for the function itself. */
  readonly personId: string;
  /** One or more. */
  readonly accounts: readonly AccountRef[];
}

/** How far agreements have been planned, for the clockwork. */
export interface PlanningStore {
  /** Agreements with a changed fact, or whose next occurrence has come. */
  due(now: IsoInstant): Promise<readonly string[]>;
  /** `seq`: the latest row of the audit log; the rest is absent when the agreement has never been planned. */
  state(agreementId: string): Promise<{
    readonly seq: number;
    readonly through?: IsoInstant;
    readonly nextAt?: IsoInstant;
  }>;
  /** Confirmed holders, the day's deputies first, then in the order in which they came. */
  holders(agreementId: string, on: IsoDate): Promise<readonly Holder[]>;
  /** Which of the deliveries are there already, by key. */
  deliveriesAmong(keys: readonly string[]): Promise<ReadonlySet<string>>;
}

/** Who sends a delivery, and when. Nobody else sends it meanwhile. */
export interface Claim {
  /** Id of the process, made when it starts. */
  readonly by: string;
  /** The machine's clock. */
  readonly now: IsoInstant;
}

/** Whether a place may be posted to now; else when it may be at the earliest. */
export type Slot = { readonly kind: 'taken' } | { readonly kind: 'wait'; readonly until: IsoInstant };

/** How a try ended. Whatever it was, the delivery is let go. */
export type DeliveryOutcome =
  /** `edit`: the edit that it shows; a later one makes it wait again. `at`: by the application's clock. */
  | {
      readonly kind: 'sent';
      readonly channelId: string;
      readonly messageId: string;
      readonly edit: number;
      readonly at: IsoInstant;
    }
  /** Left out: as it was. */
  | {
      readonly kind: 'wait';
      readonly until: IsoInstant;
      readonly reason?: string;
      readonly attempts?: number;
      readonly inDoubt?: boolean;
      readonly possibleDoubles?: number;
    }
  | { readonly kind: 'unreachable' | 'failed'; readonly reason: string; readonly edit: number }
  /** By another way from now on, or posted anew where what was posted is gone. */
  | {
      readonly kind: 'moved';
      readonly target: DeliveryTarget;
      readonly way: DeliveryWay;
      readonly tried: DeliverySubject['tried'];
    };

/** E-mail, for those who can be reached in no other way. */
export interface Mailer {
  /** `deliveryId` is in the message's id, so that the same sent again is known for what it is. */
  send(address: string, message: Message, deliveryId: string): Promise<PostResult>;
}

/** Delivery rows, for whoever sends them. Instants are the machine's unless said otherwise. */
export interface DeliveryStore {
  delivery(id: string): Promise<DeliveryRow | undefined>;
  waiting(limit: number): Promise<readonly DeliveryRow[]>;
  posts(channel: ChannelRef, after: number): Promise<readonly DeliveryRow[]>;
  /** Ids of what may be sent now and nobody is sending, oldest first. */
  due(now: IsoInstant): Promise<readonly string[]>;
  /** What waits until a later time but before `until`, or is with a process until then. */
  dueLater(now: IsoInstant, until: IsoInstant): Promise<readonly { readonly id: string; readonly at: IsoInstant }[]>;
  /** Takes it for a minute. Undefined when it is settled, waits, or is with somebody else. */
  claim(id: string, claim: Claim): Promise<DeliveryRow | undefined>;
  /** Just before it is posted: it counts as in doubt until it is settled. False when the claim has run out. */
  begin(
    id: string,
    claim: Claim,
    doubt: { readonly inDoubt: boolean; readonly possibleDoubles: number },
  ): Promise<boolean>;
  /**
   * Ends the try. `changed`: it was changed while it was sent, and is to be sent again. `lost`: it is somebody else's by now.
   */
  settle(id: string, by: string, outcome: DeliveryOutcome): Promise<'settled' | 'changed' | 'lost'>;
  /** Claims of a process that is gone, where only one can be at work. */
  voidClaims(): Promise<void>;
  /** Takes the next place in the row's channel or chat, which all processes share. */
  takeSlot(row: DeliveryRow, pace: Pace, now: IsoInstant): Promise<Slot>;
  /** Nothing is sent in the workspace or tenant until then. */
  pause(tenant: Pick<DeliveryTarget, 'platform' | 'tenant'>, until: IsoInstant, now: IsoInstant): Promise<void>;
  /** When something was last sent there, by the application's clock; with no id, anywhere in the workspace or tenant. */
  lastSent(
    place: Pick<DeliveryTarget, 'platform' | 'tenant'> & { readonly id?: string },
  ): Promise<IsoInstant | undefined>;
}

export interface Clock {
  now(): IsoInstant;
}

/** What was masked: ids, who, when and why; never the text. */
export type MaskEntry = {
  readonly agreementId: string;
  readonly by: string;
  readonly at: IsoInstant;
  readonly why: string;
} & (
  | { readonly measureId: string; readonly versions: readonly number[] }
  | {
      readonly record: readonly MaskedTexts[];
      readonly meetings: readonly { readonly meetingId: string; readonly texts: readonly MaskedTexts[] }[];
    }
);

/** Which texts of a change: a version may hold several, such as a party's answers to a review. */
export interface MaskedTexts {
  readonly version: number;
  readonly parts: readonly string[];
}

/** The register of what was masked, kept outside the database so that a restored backup is masked again. */
export interface MaskRegister {
  /** Resolves when the entry would survive a power cut. */
  add(entry: MaskEntry): Promise<void>;
  all(): Promise<readonly MaskEntry[]>;
}
