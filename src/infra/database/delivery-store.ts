import type pg from 'pg';
import { z } from 'zod';
import type { DeliveryRow, DeliveryStore, Reads } from '../../app/ports.ts';
import { instant, readRows } from './rows.ts';

const subject = z.object({
  measureId: z.string().exactOptional(),
  version: z.number().exactOptional(),
  groupId: z.string().exactOptional(),
  functionId: z.string().exactOptional(),
  holdingId: z.string().exactOptional(),
  facts: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])).exactOptional(),
  edit: z.number().exactOptional(),
});

const deliveryRow = z
  .object({
    id: z.string(),
    agreement_id: z.string(),
    kind: z.enum(['news', 'suggest', 'proposal', 'answered', 'welcome', 'confirm', 'notice', 'bundle', 'group-list']),
    subject,
    target_kind: z.enum(['channel', 'person']),
    platform: z.enum(['slack', 'teams', 'local', 'cli']),
    tenant: z.string(),
    target_id: z.string(),
    thread: z.string().nullable(),
    state: z.enum(['waiting', 'sent', 'unreachable', 'failed']),
    attempts: z.number(),
    channel_id: z.string().nullable(),
    message_id: z.string().nullable(),
    seq: z.coerce.number(),
    at: instant,
  })
  .transform(
    ({
      agreement_id,
      target_kind,
      platform,
      tenant,
      target_id,
      thread,
      channel_id,
      message_id,
      ...row
    }): DeliveryRow => ({
      ...row,
      agreementId: agreement_id,
      target: { kind: target_kind, platform, tenant, id: target_id, ...(thread === null ? {} : { thread }) },
      ...(channel_id === null ? {} : { channelId: channel_id }),
      ...(message_id === null ? {} : { messageId: message_id }),
    }),
  );

const columns =
  'id, agreement_id, kind, subject, target_kind, platform, tenant, target_id, thread, state, attempts, channel_id, message_id, seq, at FROM delivery';

export function deliveryReads(pool: pg.Pool): Pick<Reads, 'postsAbout'> {
  return {
    postsAbout: (measureId, version) =>
      readRows(
        pool,
        deliveryRow,
        `SELECT ${columns} WHERE subject->>'measureId' = $1 AND state = 'sent'
           AND $2 >= (subject->>'version')::int AND $2 < (subject->>'version')::int + coalesce((subject->'facts'->>'changes')::int, 1)`,
        [measureId, version],
      ),
  };
}

export function deliveryStore(pool: pg.Pool): DeliveryStore {
  return {
    delivery: async (id) => (await readRows(pool, deliveryRow, `SELECT ${columns} WHERE id = $1`, [id]))[0],
    waiting: (limit) =>
      readRows(pool, deliveryRow, `SELECT ${columns} WHERE state = 'waiting' ORDER BY seq LIMIT $1`, [limit]),
    posts: ({ platform, tenant, id }, after) =>
      readRows(
        pool,
        deliveryRow,
        `SELECT ${columns} WHERE platform = $1 AND tenant = $2 AND target_id = $3
           AND (seq > $4 OR (subject->>'edit')::bigint > $4) AND state = 'sent' ORDER BY seq`,
        [platform, tenant, id, after],
      ),
    settle: async (id, result, at) => {
      await pool.query(
        `UPDATE delivery SET state = $2, channel_id = coalesce($3, channel_id), message_id = coalesce($4, message_id), reason = $5,
                sent_at = CASE WHEN $2 = 'sent' THEN $6::timestamptz ELSE sent_at END WHERE id = $1`,
        [id, result.state, result.channelId ?? null, result.messageId ?? null, result.reason ?? null, at],
      );
    },
    attempted: async (id) => {
      await pool.query('UPDATE delivery SET attempts = attempts + 1 WHERE id = $1', [id]);
    },
  };
}
