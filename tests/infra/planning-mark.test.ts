import { afterAll, beforeAll, expect, it } from 'vitest';
import { createCommit } from '../../src/infra/database/commit.ts';
import type { Database } from '../../src/infra/database/open-database.ts';
import { planningStore } from '../../src/infra/database/planning-store.ts';
import { describeStores } from '../helpers/database.ts';

const agreementId = '00000000-0000-4000-8000-000000000001';
const now = '2021-03-01T08:00:00.000Z';
const append = `SELECT append_audit('${agreementId}'::uuid, '${now}', '${now}', NULL, 'clock', 'test', '{}'::jsonb, NULL)`;

describeStores('An agreement is due for planning', (open, store) => {
  let database: Database;
  beforeAll(async () => {
    database = await open();
  });
  afterAll(() => database.close());

  const due = () => planningStore(database.pool, { localChannels: false }).due(now);
  const plan = (seenSeq: number, nextAt = '2021-03-02T08:00:00.000Z') =>
    createCommit(
      database,
      async () => undefined,
    )({
      outcome: 'done',
      agreementId,
      at: now,
      recordedAt: now,
      actor: 'clock',
      effects: [{ kind: 'planned', seenSeq, through: now, nextAt }],
    });

  it('once something has happened, until a run that saw it', async () => {
    expect(await due()).toEqual([]);
    await database.pool.query(append);
    await database.pool.query(append);
    expect(await due()).toEqual([agreementId]);
    await plan(1);
    expect(await due()).toEqual([agreementId]);
    await plan(2);
    expect(await due()).toEqual([]);
  });

  it('once its next occurrence has come, and only once for both reasons', async () => {
    await plan(2, now);
    expect(await due()).toEqual([agreementId]);
    await database.pool.query(append);
    expect(await due()).toEqual([agreementId]);
    await plan(3);
    expect(await due()).toEqual([]);
  });

  it.skipIf(store === 'embedded')('when a change was on its way while it was planned', async () => {
    await database.pool.query(append);
    const writer = await database.pool.connect();
    try {
      await writer.query('BEGIN');
      await writer.query(append);
      const planned = plan(4);
      await expect(Promise.race([planned, new Promise((done) => setTimeout(done, 200, 'waits'))])).resolves.toBe(
        'waits',
      );
      await writer.query('COMMIT');
      await planned;
    } finally {
      writer.release();
    }
    expect(await due()).toEqual([agreementId]);
  });
});
