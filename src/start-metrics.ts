import type { Platform } from './chat/incoming.ts';
import type { Config } from './config.ts';
import type { Age } from './domain/ages.ts';
import { elapsedMilliseconds, machineMilliseconds } from './infra/clock.ts';
import { ageGauges } from './infra/metrics/ages.ts';
import { type InstallationGauges, installationGauges } from './infra/metrics/installation.ts';
import { createMeters, type Meters } from './infra/metrics/meters.ts';
import { onTrail } from './infra/trail.ts';
import { metricsEndpoint } from './metrics-endpoint.ts';
import { refusalOf } from './platforms/local/guard.ts';

type Endpoints = Platform['endpoints'];

export interface Metrics {
  readonly meters: Meters;
  readonly endpoint: Endpoints[number];
  /** The same endpoints, with each request counted when it has been answered, and followed in the log. */
  observed(endpoints: Endpoints): Endpoints;
  /** The database is open: its figures are read from now on. */
  readonly open: InstallationGauges['open'];
  /** When secrets and certificates end, as they were last looked at. */
  watchAges(read: () => readonly Age[]): void;
  /** A round of the clockwork, counted however it ends. */
  round(work: () => Promise<void>): Promise<void>;
}

/** What operators watch (docs/operations/README.md), from before the database is open. */
export function startMetrics(config: Pick<Config, 'local' | 'port' | 'metricsToken'>): Metrics {
  const meters = createMeters(machineMilliseconds);
  const installation = installationGauges(meters.registry, elapsedMilliseconds);
  const { metricsToken: token } = config;
  return {
    meters,
    endpoint: metricsEndpoint({
      registry: meters.registry,
      refresh: installation.refresh,
      ...(token === undefined ? {} : { token }),
      ...(config.local ? { refusal: (request) => refusalOf(request, config.port) } : {}),
    }),
    observed: (endpoints) =>
      endpoints.map(({ path, listener }) => ({
        path,
        listener: (request, response) => {
          const started = elapsedMilliseconds();
          response.once('finish', () => meters.requested(path, response.statusCode, elapsedMilliseconds() - started));
          onTrail(() => listener(request, response));
        },
      })),
    open: installation.open,
    watchAges: (read) => ageGauges(meters.registry, read),
    round: async (work) => {
      const started = elapsedMilliseconds();
      let ok = false;
      try {
        await work();
        ok = true;
      } finally {
        meters.ticked(ok, machineMilliseconds(), elapsedMilliseconds() - started);
      }
    },
  };
}
