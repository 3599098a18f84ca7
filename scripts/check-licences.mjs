/**
 * Lists the licences of what the program runs with in docs/licenser.md: `node scripts/check-licences.mjs`. With `--check`
 * it only compares. Ends with 1 when a licence is not among those that may be used, or the list is not in step.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { productionPackages, readLock } from './production-packages.mjs';

/** Each with what it asks of whoever passes the program on, in the list's language. */
const ALLOWED = {
  '0BSD': 'Inga krav.',
  'Apache-2.0': 'Licenstexten och eventuell NOTICE följer med.',
  'BSD-2-Clause': 'Upphovsrätt och licenstext följer med.',
  'BSD-3-Clause': 'Upphovsrätt och licenstext följer med.',
  'BlueOak-1.0.0': 'Licenstexten eller en länk till den följer med.',
  'CC0-1.0': 'Inga krav.',
  ISC: 'Upphovsrätt och licenstext följer med.',
  MIT: 'Upphovsrätt och licenstext följer med.',
  'MIT-0': 'Inga krav.',
  'MPL-2.0': 'Den som ändrar i biblioteket lämnar ut ändringen. Används här oförändrat.',
  'OFL-1.1': 'Gäller typsnittet: licenstexten följer med, och det säljs inte för sig.',
  Unlicense: 'Inga krav.',
};

const root = join(fileURLToPath(new URL('.', import.meta.url)), '..');
const place = join(root, 'docs/licenser.md');

const packages = productionPackages(readLock(root));
const refused = packages.filter(({ licence }) => !licence || !isAllowed(licence));
for (const { name, version, licence } of refused)
  console.error(
    `${name} ${version}: ${licence ?? 'no licence is named'}. Not among those of scripts/check-licences.mjs.`,
  );

const list = written();
if (refused.length > 0) process.exitCode = 1;
else if (!process.argv.includes('--check')) writeFileSync(place, list);
else if (readOrNothing() !== list) {
  console.error('docs/licenser.md is not in step. Run npm run licences.');
  process.exitCode = 1;
} else console.log(`The licences of ${packages.length} packages are listed and may be used.`);

/** Of a choice one is enough; of several that all hold, each. */
function isAllowed(licence) {
  const bare = licence.replace(/^\((.*)\)$/, '$1');
  if (/ or /i.test(bare)) return bare.split(/ or /i).some((one) => ALLOWED[one]);
  return bare.split(/ and /i).every((one) => ALLOWED[one]);
}

function written() {
  const byLicence = grouped(packages);
  const names = [...byLicence.keys()].sort();
  const used = Object.keys(ALLOWED).filter((one) => names.some((name) => name.split(/[ ()]/).includes(one)));
  return [
    '# Licenser',
    '',
    'Samverkan har licensen EUPL-1.2. Programmet körs med de här paketen från andra. Listan skrivs av',
    '`npm run licences` ur `package-lock.json`, och `npm run check` håller den aktuell. Byggverktygen är inte med: de följer',
    'inte med programmet. Paketens egna licenstexter ligger i deras mappar. En förteckning för maskiner (CycloneDX):',
    '`npm run sbom`.',
    '',
    '| Licens | Vad den kräver |',
    '| --- | --- |',
    ...used.map((one) => `| ${one} | ${ALLOWED[one]} |`),
    ...names.flatMap((name) => [
      '',
      `## ${name} (${byLicence.get(name).length})`,
      '',
      ...byLicence
        .get(name)
        .map((entry) => `- ${entry.name} ${entry.version}${entry.platform ? ` (för ${entry.platform})` : ''}`),
    ]),
    '',
  ].join('\n');
}

function grouped(entries) {
  const groups = new Map();
  for (const entry of entries) groups.set(entry.licence, [...(groups.get(entry.licence) ?? []), entry]);
  return groups;
}

function readOrNothing() {
  try {
    return readFileSync(place, 'utf8');
  } catch {
    return '';
  }
}
