import type { FindResult, Pace, Poster, PostResult, PostTarget } from '../../chat/incoming.ts';
import type { DirectChannels } from './direct-channels.ts';
import { editedPayload, type Payload, payloadOf } from './documents.ts';
import type { Pictures } from './pictures.ts';
import { errorToPostResult } from './post-result.ts';
import { quietLinks } from './speaker.ts';
import type { WebClient } from './web-client.ts';

const eventType = 'samverkan_delivery';
/** How far back an ambiguous post is looked for, in seconds and pages. */
const lookBack = 7 * 24 * 3600;
const lookPages = 5;
const pageSize = 200;

/** Slack takes about one message a second and channel; what the network delays must not make two of it. */
export const slackPace: Pace = { everyMs: 1100, burst: 1 };

/** Posts for the delivery queue. `now` is in milliseconds since 1970. */
export function createPoster(client: WebClient, direct: DirectChannels, pictures: Pictures, now: () => number): Poster {
  return {
    platform: 'slack',
    pace: slackPace,

    async post(target, message, deliveryId) {
      const place = await placeOf(target, direct);
      if ('kind' in place) return place;
      const metadata = metadataOf(payloadOf(message, deliveryId));
      return sent(place.channel, () =>
        pictures.inPictures(message, (content) =>
          client.chat.postMessage({ ...place, ...content, ...quietLinks, metadata }),
        ),
      );
    },

    async findPost(target, deliveryId) {
      const place = await placeOf(target, direct);
      if ('kind' in place) return notFoundBecause(place, 0);
      const oldest = String(Math.floor(now() / 1000) - lookBack);
      let page = 0;
      try {
        for (let cursor: string | undefined; page < lookPages; page += 1) {
          const asked = {
            channel: place.channel,
            oldest,
            limit: pageSize,
            include_all_metadata: true,
            ...(cursor === undefined ? {} : { cursor }),
          };
          const answer =
            place.thread_ts === undefined
              ? await client.conversations.history(asked)
              : await client.conversations.replies({ ...asked, ts: place.thread_ts });
          const found = (answer.messages ?? []).find((one) => isDelivery(one.metadata, deliveryId));
          if (found?.ts !== undefined) return { kind: 'found', messageId: found.ts, channelId: place.channel };
          cursor = answer.response_metadata?.next_cursor || undefined;
          if (cursor === undefined) return { kind: 'absent' };
        }
        return { kind: 'unknown' };
      } catch (error) {
        return notFoundBecause(errorToPostResult(error), page);
      }
    },

    async update(channel, messageId, message) {
      const result = await sent(channel.id, async () => {
        const payload = await editedPayload(client, channel.id, messageId, message);
        // Without metadata of its own an update keeps the old.
        const metadata = payload === undefined ? {} : { metadata: metadataOf(payload) };
        return pictures.inPictures(message, (content) =>
          // Without blocks of its own an update would keep the old ones.
          client.chat.update({ channel: channel.id, ts: messageId, blocks: [], ...content, ...metadata }),
        );
      });
      // The same update twice is one update.
      return result.kind === 'ambiguous' ? { kind: 'retry', reason: result.reason } : result;
    },
  };
}

function metadataOf({ id, files, replaced }: Payload) {
  const named = { ...(files === undefined ? {} : { files }), ...(replaced === undefined ? {} : { replaced }) };
  return { event_type: eventType, event_payload: { id, ...named } };
}

/**
 * Why it was not found. A look that Slack was too busy for, or that the network swallowed, is made again later. Apps outside
 * Slack's directory get about one page of fifteen messages a minute (docs.slack.dev): beyond the first there is no use in it.
 */
function notFoundBecause(failure: PostResult, pagesSeen: number): FindResult {
  switch (failure.kind) {
    case 'retry':
      if (failure.limited && pagesSeen > 0) return { kind: 'unknown' };
      return {
        kind: 'later',
        reason: failure.reason,
        ...(failure.afterSeconds === undefined ? {} : { afterSeconds: failure.afterSeconds }),
      };
    case 'ambiguous':
      return { kind: 'later', reason: failure.reason };
    case 'unreachable':
    case 'sent':
      return { kind: 'unknown' };
  }
}

type Place = { readonly channel: string; readonly thread_ts?: string };
type Failure = Exclude<PostResult, { kind: 'sent' }>;

async function placeOf(target: PostTarget, direct: DirectChannels): Promise<Place | Failure> {
  switch (target.kind) {
    case 'channel':
      return {
        channel: target.channel.id,
        ...(target.thread === undefined ? {} : { thread_ts: target.thread }),
      };
    case 'person':
      try {
        return { channel: await direct.channelFor(target.account.id) };
      } catch (error) {
        const result = errorToPostResult(error);
        // Opening a conversation posts nothing, however it went.
        return result.kind === 'ambiguous' ? { kind: 'retry', reason: result.reason } : result;
      }
  }
}

async function sent(
  channel: string,
  send: () => Promise<{ ts?: string | undefined; channel?: string | undefined }>,
): Promise<PostResult> {
  try {
    const answer = await send();
    if (answer.ts === undefined) return { kind: 'ambiguous', reason: 'no_ts' };
    return { kind: 'sent', messageId: answer.ts, channelId: answer.channel ?? channel };
  } catch (error) {
    return errorToPostResult(error);
  }
}

function isDelivery(metadata: unknown, deliveryId: string): boolean {
  const { event_type, event_payload } = (metadata ?? {}) as { event_type?: unknown; event_payload?: { id?: unknown } };
  return event_type === eventType && event_payload?.id === deliveryId;
}
