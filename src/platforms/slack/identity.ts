import type { AccountRef, ChannelRef, Origin } from '../../chat/incoming.ts';

function accountOf(team: string, user: string): AccountRef {
  return { platform: 'slack', tenant: team, id: user };
}

function channelOf(team: string, channel: string): ChannelRef {
  return { platform: 'slack', tenant: team, id: channel };
}

/** Slack's ids tell what they are: D is a conversation between two. */
export function isDirect(channel: string): boolean {
  return channel.startsWith('D');
}

interface Place {
  /** The workspace that the app is installed in. */
  readonly team: string;
  /** The person's own workspace: in a shared channel (Slack Connect) another than the app's. */
  readonly userTeam: string;
  readonly user: string;
  readonly channel?: string | undefined;
  readonly channelName?: string | undefined;
  readonly thread?: string | undefined;
  readonly visible: boolean;
}

export function originOf(place: Place): Origin {
  const account = accountOf(place.userTeam, place.user);
  if (place.channel === undefined || isDirect(place.channel)) return { account, visible: place.visible };
  const name = realName(place.channelName);
  return {
    account,
    visible: place.visible,
    channel: {
      ...channelOf(place.team, place.channel),
      ...(name === undefined ? {} : { name }),
      ...(place.thread === undefined ? {} : { thread: place.thread }),
    },
  };
}

/** Slack writes `privategroup` for every private channel and `mpdm-…` for a conversation of several. */
function realName(name: string | undefined): string | undefined {
  return name === undefined || name === 'privategroup' || name.startsWith('mpdm-') ? undefined : name;
}
