/**
 * Runs Vitest and writes what came of it: `node .ci/tests.mjs COUNTS.json npm test`. Up to two files that fail are run once
 * more, with nothing else beside them: one that passes then counts as passed, and is named as unsteady, for somebody to mend.
 * More than that is no accident. Ends with 1 when a test failed twice, and when all passed but something was thrown beside them.
 */
import { spawnSync } from 'node:child_process';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';

const mostAgain = 2;
const [counts, program, ...words] = process.argv.slice(2);

const first = run([]);
const failing = first.files.filter(({ status }) => status === 'failed').map(({ name }) => name);
const again = failing.length > 0 && failing.length <= mostAgain ? run(failing) : undefined;
const unsteady = again?.ok ? failing : [];
const files = first.files.map((file) =>
  unsteady.includes(file.name) ? again.files.find(({ name }) => name === file.name) : file,
);
const all = files.flatMap((file) => file.assertionResults.map(({ status }) => status));
// A file that does not load has no tests, and is one failure.
const unloaded = files.filter(
  (file) => file.status === 'failed' && !file.assertionResults.some(({ status }) => status === 'failed'),
);
const failed = all.filter((status) => status === 'failed').length + unloaded.length;
for (const name of unsteady) console.log(`== unsteady: ${name} passed only when it was run again`);
writeFileSync(counts, JSON.stringify({ passed: all.filter((status) => status === 'passed').length, failed, unsteady }));
process.exit(first.ok || unsteady.length > 0 ? 0 : 1);

function run(only) {
  const output = `${counts}.vitest`;
  rmSync(output, { force: true });
  const told = ['--', ...only, '--reporter=default', '--reporter=json', `--outputFile.json=${output}`];
  const { status } = spawnSync(program, [...words, ...told], { stdio: 'inherit' });
  try {
    return { ok: status === 0, files: JSON.parse(readFileSync(output, 'utf8')).testResults };
  } catch {
    return { ok: false, files: [] };
  } finally {
    rmSync(output, { force: true });
  }
}
