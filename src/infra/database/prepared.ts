import { createHash } from 'node:crypto';

/** A query of pg's with a name: what has been parsed under it is not parsed again. */
export interface NamedQuery {
  readonly name: string;
  readonly text: string;
  readonly values: unknown[];
}

const nameByText = new Map<string, string>();

/**
 * A query that each connection parses and plans once: for the program's own texts, of which there are not many. PgBouncer
 * in transaction mode needs version 1.21 for it.
 */
export function prepared(text: string, values: readonly unknown[]): NamedQuery {
  const name = nameByText.get(text) ?? createHash('sha256').update(text).digest('hex').slice(0, 20);
  nameByText.set(text, name);
  return { name, text, values: [...values] };
}
