import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** The program as it is started in production, in a process of its own. */
export interface MainProgram {
  readonly child: ChildProcess;
  readonly url: string;
  /** Everything that it has said. */
  said(): string;
  /** The events of its log so far. */
  events(): readonly string[];
  /** What /readyz says; nothing while nobody listens. */
  readyz(): Promise<{ readonly status: number; readonly text: string } | undefined>;
  /** Waits until it can answer people. */
  ready(): Promise<void>;
  /** Its status, and how long it took from the signal, in milliseconds. */
  stop(signal?: NodeJS.Signals): Promise<{ readonly code: number | null; readonly ms: number }>;
  kill(): void;
}

/** Starts the program as `npm start` does, or `main` with that working folder, with nothing of this process's environment but what it needs. */
export function startMain(
  port: number,
  environment: Readonly<Record<string, string>>,
  how: { readonly cwd?: string; readonly args?: readonly string[] } = {},
): MainProgram {
  const { PATH = '', HOME = '' } = process.env;
  const child = spawn(process.execPath, how.args ?? ['dist/server/main.js'], {
    cwd: how.cwd ?? root,
    env: { PATH, HOME, PORT: String(port), ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (text) => {
      said += text;
    });
  const url = `http://127.0.0.1:${port}`;
  const ended = once(child, 'exit') as Promise<[number | null]>;
  const readyz = () =>
    fetch(`${url}/readyz`).then(
      async (answer) => ({ status: answer.status, text: (await answer.text()).trim() }),
      () => undefined,
    );
  return {
    child,
    url,
    said: () => said,
    events: () => [...said.matchAll(/"msg":"([^"]+)"/g)].flatMap(([, event]) => event ?? []),
    readyz,
    async ready() {
      while ((await readyz())?.status !== 200) {
        if (child.exitCode !== null) throw new Error(`The program ended with ${child.exitCode}: ${said}`);
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
    },
    async stop(signal = 'SIGTERM') {
      const began = performance.now();
      if (child.exitCode === null) child.kill(signal);
      const [code] = await ended;
      return { code, ms: performance.now() - began };
    },
    kill: () => void (child.exitCode === null && child.kill('SIGKILL')),
  };
}
