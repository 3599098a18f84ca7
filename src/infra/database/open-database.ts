import { fileURLToPath } from 'node:url';
import { PrismaPg } from '@prisma/adapter-pg';
import pg from 'pg';
import { PrismaClient } from '../../generated/prisma/client.ts';
import { CheckedClient } from './checked-client.ts';
import { acquireDataFolder, type HeldFolder } from './data-lock.ts';
import { isEmbeddedIn, openEmbedded } from './embedded.ts';
import { checkMigrated, migrate, NotReady } from './migrate.ts';
import { Pipeline } from './pipeline.ts';

/**
 * PostgreSQL's URL, or the data folder of the embedded database. Whoever has taken the folder already says so with
 * `folder`; otherwise it is taken for as long as the database is open.
 */
export type DatabasePlace = { readonly url: string } | { readonly directory: string; readonly folder?: HeldFolder };

export interface Database {
  readonly prisma: PrismaClient;
  /** For what Prisma does not cover: jobs, the audit chain, dumps. In a transaction of `prisma`, use that instead. */
  readonly pool: pg.Pool;
  /** On a server: for what is asked and committed on nearly every line. */
  readonly pipelines?: { readonly reads: Pipeline; readonly commits: Pipeline };
  readonly embedded: boolean;
  close(): Promise<void>;
}

export interface DatabaseOptions {
  readonly migrationsDirectory?: string;
  /** Told of errors that no caller waits for: a lost idle connection, failed upkeep. The database goes on. */
  readonly onError?: (error: Error) => void;
  /** Told of each query and connection that failed, conflicts that are decided again excepted: for counting. */
  readonly onFailure?: () => void;
  /** Told of the migrations of a newer version, when it is one that this program may use. */
  readonly onNewer?: (migrations: readonly string[]) => void;
  /** The program's own, unless a test is another one. */
  readonly version?: string;
  /** Nothing is made and no table is brought up to date: throws `NotReady` where that is needed. */
  readonly asItIs?: boolean;
}

/** The program's own. */
export const ownMigrations = fileURLToPath(new URL('../../../prisma/migrations', import.meta.url));

/** A database that went away must be an error within 5 s: the person who wrote is waiting for an answer. */
const CONNECT_TIMEOUT_MS = 4_000;
const QUERY_TIMEOUT_MS = 4_500;

/** A migration of much data, or another replica's, takes longer. */
const MIGRATION_TIMEOUT_MS = 5 * 60_000;

/** adapter-pg reads timestamps as UTC whatever the server's zone is. */
const IN_UTC = '-c TimeZone=UTC';

/**
 * Opens the database and brings its tables up to date. Throws, with what to do, when it can't be reached within 5 s,
 * is newer than the program, or (embedded) is open in another process.
 */
export async function openDatabase(place: DatabasePlace, options: DatabaseOptions = {}): Promise<Database> {
  const migrations = options.migrationsDirectory ?? ownMigrations;
  const onError = options.onError ?? (() => {});
  if (options.asItIs && 'directory' in place && !isEmbeddedIn(place.directory)) throw new NotReady('all');
  const bringUpToDate: BringUpToDate = async (client) => {
    if (options.asItIs) return checkMigrated(client, migrations, options.version);
    const { newer } = await migrate(client, migrations, options.version);
    if (newer.length > 0) options.onNewer?.(newer);
  };
  const told = { onError, ...(options.onFailure ? { onFailure: options.onFailure } : {}) };
  return 'url' in place ? openServer(place.url, bringUpToDate, told) : openFolder(place, bringUpToDate, told);
}

type BringUpToDate = (client: pg.ClientBase) => Promise<void>;
type Told = Required<Pick<DatabaseOptions, 'onError'>> & Pick<DatabaseOptions, 'onFailure'>;

