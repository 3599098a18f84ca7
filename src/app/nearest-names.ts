import { damerau, fold } from '../domain/fold.ts';

interface Named {
  readonly name: string;
  readonly aliases: readonly string[];
}

/** Whatever has the name, or the alias, that was typed. Capitals, å/ä/ö and runs of spaces do not matter. */
export function named<T extends Named>(typed: string, all: readonly T[]): T | undefined {
  const key = nameKey(typed);
  return all.find((entry) => keysOf(entry).includes(key));
}

/** Up to three that may be meant: the name holds what was typed, or is a slip of the finger away. */
export function nearestNames<T extends Named>(typed: string, all: readonly T[]): readonly T[] {
  const key = nameKey(typed);
  if (key.length < 2) return [];
  const holding = all.filter((entry) => keysOf(entry).some((name) => name.includes(key)));
  if (holding.length > 0) return holding.slice(0, 3);
  const far = (entry: T) =>
    Math.min(...keysOf(entry).map((name) => damerau(key.slice(0, 60), name) / Math.max(name.length, 1)));
  return all
    .map((entry) => ({ entry, far: far(entry) }))
    .filter((scored) => scored.far <= 0.34)
    .sort((a, b) => a.far - b.far)
    .slice(0, 3)
    .map(({ entry }) => entry);
}

function keysOf({ name, aliases }: Named): readonly string[] {
  return [name, ...aliases].map(nameKey);
}

function nameKey(name: string): string {
  return fold(name)
    .replace(/\s+/g, ' ')
    .replace(/[.!?]+$/, '')
    .trim();
}
