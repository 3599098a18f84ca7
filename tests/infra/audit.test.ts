import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { appendAudit, auditHash, type NewAuditEntry, verifyAudit } from '../../src/infra/database/audit.ts';
import type { Database } from '../../src/infra/database/open-database.ts';
import { collectStatements, runTransaction } from '../../src/infra/database/transaction.ts';
import { describeStores } from '../helpers/database.ts';

describeStores('The audit log', (open) => {
  let database: Database;
  let agreementId: string;

  beforeAll(async () => {
    database = await open();
  });
  afterAll(() => database.close());
  beforeEach(() => {
    agreementId = randomUUID();
  });

  const append = (entry: Partial<NewAuditEntry> = {}, then?: string) => {
    const { statements, write } = collectStatements();
    appendAudit(write, { ...anEntry(agreementId), ...entry });
    if (then !== undefined) statements.push({ text: then, values: [] });
    return runTransaction(database, statements);
  };
  const numbers = async () => {
    const sql = 'SELECT seq FROM audit_log WHERE agreement_id = $1 ORDER BY seq';
    return (await database.pool.query<{ seq: number }>(sql, [agreementId])).rows.map((row) => row.seq);
  };
  const verify = () => verifyAudit(database.pool, agreementId);

  /** What only someone with the database's own rights can do. */
  const tamper = async (sql: string) => {
    await database.pool.query('ALTER TABLE audit_log DISABLE TRIGGER USER');
    await database.pool.query(sql.replaceAll('AGREEMENT', `'${agreementId}'`));
    await database.pool.query('ALTER TABLE audit_log ENABLE TRIGGER USER');
  };

  describe('when it is written', () => {
    it('numbers its rows and chains them', async () => {
      for (let n = 0; n < 3; n += 1) await append();
      expect(await numbers()).toEqual([1, 2, 3]);
      const { rows } = await database.pool.query(
        'SELECT seq, previous_hash, hash FROM audit_log WHERE agreement_id = $1 ORDER BY seq',
        [agreementId],
      );
      expect(rows[0].previous_hash).toBe('0'.repeat(64));
      expect(rows[1].previous_hash).toBe(rows[0].hash);
      expect(rows[2].previous_hash).toBe(rows[1].hash);
      expect(await verify()).toEqual({ ok: true, rows: 3 });
    });

    it('carries a hash that anyone can compute from the row', async () => {
      await append({ subject: { b: 1, a: 'å' }, functionId: null, contentHash: null });
      const row = await database.prisma.auditEntry.findFirstOrThrow({ where: { agreementId } });
      expect(row.hash).toBe(
        auditHash({
          agreement_id: agreementId,
          seq: 1,
          at: '2021-10-22T08:00:00.000Z',
          recorded_at: '2021-10-22T08:00:01.234Z',
          function_id: null,
          actor: 'function',
          kind: 'measure-completed',
          subject: '{"a": "å", "b": 1}',
          content_hash: null,
          previous_hash: '0'.repeat(64),
        }),
      );
    });

    it('gives twenty at once a number each', async () => {
      await Promise.all(Array.from({ length: 20 }, () => append()));
      expect(await numbers()).toEqual(Array.from({ length: 20 }, (_, n) => n + 1));
      expect(await verify()).toEqual({ ok: true, rows: 20 });
    });

    it('keeps no row of a transaction that is rolled back, and no gap', async () => {
      await append();
      await expect(append({}, 'SELECT 1 / 0')).rejects.toThrow('division by zero');
      await append();
      expect(await numbers()).toEqual([1, 2]);
      expect(await verify()).toEqual({ ok: true, rows: 2 });
    });
  });

  it.each([
    ['UPDATE', "UPDATE audit_log SET kind = 'other'"],
    ['DELETE', 'DELETE FROM audit_log'],
    ['TRUNCATE', 'TRUNCATE audit_log'],
  ])('refuses %s', async (operation, sql) => {
    await append();
    await expect(database.pool.query(sql)).rejects.toThrow(
      `The audit log can only be added to: ${operation} is refused.`,
    );
    expect(await verify()).toEqual({ ok: true, rows: 1 });
  });

  describe('when it is checked', () => {
    beforeEach(async () => {
      for (let n = 0; n < 5; n += 1) await append();
    });

    it.each([
      ['at', "at = at + interval '1 ms'"],
      ['recorded_at', "recorded_at = recorded_at + interval '1 day'"],
      ['function_id', 'function_id = NULL'],
      ['actor', "actor = 'clock'"],
      ['kind', "kind = 'other'"],
      ['subject', `subject = '{"measure": "9"}'`],
      ['content_hash', "content_hash = 'abc'"],
      ['actor and kind with a sign moved over', "actor = 'functionm', kind = 'easure-completed'"],
      ['hash', "hash = repeat('1', 64)"],
    ])('finds a changed %s', async (_column, change) => {
      await tamper(`UPDATE audit_log SET ${change} WHERE agreement_id = AGREEMENT AND seq = 3`);
      expect(await verify()).toEqual({ ok: false, agreementId, seq: 3, fault: 'hash' });
    });

    it('finds a changed row whose own hash was made anew', async () => {
      await tamper(`UPDATE audit_log SET kind = 'other' WHERE agreement_id = AGREEMENT AND seq = 3;
        UPDATE audit_log SET hash = audit_hash(audit_log) WHERE agreement_id = AGREEMENT AND seq = 3`);
      expect(await verify()).toEqual({ ok: false, agreementId, seq: 4, fault: 'order' });
    });

    it('finds a changed last row whose own hash was made anew', async () => {
      await tamper(`UPDATE audit_log SET kind = 'other' WHERE agreement_id = AGREEMENT AND seq = 5;
        UPDATE audit_log SET hash = audit_hash(audit_log) WHERE agreement_id = AGREEMENT AND seq = 5`);
      expect(await verify()).toEqual({ ok: false, agreementId, seq: 5, fault: 'head' });
    });

    it.each([
      ['first', 1, { seq: 2, fault: 'gap' }],
      ['middle', 3, { seq: 4, fault: 'gap' }],
      ['last', 5, { seq: 4, fault: 'head' }],
    ])('finds that the %s row is gone', async (_which, seq, fault) => {
      await tamper(`DELETE FROM audit_log WHERE agreement_id = AGREEMENT AND seq = ${seq}`);
      expect(await verify()).toEqual({ ok: false, agreementId, ...fault });
    });

    it('finds that every row is gone, and that the head is', async () => {
      await tamper('DELETE FROM audit_log WHERE agreement_id = AGREEMENT');
      expect(await verify()).toEqual({ ok: false, agreementId, seq: 0, fault: 'head' });
    });

    it('finds that the head was moved or removed', async () => {
      await tamper("UPDATE audit_head SET hash = repeat('1', 64) WHERE agreement_id = AGREEMENT");
      expect(await verify()).toMatchObject({ ok: false, fault: 'head' });
      await tamper('DELETE FROM audit_head WHERE agreement_id = AGREEMENT');
      expect(await verify()).toMatchObject({ ok: false, seq: 5, fault: 'head' });
    });

    it('finds a row added past the end', async () => {
      await tamper(`INSERT INTO audit_log SELECT agreement_id, 6, at, recorded_at, function_id, actor, kind, subject,
        content_hash, hash, hash FROM audit_log WHERE agreement_id = AGREEMENT AND seq = 5;
        UPDATE audit_log SET hash = audit_hash(audit_log) WHERE agreement_id = AGREEMENT AND seq = 6`);
      expect(await verify()).toEqual({ ok: false, agreementId, seq: 6, fault: 'head' });
    });

    it('finds two rows that changed places', async () => {
      await tamper(`UPDATE audit_log SET seq = 99 WHERE agreement_id = AGREEMENT AND seq = 2;
        UPDATE audit_log SET seq = 2 WHERE agreement_id = AGREEMENT AND seq = 3;
        UPDATE audit_log SET seq = 3 WHERE agreement_id = AGREEMENT AND seq = 99`);
      expect(await verify()).toEqual({ ok: false, agreementId, seq: 2, fault: 'hash' });
    });
  });

  it('is checked page by page, while it grows', async () => {
    await database.pool.query(
      `SELECT count(append_audit($1, now(), now(), NULL, 'clock', 'tick', '{}', NULL)) FROM generate_series(1, 2500)`,
      [agreementId],
    );
    const [verdict] = await Promise.all([verify(), append(), append()]);
    expect(verdict).toMatchObject({ ok: true });
    expect(await verify()).toEqual({ ok: true, rows: 2502 });

    await tamper('DELETE FROM audit_log WHERE agreement_id = AGREEMENT AND seq BETWEEN 901 AND 2100');
    expect(await verify()).toEqual({ ok: false, agreementId, seq: 2101, fault: 'gap' });
  });
});

function anEntry(agreementId: string): NewAuditEntry {
  return {
    agreementId,
    at: '2021-10-22T08:00:00.000Z',
    recordedAt: '2021-10-22T08:00:01.234Z',
    functionId: '0b9f4f0e-3c50-4f3b-8a39-2f3c44e7a111',
    actor: 'function',
    kind: 'measure-completed',
    subject: { measure: '1' },
    contentHash: 'f'.repeat(64),
  };
}
