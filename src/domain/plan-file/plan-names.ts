import type { AgreementDefinition } from '../agreement-file.ts';
import { damerau, fold } from '../fold.ts';
import type { LinkedText } from './plan-measure.ts';

/** What of the agreement a plan is read against. */
export type PlanAgreement = Pick<
  AgreementDefinition,
  'validFrom' | 'validTo' | 'goalAreas' | 'parties' | 'functions' | 'collectives' | 'groups'
>;

/** Names compared: capitals, å/ä/ö and runs of spaces do not matter. */
export function nameKey(name: string): string {
  return fold(name).replace(/\s+/g, ' ').trim();
}

/** Key of the party that the text names by name, short name, alias or organisation (where only one has it). */
export function findParty(text: string, { parties }: PlanAgreement): string | undefined {
  const key = nameKey(text);
  const named = parties.find(({ name, shortName, aliases }) =>
    [name, shortName, ...aliases].some((each) => nameKey(each) === key),
  );
  if (named) return named.key;
  const within = parties.filter(({ organisation }) => organisation !== undefined && nameKey(organisation) === key);
  return within.length === 1 ? within[0]?.key : undefined;
}

/** The nearest of the names, when it is near enough to be a slip. */
export function nearestName(text: string, names: readonly string[]): { suggestion?: string } {
  const [nearest] = names
    .map((name) => ({ name, far: damerau(nameKey(text).slice(0, 60), nameKey(name)) }))
    .sort((a, b) => a.far - b.far);
  return nearest && nearest.far <= Math.max(1, Math.floor(nearest.name.length / 4)) ? { suggestion: nearest.name } : {};
}

/** The group's name in the definition's spelling; undefined for one that only the plan knows. */
export function findGroup(text: string, { groups }: PlanAgreement): string | undefined {
  return groups.find(({ name, aliases }) => [name, ...aliases].some((each) => nameKey(each) === nameKey(text)))?.name;
}

/** The number of the goal area that the text names: `1`, `1. Minska …`, `Målområde 1` or its title. */
export function findGoalArea(text: string, { goalAreas }: PlanAgreement): number | undefined {
  const title = nameKey(text.replace(/^(målområde|goal area)\s*/i, '').replace(/^\d+\s*[.:)–-]?\s*/, ''));
  const number = /^(?:(?:malomrade|goal area)\s*)?(\d{1,2})(?:\s*[.:)–-]|\s|$)/.exec(fold(text))?.[1];
  const byNumber = goalAreas.find((area) => area.number === Number(number))?.number;
  return (
    byNumber ?? (number === undefined ? goalAreas.find((area) => nameKey(area.title) === title)?.number : undefined)
  );
}

/** Names of functions by each name, alias and collective that means them. */
export type FunctionsByName = ReadonlyMap<string, readonly string[]>;

export function functionsByName(agreement: PlanAgreement, planFunctions: readonly string[]): FunctionsByName {
  return new Map([
    ...planFunctions.map((name) => [nameKey(name), [name]] as const),
    ...agreement.collectives.map(({ name, functions }) => [nameKey(name), functions] as const),
    ...agreement.functions.flatMap(({ name, aliases }) =>
      [name, ...aliases].map((each) => [nameKey(each), [name]] as const),
    ),
  ]);
}

/**
 * Links each part of a text that equals a function, an alias or a collective; the text stays as written. Parts stand
 * between commas, semicolons, "och", "samt" and "tillsammans med"; a name that holds one of these itself ("Kommunikatör,
 * polisen", "Gatu- och parkchef") is tried whole first.
 */
export function linkFunctions(text: string, byName: FunctionsByName): LinkedText {
  const pieces = text.split(/(\s*[,;/]\s*|\s+(?:tillsammans med|och|samt|together with|and)\s+)/i);
  const functions = new Set<string>();
  const unlinked: string[] = [];
  for (let at = 0; at < pieces.length; ) {
    const end = longestName(pieces, at, byName);
    if (end !== undefined) {
      for (const name of byName.get(nameKey(pieces.slice(at, end).join(''))) ?? []) functions.add(name);
      at = end + 1;
      continue;
    }
    // "gatu- och parkenheten" is one part.
    let next = at + 1;
    while (pieces[next - 1]?.endsWith('-') && next < pieces.length) next += 2;
    const part = pieces.slice(at, next).join('').trim();
    if (part !== '') unlinked.push(part);
    at = next + 1;
  }
  return { text, functions: [...functions], unlinked };
}

function longestName(pieces: readonly string[], from: number, byName: FunctionsByName): number | undefined {
  for (let end = Math.min(pieces.length, from + 7); end > from; end -= 2) {
    if (byName.has(nameKey(pieces.slice(from, end).join('')))) return end;
  }
  return undefined;
}
