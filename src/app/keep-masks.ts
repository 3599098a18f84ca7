import { foldChanges } from '../domain/fold-changes.ts';
import { withoutText } from '../domain/masking.ts';
import type { Change } from '../domain/measure.ts';
import type { Commit, Effect } from './effects.ts';
import { withMaskedFollowUps } from './follow-ups/mask-issues.ts';
import type { Clock, MaskEntry, MaskRegister, Store } from './ports.ts';
import { gatherRecordTexts, maskRecordEffect, placesOf, textsAt } from './record-texts.ts';

/**
 * Writes what is to be masked in the register before the database does it: whatever crashes between, the next start masks
 * it, and nothing that somebody was told is gone can come back with a backup (product.md §3).
 */
export async function registerMasks(commit: Commit, register: MaskRegister): Promise<void> {
  const { agreementId, at } = commit;
  if (agreementId === undefined) return;
  for (const effect of commit.effects) {
    if (effect.kind === 'mask') {
      const { measureId, versions, by, why } = effect;
      await register.add({ agreementId, measureId, versions, by, why, at });
    }
    if (effect.kind === 'mask-record') {
      const { record, by, why } = effect;
      const meetings = effect.meetings.map(({ meetingId, texts }) => ({ meetingId, texts }));
      await register.add({ agreementId, record, meetings, by, why, at });
    }
  }
}

/** Masks again what the register says was masked and the database, restored from a backup, holds. Gives the count. */
export async function reapplyMasks(store: Store, register: MaskRegister, clock: Clock): Promise<number> {
  let count = 0;
  for (const entry of await register.all()) count += await reapply(store, entry, clock);
  return count;
}

async function reapply(store: Store, entry: MaskEntry, clock: Clock): Promise<number> {
  const { agreementId, at } = entry;
  const left = 'measureId' in entry ? await leftOfMeasure(store, entry) : await leftOfRecord(store, entry);
  if (!left) return 0;
  const commit: Commit = {
    outcome: 'done',
    agreementId,
    at,
    recordedAt: clock.now(),
    actor: 'clock',
    effects: [left.effect],
  };
  // The follow-ups of the backup may hold them too.
  const result = await store.commit(await withMaskedFollowUps(commit, store));
  return result.kind === 'conflict' ? reapply(store, entry, clock) : left.count;
}

interface Left {
  readonly effect: Effect;
  readonly count: number;
}

async function leftOfMeasure(
  store: Store,
  { agreementId, measureId, versions: masked, by, why, at }: Extract<MaskEntry, { measureId: string }>,
): Promise<Left | undefined> {
  const changes = await store.changes(agreementId, measureId);
  const left = changes.filter((change) => masked.includes(change.version) && !change.masked);
  const measure = left.length > 0 ? await store.measure(agreementId, measureId) : undefined;
  if (!measure) return undefined;
  const versions = left.map(({ version }) => version);
  const mask = (change: Change): Change =>
    versions.includes(change.version) ? { ...change, body: withoutText(change.body), masked: { by, at, why } } : change;
  const state = foldChanges(changes.map(mask));
  return {
    effect: { kind: 'mask', measureId, versions, by, why, state, expected: measure.version },
    count: versions.length,
  };
}

async function leftOfRecord(
  store: Store,
  { agreementId, by, why, ...places }: Extract<MaskEntry, { record: unknown }>,
): Promise<Left | undefined> {
  const known = await gatherRecordTexts(agreementId, store);
  const left = textsAt(known, places);
  if (left.length === 0) return undefined;
  const author = { function: by, platform: 'cli' };
  return { effect: maskRecordEffect(known, placesOf(left), { by, why, author }), count: left.length };
}
