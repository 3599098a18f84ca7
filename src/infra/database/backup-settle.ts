import type pg from 'pg';
import type { IsoInstant } from '../../domain/time.ts';

/**
 * Gives up what waited to be sent when the backup was made: it may have been sent since. What is posted already and waits to
 * be edited is edited. Nobody has a claim any more. Gives how many were given up, by agreement.
 */
export async function giveUpWaiting(client: pg.ClientBase): Promise<ReadonlyMap<string, number>> {
  await client.query('UPDATE delivery SET claimed_by = NULL, claimed_until = NULL WHERE claimed_by IS NOT NULL');
  const { rows } = await client.query<{ agreement_id: string }>(
    `UPDATE delivery SET state = 'failed', reason = 'restored', in_doubt = false, not_before = NULL
      WHERE state = 'waiting' AND message_id IS NULL RETURNING agreement_id`,
  );
  const counts = new Map<string, number>();
  for (const { agreement_id: id } of rows) counts.set(id, (counts.get(id) ?? 0) + 1);
  return counts;
}

/** Says in every agreement's log that the database was restored, and from a backup of when. */
export async function auditRestore(
  client: pg.ClientBase,
  { at, since }: Record<'at' | 'since', IsoInstant>,
): Promise<void> {
  await client.query(
    `SELECT append_audit(id, $1::timestamptz, $1::timestamptz, NULL, 'operator', 'restored', jsonb_build_object('since', $2::text), NULL)
       FROM agreement ORDER BY id`,
    [at, since],
  );
}

/** Says in every agreement's log that the database was moved from the embedded one. */
export async function auditMove(client: pg.ClientBase, at: IsoInstant): Promise<void> {
  await client.query(
    `SELECT append_audit(id, $1::timestamptz, $1::timestamptz, NULL, 'operator', 'moved', '{}'::jsonb, NULL)
       FROM agreement ORDER BY id`,
    [at],
  );
}
