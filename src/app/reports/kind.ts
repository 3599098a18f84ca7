import type { IsoDate } from '../../domain/time.ts';
import type { FileFormat, ReportName } from '../../text/sv/reports.ts';
import type { Texts } from '../../text/texts.ts';
import type { FollowUpIssue } from '../follow-ups/follow-up.ts';
import type { Agreement, Reads } from '../ports.ts';
import type { ReportMoment } from './moment.ts';
import type { ReportDocument } from './report.ts';

export type { FileFormat, ReportName } from '../../text/sv/reports.ts';

export interface ReportSource extends ReportMoment {
  readonly t: Texts;
  readonly agreement: Agreement;
  readonly reads: Reads;
}

/** A report that can be had as a file: a file of its own and a line in `index.ts`. */
export interface ReportKind {
  readonly name: ReportName;
  /** What it is called when it is asked for, the first being shown. */
  readonly words: { readonly sv: readonly string[]; readonly en: readonly string[] };
  /** Those that suit it, the most usual first. Only what is tables is a sheet. */
  readonly formats: readonly FileFormat[];
  /** Keys of the sections that a sheet is made of, whose tables have the same columns. All of them unless told. */
  readonly inSheet?: (section: string) => boolean;
  /** It holds nothing but what may be told to everybody. */
  readonly isPublic: boolean;
  /** As it was at the moment, from data alone. Undefined where there is nothing to make it of yet. */
  build(source: ReportSource): Promise<ReportDocument | undefined>;
  /** Whether a version that was posted is what the report on a day should show. Absent where nothing of the kind is posted. */
  readonly covers?: (posted: PostedIssue, on: IsoDate, source: ReportSource) => boolean | Promise<boolean>;
}

/** A version that every party approved. */
export interface PostedIssue {
  readonly issue: FollowUpIssue;
  readonly postedOn: IsoDate;
}

export const pageFormats: readonly FileFormat[] = ['docx', 'pdf', 'pdfa', 'json'];
export const tableFormats: readonly FileFormat[] = ['docx', 'pdf', 'pdfa', 'xlsx', 'csv', 'json'];
