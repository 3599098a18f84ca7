import type { AgreementFacts } from '../../domain/facts.ts';
import type { FollowUpRef } from '../../domain/record/follow-ups.ts';
import type { IsoDate, IsoInstant } from '../../domain/time.ts';
import type { Texts } from '../../text/texts.ts';
import type { Agreement, Reads } from '../ports.ts';
import type { ReportDocument } from '../reports/report.ts';

/** A summary or a review that the agreement makes due. */
export interface FollowUpDue {
  readonly ref: FollowUpRef;
  /** When the clock freezes a first draft of it, if nobody has; absent where it waits for something that people do. */
  readonly freezeAt?: IsoInstant;
  /** When it is posted if every party has approved by then, and said to be late if not. */
  readonly postAt: IsoInstant;
  /** The day that it is posted by at the latest. */
  readonly due: IsoDate;
  /** The last day on which the clock still freezes a draft: what is over needs none. */
  readonly until: IsoDate;
  /** What was posted for another day counts for it: the clock makes no draft of its own accord. */
  readonly covered?: true;
}

/** What coordinators have worded in their own way; kept from version to version. */
export interface FollowUpWording {
  /** Instead of the leading sentences. */
  readonly judgement?: string;
  /** By measure id: what is said of a deviation. */
  readonly deviations?: Readonly<Record<string, string>>;
  /** The version whose facts a text was written for, where those are older: by measure id, and `judgement`. */
  readonly writtenFor?: Readonly<Record<string, number>>;
}

export interface FollowUpSource {
  readonly t: Texts;
  readonly agreement: Agreement;
  readonly reads: Reads;
  readonly ref: FollowUpRef;
  /** The moment that it shows. */
  readonly at: IsoInstant;
  readonly version: number;
  readonly wording: FollowUpWording;
  /** The document of the same kind that was posted last before it, so that what is new can be marked. */
  readonly previous?: ReportDocument;
}

/** A kind of follow-up: a file of its own and a line in `index.ts`. */
export interface FollowUpKind {
  readonly kind: FollowUpRef['kind'];
  /** All of the agreement's, earliest first. */
  due(facts: AgreementFacts): readonly FollowUpDue[];
  /** The document of a version, from data alone. Undefined where it can't be made yet. */
  build(source: FollowUpSource): Promise<ReportDocument | undefined>;
}

/** A frozen version, as it is stored. */
export interface FollowUpIssue {
  readonly id: string;
  readonly agreementId: string;
  readonly ref: FollowUpRef;
  /** From 1. */
  readonly version: number;
  readonly status: IsoInstant;
  readonly document: ReportDocument;
  /** SHA-256 of the document, in hex, as it was frozen: what was approved. */
  readonly hash: string;
  readonly wording: FollowUpWording;
  /** A text in it has been taken away since: the document is another than what was frozen. */
  readonly maskedOn?: IsoDate;
}
