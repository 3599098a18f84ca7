/**
 * Writes what the program is made of, for programs that look for known faults in it: `npm run sbom`, to
 * `dist/samverkan.cdx.json`, or to the file that is named. CycloneDX by `npm sbom`, of the lock file, with those packages
 * alone that the program needs when it runs (production-packages.mjs).
 */
import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { productionPackages, readLock } from './production-packages.mjs';

const root = join(fileURLToPath(new URL('.', import.meta.url)), '..');
const out = process.argv[2] ?? join(root, 'dist/samverkan.cdx.json');

const licences = new Map(
  productionPackages(readLock(root)).map((entry) => [`${entry.name}@${entry.version}`, entry.licence]),
);
const whole = JSON.parse(
  execFileSync('npm', ['sbom', '--sbom-format=cyclonedx', '--package-lock-only'], {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
    stdio: ['ignore', 'pipe', 'ignore'],
  }),
);

const components = whole.components
  .filter((component) => licences.has(nameAndVersion(component)))
  .map((component) => ({ ...component, licenses: [licence(licences.get(nameAndVersion(component)))] }));
const kept = new Set([whole.metadata.component['bom-ref'], ...components.map((component) => component['bom-ref'])]);
const dependencies = whole.dependencies
  .filter(({ ref }) => kept.has(ref))
  .map(({ ref, dependsOn = [] }) => ({ ref, dependsOn: dependsOn.filter((other) => kept.has(other)) }));

const missing = [...licences.keys()].filter(
  (one) => !components.some((component) => nameAndVersion(component) === one),
);
if (missing.length > 0) {
  console.error(`npm sbom says nothing of ${missing.join(', ')}`);
  process.exit(1);
}
mkdirSync(dirname(out), { recursive: true });
writeFileSync(out, `${JSON.stringify({ ...whole, components, dependencies }, null, 2)}\n`);
console.log(`${components.length} packages are in ${out}.`);

function nameAndVersion({ group, name, version }) {
  return `${group && !name.startsWith('@') ? `${group.replace(/^@?/, '@')}/` : ''}${name}@${version}`;
}

/** A licence of the SPDX list by its id, and anything put together of them as an expression. */
function licence(name) {
  if (/ and | or /i.test(name)) return { expression: name.replace(/ and /gi, ' AND ').replace(/ or /gi, ' OR ') };
  return { license: { id: name } };
}
