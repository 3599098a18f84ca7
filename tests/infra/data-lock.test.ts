import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, linkSync, mkdirSync, readdirSync, renameSync, statSync, utimesSync } from 'node:fs';
import { createServer as createHttpServer, get } from 'node:http';
import { connect, createServer } from 'node:net';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { acquireDataFolder, type HeldFolder } from '../../src/infra/database/data-lock.ts';
import { openDatabase } from '../../src/infra/database/open-database.ts';
import { aFolder } from '../helpers/folder.ts';
import { type Started, startProgram } from '../helpers/spawn.ts';

const holder = 'tests/helpers/programs/hold-folder.ts';
/** What makes a container, save its image. */
const canUnshare = spawnSync('unshare', ['--pid', '--fork', '--mount-proc', '--net', 'true']).status === 0;

describe('The data folder', () => {
  it('is held by one, and the other learns where to ask', async () => {
    const directory = aFolder();
    const first = await held(directory);
    first.serve((socket) => socket.end('hello'));
    const second = await acquireDataFolder(directory);
    expect(second).toEqual({ held: false, socketPath: first.socketPath });
    expect(await heard(second.socketPath)).toBe('hello');
  });

  it('is closed to other users of the machine', async () => {
    const directory = join(aFolder(), 'data');
    const { socketPath } = await held(directory);
    expect(statSync(socketPath).mode & 0o777).toBe(0o600);
    expect(statSync(directory).mode & 0o777).toBe(0o700);
  });

  it('is cleared of what a starter that crashed left behind', async () => {
    const directory = aFolder({ 'samverkan.new-0123456789ab.sock': '', 'samverkan.new-ba9876543210.sock': '' });
    utimesSync(join(directory, 'samverkan.new-0123456789ab.sock'), 0, 0);
    await held(directory);
    expect(readdirSync(directory).sort()).toEqual([
      'samverkan.1.lease',
      'samverkan.1.sock',
      'samverkan.new-ba9876543210.sock',
    ]);
  });

  it('must be one that can hold a socket', async () => {
    await expect(acquireDataFolder('/proc/self')).rejects.toThrow(/can't hold a Unix socket.*Choose a folder/);
  });

  it('can be taken again once it is let go, and leaves few sockets behind', async () => {
    const directory = aFolder();
    for (let n = 0; n < 5; n += 1) await (await held(directory)).release();
    expect(readdirSync(directory).sort()).toEqual(['samverkan.4.sock', 'samverkan.5.sock']);
  });

  it('speaks HTTP to those who came before it served', async () => {
    const directory = aFolder();
    const folder = await held(directory);
    const early = new Promise<string>((resolve, reject) => {
      get({ socketPath: folder.socketPath, path: '/early' }, async (response) => {
        resolve((await response.toArray()).join(''));
      }).on('error', reject);
    });
    await new Promise((resolve) => setTimeout(resolve, 50));
    const http = createHttpServer((request, response) => response.end(`you asked for ${request.url}`));
    folder.serve((socket) => http.emit('connection', socket));
    expect(await early).toBe('you asked for /early');
  });

  it('breaks the connection of those who wait when it is let go, so that they can take it', async () => {
    const directory = aFolder();
    const folder = await held(directory);
    const waiting = heard(folder.socketPath);
    await new Promise((resolve) => setTimeout(resolve, 50));
    await folder.release();
    expect(await waiting).toBe('');
    expect((await acquireAndRelease(directory)).held).toBe(true);
  });

  it('can be taken after its holder was killed', async () => {
    const directory = aFolder();
    const program = await startHolder(directory);
    await program.says(/held/);
    expect((await acquireDataFolder(directory)).held).toBe(false);
    await program.end('SIGKILL');
    expect((await acquireAndRelease(directory)).held).toBe(true);
  });

  it('goes to exactly one of several processes that start at once after a crash', async () => {
    const directory = aFolder();
    const crashed = await startHolder(directory);
    await crashed.says(/held/);
    await crashed.end('SIGKILL');
    const programs = await Promise.all(Array.from({ length: 4 }, () => startHolder(directory)));
    const said = await Promise.all(programs.map((program) => program.says(/held|asks/)));
    expect(said.filter((text) => text.startsWith('held'))).toHaveLength(1);
  });

  it('goes to exactly one of many that start at once, time after time', async () => {
    const directory = aFolder();
    for (let round = 0; round < 30; round += 1) {
      const folders = await Promise.all(Array.from({ length: 8 }, () => acquireDataFolder(directory)));
      const holders = folders.filter((folder): folder is HeldFolder => folder.held);
      expect(holders).toHaveLength(1);
      await holders[0]?.release();
    }
  });

  it('may have a path that is too long for a socket', async () => {
    const directory = join(aFolder(), 'x'.repeat(60), 'å'.repeat(60));
    mkdirSync(directory, { recursive: true });
    const folder = await held(directory);
    folder.serve((socket) => socket.end('hello'));
    const second = await acquireDataFolder(directory);
    expect(second.held).toBe(false);
    expect(await heard(second.socketPath)).toBe('hello');
    expect(existsSync(join(directory, 'samverkan.1.sock'))).toBe(true);
  });

  it.skipIf(!canUnshare)(
    'is held between containers, which know nothing of each other’s processes and networks',
    async () => {
      const directory = aFolder();
      const apart = ['--pid', '--fork', '--kill-child', '--mount-proc', '--net', '--ipc', '--uts'];
      const contained = () => {
        const child = spawn('unshare', [...apart, process.execPath, '--import', 'tsx', holder, directory]);
        onTestFinished(() => void child.kill('SIGKILL'));
        return once(child.stdout, 'data').then(String);
      };
      expect(await contained()).toMatch(/held/);
      expect(await contained()).toMatch(/asks/);
      expect((await acquireDataFolder(directory)).held).toBe(false);
    },
  );

  it('is held when another machine sees the disk, for as long as its holder lives, and the holder learns when it is passed', async () => {
    const directory = aFolder();
    const here = startProgram(holder, [directory, 'machine-a']);
    onTestFinished(() => here.end());
    await here.says(/held/);
    // What another machine sees of the socket: a file that nobody listens on.
    const dead = createServer();
    dead.listen(join(directory, 'dead'));
    await once(dead, 'listening');
    linkSync(join(directory, 'dead'), join(directory, 'seen'));
    dead.close();
    renameSync(join(directory, 'seen'), join(directory, 'samverkan.1.sock'));

    await expect(acquireDataFolder(directory, 'machine-b')).rejects.toThrow(/in use by Samverkan on another machine/);
    here.child.kill('SIGSTOP');
    const taken = await acquireDataFolder(directory, 'machine-b');
    if (!taken.held) throw new Error('It was not taken.');
    onTestFinished(() => taken.release());
    here.child.kill('SIGCONT');
    await here.says(/lost/);
  });

  it('is held while a database in it is open', async () => {
    const directory = aFolder();
    const migrationsDirectory = aFolder();
    const database = await openDatabase({ directory }, { migrationsDirectory });
    await expect(openDatabase({ directory }, { migrationsDirectory })).rejects.toThrow(/is in use by another process/);
    await database.close();
    const folder = await held(directory);
    const again = await openDatabase({ directory, folder }, { migrationsDirectory });
    await again.close();
    expect((await acquireDataFolder(directory)).held).toBe(false);
  });
});

async function held(directory: string): Promise<HeldFolder> {
  const folder = await acquireDataFolder(directory);
  if (!folder.held) throw new Error('The folder is in use.');
  onTestFinished(() => folder.release());
  return folder;
}

async function acquireAndRelease(directory: string): Promise<{ held: boolean }> {
  const folder = await acquireDataFolder(directory);
  if (folder.held) await folder.release();
  return { held: folder.held };
}

async function startHolder(directory: string): Promise<Started> {
  const program = startProgram('tests/helpers/programs/hold-folder.ts', [directory]);
  onTestFinished(() => program.end());
  return program;
}

function heard(socketPath: string): Promise<string> {
  return new Promise((resolve) => {
    let text = '';
    const socket = connect(socketPath);
    socket.on('data', (bytes) => {
      text += bytes;
    });
    socket.on('error', () => resolve(text));
    socket.on('close', () => resolve(text));
  });
}
