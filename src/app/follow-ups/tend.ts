import type { AgreementChangeBody } from '../../domain/agreement-record.ts';
import type { AgreementFacts } from '../../domain/facts.ts';
import type { FollowUpRef } from '../../domain/record/follow-ups.ts';
import { type IsoInstant, isoDateOf } from '../../domain/time.ts';
import { textsIn } from '../../text/texts.ts';
import type { Effect } from '../effects.ts';
import type { Agreement, Store } from '../ports.ts';
import type { FollowUpDue } from './follow-up.ts';
import { freezeNow } from './freeze.ts';
import { postIssue } from './post.ts';
import { clockWork, standingOf } from './standing.ts';

export interface Tending {
  readonly store: Store;
  readonly now: IsoInstant;
  readonly newIds: (seed: string) => () => string;
  readonly hash: (text: string) => string;
}

/** Who the record says did what the clock does. */
const theBot = { function: 'Samverkan', platform: 'clock' };

/**
 * Does what the clock has to do with an agreement's follow-ups: freezes drafts and posts what is approved, each in a
 * transaction of its own. `done`: something was, so that the agreement's facts are others now.
 */
export async function tendFollowUps(
  agreement: Agreement,
  facts: AgreementFacts,
  deps: Tending,
): Promise<{ readonly done: boolean; readonly nextAt?: IsoInstant }> {
  const { freeze, post, nextAt } = clockWork(facts, deps.now);
  let done = false;
  for (const ref of freeze) done = (await freezeOne(agreement, ref, deps)) || done;
  for (const due of post) done = (await postOne(agreement, due, deps)) || done;
  return { done, ...(nextAt === undefined ? {} : { nextAt }) };
}

/** A new version with everything as it is now, that every party is to approve. Says whether it was made. */
export async function freezeOne(agreement: Agreement, ref: FollowUpRef, deps: Tending): Promise<boolean> {
  const { store, now, newIds, hash } = deps;
  // Read first: what is recorded meanwhile makes this run's change a conflict.
  const { version: expected } = await store.record(agreement.id);
  const newId = newIds(`freeze ${agreement.id} ${ref.kind} ${ref.for} ${now}`);
  const issue = await freezeNow({ t: textsIn('sv'), agreement, reads: store, now, newId, hash }, ref);
  if (!issue) return false;
  const body = { kind: 'follow-up-frozen' as const, followUp: ref, version: issue.version, hash: issue.hash };
  return commit(agreement, deps, expected, [{ kind: 'freeze-follow-up', issue }], body);
}

async function postOne(agreement: Agreement, due: FollowUpDue, deps: Tending): Promise<boolean> {
  const { store, now, newIds } = deps;
  const { ref } = due;
  const { version: expected, record } = await store.record(agreement.id);
  const { frozen, missing, posted } = standingOf({ definition: agreement.definition, record }, due);
  if (!frozen || missing.length > 0 || posted) return false;
  const issue = await store.latestIssue(agreement.id, ref, frozen.version);
  const newId = newIds(`post ${agreement.id} ${ref.kind} ${ref.for} ${now}`);
  const posting = issue && (await postIssue(issue, agreement, store, { today: isoDateOf(now), newId }));
  return posting ? commit(agreement, deps, expected, posting.posts, posting.change) : false;
}

async function commit(
  agreement: Agreement,
  { store, now }: Tending,
  expected: number,
  effects: readonly Effect[],
  body: AgreementChangeBody,
): Promise<boolean> {
  const result = await store.commit({
    outcome: 'done',
    agreementId: agreement.id,
    at: now,
    recordedAt: now,
    actor: 'clock',
    effects: [...effects, { kind: 'agreement-change', expected, author: theBot, bodies: [body] }],
  });
  // Somebody was quicker: the next run sees what they did.
  return result.kind === 'committed';
}
