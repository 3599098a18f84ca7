import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from './installed.ts';

export const hasNginx = spawnSync('nginx', ['-v']).status === 0;

export interface Nginx {
  readonly url: string;
  /** The ports that have answered so far, in turn. */
  served(): readonly number[];
  stop(): Promise<void>;
}

/** Starts nginx with deploy/nginx.conf before bots on this machine, on another port and without TLS. */
export async function startNginx(port: number, bots: readonly [number, number]): Promise<Nginx> {
  const folder = mkdtempSync(join(tmpdir(), 'samverkan-nginx-'));
  mkdirSync(join(folder, 'temporary'));
  const ours = readFileSync(join(root, 'deploy/nginx.conf'), 'utf8')
    .replace('listen 443 ssl http2;', `listen 127.0.0.1:${port};`)
    .replace(/^ *ssl_.*$/gmu, '')
    .replace('access_log off;', 'access_log served.log served;')
    .replace('127.0.0.1:3001', `127.0.0.1:${bots[0]}`)
    .replace('127.0.0.1:3002', `127.0.0.1:${bots[1]}`);
  const kinds = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'];
  writeFileSync(
    join(folder, 'nginx.conf'),
    `daemon off; pid nginx.pid; error_log stderr; events {}
http { log_format served '$upstream_addr'; access_log off;
${kinds.map((kind) => `${kind}_temp_path temporary/${kind};`).join('\n')}
${ours} }`,
  );
  const child: ChildProcess = spawn('nginx', ['-p', folder, '-c', 'nginx.conf'], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let faults = '';
  child.stderr?.on('data', (text) => {
    faults += text;
  });
  const url = `http://127.0.0.1:${port}`;
  while (!(await fetch(url).then(Boolean, () => false))) {
    if (child.exitCode !== null) throw new Error(`nginx ended: ${faults}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  const log = join(folder, 'served.log');
  return {
    url,
    // Of several that were tried, the last one answered.
    served: () =>
      existsSync(log)
        ? readFileSync(log, 'utf8')
            .trim()
            .split('\n')
            .map((line) => Number(line.split(':').at(-1)))
        : [],
    async stop() {
      const ended = once(child, 'exit');
      child.kill('SIGTERM');
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
