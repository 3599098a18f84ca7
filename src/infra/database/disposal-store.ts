import type pg from 'pg';
import { z } from 'zod';
import type { Reads } from '../../app/ports.ts';
import { readRows } from './rows.ts';

/**
 * Which rows of reminders and of calendars go, `t` being the table, `$1` the agreement and `$2` the instant. Messages in which
 * masking looks for texts stay, and what waits to be sent.
 */
export const disposableRows = {
  reminders: [
    { table: 'reminder', where: 't.at < $2::timestamptz' },
    { table: 'reminder_later', where: 't.at < $2::timestamptz' },
    {
      table: 'delivery',
      where: `t.at < $2::timestamptz AND t.state <> 'waiting' AND t.kind IN ('bundle', 'notice', 'confirm', 'unreachable')`,
    },
  ],
  calendars: [
    { table: 'calendar_source', where: 't.removed_at < $2::timestamptz' },
    { table: 'calendar_token', where: 't.revoked_at < $2::timestamptz' },
  ],
} as const;

const counted = z.object({ count: z.number() });

export function disposalReads(pool: pg.Pool): Pick<Reads, 'disposableRows'> {
  return {
    disposableRows: async (agreementId, type, before) => {
      let count = 0;
      for (const { table, where } of disposableRows[type]) {
        const sql = `SELECT count(*)::int AS count FROM ${table} t WHERE t.agreement_id = $1::uuid AND ${where}`;
        count += (await readRows(pool, counted, sql, [agreementId, before]))[0]?.count ?? 0;
      }
      return count;
    },
  };
}
