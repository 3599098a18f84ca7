import type { AgreementDefinition } from '../domain/agreement-file.ts';

/** Names of the definition's parts that differ, for telling people what a new file changes. */
export function changedParts(before: AgreementDefinition, after: AgreementDefinition): readonly string[] {
  const parts = [...new Set([...Object.keys(before), ...Object.keys(after)])] as (keyof AgreementDefinition)[];
  return parts.filter((part) => stable(before[part]) !== stable(after[part]));
}

/** The value as JSON with keys in order: a definition that has been stored may have them in another. */
function stable(value: unknown): string {
  return (
    JSON.stringify(value, (_key, entry: unknown) =>
      entry !== null && typeof entry === 'object' && !Array.isArray(entry)
        ? Object.fromEntries(Object.entries(entry).sort(([a], [b]) => (a < b ? -1 : 1)))
        : entry,
    ) ?? ''
  );
}
