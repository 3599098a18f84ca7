import type pg from 'pg';
import { z } from 'zod';
import type { Commit, Effect, NewChange } from '../../app/effects.ts';
import { shortestSaying, textOf, withoutText } from '../../domain/masking.ts';
import type { ChangeBody } from '../../domain/measure.ts';
import type { Audited } from './commit.ts';
import { contentHash, newHashKey } from './content-hash.ts';
import { readRows } from './rows.ts';
import type { Write } from './transaction.ts';

type MeasureEffect = Extract<Effect, { kind: 'change' | 'add-measure' | 'relink-measure' | 'mask' }>;

/** Changes of measures: every one a new version, and the folded state with it. */
export async function commitMeasureEffect(
  write: Write,
  commit: Commit,
  effect: MeasureEffect,
  pool: Pick<pg.Pool, 'query'>,
): Promise<readonly Audited[]> {
  switch (effect.kind) {
    case 'change': {
      const version = effect.expected + effect.changes.length;
      replaceState(write, commit, effect.measureId, effect.expected, version, effect.state);
      return insertChanges(write, commit, effect.measureId, effect.changes);
    }
    case 'add-measure': {
      const { measureId, number, position, groupId, changes, state, parts } = effect;
      write`INSERT INTO measure (id, agreement_id, group_id, number, position, version, state)
        VALUES (${measureId}::uuid, ${commit.agreementId ?? null}::uuid, ${groupId ?? null}::uuid, ${number}, ${position}, ${changes.length}, ${JSON.stringify(state)}::jsonb)`;
      link(write, measureId, parts);
      return insertChanges(write, commit, measureId, changes);
    }
    case 'relink-measure':
      write`UPDATE measure SET group_id = ${effect.groupId ?? null}::uuid WHERE id = ${effect.measureId}::uuid AND agreement_id = ${commit.agreementId ?? null}::uuid`;
      write`DELETE FROM measure_function WHERE measure_id = ${effect.measureId}::uuid`;
      link(write, effect.measureId, effect.parts);
      return [];
    case 'mask':
      return maskText(write, commit, effect, pool);
  }
}

/** Somebody changed the measure meanwhile, or it is another agreement's: no row is moved, and the division fails, which `createCommit` takes for a conflict. */
function replaceState(
  write: Write,
  commit: Commit,
  measureId: string,
  expected: number,
  version: number,
  state: unknown,
): void {
  write`WITH moved AS (UPDATE measure SET version = ${version}, state = ${JSON.stringify(state)}::jsonb WHERE id = ${measureId}::uuid AND agreement_id = ${commit.agreementId ?? null}::uuid AND version = ${expected} RETURNING 1)
    SELECT 1 / count(*) FROM moved`;
}

function link(write: Write, measureId: string, parts: readonly { functionId: string; part: string }[]): void {
  for (const { functionId, part } of parts) {
    write`INSERT INTO measure_function (measure_id, function_id, part) VALUES (${measureId}::uuid, ${functionId}::uuid, ${part}) ON CONFLICT DO NOTHING`;
  }
}

function insertChanges(
  write: Write,
  commit: Commit,
  measureId: string,
  changes: readonly NewChange[],
): readonly Audited[] {
  const audited: Audited[] = [];
  for (const { version, at, functionId, author, body } of changes) {
    const hashKey = newHashKey();
    write`INSERT INTO measure_change (measure_id, version, agreement_id, kind, at, recorded_at, function_id, author, body, hash_key)
      VALUES (${measureId}::uuid, ${version}, ${commit.agreementId ?? null}::uuid, ${body.kind}, ${at ?? commit.at}::timestamptz, ${commit.recordedAt}::timestamptz,
              ${functionId ?? null}::uuid, ${JSON.stringify(author)}::jsonb, ${JSON.stringify(body)}::jsonb, ${hashKey})`;
    audited.push({
      kind: body.kind,
      subject: { measure: measureId, version },
      contentHash: contentHash(hashKey, body),
    });
  }
  return audited;
}

const saidRow = z.object({ version: z.number(), body: z.custom<ChangeBody>() });

/** What a change says is only ever overwritten by masking, so that it may be read before the transaction. */
async function maskText(
  write: Write,
  commit: Commit,
  effect: Extract<Effect, { kind: 'mask' }>,
  pool: Pick<pg.Pool, 'query'>,
): Promise<readonly Audited[]> {
  const { measureId, versions, by, why } = effect;
  const masked = JSON.stringify({ by, at: commit.at, why });
  const said = await readRows(
    pool,
    saidRow,
    'SELECT version, body FROM measure_change WHERE measure_id = $1 AND agreement_id = $3 AND version = ANY ($2::int[]) ORDER BY version',
    [measureId, versions, commit.agreementId ?? null],
  );
  replaceState(write, commit, measureId, effect.expected, effect.expected + 1, effect.state);
  for (const { version, body } of said) {
    write`UPDATE measure_change SET body = ${JSON.stringify(withoutText(body))}::jsonb, masked = ${masked}::jsonb, hash_key = NULL
      WHERE measure_id = ${measureId}::uuid AND agreement_id = ${commit.agreementId ?? null}::uuid AND version = ${version}`;
    const text = textOf(body) ?? '';
    if (text.length < shortestSaying) continue;
    write`DELETE FROM pending_question WHERE agreement_id = ${commit.agreementId ?? null}::uuid AND strpos(body::text, ${JSON.stringify(text).slice(1, -1)}) > 0`;
  }
  return said.map(({ version }) => ({ kind: 'masked', subject: { measure: measureId, version } }));
}