async function openServer(url: string, bringUpToDate: BringUpToDate, { onError, onFailure }: Told): Promise<Database> {
  const connectionString = withoutSchema(url);
  await migrateServer(connectionString, bringUpToDate);
  const config = {
    connectionString,
    options: IN_UTC,
    keepAlive: true,
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    // The server gives up first, so that the client learns what happened; the client when the server can't be heard.
    statement_timeout: QUERY_TIMEOUT_MS - 500,
    query_timeout: QUERY_TIMEOUT_MS,
    idle_in_transaction_session_timeout: 30_000,
    ...(onFailure ? { onFailure } : {}),
  };
  const pool = new pg.Pool({ ...config, Client: CheckedClient, max: 10 });
  // Without a listener, a connection that the server closes ends the process.
  pool.on('error', onError);
  const prisma = prismaOn(pool);
  const pipelines = { reads: new Pipeline(config, 1, onError), commits: new Pipeline(config, 3, onError) };
  return {
    prisma,
    pool,
    pipelines,
    embedded: false,
    close: async () => {
      await prisma.$disconnect();
      await Promise.all([pipelines.reads.close(), pipelines.commits.close()]);
      if (!pool.ended) await pool.end();
    },
  };
}

/** On a connection of its own, with a longer time limit than the pool's. */
async function migrateServer(connectionString: string, bringUpToDate: BringUpToDate): Promise<void> {
  const client = new CheckedClient({
    connectionString,
    options: IN_UTC,
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    query_timeout: MIGRATION_TIMEOUT_MS,
  });
  try {
    await client.connect();
  } catch (error) {
    await client.end().catch(() => {});
    const { hostname, port, pathname } = new URL(connectionString);
    throw new Error(
      `The database ${pathname.slice(1)} at ${hostname}:${port || 5432} can't be opened: ${reasonOf(error)}. ` +
        'Check that PostgreSQL runs there and that DATABASE_URL is right.',
      { cause: error },
    );
  }
  try {
    await bringUpToDate(client);
  } finally {
    await client.end();
  }
}

async function openFolder(
  { directory, folder }: { directory: string; folder?: HeldFolder },
  bringUpToDate: BringUpToDate,
  { onError, onFailure }: Told,
): Promise<Database> {
  const taken = folder ? undefined : await takeFolder(directory);
  try {
    const { pool, close } = await openEmbedded(directory, onError, onFailure);
    const prisma = prismaOn(pool);
    const closeAll = async (): Promise<void> => {
      await prisma.$disconnect();
      await close();
      await taken?.release();
    };
    try {
      const client = await pool.connect();
      await bringUpToDate(client).finally(() => client.release());
    } catch (error) {
      await closeAll();
      throw error;
    }
    return { prisma, pool, embedded: true, close: closeAll };
  } catch (error) {
    await taken?.release();
    throw error;
  }
}

async function takeFolder(directory: string): Promise<HeldFolder> {
  const folder = await acquireDataFolder(directory);
  if (folder.held) return folder;
  throw new Error(
    `The data folder ${directory} is in use by another process. Stop that one first, or ask it through ${folder.socketPath}.`,
  );
}

function prismaOn(pool: pg.Pool): PrismaClient {
  return new PrismaClient({
    adapter: new PrismaPg(pool),
    transactionOptions: { maxWait: CONNECT_TIMEOUT_MS, timeout: 10_000 },
  });
}

/** Prisma's own parameter; pg would pass over it and use another schema than the one asked for. */
function withoutSchema(url: string): string {
  const schema = new URL(url).searchParams.get('schema');
  if (schema === null || schema === 'public') return url;
  throw new Error(`DATABASE_URL has schema=${schema}, but only public is used. Take a database of its own instead.`);
}

/** Node's error for a host with several addresses has an empty message and the reasons inside. */
function reasonOf(error: unknown): string {
  if (error instanceof AggregateError) return error.errors.map((one: Error) => one.message).join(', ');
  return (error as Error).message;
}
