import { textOf } from '../../domain/masking.ts';
import { isSameFollowUp } from '../../domain/record/follow-ups.ts';
import { isoDateOf } from '../../domain/time.ts';
import { textsIn } from '../../text/texts.ts';
import type { Commit, Effect } from '../effects.ts';
import type { Reads } from '../ports.ts';
import { gatherRecordTexts, textsAt } from '../record-texts.ts';
import type { FollowUpIssue } from './follow-up.ts';
import { type TakenAway, withoutTakenText } from './without-text.ts';

type Reading = Pick<
  Reads,
  'changes' | 'followUpIssues' | 'record' | 'agreementChanges' | 'meetingChanges' | 'meetings'
>;

/**
 * What masking does to the follow-ups that are kept, added to its commit: every version that holds the text is kept without
 * it, its files are made anew and its posts edited (product.md §3). The record moves on, so that a version that is being made
 * of what was read before is not kept.
 */
export async function withMaskedFollowUps(commit: Commit, reads: Reading): Promise<Commit> {
  const { agreementId } = commit;
  if (agreementId === undefined || !commit.effects.some(isMask)) return commit;
  // Read first: a version that is kept meanwhile makes this a conflict.
  const { record, version: expected } = await reads.record(agreementId);
  const issues = await reads.followUpIssues(agreementId);
  const taken = issues.length === 0 ? [] : await takenBy(commit.effects, agreementId, reads);
  const effects: Effect[] = [...movedOn(commit.effects, expected)];
  for (const issue of issues) {
    const left = withoutAll(issue, taken);
    if (!left) continue;
    effects.push({ kind: 'mask-follow-up', issueId: issue.id, ...left, on: isoDateOf(commit.recordedAt) });
    const posted = record.posted.filter(
      ({ followUp, version }) => isSameFollowUp(followUp, issue.ref) && version === issue.version,
    );
    for (const deliveryId of posted.flatMap(({ posts }) => posts ?? [])) effects.push({ kind: 'repost', deliveryId });
  }
  return { ...commit, effects: [...commit.effects, ...effects] };
}

/** Masking in the record moves it on of itself; a measure's does not. */
function movedOn(effects: readonly Effect[], expected: number): readonly Effect[] {
  const mask = effects.find((effect) => effect.kind === 'mask');
  const moves = effects.some(({ kind }) => kind === 'mask-record' || kind === 'agreement-change');
  if (!mask || moves) return [];
  const body = { kind: 'text-masked' as const, versions: [], briefs: [] };
  return [{ kind: 'agreement-change', expected, author: { function: mask.by, platform: 'clock' }, bodies: [body] }];
}

function isMask({ kind }: Effect): boolean {
  return kind === 'mask' || kind === 'mask-record';
}

async function takenBy(effects: readonly Effect[], agreementId: string, reads: Reading): Promise<readonly TakenAway[]> {
  const taken: TakenAway[] = [];
  for (const effect of effects) {
    if (effect.kind === 'mask') {
      const { measureId, versions } = effect;
      const changes = await reads.changes(agreementId, measureId);
      const texts = changes.flatMap(({ version, body }) => (versions.includes(version) ? (textOf(body) ?? []) : []));
      taken.push({ changes: { measureId, versions }, texts });
    }
    if (effect.kind === 'mask-record') {
      const known = await gatherRecordTexts(agreementId, reads);
      taken.push({ texts: textsAt(known, effect).map(({ text }) => text) });
    }
  }
  return taken;
}

function withoutAll(issue: FollowUpIssue, taken: readonly TakenAway[]): ReturnType<typeof withoutTakenText> {
  const { removed } = textsIn(issue.document.language).followUps;
  let left: ReturnType<typeof withoutTakenText>;
  for (const each of taken) left = withoutTakenText(left ?? issue, each, removed) ?? left;
  return left;
}
