import type { ChannelRef } from '../chat/incoming.ts';
import type { Message } from '../chat/message.ts';
import { isReminderTime } from '../domain/reminder-time.ts';
import { textsIn } from '../text/texts.ts';
import { buildPost } from './build-post.ts';
import { type Carrying, type Courier, contactsOf, courierFor } from './couriers.ts';
import { mayBeDoubled } from './delivery-kinds.ts';
import {
  afterLook,
  afterPost,
  doubtPause,
  type First,
  firstPost,
  mostAttempts,
  pauseAfter,
  type Settled,
  type Standing,
} from './delivery-plan.ts';
import type { Log } from './dispatch.ts';
import type { Meter } from './meter.ts';
import { nextWay } from './next-way.ts';
import { fault, idsOf, noteEnd, nothingLeft } from './note-delivery.ts';
import type { Agreement, Clock, DeliveryOutcome, DeliveryRow, DeliveryStore, Store } from './ports.ts';
import { channelsFor, readableReads } from './readable-by.ts';
import { type Fault, tellUnreachable } from './tell-unreachable.ts';

export interface Delivering extends Carrying {
  readonly reads: Store;
  readonly deliveries: DeliveryStore;
  /** Pauses and claims are counted by the machine's clock: platforms and other processes have no other. */
  readonly machine: Clock;
  /** Id of this process, made when it started. */
  readonly process: string;
  /** 0–1 */
  readonly random: () => number;
  readonly newIds: (seed: string) => () => string;
  /** Sends it at that time, if the process is there. */
  readonly wakeAt: (deliveryId: string, at: string) => void;
  readonly log: Log;
  readonly meter: Meter;
}

/** Nothing here can carry it. */
const notConfigured = 'not-configured';

/** How a try went: settled, or put off until the channel is free; undefined when it is somebody else's by now. */
type Tried = Settled | { readonly kind: 'wait'; readonly until: string } | undefined;

/** A delivery that this process has, and how it is being carried. */
interface Sending {
  readonly row: DeliveryRow;
  readonly courier?: Courier;
  readonly deps: Delivering;
}

/**
 * Sends one delivery, if it is to be sent now and nobody else is sending it. A reminder that comes up outside its hours rests until
 * they come, whatever kept it. Before it is posted it is marked as in doubt, so that
 * a process that dies leaves a delivery that is looked for first (docs/decisions/0007-delivery.md). However it goes, what comes next is stored; only
 * a database that is away makes this throw.
 */
export async function deliver(id: string, deps: Delivering): Promise<void> {
  const { deliveries, machine, clock, log } = deps;
  const resting = !isReminderTime(clock.now());
  const row = await deliveries.claim(id, { by: deps.process, now: machine.now() }, resting);
  if (!row) return;
  try {
    const courier = await courierFor(row, deps);
    const sending: Sending = { row, deps, ...(courier ? { courier } : {}) };
    await settle(sending, await attempt(sending));
  } catch (error) {
    log.error('delivery.fault', { ...idsOf(row), fault: error instanceof Error ? error.name : 'unknown' });
    await afterFault(row, deps);
  }
}

async function attempt({ row, courier, deps }: Sending): Promise<Tried> {
  const { deliveries, machine, random } = deps;
  if (!courier) return { kind: 'next-way', reason: notConfigured, whole: row.way !== 'e-mail' };
  // Made now, so that what was masked or done a moment ago is not said.
  const message = await messageOf(row, deps);
  if (!message) return { kind: 'give-up', reason: nothingLeft, tell: false };
  const posted = placeOf(row);
  const first = await firstOf({ row, courier, deps }, posted);
  if (first.kind !== 'post') return attached({ row, courier, deps }, message, first, true);
  const slot = courier.pace
    ? await deliveries.takeSlot(row, courier.pace, machine.now())
    : ({ kind: 'taken' } as const);
  if (slot.kind === 'wait') return slot;
  const claim = { by: deps.process, now: machine.now() };
  if (!(await deliveries.begin(row.id, claim, first.afterwards))) return undefined;
  if (first.afterwards.possibleDoubles > row.possibleDoubles) deps.meter.maybeDoubled();
  const result = posted ? await courier.update(posted, row.messageId ?? '', message) : await courier.post(message);
  if (result.kind !== 'sent')
    deps.log.warn('delivery.try', { ...idsOf(row), result: result.kind, reason: result.reason });
  const settled = afterPost(standingOf(row), first.unresolved, result, random());
  return attached({ row, courier, deps }, message, settled, posted !== undefined);
}

