import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createLocal, type LocalDeps } from '../../../src/platforms/local/index.ts';

export interface ServedLocal extends AsyncDisposable {
  readonly url: string;
  readonly port: number;
  readonly local: ReturnType<typeof createLocal>;
}

/** Local mode on a free port of this machine, as `main` serves it. */
export async function serveLocal(deps: LocalDeps, pageDirectory: string): Promise<ServedLocal> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const local = createLocal({ port, pageDirectory }, deps);
  for (const { listener } of local.endpoints) server.on('request', listener);
  await local.start();
  return {
    url: `http://127.0.0.1:${port}`,
    port,
    local,
    [Symbol.asyncDispose]: async () => {
      await local.stop();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
