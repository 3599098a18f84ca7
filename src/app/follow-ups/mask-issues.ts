import { textOf } from '../../domain/masking.ts';
import { isSameFollowUp } from '../../domain/record/follow-ups.ts';
import { isoDateOf } from '../../domain/time.ts';
import { textsIn } from '../../text/texts.ts';
import type { Commit, Effect } from '../effects.ts';
import type { Reads } from '../ports.ts';
import { withoutTakenText } from './without-text.ts';

type Reading = Pick<Reads, 'changes' | 'followUpIssues' | 'record'>;

/**
 * What masking does to the follow-ups that are kept, added to its commit: every version that holds the text is kept without
 * it, its files are made anew and its posts edited (product.md §3).
 */
export async function withMaskedFollowUps(commit: Commit, reads: Reading): Promise<Commit> {
  const { agreementId } = commit;
  if (agreementId === undefined) return commit;
  const masks = commit.effects.filter((effect) => effect.kind === 'mask');
  if (masks.length === 0) return commit;
  const issues = await reads.followUpIssues(agreementId);
  if (issues.length === 0) return commit;
  const { record } = await reads.record(agreementId);
  const effects: Effect[] = [];
  for (const issue of issues) {
    const left = await withoutAll(issue, masks, reads);
    if (!left) continue;
    effects.push({ kind: 'mask-follow-up', issueId: issue.id, ...left, on: isoDateOf(commit.recordedAt) });
    const posted = record.posted.filter(
      ({ followUp, version }) => isSameFollowUp(followUp, issue.ref) && version === issue.version,
    );
    for (const deliveryId of posted.flatMap(({ posts }) => posts ?? [])) effects.push({ kind: 'repost', deliveryId });
  }
  return { ...commit, effects: [...commit.effects, ...effects] };
}

async function withoutAll(
  issue: Awaited<ReturnType<Reading['followUpIssues']>>[number],
  masks: readonly Extract<Effect, { kind: 'mask' }>[],
  reads: Reading,
) {
  const { removed } = textsIn(issue.document.language).followUps;
  let left: ReturnType<typeof withoutTakenText>;
  for (const { measureId, versions } of masks) {
    const changes = await reads.changes(measureId);
    const texts = changes.flatMap(({ version, body }) => (versions.includes(version) ? (textOf(body) ?? []) : []));
    left = withoutTakenText(left ?? issue, { measureId, versions, texts }, removed) ?? left;
  }
  return left;
}
