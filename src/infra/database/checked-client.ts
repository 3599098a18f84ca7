import pg from 'pg';

/** What pg says when `query_timeout` passes. */
const TIMED_OUT = 'Query read timeout';

/**
 * A `pg.Client` without three surprises. PostgreSQL answers the COMMIT of a failed transaction with a quiet ROLLBACK,
 * and a change that was not saved would be acknowledged: here that is an error. A query that timed out would keep its
 * connection busy, and the ROLLBACK after it would wait as long again: here the connection is given up. A connection
 * that breaks while someone has it would end the process: here the one who has it gets the error from the next query.
 */
export class CheckedClient extends pg.Client {
  constructor(config?: string | pg.ClientConfig) {
    super(config);
    this.on('error', () => {});
  }

  // biome-ignore lint/suspicious/noExplicitAny: pg.Client overloads this in seven ways, all passed on as they are.
  override query(...args: any[]): any {
    // biome-ignore lint/suspicious/noExplicitAny: as above.
    const answer = (super.query as any)(...args);
    if (!(answer instanceof Promise)) return answer;
    const first = args[0] as string | { readonly text?: string };
    return this.#checked(answer, typeof first === 'string' ? first : first.text);
  }

  async #checked(answer: Promise<pg.QueryResult>, text: string | undefined): Promise<pg.QueryResult> {
    let result: pg.QueryResult;
    try {
      result = await answer;
    } catch (error) {
      if (error instanceof Error && error.message === TIMED_OUT) this.#giveUp();
      throw error;
    }
    if (text === 'COMMIT' && result.command === 'ROLLBACK') {
      throw new Error('The transaction was rolled back: one of its queries had failed, and that was passed over.');
    }
    return result;
  }

  #giveUp(): void {
    const { connection } = this as unknown as { connection: { stream: { destroy(): void } } };
    connection.stream.destroy();
  }
}
