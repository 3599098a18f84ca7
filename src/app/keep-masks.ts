import { foldChanges } from '../domain/fold-changes.ts';
import { withoutText } from '../domain/masking.ts';
import type { Change } from '../domain/measure.ts';
import type { Commit, Effect } from './effects.ts';
import { withMaskedFollowUps } from './follow-ups/mask-issues.ts';
import type {
  ChangePlace,
  Clock,
  MaskEntry,
  MaskedTexts,
  MaskRegister,
  Reads,
  RegisteredTexts,
  Store,
} from './ports.ts';
import { gatherRecordTexts, type MaskedPlaces, maskRecordEffect, placesOf, textsAt } from './record-texts.ts';
import { isSameChange } from './same-change.ts';

/**
 * Writes what is to be masked in the register before the database does it: whatever crashes between, the next start masks
 * it, and nothing that somebody was told is gone can come back with a backup (product.md §3).
 */
export async function registerMasks(
  commit: Commit,
  register: MaskRegister,
  reads: Pick<Reads, 'changeMarks'>,
): Promise<void> {
  const { agreementId, at } = commit;
  if (agreementId === undefined) return;
  for (const effect of commit.effects) {
    if (effect.kind === 'mask') {
      const { measureId, versions, by, why } = effect;
      const changes = await reads.changeMarks(agreementId, { measureId }, versions);
      await register.add({ agreementId, measureId, versions, changes, by, why, at });
    }
    if (effect.kind === 'mask-record') {
      const { by, why } = effect;
      const record = await withMarks(agreementId, 'record', effect.record, reads);
      const meetings = await Promise.all(
        effect.meetings.map(async ({ meetingId, texts }) => ({
          meetingId,
          texts: await withMarks(agreementId, { meetingId }, texts, reads),
        })),
      );
      await register.add({ agreementId, record, meetings, by, why, at });
    }
  }
}

async function withMarks(
  agreementId: string,
  place: ChangePlace,
  texts: readonly MaskedTexts[],
  reads: Pick<Reads, 'changeMarks'>,
): Promise<readonly RegisteredTexts[]> {
  const marks = await reads.changeMarks(agreementId, place, numbersOf(texts));
  return texts.map((each) => ({ ...each, ...marks.find(({ version }) => version === each.version) }));
}

function numbersOf(texts: readonly MaskedTexts[]): readonly number[] {
  return texts.map(({ version }) => version);
}

/**
 * Masks again what the register says was masked and the database, restored from a backup, holds. What has been written since in the
 * place of what was lost stays. Gives the count.
 */
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
  { agreementId, measureId, versions: masked, changes: kept, by, why, at }: Extract<MaskEntry, { measureId: string }>,
): Promise<Left | undefined> {
  const changes = await store.changes(agreementId, measureId);
  const left = changes.flatMap(({ version, masked: gone }) => (masked.includes(version) && !gone ? [version] : []));
  if (left.length === 0) return undefined;
  const measure = await store.measure(agreementId, measureId);
  const marks = await store.changeMarks(agreementId, { measureId }, left);
  const keptOf = (version: number) => kept?.find((each) => each.version === version);
  const same = marks.filter((now) => isSameChange(now, keptOf(now.version), at));
  if (!measure || same.length === 0) return undefined;
  const versions = same.map(({ version }) => version);
  const mask = (change: Change): Change =>
    versions.includes(change.version) ? { ...change, body: withoutText(change.body), masked: { by, at, why } } : change;
  const state = foldChanges(changes.map(mask));
  return {
    effect: { kind: 'mask', measureId, versions, by, why, state, expected: measure.version },
    count: versions.length,
  };
}

async function leftOfRecord(store: Store, entry: Extract<MaskEntry, { record: unknown }>): Promise<Left | undefined> {
  const { agreementId, by, why } = entry;
  const known = await gatherRecordTexts(agreementId, store);
  if (textsAt(known, entry).length === 0) return undefined;
  const left = textsAt(known, await samePlaces(entry, store));
  if (left.length === 0) return undefined;
  const author = { function: by, platform: 'cli' };
  return { effect: maskRecordEffect(known, placesOf(left), { by, why, author }), count: left.length };
}

/** The places whose changes are still those that were masked. */
async function samePlaces(
  { agreementId, at, record, meetings }: Extract<MaskEntry, { record: unknown }>,
  store: Store,
): Promise<MaskedPlaces> {
  const same = async (place: ChangePlace, texts: readonly RegisteredTexts[]) => {
    const marks = await store.changeMarks(agreementId, place, numbersOf(texts));
    return texts.filter((kept) => marks.some((now) => now.version === kept.version && isSameChange(now, kept, at)));
  };
  return {
    record: await same('record', record),
    meetings: await Promise.all(
      meetings.map(async ({ meetingId, texts }) => ({ meetingId, texts: await same({ meetingId }, texts) })),
    ),
  };
}
