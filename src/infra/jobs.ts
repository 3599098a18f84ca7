import { PgBoss } from 'pg-boss';
import type { Enqueue } from './database/commit-post.ts';
import type { Database } from './database/open-database.ts';
import type { Statement } from './database/transaction.ts';

const queue = 'deliver';

export interface Jobs {
  /** The job's statement, for the transaction of its cause. */
  readonly enqueue: Enqueue;
  /** Makes jobs for deliveries that have none: those that a command line process stored. */
  enqueueAll(deliveryIds: readonly string[]): Promise<void>;
  work(send: (deliveryId: string) => Promise<void>): Promise<void>;
  /** Wakes the worker now instead of at its next look. */
  stop(): Promise<void>;
}

/** Durable jobs in the same database, made with their cause and tried again with growing pauses (pg-boss). */
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
    retryBackoff: true,
    retryDelayMax: 600,
    expireInSeconds: 60,
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
      await boss.insert(
        queue,
        ids.map((deliveryId) => ({ data: { deliveryId }, singletonKey: deliveryId })),
      );
    },
    work: async (send) => {
      await boss.work<{ deliveryId: string }>(queue, { pollingIntervalSeconds: 0.5, batchSize: 5 }, async (jobs) => {
        for (const job of jobs) await send(job.data.deliveryId);
      });
    },
    stop: () => boss.stop({ graceful: true, timeout: 10_000 }),
  };
}
