import { PgBoss } from 'pg-boss';
import type { Enqueue } from './database/commit-post.ts';
import type { Database } from './database/open-database.ts';
import type { Statement } from './database/transaction.ts';

const queue = 'deliver';

export interface Jobs {
  /** The job's statement, for the transaction of its cause. */
  readonly enqueue: Enqueue;
  /** Makes jobs for deliveries that have none: what waited, and what a process that is gone left behind. */
  enqueueAll(deliveryIds: readonly string[]): Promise<void>;
  /** Hands over each job's delivery. A job is done when it has been taken: the delivery itself tells what is left to do. */
  work(take: (deliveryId: string) => Promise<void>): Promise<void>;
  /** Takes no more jobs, and waits for those being handed over. Jobs can still be made. */
  rest(): Promise<void>;
  stop(): Promise<void>;
}

/** More would make one statement of megabytes. */
const mostTogether = 1000;

/**
 * Durable jobs in the same database, made with their cause (pg-boss). A job is made when it is due, never for later: pg-boss goes by
 * the database's clock. It is tried again only when a process dies with it; pauses are the delivery's own.
 */
export async function startJobs(database: Database, onError: (error: Error) => void): Promise<Jobs> {
  const boss = new PgBoss({
    db: { executeSql: (text, values) => database.pool.query(text, values) },
    ...(database.embedded ? { backend: 'pglite' as const } : {}),
  });
  boss.on('error', onError);
  await boss.start();
  await boss.createQueue(queue, {
    policy: 'short',
    retryLimit: 10,
    retryDelay: 2,
    expireInSeconds: 60,
    deleteAfterSeconds: 3600,
  });
  return {
    enqueue: async (deliveryId) => {
      let statement: Statement | undefined;
      const executeSql = async (text: string, values: unknown[] = []) => {
        statement = { text, values };
        return { rows: [] };
      };
      await boss.send(queue, { deliveryId }, { singletonKey: deliveryId, db: { executeSql } });
      return statement;
    },
    enqueueAll: async (ids) => {
      for (let from = 0; from < ids.length; from += mostTogether) {
        const some = ids.slice(from, from + mostTogether);
        await boss.insert(
          queue,
          some.map((deliveryId) => ({ data: { deliveryId }, singletonKey: deliveryId })),
        );
      }
    },
    work: async (take) => {
      const options = { pollingIntervalSeconds: 0.5, batchSize: 50, burstWhenBatchFull: true };
      await boss.work<{ deliveryId: string }>(queue, options, async (jobs) => {
        for (const job of jobs) await take(job.data.deliveryId);
      });
    },
    rest: () => boss.offWork(queue),
    stop: () => boss.stop({ graceful: true, timeout: 1_000 }),
  };
}
