import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { vi } from 'vitest';
import { freePort } from '../helpers/free-port.ts';

/** A command is a process: on a busy machine it takes seconds. */
vi.setConfig({ testTimeout: 180_000, hookTimeout: 180_000 });

const root = fileURLToPath(new URL('../..', import.meta.url));

export interface Outcome {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

export interface Machine {
  /** A folder of the user's own, for files. */
  readonly folder: string;
  readonly data: string;
  /** Runs `samverkan …` to its end. */
  run(
    args: readonly string[],
    more?: { readonly input?: string; readonly env?: Readonly<Record<string, string>> },
  ): Promise<Outcome>;
  /** Starts the bot in local mode, as `npm start` does. */
  start(): Promise<{ readonly url: string; stop(): Promise<number | null> }>;
  leave(): Promise<void>;
}

/** Somebody at a terminal on a machine without any of our variables set, with a data folder of its own. */
export async function atTheTerminal(): Promise<Machine> {
  const folder = await mkdtemp(join(tmpdir(), 'samverkan-cli-'));
  const data = join(folder, 'data');
  const { PATH = '', HOME = '' } = process.env;
  const program = (args: readonly string[], env: Readonly<Record<string, string>> = {}) =>
    spawn(process.execPath, args, {
      cwd: root,
      env: { PATH, HOME, SAMVERKAN_DATA: data, ...env },
    });
  return {
    folder,
    data,
    async run(args, { input = '', env } = {}) {
      const child = program(['dist/server/cli.js', ...args], env);
      let [out, err] = ['', ''];
      child.stdout.on('data', (text) => {
        out += text;
      });
      child.stderr.on('data', (text) => {
        err += text;
      });
      child.stdin.end(input);
      const [code] = (await once(child, 'close')) as [number | null];
      return { code, out, err };
    },
    async start() {
      const child = program(['dist/server/main.js'], { PORT: String(await freePort()) });
      let said = '';
      child.stdout.on('data', (text) => {
        said += text;
      });
      child.stderr.on('data', (text) => {
        said += text;
      });
      while (!/127\.0\.0\.1:[1-9]/u.test(said)) {
        if (child.exitCode !== null) throw new Error(`The bot did not start: ${said}`);
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
      return {
        url: /http:\/\/127\.0\.0\.1:\d+/u.exec(said)?.[0] ?? '',
        async stop() {
          if (child.exitCode !== null) return child.exitCode;
          const ended = once(child, 'exit') as Promise<[number | null]>;
          child.kill('SIGTERM');
          return (await ended)[0];
        },
      };
    },
    leave: () => rm(folder, { recursive: true, force: true }),
  };
}

/** What `chat --json` printed, an object a line. */
export function replies(out: string): readonly Reply[] {
  return out
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Reply);
}

export interface Reply {
  readonly outcome: string;
  readonly text: string;
  readonly data: Readonly<Record<string, unknown>>;
  readonly message: { readonly language: string; readonly summary: string; readonly blocks: readonly unknown[] };
}
