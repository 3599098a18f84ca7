import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, chownSync, existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../..', import.meta.url));

/** The user that the program runs as where the tests run as root: nobody. */
const unprivileged = process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : undefined;

export interface Installed {
  /** The program, which whoever runs it cannot write in. */
  readonly program: string;
  /** What it may write in. */
  readonly data: string;
  /** Starts `node dist/server/main.js` there and waits until it is ready to answer people. */
  start(port: number, environment?: Readonly<Record<string, string>>): Promise<Process>;
  /** Runs `node dist/server/cli.js` to its end. */
  run(
    args: readonly string[],
    environment?: Readonly<Record<string, string>>,
  ): Promise<{ readonly code: number | null; readonly said: string }>;
  remove(): void;
}

export interface Process {
  readonly child: ChildProcess;
  said(): string;
  /** Sends SIGTERM and gives the status and how long it took, in milliseconds. */
  stop(): Promise<{ readonly code: number | null; readonly ms: number }>;
}

/** The steps of the container's building, with the tools that are beside the source already. */
export function installSteps(target: string): string {
  return execFileSync('sh', [join(root, 'scripts/install-steps.sh'), target, '--installed'], { encoding: 'utf8' });
}

/** Installs as the container does, for a user who cannot write in it. */
export function install(): Installed {
  const folder = mkdtempSync(join(tmpdir(), 'samverkan-installed-'));
  chmodSync(folder, 0o755);
  const [program, data, home] = [join(folder, 'program'), join(folder, 'data'), join(folder, 'tmp')];
  installSteps(program);
  // As root it is root's already. The empty database is copied with its files' rights, and its copy must be written in.
  if (!unprivileged)
    execFileSync('sh', ['-c', `chmod a-w . && find . -not -path './dist/embedded-template*' -exec chmod a-w {} +`], {
      cwd: program,
    });
  for (const path of [data, home]) {
    mkdirSync(path);
    if (unprivileged) chownSync(path, unprivileged.uid, unprivileged.gid);
  }
  const begin = (args: readonly string[], environment: Readonly<Record<string, string>> = {}) => {
    const child = spawn(process.execPath, args, {
      cwd: program,
      // Nothing of ours: as in a container.
      env: { NODE_ENV: 'production', SAMVERKAN_DATA: data, HOME: home, TMPDIR: home, ...environment },
      stdio: ['ignore', 'pipe', 'pipe'],
      ...unprivileged,
    });
    let said = '';
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (text) => {
        said += text;
      });
    return { child, said: () => said };
  };
  return {
    program,
    data,
    async start(port, environment) {
      const { child, said } = begin(['dist/server/main.js'], { PORT: String(port), ...environment });
      while (!(await isReady(port))) {
        if (child.exitCode !== null) throw new Error(`The program ended with ${child.exitCode}: ${said()}`);
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
      return { child, said, stop: () => stop(child) };
    },
    async run(args, environment) {
      const { child, said } = begin(['dist/server/cli.js', ...args], environment);
      const [code] = (await once(child, 'close')) as [number | null];
      return { code, said: said() };
    },
    remove: () => {
      if (existsSync(program)) execFileSync('chmod', ['-R', 'u+w', program]);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function isReady(port: number): Promise<boolean> {
  return fetch(`http://127.0.0.1:${port}/readyz`).then(
    (answer) => answer.ok,
    () => false,
  );
}

async function stop(child: ChildProcess): Promise<{ readonly code: number | null; readonly ms: number }> {
  const began = performance.now();
  const ended = once(child, 'exit') as Promise<[number | null]>;
  child.kill('SIGTERM');
  const [code] = await ended;
  return { code, ms: performance.now() - began };
}
