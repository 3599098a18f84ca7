import pg from 'pg';
import { conflicts } from './conflicts.ts';

/** What pg says when `query_timeout` passes. */
export const TIMED_OUT = 'Query read timeout';

export interface CheckedConfig extends pg.ClientConfig {
  /** Told of each query and connection that failed, conflicts that are decided again excepted. */
  readonly onFailure?: () => void;
}

/**
 * A `pg.Client` without three surprises. PostgreSQL answers the COMMIT of a failed transaction with a quiet ROLLBACK,
 * and a change that was not saved would be acknowledged: here that is an error. A query that timed out would keep its
 * connection busy, and the ROLLBACK after it would wait as long again: here the connection is given up. A connection
 * that breaks while someone has it would end the process: here the one who has it gets the error from the next query.
 */
export class CheckedClient extends pg.Client {
  readonly #onFailure: (() => void) | undefined;

  constructor(config?: string | CheckedConfig) {
    super(config);
    this.#onFailure = typeof config === 'object' ? config.onFailure : undefined;
    this.on('error', () => {});
  }

  /** For whoever sends a query of their own making (batch.ts): its failure is counted as any other. */
  failed(error: unknown): void {
    const { code } = error as { code?: string };
    if (code === undefined || !conflicts.includes(code)) this.#onFailure?.();
  }

  // biome-ignore lint/suspicious/noExplicitAny: pg.Client overloads this in three ways, all passed on as they are.
  override connect(...args: any[]): any {
    const [callback] = args as [((error: Error | null, client?: pg.Client) => void)?];
    // biome-ignore lint/suspicious/noExplicitAny: as above.
    if (!callback) return (super.connect as any)().catch((error: unknown) => this.#refused(error));
    // biome-ignore lint/suspicious/noExplicitAny: as above.
    return (super.connect as any)((error: Error | null, client?: pg.Client) => {
      if (error) this.failed(error);
      callback(error, client);
    });
  }

  #refused(error: unknown): never {
    this.failed(error);
    throw error;
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
      return this.#refused(error);
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
