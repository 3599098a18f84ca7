import { isPaused } from '../domain/agreement-record.ts';
import { addDays, isWorkingDate, quietSpanOf, workingDateOnOrAfter, workingDaysFrom } from '../domain/days.ts';
import type { AgreementFacts } from '../domain/facts.ts';
import { defaultTime, earliestTime } from '../domain/reminder-settings.ts';
import { isReminderTime } from '../domain/reminder-time.ts';
import { type IsoDate, type IsoInstant, isoDateOf } from '../domain/time.ts';
import { instantAt, wallClock } from '../domain/wall-clock.ts';
import type { PutOff } from './ports.ts';
import { type Candidate, candidates, isInForce } from './reminders/candidates.ts';
import { reminders } from './reminders/index.ts';
import { type Addressee, type Item, itemsFor } from './reminders/items.ts';
import { nextPutOff, putOffItems } from './reminders/put-off.ts';
import type { Recipient } from './reminders/reminder.ts';

/** A planning run looks this many working days back (product.md §5), further after a longer downtime. */
const workingDaysBack = 20;
/** How far ahead a run looks for the next occurrence; without one it looks again after that. */
const daysAhead = 45;
/** Minutes after its time from which a reminder is called late. */
const lateAfterMinutes = 60;

export type { Addressee, Item } from './reminders/items.ts';

export interface PlanInput {
  readonly facts: AgreementFacts;
  readonly now: IsoInstant;
  /** Everything due until then has been handled; absent when the agreement has never been planned. */
  readonly through?: IsoInstant;
  /** Nothing has changed since `through` and nothing waits from then: only the days since are looked at. */
  readonly unchanged?: boolean;
  /** The facts as they were, to tell what was missed while nothing ran; absent when nothing was down. */
  readonly factsAt?: (at: IsoInstant) => AgreementFacts;
  readonly putOff: readonly PutOff[];
  /** Nobody: there is no one to tell. */
  readonly addressees: (to: Recipient) => readonly Addressee[];
}

/** What a run has before it: it asks the store which keys are new. */
export interface Outlook {
  /** Everything that falls due today or has, and isn't known to be over. */
  readonly due: readonly Item[];
  /** What fell due and no longer holds: missed unless its key is known. */
  readonly over: readonly Item[];
  /** When the next occurrence after today falls. */
  readonly next: IsoInstant;
}

/** Everything that the facts give for the last working days and today. Pure: the same facts and time give the same. */
export function outlook(input: PlanInput): Outlook {
  const { facts, now, through } = input;
  const today = isoDateOf(now);
  const back = workingDaysFrom(today, -workingDaysBack);
  const handled = through === undefined ? back : isoDateOf(through);
  const first = input.unchanged || handled < back ? handled : back;
  const asNow = candidates(facts, today, { first, last: today });
  const holds = (candidate: Candidate) =>
    (candidate.due >= today || candidate.due < candidate.on || candidate.afterDue) &&
    isInForce(candidate, facts, today);
  const past = asNow.filter((candidate) => !holds(candidate));
  const gone = lostMeanwhile(input, first, today, new Set(asNow.map(({ key }) => key)));
  const putOff = putOffItems(input, first, today);
  const items = (candidate: Candidate) => itemsFor(candidate, input.addressees(candidate.to));
  const [next = ''] = [nextAfter(facts, today), ...nextPutOff(input, today)].sort();
  return {
    due: [...asNow.filter(holds).flatMap(items), ...putOff.due],
    over: [...[...past, ...gone].flatMap(items), ...putOff.over],
    next,
  };
}

