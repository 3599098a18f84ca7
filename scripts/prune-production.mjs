/**
 * Takes out of a folder's node_modules what the program does not need when it runs (production-packages.mjs):
 * `node scripts/prune-production.mjs FOLDER`, after `npm ci --omit=dev` there. Ends with 1 when a package that is needed
 * is missing, but for the binaries of other platforms.
 */
import { existsSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { productionPackages, readLock } from './production-packages.mjs';

/** Prisma's compilers of queries for databases that this program has no use for, and what only a debugger reads. */
const UNUSED =
  /^(query_compiler_.*\.(sqlite|mysql|sqlserver|cockroachdb)\.|query_compiler_small_|wasm-compiler-edge|.*\.map$)/;

const [folder] = process.argv.slice(2);
if (folder === undefined || !existsSync(join(folder, 'package-lock.json'))) {
  console.error('Say which folder: node scripts/prune-production.mjs FOLDER');
  process.exit(1);
}

const lock = readLock(folder);
const needed = productionPackages(lock);
const paths = new Set(needed.map(({ path }) => path));
// Prisma's command line and what comes with it, by npm an optional companion of Prisma's client.
const extra = Object.keys(lock).filter((path) => path !== '' && !paths.has(path) && existsSync(join(folder, path)));
for (const path of extra) rmSync(join(folder, path), { recursive: true, force: true });
rmSync(join(folder, 'node_modules/.bin'), { recursive: true, force: true });
// npm's own list of what is there, which is not so any more.
rmSync(join(folder, 'node_modules/.package-lock.json'), { force: true });

const runtime = join(folder, 'node_modules/@prisma/client/runtime');
for (const name of readdirSync(runtime)) if (UNUSED.test(name)) rmSync(join(runtime, name));

const missing = needed.filter(({ path, platform }) => platform === undefined && !existsSync(join(folder, path)));
for (const { path } of missing) console.error(`${path} is missing`);
if (missing.length > 0) process.exitCode = 1;
