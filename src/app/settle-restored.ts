import { type IsoInstant, isoDateOf } from '../domain/time.ts';
import { toFunctions } from './coordinators.ts';
import type { Effect } from './effects.ts';
import { gatherFacts } from './facts.ts';
import { clockWork } from './follow-ups/standing.ts';
import { freezeOne } from './follow-ups/tend.ts';
import { type PlanningDeps, prospectOf, toReminder } from './plan-agreement.ts';
import { unknownAfterRestore } from './plan-restored.ts';
import type { Agreement } from './ports.ts';

/** What a backup had under way, and how it was left. */
export interface Restored {
  /** When the backup was made, by the clock that reminders go by. */
  readonly since: IsoInstant;
  /** How many of an agreement's messages waited to be sent, and were given up. */
  readonly waiting: (agreementId: string) => number;
}

export interface Settled {
  /** Reminders that may have been sent after the backup. */
  readonly unknown: number;
  /** Follow-ups that may have been posted after it: they are to be approved again. */
  readonly followUps: number;
}

/**
 * After a restore, and before anything is sent: what fell due since the backup is remembered as missed, what was approved and
 * due to be posted is to be approved again, and the coordinators are told, once. Everything goes through the given store;
 * inside the restore's own transaction nothing is half done.
 */
export async function settleRestored(restored: Restored, deps: PlanningDeps): Promise<Settled> {
  let [unknown, followUps] = [0, 0];
  for (const { id } of await deps.store.agreements()) {
    const agreement = await deps.store.agreement(id);
    if (!agreement) continue;
    const settled = await settleAgreement(agreement, restored, deps);
    unknown += settled.unknown;
    followUps += settled.followUps;
  }
  return { unknown, followUps };
}

async function settleAgreement(agreement: Agreement, restored: Restored, deps: PlanningDeps): Promise<Settled> {
  const { store, planning, clock, newIds, hash } = deps;
  const { since } = restored;
  const now = clock.now();
  const today = isoDateOf(now);
  const tending = { store, now, newIds, hash };
  const { post } = clockWork(await gatherFacts(agreement, store, today), now);
  let followUps = 0;
  for (const { ref } of post) if (await freezeOne(agreement, ref, tending)) followUps += 1;
  const state = await planning.state(agreement.id);
  const facts = await gatherFacts(agreement, store, today);
  const { ahead, known, bundled } = await prospectOf(agreement, facts, state, deps);
  const unsent = unknownAfterRestore(ahead, { since, now, record: facts.record }, known, bundled);
  const unknown = unsent.filter(({ why }) => why === 'restored').length;
  const counts = { unknown, waiting: restored.waiting(agreement.id), followUps };
  const effects: readonly Effect[] = [
    ...(await telling(agreement, { since, now, ...counts }, deps)),
    ...(unsent.length > 0
      ? [
          {
            kind: 'remind' as const,
            reminders: unsent.map(({ item, state: how, why }) => ({
              ...toReminder(item),
              state: how,
              why,
              late: false,
            })),
          },
        ]
      : []),
    // The next run is to come at once, for what surely was not sent.
    { kind: 'planned', seenSeq: state.seq, through: state.through ?? since, nextAt: now },
  ];
  const about = { outcome: 'done', agreementId: agreement.id, at: now, recordedAt: now, actor: 'operator' } as const;
  const { kind } = await store.commit({ ...about, effects });
  if (kind !== 'committed') throw new Error('somebody else writes in the database that is being restored');
  return { unknown, followUps };
}

interface Told {
  readonly since: IsoInstant;
  readonly now: IsoInstant;
  readonly unknown: number;
  readonly waiting: number;
  readonly followUps: number;
}

function telling(
  agreement: Agreement,
  { since, now, ...counts }: Told,
  { store, newIds }: PlanningDeps,
): Promise<readonly Effect[]> {
  const key = `restored/${agreement.id}/${since}/${now}`;
  const coordinators = agreement.functions.filter(({ roles }) => roles.includes('coordinator'));
  return toFunctions(
    { agreement, reads: store, newId: newIds(key), today: isoDateOf(now) },
    coordinators.map(({ id }) => id),
    'notice',
    { facts: { event: 'restored', since, ...counts } },
    key,
  );
}
