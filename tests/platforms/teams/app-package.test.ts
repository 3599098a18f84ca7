import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { teamsAppPackage } from '../../../src/platforms/teams/app-package.ts';
import { type TeamsCommand, teamsManifest } from '../../../src/platforms/teams/manifest.ts';

const everywhere = ['personal', 'team', 'groupChat'] as const;
const commands: TeamsCommand[] = Array.from({ length: 15 }, (_, index) => ({
  title: `insats ${index}`,
  description: 'Visar insatsen',
  scopes: index === 0 ? ['personal'] : everywhere,
}));
const input = {
  clientId: '22222222-0000-4000-8000-000000000002',
  host: 'samverkan.example.se',
  version: '1.0.0',
  commands,
};

describe('the app package for Teams', () => {
  it('has a manifest that Microsoft’s schema takes', () => {
    expect(faultsOf(teamsManifest(input))).toEqual([]);
    expect(faultsOf({ ...teamsManifest(input), bots: 1 })).not.toEqual([]);
  });

  it('suggests at most twelve commands a scope, in lists that scopes share', () => {
    const [bot] = teamsManifest(input).bots;
    expect(bot?.commandLists.map((list) => [list.scopes, list.commands.length])).toEqual([
      [['personal'], 12],
      [['team', 'groupChat'], 12],
    ]);
  });

  it('takes files and works in teams, group chats, personal chats and shared channels', () => {
    expect(teamsManifest(input)).toMatchObject({
      bots: [{ scopes: ['personal', 'team', 'groupChat'], supportsFiles: true }],
      supportsChannelFeatures: 'tier1',
      validDomains: ['samverkan.example.se'],
    });
  });

  // Another program than our own must open it, and Node has none.
  it.skipIf(spawnSync('python3', ['--version']).error !== undefined)(
    'is a zip that other programs open, the same every time',
    async () => {
      const bytes = await teamsAppPackage(input);
      expect(Buffer.compare(bytes, await teamsAppPackage(input))).toBe(0);
      const folder = mkdtempSync(join(tmpdir(), 'teams-package-'));
      writeFileSync(join(folder, 'app.zip'), bytes);
      execFileSync('python3', ['-m', 'zipfile', '-t', join(folder, 'app.zip')]);
      execFileSync('python3', ['-m', 'zipfile', '-e', join(folder, 'app.zip'), folder]);
      expect(JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8'))).toEqual(
        JSON.parse(JSON.stringify(teamsManifest(input))),
      );
      expect(sizeOf(readFileSync(join(folder, 'color.png')))).toEqual([192, 192]);
      expect(sizeOf(readFileSync(join(folder, 'outline.png')))).toEqual([32, 32]);
      rmSync(folder, { recursive: true });
    },
  );
});

/**
 * What Microsoft's schema says, read by the validator that `@microsoft/app-manifest` reads it with. Its own function does
 * not load: the package forgets to declare fs-extra.
 */
function faultsOf(manifest: object): unknown[] {
  const packagePath = createRequire(import.meta.url).resolve('@microsoft/app-manifest/package.json');
  const requireOfPackage = createRequire(packagePath);
  const { default: Ajv } = requireOfPackage('ajv-draft-04');
  const { default: addFormats } = requireOfPackage('ajv-formats');
  const schema = join(dirname(packagePath), 'build/json-schemas/teams/v1.25/MicrosoftTeams.schema.json');
  const ajv = new Ajv({ allErrors: true, strictTypes: false });
  addFormats(ajv, ['uri', 'email', 'regex']);
  const validate = ajv.compile(JSON.parse(readFileSync(schema, 'utf8')));
  validate(JSON.parse(JSON.stringify(manifest)));
  return validate.errors ?? [];
}

function sizeOf(png: Buffer): number[] {
  expect(png.subarray(1, 4).toString()).toBe('PNG');
  return [png.readUInt32BE(16), png.readUInt32BE(20)];
}
