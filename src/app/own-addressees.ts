import type { CommandContext } from './commands/command.ts';

/** The names under which the one who speaks is reminded: the person, or on the page the function that they say they are. */
export function ownAddressees({ actor }: Pick<CommandContext, 'actor'>): readonly string[] {
  return actor.personId === undefined ? actor.functions.map(({ id }) => `local:${id}`) : [actor.personId];
}