/**
 * Before the delivery is settled, so that a process that dies in between looks for what is missing. What can't be attached is no
 * failure of the message: it is never posted again for it.
 */
async function attached({ row, courier, deps }: Required<Sending>, message: Message, settled: Settled, again: boolean) {
  if (settled.kind !== 'sent' || !courier.attach) return settled;
  const { platform, tenant } = row.target;
  await courier.attach({ platform, tenant, id: settled.channelId }, settled.messageId, message, again).catch(() => {
    deps.log.warn('delivery.not-attached', idsOf(row));
  });
  return settled;
}

async function firstOf({ row, courier, deps }: Required<Sending>, posted: ChannelRef | undefined): Promise<First> {
  // The same edit twice is one edit.
  if (posted)
    return { kind: 'post', afterwards: { inDoubt: false, possibleDoubles: row.possibleDoubles }, unresolved: false };
  return row.inDoubt ? afterLook(standingOf(row), await courier.find(), deps.random()) : firstPost(row);
}

function standingOf({ kind, attempts, inDoubt, possibleDoubles }: DeliveryRow): Standing {
  return { mayBeDoubled: mayBeDoubled(kind), attempts, inDoubt, possibleDoubles };
}

async function messageOf(row: DeliveryRow, { reads }: Delivering): Promise<Message | undefined> {
  const agreement = await reads.agreement(row.agreementId);
  if (!agreement || !(await mayBeReadThere(row, agreement, reads))) return undefined;
  const message = await buildPost(row, readableReads(row, agreement, reads));
  const to = agreement.functions.find(({ id }) => id === row.subject.functionId)?.name;
  if (!message || row.way !== 'group' || to === undefined) return message;
  const line = textsIn(message.language).delivery.to(to);
  return {
    ...message,
    summary: `${line} ${message.summary}`,
    blocks: [{ kind: 'text', text: line, style: 'strong' }, ...message.blocks],
  };
}

/** A channel may have become another group's while the delivery waited. What stands there already may be edited. */
async function mayBeReadThere(row: DeliveryRow, agreement: Agreement, reads: Store): Promise<boolean> {
  const { target, messageId } = row;
  if (target.kind === 'person' || messageId !== undefined) return true;
  return (await channelsFor(row, agreement, reads)).some(
    ({ channel }) =>
      channel.platform === target.platform && channel.tenant === target.tenant && channel.id === target.id,
  );
}

async function settle(sending: Sending, tried: Tried): Promise<void> {
  const { row, deps } = sending;
  // So slow that its minute ran out: it is taken again, if nobody else has.
  if (!tried) return deps.wakeAt(row.id, after(deps.machine.now(), doubtPause));
  const edit = row.subject.edit ?? 0;
  switch (tried.kind) {
    case 'sent':
      await pinFirst(sending, tried);
      return conclude(sending, { ...tried, edit, at: deps.clock.now() });
    case 'wait':
      return conclude(sending, { kind: 'wait', until: after(tried.until, deps.random() * slotSpread) });
    case 'again': {
      const { afterMs, reason, attempts, doubt, pauseMs } = tried;
      const now = deps.machine.now();
      if (pauseMs !== undefined) await deps.deliveries.pause(row.target, after(now, pauseMs), now);
      return conclude(sending, { kind: 'wait', until: after(now, afterMs), reason, attempts, ...doubt });
    }
    case 'next-way':
      return byNextWay(sending, tried);
    case 'give-up':
      if (isGonePost(row, tried.reason)) return conclude(sending, postedAnew(row));
      if (tried.tell) await tell(row, { kind: 'uncertain', reason: tried.reason }, deps);
      return conclude(sending, { kind: 'failed', reason: tried.reason, edit });
  }
}

/** What waits for the same place does not ask for it in the same instant. */
const slotSpread = 50;

/** The group's list was removed by somebody: it is posted anew. Any other post that is gone is gone. */
function isGonePost({ kind, messageId }: DeliveryRow, reason: string): boolean {
  return kind === 'group-list' && messageId !== undefined && /message_not_found|NotFound/.test(reason);
}

function postedAnew({ target, way, subject }: DeliveryRow): DeliveryOutcome {
  return { kind: 'moved', target, way, tried: subject.tried };
}

