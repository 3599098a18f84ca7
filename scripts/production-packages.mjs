/**
 * What the program needs of others when it runs: the packages that the lock file gives `dependencies`, and theirs in turn,
 * with the binaries of other platforms. npm's own reading of the same file also counts what a package can be used with if
 * it happens to be there, such as Prisma's command line. The licence list, the bill of materials and the installation all
 * read this, so what is listed is what is installed.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const FOLDER = 'node_modules/';

/** Packages whose package.json names no licence in the usual place, and what their LICENSE says. */
const READ_BY_HAND = { 'limiter@1.1.5': 'MIT' };

/** The lock file's packages by path, the program itself as ''. */
export function readLock(root) {
  return JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')).packages;
}

/** The packages by path. `platform` says what a binary is for, and is undefined for what runs anywhere. */
export function productionPackages(lock) {
  const found = new Map();
  const waiting = [''];
  while (waiting.length > 0) {
    const path = waiting.pop();
    const {
      dependencies = {},
      optionalDependencies = {},
      peerDependencies = {},
      peerDependenciesMeta = {},
    } = lock[path];
    const peers = Object.keys(peerDependencies).filter((name) => !peerDependenciesMeta[name]?.optional);
    for (const name of new Set([...Object.keys(dependencies), ...Object.keys(optionalDependencies), ...peers])) {
      const place = placesOf(path, name).find((candidate) => lock[candidate]);
      // npm ci says so: scripts/check-dependencies.mjs.
      if (place === undefined && optionalDependencies[name]) continue;
      if (place === undefined)
        throw new Error(`${path || 'package.json'} needs ${name}, which package-lock.json lacks. Run npm install.`);
      if (found.has(place)) continue;
      found.set(place, describe(place, lock[place]));
      waiting.push(place);
    }
  }
  return [...found.values()].sort((a, b) => (a.path < b.path ? -1 : 1));
}

/** The name of the package at a path of the lock file. */
export function nameOf(path) {
  return path.slice(path.lastIndexOf(FOLDER) + FOLDER.length);
}

function describe(path, { version, license, integrity, os, cpu, hasInstallScript = false }) {
  const platform = os || cpu ? [...(os ?? []), ...(cpu ?? [])].join(' ') : undefined;
  return {
    path,
    name: nameOf(path),
    version,
    licence: license ?? READ_BY_HAND[`${nameOf(path)}@${version}`],
    integrity,
    platform,
    hasInstallScript,
  };
}

/** Where Node looks for `name` from the package at `path`: in its own folder, then in those above. */
function placesOf(path, name) {
  const parents = path.split(`/${FOLDER}`);
  const above = parents.map((_, index) => parents.slice(0, parents.length - index).join(`/${FOLDER}`));
  return [...above.filter((parent) => parent !== '').map((parent) => `${parent}/${FOLDER}${name}`), FOLDER + name];
}
