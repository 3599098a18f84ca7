import type { AgreementFacts } from '../domain/facts.ts';
import { factsOverTime } from '../domain/history.ts';
import { type IsoInstant, isoDateOf } from '../domain/time.ts';
import { instantAt } from '../domain/wall-clock.ts';
import { correlationOf } from './correlation.ts';
import type { Log } from './dispatch.ts';
import type { Effect } from './effects.ts';
import { gatherFacts, gatherHistory } from './facts.ts';
import { tendFollowUps } from './follow-ups/tend.ts';
import { type Addressee, type Bundle, type Item, outlook, type Plan, planNow } from './plan-reminders.ts';
import type {
  Agreement,
  Clock,
  DeliveryTarget,
  Holder,
  NewReminder,
  PlanningStore,
  ReminderChoice,
  Store,
} from './ports.ts';
import { channelsOf } from './relations.ts';
import type { Recipient } from './reminders/reminder.ts';

export interface PlanningDeps {
  readonly store: Store;
  readonly planning: PlanningStore;
  readonly clock: Clock;
  readonly newIds: (seed: string) => () => string;
  readonly hash: (text: string) => string;
  /** One line for each run that had something to do. */
  readonly log?: Log;
}

interface Planned {
  readonly bundles: number;
  readonly reminders: number;
  readonly unsent: number;
}

/** Minutes after the moment that a run should have come, from which something is taken to have been down. */
const downAfterMinutes = 30;

/**
 * Plans every agreement with a changed fact, or with an occurrence whose time has come. None, when nothing has happened.
 * One that can't be planned keeps no other from it: its fault is thrown when all have been tried.
 */
export async function planDue(deps: PlanningDeps): Promise<number> {
  const due = await deps.planning.due(deps.clock.now());
  const faults: unknown[] = [];
  for (const id of due) await planAgreement(id, deps).catch((fault: unknown) => faults.push(fault));
  if (faults.length > 0) throw faults[0];
  return due.length;
}

/**
 * Computes what an agreement's facts make due and stores what is new: the reminders with their keys, the bundles they go
 * with and those bundles' jobs, in one transaction. Undefined when another process was quicker: the next run sees what it did.
 */
async function planAgreement(id: string, deps: PlanningDeps): Promise<Planned | undefined> {
  const { store, planning, clock, newIds, hash } = deps;
  const agreement = await store.agreement(id);
  if (!agreement) return undefined;
  const now = clock.now();
  const today = isoDateOf(now);
  // Read before the facts: what is recorded meanwhile makes the agreement due again.
  const state = await planning.state(id);
  const facts = await gatherFacts(agreement, store, today);
  const followUps = await tendFollowUps(agreement, facts, { store, now, newIds, hash });
  // The facts are others now.
  if (followUps.done) return planAgreement(id, deps);
  const { ahead, input, known, bundled, people } = await prospectOf(agreement, facts, state, deps);
  const plan = planNow(ahead, input, known, bundled);
  const run = `plan ${id} ${now} ${state.seq}`;
  const newId = newIds(run);
  const correlation = correlationOf(run, hash);
  const sending = plan.bundles.map((bundle) => bundleEffects(agreement, bundle, people.targets, newId));
  const reminders = [
    ...sending.flatMap((bundle) => bundle.reminders),
    ...plan.unsent.map((entry) => ({ ...toReminder(entry.item), state: entry.state, why: entry.why, late: false })),
  ];
  const effects: readonly Effect[] = [
    ...sending.flatMap((bundle) => bundle.posts),
    ...(reminders.length > 0 ? [{ kind: 'remind' as const, reminders }] : []),
    {
      kind: 'planned',
      seenSeq: state.seq,
      through: handledThrough(plan, now),
      nextAt: earlier(plan.nextAt, followUps.nextAt),
    },
  ];
  const result = await store.commit({
    outcome: 'done',
    agreementId: id,
    at: now,
    recordedAt: now,
    actor: 'clock',
    correlation,
    effects,
  });
  if (result.kind !== 'committed') return undefined;
  const planned = { bundles: plan.bundles.length, reminders: reminders.length, unsent: plan.unsent.length };
  if (reminders.length > 0) deps.log?.info('planned', { agreement: id, ...planned, correlation });
  return planned;
}

/** What an agreement's facts make due, and what of it has been handled. */
export async function prospectOf(
  agreement: Agreement,
  facts: AgreementFacts,
  state: Awaited<ReturnType<PlanningStore['state']>>,
  { store, planning, clock }: Pick<PlanningDeps, 'store' | 'planning' | 'clock'>,
) {
  const now = clock.now();
  const today = isoDateOf(now);
  const people = await addressBook(agreement, store, planning, today);
  const input = {
    facts,
    now,
    putOff: await store.putOff(agreement.id),
    addressees: people.addressees,
    ...(state.through === undefined ? {} : { through: state.through }),
    ...(isBehind(state.nextAt, now) ? { factsAt: await pastFacts(agreement, store) } : {}),
  };
  const ahead = outlook(input);
  const keys = [...new Set([...ahead.due, ...ahead.over].map(({ key }) => key))];
  const known = new Set((await store.remindersWithKeys(agreement.id, keys)).map(({ key }) => key));
  const ids = [...new Set(ahead.due.flatMap(({ addressee }) => addressee?.id ?? []))];
  const posted = await planning.deliveriesAmong(ids.map((each) => bundleKey(agreement.id, each, today)));
  /** Who has had today's message. */
  const bundled = new Set(ids.filter((each) => posted.has(bundleKey(agreement.id, each, today))));
  return { ahead, input, known, bundled, people };
}

