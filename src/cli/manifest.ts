import { resolve } from 'node:path';
import { slackManifestFiles } from '../platforms/slack/manifest.ts';
import { teamsAppPackage } from '../platforms/teams/app-package.ts';
import { sv } from '../text/sv.ts';
import { exitCode, type Io } from './subcommand.ts';
import { teamsCommands } from './teams-commands.ts';

/** The app's version in Teams: it grows when the package's contents change. */
export const appVersion = '0.1.0';

/** Writes the Slack app manifests, or the Teams app package with both icons. */
export async function manifest(
  platform: string,
  given: { readonly out?: string; readonly host?: string },
  environment: Readonly<Record<string, string | undefined>>,
  io: Io,
): Promise<number> {
  const { host } = given;
  switch (platform) {
    case 'slack': {
      const files = slackManifestFiles(host === undefined ? undefined : `https://${host}`);
      for (const [name, text] of Object.entries(files))
        write(io, resolve(given.out ?? '.', `samverkan-slack-${name}`), Buffer.from(text));
      return exitCode.done;
    }
    case 'teams': {
      const clientId = environment.TEAMS_CLIENT_ID;
      if (clientId === undefined || host === undefined) {
        io.err(clientId === undefined ? sv.cli.manifest.clientId : sv.cli.manifest.host);
        return exitCode.usage;
      }
      write(
        io,
        resolve(given.out ?? 'samverkan-teams.zip'),
        await teamsAppPackage({ clientId, host, version: appVersion, commands: teamsCommands }),
      );
      return exitCode.done;
    }
    default:
      io.err(sv.cli.manifest.platform(platform));
      return exitCode.usage;
  }
}

function write(io: Io, path: string, bytes: Uint8Array): void {
  io.file(path, bytes);
  io.out(sv.cli.wrote(path));
}
