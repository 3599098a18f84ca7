import pg from 'pg';

/** What pg says when it has sent nothing. */
const notSent = 'Client has encountered a connection error and is not queryable';

/** The connection was lost after a transaction was sent: whether it was committed, the database alone knows. */
export class Unanswered extends Error {
  readonly code: string | undefined;

  constructor(cause: unknown) {
    super('The database was lost before it said whether the transaction was committed.', { cause });
    const { code } = cause as { code?: string };
    this.code = code;
  }
}

/** The error of a COMMIT, or of a batch that ends with one: as it is when the database itself gave it, or nothing was sent. */
export function ofCommit(error: unknown): unknown {
  const answered = error instanceof pg.DatabaseError && !error.code?.startsWith('57P');
  const kept = answered || (error instanceof Error && error.message === notSent);
  return kept ? error : new Unanswered(error);
}
