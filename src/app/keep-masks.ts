import { foldChanges } from '../domain/fold-changes.ts';
import { withoutText } from '../domain/masking.ts';
import type { Change } from '../domain/measure.ts';
import type { Commit } from './effects.ts';
import type { Clock, MaskEntry, MaskRegister, Store } from './ports.ts';

/**
 * Writes what is to be masked in the register before the database does it: whatever crashes between, the next start masks
 * it, and nothing that somebody was told is gone can come back with a backup (product.md §3).
 */
export async function registerMasks(commit: Commit, register: MaskRegister): Promise<void> {
  const { agreementId, at } = commit;
  if (agreementId === undefined) return;
  for (const effect of commit.effects) {
    if (effect.kind !== 'mask') continue;
    const { measureId, versions, by, why } = effect;
    await register.add({ agreementId, measureId, versions, by, why, at });
  }
}

/** Masks again what the register says was masked and the database, restored from a backup, holds. Gives the count. */
export async function reapplyMasks(store: Store, register: MaskRegister, clock: Clock): Promise<number> {
  let count = 0;
  for (const entry of await register.all()) count += await reapply(store, entry, clock);
  return count;
}

async function reapply(store: Store, entry: MaskEntry, clock: Clock): Promise<number> {
  const { agreementId, measureId, by, why, at } = entry;
  const changes = await store.changes(measureId);
  const left = changes.filter(({ version, masked }) => entry.versions.includes(version) && !masked);
  const measure = left.length > 0 ? await store.measure(measureId) : undefined;
  if (measure?.agreementId !== agreementId) return 0;
  const versions = left.map(({ version }) => version);
  const mask = (change: Change): Change =>
    versions.includes(change.version) ? { ...change, body: withoutText(change.body), masked: { by, at, why } } : change;
  const state = foldChanges(changes.map(mask));
  const effects = [{ kind: 'mask' as const, measureId, versions, by, why, state, expected: measure.version }];
  const result = await store.commit({
    outcome: 'done',
    agreementId,
    at,
    recordedAt: clock.now(),
    actor: 'clock',
    effects,
  });
  return result.kind === 'conflict' ? reapply(store, entry, clock) : versions.length;
}
