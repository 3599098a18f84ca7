import type { Poster, PostResult, PostTarget } from '../chat/incoming.ts';
import { buildPost } from './build-post.ts';
import type { Log } from './dispatch.ts';
import type { Clock, DeliveryRow, DeliveryStore, Reads } from './ports.ts';

export interface Delivering {
  readonly reads: Reads;
  readonly deliveries: DeliveryStore;
  readonly posters: readonly Poster[];
  readonly clock: Clock;
  readonly log: Log;
}

/** Nothing was sent, and it is worth trying again: the queue backs off. */
class TryAgain extends Error {
  override readonly name = 'TryAgain';
}

/** Times that a post is tried before it is given up. */
const mostAttempts = 8;

/**
 * Sends one delivery. After an ambiguous failure it looks for the post before sending again; where the platform can't
 * tell (Teams), news is sent once more and may be double (platforms.md). Throws TryAgain when the queue should wait.
 */
export async function deliver(id: string, { reads, deliveries, posters, clock, log }: Delivering): Promise<void> {
  const row = await deliveries.delivery(id);
  if (row?.state !== 'waiting') return;
  const poster = posters.find((entry) => entry.platform === row.target.platform);
  if (!poster) return;
  const message = await buildPost(row, reads);
  if (!message) return deliveries.settle(id, { state: 'failed', reason: 'nothing left to say' }, clock.now());
  if (row.attempts >= mostAttempts)
    return deliveries.settle(id, { state: 'failed', reason: 'tried too often' }, clock.now());
  await deliveries.attempted(id);
  const target = targetOf(row);
  if (row.messageId !== undefined && row.channelId !== undefined) {
    const channel = { platform: row.target.platform, tenant: row.target.tenant, id: row.channelId };
    return settle(await poster.update(channel, row.messageId, message));
  }
  const found = row.attempts > 0 ? await poster.findPost(target, id) : undefined;
  if (found?.kind === 'found') return settle({ ...found, kind: 'sent' });
  return settle(await poster.post(target, message, id));

  async function settle(result: PostResult): Promise<void> {
    switch (result.kind) {
      case 'sent':
        return deliveries.settle(
          id,
          { state: 'sent', messageId: result.messageId, channelId: result.channelId },
          clock.now(),
        );
      case 'unreachable':
        log.warn('delivery.unreachable', { delivery: id, reason: result.reason });
        return deliveries.settle(id, { state: 'unreachable', reason: result.reason }, clock.now());
      case 'retry':
      case 'ambiguous':
        log.warn(`delivery.${result.kind}`, { delivery: id, reason: result.reason });
        throw new TryAgain(result.reason);
    }
  }
}

function targetOf({ target }: DeliveryRow): PostTarget {
  const place = { platform: target.platform, tenant: target.tenant, id: target.id };
  return target.kind === 'person'
    ? { kind: 'person', account: place }
    : { kind: 'channel', channel: place, ...(target.thread === undefined ? {} : { thread: target.thread }) };
}
