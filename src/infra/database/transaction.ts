import type { Duplex } from 'node:stream';
import type pg from 'pg';
import { prepared } from './prepared.ts';

export interface Statement {
  readonly text: string;
  readonly values: readonly unknown[];
}

/** Adds a statement to a transaction: every value of the template becomes a parameter. */
export type Write = (strings: TemplateStringsArray, ...values: readonly unknown[]) => void;

/** What one transaction is to do, in order. */
export interface Statements {
  readonly statements: Statement[];
  readonly write: Write;
}

export function collectStatements(): Statements {
  const statements: Statement[] = [];
  const write: Write = (strings, ...values) => {
    const text = strings.reduce((before, piece, index) => `${before}$${index}${piece}`);
    statements.push({ text, values });
  };
  return { statements, write };
}

/** Larger ones would wait in the queue for longer than one query may take. */
const mostTogether = 100;

/**
 * Runs everything in one transaction, or nothing. On a server the statements are sent with their COMMIT in one go, so that
 * nothing stays locked while an answer travels; the embedded database takes them one by one. What must not be passed over
 * has to fail in the statement itself, since the COMMIT is already on its way.
 */
export async function runTransaction(
  pool: pg.Pool,
  statements: readonly Statement[],
  options: { readonly embedded: boolean },
): Promise<void> {
  const client = await pool.connect();
  const together = options.embedded ? 1 : mostTogether;
  const all = [...statements, { text: 'COMMIT', values: [] }];
  let broken = false;
  try {
    // Waited for: if it failed, each statement after it would be a transaction of its own.
    await client.query('BEGIN');
    for (let from = 0; from < all.length; from += together) {
      const answers = await sendTogether(client, all.slice(from, from + together));
      for (const answer of answers) if (answer.status === 'rejected') throw answer.reason;
    }
  } catch (error) {
    await client.query('ROLLBACK').catch(() => {
      broken = true;
    });
    throw error;
  } finally {
    client.release(broken);
  }
}

/** The packets of all of them leave in one write. */
function sendTogether(
  client: pg.PoolClient,
  statements: readonly Statement[],
): Promise<PromiseSettledResult<unknown>[]> {
  const { stream } = (client as unknown as { connection: { stream: Partial<Pick<Duplex, 'cork' | 'uncork'>> } })
    .connection;
  stream.cork?.();
  try {
    return Promise.allSettled(statements.map(({ text, values }) => client.query(prepared(text, values))));
  } finally {
    stream.uncork?.();
  }
}
