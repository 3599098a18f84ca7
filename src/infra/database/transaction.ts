import { sendBatch } from './batch.ts';
import type { Database } from './open-database.ts';
import { prepared } from './prepared.ts';
import { ofCommit } from './unanswered.ts';

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
    statements.push({ text: textOf(strings), values });
  };
  return { statements, write };
}

const texts = new WeakMap<TemplateStringsArray, string>();

/** The template's text, put together the first time: everyone who comes to that place in the program has the same strings. */
function textOf(strings: TemplateStringsArray): string {
  const known = texts.get(strings);
  if (known !== undefined) return known;
  const text = strings.reduce((before, piece, index) => `${before}$${index}${piece}`);
  texts.set(strings, text);
  return text;
}

/** What takes longer than a batch may take is sent in several. */
const mostTogether = 100;

/**
 * Runs everything in one transaction, or nothing: on a server in one go, in the embedded database one by one. What must
 * not be passed over has to fail in the statement itself, since nothing looks at it before it is committed. Throws Unanswered
 * when the connection is lost before the database has said whether it is committed.
 */
export async function runTransaction(
  { pool, pipelines }: Pick<Database, 'pool' | 'pipelines'>,
  statements: readonly Statement[],
): Promise<void> {
  if (pipelines && statements.length <= mostTogether) return pipelines.commits.transaction(statements);
  const client = await pool.connect();
  let broken = false;
  try {
    await client.query('BEGIN');
    if (!pipelines) for (const { text, values } of statements) await client.query(prepared(text, values));
    else
      for (let from = 0; from < statements.length; from += mostTogether)
        await sendBatch(client, statements.slice(from, from + mostTogether));
    await client.query('COMMIT').catch((error: unknown) => {
      throw ofCommit(error);
    });
  } catch (error) {
    await client.query('ROLLBACK').catch(() => {
      broken = true;
    });
    throw error;
  } finally {
    client.release(broken);
  }
}
