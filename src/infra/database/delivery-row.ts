import { z } from 'zod';
import type { DeliveryRow } from '../../app/ports.ts';
import { instant } from './rows.ts';

const platform = z.enum(['slack', 'teams', 'local', 'cli']);
const targetKind = z.enum(['channel', 'person']);

const tried = z.object({
  kind: targetKind,
  platform,
  tenant: z.string(),
  id: z.string(),
  thread: z.string().exactOptional(),
  whole: z.literal(true).exactOptional(),
});

const subject = z.object({
  measureId: z.string().exactOptional(),
  version: z.number().exactOptional(),
  groupId: z.string().exactOptional(),
  functionId: z.string().exactOptional(),
  holdingId: z.string().exactOptional(),
  facts: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])).exactOptional(),
  edit: z.number().exactOptional(),
  tried: z.array(tried).exactOptional(),
});

const kind = z.enum([
  'news',
  'suggest',
  'proposal',
  'answered',
  'welcome',
  'confirm',
  'notice',
  'bundle',
  'group-list',
  'unreachable',
  'self-check',
  'meeting-news',
  'follow-up',
  'brief',
]);

export const deliveryRow = z
  .object({
    id: z.string(),
    agreement_id: z.string(),
    kind,
    subject,
    target_kind: targetKind,
    platform,
    tenant: z.string(),
    target_id: z.string(),
    thread: z.string().nullable(),
    state: z.enum(['waiting', 'sent', 'unreachable', 'failed']),
    attempts: z.number(),
    channel_id: z.string().nullable(),
    message_id: z.string().nullable(),
    seq: z.coerce.number(),
    at: instant,
    sent_at: instant.nullable(),
    not_before: instant.nullable(),
    reason: z.string().nullable(),
    way: z.enum(['direct', 'group', 'e-mail']),
    in_doubt: z.boolean(),
    possible_doubles: z.number(),
    correlation: z.string().nullable(),
  })
  .transform(
    (row): DeliveryRow => ({
      id: row.id,
      agreementId: row.agreement_id,
      kind: row.kind,
      subject: row.subject,
      target: {
        kind: row.target_kind,
        platform: row.platform,
        tenant: row.tenant,
        id: row.target_id,
        ...(row.thread === null ? {} : { thread: row.thread }),
      },
      state: row.state,
      attempts: row.attempts,
      ...(row.channel_id === null ? {} : { channelId: row.channel_id }),
      ...(row.message_id === null ? {} : { messageId: row.message_id }),
      seq: row.seq,
      at: row.at,
      ...(row.sent_at === null ? {} : { sentAt: row.sent_at }),
      ...(row.not_before === null ? {} : { notBefore: row.not_before }),
      ...(row.reason === null ? {} : { reason: row.reason }),
      way: row.way,
      inDoubt: row.in_doubt,
      possibleDoubles: row.possible_doubles,
      ...(row.correlation === null ? {} : { correlation: row.correlation }),
    }),
  );

export const deliveryColumns =
  'id, agreement_id, kind, subject, target_kind, platform, tenant, target_id, thread, state, attempts, channel_id, message_id, seq, at, sent_at, not_before, reason, way, in_doubt, possible_doubles, correlation';
