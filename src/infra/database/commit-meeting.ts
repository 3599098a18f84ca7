import type { Commit, Effect, NewMeetingChange } from '../../app/effects.ts';
import type { Audited } from './commit.ts';
import { contentHash, newHashKey } from './content-hash.ts';
import type { Write } from './transaction.ts';

type MeetingEffect = Extract<Effect, { kind: 'book-meeting' | 'change-meeting' | 'agreement-change' }>;

/** Meetings and the agreement's own record: every change a new version, a meeting's folded state with it. */
export function commitMeetingEffect(write: Write, commit: Commit, effect: MeetingEffect): readonly Audited[] {
  switch (effect.kind) {
    case 'book-meeting': {
      const { meetingId, groupId, changes, state } = effect;
      write`INSERT INTO meeting (id, agreement_id, group_id, version, state, source_uid)
        VALUES (${meetingId}::uuid, ${commit.agreementId ?? null}::uuid, ${groupId}::uuid, ${changes.length}, ${JSON.stringify(state)}::jsonb, ${state.plan.source?.uid ?? null})`;
      return insertChanges(write, commit, meetingId, changes);
    }
    case 'change-meeting': {
      const { meetingId, expected, changes, state } = effect;
      // Somebody changed it meanwhile: no row is moved, and the division fails, which `createCommit` takes for a conflict.
      write`WITH moved AS (UPDATE meeting SET version = ${expected + changes.length}, state = ${JSON.stringify(state)}::jsonb WHERE id = ${meetingId}::uuid AND agreement_id = ${commit.agreementId ?? null}::uuid AND version = ${expected} RETURNING 1)
        SELECT 1 / count(*) FROM moved`;
      return insertChanges(write, commit, meetingId, changes);
    }
    case 'agreement-change':
      return effect.bodies.map((body, index) => {
        const version = effect.expected + 1 + index;
        const hashKey = newHashKey();
        write`INSERT INTO agreement_change (agreement_id, version, kind, at, recorded_at, function_id, author, body, hash_key)
          VALUES (${commit.agreementId ?? null}::uuid, ${version}, ${body.kind}, ${commit.at}::timestamptz, ${commit.recordedAt}::timestamptz,
                  ${commit.functionId ?? null}::uuid, ${JSON.stringify(effect.author)}::jsonb, ${JSON.stringify(body)}::jsonb, ${hashKey})`;
        const kind = body.kind === 'consultation' && body.withdrawn ? 'consultation-withdrawn' : body.kind;
        return { kind, subject: { record: version }, contentHash: contentHash(hashKey, body) };
      });
  }
}

function insertChanges(
  write: Write,
  commit: Commit,
  meetingId: string,
  changes: readonly NewMeetingChange[],
): readonly Audited[] {
  return changes.map(({ version, at, functionId, author, body }) => {
    const hashKey = newHashKey();
    write`INSERT INTO meeting_change (meeting_id, version, agreement_id, kind, at, recorded_at, function_id, author, body, hash_key)
      VALUES (${meetingId}::uuid, ${version}, ${commit.agreementId ?? null}::uuid, ${body.kind}, ${at ?? commit.at}::timestamptz, ${commit.recordedAt}::timestamptz,
              ${functionId ?? null}::uuid, ${JSON.stringify(author)}::jsonb, ${JSON.stringify(body)}::jsonb, ${hashKey})`;
    return {
      kind: `meeting-${body.kind}`,
      subject: { meeting: meetingId, version },
      contentHash: contentHash(hashKey, body),
    };
  });
}
