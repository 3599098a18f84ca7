import type { Commit, Effect } from '../../app/effects.ts';
import type { Audited } from './commit.ts';
import type { Statement, Statements } from './transaction.ts';

/** The statement that makes the job that sends a delivery, for the same transaction; undefined where nothing is sent. */
export type Enqueue = (deliveryId: string) => Promise<Statement | undefined>;

const insert = `INSERT INTO delivery (id, agreement_id, key, kind, subject, target_kind, platform, tenant, target_id, thread, state, at, correlation)
  VALUES ($1::uuid, $2::uuid, $3, $4, $5::jsonb, $6, $7, $8, $9, $10, $11, $12::timestamptz, $13)`;
/** What waits already is sent when it was to be. */
const unlessWaiting = (column: string, value: string) =>
  `${column} = CASE WHEN delivery.state = 'waiting' THEN delivery.${column} ELSE ${value} END`;

/** From when an edit waits: what waited before it has waited longer. */
const since = (value: string) =>
  `CASE WHEN delivery.state = 'waiting' THEN coalesce(delivery.subject->'since', to_jsonb(delivery.at)) ELSE to_jsonb(${value}) END`;

const whenThere = {
  leave: 'ON CONFLICT (key) DO NOTHING',
  // The sequence has numbered the row that was not inserted all the same: the number is the edit's.
  renew: `ON CONFLICT (key) DO UPDATE SET state = excluded.state, ${unlessWaiting('attempts', '0')},
    ${unlessWaiting('not_before', '$14::timestamptz')}, correlation = coalesce(excluded.correlation, delivery.correlation),
    subject = excluded.subject || jsonb_build_object('edit', excluded.seq, 'since', ${since('$14::timestamptz')})`,
  // A bundle that is there already is another run's, with its own reminders: this run is to fail and look again.
  fail: '',
};

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
    write`UPDATE delivery SET state = CASE WHEN platform = 'local' THEN state ELSE 'waiting' END,
        attempts = CASE WHEN state = 'waiting' THEN attempts ELSE 0 END,
        correlation = coalesce(${commit.correlation ?? null}::text, correlation),
        subject = subject || jsonb_build_object('edit', nextval(pg_get_serial_sequence('delivery', 'seq')),
          'since', CASE WHEN state = 'waiting' THEN coalesce(subject->'since', to_jsonb(at)) ELSE to_jsonb(${commit.recordedAt}::timestamptz) END)
      WHERE id = ${effect.deliveryId}::uuid`;
    await send(effect.deliveryId);
    return [];
  }
  const { id, key, kind, subject, target } = effect.delivery;
  // On the local page the row is the post: there is nowhere to send it.
  const state = target.platform === 'local' ? 'sent' : 'waiting';
  statements.push({
    text: `${insert} ${whenThere[effect.renewsAt ? 'renew' : kind === 'bundle' ? 'fail' : 'leave']}`,
    values: [
      id,
      effect.delivery.agreementId ?? commit.agreementId ?? null,
      key,
      kind,
      JSON.stringify(subject),
      target.kind,
      target.platform,
      target.tenant,
      target.id,
      target.thread ?? null,
      state,
      commit.at,
      commit.correlation ?? null,
      ...(effect.renewsAt ? [effect.renewsAt] : []),
    ],
  });
  // A job for a delivery that was there before finds no row, and ends.
  if (state === 'waiting') await send(id);
  return [];
}
