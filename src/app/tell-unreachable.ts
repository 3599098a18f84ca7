import { type AccountRef, notOurs } from '../chat/incoming.ts';
import { isoDateOf } from '../domain/time.ts';
import { contactsOf } from './couriers.ts';
import type { Effect } from './effects.ts';
import { coordinatorFunctions } from './holdings.ts';
import type { Agreement, Clock, DeliveryRow, DeliveryStore, DeliveryWay, HoldingRow, Reads } from './ports.ts';
import { isCoordinators } from './readable-by.ts';

/** What the coordinators are told of. */
export interface Fault {
  /** `whole`: nothing can be sent in that workspace or tenant. `uncertain`: it may not be sent again by the bot. */
  readonly kind: 'place' | 'whole' | 'uncertain';
  readonly reason: string;
  /** How it goes instead. */
  readonly instead?: DeliveryWay;
}

export interface Telling {
  readonly reads: Reads;
  readonly deliveries: Pick<DeliveryStore, 'lastSent'>;
  readonly newIds: (seed: string) => () => string;
  readonly clock: Clock;
}

/**
 * Tells the coordinators that a person or a channel can't be reached: those of the person's party; of the others when it is a
 * coordinator; all when it is a channel or a whole workspace. Once, until it works again: what was last sent there is a part of the
 * key. That they can't be told is not told.
 */
export async function tellUnreachable(
  row: DeliveryRow,
  agreement: Agreement,
  fault: Fault,
  deps: Telling,
): Promise<readonly Effect[]> {
  // That the app left a whole workspace has been told already (receive-removal.ts).
  if (row.kind === 'unreachable' || fault.reason === notOurs) return [];
  const { reads, clock } = deps;
  const unreachable = row.target.kind === 'person' ? await contactsOf(row.target, deps) : undefined;
  const key = await keyOf(row, agreement, fault, deps);
  const parties = partiesToTell(row, agreement, fault);
  const coordinators = parties.flatMap((party) => coordinatorFunctions(agreement, party).map(({ id }) => id));
  const today = isoDateOf(clock.now());
  const deputies = (await reads.deputies(agreement.id, today)).filter(({ from }) => from <= today);
  const holdings = [...(await reads.holdings(agreement.id)), ...deputies].filter(
    ({ confirmed, functionId, personId }) =>
      confirmed && coordinators.includes(functionId) && personId !== unreachable?.personId,
  );
  const people = new Map(holdings.map((holding) => [holding.personId, holding]));
  const facts = factsOf(row, agreement, fault);
  return [...people.values()].flatMap((holding): readonly Effect[] => {
    const account = accountToTell(holding, row, fault);
    if (!account) return [];
    const own = `${key}/${holding.personId}`;
    const delivery = {
      id: deps.newIds(own)(),
      key: own,
      kind: 'unreachable' as const,
      subject: { functionId: holding.functionId, facts },
      target: { kind: 'person' as const, platform: account.platform, tenant: account.tenant, id: account.id },
    };
    return [{ kind: 'post', delivery }];
  });
}

async function keyOf(row: DeliveryRow, agreement: Agreement, fault: Fault, deps: Telling): Promise<string> {
  if (fault.kind === 'uncertain') return `uncertain/${row.id}`;
  const { platform, tenant, id } = row.target;
  const place = { platform, tenant, ...(fault.kind === 'whole' ? {} : { id }) };
  const since = (await deps.deliveries.lastSent(place)) ?? 'never';
  const letters = row.way === 'e-mail' ? ['e-mail'] : [];
  return ['unreachable', agreement.id, ...letters, ...Object.values(place), since].join('/');
}

function partiesToTell(row: DeliveryRow, agreement: Agreement, fault: Fault): readonly string[] {
  const all = agreement.definition.parties.map(({ key }) => key);
  if (row.target.kind === 'channel' || fault.kind === 'whole') return all;
  const party = agreement.functions.find(({ id }) => id === row.subject.functionId)?.party;
  if (party === undefined) return all;
  return isCoordinators(row, agreement) ? all.filter((key) => key !== party) : [party];
}

/** An account that is not where the fault is, when the person has one. */
function accountToTell({ accounts }: HoldingRow, { target }: DeliveryRow, fault: Fault): AccountRef | undefined {
  const isThere = ({ platform, tenant }: AccountRef) => platform === target.platform && tenant === target.tenant;
  return (fault.kind === 'whole' ? accounts.find((account) => !isThere(account)) : undefined) ?? accounts[0];
}

function factsOf(row: DeliveryRow, agreement: Agreement, { kind, reason, instead }: Fault) {
  const { target, subject } = row;
  const bound = agreement.channels.find(
    ({ channel }) =>
      channel.platform === target.platform && channel.tenant === target.tenant && channel.id === target.id,
  );
  const group = agreement.groups.find(({ id }) => id === (bound?.groupId ?? subject.groupId))?.name ?? '';
  const held = agreement.functions.find(({ id }) => id === subject.functionId)?.name ?? '';
  return {
    event: kind === 'place' ? target.kind : kind,
    who: target.kind === 'channel' ? group : held,
    platform: target.platform,
    way: row.way,
    reason,
    instead: instead ?? '',
  };
}
