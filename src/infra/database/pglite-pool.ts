import fs from 'node:fs';
import type { PGlite } from '@electric-sql/pglite';
import { createPgConfig } from '@electric-sql/pglite/node-postgres';
import { NodeFS } from '@electric-sql/pglite/nodefs';
import pg from 'pg';
import { CheckedClient } from './checked-client.ts';

/**
 * PGlite's own start parameters without `-F`, which turns fsync off. `fdatasync` does nothing in its runtime, so the
 * write-ahead log must use `fsync`.
 */
export const durableStartParams = [
  '--single',
  '-O',
  '-j',
  ...[
    'search_path=public',
    'exit_on_error=false',
    'log_checkpoints=false',
    'max_worker_processes=0',
    'max_parallel_workers=0',
    'max_parallel_workers_per_gather=0',
    'max_parallel_maintenance_workers=0',
    'io_method=sync',
    'wal_sync_method=fsync',
    'shared_buffers=16MB',
    'max_wal_size=64MB',
    'min_wal_size=32MB',
    'TimeZone=UTC',
  ].flatMap((setting) => ['-c', setting]),
];

interface EmscriptenModule {
  readonly NODEFS?: NodeFileSystem;
  readonly FS: { readonly filesystems: { readonly NODEFS: NodeFileSystem } };
}

interface NodeFileSystem {
  readonly stream_ops: { fsync?: (stream: { readonly nfd?: number }) => number };
}

/** PGlite mounts the host's folder without an fsync operation; this adds it, so that a commit reaches the disk. */
export class DurableNodeFS extends NodeFS {
  override async init(...args: Parameters<NodeFS['init']>): ReturnType<NodeFS['init']> {
    const mounted = await super.init(...args);
    const preRun = mounted.emscriptenOpts.preRun as unknown as ((module: EmscriptenModule) => void)[];
    preRun.push((module) => {
      (module.NODEFS ?? module.FS.filesystems.NODEFS).stream_ops.fsync = ({ nfd }) => {
        if (nfd !== undefined) fs.fsyncSync(nfd);
        return 0;
      };
    });
    return mounted;
  }
}

/** How long a query waits for the one session, in milliseconds. Longer than any transaction is allowed to take. */
const TURN_TIMEOUT_MS = 12_000;

/**
 * A query blocks the process for as long as it runs: when other things have had their turn this many times, a second apart, and
 * it is not answered, it never will be. So it goes after the write-ahead log has found no room.
 */
const SILENT_TURNS = 3;

/** Milliseconds before a database that could not be opened again is tried anew: opening takes a second of everybody's time. */
const REOPEN_AFTER_MS = 3_000;

/** PostgreSQL ended its session: by an administrator, or since it dared not go on. */
const isEnd = (error: unknown): boolean =>
  error instanceof Error && 'severity' in error && (error.severity === 'PANIC' || error.severity === 'FATAL');

/** Crash shutdown, by PostgreSQL's own code. */
class SessionEnded extends Error {
  readonly code = '57P02';

  constructor() {
    super('The embedded database stopped answering, and is opened again. Check that its disk has room.');
  }
}

interface Waiter {
  readonly start: () => void;
}

interface Session {
  readonly database: PGlite;
  readonly client: CheckedClient;
}

async function openSession(open: () => Promise<PGlite>, onFailure?: () => void): Promise<Session> {
  const database = await open();
  // The facade's config is a duck-typed `pg.ClientConfig`.
  const config = createPgConfig(database) as unknown as pg.ClientConfig & {
    connection: { parse(query: unknown): void };
  };
  const parse = config.connection.parse.bind(config.connection);
  // adapter-pg passes its type parser as `types`, which the wire message takes for parameter types.
  config.connection.parse = (query: { types?: unknown }) =>
    parse({ ...query, types: Array.isArray(query.types) ? query.types : undefined });
  const client = new CheckedClient({ ...config, ...(onFailure ? { onFailure } : {}) });
  client.setMaxListeners(0);
  await client.connect();
  return { database, client };
}

/**
 * A `pg.Pool` over PGlite's one session: whoever connects gets the session alone until it is released, in order of
 * arrival. A transaction left open is rolled back at release, since the next one would otherwise join it. A session that
 * has ended, as when the disk is full, is opened anew for whoever comes next: what was committed is there.
 */
