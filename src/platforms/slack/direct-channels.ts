import type { WebClient } from './web-client.ts';

/** Each person's direct messages with the bot. */
export interface DirectChannels {
  channelFor(user: string): Promise<string>;
}

const mostKept = 5000;

/** Asks Slack once for each person: the channel of a pair never changes. Throws what the Web API throws. */
export function createDirectChannels(client: WebClient): DirectChannels {
  const channelByUser = new Map<string, string>();
  return {
    async channelFor(user) {
      const known = channelByUser.get(user);
      if (known !== undefined) return known;
      const opened = await client.conversations.open({ users: user });
      const id = opened.channel?.id;
      if (id === undefined) throw new Error('conversations.open gave no channel');
      if (channelByUser.size >= mostKept) channelByUser.clear();
      channelByUser.set(user, id);
      return id;
    },
  };
}
