import type { Commit, CommitResult, Effect } from '../../app/effects.ts';
import type { Prisma, PrismaClient } from '../../generated/prisma/client.ts';
import { appendAudit } from './audit.ts';
import { changesRegister, commitAgreementEffect } from './commit-agreement.ts';
import { commitMeasureEffect } from './commit-measure.ts';
import { commitPeopleEffect } from './commit-people.ts';
import { commitPost, type Enqueue } from './commit-post.ts';
import { Conflict } from './conflict.ts';

export type Transaction = Prisma.TransactionClient;

/** What the audit log says of an effect: ids and kinds, and a keyed hash of what was written; never the text. */
export interface Audited {
  readonly kind: string;
  readonly subject: Readonly<Record<string, unknown>>;
  readonly contentHash?: string;
}

class Repeated extends Error {
  override readonly name = 'Repeated';
  readonly outcome: string;
  constructor(outcome: string) {
    super('committed before');
    this.outcome = outcome;
  }
}

/** One transaction for everything that a command wants done (product.md §10): the inbox id first, the audit rows last. */
export function createCommit(prisma: PrismaClient, enqueue: Enqueue): (commit: Commit) => Promise<CommitResult> {
  return async (commit) => {
    try {
      await prisma.$transaction((tx) => commitAll(tx, commit, enqueue));
      return { kind: 'committed' };
    } catch (error) {
      if (error instanceof Conflict) return { kind: 'conflict' };
      if (error instanceof Repeated) return { kind: 'repeated', outcome: error.outcome };
      if (isRetryable(error)) return { kind: 'conflict' };
      throw error;
    }
  };
}

async function commitAll(tx: Transaction, commit: Commit, enqueue: Enqueue): Promise<void> {
  if (commit.inboxId !== undefined) await takeIn(tx, commit.inboxId, commit);
  const audited: Audited[] = [];
  for (const effect of commit.effects) audited.push(...(await commitEffect(tx, commit, effect, enqueue)));
  const { agreementId } = commit;
  if (agreementId === undefined) return;
  if (commit.effects.some(changesRegister))
    await tx.$executeRaw`UPDATE agreement SET revision = revision + 1 WHERE id = ${agreementId}::uuid`;
  for (const { kind, subject, contentHash } of audited) {
    await appendAudit(tx, {
      agreementId,
      at: new Date(commit.at),
      recordedAt: new Date(commit.recordedAt),
      functionId: commit.functionId ?? null,
      actor: commit.actor,
      kind,
      subject,
      contentHash: contentHash ?? null,
    });
  }
}

/** The inbox id is never committed without its effect: it is the transaction's first row. */
async function takeIn(tx: Transaction, id: string, commit: Commit): Promise<void> {
  const taken =
    await tx.$executeRaw`INSERT INTO inbox (id, outcome, received_at) VALUES (${id}, ${commit.outcome}, ${commit.recordedAt}::timestamptz) ON CONFLICT (id) DO NOTHING`;
  if (taken === 1) return;
  const before = await tx.inbox.findUnique({ where: { id } });
  throw new Repeated(before?.outcome ?? commit.outcome);
}

function commitEffect(tx: Transaction, commit: Commit, effect: Effect, enqueue: Enqueue): Promise<readonly Audited[]> {
  switch (effect.kind) {
    case 'change':
    case 'add-measure':
    case 'relink-measure':
    case 'mask':
      return commitMeasureEffect(tx, commit, effect);
    case 'add-function':
    case 'add-group':
    case 'apply-agreement':
    case 'bind-channel':
    case 'unbind-channel':
    case 'unbind-tenant':
    case 'add-reference':
      return commitAgreementEffect(tx, commit, effect);
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
      return commitPeopleEffect(tx, commit, effect);
    case 'post':
    case 'repost':
      return commitPost(tx, commit, effect, enqueue);
  }
}

/** Serialization failures, deadlocks and two that made the same new row at once: decide again from what is true now. */
function isRetryable(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const message = error instanceof Error ? error.message : '';
  return (
    code === 'P2034' ||
    code === 'P2002' ||
    code === '40001' ||
    code === '40P01' ||
    code === '23505' ||
    /40P01|40001|23505/.test(message)
  );
}
