import type { Poster } from '../../chat/incoming.ts';
import { causeCodeOf, platformErrorOf } from './post-result.ts';
import type { SlackLog } from './slack-log.ts';
import type { WebClient } from './web-client.ts';

/**
 * Pins a message in its channel. It stands there unpinned too, so a failure is only told, once for each reason: an app
 * installed before it asked for `pins:write` would otherwise fill the log.
 */
export function createPin(client: WebClient, log: SlackLog): NonNullable<Poster['pin']> {
  const told = new Set<string>();
  return async (channel, messageId) => {
    try {
      await client.pins.add({ channel: channel.id, timestamp: messageId });
    } catch (error) {
      const reason = platformErrorOf(error) ?? causeCodeOf(error);
      if (reason === 'already_pinned' || told.has(reason)) return;
      told.add(reason);
      log.warn('slack-not-pinned', { reason });
    }
  };
}
