import type { Author } from './measure.ts';
import { applyBriefChange, type Brief, type BriefChange } from './record/briefs.ts';
import { applyExtensionChange, type ExtensionChange, type ExtensionRecord, noExtension } from './record/extension.ts';
import { applyFollowUpChange, type FollowUpChange, type FollowUpRecord, noFollowUps } from './record/follow-ups.ts';
import { applyRetentionChange, type Retention, type RetentionChange } from './record/retention.ts';
import { applyReviewChange, noReviews, type ReviewChange, type ReviewRecord } from './record/reviews.ts';
import type { ReminderSettings } from './reminder-settings.ts';
import type { IsoDate, IsoInstant } from './time.ts';

export type ConsultationForm = 'meeting' | 'written' | 'other';

/** `outcome`: a line on what the parties came to; empty where it has been taken away. */
export interface Consultation {
  readonly on: IsoDate;
  readonly form: ConsultationForm;
  readonly outcome?: string;
  readonly end?: IsoDate;
}

/** What has happened with the agreement itself. Never overwritten: a correction is a new change. */
export type AgreementChangeBody =
  | { readonly kind: 'reminder-settings'; readonly settings: ReminderSettings }
  /** Nothing is sent from now on but what concerns the consultation; until and including a day, or until resumed. */
  | { readonly kind: 'reminders-paused'; readonly until?: IsoDate }
  | { readonly kind: 'reminders-resumed' }
  /**
   * `end`: the agreement's last day at the time, which it was about. Recorded again of the same day and end it replaces the
   * earlier, whose outcome stays where none is given.
   * `withdrawn`: there was none that day.
   */
  | ({ readonly kind: 'consultation'; readonly withdrawn?: true } & Consultation)
  /**
   * Texts have been taken away, here or in meetings: nothing that was read before is written after it. `versions` and
   * `briefs`: those of this record that held them.
   */
  | { readonly kind: 'text-masked'; readonly versions: readonly number[]; readonly briefs: readonly string[] }
  | ReviewChange
  | FollowUpChange
  | BriefChange
  | ExtensionChange
  | RetentionChange;

/** One version of an agreement's record. `at`: when it applies; `recordedAt`: when it was recorded. */
export interface AgreementChange {
  readonly version: number;
  readonly at: IsoInstant;
  readonly recordedAt: IsoInstant;
  readonly author: Author;
  readonly functionId?: string;
  readonly body: AgreementChangeBody;
  /** Who took a text of it away, when and why. */
  readonly masked?: { readonly by: string; readonly at: IsoInstant; readonly why: string };
}

/** What every change of the record adds up to. */
export interface AgreementRecord extends ReviewRecord, FollowUpRecord {
  readonly settings: ReminderSettings;
  /** The settings before these, and until when each was in force, in order; absent when they never were changed. */
  readonly earlierSettings?: readonly { readonly settings: ReminderSettings; readonly until: IsoInstant }[];
  /** Absent while reminders are sent. */
  readonly paused?: { readonly from: IsoInstant; readonly until?: IsoDate };
  readonly consultations: readonly Consultation[];
  readonly briefs: readonly Brief[];
  readonly extension: ExtensionRecord;
  /** What may be disposed of, and on whose decision. */
  readonly retention: readonly Retention[];
}

/** Whether reminders rest on a day: until and including the pause's last, or until they are resumed. */
export function isPaused({ paused }: Pick<AgreementRecord, 'paused'>, day: IsoDate): boolean {
  return paused !== undefined && (paused.until === undefined || day <= paused.until);
}

export const emptyRecord: AgreementRecord = {
  settings: {},
  consultations: [],
  briefs: [],
  extension: noExtension,
  retention: [],
  ...noReviews,
  ...noFollowUps,
};

function afterConsultation(
  all: readonly Consultation[],
  { kind: _kind, withdrawn, ...said }: Extract<AgreementChangeBody, { kind: 'consultation' }>,
): readonly Consultation[] {
  const isSame = ({ on, end }: Consultation) => on === said.on && end === said.end;
  const others = all.filter((each) => !isSame(each));
  return withdrawn ? others : [...others, { ...all.find(isSame), ...said }];
}

/** Adds a change to the record. Changes are added in the order in which they apply. */
export function applyAgreementChange(record: AgreementRecord, change: AgreementChange, on: IsoDate): AgreementRecord {
  const { body } = change;
  switch (body.kind) {
    case 'reminder-settings':
      return {
        ...record,
        settings: body.settings,
        earlierSettings: [...(record.earlierSettings ?? []), { settings: record.settings, until: change.at }],
      };
    case 'reminders-paused':
      return { ...record, paused: { from: change.at, ...(body.until === undefined ? {} : { until: body.until }) } };
    case 'reminders-resumed': {
      const { paused: _paused, ...running } = record;
      return running;
    }
    case 'consultation':
      return { ...record, consultations: afterConsultation(record.consultations, body) };
    case 'text-masked':
      return shownAnew(record, body, change.version);
    case 'review-drafted':
    case 'review-answered':
      return { ...record, ...applyReviewChange(record, body, on, change) };
    case 'follow-up-frozen':
    case 'follow-up-approved':
    case 'follow-up-late':
    case 'follow-up-posted':
    case 'reported':
      return { ...record, ...applyFollowUpChange(record, body, on) };
    case 'brief':
    case 'brief-order':
    case 'brief-answered':
    case 'brief-taken':
    case 'brief-taken-declined':
    case 'brief-decided':
    case 'brief-withdrawn':
      return { ...record, briefs: applyBriefChange(record.briefs, body, on) };
    case 'extension-proposed':
    case 'extension-signed':
    case 'extended':
    case 'take-over-proposed':
    case 'take-over-declined':
    case 'taken-over':
      return { ...record, extension: applyExtensionChange(record.extension, body, on) };
    case 'retention-proposed':
    case 'retention-answered':
    case 'retention-ended':
    case 'disposed':
      return { ...record, retention: applyRetentionChange(record.retention, body, on, change.version) };
  }
}

/** A form or a button that was drawn before a text was taken away shows another text than there is now. */
function shownAnew(
  record: AgreementRecord,
  { versions, briefs }: Extract<AgreementChangeBody, { kind: 'text-masked' }>,
  version: number,
): AgreementRecord {
  const renewed = <T extends { readonly version: number }>(entry: T): T =>
    versions.includes(entry.version) ? { ...entry, version } : entry;
  return {
    ...record,
    drafts: record.drafts.map(renewed),
    answered: record.answered.map(renewed),
    briefs: record.briefs.map((entry) =>
      briefs.includes(entry.brief) ? { ...entry, revision: entry.revision + 1 } : entry,
    ),
  };
}
