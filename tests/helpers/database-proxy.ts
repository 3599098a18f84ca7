import { connect, createServer, type Server, type Socket } from 'node:net';

/** A way to a PostgreSQL server that can be closed, made to say nothing, or broken. */
export interface DatabaseProxy {
  /** The database's URL by this way. */
  readonly url: string;
  /** Nobody listens, and what was open is broken. */
  close(): Promise<void>;
  /** It can be reached again. */
  open(): Promise<void>;
  /** Takes every connection and byte, and passes nothing on. */
  hang(): void;
  /** Passes on what is sent from now on. Connections that hung are gone, as a server's that was restarted. */
  resume(): void;
  /** Breaks what is open. */
  cut(): void;
  /**
   * Breaks the connection on which something with this text is sent next: before the database gets it (`request`), or when it
   * has had it, before it can answer (`answer`). `away`: nobody listens from then on.
   */
  loseNext(lost: 'request' | 'answer', text: string, away?: boolean): void;
  end(): Promise<void>;
}

/** Stands between a program and the database at `target`; closed until `open` is called when `closed`. */
export async function startDatabaseProxy(target: string, port: number, closed = false): Promise<DatabaseProxy> {
  const to = new URL(target);
  const sockets = new Set<Socket>();
  let hung = false;
  let trap: { readonly lost: 'request' | 'answer'; readonly text: string; readonly away: boolean } | undefined;
  let server: Server | undefined;
  const keep = (socket: Socket, other: () => Socket) => {
    sockets.add(socket);
    socket.on('error', () => {});
    socket.on('close', () => {
      sockets.delete(socket);
      other().destroy();
    });
  };
  const serve = (near: Socket) => {
    const far = connect(Number(to.port), to.hostname);
    keep(near, () => far);
    keep(far, () => near);
    let lost = false;
    near.on('data', (bytes: Buffer) => {
      const sprung = trap && bytes.includes(trap.text) ? trap : undefined;
      if (sprung) {
        trap = undefined;
        lost = true;
        // Time for the database to do what it was sent.
        setTimeout(() => (sprung.away ? void close() : near.destroy()), 500);
      }
      if (!hung && sprung?.lost !== 'request') far.write(bytes);
    });
    far.on('data', (bytes) => hung || lost || near.write(bytes));
  };
  const cut = () => {
    for (const socket of sockets) socket.destroy();
  };
  const open = async () => {
    if (server) return;
    server = createServer(serve);
    await new Promise<void>((resolve) => server?.listen(port, '127.0.0.1', resolve));
  };
  const close = async () => {
    const closing = server;
    server = undefined;
    cut();
    if (closing) await new Promise((resolve) => closing.close(resolve));
  };
  if (!closed) await open();
  const url = new URL(target);
  url.host = `127.0.0.1:${port}`;
  return {
    url: url.href,
    open,
    close,
    hang: () => {
      hung = true;
    },
    resume: () => {
      hung = false;
      cut();
    },
    cut,
    loseNext: (lost, text, away = false) => {
      trap = { lost, text, away };
    },
    end: close,
  };
}
