import type { Store } from '../../app/ports.ts';
import { agreementReads } from './agreement-store.ts';
import { calendarReads } from './calendar-store.ts';
import { createCommit } from './commit.ts';
import type { Enqueue } from './commit-post.ts';
import { deliveryReads } from './delivery-store.ts';
import { disposalReads } from './disposal-store.ts';
import { followUpReads } from './follow-up-store.ts';
import { listReads } from './list-store.ts';
import { markReads } from './mark-store.ts';
import { measureReads } from './measure-store.ts';
import { meetingReads } from './meeting-store.ts';
import type { Database } from './open-database.ts';
import { peopleReads } from './people-store.ts';
import { personReads } from './person-store.ts';
import { questionReads } from './question-store.ts';
import { recordReads } from './record-store.ts';
import { referenceReads } from './reference-store.ts';
import { reminderReads } from './reminder-store.ts';

export interface StoreOptions {
  /** Every group has a channel on the local page, and every function a holder: local mode. */
  readonly localChannels: boolean;
  readonly enqueue: Enqueue;
}

/** The one store behind every command, on either engine. */
export function createStore(database: Pick<Database, 'pool' | 'pipelines'>, options: StoreOptions): Store {
  const { pool } = database;
  const often = database.pipelines?.reads ?? pool;
  return {
    ...agreementReads(pool, options),
    ...measureReads(pool, often),
    ...peopleReads(pool, often, options),
    ...personReads(pool),
    ...questionReads(pool),
    ...calendarReads(pool),
    ...deliveryReads(pool),
    ...followUpReads(pool),
    ...listReads(pool),
    ...referenceReads(pool),
    ...meetingReads(pool),
    ...recordReads(pool),
    ...disposalReads(pool),
    ...markReads(pool),
    ...reminderReads(pool),
    commit: createCommit(database, options.enqueue),
  };
}