/** What would have been sent while nothing ran, and is no longer true. */
function lostMeanwhile(
  { factsAt, through, now }: PlanInput,
  first: IsoDate,
  today: IsoDate,
  stillTrue: ReadonlySet<string>,
): readonly Candidate[] {
  if (!factsAt || through === undefined) return [];
  const lost = new Map<string, Candidate>();
  for (let day = first; day <= today; day = addDays(day, 1)) {
    if (!isWorkingDate(day)) continue;
    const then = instantAt(day, defaultTime);
    if (then <= through || then > now) continue;
    const facts = factsAt(then);
    const paused = isPaused(facts.record, day);
    for (const candidate of candidates(facts, day, { first: day, last: day }))
      if (!stillTrue.has(candidate.key) && !(paused && candidate.pauses)) lost.set(candidate.key, candidate);
  }
  return [...lost.values()];
}

/** The moment at which something next falls due after today; in a while when nothing is in sight. */
function nextAfter(facts: AgreementFacts, today: IsoDate): IsoInstant {
  const known = ahead.get(facts);
  const tomorrow = instantAt(addDays(today, 1), '00:00');
  const still = known && known.until > tomorrow ? known : lookAhead(facts, today);
  if (still !== known) ahead.set(facts, still);
  return still.slots.find((slot) => slot >= tomorrow) ?? still.until;
}

interface Ahead {
  /** In order. */
  readonly slots: readonly IsoInstant[];
  /** As far as was looked. */
  readonly until: IsoInstant;
}

const ahead = new WeakMap<AgreementFacts, Ahead>();

/** Slots to come, as far as the days themselves change nothing: a date from which a status holds is one to look again on. */
function lookAhead(facts: AgreementFacts, today: IsoDate): Ahead {
  const limit = addDays(today, daysAhead);
  const [last = limit] = [limit, ...turningDays(facts)].filter((day) => day > today).sort();
  const slots = candidates(facts, today, { first: addDays(today, 1), last }).map(({ sendOn, time }) =>
    instantAt(sendOn, time),
  );
  return { slots: [...new Set(slots)].sort(), until: instantAt(addDays(last, 1), earliestTime) };
}

/** Days on which facts become others by themselves. */
function turningDays({ measures, record }: AgreementFacts): readonly IsoDate[] {
  const dated = measures.flatMap(({ state }) => [...state.dated.map(({ from }) => from), state.plan.start ?? '']);
  return [...dated, record.paused?.until ?? ''];
}

/** One message to one addressee: everything that is due to them. */
export interface Bundle {
  readonly addressee: Addressee;
  readonly on: IsoDate;
  readonly items: readonly PlannedItem[];
}

export interface PlannedItem extends Item {
  readonly late: boolean;
}

export interface Plan {
  readonly bundles: readonly Bundle[];
  /** Keys to be remembered without anything being sent, and why. */
  readonly unsent: readonly { readonly item: Item; readonly state: 'missed' | 'skipped'; readonly why: string }[];
  /** When to look again, if no fact changes before. */
  readonly nextAt: IsoInstant;
  /** Something is due that could not be sent now: the day from which it has waited, or is to wait. */
  readonly waitingSince?: IsoDate;
}

/**
 * What is sent now: in quiet weeks and while reminders are paused, judged by the day it is, only what never rests. `known`: keys
 * that have been handled. `bundledToday`: addressees that have had today's message. Nothing is sent outside 08–17 or on a day that
 * is not a working day; what can't be sent now waits for the next morning's bundle.
 */
