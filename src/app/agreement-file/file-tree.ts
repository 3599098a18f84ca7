import type { AgreementProblem, FileNode, FilePosition } from '../../domain/agreement-fault.ts';
import { wordKey } from './fields.ts';

/** A place in the file: keys folded, list entries counted from 0. */
export type FilePath = readonly PropertyKey[];

export interface PlacedProblem extends FilePosition {
  readonly path: FilePath;
  readonly problem: AgreementProblem;
}

/**
 * The tree as plain data for the schema: keys folded, empty values left out, so that a key with nothing after it is a
 * missing one.
 */
export function toData(node: FileNode): unknown {
  switch (node.kind) {
    case 'text':
      return node.text.trim() === '' ? undefined : node.text;
    case 'list':
      return node.items.map(toData);
    case 'section':
      return Object.fromEntries(
        node.entries
          .map((entry) => [wordKey(entry.key), toData(entry.value)] as const)
          .filter(([, value]) => value !== undefined),
      );
  }
}

/** Where the path stands: its key's place, or, when it is missing, the place of what it is missing in. */
export function locate(root: FileNode, path: FilePath): FilePosition {
  let node = root;
  let at = root.at;
  for (const step of path) {
    if (node.kind === 'section') {
      const entry = node.entries.find(({ key }) => wordKey(key) === step);
      if (!entry) return at;
      at = entry.keyAt;
      node = entry.value;
    } else if (node.kind === 'list' && typeof step === 'number') {
      const item = node.items[step];
      if (!item) return at;
      at = item.at;
      node = item;
    } else return at;
  }
  return at;
}

/** The key at the path as it is written in the file. */
export function writtenKey(root: FileNode, path: FilePath): string {
  const parent = path.slice(0, -1).reduce<FileNode | undefined>((node, step) => {
    if (node?.kind === 'section') return node.entries.find(({ key }) => wordKey(key) === step)?.value;
    return node?.kind === 'list' && typeof step === 'number' ? node.items[step] : undefined;
  }, root);
  const last = path.at(-1);
  const entry = parent?.kind === 'section' ? parent.entries.find(({ key }) => wordKey(key) === last) : undefined;
  return entry?.key ?? String(last);
}

/** Keys that are the same once å/ä/ö and capitals are folded: the parser sees only those spelled alike. */
export function doubleKeys(node: FileNode, path: FilePath = []): PlacedProblem[] {
  if (node.kind === 'text') return [];
  if (node.kind === 'list') return node.items.flatMap((item, index) => doubleKeys(item, [...path, index]));
  const seen = new Set<string>();
  return node.entries.flatMap(({ key, keyAt, value }) => {
    const folded = wordKey(key);
    const here = [...path, folded];
    const double: PlacedProblem[] = seen.has(folded)
      ? [{ ...keyAt, path: here, problem: { key: 'duplicate-key', name: key } }]
      : [];
    seen.add(folded);
    return [...double, ...doubleKeys(value, here)];
  });
}
