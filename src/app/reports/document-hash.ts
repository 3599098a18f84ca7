import type { ReportDocument } from './report.ts';

/**
 * SHA-256 of a document, in hex: over its JSON with every object's keys in order, so that the same document has the same
 * hash whoever kept it in between.
 * @param hash SHA-256 of a text as UTF-8, in hex
 */
export function documentHash(document: ReportDocument, hash: (text: string) => string): string {
  return hash(canonical(document));
}

/** JSON with keys in order and without what is undefined. */
export function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null';
  const entries = Object.entries(value)
    .filter(([, entry]) => entry !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
  return `{${entries.map(([key, entry]) => `${JSON.stringify(key)}:${canonical(entry)}`).join(',')}}`;
}
