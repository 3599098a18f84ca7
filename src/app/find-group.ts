import { fold } from '../domain/fold.ts';
import { named } from './nearest-names.ts';
import type { Group } from './ports.ts';

/** By name or alias, or by the only group that holds what was typed: "fördjupning" is EST fördjupning. */
export function findGroup(name: string, groups: readonly Group[]): Group | undefined {
  const [only, ...others] = groups.filter((group) =>
    [group.name, ...group.aliases].some((each) => fold(each).includes(fold(name.trim()))),
  );
  return named(name, groups) ?? (others.length === 0 && name.trim().length >= 4 ? only : undefined);
}
