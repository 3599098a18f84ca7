import type { webApi } from '@slack/bolt';
import { slack as en } from '../../text/en/slack.ts';
import { type SlackText, slack as sv } from '../../text/sv/slack.ts';
import { redirectPath } from './install.ts';
import { botScopes } from './scopes.ts';

export type SlackManifest = webApi.AppsManifestValidateArguments['manifest'];

/**
 * How Slack reaches the bot: at the address that it is served on (https, without path), or over Socket Mode. `several`: workspaces
 * install it by OAuth, and come back to that address.
 */
export type ManifestMode =
  | { readonly kind: 'http'; readonly address: string; readonly several?: true }
  | { readonly kind: 'socket' };

/** The app as Slack's "create from manifest" takes it. */
export function slackManifest(mode: ManifestMode): SlackManifest {
  const endpoint = mode.kind === 'http' ? { url: new URL('/slack/events', mode.address).href } : {};
  const request = mode.kind === 'http' ? { request_url: new URL('/slack/events', mode.address).href } : {};
  const several = mode.kind === 'http' && mode.several === true;
  return {
    _metadata: { major_version: 1, minor_version: 1 },
    display_information: {
      name: 'Samverkan',
      description: sv.manifest.description,
      long_description: sv.manifest.longDescription,
      background_color: '#1d3557',
    },
    features: {
      app_home: { home_tab_enabled: false, messages_tab_enabled: true, messages_tab_read_only_enabled: false },
      bot_user: { display_name: 'samverkan', always_online: true },
      slash_commands: [
        command('/insats', 'measure', sv),
        command('/samverkan', 'agreement', sv),
        command('/measure', 'measure', en),
        command('/agreement', 'agreement', en),
      ].map((one) => ({ ...one, ...endpoint })),
    },
    oauth_config: {
      ...(several ? { redirect_urls: [new URL(redirectPath, mode.address).href] } : {}),
      scopes: { bot: [...botScopes] },
    },
    settings: {
      event_subscriptions: { ...request, bot_events: [...botEvents] },
      interactivity: { is_enabled: true, ...request },
      org_deploy_enabled: false,
      socket_mode_enabled: mode.kind === 'socket',
      // What is kept in a database should not be good for ever. It can't be turned off again for an app.
      token_rotation_enabled: several,
    },
  } satisfies SlackManifest;
}

const botEvents = [
  'app_mention',
  'message.im',
  'member_joined_channel',
  'member_left_channel',
  'channel_left',
  'group_left',
  'channel_archive',
  'group_archive',
  'channel_deleted',
  'group_deleted',
  'app_uninstalled',
  'tokens_revoked',
] as const;

function command(name: string, kind: 'measure' | 'agreement', text: SlackText) {
  const { manifest } = text;
  return {
    command: name,
    description: kind === 'measure' ? manifest.measure : manifest.agreement,
    usage_hint: kind === 'measure' ? manifest.measureHint : manifest.agreementHint,
    // People and channels then come with their ids, whatever they are called.
    should_escape: true,
  };
}

/** Stands in the committed manifest until `samverkan manifest` writes one with the real address. */
const exampleAddress = 'https://samverkan.example.se';

/** What lies in `manifests/slack/`, by file name. */
export function slackManifestFiles(address: string = exampleAddress): Readonly<Record<string, string>> {
  const written = (manifest: SlackManifest) => `${JSON.stringify(manifest, null, 2)}\n`;
  return {
    'http.json': written(slackManifest({ kind: 'http', address })),
    'several-workspaces.json': written(slackManifest({ kind: 'http', address, several: true })),
    'socket-mode.json': written(slackManifest({ kind: 'socket' })),
  };
}
