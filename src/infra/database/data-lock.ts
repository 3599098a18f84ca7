import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { chmodSync, linkSync, mkdirSync, openSync, readdirSync, rmSync, statSync } from 'node:fs';
import { connect, createServer, type Server, type Socket } from 'node:net';
import { join } from 'node:path';
import { keepLease, livesElsewhere, removeLease, thisMachine } from './folder-lease.ts';

/** The most bytes that the kernel takes as a socket's path, less the ending zero. */
const PATH_LIMIT = 107;

/** `samverkan.7.sock`: the seventh time that the folder was taken. */
const SOCKET_NAME = /^samverkan\.(\d+)\.sock$/;

/** The name that a starter listens under before it has taken a number. */
const OWN_NAME = /^samverkan\.new-[0-9a-f]{12}\.sock$/;
const ABANDONED_MS = 60_000;

export interface HeldFolder {
  readonly held: true;
  readonly socketPath: string;
  /** Listens in the folder, mode 0600. Until `serve` is called, whoever connects waits. */
  readonly server: Server;
  /** Hands over every connection, those that wait too: `(socket) => http.emit('connection', socket)`. */
  serve(take: (socket: Socket) => void): void;
  /** Called when another machine has taken the folder, since this one was silent for so long: nothing may be written any more. */
  onLost(callback: () => void): void;
  /** Lets the folder go, and breaks the connections that are left. */
  release(): Promise<void>;
}

export type DataFolder = HeldFolder | { readonly held: false; readonly socketPath: string };

/**
 * Takes the data folder for this process, or says through which Unix socket the process that has it can be asked.
 *
 * A socket that someone listens on is the lock: the kernel frees it however its process ends, and it works between two
 * containers on one machine, where process ids don't. Each taker listens under a name of its own and links it to the
 * next number after the latest, which only one can. The latest name is never removed, since a slow starter could
 * then take a number twice; a dead one is passed by taking the next.
 *
 * On a disk that several machines share the kernel can't tell, so a holder also leaves a lease that beats (folder-lease.ts). It holds
 * where a file that is written is seen by the others within seconds. Throws when the holder is on another machine: it can't be asked.
 */
export async function acquireDataFolder(directory: string, machine = thisMachine()): Promise<DataFolder> {
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  const path = shortened(directory);
  for (;;) {
    const latest = latestNumber(directory);
    if (latest > 0 && (await isAlive(join(path, nameOf(latest))))) {
      return { held: false, socketPath: join(path, nameOf(latest)) };
    }
    if (latest > 0 && (await livesElsewhere(directory, latest, machine))) {
      throw new Error(
        `The data folder ${directory} is in use by Samverkan on another machine. Stop that one first. To run on several machines, use PostgreSQL.`,
      );
    }
    const taken = await take(directory, path, latest + 1, machine);
    if (taken) return taken;
  }
}

/** Listens as number `number`, or returns undefined when another process was quicker. */
async function take(directory: string, path: string, number: number, machine: string): Promise<HeldFolder | undefined> {
  const own = `samverkan.new-${randomBytes(6).toString('hex')}.sock`;
  const server = createServer();
  const connections = new Connections(server);
  await listen(server, join(path, own), directory);
  try {
    chmodSync(join(directory, own), 0o600);
    linkSync(join(directory, own), join(directory, nameOf(number)));
  } catch (error) {
    server.close();
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return undefined;
    throw error;
  } finally {
    rmSync(join(directory, own), { force: true });
  }
  // A starter that was so slow that the number had been used and tidied away.
  if (latestNumber(directory) !== number) {
    rmSync(join(directory, nameOf(number)), { force: true });
    server.close();
    return undefined;
  }
  let lost: (() => void) | undefined;
  const endLease = keepLease(directory, number, machine, () => {
    if (latestNumber(directory) > number) lost?.();
  });
  tidy(directory, number);
  return {
    held: true,
    socketPath: join(path, nameOf(number)),
    server,
    serve: (taker) => connections.handTo(taker),
    onLost: (callback) => {
      lost = callback;
    },
    release: async () => {
      endLease();
      await connections.end();
    },
  };
}

