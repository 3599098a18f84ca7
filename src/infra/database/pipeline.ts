import pg from 'pg';
import { sendBatch } from './batch.ts';
import { CheckedClient, TIMED_OUT } from './checked-client.ts';
import type { Statement } from './transaction.ts';

/**
 * Connections that many use at once: nothing waits for the answer to what was asked before it, and what is asked in one
 * turn of the event loop is sent in one go. Each write to a socket wakes the server, and under load that costs more than
 * what is asked. For small things only: whatever is slow holds up what was sent after it on its connection.
 */
export class Pipeline {
  readonly #lanes: readonly Lane[];

  constructor(config: pg.ClientConfig, lanes: number, onError: (error: Error) => void) {
    this.#lanes = Array.from({ length: lanes }, () => new Lane(config, onError));
  }

  query(query: pg.QueryConfig): Promise<pg.QueryResult> {
    return this.#freest().use((client) => client.query(query));
  }

  /** All of it in one transaction, or nothing. */
  transaction(statements: readonly Statement[]): Promise<void> {
    return this.#freest().use((client) => sendBatch(client, statements));
  }

  async close(): Promise<void> {
    await Promise.all(this.#lanes.map((lane) => lane.close()));
  }

  /** Not by turns: a connection that waits for somebody's lock gets no more to do meanwhile. */
  #freest(): Lane {
    return this.#lanes.reduce((freest, lane) => (lane.users < freest.users ? lane : freest));
  }
}

/** One connection, made when it is first needed and made anew after it has broken. */
class Lane {
  readonly #config: pg.ClientConfig;
  readonly #onError: (error: Error) => void;
  #client: Promise<pg.Client> | undefined;
  #gathering = false;
  users = 0;

  constructor(config: pg.ClientConfig, onError: (error: Error) => void) {
    this.#config = { ...config, pipeline: true };
    this.#onError = onError;
  }

  async use<Result>(ask: (client: pg.Client) => Promise<Result>): Promise<Result> {
    this.users += 1;
    this.#client ??= this.#connect();
    const connected = this.#client;
    try {
      const client = await connected;
      this.#gather(client);
      return await ask(client);
    } catch (error) {
      if (isFarewell(error)) this.#client = undefined;
      if (isSilence(error)) await this.#giveUp(connected);
      throw error;
    } finally {
      this.users -= 1;
    }
  }

  async close(): Promise<void> {
    const client = await this.#client?.catch(() => undefined);
    await client?.end();
  }

  /** All who wait on a connection that has gone silent would wait as long, and those after them. */
  async #giveUp(silent: Promise<pg.Client>): Promise<void> {
    if (this.#client === silent) this.#client = undefined;
    const client = await silent.catch(() => undefined);
    (client as unknown as { connection: pg.Connection } | undefined)?.connection.stream.destroy();
  }

  #connect(): Promise<pg.Client> {
    const client = new CheckedClient(this.#config);
    const connected = client.connect().then(() => client);
    const forget = () => {
      if (this.#client === connected) this.#client = undefined;
    };
    connected.catch(forget);
    client.once('end', forget);
    client.once('error', (error) => {
      forget();
      this.#onError(error);
    });
    return connected;
  }

  /** Holds back what is written until everything that had arrived has been read. */
  #gather(client: pg.Client): void {
    if (this.#gathering) return;
    this.#gathering = true;
    const { stream } = (client as unknown as { connection: pg.Connection }).connection;
    stream.cork();
    setImmediate(() => {
      this.#gathering = false;
      stream.uncork();
    });
  }
}

/** The server ends the connection: it is shut down, or somebody has told it to. The connection closes only after that. */
function isFarewell(error: unknown): boolean {
  return error instanceof pg.DatabaseError && error.code?.startsWith('57P') === true;
}

function isSilence(error: unknown): boolean {
  return error instanceof Error && (error.message === TIMED_OUT || isSilence(error.cause));
}
