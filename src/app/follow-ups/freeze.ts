import type { FollowUpRef } from '../../domain/record/follow-ups.ts';
import type { IsoInstant } from '../../domain/time.ts';
import type { Texts } from '../../text/texts.ts';
import type { Effect } from '../effects.ts';
import type { Agreement, Reads } from '../ports.ts';
import { documentHash } from '../reports/document-hash.ts';
import type { ReportDocument } from '../reports/report.ts';
import type { FollowUpIssue, FollowUpWording } from './follow-up.ts';
import { followUpKind } from './index.ts';
import { markNews } from './news-since.ts';
import { worded } from './wording.ts';

/** What making a version takes. `t`: the agreement's own language, whatever language the one who asks for it reads. */
export interface Freezing {
  readonly t: Texts;
  readonly agreement: Agreement;
  readonly reads: Reads;
  readonly now: IsoInstant;
  readonly newId: () => string;
  readonly hash: (text: string) => string;
}

type NewIssue = Extract<Effect, { kind: 'freeze-follow-up' }>['issue'];

/** A new version with everything as it is now, in the words that the coordinators gave the one before. */
export async function freezeNow(
  { t, agreement, reads, now, newId, hash }: Freezing,
  ref: FollowUpRef,
): Promise<NewIssue | undefined> {
  const before = await reads.latestIssue(agreement.id, ref);
  const version = (before?.version ?? 0) + 1;
  const wording = before?.wording ?? {};
  const previous = await lastPosted(agreement, reads, ref);
  const built = await followUpKind(ref.kind).build({
    t,
    agreement,
    reads,
    ref,
    at: now,
    version,
    wording,
    ...(previous ? { previous } : {}),
  });
  if (!built) return undefined;
  const document = worded(previous ? markNews(t, built, previous) : built, wording);
  return { id: newId(), ref, version, status: now, document, hash: documentHash(document, hash), wording };
}

/** A new version that says the same of the same moment in other words. */
export function reword(
  before: FollowUpIssue,
  wording: FollowUpWording,
  { newId, hash }: Pick<Freezing, 'newId' | 'hash'>,
): NewIssue {
  const version = before.version + 1;
  const document: ReportDocument = { ...worded(before.document, wording), version };
  const { ref, status } = before;
  return { id: newId(), ref, version, status, document, hash: documentHash(document, hash), wording };
}

/** The document of the same kind that the steering group read last. */
async function lastPosted(agreement: Agreement, reads: Reads, ref: FollowUpRef): Promise<ReportDocument | undefined> {
  const { record } = await reads.record(agreement.id);
  const last = record.posted
    .filter(({ followUp }) => followUp.kind === ref.kind && followUp.for !== ref.for)
    .sort((a, b) => (a.on < b.on ? -1 : 1))
    .at(-1);
  return last && (await reads.latestIssue(agreement.id, last.followUp, last.version))?.document;
}
