/**
 * Makes what the program is built from and git does not hold, where it is missing or out of date:
 *
 * - `src/generated/prisma`: the Prisma client;
 * - `dist/page`: the local page, once `src/platforms/local/page` exists;
 * - `dist/server`, with `--server`: the program itself as a few files of JavaScript, which start faster than its source;
 * - `dist/embedded-template`: an empty embedded database, copied by the first start (initdb takes 4 s and 0.8 GB).
 *
 * Runs before every start and test, so it is plain JavaScript, silent when it succeeds (`--json` shares stdout) and a
 * few milliseconds when there is nothing to do. Each output holds the hash of its inputs and is renamed into place
 * whole, so two processes may run this at once.
 */
import { spawnSync } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const STAMP = '.inputs';
const LOCK_STALE_MS = 60_000;

const root = process.env.SAMVERKAN_PREPARE_ROOT ?? join(dirname(fileURLToPath(import.meta.url)), '..');
const at = (path) => join(root, path);
const require = createRequire(join(root, 'package.json'));

if (!existsSync(join(root, 'node_modules/prisma')) || !existsSync(join(root, 'node_modules/vite'))) {
  console.error(
    'What the program is built with is missing. Run: npm ci --include=dev (docs/drift.md tells how it is installed without).',
  );
  process.exit(1);
}

/** The files that decide what an output becomes, and how it is made into the folder `work`; `made` is its place there. */
const outputs = [
  {
    path: 'src/generated/prisma',
    wanted: existsSync(at('prisma/schema.prisma')),
    inputs: () => [
      'prisma/schema.prisma',
      'node_modules/prisma/package.json',
      'node_modules/@prisma/client/package.json',
    ],
    made: 'src/generated/prisma',
    make: (work) => {
      // The schema names its output relative to itself, so a copy of the schema generates beside the copy.
      mkdirSync(join(work, 'prisma'), { recursive: true });
      writeFileSync(join(work, 'prisma/schema.prisma'), readFileSync(at('prisma/schema.prisma')));
      run(at('node_modules/prisma/build/index.js'), ['generate', '--schema', join(work, 'prisma/schema.prisma')]);
    },
  },
  {
    path: 'dist/embedded-template',
    wanted: true,
    inputs: () => ['node_modules/@electric-sql/pglite/package.json'],
    made: 'template',
    make: (work) => {
      mkdirSync(join(work, 'template'));
      run(at('scripts/make-embedded-template.mjs'), [join(work, 'template/data')]);
    },
  },
  {
    path: 'dist/page',
    wanted: existsSync(at('src/platforms/local/page/index.html')),
    inputs: () => [
      ...filesIn('src/platforms/local/page'),
      ...filesIn('src/chat'),
      ...filesIn('src/text'),
      'package-lock.json',
      ...(existsSync(at('vite.config.ts')) ? ['vite.config.ts'] : []),
    ],
    made: 'page',
    make: (work) =>
      run(join(dirname(require.resolve('vite/package.json')), 'bin/vite.js'), [
        'build',
        ...(existsSync(at('vite.config.ts')) ? [] : ['src/platforms/local/page']),
        '--outDir',
        join(work, 'page'),
        '--emptyOutDir',
        '--logLevel',
        'warn',
      ]),
  },
  {
    path: 'dist/server',
    wanted: process.argv.includes('--server') && existsSync(at('src/main.ts')),
    inputs: () => [
      ...filesIn('src').filter((path) => !path.startsWith('src/platforms/local/page/')),
      'package-lock.json',
      'scripts/server.vite.config.mjs',
    ],
    made: 'server',
    make: (work) =>
      run(join(dirname(require.resolve('vite/package.json')), 'bin/vite.js'), [
        'build',
        '--config',
        at('scripts/server.vite.config.mjs'),
        '--outDir',
        join(work, 'server'),
        '--logLevel',
        'warn',
      ]),
  },
];

class ToolFailure extends Error {}

try {
  for (const output of outputs) await bringUpToDate(output);
} catch (error) {
  if (!(error instanceof ToolFailure)) throw error;
  process.stderr.write(error.message);
  process.exitCode = 1;
}

async function bringUpToDate(output) {
  if (!output.wanted) return;
  const hash = hashOf(output.inputs());
  if (isUpToDate(output, hash)) return;
  const unlock = await takeTurn(output, hash);
  try {
    if (!isUpToDate(output, hash)) build(output, hash);
  } finally {
    unlock();
  }
}

function isUpToDate(output, hash) {
  const stamp = at(join(output.path, STAMP));
  return existsSync(stamp) && readFileSync(stamp, 'utf8') === hash;
}

function build(output, hash) {
  const work = at(`dist/.prepare-${randomBytes(6).toString('hex')}`);
  mkdirSync(work, { recursive: true });
  try {
    output.make(work);
    writeFileSync(join(work, output.made, STAMP), hash);
    mkdirSync(dirname(at(output.path)), { recursive: true });
    try {
      if (existsSync(at(output.path))) renameSync(at(output.path), join(work, 'old'));
      renameSync(join(work, output.made), at(output.path));
    } catch (error) {
      // Another process put the same thing there meanwhile.
      if (!isUpToDate(output, hash)) throw error;
    }
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

/** Waits while another process makes this output. The lock only saves work: a stale one is ignored, not trusted. */
async function takeTurn(output, hash) {
  const lock = at(`dist/.prepare-${output.path.replaceAll('/', '-')}.lock`);
  mkdirSync(dirname(lock), { recursive: true });
  for (;;) {
    try {
      writeFileSync(lock, String(process.pid), { flag: 'wx' });
      return () => rmSync(lock, { force: true });
    } catch (error) {
      if (error.code !== 'EEXIST') throw error;
    }
    if (isUpToDate(output, hash) || isStale(lock)) return () => rmSync(lock, { force: true });
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

function isStale(lock) {
  try {
    if (Date.now() - statSync(lock).mtimeMs > LOCK_STALE_MS) return true;
    process.kill(Number(readFileSync(lock, 'utf8')), 0);
    return false;
  } catch (error) {
    // ESRCH: its owner died. ENOENT: its owner just finished, and the caller looks again.
    return error.code === 'ESRCH';
  }
}

/** Runs a Node program quietly; when it fails, shows what it said and ends with 1. */
function run(program, args) {
  const { status, stdout, stderr, error } = spawnSync(process.execPath, [program, ...args], {
    cwd: root,
    encoding: 'utf8',
    env: { ...process.env, CHECKPOINT_DISABLE: '1', PRISMA_HIDE_UPDATE_MESSAGE: '1' },
    maxBuffer: 64 * 1024 * 1024,
  });
  if (status === 0) return;
  throw new ToolFailure(`${stdout ?? ''}${stderr ?? ''}${error ? `${error.message}\n` : ''}`);
}

function hashOf(paths) {
  const hash = createHash('sha256');
  for (const path of [...paths, 'scripts/prepare.mjs', 'scripts/make-embedded-template.mjs']) {
    const bytes = readFileSync(at(path));
    hash.update(`${path}\0${bytes.length}\0`).update(bytes);
  }
  return hash.digest('hex');
}

function filesIn(folder) {
  if (!existsSync(at(folder))) return [];
  return readdirSync(at(folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(root.length + 1))
    .sort();
}
