/**
 * Checks who imports whom by .dependency-cruiser.cjs: `node scripts/check-layers.mjs`. Ends with 1 and a line per
 * import that breaks a rule. A cruise that finds no modules in a layer fails too: it would pass whatever the code does.
 */
import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const LAYERS = [
  'domain',
  'chat',
  'text',
  'app',
  'platforms/slack',
  'platforms/teams',
  'platforms/local',
  'platforms/local/page',
  'infra',
];

const { modules, summary } = cruise('src');
const problems = [
  ...LAYERS.filter((layer) => !modules.some(({ source }) => source.startsWith(`src/${layer}/`))).map(
    (layer) => `no modules were found in src/${layer}: mend scripts/check-layers.mjs or .dependency-cruiser.cjs`,
  ),
  ...summary.violations.map(({ rule, from, to, cycle }) =>
    cycle ? `${rule.name}: ${[from, ...cycle.map(({ name }) => name)].join(' → ')}` : `${rule.name}: ${from} → ${to}`,
  ),
];
for (const problem of problems) console.error(problem);
if (problems.length > 0) process.exitCode = 1;
else console.log(`The imports of ${summary.totalCruised} modules keep to their layers.`);

function cruise(folder) {
  const program = fileURLToPath(
    new URL('../node_modules/dependency-cruiser/bin/dependency-cruise.mjs', import.meta.url),
  );
  const args = [program, folder, '--config', '.dependency-cruiser.cjs'];
  const output = execFileSync(process.execPath, [...args, '--output-type', 'json'], {
    encoding: 'utf8',
    maxBuffer: 256 * 1024 * 1024,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  return JSON.parse(output);
}
