/**
 * Runs a command with a PostgreSQL server of its own: `node scripts/test-postgres.mjs -- npx vitest run tests/infra`.
 * The server lives in a temporary folder on a free port of 127.0.0.1, is given as TEST_DATABASE_URL, and is gone when
 * the command ends. Uses the binaries in /usr/lib/postgresql or on PATH. Ends with the command's status. With `--unsynced` first
 * it does not wait for the disk: for tests, which end the program and never the machine.
 */
import { execFileSync, spawn } from 'node:child_process';
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';

const START_MS = 30_000;

const words = process.argv.slice(2);
const unsynced = words[0] === '--unsynced';
const command = words.slice(words.indexOf('--') + 1);
if (command.length === 0) fail('Say what to run: node scripts/test-postgres.mjs -- npx vitest run');

const binaries = findBinaries();
// PostgreSQL refuses to run as root.
const owner = process.getuid() === 0 ? unprivilegedUser() : undefined;
const folder = mkdtempSync(join(tmpdir(), 'samverkan-postgres-'));
if (owner) chownSync(folder, owner.uid, owner.gid);
const data = join(folder, 'data');
const as = { ...(owner ?? {}), cwd: folder, env: { ...process.env, HOME: folder } };

let server;
let child;
let log = '';
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.on(signal, () => (child ? child.kill(signal) : stop().then(() => process.exit(1))));
}

try {
  const url = await start();
  process.exitCode = await runCommand(url);
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
} finally {
  await stop();
}

/** Makes and starts the server, and returns its URL once it answers. */
async function start() {
  execFileSync(
    join(binaries, 'initdb'),
    ['-D', data, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--locale=C.UTF-8', '--no-sync'],
    { ...as, stdio: ['ignore', 'ignore', 'inherit'] },
  );
  const port = await freePort();
  server = spawn(
    join(binaries, 'postgres'),
    [
      '-D',
      data,
      '-p',
      String(port),
      '-h',
      '127.0.0.1',
      '-k',
      folder,
      '-c',
      'max_connections=200',
      '-c',
      'timezone=Europe/Stockholm',
      ...(unsynced ? ['-c', 'fsync=off', '-c', 'full_page_writes=off'] : []),
    ],
    { ...as, stdio: ['ignore', 'pipe', 'pipe'] },
  );
  server.stdout.on('data', (text) => (log += text));
  server.stderr.on('data', (text) => (log += text));
  const url = `postgres://postgres@127.0.0.1:${port}/postgres`;
  for (const deadline = Date.now() + START_MS; Date.now() < deadline; await sleep(100)) {
    if (server.exitCode !== null) break;
    if (await answers(url)) return url;
  }
  throw new Error(`PostgreSQL did not start:\n${log}`);
}

async function answers(url) {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 1_000 });
  try {
    await client.connect();
    return true;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => {});
  }
}

function runCommand(url) {
  return new Promise((resolve, reject) => {
    child = spawn(command[0], command.slice(1), {
      stdio: 'inherit',
      env: { ...process.env, TEST_DATABASE_URL: url },
    });
    child.on('error', reject);
    child.on('exit', (status, signal) => resolve(status ?? (signal ? 1 : 0)));
  });
}

/** SIGINT is PostgreSQL's fast shutdown: open connections are broken. */
async function stop() {
  if (server && server.exitCode === null) {
    const giveUp = setTimeout(() => server.kill('SIGKILL'), 10_000);
    const ended = new Promise((resolve) => server.on('exit', resolve));
    server.kill('SIGINT');
    await ended;
    clearTimeout(giveUp);
  }
  rmSync(folder, { recursive: true, force: true });
}

function findBinaries() {
  const root = '/usr/lib/postgresql';
  const packaged = existsSync(root)
    ? readdirSync(root)
        .sort((a, b) => Number(b) - Number(a))
        .map((version) => join(root, version, 'bin'))
    : [];
  const found = [...packaged, ...(process.env.PATH ?? '').split(delimiter)].find(
    (path) => existsSync(join(path, 'postgres')) && existsSync(join(path, 'initdb')),
  );
  if (!found) fail("PostgreSQL's programs postgres and initdb are missing. Install Debian's package postgresql.");
  return found;
}

/** The user `postgres` that the package makes, or `nobody`. */
function unprivilegedUser() {
  for (const name of ['postgres', 'nobody']) {
    try {
      const id = (flag) =>
        Number(execFileSync('id', [flag, name], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }));
      return { uid: id('-u'), gid: id('-g') };
    } catch {
      // The next one.
    }
  }
  return fail('PostgreSQL refuses to run as root, and there is no user postgres or nobody. Run this as another user.');
}

function freePort() {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.on('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });
}

function fail(message) {
  console.error(message);
  process.exit(1);
}
