import { addDays, quietSpanOf, workingDaysFrom } from '../../domain/days.ts';
import { isReminderTime } from '../../domain/reminder-time.ts';
import { type IsoDate, type IsoInstant, isoDateOf } from '../../domain/time.ts';
import { instantAt } from '../../domain/wall-clock.ts';
import { toFunctions } from '../coordinators.ts';
import type { Log } from '../dispatch.ts';
import type { Effect } from '../effects.ts';
import { gatherHistory } from '../facts.ts';
import type { Agreement, Clock, PlanningStore, SelfCheckStore, Sendings, Store } from '../ports.ts';
import { expectedKeys } from './missing.ts';

export interface SelfCheckDeps {
  readonly store: Store;
  readonly planning: Pick<PlanningStore, 'state'>;
  readonly checks: SelfCheckStore;
  readonly clock: Clock;
  readonly newIds: (seed: string) => () => string;
  readonly log: Log;
}

/** A check looks at most this many working days back, as a planning run does (product.md §5). */
const workingDaysBack = 20;
/** Minutes that something may wait to be sent, or the planner may be behind, before it is a fault. */
const patienceMinutes = 60;
/** So many agreements are checked in one go; the rest a minute later. */
const mostAtOnce = 40;

/**
 * Compares, once every working day from 08.00 by the application's clock, what each agreement should have sent since its last
 * check with what was sent, and tells its coordinators if something is wrong. Gives how many were checked. Called as often as
 * one likes; of several processes one does each. One that can't be checked keeps no other from it: its fault is thrown last.
 */
export function createSelfChecks(deps: SelfCheckDeps): () => Promise<number> {
  let checkedOn: IsoDate | undefined;
  return async () => {
    const today = isoDateOf(deps.clock.now());
    // What it may have to tell is told when everything else is: in the daytime of working days.
    if (today === checkedOn || !isReminderTime(deps.clock.now())) return 0;
    const unchecked = await deps.checks.unchecked(today);
    const faults: unknown[] = [];
    const batch = unchecked.slice(0, mostAtOnce);
    const now = deps.clock.now();
    const since = new Map(batch.map((each) => [each.agreementId, startOf(each.since, today)]));
    const sendings = await deps.checks.sendings(since, now, patienceMinutes);
    for (const [id, from] of since)
      await checkAgreement(id, { now, today, since: from }, sendings.get(id) ?? none, deps).catch((fault: unknown) =>
        faults.push(fault),
      );
    if (faults.length > 0) throw faults[0];
    if (unchecked.length <= mostAtOnce) checkedOn = today;
    return batch.length;
  };
}

async function checkAgreement(id: string, period: Period, sendings: Sendings, deps: SelfCheckDeps): Promise<void> {
  const { store, newIds, log } = deps;
  const { now, today } = period;
  const agreement = await store.agreement(id);
  if (!agreement) return;
  const found = { missing: await countMissing(agreement, period, deps), ...sendings };
  const anything = found.missing + found.unsent + found.doubtful > 0;
  const key = `self-check/${id}/${today}`;
  const coordinators = agreement.functions.filter(({ roles }) => roles.includes('coordinator')).map((each) => each.id);
  const effects: readonly Effect[] = [
    { kind: 'self-checked', day: today, ...found },
    ...(anything
      ? await toFunctions(
          { agreement, reads: store, newId: newIds(key), today },
          coordinators,
          'self-check',
          { facts: { ...found } },
          key,
        )
      : []),
  ];
  const result = await store.commit({
    outcome: 'done',
    agreementId: id,
    at: now,
    recordedAt: now,
    actor: 'clock',
    effects,
  });
  // Another process was quicker, and has told.
  if (result.kind !== 'committed') return;
  if (anything) log.warn('self.check', { agreement: id, ...found });
}

interface Period {
  readonly now: IsoInstant;
  readonly today: IsoDate;
  readonly since: IsoInstant;
}

const none: Sendings = { unsent: 0, doubtful: 0 };

/** Reminders that should have been handled from a moment until yesterday, and were not. */
async function countMissing(
  agreement: Agreement,
  { now, today, since }: Period,
  { store, planning, checks }: Pick<SelfCheckDeps, 'store' | 'planning' | 'checks'>,
): Promise<number> {
  const { through = now, nextAt = '' } = await planning.state(agreement.id);
  const period = { from: simulatedFrom(since, today), to: addDays(today, -1), since };
  const expected = [...expectedKeys(await gatherHistory(agreement, store, false), period)];
  const known = await checks.keysAmong(
    agreement.id,
    expected.map(({ key }) => key),
  );
  const earlier = minutesBefore(now, patienceMinutes);
  // What waits for its morning has not been handled, and is no fault, unless the planner itself doesn't come.
  const handled = nextAt < earlier ? earlier : through;
  return expected.filter(({ key, due }) => !known.has(key) && due <= handled).length;
}

/** The day of the last check had not ended then: what was due later that day is compared now. */
function startOf(lastCheck: IsoInstant | undefined, today: IsoDate): IsoInstant {
  const earliest = workingDaysFrom(today, -workingDaysBack);
  const last = lastCheck === undefined ? earliest : isoDateOf(lastCheck);
  const [, later = earliest] = [earliest, last].sort();
  return instantAt(later, '00:00');
}

/** What waited for its morning when the last check was made came a working day later, or after quiet weeks. */
function simulatedFrom(since: IsoInstant, today: IsoDate): IsoDate {
  const earliest = workingDaysFrom(today, -workingDaysBack);
  const before = workingDaysFrom(isoDateOf(since), -2);
  const rested = [before, addDays(before, -1), isoDateOf(since)].some((day) => quietSpanOf(day) !== undefined);
  return rested || before < earliest ? earliest : before;
}

function minutesBefore(instant: IsoInstant, minutes: number): IsoInstant {
  return new Date(Date.parse(instant) - minutes * 60_000).toISOString();
}
