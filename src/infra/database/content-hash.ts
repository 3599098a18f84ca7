import { createHmac, randomUUID } from 'node:crypto';

export function newHashKey(): string {
  return randomUUID().replaceAll('-', '');
}

/**
 * Keyed with a key of its own per change, kept beside the change: whoever has the log alone can't guess a short text, and
 * when a text is masked its key goes with it.
 */
export function contentHash(hashKey: string, body: unknown): string {
  return createHmac('sha256', hashKey).update(canonical(body)).digest('hex');
}

/** jsonb does not keep the order of keys, so the hash is made of them sorted. */
function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  const entries = Object.entries(value)
    .filter(([, entry]) => entry !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([key, entry]) => `${JSON.stringify(key)}:${canonical(entry)}`).join(',')}}`;
}
