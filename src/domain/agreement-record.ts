import type { Author } from './measure.ts';
import type { ReminderSettings } from './reminder-settings.ts';
import type { IsoDate, IsoInstant } from './time.ts';

/** A steering summary or a review: what is to be posted, and then reported to each party. */
export interface FollowUpRef {
  readonly kind: 'summary' | 'review';
  /** The day that it is for: the steering meeting's or the half-year's, or the review's month as `YYYY-MM`. */
  readonly for: string;
}

export type ConsultationForm = 'meeting' | 'written' | 'other';

/** What has happened with the agreement itself. Never overwritten: a correction is a new change. */
export type AgreementChangeBody =
  | { readonly kind: 'reminder-settings'; readonly settings: ReminderSettings }
  /** Nothing is sent from now on but what concerns the consultation; until and including a day, or until resumed. */
  | { readonly kind: 'reminders-paused'; readonly until?: IsoDate }
  | { readonly kind: 'reminders-resumed' }
  /** `end`: the agreement's last day at the time, which it was about. */
  | {
      readonly kind: 'consultation';
      readonly on: IsoDate;
      readonly form: ConsultationForm;
      readonly outcome?: string;
      readonly end?: IsoDate;
    }
  /** A party's coordinators have given their answers to a review's questions. */
  | { readonly kind: 'review-answered'; readonly month: string; readonly party: string }
  | { readonly kind: 'follow-up-approved'; readonly followUp: FollowUpRef; readonly party: string }
  | { readonly kind: 'follow-up-posted'; readonly followUp: FollowUpRef; readonly on: IsoDate }
  | { readonly kind: 'reported'; readonly followUp: FollowUpRef; readonly party: string; readonly on: IsoDate }
  /** A question to the steering group has become a brief with a latest day, or the brief has been decided. */
  | { readonly kind: 'brief'; readonly brief: string; readonly measure?: string; readonly latest: IsoDate }
  | { readonly kind: 'brief-decided'; readonly brief: string; readonly on: IsoDate };

/** One version of an agreement's record. `at`: when it applies; `recordedAt`: when it was recorded. */
export interface AgreementChange {
  readonly version: number;
  readonly at: IsoInstant;
  readonly recordedAt: IsoInstant;
  readonly author: Author;
  readonly functionId?: string;
  readonly body: AgreementChangeBody;
}

export interface PostedFollowUp {
  readonly followUp: FollowUpRef;
  readonly on: IsoDate;
  /** Per party that has registered it. */
  readonly reported: readonly { readonly party: string; readonly on: IsoDate }[];
}

/** What every change of the record adds up to. */
export interface AgreementRecord {
  readonly settings: ReminderSettings;
  /** Absent while reminders are sent. */
  readonly paused?: { readonly from: IsoInstant; readonly until?: IsoDate };
  readonly consultations: readonly { readonly on: IsoDate; readonly form: ConsultationForm; readonly end?: IsoDate }[];
  readonly answered: readonly { readonly month: string; readonly party: string; readonly on: IsoDate }[];
  readonly approved: readonly { readonly followUp: FollowUpRef; readonly party: string }[];
  readonly posted: readonly PostedFollowUp[];
  readonly briefs: readonly {
    readonly brief: string;
    readonly measure?: string;
    readonly latest: IsoDate;
    readonly decidedOn?: IsoDate;
  }[];
}

export const emptyRecord: AgreementRecord = {
  settings: {},
  consultations: [],
  answered: [],
  approved: [],
  posted: [],
  briefs: [],
};

function sameFollowUp(a: FollowUpRef, b: FollowUpRef): boolean {
  return a.kind === b.kind && a.for === b.for;
}

type Consulted = Extract<AgreementChangeBody, { kind: 'consultation' }>;

function consultationOf({ on, form, end }: Consulted): AgreementRecord['consultations'][number] {
  return { on, form, ...(end === undefined ? {} : { end }) };
}

/** Adds a change to the record. Changes are added in the order in which they apply. */
export function applyAgreementChange(record: AgreementRecord, change: AgreementChange, on: IsoDate): AgreementRecord {
  const { body } = change;
  switch (body.kind) {
    case 'reminder-settings':
      return { ...record, settings: body.settings };
    case 'reminders-paused':
      return { ...record, paused: { from: change.at, ...(body.until === undefined ? {} : { until: body.until }) } };
    case 'reminders-resumed': {
      const { paused: _paused, ...running } = record;
      return running;
    }
    case 'consultation':
      return { ...record, consultations: [...record.consultations, consultationOf(body)] };
    case 'review-answered':
      return { ...record, answered: [...record.answered, { month: body.month, party: body.party, on }] };
    case 'follow-up-approved':
      return { ...record, approved: [...record.approved, { followUp: body.followUp, party: body.party }] };
    case 'follow-up-posted':
      return { ...record, posted: [...record.posted, { followUp: body.followUp, on: body.on, reported: [] }] };
    case 'reported': {
      const mark = { party: body.party, on: body.on };
      const posted = record.posted.map((entry) =>
        sameFollowUp(entry.followUp, body.followUp) ? { ...entry, reported: [...entry.reported, mark] } : entry,
      );
      return { ...record, posted };
    }
    case 'brief': {
      const { brief, measure, latest } = body;
      const others = record.briefs.filter((entry) => entry.brief !== brief);
      return { ...record, briefs: [...others, { brief, latest, ...(measure === undefined ? {} : { measure }) }] };
    }
    case 'brief-decided': {
      const decided = (entry: AgreementRecord['briefs'][number]) =>
        entry.brief === body.brief ? { ...entry, decidedOn: body.on } : entry;
      return { ...record, briefs: record.briefs.map(decided) };
    }
  }
}
