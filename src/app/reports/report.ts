import type { Chart, Language } from '../../chat/message.ts';
import type { IsoDate, IsoInstant } from '../../domain/time.ts';

/**
 * A report as what it says: independent of platform and file format, and drawn as a chat message, a Word file or a PDF.
 * Every string is plain text and may hold what people wrote, so whatever draws it escapes all of it. The same facts give
 * the same document, so that its hash tells whether two are one.
 */
export interface ReportDocument {
  readonly kind: 'steering-summary' | 'review' | 'plan' | 'communication';
  readonly language: Language;
  readonly title: string;
  /** The agreement's title: what a page's head says. */
  readonly agreement: string;
  /** Whose it is and the moment that it shows. */
  readonly subtitle: string;
  /** The moment that it shows: later changes do not touch it. */
  readonly status: IsoInstant;
  /** Absent for one that is made on request and never frozen. */
  readonly version?: number;
  /** What the hurried reader needs, each a sentence. */
  readonly lead: readonly Claim[];
  readonly sections: readonly Section[];
}

/** `key` is the same in every language and version: what a part is found and compared by. */
export interface Section {
  readonly key: string;
  readonly heading: string;
  readonly blocks: readonly ReportBlock[];
}

/** `more` says how many were left out, and where they are. */
export type ReportBlock =
  | { readonly kind: 'paragraph'; readonly claim: Claim }
  | { readonly kind: 'list'; readonly heading?: string; readonly items: readonly Claim[]; readonly more?: string }
  | {
      readonly kind: 'table';
      /** Says what the table shows to who can't see it. */
      readonly caption: string;
      /** Columns of figures are narrow; those of sentences are drawn as a list where there is little room. */
      readonly content: 'figures' | 'sentences';
      readonly header: readonly string[];
      readonly rows: readonly ReportRow[];
      readonly more?: string;
    }
  /** Counts per group as stacked bars, read without colour. The table beside it says the same in figures. */
  | { readonly kind: 'chart'; readonly chart: Chart };

export interface ReportRow {
  readonly cells: readonly string[];
  readonly sources: readonly Source[];
  /** It adds up the rows above. */
  readonly sum?: true;
}

/** Something that the report says, with what it stands on. */
export interface Claim {
  /** What it is about, set off from what is said of it. */
  readonly label?: string;
  readonly text: string;
  readonly sources: readonly Source[];
}

/** What a claim points to. `version`: the very change of the measure, such as the note that it is quoted from. */
export type Source =
  | { readonly kind: 'measure'; readonly measureId: string; readonly number: string; readonly version?: number }
  | { readonly kind: 'obligation'; readonly key: string };

/** What people worded for the facts of an older version: the leading sentences, and lines by their measures' numbers. */
export interface OlderWords {
  readonly version: number;
  readonly lead: boolean;
  readonly numbers: readonly string[];
}

/** What stands on the page beside the document itself: which version it is, and who stands for it. */
export interface Imprint {
  /** SHA-256 of the neutral document, in hex. */
  readonly hash: string;
  /** Absent for what is made on request and never frozen. */
  readonly version?: number;
  /** `extract`: a list of how things stood, which nobody approves. */
  readonly state: 'draft' | 'approved' | 'posted' | 'extract';
  /** By party, in the agreement's order. */
  readonly approvals: readonly { readonly party: string; readonly by: string; readonly on: IsoDate }[];
  /** Each party's registration number, where it has one. */
  readonly registrations: readonly { readonly party: string; readonly number: string }[];
  /** The day that a text in it was taken away, and it was made anew. */
  readonly maskedOn?: IsoDate;
  /** In a draft: what those who approve it should read again. */
  readonly older?: readonly OlderWords[];
}

export const reportFormats = ['docx', 'pdf', 'pdfa', 'xlsx', 'csv', 'json', 'png'] as const;
/** `pdf` is tagged for reading, `pdfa` for the archive; `xlsx` and `csv` of tables only; `png` is the chart. */
export type ReportFormat = (typeof reportFormats)[number];
