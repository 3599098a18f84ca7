import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

const root = fileURLToPath(new URL('../..', import.meta.url));
/** Of this run alone: another may be made from other sources at the same time. */
const folder = `dist/torture-${process.pid}`;

/** What the program tells whoever started it. */
export type Told = { readonly kind: 'ready' } | { readonly kind: 'waiting'; readonly count: number };

/** The program in a process of its own, from its start until it is killed. */
export interface Life {
  /** Milliseconds from the start until it was ready; undefined when it ended before. */
  readonly ready: Promise<number | undefined>;
  /** Looks at once for what is due, and tells how many deliveries wait. */
  tick(): Promise<number>;
  /** Moves the clock that reminders are planned by, and looks at once for what is due. */
  move(clock: string): void;
  /** At once, as when the power goes. */
  kill(): Promise<void>;
  /** As a program that is told to stop. */
  stop(): Promise<void>;
}

/** Makes the program beside dist/server, in the same way. Returns what takes it away. */
export async function buildProgram(): Promise<() => void> {
  await build({
    configFile: `${root}scripts/server.vite.config.mjs`,
    logLevel: 'warn',
    build: { outDir: `${root}${folder}`, rollupOptions: { input: { program: `${root}tests/torture/program.ts` } } },
  });
  return () => rmSync(`${root}${folder}`, { recursive: true, force: true });
}

/** `clock`: what the clock shows at the start. `ahead`: milliseconds that the machine has been off so far. */
export function startLife(environment: Readonly<Record<string, string>>, clock: string, ahead: number): Life {
  const started = performance.now();
  const inherited = Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !/^(SLACK|TEAMS|ADMIN|DATABASE|SAMVERKAN|SMTP|PUBLIC)_/.test(name)),
  );
  const child = fork(`${root}${folder}/program.js`, [], {
    cwd: root,
    execArgv: [],
    env: {
      ...inherited,
      NODE_ENV: 'production',
      ...environment,
      TORTURE_CLOCK: clock,
      TORTURE_AHEAD: String(ahead),
    },
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  });
  let said = '';
  let killed = false;
  child.stderr?.on('data', (text) => {
    said = `${said}${text}`.slice(-4000);
  });
  const ended = once(child, 'exit');
  const answers = waitingAnswers(child);
  return {
    ready: Promise.race([
      once(child, 'message').then(() => performance.now() - started),
      ended.then(([status]) => {
        if (!killed) throw new Error(`the program ended with ${status}:\n${said}`);
        return undefined;
      }),
    ]),
    tick: async () => {
      child.send('tick');
      return answers();
    },
    move: (to) => {
      if (child.connected) child.send(`move ${to}`, () => {});
    },
    kill: async () => {
      killed = true;
      child.kill('SIGKILL');
      await ended;
    },
    stop: async () => {
      killed = true;
      child.send('stop');
      await ended;
    },
  };
}

function waitingAnswers(child: ChildProcess): () => Promise<number> {
  return async () => {
    for (;;) {
      const [told] = (await once(child, 'message')) as [Told];
      if (told.kind === 'waiting') return told.count;
    }
  };
}
