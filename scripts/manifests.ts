// Writes what is generated from the code into manifests/; with --check, exits 1 when what lies there differs.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { appVersion } from '../src/cli/manifest.ts';
import { teamsCommands } from '../src/cli/teams-commands.ts';
import { slackManifestFiles } from '../src/platforms/slack/manifest.ts';
import { teamsManifest } from '../src/platforms/teams/manifest.ts';

const example = { clientId: '00000000-0000-0000-0000-000000000000', host: 'samverkan.example.se', version: appVersion };
const files: Record<string, string> = {
  ...Object.fromEntries(Object.entries(slackManifestFiles()).map(([name, text]) => [`slack/${name}`, text])),
  'teams/manifest.json': `${JSON.stringify(teamsManifest({ ...example, commands: teamsCommands }), null, 2)}\n`,
};

let differs = false;
for (const [name, text] of Object.entries(files)) {
  const path = fileURLToPath(new URL(`../manifests/${name}`, import.meta.url));
  if (existsSync(path) && readFileSync(path, 'utf8') === text) continue;
  differs = true;
  if (!process.argv.includes('--check')) writeFileSync(path, text);
  process.stderr.write(
    `manifests/${name} ${process.argv.includes('--check') ? 'is out of date: run npm run manifests' : 'written'}\n`,
  );
}
if (differs && process.argv.includes('--check')) process.exitCode = 1;
