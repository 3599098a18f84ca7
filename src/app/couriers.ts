import type { AccountRef, ChannelRef, FindResult, Pace, Poster, PostResult, PostTarget } from '../chat/incoming.ts';
import type { Message } from '../chat/message.ts';
import { isoDateOf } from '../domain/time.ts';
import type { Clock, DeliveryRow, DeliveryTarget, Mailer, Reads } from './ports.ts';

/** What carries one delivery by its way: a platform, or e-mail. */
export interface Courier {
  readonly pace?: Pace;
  find(): Promise<FindResult>;
  post(message: Message): Promise<PostResult>;
  update(place: ChannelRef, messageId: string, message: Message): Promise<PostResult>;
  /** `again`: its documents may be there already. */
  attach?(place: ChannelRef, messageId: string, message: Message, again: boolean): Promise<void>;
  pin?(place: ChannelRef, messageId: string): Promise<void>;
}

export interface Carrying {
  readonly reads: Reads;
  readonly posters: readonly Poster[];
  readonly mailer?: Mailer;
  readonly clock: Clock;
}

/** Undefined when nothing here can carry it: the platform, or e-mail, is not set up. */
export async function courierFor(row: DeliveryRow, deps: Carrying): Promise<Courier | undefined> {
  if (row.way === 'e-mail') return mailCourier(row, deps);
  const poster = deps.posters.find((entry) => entry.platform === row.target.platform);
  if (!poster) return undefined;
  const target = postTargetOf(row.target);
  return {
    ...(poster.pace ? { pace: poster.pace } : {}),
    find: () => poster.findPost(target, row.id),
    post: (message) => poster.post(target, message, row.id),
    update: (place, messageId, message) => poster.update(place, messageId, message),
    ...(poster.attach ? { attach: attachBy(poster.attach, row.target.thread) } : {}),
    ...(poster.pin ? { pin: (place, messageId) => poster.pin?.(place, messageId) ?? Promise.resolve() } : {}),
  };
}

function attachBy(attach: NonNullable<Poster['attach']>, thread: string | undefined): NonNullable<Courier['attach']> {
  return (place, messageId, message, again) =>
    attach({ ...place, ...(thread === undefined ? {} : { thread }) }, messageId, message, again);
}

async function mailCourier(row: DeliveryRow, deps: Carrying): Promise<Courier | undefined> {
  const { mailer } = deps;
  const address = (await contactsOf(accountOf(row.target), deps)).email;
  if (!mailer || address === undefined) return undefined;
  return {
    // Whoever gets the same letter twice sees by its id that it is the same.
    find: async () => ({ kind: 'unknown' }),
    post: (message) => mailer.send(address, message, row.id),
    update: async () => ({ kind: 'unreachable', reason: 'e-mail', what: 'message' }),
  };
}

/** Where else a person can be met: their accounts, on any platform, and the address that they have given. */
export async function contactsOf(
  account: AccountRef,
  { reads, clock }: Pick<Carrying, 'reads' | 'clock'>,
): Promise<{ readonly personId?: string; readonly accounts: readonly AccountRef[]; readonly email?: string }> {
  const { personId } = await reads.situation(account, undefined, isoDateOf(clock.now()));
  if (personId === undefined) return { accounts: [account] };
  const accounts = (await reads.holdingsOfPerson(personId)).flatMap((holding) => holding.accounts);
  const email = (await reads.reminderChoices([personId])).get(personId)?.email;
  return { personId, accounts, ...(email === undefined ? {} : { email }) };
}

function accountOf({ platform, tenant, id }: DeliveryTarget): AccountRef {
  return { platform, tenant, id };
}

function postTargetOf(target: DeliveryTarget): PostTarget {
  const place = accountOf(target);
  return target.kind === 'person'
    ? { kind: 'person', account: place }
    : { kind: 'channel', channel: place, ...(target.thread === undefined ? {} : { thread: target.thread }) };
}
