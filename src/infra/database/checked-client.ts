import pg from 'pg';

/**
 * A `pg.Client` that tells the truth about COMMIT: PostgreSQL answers the COMMIT of a failed transaction with a quiet
 * ROLLBACK, and a change that was not saved would be acknowledged.
 */
export class CheckedClient extends pg.Client {
  // biome-ignore lint/suspicious/noExplicitAny: pg.Client overloads this in seven ways, all passed on as they are.
  override query(...args: any[]): any {
    const first = args[0] as string | { readonly text?: string } | null;
    const text = typeof first === 'string' ? first : first?.text;
    // biome-ignore lint/suspicious/noExplicitAny: as above.
    const answer = (super.query as any)(...args);
    if (text !== 'COMMIT' || !(answer instanceof Promise)) return answer;
    return answer.then((result: pg.QueryResult) => {
      if (result.command !== 'ROLLBACK') return result;
      throw new Error(
        'The transaction was rolled back: one of its queries had failed and the error was not passed on.',
      );
    });
  }
}
