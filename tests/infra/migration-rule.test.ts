import { describe, expect, it } from 'vitest';
import { ruleFaults, tightenings } from '../../scripts/migration-rule.ts';
import { mayUse } from '../../src/infra/database/schema-age.ts';

const faults = (name: string, sql: string, version = '0.4.0'): readonly string[] =>
  ruleFaults([{ name, sql }], version);

describe('A migration', () => {
  it.each([
    'CREATE TABLE "a" ("id" TEXT NOT NULL); CREATE UNIQUE INDEX "a_key" ON "a"("id"); ALTER TABLE "a" ADD CONSTRAINT "f" FOREIGN KEY ("id") REFERENCES "b"("id");',
    'ALTER TABLE "b" ADD COLUMN "x" TEXT, ADD COLUMN "y" INTEGER NOT NULL DEFAULT 1; -- DROP TABLE b',
    'CREATE INDEX "b_x" ON "b"("x"); CREATE FUNCTION f() RETURNS int LANGUAGE sql AS $$ SELECT 1 $$; UPDATE b SET x = y;',
  ])('may add: %s', (sql) => {
    expect(faults('20270101000000_add', sql)).toEqual([]);
  });

  it.each([
    ['ALTER TABLE "b" DROP COLUMN "x"', 'drops'],
    ['ALTER TABLE b RENAME COLUMN x TO y', 'renames'],
    ['ALTER TABLE b ALTER COLUMN x SET DATA TYPE BIGINT', 'type'],
    ['alter table b alter column x set not null', 'forbids'],
    ['ALTER TABLE "b" ADD COLUMN "z" TEXT NOT NULL', 'leaves empty'],
    ['ALTER TABLE "b" ADD COLUMN "q" TEXT,\nADD COLUMN "z" TEXT NOT NULL', 'leaves empty'],
    ['CREATE UNIQUE INDEX "b_x" ON "b"("x")', 'two alike in b'],
    ['ALTER TABLE "b" ADD CONSTRAINT c CHECK (x > 1)', 'constraint to b'],
    ['CREATE TRIGGER t BEFORE UPDATE ON b EXECUTE FUNCTION f()', 'trigger to b'],
    ['CREATE OR REPLACE FUNCTION f() RETURNS int LANGUAGE sql AS $$ SELECT 2 $$', 'function'],
    ['DELETE FROM b', 'rows'],
  ])('may not tighten without saying which version does without: %s', (sql, what) => {
    expect(faults('20270101000000_change', sql).join()).toMatch(
      new RegExp(`20270101000000_change.*${what}.*contract_X_Y_Z`),
    );
  });

  it('may take away what an earlier released version does without, when it says so', () => {
    const sql = '-- Safe since 0.3.0: nothing reads x since then.\nALTER TABLE b DROP COLUMN x;';
    expect(faults('20270101000000_contract_0_3_0_drop_x', sql)).toEqual([]);
    expect(faults('20270101000000_contract_0_3_0_drop_x', sql, '0.3.0').join()).toContain('must be released before');
    expect(faults('20270101000000_contract_0_3_0_drop_x', 'ALTER TABLE b DROP COLUMN x;').join()).toContain(
      'Safe since 0.3.0',
    );
    expect(faults('20270101000000_contract_drop_x', sql).join()).toContain('write the version');
  });

  it('is read without its comments', () => {
    expect(tightenings('-- DROP TABLE a\n/* RENAME */ SELECT 1')).toEqual([]);
  });

  it('bars only the versions before the one that it names', () => {
    const name = '20270101000000_contract_0_10_2_drop_x';
    expect(['0.9.9', '0.10.1', '0.2.0'].map((version) => mayUse(version, name))).toEqual([false, false, false]);
    expect(['0.10.2', '0.11.0', '1.0.0'].map((version) => mayUse(version, name))).toEqual([true, true, true]);
    expect(mayUse('0.1.0', '20270101000000_add_x')).toBe(true);
  });
});
