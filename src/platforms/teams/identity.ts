import { createHash } from 'node:crypto';
import type { AccountRef, Origin } from '../../chat/incoming.ts';
import type { Activity } from './activity.ts';

/**
 * @property id the conversation without its thread: a channel's, a group chat's or a personal chat's
 * @property thread the message that the thread is under; only channels have threads
 * @property team the team that a channel is one of; its first channel has the same id
 */
export interface Conversation {
  readonly kind: 'personal' | 'group' | 'channel';
  readonly id: string;
  readonly thread?: string;
  readonly name?: string;
  readonly team?: string;
}

const threadMark = ';messageid=';

export function conversationOf(activity: Activity): Conversation {
  const { id: full, conversationType, name } = activity.conversation;
  const [id = full, thread] = full.split(threadMark);
  if (conversationType === 'personal') return { kind: 'personal', id };
  const channel = activity.channelData?.channel?.name ?? activity.channelData?.team?.name;
  const named = name ?? channel;
  return {
    kind: conversationType === 'channel' ? 'channel' : 'group',
    id,
    ...(thread ? { thread } : {}),
    ...(named ? { name: named } : {}),
    ...(activity.channelData?.team ? { team: activity.channelData.team.id } : {}),
  };
}

/** The id that Teams' own interface wants: a channel's thread is part of it. */
export function conversationAddress(id: string, thread?: string): string {
  return thread === undefined ? id : `${id}${threadMark}${thread}`;
}

/**
 * The person, or undefined for someone without an Entra id: a bot, or a guest by telephone. In a channel shared between tenants
 * they are of their own tenant, and not the channel's.
 */
export function accountOf(activity: Activity): AccountRef | undefined {
  const id = activity.from.aadObjectId?.toLowerCase();
  const tenant = activity.from.tenantId?.toLowerCase() ?? tenantOf(activity);
  return id && tenant ? { platform: 'teams', tenant, id } : undefined;
}

export function originOf(activity: Activity, account: AccountRef, visible: boolean): Origin {
  const conversation = conversationOf(activity);
  if (conversation.kind === 'personal') return { account, visible };
  const { id, thread, name, team } = conversation;
  const tenant = tenantOf(activity) ?? account.tenant;
  return {
    account,
    channel: {
      platform: 'teams',
      tenant,
      id,
      ...(thread ? { thread } : {}),
      ...(name ? { name } : {}),
      ...(team ? { team } : {}),
    },
    visible,
  };
}

/** Whether every tenant that the activity names is allowed, and it names one. */
export function isFromAllowedTenant(activity: Activity, allowed: readonly string[]): boolean {
  const named = [activity.conversation.tenantId, activity.channelData?.tenant?.id, activity.from.tenantId].filter(
    (tenant) => tenant !== undefined,
  );
  return named.length > 0 && named.every((tenant) => allowed.includes(tenant.toLowerCase()));
}

/**
 * The same when Teams sends the same thing again (after 15 s without an answer), another for every new click. Hashed, since the id of
 * a person's own conversation is theirs alone, and what has come in is kept for a month, also when they have asked to be forgotten.
 */
export function inboxId(activity: Activity): string {
  const parts = [activity.conversation.id, activity.id, activity.replyToId ?? ''];
  return `teams:${createHash('sha256').update(JSON.stringify(parts)).digest('base64url')}`;
}

/** The tenant that the conversation belongs to. */
export function tenantOf(activity: Activity): string | undefined {
  return (activity.conversation.tenantId ?? activity.channelData?.tenant?.id)?.toLowerCase();
}
