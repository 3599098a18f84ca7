import { actsByName } from './acts-by-name.ts';
import type { CommandContext } from './commands/command.ts';
import { coordinatingParties } from './coordinators.ts';
import { coordinatesFor, partiesWithoutCoordinator } from './holdings.ts';

/**
 * Keys of the parties that the person answers for: those that they coordinate, and as a party's steering function the one
 * that has no coordinator (product.md §4).
 */
export async function answersFor(
  context: Pick<CommandContext, 'actor' | 'agreement' | 'reads' | 'origin'>,
): Promise<readonly string[]> {
  const { actor, agreement, reads, origin } = context;
  const leads = actor.functions.filter(({ confirmed, roles }) => confirmed && roles.includes('steering'));
  const own = coordinatesFor({ actor });
  if (leads.length === 0) return own;
  const coordinated = coordinatingParties(agreement);
  const without = actsByName(origin)
    ? agreement.definition.parties.map(({ key }) => key).filter((key) => !coordinated.includes(key))
    : partiesWithoutCoordinator(agreement, await reads.holdings(agreement.id));
  return [...new Set([...own, ...leads.map(({ party }) => party).filter((party) => without.includes(party))])];
}
