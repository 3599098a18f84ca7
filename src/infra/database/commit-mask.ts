import type pg from 'pg';
import { z } from 'zod';
import type { Commit, Effect } from '../../app/effects.ts';
import type { AgreementChangeBody } from '../../domain/agreement-record.ts';
import { shortestSaying } from '../../domain/masking.ts';
import type { MeetingChangeBody } from '../../domain/meeting.ts';
import {
  meetingTextsOf,
  meetingWithoutTexts,
  type RecordText,
  recordTextsOf,
  recordWithoutTexts,
} from '../../domain/record-masking.ts';
import type { Audited } from './commit.ts';
import { readRows } from './rows.ts';
import type { Write } from './transaction.ts';

type MaskRecord = Extract<Effect, { kind: 'mask-record' }>;

const recordRow = z.object({ version: z.number(), body: z.custom<AgreementChangeBody>() });
const meetingRow = z.object({ version: z.number(), body: z.custom<MeetingChangeBody>() });

/**
 * Takes texts of the agreement's record and of meetings away. What a change says is only ever overwritten by masking, which
 * adds a change of its own to the record: it may be read before the transaction, since two at once make one of them fail.
 */
export async function commitMaskRecord(
  write: Write,
  commit: Commit,
  effect: MaskRecord,
  pool: Pick<pg.Pool, 'query'>,
): Promise<readonly Audited[]> {
  const masked = JSON.stringify({ by: effect.by, at: commit.at, why: effect.why });
  write`INSERT INTO agreement_change (agreement_id, version, kind, at, recorded_at, function_id, author, body)
    VALUES (${commit.agreementId ?? null}::uuid, ${effect.expected + 1}, 'text-masked', ${commit.at}::timestamptz, ${commit.recordedAt}::timestamptz,
            ${commit.functionId ?? null}::uuid, ${JSON.stringify(effect.author)}::jsonb, ${JSON.stringify(bodyOf(effect))}::jsonb)`;
  return [
    ...(await ofRecord(write, commit, effect, masked, pool)),
    ...(await ofMeetings(write, commit, effect, masked, pool)),
  ];
}

function bodyOf({ record, briefs }: MaskRecord): AgreementChangeBody {
  return { kind: 'text-masked', versions: record.map(({ version }) => version), briefs };
}

async function ofRecord(
  write: Write,
  commit: Commit,
  { record }: MaskRecord,
  masked: string,
  pool: Pick<pg.Pool, 'query'>,
): Promise<readonly Audited[]> {
  const said = await readRows(
    pool,
    recordRow,
    'SELECT version, body FROM agreement_change WHERE agreement_id = $1 AND version = ANY ($2::int[]) ORDER BY version',
    [commit.agreementId ?? null, record.map(({ version }) => version)],
  );
  return said.map(({ version, body }) => {
    const { parts = [] } = record.find((entry) => entry.version === version) ?? {};
    write`UPDATE agreement_change SET body = ${JSON.stringify(recordWithoutTexts(body, parts))}::jsonb, masked = ${masked}::jsonb, hash_key = NULL
      WHERE agreement_id = ${commit.agreementId ?? null}::uuid AND version = ${version}`;
    dropQuestions(write, commit, recordTextsOf(body), parts);
    return { kind: 'masked', subject: { record: version } };
  });
}

async function ofMeetings(
  write: Write,
  commit: Commit,
  { meetings }: MaskRecord,
  masked: string,
  pool: Pick<pg.Pool, 'query'>,
): Promise<readonly Audited[]> {
  const audited: Audited[] = [];
  for (const { meetingId, expected, texts, state } of meetings) {
    const said = await readRows(
      pool,
      meetingRow,
      'SELECT version, body FROM meeting_change WHERE meeting_id = $1 AND agreement_id = $3 AND version = ANY ($2::int[]) ORDER BY version',
      [meetingId, texts.map(({ version }) => version), commit.agreementId ?? null],
    );
    // Somebody changed it meanwhile: no row is moved, and the division fails, which `createCommit` takes for a conflict.
    write`WITH moved AS (UPDATE meeting SET version = ${expected + 1}, state = ${JSON.stringify(state)}::jsonb WHERE id = ${meetingId}::uuid AND agreement_id = ${commit.agreementId ?? null}::uuid AND version = ${expected} RETURNING 1)
      SELECT 1 / count(*) FROM moved`;
    for (const { version, body } of said) {
      const { parts = [] } = texts.find((entry) => entry.version === version) ?? {};
      write`UPDATE meeting_change SET body = ${JSON.stringify(meetingWithoutTexts(body, parts))}::jsonb, masked = ${masked}::jsonb, hash_key = NULL
        WHERE meeting_id = ${meetingId}::uuid AND agreement_id = ${commit.agreementId ?? null}::uuid AND version = ${version}`;
      dropQuestions(write, commit, meetingTextsOf(body, meetingId), parts);
      audited.push({ kind: 'masked', subject: { meeting: meetingId, version } });
    }
  }
  return audited;
}

/** What waits for an answer and holds the words is dropped: whoever asked writes it anew. */
function dropQuestions(write: Write, commit: Commit, said: readonly RecordText[], parts: readonly string[]): void {
  for (const { part, text } of said) {
    if (!parts.includes(part) || text.length < shortestSaying) continue;
    write`DELETE FROM pending_question WHERE agreement_id = ${commit.agreementId ?? null}::uuid AND strpos(body::text, ${JSON.stringify(text).slice(1, -1)}) > 0`;
  }
}
