import { execFileSync } from 'node:child_process';
import { copyFileSync, cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';

const root = fileURLToPath(new URL('../..', import.meta.url));
const commit = readFileSync(join(root, 'tests/previous-release.txt'), 'utf8').trim();
const program = 'tests/helpers/programs/side-by-side.ts';

export interface PreviousRelease {
  /** Its source, with what it is built of. */
  readonly folder: string;
  /** It lets itself be started on a database that the next version has added to; those before 0.2.0 refuse. */
  readonly bearsNewer: boolean;
  remove(): void;
}

/** Why the release before this one can't be tried here; undefined when it can. Fails where it must be. */
export function previousMissing(): string | undefined {
  try {
    execFileSync('git', ['cat-file', '-e', `${commit}^{commit}`], { cwd: root, stdio: 'ignore' });
    return undefined;
  } catch {
    const why = `The release before this one, ${commit.slice(0, 7)} in tests/previous-release.txt, is not in git's history here: it is not tried.`;
    if (process.env.SAMVERKAN_REQUIRE_PREVIOUS === '1') throw new Error(why);
    return why;
  }
}

/** The release before this one in a folder of its own, built by its own scripts. Its packages are ours where it locks the same ones. */
export function buildPrevious(): PreviousRelease {
  const folder = mkdtempSync(join(tmpdir(), 'samverkan-previous-'));
  const remove = () => rmSync(folder, { recursive: true, force: true });
  try {
    const archive = execFileSync('git', ['archive', commit], { cwd: root, maxBuffer: 256 * 1024 * 1024 });
    execFileSync('tar', ['x', '-C', folder], { input: archive });
    if (locksOurs(folder)) symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
    else execFileSync('npm', ['ci', '--no-audit', '--no-fund'], { cwd: folder, stdio: 'ignore' });
    // The same stamp means the same content: then it is not built again.
    for (const built of ['embedded-template', 'page'])
      if (existsSync(join(root, 'dist', built))) {
        mkdirSync(join(folder, 'dist'), { recursive: true });
        cpSync(join(root, 'dist', built), join(folder, 'dist', built), { recursive: true });
      }
    execFileSync(process.execPath, ['scripts/prepare.mjs'], { cwd: folder, stdio: ['ignore', 'ignore', 'pipe'] });
    copyFileSync(join(root, program), join(folder, program));
    return { folder, bearsNewer: existsSync(join(folder, 'src/infra/database/schema-age.ts')), remove };
  } catch (error) {
    remove();
    throw error;
  }
}

const lock = z.object({ packages: z.record(z.string(), z.object({ version: z.string().optional() })) });

function locksOurs(folder: string): boolean {
  const [theirs, ours] = [folder, root].map((place) =>
    lock.parse(JSON.parse(readFileSync(join(place, 'package-lock.json'), 'utf8'))),
  );
  return Object.entries(theirs?.packages ?? {}).every(
    ([path, { version }]) => path === '' || ours?.packages[path]?.version === version,
  );
}
