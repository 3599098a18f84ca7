import type { Poster, PostTarget } from '../../chat/incoming.ts';
import type { Listeners } from './events.ts';
import type { LocalEvent } from './wire.ts';

/** The delivery rows are the channel's history, so a post is sent as soon as its row is: the pages are told to fetch it. */
export function createPoster({ tell }: Pick<Listeners, 'tell'>): Poster {
  return {
    platform: 'local',
    post: async (target, _message, deliveryId) => {
      tell(newsIn(target));
      return { kind: 'sent', messageId: deliveryId, channelId: placeOf(target) };
    },
    findPost: async (target, deliveryId) => ({ kind: 'found', messageId: deliveryId, channelId: placeOf(target) }),
    update: async (channel, messageId) => {
      // An edit names its place only by id, and a direct message's place is the function's name: tell both.
      tell({ kind: 'posted', channel: channel.id, edited: true });
      tell({ kind: 'direct', function: channel.id, edited: true });
      return { kind: 'sent', messageId, channelId: channel.id };
    },
  };
}

export function newsIn(target: PostTarget): Extract<LocalEvent, { kind: 'posted' | 'direct' }> {
  return target.kind === 'channel'
    ? { kind: 'posted', channel: target.channel.id }
    : { kind: 'direct', function: target.account.id };
}

function placeOf(target: PostTarget): string {
  return target.kind === 'channel' ? target.channel.id : target.account.id;
}
