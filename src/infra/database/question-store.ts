import type pg from 'pg';
import { z } from 'zod';
import type { PendingQuestion, Reads } from '../../app/ports.ts';
import { instant, isId, readRows } from './rows.ts';

const option = z.object({
  label: z.string(),
  command: z.string(),
  measure: z.string().exactOptional(),
  args: z.record(z.string(), z.unknown()),
});
const origin = z.object({
  platform: z.enum(['slack', 'teams', 'local', 'cli']),
  tenant: z.string(),
  channelId: z.string().exactOptional(),
  channelName: z.string().exactOptional(),
});
const questionRow = z
  .object({
    id: z.string(),
    agreement_id: z.string().nullable(),
    account: z.string(),
    kind: z.enum(['meaning', 'privacy', 'date', 'choice', 'import', 'agreement']),
    body: z.object({ options: z.array(option), otherwise: option.exactOptional(), origin }),
    asked_at: instant,
    settles_at: instant.nullable(),
    expires_at: instant,
  })
  .transform(
    ({ agreement_id, body, asked_at, settles_at, expires_at, ...row }): PendingQuestion => ({
      ...row,
      ...body,
      ...(agreement_id === null ? {} : { agreementId: agreement_id }),
      askedAt: asked_at,
      ...(settles_at === null ? {} : { settlesAt: settles_at }),
      expiresAt: expires_at,
    }),
  );

const columns = 'id, agreement_id, account, kind, body, asked_at, settles_at, expires_at FROM pending_question';

export function questionReads(pool: pg.Pool): Pick<Reads, 'question' | 'questionsToSettle' | 'inbox'> {
  return {
    question: async (id) =>
      isId(id) ? (await readRows(pool, questionRow, `SELECT ${columns} WHERE id = $1`, [id]))[0] : undefined,
    questionsToSettle: (now) =>
      readRows(
        pool,
        questionRow,
        `SELECT ${columns} WHERE settles_at <= $1 OR expires_at <= $1 ORDER BY asked_at LIMIT 100`,
        [now],
      ),
    inbox: async (id) =>
      (await readRows(pool, z.object({ outcome: z.string() }), 'SELECT outcome FROM inbox WHERE id = $1', [id]))[0],
  };
}
