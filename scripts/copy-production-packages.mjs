/**
 * Copies the packages that the program needs when it runs (production-packages.mjs) into another folder's node_modules,
 * out of what `npm ci` has checked against the lock file: `node scripts/copy-production-packages.mjs TARGET`. Ends with 1
 * when one is missing, but for the binaries of other platforms.
 */
import { cpSync, existsSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { productionPackages, readLock } from './production-packages.mjs';

/** Prisma's compilers of queries for databases that this program has no use for, and what only a debugger reads. */
const UNUSED =
  /^(query_compiler_.*\.(sqlite|mysql|sqlserver|cockroachdb)\..*|query_compiler_small_.*|wasm-compiler-edge.*)$/;

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const [target] = process.argv.slice(2);
if (target === undefined) {
  console.error('Say where to: node scripts/copy-production-packages.mjs TARGET');
  process.exit(1);
}

for (const { path, platform } of productionPackages(readLock(root))) {
  if (existsSync(join(root, path))) copy(path);
  else if (platform === undefined) {
    console.error(`${path} is missing. Run npm ci.`);
    process.exitCode = 1;
  }
}

/** A package without those in its own node_modules: they have paths of their own. */
function copy(path) {
  const own = join(root, path);
  cpSync(own, join(target, path), {
    recursive: true,
    filter: (file) =>
      file === own || !(file === join(own, 'node_modules') || file.endsWith('.map') || UNUSED.test(basename(file))),
  });
}