async function byNextWay(sending: Sending, { reason, whole }: Extract<Settled, { kind: 'next-way' }>): Promise<void> {
  const { row, deps } = sending;
  const agreement = await deps.reads.agreement(row.agreementId);
  if (!agreement) return conclude(sending, { kind: 'failed', reason: nothingLeft, edit: 0 });
  const [person = row.target] = row.subject.tried ?? [];
  const contacts = await contactsOf(person, deps);
  const move = row.messageId
    ? undefined
    : nextWay(row, whole, {
        accounts: contacts.accounts,
        channels: await channelsFor(row, agreement, deps.reads),
        mail: deps.mailer !== undefined && contacts.email !== undefined,
        platforms: deps.posters.map(({ platform }) => platform),
      });
  const instead = move ? { instead: move.way } : {};
  await tell(row, { kind: whole ? 'whole' : 'place', reason, ...instead }, deps);
  await conclude(
    sending,
    move ? { kind: 'moved', ...move } : { kind: 'unreachable', reason, edit: row.subject.edit ?? 0 },
  );
}

/** Stored before the delivery is settled: told twice is told once, by the key. */
async function tell(row: DeliveryRow, fault: Fault, deps: Delivering): Promise<void> {
  const agreement = await deps.reads.agreement(row.agreementId);
  const effects = agreement ? await tellUnreachable(row, agreement, fault, deps) : [];
  if (effects.length === 0) return;
  const now = deps.clock.now();
  const about = { outcome: 'done', agreementId: row.agreementId, at: now, recordedAt: now, actor: 'clock' } as const;
  const { correlation } = row;
  const { kind } = await deps.reads.commit({
    ...about,
    ...(correlation === undefined ? {} : { correlation }),
    effects,
  });
  if (kind === 'conflict') throw new Error('somebody else told the coordinators at the same moment');
}

async function conclude({ row, deps }: Sending, outcome: DeliveryOutcome): Promise<void> {
  const settled = await deps.deliveries.settle(row.id, deps.process, outcome);
  if (settled === 'lost') deps.log.warn('delivery.lost', idsOf(row));
  else noteEnd(row, outcome, deps);
  if (settled === 'changed' || outcome.kind === 'moved') deps.wakeAt(row.id, deps.machine.now());
  if (outcome.kind === 'wait') deps.wakeAt(row.id, outcome.until);
}

/** The group's list stays at the channel's top, where the platform can keep it there. */
async function pinFirst({ row, courier, deps }: Sending, { channelId, messageId }: Extract<Settled, { kind: 'sent' }>) {
  if (row.kind !== 'group-list' || row.messageId !== undefined) return;
  const { platform, tenant } = row.target;
  await courier?.pin?.({ platform, tenant, id: channelId }, messageId).catch(() => {
    deps.log.warn('delivery.not-pinned', idsOf(row));
  });
}

/**
 * A fault of ours, or a database that was away for a moment. Whether it was posted stays as doubtful as it was. When it is given
 * up the coordinators are told; while they can't be, it is not given up.
 */
async function afterFault(row: DeliveryRow, deps: Delivering): Promise<void> {
  const attempts = row.attempts + 1;
  const until = after(deps.machine.now(), doubtPause + pauseAfter(attempts, deps.random()));
  const gaveUp = attempts >= mostAttempts && (await tellOfFault(row, deps));
  const outcome: DeliveryOutcome = gaveUp
    ? { kind: 'failed', reason: fault, edit: row.subject.edit ?? 0 }
    : { kind: 'wait', until, reason: fault, attempts: Math.min(attempts, mostAttempts - 1) };
  await conclude({ row, deps }, outcome);
}

async function tellOfFault(row: DeliveryRow, deps: Delivering): Promise<boolean> {
  try {
    await tell(row, { kind: 'uncertain', reason: fault }, deps);
    return true;
  } catch (error) {
    deps.log.error('delivery.not-told', { ...idsOf(row), fault: error instanceof Error ? error.name : 'unknown' });
    return false;
  }
}

function placeOf({ target, channelId, messageId }: DeliveryRow): ChannelRef | undefined {
  if (channelId === undefined || messageId === undefined) return undefined;
  return { platform: target.platform, tenant: target.tenant, id: channelId };
}

function after(instant: string, milliseconds: number): string {
  return new Date(Date.parse(instant) + milliseconds).toISOString();
}
