import type { SlackFake } from '../helpers/slack-fake/index.ts';
import type { Seeded } from './seed.ts';
import type { TeamsFake } from './teams-fake.ts';

/** A delivery as it stands in the database at the end. */
export interface Delivered {
  readonly id: string;
  readonly kind: string;
  readonly state: string;
  readonly platform: string;
  readonly target: string;
  readonly targetKind: string;
  readonly messageId: string | null;
  readonly possibleDoubles: number;
  readonly reason: string | null;
  readonly bundle: string | null;
}

/** What a platform received, held against what the database says of it. */
export interface Received {
  /** Whether the platform has the message that the database says was sent. */
  isThere(delivery: Delivered): boolean;
  /** Messages received once more than they may have been. */
  readonly doubled: number;
  /** Messages received more than once that the database counts as possible doubles. */
  readonly countedDoubles: number;
}

/** In Slack every message carries its delivery's id. */
export function receivedBySlack(
  slack: SlackFake,
  { slackUsers, slackChannels }: Pick<Seeded, 'slackUsers' | 'slackChannels'>,
): Received {
  const counts = new Map<string, number>();
  for (const place of [...slackChannels, ...slackUsers.map((user) => `D${user.slice(1)}`)])
    for (const { metadata } of slack.messages(place)) {
      const id = metadata?.event_payload.id;
      if (typeof id === 'string') counts.set(id, (counts.get(id) ?? 0) + 1);
    }
  return {
    isThere: ({ id }) => counts.has(id),
    doubled: [...counts.values()].reduce((sum, count) => sum + count - 1, 0),
    countedDoubles: 0,
  };
}

/**
 * In Teams a message carries no id of ours: messages of one conversation with the same words are held together against the
 * deliveries that were sent as one of them. What belongs to no such delivery must belong to one that failed in that
 * conversation without anybody's knowing whether it came.
 */
export function receivedByTeams(teams: TeamsFake, deliveries: readonly Delivered[]): Received {
  const classOf = (message: { conversation: string; summary: string }) =>
    `${placeOf(message.conversation)}|${message.summary}`;
  const classById = new Map(teams.messages.map((message) => [message.id, classOf(message)]));
  const own = deliveries.filter(({ platform }) => platform === 'teams');
  const classes = new Map<string, { sent: number; mayBeMore: number; received: number }>();
  const known = (name: string) => {
    const found = classes.get(name) ?? { sent: 0, mayBeMore: 0, received: 0 };
    classes.set(name, found);
    return found;
  };
  for (const { state, messageId, possibleDoubles } of own) {
    const name = state === 'sent' ? classById.get(messageId ?? '') : undefined;
    if (name === undefined) continue;
    known(name).sent += 1;
    known(name).mayBeMore += possibleDoubles;
  }
  for (const name of classById.values()) known(name).received += 1;
  const unclaimed = new Map<string, number>();
  let [doubled, countedDoubles] = [0, 0];
  for (const [name, { sent, mayBeMore, received }] of classes) {
    const more = received - sent;
    if (sent === 0) {
      const [place = ''] = name.split('|');
      unclaimed.set(place, (unclaimed.get(place) ?? 0) + received);
    } else {
      countedDoubles += Math.min(more, mayBeMore);
      doubled += Math.max(0, more - mayBeMore);
    }
  }
  for (const [place, received] of unclaimed) {
    const failed = own.filter(
      ({ state, target, targetKind }) => state === 'failed' && placeOf(target, targetKind) === place,
    );
    const most = failed.reduce((sum, { possibleDoubles }) => sum + 1 + possibleDoubles, 0);
    doubled += Math.max(0, received - most);
  }
  return { isThere: ({ messageId }) => classById.has(messageId ?? ''), doubled, countedDoubles };
}

function placeOf(conversation: string, targetKind = 'channel'): string {
  const [id = ''] = conversation.split(';');
  return targetKind === 'person' ? `own:${id}` : id;
}
