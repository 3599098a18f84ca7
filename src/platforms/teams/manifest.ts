import { teams as swedish } from '../../text/sv/teams.ts';

export type TeamsScope = 'personal' | 'team' | 'groupChat';

/** A command that Teams suggests when a person writes to the bot. */
export interface TeamsCommand {
  readonly title: string;
  readonly description: string;
  readonly scopes: readonly TeamsScope[];
}

/**
 * @property host where the bot answers, without https:// and path
 * @property version the app's version (1.2.3); Teams shows an update only when it grows
 * @property developer who answers for the app and where they say so; by default the host's own first page
 */
export interface TeamsManifestInput {
  readonly clientId: string;
  readonly host: string;
  readonly version: string;
  readonly commands: readonly TeamsCommand[];
  readonly developer?: {
    readonly name: string;
    readonly websiteUrl: string;
    readonly privacyUrl: string;
    readonly termsOfUseUrl: string;
  };
}

const scopes = ['personal', 'team', 'groupChat'] as const satisfies readonly TeamsScope[];

// Teams' limits: three lists of twelve commands, and the lengths of their texts.
const maxCommands = 12;
const maxTitle = 128;

/** The app's manifest for Teams, schema 1.25. The bot's id is the app's id too: there is one of each. */
export function teamsManifest(input: TeamsManifestInput) {
  const site = `https://${input.host}/`;
  return {
    $schema: 'https://developer.microsoft.com/json-schemas/teams/v1.25/MicrosoftTeams.schema.json',
    manifestVersion: '1.25',
    version: input.version,
    id: input.clientId,
    localizationInfo: { defaultLanguageTag: 'sv' },
    developer: input.developer ?? { name: swedish.app.name, websiteUrl: site, privacyUrl: site, termsOfUseUrl: site },
    name: { short: swedish.app.name, full: swedish.app.fullName },
    description: { short: swedish.app.short, full: swedish.app.full },
    icons: { color: 'color.png', outline: 'outline.png' },
    accentColor: '#1B4B66',
    bots: [
      {
        botId: input.clientId,
        scopes,
        // Files work in personal chat only, whatever the other scopes.
        supportsFiles: true,
        isNotificationOnly: false,
        commandLists: commandLists(input.commands),
      },
    ],
    permissions: ['identity', 'messageTeamMembers'],
    validDomains: [input.host],
    // Shared and private channels too.
    supportsChannelFeatures: 'tier1',
    defaultInstallScope: 'team',
    defaultGroupCapability: { team: 'bot', groupchat: 'bot' },
  };
}

/** One list a scope; scopes with the same commands share theirs. */
function commandLists(commands: readonly TeamsCommand[]) {
  const lists: { scopes: TeamsScope[]; commands: { title: string; description: string }[] }[] = [];
  for (const scope of scopes) {
    const listed = commands
      .filter((command) => command.scopes.includes(scope))
      .slice(0, maxCommands)
      .map(({ title, description }) => ({ title: title.slice(0, maxTitle), description }));
    const same = lists.find((list) => JSON.stringify(list.commands) === JSON.stringify(listed));
    if (same) same.scopes.push(scope);
    else if (listed.length > 0) lists.push({ scopes: [scope], commands: listed });
  }
  return lists;
}
