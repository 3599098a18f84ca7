import { actsByName } from './acts-by-name.ts';
import type { Agreement, DeliveryRow, Reads } from './ports.ts';
import type { Scene } from './scene.ts';

/** Those that see what would be taken over from an earlier agreement. Every other command reads one agreement and no more. */
const takingOver: readonly string[] = ['take-over', 'confirm-take-over'];

/** The agreements that a command reads: the one that it is about; and those that its measures may be taken over from. */
export async function scopeOf(scene: Scene, agreement: Agreement, command: string): Promise<readonly string[]> {
  if (!takingOver.includes(command)) return [agreement.id];
  const { origin, today, deps } = scene;
  const { account } = origin;
  const everywhere = actsByName(origin) ? { ...account, tenant: 'local' } : account;
  const { actors } = await deps.store.situation(everywhere, undefined, today);
  return [
    agreement.id,
    ...actors.map(({ agreementId }) => agreementId),
    ...(await proposedPredecessor(agreement.id, deps.store)),
  ];
}

/** The agreements that a post is made from: its own, and the one that it proposes to take measures over from. */
export async function scopeOfPost(row: DeliveryRow, reads: Reads): Promise<readonly string[]> {
  if (row.subject.facts?.event !== 'take-over') return [row.agreementId];
  return [row.agreementId, ...(await proposedPredecessor(row.agreementId, reads))];
}

/** A coordinator of both has proposed it, so those who are to answer may see what would be taken over. */
async function proposedPredecessor(agreementId: string, reads: Reads): Promise<readonly string[]> {
  const { record } = await reads.record(agreementId);
  const from = record.extension.takeOver?.from;
  if (from === undefined) return [];
  return (await reads.agreements()).flatMap(({ key, id }) => (key === from ? [id] : []));
}
