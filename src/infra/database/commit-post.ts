import type { Commit, Effect } from '../../app/effects.ts';
import type { Audited } from './commit.ts';
import type { Statement, Statements } from './transaction.ts';

/** The statement that makes the job that sends a delivery, for the same transaction; undefined where nothing is sent. */
export type Enqueue = (deliveryId: string) => Promise<Statement | undefined>;

/** Posts of the bot's own: the row is stored with its cause before anything is sent, and its key keeps it from being sent twice. */
export async function commitPost(
  { write, statements }: Statements,
  commit: Commit,
  effect: Extract<Effect, { kind: 'post' | 'repost' }>,
  enqueue: Enqueue,
): Promise<readonly Audited[]> {
  const send = async (deliveryId: string): Promise<void> => {
    const job = await enqueue(deliveryId);
    if (job) statements.push(job);
  };
  if (effect.kind === 'repost') {
    write`UPDATE delivery SET state = 'waiting' WHERE id = ${effect.deliveryId}::uuid AND platform <> 'local'`;
    await send(effect.deliveryId);
    return [];
  }
  const { id, key, kind, subject, target } = effect.delivery;
  // On the local page the row is the post: there is nowhere to send it.
  const state = target.platform === 'local' ? 'sent' : 'waiting';
  const subjectJson = JSON.stringify(subject);
  // A bundle that is there already is another run's, with its own reminders: this run is to fail and look again.
  if (kind === 'bundle')
    write`INSERT INTO delivery (id, agreement_id, key, kind, subject, target_kind, platform, tenant, target_id, thread, state, at)
      VALUES (${id}::uuid, ${commit.agreementId ?? null}::uuid, ${key}, ${kind}, ${subjectJson}::jsonb, ${target.kind}, ${target.platform}, ${target.tenant}, ${target.id}, ${target.thread ?? null}, ${state}, ${commit.at}::timestamptz)`;
  else
    write`INSERT INTO delivery (id, agreement_id, key, kind, subject, target_kind, platform, tenant, target_id, thread, state, at)
      VALUES (${id}::uuid, ${commit.agreementId ?? null}::uuid, ${key}, ${kind}, ${subjectJson}::jsonb, ${target.kind}, ${target.platform}, ${target.tenant}, ${target.id}, ${target.thread ?? null}, ${state}, ${commit.at}::timestamptz)
      ON CONFLICT (key) DO NOTHING`;
  // A job for a delivery that was there before finds no row, and ends.
  if (state === 'waiting') await send(id);
  return [];
}
