import {
  type ChannelRef,
  notOurs,
  type Pace,
  type Poster,
  type PostResult,
  type PostTarget,
} from '../../chat/incoming.ts';
import type { Message } from '../../chat/message.ts';
import { type Connector, cardActivity } from './connector.ts';
import { deliveryFault, repeatable } from './delivery-fault.ts';
import { conversationAddress } from './identity.ts';
import { renderMessage } from './render.ts';

/**
 * Teams takes 7 messages a second, 60 in 30 s and 1,800 in an hour to one conversation (learn.microsoft.com, rate limiting
 * for bots). One in 2.01 s and 7 at once keep within all three: at most 7 + 3600 / 2.01 = 1,798 in any hour.
 */
export const teamsPace: Pace = { everyMs: 2010, burst: 7 };

/** Delivery to channels, group chats and personal chats. Nothing is tried again here: the delivery queue does that. */
export function createPoster(connector: Connector, allowedTenants: readonly string[]): Poster {
  // One that has been taken off the list is not spoken to either.
  const isForeign = ({ tenant }: { readonly tenant: string }) => !allowedTenants.includes(tenant.toLowerCase());
  const foreign: PostResult = { kind: 'unreachable', reason: notOurs, what: 'installation' };
  return {
    platform: 'teams',
    pace: teamsPace,
    post: async (target, message) =>
      isForeign(target.kind === 'channel' ? target.channel : target.account)
        ? foreign
        : post(connector, target, message),
    // A bot cannot read a conversation's messages in Teams.
    findPost: async () => ({ kind: 'unknown' }),
    update: async (channel, messageId, message) =>
      isForeign(channel) ? foreign : update(connector, channel, messageId, message),
  };
}

async function post(connector: Connector, target: PostTarget, message: Message): Promise<PostResult> {
  const place = await placeOf(connector, target);
  if (typeof place !== 'string') return place;
  try {
    const address = target.kind === 'channel' ? conversationAddress(place, target.thread) : place;
    const messageId = await connector.post(address, cardActivity(renderMessage(message)));
    return { kind: 'sent', messageId, channelId: place };
  } catch (error) {
    const fault = deliveryFault(error);
    if (fault.kind === 'unreachable' && target.kind === 'person') connector.forgetPersonalChat(target.account);
    return fault;
  }
}

async function placeOf(
  connector: Connector,
  target: PostTarget,
): Promise<string | Exclude<PostResult, { kind: 'sent' }>> {
  if (target.kind === 'channel') return target.channel.id;
  try {
    return await connector.personalChat(target.account);
  } catch (error) {
    return repeatable(deliveryFault(error));
  }
}

async function update(
  connector: Connector,
  channel: ChannelRef,
  messageId: string,
  message: Message,
): Promise<PostResult> {
  try {
    await connector.update(channel.id, messageId, cardActivity(renderMessage(message)));
    return { kind: 'sent', messageId, channelId: channel.id };
  } catch (error) {
    // The same text may be put in place any number of times.
    return editFault(repeatable(deliveryFault(error)));
  }
}

/** Of a message that somebody has deleted Teams says no more than this (microsoft/BotFramework-Services issue 269). */
function editFault(fault: Exclude<PostResult, { kind: 'sent' }>): PostResult {
  const deleted = fault.kind === 'unreachable' && fault.reason === '403 ServiceError';
  return deleted ? { kind: 'unreachable', reason: 'MessageNotFound', what: 'message' } : fault;
}
