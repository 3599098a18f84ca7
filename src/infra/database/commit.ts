import { setTimeout as pause } from 'node:timers/promises';
import type pg from 'pg';
import { z } from 'zod';
import { type Commit, type CommitResult, type Effect, OutcomeUnknown } from '../../app/effects.ts';
import { appendAudit } from './audit.ts';
import { changesRegister, commitAgreementEffect } from './commit-agreement.ts';
import { commitCalendarEffect } from './commit-calendar.ts';
import { commitDisposal } from './commit-dispose.ts';
import { commitFollowUpEffect } from './commit-follow-up.ts';
import { commitForget } from './commit-forget.ts';
import { commitMaskRecord } from './commit-mask.ts';
import { commitMeasureEffect } from './commit-measure.ts';
import { commitMeetingEffect } from './commit-meeting.ts';
import { commitPeopleEffect } from './commit-people.ts';
import { commitPost, type Enqueue } from './commit-post.ts';
import { commitReminderEffect } from './commit-reminder.ts';
import { conflicts, uniqueViolation } from './conflicts.ts';
import type { Database } from './open-database.ts';
import { refuseOthersRows } from './own-rows.ts';
import { readRows } from './rows.ts';
import { collectStatements, runTransaction, type Statements } from './transaction.ts';
import { Unanswered } from './unanswered.ts';

/** What the audit log says of an effect: ids and kinds, and a keyed hash of what was written; never the text. */
export interface Audited {
  readonly kind: string;
  readonly subject: Readonly<Record<string, unknown>>;
  readonly contentHash?: string;
}

/** One transaction for everything that a command wants done (product.md §10): the inbox id first, the audit rows last. */
export function createCommit(
  database: Pick<Database, 'pool' | 'pipelines'>,
  enqueue: Enqueue,
): (commit: Commit) => Promise<CommitResult> {
  return async (commit) => {
    const { statements } = await statementsOf(commit, database.pool, enqueue);
    try {
      await runTransaction(database, statements);
      return { kind: 'committed' };
    } catch (error) {
      const { code, constraint } = error as { code?: string; constraint?: string };
      if (code === uniqueViolation && constraint === 'inbox_pkey') {
        const [before] = await readRows(database.pool, outcomeRow, 'SELECT outcome FROM inbox WHERE id = $1', [
          commit.inboxId,
        ]);
        return { kind: 'repeated', outcome: before?.outcome ?? commit.outcome };
      }
      if (code !== undefined && conflicts.includes(code)) return { kind: 'conflict' };
      if (error instanceof Unanswered) return settle(database.pool, commit, error);
      throw error;
    }
  };
}

/** Milliseconds between the attempts: the person waits, and a database that starts anew is often back at once. */
const pauses = [0, 300, 1_200];

/**
 * Finds out whether what was sent is committed, by storing its inbox id as that of something that failed: while the other is under
 * way this waits for it, if it was committed this can't be stored, and once this is stored the other can't be. Throws `error` when
 * nothing is committed nor can be, and OutcomeUnknown when the database does not come back.
 */
async function settle(pool: pg.Pool, { inboxId, recordedAt }: Commit, error: Unanswered): Promise<CommitResult> {
  if (inboxId === undefined) throw error;
  for (const milliseconds of pauses) {
    await pause(milliseconds);
    try {
      await pool.query(`INSERT INTO inbox (id, outcome, received_at) VALUES ($1, 'failed', $2::timestamptz)`, [
        inboxId,
        recordedAt,
      ]);
      throw error;
    } catch (second) {
      if (second === error) throw error;
      if ((second as { code?: string }).code === uniqueViolation) return { kind: 'committed' };
    }
  }
  throw new OutcomeUnknown(error);
}

const outcomeRow = z.object({ outcome: z.string() });

async function statementsOf(commit: Commit, pool: pg.Pool, enqueue: Enqueue): Promise<Statements> {
  const collected = collectStatements();
  const { write } = collected;
  // The inbox id is never committed without its effect: it is the transaction's first row.
  if (commit.inboxId !== undefined)
    write`INSERT INTO inbox (id, outcome, received_at) VALUES (${commit.inboxId}, ${commit.outcome}, ${commit.recordedAt}::timestamptz)`;
  const audited: Audited[] = [];
  for (const effect of commit.effects) audited.push(...(await commitEffect(collected, commit, effect, pool, enqueue)));
  refuseOthersRows(collected.statements, commit);
  const { agreementId } = commit;
  if (agreementId === undefined) return collected;
  if (commit.effects.some(changesRegister))
    write`UPDATE agreement SET revision = revision + 1 WHERE id = ${agreementId}::uuid`;
  for (const { kind, subject, contentHash } of audited) {
    appendAudit(write, {
      agreementId,
      at: commit.at,
      recordedAt: commit.recordedAt,
      functionId: commit.functionId ?? null,
      actor: commit.actor,
      kind,
      subject,
      contentHash: contentHash ?? null,
    });
  }
  return collected;
}

function commitEffect(
  collected: Statements,
  commit: Commit,
  effect: Effect,
  pool: pg.Pool,
  enqueue: Enqueue,
): Promise<readonly Audited[]> | readonly Audited[] {
  switch (effect.kind) {
    case 'change':
    case 'add-measure':
    case 'relink-measure':
    case 'mask':
      return commitMeasureEffect(collected.write, commit, effect, pool);
    case 'mask-record':
      return commitMaskRecord(collected.write, commit, effect, pool);
    case 'add-function':
    case 'add-group':
    case 'apply-agreement':
    case 'bind-channel':
    case 'unbind-channel':
    case 'unbind-team':
    case 'unbind-tenant':
    case 'add-reference':
      return commitAgreementEffect(collected.write, commit, effect);
    case 'add-person':
    case 'hold':
    case 'confirm-holding':
    case 'end-holding':
    case 'name-deputy':
    case 'end-deputy':
    case 'make-link-code':
    case 'link-account':
    case 'ask':
    case 'close-question':
      return commitPeopleEffect(collected.write, commit, effect);
    case 'dispose':
      return commitDisposal(collected, commit, effect, pool);
    case 'forget-person':
      return commitForget(collected.write, commit, effect);
    case 'post':
    case 'repost':
      return commitPost(collected, commit, effect, enqueue);
    case 'book-meeting':
    case 'change-meeting':
    case 'agreement-change':
      return commitMeetingEffect(collected.write, commit, effect);
    case 'remind':
    case 'planned':
    case 'self-checked':
    case 'remind-later':
    case 'choose-reminders':
      return commitReminderEffect(collected.write, commit, effect);
    case 'freeze-follow-up':
    case 'mask-follow-up':
      return commitFollowUpEffect(collected.write, commit, effect);
    case 'give-calendar':
    case 'revoke-calendar':
    case 'add-calendar-source':
    case 'remove-calendar-source':
    case 'calendar-source-tried':
      return commitCalendarEffect(collected.write, commit, effect);
  }
}
