/**
 * Checks what the project takes from others: `node scripts/check-dependencies.mjs`. Ends with 1 and a line per fault:
 *
 * - package.json names exact versions, the lock file has the same, and `npm ci` would take the lock file as it is;
 * - everything in the lock file has a checksum and comes from the public npm registry;
 * - nothing that the program runs with has an installation script, and what builds it has none but those that are explained.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { nameOf, productionPackages, readLock } from './production-packages.mjs';

const EXACT = /^\d+\.\d+\.\d+(-[\w.-]+)?$/;

/** Binaries for other systems than those that the program is built and run on here, which are locked by version alone. */
const WITHOUT_CHECKSUM = /^(@biomejs\/cli|@oxc-parser\/binding|@myriaddreamin\/typst-ts-node-compiler)-/;
/** Systems where every package must have a checksum. */
const CHECKED = { os: 'linux', cpu: 'x64', libc: 'glibc' };

/** Packages with an installation script, and why the project does without running it (`npm ci --ignore-scripts`). */
const SCRIPTS = {
  '@prisma/engines':
    'downloads an engine that only Prisma’s migration commands use; scripts/schema-engine.mjs uses another',
  esbuild: 'replaces its start program by the binary itself, to start faster; part of tsx',
  prisma: 'says which Node it needs',
  swiper: 'prints an advertisement; part of adaptivecards, which draws the local page',
};

const root = join(fileURLToPath(new URL('.', import.meta.url)), '..');
const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
const lock = readLock(root);
const packages = Object.entries(lock).filter(([path]) => path !== '');
const production = productionPackages(lock);

const faults = [...pins(), ...lockInStep(), ...sources(), ...scripts()];
for (const fault of faults) console.error(fault);
if (faults.length > 0) process.exitCode = 1;
else
  console.log(
    `${packages.length} packages are pinned, ${production.length} of them for running, none of which installs by script.`,
  );

function* pins() {
  for (const kind of ['dependencies', 'devDependencies'])
    for (const [name, version] of Object.entries(manifest[kind] ?? {}))
      if (!EXACT.test(version)) yield `package.json: ${name} is "${version}". Name an exact version.`;
}

function* lockInStep() {
  for (const kind of ['dependencies', 'devDependencies']) {
    const [ours, theirs] = [manifest[kind] ?? {}, lock[''][kind] ?? {}];
    for (const name of new Set([...Object.keys(ours), ...Object.keys(theirs)])) {
      if (ours[name] !== theirs[name] || lock[`node_modules/${name}`]?.version !== ours[name])
        yield `${name} is not the same in package.json and package-lock.json. Run npm install.`;
    }
  }
  // npm ci refuses a lock file that lacks an optional package, even one for another system.
  for (const [path, { optionalDependencies = {} }] of packages)
    for (const name of Object.keys(optionalDependencies))
      if (!packages.some(([other]) => nameOf(other) === name))
        yield `package-lock.json lacks ${name}, which ${nameOf(path)} may use. npm ci does not take it.`;
}

function* sources() {
  for (const [path, { resolved, integrity, link, os, cpu, libc }] of packages) {
    if (link) yield `${path} is a link to a folder. Only packages of the registry can be checked.`;
    if (resolved !== undefined && !resolved.startsWith('https://registry.npmjs.org/'))
      yield `${path} comes from ${resolved}, not from the public npm registry.`;
    if (integrity !== undefined) {
      if (!integrity.startsWith('sha512-')) yield `${path} has no SHA-512 checksum.`;
      continue;
    }
    const isForUs = fits(os, CHECKED.os) && fits(cpu, CHECKED.cpu) && fits(libc, CHECKED.libc);
    if (isForUs || !WITHOUT_CHECKSUM.test(nameOf(path))) yield `${path} has no checksum in package-lock.json.`;
  }
}

function fits(named, ours) {
  return named === undefined || named.includes(ours);
}

function* scripts() {
  const found = new Set(packages.filter(([, { hasInstallScript }]) => hasInstallScript).map(([path]) => nameOf(path)));
  for (const { name, hasInstallScript } of production)
    if (hasInstallScript) yield `${name} has an installation script, and the program runs with it. Do without it.`;
  for (const name of found)
    if (!SCRIPTS[name])
      yield `${name} has an installation script. Read it, and explain in scripts/check-dependencies.mjs.`;
  for (const name of Object.keys(SCRIPTS))
    if (!found.has(name))
      yield `${name} has no installation script any more. Take it out of scripts/check-dependencies.mjs.`;
}
