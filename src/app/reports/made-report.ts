import type { IsoDate } from '../../domain/time.ts';
import type { PostedVersion } from '../../text/sv/reports.ts';
import type { Texts } from '../../text/texts.ts';
import { imprintOf } from '../follow-ups/imprint.ts';
import { documentHash } from './document-hash.ts';
import type { ReportKind, ReportSource } from './kind.ts';
import type { Imprint, ReportDocument } from './report.ts';

/** A report that was asked for, with what stands beside it. */
export interface MadeReport {
  readonly document: ReportDocument;
  readonly imprint: Imprint;
  /** The day that it was posted, where it is a version that was. */
  readonly postedOn?: IsoDate;
}

/**
 * What is given to who asks for a report. On a day that a posted version covers it is that version, with its hash, approvals
 * and registration numbers: what the parties stand for is never made again (product.md §6). Else it is made of how things stood at
 * the moment: a draft where parties would approve it, an extract where it is a list. Undefined where there is nothing yet.
 * @param on the day that was named; absent for now, or for a time of day
 */
export async function madeReport(
  kind: ReportKind,
  source: ReportSource & { readonly on?: IsoDate },
  hash: (text: string) => string,
): Promise<MadeReport | undefined> {
  const posted = source.on === undefined ? undefined : await postedFor(kind, source, source.on);
  if (posted) return posted;
  const document = await kind.build(source);
  if (!document) return undefined;
  const state = kind.covers ? 'draft' : 'extract';
  return { document, imprint: { hash: documentHash(document, hash), state, approvals: [], registrations: [] } };
}

/** Where several cover the day: what had been posted by then, of the latest moment; else what was posted first after it. */
async function postedFor(kind: ReportKind, source: ReportSource, on: IsoDate): Promise<MadeReport | undefined> {
  const { agreement, reads } = source;
  const { record } = await reads.record(agreement.id);
  const known = record.posted.filter((posted) => posted.on <= on).toSorted((a, b) => (a.on < b.on ? 1 : -1));
  const later = record.posted.filter((posted) => posted.on > on).toSorted((a, b) => (a.on < b.on ? -1 : 1));
  for (const { followUp, version, on: postedOn } of [...known, ...later]) {
    const issue = await reads.latestIssue(agreement.id, followUp, version);
    if (issue && (await kind.covers?.({ issue, postedOn }, on, source)))
      return { document: issue.document, imprint: await imprintOf(issue, agreement, reads), postedOn };
  }
  return undefined;
}

/** The version that was posted, as the texts tell of it. */
export function postedAs(t: Texts, { document, imprint, postedOn }: MadeReport): PostedVersion | undefined {
  if (postedOn === undefined || imprint.version === undefined) return undefined;
  return { version: imprint.version, on: postedOn, moment: t.dates.moment(document.status) };
}
