import type { AccountRef, ChannelRef } from '../chat/incoming.ts';
import type { AgreementChange, AgreementRecord } from '../domain/agreement-record.ts';
import type { Change, Measure } from '../domain/measure.ts';
import type { Meeting, MeetingChange } from '../domain/meeting.ts';
import type { FollowUpRef } from '../domain/record/follow-ups.ts';
import type { IsoDate, IsoInstant } from '../domain/time.ts';
import type { CalendarReads } from './calendars/ports.ts';
import type { Commit, CommitResult } from './effects.ts';
import type { FollowUpIssue } from './follow-ups/follow-up.ts';
import type { Agreement, AuditRow, PostedList, SituationReference } from './ports/agreement.ts';
import type { DeliveryRow } from './ports/deliveries.ts';
import type { DeputyRow, FormerHolding, HoldingRow, Identity, PersonalData, Situation } from './ports/people.ts';
import type { PendingQuestion } from './ports/questions.ts';
import type { ChangeMark } from './ports/registers.ts';
import type { PutOff, ReminderChoice, ReminderRow } from './ports/reminders.ts';
import type { ReportFormat } from './reports/report.ts';

export type { FollowUpIssue, FollowUpWording } from './follow-ups/follow-up.ts';
export type {
  Agreement,
  AgreementFunction,
  AuditRow,
  BoundChannel,
  Group,
  MeasureIndex,
  MeasurePart,
  PartLink,
  PostedList,
  SituationReference,
} from './ports/agreement.ts';
export type {
  DeliveryKind,
  DeliveryOutcome,
  DeliveryRow,
  DeliveryStore,
  DeliverySubject,
  DeliveryTarget,
  DeliveryWay,
  Mailer,
} from './ports/deliveries.ts';
export type {
  DeputyRow,
  FormerHolding,
  Holder,
  HoldingRow,
  Identity,
  PersonalData,
  Situation,
} from './ports/people.ts';
export type { PendingQuestion, QuestionOption } from './ports/questions.ts';
export type {
  ChangeMark,
  DisposalRegister,
  ForgottenRegister,
  MaskEntry,
  MaskedTexts,
  MaskRegister,
  RegisteredTexts,
} from './ports/registers.ts';
export type { NewReminder, PlanningStore, PutOff, ReminderChoice, ReminderRow } from './ports/reminders.ts';
export type { SelfCheckStore, Sendings } from './self-check/ports.ts';

/** Everything that commands read. Every list is complete; paging is for people. */
export interface Reads extends CalendarReads {
  agreements(): Promise<readonly { id: string; key: string; title: string; validTo: IsoDate }[]>;
  /** `revision`: what was read a moment ago, so that it isn't asked for again. */
  agreement(id: string, revision?: number): Promise<Agreement | undefined>;
  /** `on`: the local date, which says who is a deputy. `number`: of the measure that probably is to be read next. */
  situation(account: AccountRef, channel: ChannelRef | undefined, on: IsoDate, number?: string): Promise<Situation>;
  measure(agreementId: string, id: string): Promise<Measure | undefined>;
  /** A button names a measure and not its agreement: it is sought in those that the speaker has a part in. */
  measureIn(agreementIds: readonly string[], id: string): Promise<Measure | undefined>;
  /** In the plan's order. */
  measures(agreementId: string): Promise<readonly Measure[]>;
  changes(agreementId: string, measureId: string): Promise<readonly Change[]>;
  /** The measure's latest notes, newest first. */
  latestNotes(agreementId: string, measureId: string, count: number): Promise<readonly Change[]>;
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
    agreementId: string,
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
  /** What tells these changes from others with the same numbers in another past. */
  changeMarks(agreementId: string, place: ChangePlace, versions: readonly number[]): Promise<readonly ChangeMark[]>;
  /** Reminders with these keys, or planned for these days, or of a bundle. */
  remindersWithKeys(agreementId: string, keys: readonly string[]): Promise<readonly ReminderRow[]>;
  remindersPlanned(agreementId: string, first: IsoDate, last: IsoDate): Promise<readonly ReminderRow[]>;
  remindersOfBundle(agreementId: string, deliveryId: string): Promise<readonly ReminderRow[]>;
  /** What people have put off and not yet been reminded of anew. */
  putOff(agreementId: string): Promise<readonly PutOff[]>;
  /** How people want to be reminded; who has said nothing is left out. */
  reminderChoices(personIds: readonly string[]): Promise<ReadonlyMap<string, ReminderChoice>>;
  /** Posts about a change that were sent, for updating them after masking. */
  postsAbout(agreementId: string, measureId: string, version: number): Promise<readonly DeliveryRow[]>;
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
  followUpIssue(agreementId: string, id: string): Promise<FollowUpIssue | undefined>;
  /** What a file's reference stands for: the reference is all that is known, and says no agreement. */
  issueOfFile(id: string): Promise<FollowUpIssue | undefined>;
  /** The latest version, or the one that is asked for. */
  latestIssue(agreementId: string, ref: FollowUpRef, version?: number): Promise<FollowUpIssue | undefined>;
  /** A kept version's file as it was made; `edition`: what stands on it beside the document. */
  followUpFile(
    agreementId: string,
    issueId: string,
    format: ReportFormat,
    edition: string,
  ): Promise<Uint8Array | undefined>;
  /** Posts by their ids, in the order in which they were made. */
  postsWithIds(agreementId: string, ids: readonly string[]): Promise<readonly DeliveryRow[]>;
  /** Groups' lists of measures, in every channel that has had one. */
  groupLists(agreementId: string): Promise<readonly PostedList[]>;
}

/** Whose changes: a measure's, a meeting's, or those of the agreement's record. */
export type ChangePlace = { readonly measureId: string } | { readonly meetingId: string } | 'record';

export interface Store extends Reads {
  commit(commit: Commit): Promise<CommitResult>;
}

export interface Clock {
  now(): IsoInstant;
}
