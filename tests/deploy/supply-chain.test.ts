import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { aFolder } from '../helpers/folder.ts';
import { root } from './installed.ts';

interface Project {
  readonly manifest: { dependencies: Record<string, string> };
  readonly lock: { packages: Record<string, Record<string, unknown>> };
}

/** The project's own package files and checks in another folder, changed. */
function project(change: (files: Project) => unknown = () => {}): string {
  const folder = aFolder();
  for (const path of ['scripts', 'docs/licenser.md']) {
    mkdirSync(join(folder, 'docs'), { recursive: true });
    cpSync(join(root, path), join(folder, path), { recursive: true });
  }
  const read = (name: string) => JSON.parse(readFileSync(join(root, name), 'utf8'));
  const files: Project = { manifest: read('package.json'), lock: read('package-lock.json') };
  change(files);
  writeFileSync(join(folder, 'package.json'), JSON.stringify(files.manifest));
  writeFileSync(join(folder, 'package-lock.json'), JSON.stringify(files.lock));
  return folder;
}

function run(folder: string, script: string, ...args: readonly string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(folder, 'scripts', script), ...args], {
    cwd: folder,
    encoding: 'utf8',
  });
  return { status, said: stdout + stderr };
}

const entry = (files: Project, name: string) => {
  const found = files.lock.packages[`node_modules/${name}`];
  if (!found) throw new Error(`The lock file has no ${name}`);
  return found;
};

describe('the check of dependencies', () => {
  const check = (change?: (files: Project) => unknown) => run(project(change), 'check-dependencies.mjs');

  it('takes the project as it is', () => {
    expect(check()).toMatchObject({ status: 0, said: expect.stringMatching(/^\d+ packages are pinned/u) });
  });

  it.each<[string, (files: Project) => unknown, RegExp]>([
    [
      'a version that is not exact',
      ({ manifest }) => Object.assign(manifest.dependencies, { zod: '^4.6.7' }),
      /zod is "\^4\.6\.7"/u,
    ],
    [
      'a package that is not locked',
      ({ manifest }) => Object.assign(manifest.dependencies, { zod: '4.6.8' }),
      /zod is not the same/u,
    ],
    [
      'another registry',
      (files) => Object.assign(entry(files, 'zod'), { resolved: 'https://packages.invalid/zod.tgz' }),
      /packages\.invalid/u,
    ],
    [
      'a repository',
      (files) => Object.assign(entry(files, 'zod'), { resolved: 'git+ssh://git@host.invalid/zod.git' }),
      /zod comes from/u,
    ],
    ['no checksum', (files) => Object.assign(entry(files, 'zod'), { integrity: undefined }), /zod has no checksum/u],
    [
      'a weak checksum',
      (files) => Object.assign(entry(files, 'zod'), { integrity: 'sha1-AAAA' }),
      /zod has no SHA-512/u,
    ],
    ['a folder', (files) => Object.assign(entry(files, 'zod'), { link: true }), /zod is a link/u],
    [
      'no checksum of what runs here',
      (files) =>
        Object.assign(entry(files, '@myriaddreamin/typst-ts-node-compiler-linux-x64-gnu'), { integrity: undefined }),
      /linux-x64-gnu has no checksum/u,
    ],
    [
      'a lock file that npm ci refuses',
      ({ lock }) =>
        Object.assign(lock.packages, {
          'node_modules/@myriaddreamin/typst-ts-node-compiler-darwin-arm64': undefined,
        }),
      /lacks @myriaddreamin\/typst-ts-node-compiler-darwin-arm64/u,
    ],
    [
      'a script in what runs',
      (files) => Object.assign(entry(files, 'zod'), { hasInstallScript: true }),
      /zod has an installation script, and the program/u,
    ],
    [
      'a script in a tool',
      (files) => Object.assign(entry(files, 'knip'), { hasInstallScript: true }),
      /knip has an installation script\. Read it/u,
    ],
  ])('refuses %s', (_, change, said) => {
    expect(check(change)).toMatchObject({ status: 1, said: expect.stringMatching(said) });
  });
});