export function planNow(
  { due, over, next }: Outlook,
  { facts, now }: Pick<PlanInput, 'facts' | 'now'>,
  known: ReadonlySet<string>,
  bundledToday: ReadonlySet<string>,
): Plan {
  const today = isoDateOf(now);
  const clock = wallClock(now).slice(11);
  const fresh = due.filter(({ key }) => !known.has(key));
  const unsent: Plan['unsent'][number][] = [];
  const resting = quietSpanOf(today);
  const paused = isPaused(facts.record, today);
  const waiting: Item[] = [];
  const byAddressee = new Map<string, Item[]>();
  for (const item of fresh) {
    const { addressee } = item;
    if (!addressee) unsent.push({ item, state: 'skipped', why: 'nobody' });
    else if (item.optional && addressee.without.includes(item.kind))
      unsent.push({ item, state: 'skipped', why: 'opted-out' });
    else if ((resting && item.rests) || (paused && item.pauses)) waiting.push(item);
    else byAddressee.set(addressee.id, [...(byAddressee.get(addressee.id) ?? []), item]);
  }
  for (const item of over) if (!known.has(item.key)) unsent.push({ item, state: 'missed', why: 'over' });
  const usual = facts.record.settings.time ?? defaultTime;
  const tomorrow = instantAt(workingDaysFrom(today, 1), usual);
  const bundles: Bundle[] = [];
  const restsUntil = waiting.length > 0 ? [resting?.last, paused ? facts.record.paused?.until : undefined] : [];
  const afterRest = restsUntil.flatMap((last) =>
    last === undefined ? [] : [instantAt(workingDateOnOrAfter(addDays(last, 1)), usual)],
  );
  let [nextAt = next] = [next, ...afterRest].sort();
  for (const [id, mine] of byAddressee) {
    const slot = slotOf(mine, today, usual);
    const open = isReminderTime(now) && !bundledToday.has(id);
    if (open && clock >= slot) {
      const { newest, older } = newestSteps(mine);
      bundles.push(bundleOf(newest, today, now));
      unsent.push(...older.map((item) => ({ item, state: 'missed', why: 'over' }) as const));
    } else {
      const later = isWorkingDate(today) && !bundledToday.has(id) && clock < slot ? instantAt(today, slot) : tomorrow;
      if (later < nextAt) nextAt = later;
      waiting.push(...mine);
    }
  }
  const [waitingSince = today] = [today, ...waiting.map(({ sendOn }) => sendOn)].sort();
  return { bundles, unsent, nextAt, ...(waiting.length > 0 ? { waitingSince } : {}) };
}

/** The day's time for an addressee: the earliest that something of today has. What is late goes with the usual bundle, or at once after it. */
function slotOf(waiting: readonly Item[], today: IsoDate, usual: string): string {
  const [first = usual] = waiting.map(({ sendOn, time }) => (sendOn === today ? time : usual)).sort();
  return first;
}

/** Several steps towards one date say the same thing: of those that are due to somebody at once, the latest says it. */
function newestSteps(items: readonly Item[]): { readonly newest: readonly Item[]; readonly older: readonly Item[] } {
  const newest = new Map<string, Item>();
  const about = ({ kind, subject, due, to }: Item) => JSON.stringify([kind, subject, due, to]);
  for (const item of items) {
    const other = newest.get(about(item));
    if (other === undefined || item.on > other.on) newest.set(about(item), item);
  }
  const chosen = new Set(newest.values());
  return { newest: [...chosen], older: items.filter((item) => !chosen.has(item)) };
}

function bundleOf(waiting: readonly Item[], today: IsoDate, now: IsoInstant): Bundle {
  const [first] = waiting;
  if (!first?.addressee) throw new Error('a bundle goes to somebody');
  const order = new Map(reminders.map(({ name }, index) => [name, index]));
  const inOrder = [...waiting].sort(
    (a, b) => (order.get(a.kind) ?? 0) - (order.get(b.kind) ?? 0) || (a.due < b.due ? -1 : a.due > b.due ? 1 : 0),
  );
  return {
    addressee: first.addressee,
    on: today,
    items: inOrder.map((item) => ({ ...item, late: isLate(item, today, now) })),
  };
}

/** Nobody could send what nobody knew of: what came to be known after its time comes as soon as it can, and is not late. */
function isLate({ sendOn, time, knownFrom }: Item, today: IsoDate, now: IsoInstant): boolean {
  if (knownFrom !== undefined && knownFrom > instantAt(sendOn, time)) return false;
  if (sendOn < today) return true;
  return Date.parse(now) - Date.parse(instantAt(sendOn, time)) > lateAfterMinutes * 60_000;
}
