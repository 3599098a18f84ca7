/** Bare transactions of three statements on Prisma with the versions and the pool that the program has: what the machine's PostgreSQL can do. */
import { randomUUID } from 'node:crypto';
import { openDatabase } from '../../src/infra/database/open-database.ts';

const { url } = JSON.parse(process.argv[2] ?? '{}') as { url: string };
const { prisma, pool } = await openDatabase({ url });
await pool.query('CREATE TABLE IF NOT EXISTS bench_inbox (id text PRIMARY KEY, received_at timestamptz NOT NULL)');
await pool.query(
  'CREATE TABLE IF NOT EXISTS bench_change (id uuid PRIMARY KEY, measure int NOT NULL, body jsonb NOT NULL)',
);
await pool.query('CREATE TABLE IF NOT EXISTS bench_measure (id int PRIMARY KEY, version int NOT NULL)');
await pool.query('INSERT INTO bench_measure SELECT n, 0 FROM generate_series(0, 999) n ON CONFLICT DO NOTHING');
process.send?.({});

const body = JSON.stringify({ kind: 'note', text: 'Åtta av tio platser klara, resten görs vecka 48' });

process.on('message', ({ count, connections }: { count: number; connections: number }) => {
  let left = count;
  const worker = async (): Promise<void> => {
    while (left > 0) {
      left -= 1;
      const measure = left % 1000;
      await prisma.$transaction(async (tx) => {
        await tx.$executeRaw`INSERT INTO bench_inbox (id, received_at) VALUES (${randomUUID()}, now())`;
        await tx.$executeRaw`INSERT INTO bench_change (id, measure, body) VALUES (${randomUUID()}::uuid, ${measure}, ${body}::jsonb)`;
        await tx.$executeRaw`UPDATE bench_measure SET version = version + 1 WHERE id = ${measure}`;
      });
    }
  };
  const started = performance.now();
  void Promise.all(Array.from({ length: connections }, worker)).then(() =>
    process.send?.({ perSecond: (count / (performance.now() - started)) * 1000 }),
  );
});

process.on('disconnect', () => process.exit());
