import { notOurs, type Poster, type PostResult, type PostTarget } from '../../chat/incoming.ts';
import type { Desk } from './desk.ts';
import type { Desks } from './desks.ts';
import { errorToPostResult } from './post-result.ts';
import { slackPace } from './send.ts';

type Failure = Exclude<PostResult, { kind: 'sent' }>;

/** Each post goes by the desk of the workspace that it is for. */
export function createRouter(desks: Pick<Desks, 'deskOf'>): Poster {
  async function deskOf(team: string): Promise<Desk | Failure> {
    try {
      return (await desks.deskOf(team)) ?? { kind: 'unreachable', reason: notOurs, what: 'installation' };
    } catch (error) {
      const failure = errorToPostResult(error);
      // Nothing has been asked of Slack yet.
      return failure.kind === 'ambiguous' ? { kind: 'retry', reason: failure.reason } : failure;
    }
  }

  return {
    platform: 'slack',
    pace: slackPace,
    async post(target, message, deliveryId) {
      const desk = await deskOf(teamOf(target));
      return 'kind' in desk ? desk : desk.poster.post(target, message, deliveryId);
    },
    async findPost(target, deliveryId) {
      const desk = await deskOf(teamOf(target));
      if (!('kind' in desk)) return desk.poster.findPost(target, deliveryId);
      return desk.kind === 'retry' ? { kind: 'later', reason: desk.reason } : { kind: 'unknown' };
    },
    async update(channel, messageId, message) {
      const desk = await deskOf(channel.tenant);
      return 'kind' in desk ? desk : desk.poster.update(channel, messageId, message);
    },
    async attach(place, ...rest) {
      const desk = await deskOf(place.tenant);
      if (!('kind' in desk)) await desk.poster.attach?.(place, ...rest);
    },
    async pin(channel, messageId) {
      const desk = await deskOf(channel.tenant);
      if (!('kind' in desk)) await desk.poster.pin?.(channel, messageId);
    },
  };
}

function teamOf(target: PostTarget): string {
  return target.kind === 'channel' ? target.channel.tenant : target.account.tenant;
}
