import type { SlackFake } from '../helpers/slack-fake/index.ts';
import type { Seeded } from './seed.ts';
import type { TeamsFake, TeamsMessage } from './teams-fake.ts';

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
  /** Each message received once more than it may have been: where, and what it says. */
  readonly doubled: readonly string[];
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
    doubled: [...counts].flatMap(([id, count]) => Array.from({ length: count - 1 }, () => id)),
    countedDoubles: 0,
  };
}

/**
 * In Teams a message carries no id of ours: messages of one conversation with the same words are held together against the
 * deliveries that were sent as one of them. What is more than these, and than the doubles that they are counted with, must
 * belong to deliveries that failed in that conversation without anybody's knowing whether they came.
 */
export function receivedByTeams(teams: TeamsFake, deliveries: readonly Delivered[]): Received {
  const own = deliveries.filter(({ platform }) => platform === 'teams');
  const messageById = new Map(teams.messages.map((message) => [message.id, message]));
  const all = new Map<string, { place: string; summary: string; received: number; sent: number; counted: number }>();
  const alike = ({ conversation, summary }: TeamsMessage) => {
    const place = placeOf(conversation);
    const found = all.get(`${place}|${summary}`) ?? { place, summary, received: 0, sent: 0, counted: 0 };
    all.set(`${place}|${summary}`, found);
    return found;
  };
  for (const message of teams.messages) alike(message).received += 1;
  for (const { state, messageId, possibleDoubles } of own) {
    const message = state === 'sent' ? messageById.get(messageId ?? '') : undefined;
    if (!message) continue;
    alike(message).sent += 1;
    alike(message).counted += possibleDoubles;
  }
  const uncertain = new Map<string, number>();
  for (const { state, target, targetKind, possibleDoubles } of own) {
    const place = placeOf(target, targetKind);
    if (state === 'failed') uncertain.set(place, (uncertain.get(place) ?? 0) + 1 + possibleDoubles);
  }
  let countedDoubles = 0;
  const doubled: string[] = [];
  for (const { place, summary, received, sent, counted } of all.values()) {
    countedDoubles += Math.min(received - sent, counted);
    for (let more = received - sent - counted; more > 0; more -= 1) {
      const left = uncertain.get(place) ?? 0;
      if (left > 0) uncertain.set(place, left - 1);
      else doubled.push(`${place}: ${summary}`);
    }
  }
  return { isThere: ({ messageId }) => messageById.has(messageId ?? ''), doubled, countedDoubles };
}

function placeOf(conversation: string, targetKind = 'channel'): string {
  const [id = ''] = conversation.split(';');
  return targetKind === 'person' ? `own:${id}` : id;
}
