import type { FollowUpRef } from '../../domain/record/follow-ups.ts';
import type { IsoInstant } from '../../domain/time.ts';
import type { Texts } from '../../text/texts.ts';
import type { Effect } from '../effects.ts';
import type { Agreement, Reads } from '../ports.ts';
import { documentHash } from '../reports/document-hash.ts';
import type { ReportDocument } from '../reports/report.ts';
import type { FollowUpIssue } from './follow-up.ts';
import { followUpKind } from './index.ts';
import { markNews } from './news-since.ts';
import { carriedOver, withGenerated, withWords, worded } from './wording.ts';

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
  const wording = before ? carriedOver(before) : {};
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

/**
 * A new version that says the same of the same moment in other words: by measure id, and `judgementPart`. Undefined gives the
 * place back to what is made of the facts.
 */
export async function reword(
  before: FollowUpIssue,
  words: ReadonlyMap<string, string | undefined>,
  { t, agreement, reads, newId, hash }: Freezing,
): Promise<NewIssue | undefined> {
  const { ref, status } = before;
  const version = before.version + 1;
  const emptied = [...words].flatMap(([part, text]) => (text === undefined ? [part] : []));
  const generated =
    emptied.length === 0
      ? undefined
      : await followUpKind(ref.kind).build({ t, agreement, reads, ref, at: status, version, wording: {} });
  const wording = withWords(before.wording, words);
  const facts = generated ? withGenerated(before.document, generated, emptied) : before.document;
  const document: ReportDocument = { ...worded(facts, wording), version };
  const isSame = documentHash({ ...document, version: before.version }, hash) === documentHash(before.document, hash);
  return isSame
    ? undefined
    : { id: newId(), ref, version, status, document, hash: documentHash(document, hash), wording };
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
