import type pg from 'pg';

/**
 * A pool over one connection's open transaction: what is asked and committed through it is part of that transaction, and
 * is there when, and only if, that is committed. Each transaction within it is a savepoint. One at a time is answered.
 */
export function poolWithin(client: pg.ClientBase): pg.Pool {
  const oneQuery = inTurn();
  const oneTransaction = inTurn();
  // biome-ignore lint/suspicious/noExplicitAny: pg's query has seven overloads, all passed on as they are.
  const query = (...args: any[]): any => oneQuery(() => (client.query as any).apply(client, args));
  const connect = () =>
    new Promise((resolve) => {
      void oneTransaction(
        () =>
          new Promise<void>((release) => {
            // biome-ignore lint/suspicious/noExplicitAny: as above.
            const inSavepoint = (...args: any[]): any => query(asSavepoint(args[0]) ?? args[0], ...args.slice(1));
            resolve({ query: inSavepoint, release: () => release() });
          }),
      );
    });
  return { query, connect } as unknown as pg.Pool;
}

/** Each waits until the one before it is over, however that went. */
function inTurn() {
  let latest: Promise<unknown> = Promise.resolve();
  return <Result>(work: () => Promise<Result>): Promise<Result> => {
    const mine = latest.then(work);
    latest = mine.catch(() => {});
    return mine;
  };
}

function asSavepoint(statement: unknown): string | undefined {
  switch (statement) {
    case 'BEGIN':
      return 'SAVEPOINT within';
    case 'COMMIT':
      return 'RELEASE SAVEPOINT within';
    case 'ROLLBACK':
      return 'ROLLBACK TO SAVEPOINT within; RELEASE SAVEPOINT within';
    default:
      return undefined;
  }
}
