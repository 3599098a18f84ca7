import type { Commit, Effect } from '../../app/effects.ts';
import type { Audited } from './commit.ts';
import type { Write } from './transaction.ts';

type FollowUpEffect = Extract<Effect, { kind: 'freeze-follow-up' | 'mask-follow-up' }>;

/** Frozen follow-ups: a new version is a new row, and only masking changes one. */
export function commitFollowUpEffect(write: Write, commit: Commit, effect: FollowUpEffect): readonly Audited[] {
  switch (effect.kind) {
    case 'freeze-follow-up': {
      const { id, ref, version, status, document, hash, wording } = effect.issue;
      write`INSERT INTO follow_up (id, agreement_id, kind, for_day, version, status_at, document, hash, wording, created_at)
        VALUES (${id}::uuid, ${commit.agreementId ?? null}::uuid, ${ref.kind}, ${ref.for}, ${version}, ${status}::timestamptz,
                ${JSON.stringify(document)}::jsonb, ${hash}, ${JSON.stringify(wording)}::jsonb, ${commit.recordedAt}::timestamptz)`;
      return [{ kind: 'follow-up-kept', subject: { followUp: id, kind: ref.kind, for: ref.for, version, hash } }];
    }
    case 'mask-follow-up': {
      const { issueId, document, wording, on } = effect;
      write`UPDATE follow_up SET document = ${JSON.stringify(document)}::jsonb, wording = ${JSON.stringify(wording)}::jsonb, masked_on = ${on}::date WHERE id = ${issueId}::uuid AND agreement_id = ${commit.agreementId ?? null}::uuid`;
      // Made anew when they are asked for.
      write`DELETE FROM follow_up_file WHERE follow_up_id = ${issueId}::uuid`;
      return [{ kind: 'follow-up-masked', subject: { followUp: issueId } }];
    }
  }
}
