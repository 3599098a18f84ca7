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

interface Waiter {
  readonly start: () => void;
}

/**
 * A `pg.Pool` over PGlite's one session: whoever connects gets the session alone until it is released, in order of
 * arrival. A transaction left open is rolled back at release, since the next one would otherwise join it.
 */
export class PglitePool extends pg.Pool {
  readonly #client: CheckedClient;
  readonly #ready: Promise<unknown>;
  readonly #waiting: Waiter[] = [];
  #busy = false;
  #ended = false;

  constructor(database: PGlite, onFailure?: () => void) {
    super({ max: 1 });
    // The facade's config is a duck-typed `pg.ClientConfig`.
    const config = createPgConfig(database) as unknown as pg.ClientConfig & {
      connection: { parse(query: unknown): void };
    };
    const parse = config.connection.parse.bind(config.connection);
    // adapter-pg passes its type parser as `types`, which the wire message takes for parameter types.
    config.connection.parse = (query: { types?: unknown }) =>
      parse({ ...query, types: Array.isArray(query.types) ? query.types : undefined });
    this.#client = new CheckedClient({ ...config, ...(onFailure ? { onFailure } : {}) });
    this.#client.setMaxListeners(0);
    this.#ready = this.#client.connect();
    this.#ready.catch(() => {});
  }

  // biome-ignore lint/suspicious/noExplicitAny: pg.Pool overloads this with a callback form that is not offered here.
  override async connect(): Promise<any> {
    await this.#turn();
    try {
      await this.#ready;
    } catch (error) {
      this.#next();
      throw error;
    }
    let released = false;
    const release = (): void => {
      if (released) return;
      released = true;
      void this.#settle().finally(() => this.#next());
    };
    return new Proxy(this.#client, {
      get: (client, key) => {
        if (key === 'release') return release;
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
    await this.#client.end();
    this.#next();
  }

  async #settle(): Promise<void> {
    if (this.#client.getTransactionStatus() === 'I') return;
    await this.#client.query('ROLLBACK').catch(() => {});
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
