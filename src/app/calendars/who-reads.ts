import type { FunctionRole } from '../../domain/agreement-file.ts';
import type { IsoDate } from '../../domain/time.ts';
import type { CommandContext } from '../commands/command.ts';
import type { Agreement, Group, Reads } from '../ports.ts';
import { groupsOf } from '../relations.ts';
import type { CalendarToken } from './ports.ts';

interface Held {
  readonly id: string;
  readonly roles: readonly FunctionRole[];
}

/** Who sees every group's measures sees every group's meetings (product.md §4). */
export function readsEverything(functions: readonly Held[]): boolean {
  return functions.some(({ roles }) => roles.some((role) => role !== 'member'));
}

/** Groups whose calendar these functions may have. */
export function groupsRead(agreement: Agreement, functions: readonly Held[]): readonly Group[] {
  if (readsEverything(functions)) return agreement.groups;
  const own = groupsOf(
    agreement,
    functions.map(({ id }) => id),
  );
  return agreement.groups.filter(({ id }) => own.includes(id));
}

/** Who an address is given to: a person, or a function where one acts by function. */
export function holdersOf({ actor }: Pick<CommandContext, 'actor'>): readonly string[] {
  return actor.personId === undefined ? actor.functions.map(({ id }) => id) : [actor.personId];
}

/** Whether whoever the address was given to may still read: a removed person loses access at once (product.md §4). */
export async function stillReads(
  { holder, groupId }: CalendarToken,
  agreement: Agreement,
  reads: Pick<Reads, 'holdingsOfPerson' | 'deputies'>,
  today: IsoDate,
): Promise<boolean> {
  const functions = await functionsOf(holder, agreement, reads, today);
  if (groupId === undefined) return readsEverything(functions);
  return groupsRead(agreement, functions).some(({ id }) => id === groupId);
}

async function functionsOf(
  holder: string,
  agreement: Agreement,
  reads: Pick<Reads, 'holdingsOfPerson' | 'deputies'>,
  today: IsoDate,
): Promise<readonly Held[]> {
  const acting = agreement.functions.find(({ id }) => id === holder);
  if (acting) return [acting];
  const own = (await reads.holdingsOfPerson(holder)).filter(
    ({ agreementId, confirmed }) => agreementId === agreement.id && confirmed,
  );
  const standsIn = (await reads.deputies(agreement.id, today)).filter(
    ({ personId, from, party }) => personId === holder && from <= today && own.some((each) => each.party === party),
  );
  const ids = [...own, ...standsIn].map(({ functionId }) => functionId);
  return agreement.functions.filter(({ id }) => ids.includes(id));
}
