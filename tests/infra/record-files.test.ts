import { afterAll, beforeAll, expect, it } from 'vitest';
import { recordFiles, tablesLeftOut } from '../../src/infra/database/records/record-files.ts';
import { startBot, type TestBot } from '../helpers/bot.ts';

let bot: TestBot;
let columns: ReadonlyMap<string, readonly string[]>;
beforeAll(async () => {
  bot = await startBot({}, { example: false });
  const { rows } = await bot.running.pool.query<{ table: string; columns: string[] }>(
    `SELECT c.relname AS table, array_agg(a.attname::text ORDER BY a.attnum) AS columns FROM pg_class c
       JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
      WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p', 'v', 'm') GROUP BY 1 ORDER BY 1`,
  );
  columns = new Map(rows.map((row) => [row.table, row.columns]));
});
afterAll(() => bot.close());

const whole = recordFiles.filter(({ isView }) => !isView);

it('every table is in the export of everything, or is left out with a reason', () => {
  const decided = [...whole.map(({ table }) => table), ...Object.keys(tablesLeftOut)];
  expect(decided.toSorted()).toEqual([...columns.keys()]);
});

it('every column of those is in its file, or is left out with a reason', () => {
  for (const { table, columns: shown, leftOut = {} } of whole)
    expect([...shown, ...Object.keys(leftOut)].toSorted(), table).toEqual((columns.get(table) ?? []).toSorted());
});

it('only identities, secrets, what is not stored yet and the program’s own are left out of an agreement’s tables', () => {
  const ofAgreement = Object.entries(tablesLeftOut).filter(([table]) => columns.get(table)?.includes('agreement_id'));
  expect(Object.fromEntries(ofAgreement)).toEqual({
    pending_question: 'unanswered',
    reminder_later: 'own-choice',
    unplanned: 'machinery',
  });
});

it('no file shows a column that says who a person is', () => {
  const shown = recordFiles.flatMap(({ columns: names, more = {} }) => [...names, ...Object.values(more)]);
  expect(shown.filter((name) => /person|holder|account|token|target_id(?! END)/u.test(name))).toEqual([]);
});
