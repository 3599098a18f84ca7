import type pg from 'pg';
import { z } from 'zod';
import type { Commit, DisposeEffect } from '../../app/effects.ts';
import { withoutText } from '../../domain/masking.ts';
import type { ChangeBody } from '../../domain/measure.ts';
import type { MeetingChangeBody } from '../../domain/meeting.ts';
import { meetingWithoutTexts } from '../../domain/record-masking.ts';
import type { Audited } from './commit.ts';
import { contentHash, newHashKey } from './content-hash.ts';
import { disposableRows } from './disposal-store.ts';
import { readRows } from './rows.ts';
import type { Statement, Statements, Write } from './transaction.ts';

const measureRow = z.object({ version: z.number(), body: z.custom<ChangeBody>() });
const meetingRow = z.object({ version: z.number(), body: z.custom<MeetingChangeBody>() });

/**
 * Disposal by a decision, all of a type in one transaction. A text goes with its key, so that the log stays whole and can no longer
 * tell what it said; the row of the record, and the log's, say how many went, by which decision and up to when.
 */
export async function commitDisposal(
  { write, statements }: Statements,
  commit: Commit,
  effect: DisposeEffect,
  pool: Pick<pg.Pool, 'query'>,
): Promise<readonly Audited[]> {
  const { type, decision, before, count, expected, by, why } = effect;
  const masked = JSON.stringify({ by, at: commit.at, why });
  for (const measure of effect.measures) await ofMeasure(write, commit, measure, masked, pool);
  for (const meeting of effect.meetings) await ofMeeting(write, commit, meeting, masked, pool);
  for (const { issueId, document } of effect.followUps) {
    write`UPDATE follow_up SET document = ${JSON.stringify(document)}::jsonb, wording = '{}'::jsonb, masked_on = ${effect.on}::date WHERE id = ${issueId}::uuid AND agreement_id = ${commit.agreementId ?? null}::uuid`;
    write`DELETE FROM follow_up_file WHERE follow_up_id = ${issueId}::uuid`;
  }
  ofRows(statements, commit, effect);
  const version = expected + 1;
  const body = { kind: 'disposed' as const, type, decision, count, before };
  const author = { function: by, platform: 'clock' };
  const hashKey = newHashKey();
  write`INSERT INTO agreement_change (agreement_id, version, kind, at, recorded_at, function_id, author, body, hash_key)
    VALUES (${commit.agreementId ?? null}::uuid, ${version}, ${body.kind}, ${commit.at}::timestamptz, ${commit.recordedAt}::timestamptz,
            NULL, ${JSON.stringify(author)}::jsonb, ${JSON.stringify(body)}::jsonb, ${hashKey})`;
  const subject = { record: version, type, decision, count, before };
  return [{ kind: 'disposed', subject, contentHash: contentHash(hashKey, body) }];
}

async function ofMeasure(
  write: Write,
  commit: Commit,
  { measureId, expected, versions, state }: DisposeEffect['measures'][number],
  masked: string,
  pool: Pick<pg.Pool, 'query'>,
): Promise<void> {
  const said = await readRows(
    pool,
    measureRow,
    'SELECT version, body FROM measure_change WHERE measure_id = $1 AND agreement_id = $3 AND version = ANY ($2::int[]) ORDER BY version',
    [measureId, versions, commit.agreementId ?? null],
  );
  // Somebody changed it meanwhile: no row is moved, and the division fails, which `createCommit` takes for a conflict.
  write`WITH moved AS (UPDATE measure SET version = ${expected + 1}, state = ${JSON.stringify(state)}::jsonb WHERE id = ${measureId}::uuid AND agreement_id = ${commit.agreementId ?? null}::uuid AND version = ${expected} RETURNING 1)
    SELECT 1 / count(*) FROM moved`;
  for (const { version, body } of said)
    write`UPDATE measure_change SET body = ${JSON.stringify(withoutText(body))}::jsonb, masked = coalesce(masked, ${masked}::jsonb), hash_key = NULL
      WHERE measure_id = ${measureId}::uuid AND agreement_id = ${commit.agreementId ?? null}::uuid AND version = ${version}`;
}

async function ofMeeting(
  write: Write,
  commit: Commit,
  { meetingId, expected, texts, state }: DisposeEffect['meetings'][number],
  masked: string,
  pool: Pick<pg.Pool, 'query'>,
): Promise<void> {
  const said = await readRows(
    pool,
    meetingRow,
    'SELECT version, body FROM meeting_change WHERE meeting_id = $1 AND agreement_id = $3 AND version = ANY ($2::int[]) ORDER BY version',
    [meetingId, texts.map(({ version }) => version), commit.agreementId ?? null],
  );
  write`WITH moved AS (UPDATE meeting SET version = ${expected + 1}, state = ${JSON.stringify(state)}::jsonb WHERE id = ${meetingId}::uuid AND agreement_id = ${commit.agreementId ?? null}::uuid AND version = ${expected} RETURNING 1)
    SELECT 1 / count(*) FROM moved`;
  for (const { version, body } of said) {
    const { parts = [] } = texts.find((entry) => entry.version === version) ?? {};
    write`UPDATE meeting_change SET body = ${JSON.stringify(meetingWithoutTexts(body, parts))}::jsonb, masked = coalesce(masked, ${masked}::jsonb), hash_key = NULL
      WHERE meeting_id = ${meetingId}::uuid AND agreement_id = ${commit.agreementId ?? null}::uuid AND version = ${version}`;
  }
}

/** Exactly as many rows as were counted: with one more or less the division fails, and it is all looked at anew. */
function ofRows(statements: Statement[], { agreementId }: Commit, { type, before, rows }: DisposeEffect): void {
  if (type !== 'reminders' && type !== 'calendars') return;
  const deletions = disposableRows[type].map(
    ({ table, where }, index) =>
      `gone${index} AS (DELETE FROM ${table} t WHERE t.agreement_id = $1::uuid AND ${where} RETURNING 1)`,
  );
  const count = deletions.map((_, index) => `(SELECT count(*) FROM gone${index})`).join(' + ');
  statements.push({
    text: `WITH ${deletions.join(', ')} SELECT 1 / (CASE WHEN ${count} = $3::int THEN 1 ELSE 0 END)`,
    values: [agreementId ?? null, before, rows],
  });
}