async function listen(server: Server, path: string, directory: string): Promise<void> {
  server.listen(path);
  try {
    await once(server, 'listening');
  } catch (error) {
    throw new Error(
      `The data folder ${directory} can't hold a Unix socket: ${(error as Error).message}. ` +
        'Choose a folder on a disk of this machine that this user may write in.',
      { cause: error },
    );
  }
}

/** Keeps the connections that come before someone serves them, and ends all of them with the server. */
class Connections {
  readonly #server: Server;
  readonly #open = new Set<Socket>();
  readonly #waiting = new Set<Socket>();
  #take: ((socket: Socket) => void) | undefined;

  constructor(server: Server) {
    this.#server = server;
    server.on('connection', (socket) => {
      this.#open.add(socket);
      socket.on('error', () => socket.destroy());
      socket.on('close', () => {
        this.#open.delete(socket);
        this.#waiting.delete(socket);
      });
      if (this.#take) this.#take(socket);
      else this.#waiting.add(socket);
    });
  }

  handTo(take: (socket: Socket) => void): void {
    this.#take = take;
    for (const socket of this.#waiting) take(socket);
    this.#waiting.clear();
  }

  async end(): Promise<void> {
    if (!this.#server.listening) return;
    const closed = once(this.#server, 'close');
    this.#server.close();
    for (const socket of this.#open) socket.destroy();
    await closed;
  }
}

function latestNumber(directory: string): number {
  return Math.max(0, ...numbersIn(directory));
}

function numbersIn(directory: string): number[] {
  return readdirSync(directory).flatMap((name) => {
    const number = SOCKET_NAME.exec(name)?.[1];
    return number === undefined ? [] : [Number(number)];
  });
}

function nameOf(number: number): string {
  return `samverkan.${number}.sock`;
}

/**
 * Removes what earlier holders left, save the last but one: a starter in the middle of reading the folder must meet
 * one of the two. A name of its own is only a minute old while its starter is alive.
 */
function tidy(directory: string, number: number): void {
  const older = numbersIn(directory).filter((one) => one < number - 1);
  const taken = madeAt(join(directory, nameOf(number))) ?? 0;
  const abandoned = readdirSync(directory).filter(
    (name) => OWN_NAME.test(name) && taken - (madeAt(join(directory, name)) ?? taken) > ABANDONED_MS,
  );
  for (let one = number - 1; one > Math.max(0, number - 50); one -= 1) removeLease(directory, one);
  for (const name of [...older.map(nameOf), ...abandoned]) rmSync(join(directory, name), { force: true });
}

function madeAt(path: string): number | undefined {
  return statSync(path, { throwIfNoEntry: false })?.mtimeMs;
}

function isAlive(path: string): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const socket = connect(path);
    socket.on('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'ECONNREFUSED' || error.code === 'ENOENT') resolve(false);
      // Its owner is too busy to answer just now.
      else if (error.code === 'EAGAIN') resolve(true);
      else
        reject(
          new Error(`${path} can't be reached: ${error.message}. Run as the user that owns the data folder.`, {
            cause: error,
          }),
        );
    });
  });
}

/** The folder under a path that leaves room for a socket's name. */
function shortened(directory: string): string {
  const longest = Buffer.byteLength(join(directory, 'samverkan.new-000000000000.sock'));
  if (longest <= PATH_LIMIT) return directory;
  if (process.platform !== 'linux') {
    throw new Error(`The data folder's path is too long for a Unix socket: ${directory}. Choose a shorter one.`);
  }
  return `/proc/self/fd/${openDirectory(directory)}`;
}

const openDirectories = new Map<string, number>();

/** Kept open for as long as the process lives, since the paths through it are handed out. */
function openDirectory(directory: string): number {
  const fd = openDirectories.get(directory) ?? openSync(directory, 'r');
  openDirectories.set(directory, fd);
  return fd;
}
