import { createServer, type Server, type Socket } from 'node:net';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { type Database, openDatabase } from '../../src/infra/database/open-database.ts';
import { describeStores, freshPlace } from '../helpers/database.ts';
import { aFolder } from '../helpers/folder.ts';

describeStores('A database', (open, store) => {
  let database: Database;

  beforeAll(async () => {
    database = await open();
    await database.pool.query('CREATE TABLE note (n int, at timestamptz)');
  });
  afterAll(() => database.close());

  it('keeps time in UTC', async () => {
    const { rows } = await database.pool.query("SELECT current_setting('TimeZone') AS zone");
    expect(rows).toEqual([{ zone: 'UTC' }]);
  });

  it('keeps transactions apart when many run at once', async () => {
    await Promise.all(
      Array.from({ length: 30 }, (_, n) =>
        database.prisma
          .$transaction(async (tx) => {
            await tx.$executeRaw`INSERT INTO note (n) VALUES (${n})`;
            if (n % 3 === 0) throw new Error('undone');
          })
          .catch(() => {}),
      ),
    );
    const { rows } = await database.pool.query('SELECT count(*)::int AS kept FROM note WHERE n % 3 = 0 OR n < 30');
    expect(rows).toEqual([{ kept: 20 }]);
  });

  it('says so when a transaction that had failed could not be saved', async () => {
    const forgetful = database.prisma.$transaction(async (tx) => {
      await tx.$executeRaw`INSERT INTO note (n) VALUES (100)`;
      await tx.$executeRaw`INSERT INTO nowhere VALUES (1)`.catch(() => {});
    });
    await expect(forgetful).rejects.toThrow(/rolled back/);
  });

  it('rolls back a transaction that someone forgot', async () => {
    const client = await database.pool.connect();
    await client.query('BEGIN');
    await client.query('INSERT INTO note (n) VALUES (200)');
    client.release(store === 'postgres');
    await database.pool.query('INSERT INTO note (n) VALUES (201)');
    const { rows } = await database.pool.query('SELECT n FROM note WHERE n >= 200');
    expect(rows).toEqual([{ n: 201 }]);
  });

  it('goes on after an error', async () => {
    await expect(database.pool.query('SELECT 1/0')).rejects.toThrow('division by zero');
    expect((await database.pool.query('SELECT 1 AS one')).rows).toEqual([{ one: 1 }]);
  });
});

describe('A PostgreSQL server that is not there', () => {
  const migrationsDirectory = new URL('../../prisma/migrations', import.meta.url).pathname;

  it('is told at once, with what to check and without the password', async () => {
    const opening = openDatabase(
      { url: 'postgres://samverkan:hemligt@127.0.0.1:9/samverkan' },
      { migrationsDirectory },
    );
    await expect(opening).rejects.toThrow(
      /database samverkan at 127\.0\.0\.1:9 can't be opened: .*ECONNREFUSED.*Check that PostgreSQL runs/,
    );
    await expect(opening).rejects.not.toThrow(/hemligt/);
  });

  it('is told within 5 s when it accepts and never answers', async () => {
    const { url } = await aServer(() => {});
    const started = performance.now();
    await expect(openDatabase({ url }, { migrationsDirectory })).rejects.toThrow(/can't be opened: .*timeout/);
    expect(performance.now() - started).toBeLessThan(5_000);
  });

  it('is refused when the URL asks for a schema that would be passed over', async () => {
    await expect(openDatabase({ url: 'postgres://localhost/x?schema=other' })).rejects.toThrow(/schema=other/);
  });
});

describe.skipIf(!process.env.TEST_DATABASE_URL)('A PostgreSQL server that goes away', () => {
  it('does not end the process when it breaks a connection that someone has', async () => {
    const { place, remove } = await freshPlace('postgres');
    onTestFinished(remove);
    const database = await openDatabase(place, { migrationsDirectory: aFolder() });
    onTestFinished(() => database.close());
    const client = await database.pool.connect();
    const { rows } = await client.query('SELECT pg_backend_pid() AS pid');
    await database.pool.query('SELECT pg_terminate_backend($1)', [rows[0].pid]);
    await new Promise((resolve) => setTimeout(resolve, 100));
    await expect(client.query('SELECT 1')).rejects.toThrow();
    client.release();
    expect((await database.pool.query('SELECT 1 AS one')).rows).toEqual([{ one: 1 }]);
  });

  it('gives an error within 5 s to a query and in a transaction, and is used again when it is back', async () => {
    const { place, remove } = await freshPlace('postgres');
    onTestFinished(remove);
    const target = new URL('url' in place ? place.url : '');
    let silent = false;
    const { url: proxy } = await aServer(async (socket) => {
      const { connect } = await import('node:net');
      const server = connect(Number(target.port), target.hostname);
      socket.on('data', (bytes) => silent || server.write(bytes));
      server.on('data', (bytes) => silent || socket.write(bytes));
      for (const [one, other] of [
        [socket, server],
        [server, socket],
      ] as const) {
        one.on('error', () => {});
        one.on('close', () => other.destroy());
      }
    });
    const url = new URL(proxy);
    url.pathname = target.pathname;
    const migrationsDirectory = aFolder();
    const database = await openDatabase({ url: url.href }, { migrationsDirectory });
    onTestFinished(() => database.close());

    const started = performance.now();
    const interrupted = database.prisma.$transaction(async (tx) => {
      await tx.$queryRaw`SELECT 1`;
      silent = true;
      await tx.$queryRaw`SELECT 2`;
    });
    await expect(interrupted).rejects.toThrow();
    expect(performance.now() - started).toBeLessThan(5_000);
    for (const ask of [
      () => database.pool.query('SELECT 1'),
      () => database.prisma.$queryRaw`SELECT 1`,
      () => database.prisma.$transaction((tx) => tx.$queryRaw`SELECT 1`),
    ]) {
      const started = performance.now();
      await expect(ask()).rejects.toThrow();
      expect(performance.now() - started).toBeLessThan(5_000);
    }
    silent = false;
    expect((await database.pool.query('SELECT 1 AS one')).rows).toEqual([{ one: 1 }]);
  });
});

async function aServer(onConnection: (socket: Socket) => void): Promise<{ url: string }> {
  const sockets = new Set<Socket>();
  const server: Server = createServer((socket) => {
    sockets.add(socket);
    onConnection(socket);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The server has no port.');
  return { url: `postgres://postgres@127.0.0.1:${address.port}/postgres` };
}
