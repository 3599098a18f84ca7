import { type ChildProcess, fork, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../..', import.meta.url));

/** Starts one of the programs beside this file in a process of its own; it answers each message with one. */
export async function startProgram<Ready>(
  name: string,
  settings: object,
): Promise<{ ready: Ready; ask<Answer>(message: object): Promise<Answer>; stop(): Promise<void> }> {
  const child = fork(fileURLToPath(new URL(name, import.meta.url)), [JSON.stringify(settings)], {
    cwd: root,
    execArgv: ['--import', 'tsx'],
  });
  const ready = await answerOf<Ready>(child, name);
  return {
    ready,
    ask: async <Answer>(message: object) => {
      child.send(message);
      return answerOf<Answer>(child, name);
    },
    stop: () => end(child),
  };
}

async function answerOf<Answer>(child: ChildProcess, name: string): Promise<Answer> {
  const gone = new AbortController();
  const ended = once(child, 'exit', { signal: gone.signal }).then(() => {
    throw new Error(`${name} ended before it answered`);
  });
  try {
    const [answer] = (await Promise.race([once(child, 'message', { signal: gone.signal }), ended])) as [Answer];
    return answer;
  } finally {
    ended.catch(() => {});
    gone.abort();
  }
}

export interface Bot {
  /** Milliseconds from the start of the process until /readyz answered 200. */
  readonly readyAfter: number;
  /** Resident memory now, in megabytes. */
  memory(): number;
  /** What is in use when all garbage has been collected, in megabytes. */
  liveMemory(): Promise<number>;
  stop(): Promise<void>;
}

/** The program as `npm start` starts it, without npm and the look for what must be built. */
export async function startBot(port: number, environment: Readonly<Record<string, string>>): Promise<Bot> {
  const { scripts } = JSON.parse(readFileSync(`${root}/package.json`, 'utf8')) as { scripts: { start: string } };
  const args = scripts.start.split('&&').at(-1)?.trim().split(/\s+/).slice(1) ?? [];
  // Such as --cpu-prof, to see where the time goes.
  args.unshift(...(process.env.BENCH_NODE_FLAGS ?? '').split(' ').filter(Boolean));
  args.unshift('--expose-gc', '--import', fileURLToPath(new URL('live-memory.mjs', import.meta.url)));
  const started = performance.now();
  const inherited = Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !/^(SLACK|TEAMS|ADMIN|DATABASE|SAMVERKAN)_/.test(name)),
  );
  const child = spawn(process.execPath, [...args], {
    cwd: root,
    env: { ...inherited, NODE_ENV: 'production', PORT: String(port), ...environment },
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  });
  let said = '';
  child.stderr?.on('data', (text) => {
    said = `${said}${text}`.slice(-4000);
  });
  while (!(await isReady(port))) {
    if (child.exitCode !== null) throw new Error(`the bot ended with ${child.exitCode}:\n${said}`);
    if (performance.now() - started > 60_000) throw new Error(`the bot was not ready within a minute:\n${said}`);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  return {
    readyAfter: performance.now() - started,
    memory: () => Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'))?.[1]) / 1024,
    liveMemory: async () => {
      child.send('collect');
      return (await answerOf<{ live: number }>(child, 'the bot')).live;
    },
    stop: () => end(child, 'SIGTERM'),
  };
}

async function isReady(port: number): Promise<boolean> {
  try {
    return (await fetch(`http://127.0.0.1:${port}/readyz`)).ok;
  } catch {
    return false;
  }
}

async function end(child: ChildProcess, signal: NodeJS.Signals = 'SIGKILL'): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  child.kill(signal);
  const giveUp = setTimeout(() => child.kill('SIGKILL'), 20_000);
  await ended;
  clearTimeout(giveUp);
}
