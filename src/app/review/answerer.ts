import type { HeldFunction } from '../../domain/policy.ts';
import { answersFor } from '../answers-for.ts';
import type { CommandContext } from '../commands/command.ts';

/**
 * The function that the person answers a review as: a coordinator of the party, or its steering function where it has no
 * coordinator (product.md §4). One's own before one that one is a deputy for.
 */
export async function answererOf(
  context: Pick<CommandContext, 'actor' | 'agreement' | 'reads' | 'origin'>,
): Promise<HeldFunction | undefined> {
  const parties = await answersFor(context);
  const order = ({ roles, deputy }: HeldFunction) => (roles.includes('coordinator') ? 0 : 2) + (deputy ? 1 : 0);
  return context.actor.functions
    .filter(
      ({ confirmed, party, roles }) =>
        confirmed && parties.includes(party) && (roles.includes('coordinator') || roles.includes('steering')),
    )
    .sort((a, b) => order(a) - order(b))[0];
}
