import type pg from 'pg';

/**
 * A pool over one connection's open transaction: what is asked and committed through it is part of that transaction, and
 * is there when, and only if, that is committed. Each transaction within it is a savepoint; they take turns.
 */
export function poolWithin(client: pg.ClientBase): pg.Pool {
  let latest = Promise.resolve();
  // biome-ignore lint/suspicious/noExplicitAny: pg's query has seven overloads, all passed on as they are.
  const query = (...args: any[]): any => (client.query as any).apply(client, args);
  const connect = async () => {
    const turn = latest;
    let release = (): void => {};
    latest = new Promise((resolve) => {
      release = resolve;
    });
    await turn;
    // biome-ignore lint/suspicious/noExplicitAny: as above.
    const inSavepoint = (...args: any[]): any => query(asSavepoint(args[0]) ?? args[0], ...args.slice(1));
    return { query: inSavepoint, release };
  };
  return { query, connect } as unknown as pg.Pool;
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
