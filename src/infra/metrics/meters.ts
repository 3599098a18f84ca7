import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { Meter } from '../../app/meter.ts';

/** What this process counts about itself. Every name says in its help whether it is this process's or the installation's. */
export interface Meters extends Meter {
  readonly registry: Registry;
  /** A request to an endpoint: its path as it is registered, never as it was asked for. */
  requested(endpoint: string, status: number, milliseconds: number): void;
  /** A round of the clockwork ended. By the machine's clock. */
  ticked(ok: boolean, at: number, milliseconds: number): void;
  queryFailed(): void;
}

const prefix = 'samverkan_';
const own = '(this process)';

/** Platforms' endpoints: what is refused there as 401 was not signed as it must be. */
const platforms: Readonly<Record<string, string>> = { '/slack/events': 'slack', '/api/messages': 'teams' };

/** Seconds. 0.15 is the promised time to the acknowledgement, 3 Slack's own limit. */
const answerBuckets = [0.005, 0.01, 0.025, 0.05, 0.1, 0.15, 0.25, 0.5, 1, 2, 3, 5, 10];
const delayBuckets = [1, 5, 15, 60, 300, 900, 3600, 6 * 3600, 24 * 3600];

/** The counters of one process, in a registry of their own. `now`: milliseconds since 1970 by the machine's clock. */
export function createMeters(now: () => number): Meters {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  const counter = <Label extends string>(name: string, help: string, labelNames: readonly Label[] = []) =>
    new Counter({ name: `${prefix}${name}`, help: `${help} ${own}.`, labelNames, registers });
  const histogram = <Label extends string>(
    name: string,
    help: string,
    buckets: number[],
    labelNames: readonly Label[] = [],
  ) => new Histogram({ name: `${prefix}${name}`, help: `${help} ${own}.`, buckets, labelNames, registers });
  const gauge = (name: string, help: string, read?: () => number) =>
    new Gauge({
      name: `${prefix}${name}`,
      help: `${help} ${own}.`,
      registers,
      ...(read
        ? {
            collect() {
              this.set(read());
            },
          }
        : {}),
    });

  const commands = counter('commands_total', 'What people asked for, by command and outcome', ['command', 'outcome']);
  const refusals = counter('refusals_total', 'What was refused, by kind', ['kind']);
  const durations = histogram('command_duration_seconds', 'From a request to its answer', answerBuckets);
  const sends = counter('sends_total', 'Tries to send, by result', ['result']);
  const doubles = counter('possible_doubles_total', 'Posts sent once more without knowing whether they had come');
  const delays = histogram('send_delay_seconds', 'From when a post was due until it was posted', delayBuckets);
  const requests = histogram('http_request_duration_seconds', 'Requests, by endpoint and status', answerBuckets, [
    'endpoint',
    'code',
  ]);
  const unsigned = counter('signatures_refused_total', 'Requests with a wrong, old or missing signature or token', [
    'platform',
  ]);
  const failedQueries = counter('database_query_failures_total', 'Queries that the database did not answer as asked');
  const failedTicks = counter('clockwork_failures_total', 'Rounds of the clockwork that failed');
  const started = now();
  let lastTick: number | undefined;
  gauge('clockwork_last_tick_timestamp_seconds', 'When the clockwork last ended a round without fault', () =>
    lastTick === undefined ? 0 : lastTick / 1000,
  );
  gauge('clockwork_lag_seconds', 'How long overdue the clockwork is: it runs every minute', () =>
    Math.max(0, (now() - (lastTick ?? started)) / 1000 - 60),
  );
  const tickDuration = gauge('clockwork_duration_seconds', 'How long its latest round took');
  for (const platform of Object.values(platforms)) unsigned.inc({ platform }, 0);
  for (const result of sendResults) sends.inc({ result }, 0);
  for (const kind of refusalKinds) refusals.inc({ kind }, 0);

  return {
    registry,
    answered: ({ command = 'none', outcome, refusal, milliseconds }) => {
      commands.inc({ command, outcome });
      if (refusal !== undefined) refusals.inc({ kind: refusal });
      durations.observe(milliseconds / 1000);
    },
    tried: (result, delayMs) => {
      sends.inc({ result });
      if (delayMs !== undefined) delays.observe(Math.max(0, delayMs) / 1000);
    },
    maybeDoubled: () => doubles.inc(),
    requested: (endpoint, status, milliseconds) => {
      requests.observe({ endpoint, code: status }, milliseconds / 1000);
      const platform = platforms[endpoint];
      if (status === 401 && platform !== undefined) unsigned.inc({ platform });
    },
    ticked: (ok, at, milliseconds) => {
      tickDuration.set(milliseconds / 1000);
      if (ok) lastTick = at;
      else failedTicks.inc();
    },
    queryFailed: () => failedQueries.inc(),
  };
}

const sendResults = ['sent', 'waits', 'moved', 'unreachable', 'failed', 'uncertain', 'dropped', 'fault'] as const;
const refusalKinds = ['privacy', 'right', 'too-long', 'form', 'ended', 'old', 'unknown', 'command'] as const;