describe('the list of licences', () => {
  it('is in step with what is locked', () => {
    expect(run(project(), 'check-licences.mjs', '--check')).toMatchObject({ status: 0 });
  });

  it.each([['GPL-3.0'], ['(GPL-3.0 AND MIT)'], [undefined], ['SEE LICENSE IN file']])('refuses %s', (licence) => {
    const folder = project((files) => Object.assign(entry(files, 'zod'), { license: licence }));
    expect(run(folder, 'check-licences.mjs', '--check')).toMatchObject({
      status: 1,
      said: expect.stringContaining('zod'),
    });
  });

  it('takes a choice of which one may be used, says that the list is old, and writes it anew', () => {
    const folder = project((files) => Object.assign(entry(files, 'zod'), { license: '(GPL-3.0 OR MIT)' }));
    expect(run(folder, 'check-licences.mjs', '--check')).toMatchObject({
      status: 1,
      said: expect.stringContaining('not in step'),
    });
    expect(run(folder, 'check-licences.mjs')).toMatchObject({ status: 0 });
    expect(run(folder, 'check-licences.mjs', '--check')).toMatchObject({ status: 0 });
  });
});

describe('the bill of materials', () => {
  it('has every package that the program runs with, with version and licence, and no tool', () => {
    const out = join(aFolder(), 'bom.json');
    expect(run(root, 'sbom.mjs', out)).toMatchObject({ status: 0 });
    const bom = JSON.parse(readFileSync(out, 'utf8'));
    expect(bom.bomFormat).toBe('CycloneDX');
    const names: string[] = bom.components.map(({ purl }: { purl: string }) => purl);
    const { dependencies, devDependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
    const purl = (name: string, version: string) => `pkg:npm/${name.replace('@', '%40')}@${version}`;
    for (const [name, version] of Object.entries<string>(dependencies)) expect(names).toContain(purl(name, version));
    const licences = bom.components.map(({ licenses }: { licenses: unknown }) => licenses);
    expect(licences).toContainEqual([{ license: { id: 'MIT' } }]);
    expect(licences).toContainEqual([{ expression: '(MIT OR CC0-1.0)' }]);
    expect(licences).not.toContain(undefined);
    for (const name of ['vite', 'vitest', 'prisma']) expect(names).not.toContain(purl(name, devDependencies[name]));
  });
});

describe('the search for secrets', () => {
  // Put together here, so that the search of this file finds none.
  const digits = (count: number) => '7049318265'.repeat(4).slice(0, count);
  const letters = 'QzR8wKp2LmX5vT9bNc4YhG7jDf3sA6eU1oZi';
  const secrets: Readonly<Record<string, string>> = {
    'a Slack token': `xox${'b'}-${digits(12)}-${digits(13)}-${letters.slice(0, 24)}`,
    'a client secret of Entra': `aB3${'8Q'}~${letters.slice(0, 34)}`,
    'an access key of AWS': `AKI${'A'}${letters.toUpperCase().slice(0, 16)}`,
    'a private key': `-----BEGIN ${'PRIVATE'} KEY-----\n${letters.repeat(2)}\n`,
    'a token of GitHub': `gh${'p'}_${letters}`,
    'a password in an address': `postgresql://${'boten'}:${letters.slice(0, 12)}@sql7.kommunen.se:5432/samverkan`,
  };

  it.each(Object.entries(secrets))('finds %s, says where, and does not repeat it', (kind, secret) => {
    const folder = aFolder({ 'a.env': `FIRST=1\nSECRET=${secret}\n` });
    const { status, said } = run(root, 'check-secrets.mjs', folder);
    expect(status).toBe(1);
    expect(said).toContain(`a.env:2: ${kind}`);
    expect(said).not.toContain(secret.slice(-12));
  });

  it('lets pass what is made up and says so, and what is a form to fill in', () => {
    const folder = aFolder({
      'a.env': 'A=xoxb-test-token\nB=postgresql://user:password@host:5432/database\nC=BYT-UT\nD=AKIAIOSFODNN7EXAMPLE\n',
    });
    expect(run(root, 'check-secrets.mjs', folder)).toMatchObject({ status: 0 });
  });
});
