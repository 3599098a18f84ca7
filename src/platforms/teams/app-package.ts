import { readFile } from 'node:fs/promises';
import { type TeamsManifestInput, teamsManifest } from './manifest.ts';
import { zip } from './zip.ts';

const icons = new URL('../../../manifests/teams/', import.meta.url);

/** The app package that an administrator uploads to Teams: a zip of the manifest and the two icons. */
export async function teamsAppPackage(input: TeamsManifestInput): Promise<Uint8Array> {
  const names = ['color.png', 'outline.png'];
  const pictures = await Promise.all(
    names.map(async (name) => ({ name, bytes: await readFile(new URL(name, icons)) })),
  );
  const manifest = Buffer.from(`${JSON.stringify(teamsManifest(input), null, 2)}\n`, 'utf8');
  return zip([{ name: 'manifest.json', bytes: manifest }, ...pictures]);
}
