import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runProgram } from '../helpers/spawn.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

// initdb takes 4 s on a machine at rest.
describe('Preparing a fresh copy of the project', { timeout: 120_000 }, () => {
  let copy: string;
  const prepare = () => runProgram(join(copy, 'scripts/prepare.mjs'));
  const client = () => join(copy, 'src/generated/prisma/client.ts');

  beforeAll(() => {
    copy = mkdtempSync(join(tmpdir(), 'samverkan-prepare-'));
    mkdirSync(join(copy, 'prisma'));
    for (const path of ['package.json', 'prisma.config.ts', 'prisma/schema.prisma', 'scripts']) {
      cpSync(join(root, path), join(copy, path), { recursive: true });
    }
    symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'));
  });
  afterAll(() => rmSync(copy, { recursive: true, force: true }));

  it('makes everything, silently, also when two start at once', async () => {
    const both = await Promise.all([prepare(), prepare()]);
    for (const one of both) expect(one).toEqual({ status: 0, stdout: '', stderr: '' });
    expect(existsSync(client())).toBe(true);
    expect(existsSync(join(copy, 'dist/embedded-template/data/PG_VERSION'))).toBe(true);
    expect(readdirSync(join(copy, 'dist'))).toEqual(['embedded-template']);
  });

  it('makes nothing again while the inputs are the same', async () => {
    const before = statSync(client()).ino;
    expect(await prepare()).toEqual({ status: 0, stdout: '', stderr: '' });
    expect(statSync(client()).ino).toBe(before);
  });

  it('waits for no process that died', async () => {
    rmSync(join(copy, 'src/generated'), { recursive: true });
    writeFileSync(join(copy, 'dist/.prepare-src-generated-prisma.lock'), '2147483646');
    expect(await prepare()).toMatchObject({ status: 0 });
    expect(existsSync(client())).toBe(true);
  });

  it('shows what the tool said when the schema is wrong, keeps the old output and ends with 1', async () => {
    writeFileSync(join(copy, 'prisma/schema.prisma'), 'model {');
    const failed = await prepare();
    expect(failed).toMatchObject({ status: 1, stdout: '', stderr: expect.stringContaining('Error validating') });
    expect(existsSync(client())).toBe(true);
  });
});
