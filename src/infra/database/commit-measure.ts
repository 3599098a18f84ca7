import { createHmac, randomBytes } from 'node:crypto';
import type { Commit, Effect, NewChange } from '../../app/effects.ts';
import { withoutText } from '../../domain/masking.ts';
import type { ChangeBody } from '../../domain/measure.ts';
import type { Audited, Transaction } from './commit.ts';
import { Conflict } from './conflict.ts';

type MeasureEffect = Extract<Effect, { kind: 'change' | 'add-measure' | 'relink-measure' | 'mask' }>;

/** Changes of measures: every one a new version, and the folded state with it. */
export async function commitMeasureEffect(
  tx: Transaction,
  commit: Commit,
  effect: MeasureEffect,
): Promise<readonly Audited[]> {
  switch (effect.kind) {
    case 'change': {
      const version = effect.expected + effect.changes.length;
      await replaceState(tx, effect.measureId, effect.expected, version, effect.state);
      return insertChanges(tx, commit, effect.measureId, effect.changes);
    }
    case 'add-measure': {
      const { measureId, number, position, groupId, changes, state, parts } = effect;
      await tx.$executeRaw`INSERT INTO measure (id, agreement_id, group_id, number, position, version, state)
        VALUES (${measureId}::uuid, ${commit.agreementId ?? null}::uuid, ${groupId ?? null}::uuid, ${number}, ${position}, ${changes.length}, ${JSON.stringify(state)}::jsonb)`;
      await link(tx, measureId, parts);
      return insertChanges(tx, commit, measureId, changes);
    }
    case 'relink-measure':
      await tx.$executeRaw`UPDATE measure SET group_id = ${effect.groupId ?? null}::uuid WHERE id = ${effect.measureId}::uuid`;
      await tx.$executeRaw`DELETE FROM measure_function WHERE measure_id = ${effect.measureId}::uuid`;
      await link(tx, effect.measureId, effect.parts);
      return [];
    case 'mask':
      return maskText(tx, commit, effect);
  }
}

async function replaceState(
  tx: Transaction,
  measureId: string,
  expected: number,
  version: number,
  state: unknown,
): Promise<void> {
  const changed =
    await tx.$executeRaw`UPDATE measure SET version = ${version}, state = ${JSON.stringify(state)}::jsonb WHERE id = ${measureId}::uuid AND version = ${expected}`;
  if (changed !== 1) throw new Conflict();
}

async function link(
  tx: Transaction,
  measureId: string,
  parts: readonly { functionId: string; part: string }[],
): Promise<void> {
  for (const { functionId, part } of parts) {
    await tx.$executeRaw`INSERT INTO measure_function (measure_id, function_id, part) VALUES (${measureId}::uuid, ${functionId}::uuid, ${part}) ON CONFLICT DO NOTHING`;
  }
}

async function insertChanges(
  tx: Transaction,
  commit: Commit,
  measureId: string,
  changes: readonly NewChange[],
): Promise<readonly Audited[]> {
  const audited: Audited[] = [];
  for (const { version, at, functionId, author, body } of changes) {
    const hashKey = randomBytes(16).toString('hex');
    await tx.$executeRaw`INSERT INTO measure_change (measure_id, version, agreement_id, kind, at, recorded_at, function_id, author, body, hash_key)
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

/**
 * Keyed with a key of its own per change, kept beside the change: whoever has the log alone can't guess a short text, and
 * when a text is masked its key goes with it.
 */
export function contentHash(hashKey: string, body: ChangeBody): string {
  return createHmac('sha256', hashKey).update(canonical(body)).digest('hex');
}

/** jsonb does not keep the order of keys, so the hash is made of them sorted. */
function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  const entries = Object.entries(value)
    .filter(([, entry]) => entry !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([key, entry]) => `${JSON.stringify(key)}:${canonical(entry)}`).join(',')}}`;
}

async function maskText(
  tx: Transaction,
  commit: Commit,
  effect: Extract<Effect, { kind: 'mask' }>,
): Promise<readonly Audited[]> {
  const { measureId, version, by, why } = effect;
  await replaceState(tx, measureId, effect.expected, effect.expected, effect.state);
  const change = await tx.measureChange.findUniqueOrThrow({ where: { measureId_version: { measureId, version } } });
  const body = withoutText(change.body as unknown as ChangeBody);
  const masked = { by, at: commit.at, why };
  await tx.$executeRaw`UPDATE measure_change SET body = ${JSON.stringify(body)}::jsonb, masked = ${JSON.stringify(masked)}::jsonb, hash_key = NULL
    WHERE measure_id = ${measureId}::uuid AND version = ${version}`;
  return [{ kind: 'masked', subject: { measure: measureId, version } }];
}
