import type { SlackConfig } from './config.ts';
import { platformErrorOf } from './post-result.ts';
import type { WebClient } from './web-client.ts';
import type { Workspace } from './workspaces.ts';

/** Where the bot stands in a channel. `unknown`: Slack would not say; `why` is its own word, or `unreachable`. */
export type Membership =
  | { readonly kind: 'member' | 'not-member' | 'archived' }
  | { readonly kind: 'unknown'; readonly why: string };

/** A workspace that has been installed by OAuth, as far as it is checked. */
export type InstalledWorkspace = Pick<Workspace, 'team' | 'token' | 'refresh'>;

/**
 * Whether the bot is in each channel, asked with the token of the channel's own workspace. Never throws, and renews no token;
 * one after the other, since Slack lets an app ask some 50 times a minute.
 */
export async function checkSlackChannels(
  config: SlackConfig,
  channels: readonly { readonly tenant: string; readonly id: string }[],
  workspaces: readonly InstalledWorkspace[],
): Promise<readonly Membership[]> {
  const { createWebClient } = await import('./receivers.ts');
  const clients = new Map(workspaces.map(({ team, token }) => [team, createWebClient(config, token)]));
  // The configuration's own token is for the one workspace that nobody has installed.
  const own = config.botToken === undefined ? undefined : createWebClient(config, config.botToken);
  const found: Membership[] = [];
  for (const { tenant, id } of channels) {
    const client = clients.get(tenant) ?? own;
    found.push(client ? await membershipOf(client, id) : { kind: 'unknown', why: 'not_installed' });
  }
  return found;
}

async function membershipOf(client: WebClient, channel: string): Promise<Membership> {
  try {
    const { channel: found } = await client.conversations.info({ channel });
    if (found?.is_archived) return { kind: 'archived' };
    return { kind: found?.is_member ? 'member' : 'not-member' };
  } catch (error) {
    const why = platformErrorOf(error);
    // A private channel that the bot has been taken out of is not there for it.
    return why === 'channel_not_found' ? { kind: 'not-member' } : { kind: 'unknown', why: why ?? 'unreachable' };
  }
}
