import pg from 'pg';
import type { CheckedClient } from './checked-client.ts';
import { type NamedQuery, prepared } from './prepared.ts';
import type { Statement } from './transaction.ts';
import { ofCommit } from './unanswered.ts';

type Connection = pg.Connection & {
  readonly parsedStatements: Readonly<Record<string, string>>;
  readonly submittedNamedStatements: Record<string, string>;
  parse(query: { readonly name: string; readonly text: string }): void;
  bind(query: { readonly statement: string; readonly values: readonly unknown[] }): void;
  execute(): void;
};

type Callback = (error?: Error | null) => void;

const { prepareValue } = (pg as unknown as { utils: { prepareValue(value: unknown): unknown } }).utils;

/**
 * Sends statements in one go with a single Sync, which PostgreSQL's protocol makes one transaction of: all are done and
 * committed, or none, and nothing stays locked while an answer travels. Inside a transaction block it is a part of that.
 * Throws Unanswered when the connection is lost before the answer.
 */
export async function sendBatch(client: pg.ClientBase, statements: readonly Statement[]): Promise<void> {
  const queries = statements.map(({ text, values }) => prepared(text, values.map(prepareValue)));
  for (const query of queries) if (!isParsed(client, query)) await parse(client, query);
  return new Promise((resolve, reject) => {
    client.query(
      new Batch(
        queries,
        ended(client, resolve, (error) => reject(ofCommit(error))),
      ),
    );
  });
}

function isParsed(client: pg.ClientBase, { name }: NamedQuery): boolean {
  const { connection } = client as unknown as { connection: Connection };
  return name in connection.parsedStatements || name in connection.submittedNamedStatements;
}

/** Before the batch and apart from it: one that fails leaves the rest of itself unparsed, and others may count on that. */
function parse(client: pg.ClientBase, query: NamedQuery): Promise<void> {
  return new Promise((resolve, reject) => {
    client.query(new Parsing(query, ended(client, resolve, reject)));
  });
}

function ended(client: pg.ClientBase, resolve: () => void, reject: (error: Error) => void): Callback {
  return (error) => {
    if (!error) return resolve();
    if ('failed' in client) (client as unknown as CheckedClient).failed(error);
    reject(error);
  };
}

class Parsing extends pg.Query {
  readonly #query: NamedQuery;

  constructor(query: NamedQuery, callback: Callback) {
    super(query, callback);
    this.#query = query;
  }

  override submit = (connection: pg.Connection): void => {
    const whole = connection as Connection;
    const { name, text } = this.#query;
    whole.submittedNamedStatements[name] = text;
    whole.parse({ name, text });
    whole.sync();
  };
}

/** No result is asked for, so that none is described or read. */
class Batch extends pg.Query {
  readonly #queries: readonly NamedQuery[];
  /** pg replaces it by one that ends its time limit too. */
  callback: Callback;

  constructor(queries: readonly NamedQuery[], callback: Callback) {
    super('');
    this.#queries = queries;
    this.callback = callback;
  }

  override submit = (connection: pg.Connection): void => {
    const whole = connection as Connection;
    whole.stream.cork();
    for (const { name, values } of this.#queries) {
      whole.bind({ statement: name, values });
      whole.execute();
    }
    whole.sync();
    whole.stream.uncork();
  };

  handleError(error: Error): void {
    this.callback(error);
  }

  handleReadyForQuery(): void {
    this.callback(null);
  }

  handleDataRow(): void {}
  handleCommandComplete(): void {}
}
