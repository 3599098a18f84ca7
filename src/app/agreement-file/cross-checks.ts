import { Temporal } from 'temporal-polyfill';
import type { AgreementProblem } from '../../domain/agreement-fault.ts';
import { suggestion, wordKey } from './fields.ts';
import type { FilePath } from './file-tree.ts';
import type { AgreementFile } from './schema.ts';

export interface PathProblem {
  readonly path: FilePath;
  readonly problem: AgreementProblem;
}

type LineOf = (path: FilePath) => number;

interface Named {
  readonly name: string;
  readonly path: FilePath;
  readonly owner: number;
}

/** What no field can know alone: names that refer to others, names with two meanings, dates against each other. */
export function crossChecks(file: AgreementFile, lineOf: LineOf): PathProblem[] {
  return [
    ...doubles(partyNames(file), lineOf),
    ...doubles(named('grupper', file.grupper), lineOf),
    ...doubles([...named('funktioner', file.funktioner), ...named('samlingsnamn', file.samlingsnamn ?? [])], lineOf),
    ...doubleNumbers(file, lineOf),
    ...unknownReferences(file),
    ...dateProblems(file),
    ...extensionProblems(file),
    ...(file.parter.some((party) => party.rostar)
      ? []
      : [{ path: ['parter'], problem: { key: 'nobody-votes' } } as const]),
  ];
}

/** Short name first: that is how the rest of the file names a party. */
export function partyNames(file: AgreementFile): Named[] {
  return file.parter.flatMap((party, owner) => {
    const path = ['parter', owner];
    const short = { name: party.kortnamn, path: [...path, 'kortnamn'], owner };
    // A party whose full name is short enough is called by it.
    const full =
      wordKey(party.namn) === wordKey(party.kortnamn) ? [] : [{ name: party.namn, path: [...path, 'namn'], owner }];
    return [short, ...full, ...aliases(party.alias, path, owner)];
  });
}

function named(list: string, entries: readonly { namn: string; alias?: string[] | undefined }[]): Named[] {
  return entries.flatMap((entry, owner) => [
    { name: entry.namn, path: [list, owner, 'namn'], owner },
    ...aliases(entry.alias, [list, owner], owner),
  ]);
}

function aliases(names: readonly string[] | undefined, path: FilePath, owner: number): Named[] {
  return (names ?? []).map((name, index) => ({ name, path: [...path, 'alias', index], owner }));
}

function doubles(names: readonly Named[], lineOf: LineOf): PathProblem[] {
  const first = new Map<string, Named>();
  return names.flatMap((each) => {
    const before = first.get(wordKey(each.name));
    if (!before) first.set(wordKey(each.name), each);
    return before
      ? [{ path: each.path, problem: { key: 'duplicate-name', name: each.name, firstLine: lineOf(before.path) } }]
      : [];
  });
}

function doubleNumbers(file: AgreementFile, lineOf: LineOf): PathProblem[] {
  return file.malomraden.flatMap(({ nummer }, index) => {
    const first = file.malomraden.findIndex((each) => each.nummer === nummer);
    if (first === index) return [];
    const firstLine = lineOf(['malomraden', first, 'nummer']);
    return [{ path: ['malomraden', index, 'nummer'], problem: { key: 'duplicate-number', number: nummer, firstLine } }];
  });
}

function unknownReferences(file: AgreementFile): PathProblem[] {
  const parties = partyNames(file).map(({ name }) => name);
  const groups = named('grupper', file.grupper).map(({ name }) => name);
  const functions = named('funktioner', file.funktioner).map(({ name }) => name);
  const goalAreas = file.malomraden.map(({ nummer }) => String(nummer));
  const check =
    (kind: 'party' | 'function' | 'group' | 'goal-area', allowed: readonly string[]) =>
    (found: string, path: FilePath) =>
      allowed.some((name) => wordKey(name) === wordKey(found))
        ? []
        : [
            {
              path,
              problem: { key: 'unknown-reference', kind, found, allowed, ...suggestion(found, allowed) },
            } as const,
          ];
  return [
    ...file.funktioner.flatMap((each, index) => [
      ...check('party', parties)(each.part, ['funktioner', index, 'part']),
      ...(each.grupper ?? []).flatMap((name, at) => check('group', groups)(name, ['funktioner', index, 'grupper', at])),
    ]),
    ...(file.samlingsnamn ?? []).flatMap((each, index) =>
      each.funktioner.flatMap((name, at) =>
        check('function', functions)(name, ['samlingsnamn', index, 'funktioner', at]),
      ),
    ),
    ...(file.lagesbild ?? []).flatMap((each, index) =>
      (each.malomraden ?? []).flatMap((number, at) =>
        check('goal-area', goalAreas)(String(number), ['lagesbild', index, 'malomraden', at]),
      ),
    ),
  ];
}

function dateProblems(file: AgreementFile): PathProblem[] {
  const [from, to] = [String(file.giltig_fran), String(file.giltig_till)];
  if (Temporal.PlainDate.compare(file.giltig_fran, file.giltig_till) > 0) {
    return [{ path: ['giltig_till'], problem: { key: 'ends-before-start', from, to } }];
  }
  return (file.uppfoljningar ?? []).flatMap(({ manad: month }, index) =>
    month >= from.slice(0, 7) && month <= to.slice(0, 7)
      ? []
      : [{ path: ['uppfoljningar', index, 'manad'], problem: { key: 'review-outside', month, from, to } }],
  );
}

function extensionProblems({ forlangning }: AgreementFile): PathProblem[] {
  const { villkor, manader_fore: months, ar: years } = forlangning;
  const fields = [
    ['manader_fore', 'månader_före', months],
    ['ar', 'år', years],
  ] as const;
  return fields.flatMap(([key, field, value]): PathProblem[] => {
    if (villkor === 'none') {
      const problem = { key: 'only-with', field, terms: ['efter samråd', 'automatisk'] } as const;
      return value === undefined ? [] : [{ path: ['forlangning', key], problem }];
    }
    return value === undefined
      ? [{ path: ['forlangning', key], problem: { key: 'missing', field, expected: 'whole-number' } }]
      : [];
  });
}
