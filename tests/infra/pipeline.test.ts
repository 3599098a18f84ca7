import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Pipeline } from '../../src/infra/database/pipeline.ts';
import { prepared } from '../../src/infra/database/prepared.ts';
import { migratedPlace } from '../helpers/database.ts';

describe.skipIf(!process.env.TEST_DATABASE_URL)('Connections that many use at once', () => {
  let pool: pg.Pool;
  let config: { connectionString: string; query_timeout?: number };
  let remove: () => Promise<void>;
  const opened: Pipeline[] = [];
  const pipeline = (more = {}) => {
    const made = new Pipeline({ ...config, ...more }, 1, () => {});
    opened.push(made);
    return made;
  };
  const insert = (n: number) => ({ text: 'INSERT INTO one (n) VALUES ($1)', values: [n] });
  const divide = (by: number) => ({ text: 'SELECT 1 / $1::int', values: [by] });
  const stored = async () => (await pool.query('SELECT n FROM one ORDER BY n')).rows.map((row: { n: number }) => row.n);
  const number = async (from: Pipeline, n: number) =>
    (await from.query(prepared('SELECT $1::int AS n', [n]))).rows[0] as unknown;

  beforeAll(async () => {
    const fresh = await migratedPlace('postgres');
    remove = fresh.remove;
    config = { connectionString: 'url' in fresh.place ? fresh.place.url : '' };
    pool = new pg.Pool(config);
    // The database is removed with force: what is still closing then is cut.
    pool.on('connect', (client) => client.on('error', () => undefined));
    pool.on('error', () => undefined);
    await pool.query('CREATE TABLE one (n int PRIMARY KEY)');
  });
  afterAll(async () => {
    for (const each of opened) await each.close();
    await pool.end();
    await remove();
  });

  it('give everyone their own answer', async () => {
    const reads = pipeline();
    const answers = await Promise.all(Array.from({ length: 50 }, (_, n) => number(reads, n)));
    expect(answers).toEqual(Array.from({ length: 50 }, (_, n) => ({ n })));
  });

  it('keep nothing of a transaction that fails, and all of those sent with it', async () => {
    const commits = pipeline();
    const results = await Promise.allSettled([
      commits.transaction([divide(0), insert(1)]),
      commits.transaction([insert(2), divide(1)]),
      commits.transaction([insert(3), insert(3)]),
      commits.transaction([insert(4)]),
    ]);
    expect(results.map(({ status }) => status)).toEqual(['rejected', 'fulfilled', 'rejected', 'fulfilled']);
    expect(results[0]).toMatchObject({ reason: { code: '22012' } });
    expect(results[2]).toMatchObject({ reason: { code: '23505', constraint: 'one_pkey' } });
    expect(await stored()).toEqual([2, 4]);
  });

  it('send nothing of a transaction with a statement or a value that can not be sent', async () => {
    const commits = pipeline();
    const circular: Record<string, unknown> = {};
    circular.self = circular;
    const nowhere = { text: 'INSERT INTO nowhere VALUES ($1)', values: [1] };
    const unsendable = { text: insert(0).text, values: [circular] };
    await expect(commits.transaction([insert(5), nowhere])).rejects.toThrow('nowhere');
    await expect(commits.transaction([insert(6), unsendable])).rejects.toThrow('circular');
    await commits.transaction([insert(7)]);
    expect(await stored()).toEqual([2, 4, 7]);
  });

  it('are made anew when the server has broken them', async () => {
    const reads = pipeline();
    const { rows } = await reads.query({ text: 'SELECT pg_backend_pid() AS pid' });
    const waiting = expect(reads.query({ text: 'SELECT pg_sleep(4)' })).rejects.toThrow();
    await new Promise((resolve) => setTimeout(resolve, 50));
    await pool.query('SELECT pg_terminate_backend($1)', [rows[0].pid]);
    await waiting;
    expect(await number(reads, 1)).toEqual({ n: 1 });
  });

  it('are given up when the server does not answer in time', async () => {
    const reads = pipeline({ query_timeout: 300 });
    const slow = expect(reads.query({ text: 'SELECT pg_sleep(4)' })).rejects.toThrow('timeout');
    const behind = expect(number(reads, 1)).rejects.toThrow();
    await Promise.all([slow, behind]);
    await expect.poll(() => number(reads, 2).catch(() => undefined)).toEqual({ n: 2 });
  });

  it('tell that there is no server, and try again the next time', async () => {
    const nowhere = pipeline({ connectionString: 'postgres://postgres@127.0.0.1:9/none' });
    await expect(number(nowhere, 1)).rejects.toThrow('ECONNREFUSED');
    await expect(number(nowhere, 1)).rejects.toThrow('ECONNREFUSED');
  });
});
