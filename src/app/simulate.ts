import { isPaused } from '../domain/agreement-record.ts';
import { addDays } from '../domain/days.ts';
import type { AgreementFacts } from '../domain/facts.ts';
import { type AgreementHistory, changeInstants, factsOverTime } from '../domain/history.ts';
import type { IsoDate, IsoInstant } from '../domain/time.ts';
import { isoDateOf } from '../domain/time.ts';
import { instantAt } from '../domain/wall-clock.ts';
import { type Addressee, type Item, outlook, type PlannedItem, planNow } from './plan-reminders.ts';
import type { Recipient } from './reminders/reminder.ts';

/** One item as it would be sent, with the moment of its bundle. */
export interface Simulated {
  readonly at: IsoInstant;
  readonly addressee: Addressee;
  readonly item: PlannedItem;
}

/** A fact that came so late that its reminder could not be sent any more. */
export interface SimulatedMiss {
  readonly at: IsoInstant;
  readonly item: Item;
}

/**
 * Every item that would be sent from one day to another, both included: the planner itself, stepped through the history,
 * with one holder of every function and one channel of every group. What fell due before the first day is taken for
 * handled.
 */
export function* simulate(
  history: AgreementHistory,
  { from, to }: { readonly from: IsoDate; readonly to: IsoDate },
): Generator<Simulated | SimulatedMiss> {
  const factsAt = factsOverTime(history);
  const addressees = addressesOf(history);
  const start = instantAt(from, '00:00');
  const end = instantAt(addDays(to, 1), '00:00');
  const changes = changeInstants(history).filter((at) => at > start);
  const before = outlook({ facts: factsAt(start), now: start, putOff: [], addressees });
  const handled = before.due.filter((item) => item.sendOn < from && !waitsForPause(item, factsAt(start), from));
  const known = new Set([...handled, ...before.over].map(({ key }) => key));
  let bundled: { on: IsoDate; ids: Set<string> } = { on: from, ids: new Set() };
  let previous: Run | undefined;
  for (let now = start; now < end; ) {
    const today = isoDateOf(now);
    if (bundled.on !== today) bundled = { on: today, ids: new Set() };
    const facts = factsAt(now);
    const since = previous ? handledBefore(previous, facts) : {};
    const plan = planNow(outlook({ facts, now, putOff: [], addressees, ...since }), { facts, now }, known, bundled.ids);
    previous = { at: now, facts, ...(plan.waitingSince === undefined ? {} : { waitingSince: plan.waitingSince }) };
    for (const { item, state } of plan.unsent) {
      known.add(item.key);
      if (state === 'missed') yield { at: now, item };
    }
    for (const { addressee, items } of plan.bundles) {
      bundled.ids.add(addressee.id);
      for (const item of items) {
        known.add(item.key);
        yield { at: now, addressee, item };
      }
    }
    while ((changes[0] ?? end) <= now) changes.shift();
    const changed = changes[0] === undefined ? end : nextMinute(changes[0]);
    now = [changed, plan.nextAt].sort()[0] ?? end;
  }
}

interface Run {
  readonly at: IsoInstant;
  readonly facts: AgreementFacts;
  /** The day from which something waits that could not be sent. */
  readonly waitingSince?: IsoDate;
}

/** What fell due after the reminders were paused has not been sent on a day of the pause. */
function waitsForPause({ pauses, sendOn, time }: Item, { record }: AgreementFacts, day: IsoDate): boolean {
  return pauses && isPaused(record, day) && instantAt(sendOn, time) >= (record.paused?.from ?? '');
}

/** What waits may be older than a run usually looks back: a pause can be long. */
function handledBefore(
  { at, facts: before, waitingSince }: Run,
  facts: AgreementFacts,
): { readonly through?: IsoInstant; readonly unchanged?: boolean } {
  if (waitingSince !== undefined) return { through: instantAt(waitingSince, '00:00') };
  return before === facts ? { through: at, unchanged: true } : {};
}

/** The clockwork looks every minute. */
function nextMinute(instant: IsoInstant): IsoInstant {
  return `${new Date(Math.ceil((Date.parse(instant) + 1) / 60_000) * 60_000).toISOString()}`;
}

/** Everyone is who they are in the agreement: a function for its holder, a group for its channel. */
function addressesOf({ base }: AgreementHistory): (to: Recipient) => readonly Addressee[] {
  const functions = new Map(base.functions.map(({ id, name }) => [id, [{ id: name, without: [] }]]));
  const groups = new Map(base.groups.map(({ id, name }) => [id, [{ id: name, without: [] }]]));
  return (to) => (to.kind === 'function' ? functions.get(to.functionId) : groups.get(to.groupId)) ?? [];
}