export class PglitePool extends pg.Pool {
  readonly #open: () => Promise<Session>;
  #session: Promise<Session> | undefined;
  #closed: { readonly until: number; readonly error: unknown } | undefined;
  readonly #waiting: Waiter[] = [];
  #busy = false;
  #ended = false;

  constructor(open: () => Promise<PGlite>, onFailure?: () => void) {
    super({ max: 1 });
    this.#open = () => openSession(open, onFailure);
  }

  // biome-ignore lint/suspicious/noExplicitAny: pg.Pool overloads this with a callback form that is not offered here.
  override async connect(): Promise<any> {
    await this.#turn();
    let session: Session;
    try {
      session = await this.#opened();
    } catch (error) {
      this.#next();
      throw error;
    }
    let released = false;
    const release = (): void => {
      if (released) return;
      released = true;
      void this.#settle(session).finally(() => this.#next());
    };
    const query = (...args: unknown[]): unknown => {
      const answer: unknown = Reflect.apply(session.client.query, session.client, args);
      return answer instanceof Promise ? this.#watched(session, answer) : answer;
    };
    return new Proxy(session.client, {
      get: (client, key) => {
        if (key === 'release') return release;
        if (key === 'query') return query;
        const value = Reflect.get(client, key);
        return typeof value === 'function' ? value.bind(client) : value;
      },
    });
  }

  // biome-ignore lint/suspicious/noExplicitAny: pg.Pool overloads this in seven ways, all passed on as they are.
  override async query(...args: any[]): Promise<any> {
    const client = await this.connect();
    try {
      return await client.query(...args);
    } finally {
      client.release();
    }
  }

  override async end(): Promise<void> {
    if (this.#ended) return;
    await this.#turn();
    this.#ended = true;
    const session = await this.#session;
    await session?.client.end();
    await session?.database.close();
    this.#next();
  }

  /** The session, opened if there is none. */
  async #opened(): Promise<Session> {
    if (!this.#session && this.#closed && performance.now() < this.#closed.until) throw this.#closed.error;
    const opening = this.#session ?? this.#open();
    this.#session = opening;
    try {
      return await opening;
    } catch (error) {
      this.#session = undefined;
      this.#closed = { until: performance.now() + REOPEN_AFTER_MS, error };
      throw error;
    }
  }

  async #watched<Answer>(session: Session, answer: Promise<Answer>): Promise<Answer> {
    let turns = 0;
    let timer: NodeJS.Timeout | undefined;
    const silence = new Promise<never>((_, reject) => {
      timer = setInterval(() => {
        turns += 1;
        if (turns < SILENT_TURNS) return;
        this.#drop(session);
        reject(new SessionEnded());
      }, 1_000);
    });
    try {
      return await Promise.race([answer, silence]);
    } catch (error) {
      if (isEnd(error)) this.#drop(session);
      throw error;
    } finally {
      clearInterval(timer);
    }
  }

  #drop({ client }: Session): void {
    void this.#session?.then((current) => {
      if (current.client === client) this.#session = undefined;
    });
  }

  async #settle(session: Session): Promise<void> {
    const current = await this.#session?.catch(() => undefined);
    if (current?.client !== session.client || session.client.getTransactionStatus() === 'I') return;
    await this.#watched(session, session.client.query('ROLLBACK')).catch(() => {});
  }

  #turn(): Promise<void> {
    if (this.#ended) return Promise.reject(new Error('The database is closed: the program is stopping.'));
    if (!this.#busy) {
      this.#busy = true;
      return Promise.resolve();
    }
    return new Promise((resolve, reject) => {
      const waiter: Waiter = {
        start: () => {
          clearTimeout(timer);
          resolve();
        },
      };
      const timer = setTimeout(() => {
        this.#waiting.splice(this.#waiting.indexOf(waiter), 1);
        reject(
          new Error(
            `The embedded database was busy for ${TURN_TIMEOUT_MS / 1000} s. Inside a transaction, use the transaction's client for every query.`,
          ),
        );
      }, TURN_TIMEOUT_MS);
      this.#waiting.push(waiter);
    });
  }

  #next(): void {
    const waiter = this.#waiting.shift();
    if (waiter) waiter.start();
    else this.#busy = false;
  }
}
