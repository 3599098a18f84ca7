import pg from 'pg';
import { prepared } from './prepared.ts';
import type { Statement } from './transaction.ts';

type Connection = pg.Connection & {
  readonly submittedNamedStatements: Record<string, string>;
  sync(): void;
};

/**
 * Sends statements in one go with a single Sync, which PostgreSQL's protocol makes one transaction of: all are done and
 * committed, or none, and nothing stays locked while an answer travels. Inside a transaction block it is a part of that.
 */
export function sendBatch(client: pg.ClientBase, statements: readonly Statement[]): Promise<void> {
  return new Promise((resolve, reject) => {
    client.query(new Batch(statements, (error) => (error ? reject(error) : resolve())));
  });
}

class Batch implements pg.Submittable {
  readonly #queries: readonly pg.QueryConfig[];
  #done = 0;
  /** pg replaces it by one that ends its time limit too. */
  callback: (error?: Error | null) => void;

  constructor(statements: readonly Statement[], callback: (error?: Error | null) => void) {
    this.#queries = statements.map(({ text, values }) => prepared(text, values));
    this.callback = callback;
  }

  /** The statement that the server is at: pg keeps a note under it of what the connection has parsed. */
  get name(): string | undefined {
    return this.#queries[this.#done]?.name;
  }

  get text(): string | undefined {
    return this.#queries[this.#done]?.text;
  }

  submit(connection: pg.Connection): void {
    const whole = connection as Connection;
    // Each query ends itself with a Sync of its own, and would be committed by it.
    const withoutSync: Connection = Object.create(whole, { sync: { value: () => {} } });
    whole.stream.cork();
    try {
      for (const query of this.#queries) new pg.Query(query).submit(withoutSync);
      whole.sync();
    } catch (error) {
      // A value that can't be sent: half of a transaction must not be committed by whatever is sent next.
      whole.stream.destroy();
      throw error;
    } finally {
      whole.stream.uncork();
    }
  }

  handleCommandComplete(): void {
    this.#done += 1;
  }

  handleError(error: Error, connection: pg.Connection): void {
    const { submittedNamedStatements } = connection as Connection;
    for (const { name = '' } of this.#queries) delete submittedNamedStatements[name];
    this.callback(error);
  }

  handleReadyForQuery(): void {
    this.callback(null);
  }

  handleRowDescription(): void {}
  handleDataRow(): void {}
  handleEmptyQuery(): void {}
  handlePortalSuspended(): void {}
}
