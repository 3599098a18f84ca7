import type { Agreement } from './ports.ts';

const cache = new WeakMap<Agreement, readonly string[]>();

/** Names that are never people's: functions, groups, parties and places that the agreement and its plan mention. */
export function knownNames(agreement: Agreement): readonly string[] {
  const known = cache.get(agreement);
  if (known) return known;
  const { definition } = agreement;
  const names = [
    definition.title,
    ...definition.parties.flatMap((party) => [party.name, party.shortName, ...party.aliases, party.organisation ?? '']),
    ...definition.collectives.map((entry) => entry.name),
    ...agreement.functions.flatMap((entry) => [entry.name, ...entry.aliases]),
    ...agreement.groups.flatMap((group) => [group.name, ...group.aliases]),
  ].filter((name) => name !== '');
  cache.set(agreement, names);
  return names;
}