function earlier(a: IsoInstant, b: IsoInstant | undefined): IsoInstant {
  return b !== undefined && b < a ? b : a;
}

/** What waits has not been handled: after a long downtime, or quiet weeks, it is older than a run usually looks back. */
function handledThrough({ waitingSince }: Plan, now: IsoInstant): IsoInstant {
  return waitingSince !== undefined && waitingSince < isoDateOf(now) ? instantAt(waitingSince, '00:00') : now;
}

function isBehind(nextAt: IsoInstant | undefined, now: IsoInstant): boolean {
  return nextAt !== undefined && Date.parse(now) - Date.parse(nextAt) > downAfterMinutes * 60_000;
}

async function pastFacts(agreement: Agreement, store: Store): Promise<(at: IsoInstant) => AgreementFacts> {
  return factsOverTime(await gatherHistory(agreement, store, false));
}

/** Who reads what, and where it is sent. */
interface AddressBook {
  readonly addressees: (to: Recipient) => readonly Addressee[];
  readonly targets: (addresseeId: string) => readonly DeliveryTarget[];
}

/**
 * A function's first holder, or its deputy of the day, is reminded; a function that nobody holds is answered for by its
 * party's coordinators (product.md §4). A group reads in every channel that it is bound to.
 */
async function addressBook(
  agreement: Agreement,
  store: Store,
  planning: PlanningStore,
  today: string,
): Promise<AddressBook> {
  const holders = await planning.holders(agreement.id, today);
  const choices = await store.reminderChoices([...new Set(holders.map(({ personId }) => personId))]);
  const holderOf = (functionId: string) => holders.find((entry) => entry.functionId === functionId);
  const standingIn = (functionId: string): readonly Holder[] => {
    const party = agreement.functions.find((entry) => entry.id === functionId)?.party;
    return agreement.functions
      .filter((entry) => entry.party === party && entry.roles.includes('coordinator'))
      .flatMap((entry) => holderOf(entry.id) ?? []);
  };
  const addressee = ({ personId, functionId }: Holder): Addressee => ({
    id: personId,
    functionId,
    without: choices.get(personId)?.without ?? [],
  });
  return {
    addressees: (to) => {
      if (to.kind === 'group')
        return channelsOf(agreement, to.groupId).length > 0 ? [{ id: to.groupId, without: [] }] : [];
      const holder = holderOf(to.functionId);
      const told = holder ? [holder] : standingIn(to.functionId);
      return [...new Map(told.map((entry) => [entry.personId, addressee(entry)])).values()];
    },
    targets: (id) => {
      const channels = channelsOf(agreement, id).map(({ channel }) => ({ kind: 'channel' as const, ...channel }));
      if (channels.length > 0) return channels;
      const holder = holders.find((entry) => entry.personId === id);
      return holder ? [personTarget(holder, choices.get(id))] : [];
    },
  };
}

function personTarget({ accounts }: Holder, choice: ReminderChoice | undefined): DeliveryTarget {
  const [first] = accounts;
  const account = accounts.find(({ platform }) => platform === choice?.platform) ?? first;
  if (!account) throw new Error('a holder has an account');
  return { kind: 'person', ...account };
}

/** The bundle's posts, one per channel, and its reminders. Every post shows the first one's reminders. */
function bundleEffects(
  agreement: Agreement,
  { addressee, on, items }: Bundle,
  targets: AddressBook['targets'],
  newId: () => string,
): { readonly posts: readonly Effect[]; readonly reminders: readonly NewReminder[] } {
  const key = bundleKey(agreement.id, addressee.id, on);
  const bundle = newId();
  const { functionId } = addressee;
  const posts = targets(addressee.id).map((target, index): Effect => {
    const { platform, tenant, id } = target;
    return {
      kind: 'post',
      delivery: {
        id: index === 0 ? bundle : newId(),
        key: index === 0 ? key : `${key}/${platform}/${tenant}/${id}`,
        kind: 'bundle',
        subject: {
          ...(functionId === undefined ? {} : { functionId }),
          ...(target.kind === 'channel' ? { groupId: addressee.id } : {}),
          facts: { bundle, on },
        },
        target,
      },
    };
  });
  const reminders = items.map(
    (item): NewReminder => ({ ...toReminder(item), state: 'sent', late: item.late, deliveryId: bundle }),
  );
  return { posts, reminders };
}

/** One bundle a day to one addressee: the delivery's key. */
function bundleKey(agreementId: string, addresseeId: string, on: string): string {
  return `bundle/${agreementId}/${addresseeId}/${on}`;
}

export function toReminder({
  key,
  kind,
  to,
  subject,
  reason,
  due,
  on,
  quiet,
  addressee,
}: Item): Omit<NewReminder, 'state' | 'late'> {
  return {
    key,
    kind,
    ...(to.kind === 'function'
      ? { functionId: to.functionId, ...(addressee ? { personId: addressee.id } : {}) }
      : { groupId: to.groupId }),
    subject,
    reason,
    due,
    plannedOn: on,
    quiet,
  };
}
