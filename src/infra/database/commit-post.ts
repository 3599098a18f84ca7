import type { Commit, Effect } from '../../app/effects.ts';
import type { Audited, Transaction } from './commit.ts';

/** Makes the job that sends a delivery, in the same transaction. */
export type Enqueue = (tx: Transaction, deliveryId: string) => Promise<void>;

/** Posts of the bot's own: the row is stored with its cause before anything is sent, and its key keeps it from being sent twice. */
export async function commitPost(
  tx: Transaction,
  commit: Commit,
  effect: Extract<Effect, { kind: 'post' | 'repost' }>,
  enqueue: Enqueue,
): Promise<readonly Audited[]> {
  if (effect.kind === 'repost') {
    await tx.$executeRaw`UPDATE delivery SET state = 'waiting' WHERE id = ${effect.deliveryId}::uuid AND platform <> 'local'`;
    await enqueue(tx, effect.deliveryId);
    return [];
  }
  const { id, key, kind, subject, target } = effect.delivery;
  // On the local page the row is the post: there is nowhere to send it.
  const state = target.platform === 'local' ? 'sent' : 'waiting';
  const made =
    await tx.$executeRaw`INSERT INTO delivery (id, agreement_id, key, kind, subject, target_kind, platform, tenant, target_id, thread, state, at)
    VALUES (${id}::uuid, ${commit.agreementId ?? null}::uuid, ${key}, ${kind}, ${JSON.stringify(subject)}::jsonb, ${target.kind}, ${target.platform}, ${target.tenant}, ${target.id}, ${target.thread ?? null}, ${state}, ${commit.at}::timestamptz)
    ON CONFLICT (key) DO NOTHING`;
  if (made === 1 && state === 'waiting') await enqueue(tx, id);
  return [];
}
