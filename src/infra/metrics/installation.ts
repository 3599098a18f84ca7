import type pg from 'pg';
import { Gauge, type Registry } from 'prom-client';
import { z } from 'zod';
import type { Clock } from '../../app/ports.ts';
import { latestRest } from '../../domain/reminder-time.ts';
import { waited } from '../database/waited.ts';

/** What the database knows of the whole installation. Times are seconds. */
const rowSchema = z.object({
  waiting: z.coerce.number(),
  late: z.coerce.number(),
  in_doubt: z.coerce.number(),
  oldest: z.coerce.number(),
  failed: z.coerce.number(),
  uncertain: z.coerce.number(),
  unreachable: z.coerce.number(),
  missing: z.coerce.number(),
  unsent: z.coerce.number(),
  doubtful: z.coerce.number(),
  checked: z.coerce.number().nullable(),
  backup: z.coerce.number().nullable(),
});

type Figures = z.infer<typeof rowSchema>;

/** Seconds after it was due from which what waits is late. */
const lateAfterSeconds = 900;

/**
 * Everything at once. Only what waits and what was given up is read, by the index on the state: what was sent is left alone however
 * much it is.
 */
const sql = `WITH open AS (
    SELECT in_doubt, extract(epoch FROM ${waited('$1', { from: '$2', to: '$3' })}) AS age FROM delivery WHERE state = 'waiting'
  ), ended AS (
    SELECT state, coalesce(reason, '') AS reason FROM delivery WHERE state IN ('failed', 'unreachable')
  ), checks AS (
    SELECT DISTINCT ON (agreement_id) missing, unsent, doubtful, at FROM self_check ORDER BY agreement_id, day DESC
  )
  SELECT (SELECT count(*) FROM open) AS waiting,
    (SELECT count(*) FROM open WHERE age > ${lateAfterSeconds}) AS late,
    (SELECT count(*) FROM open WHERE in_doubt) AS in_doubt,
    (SELECT greatest(0, coalesce(max(age), 0)) FROM open) AS oldest,
    (SELECT count(*) FROM ended WHERE state = 'failed' AND reason NOT IN ('uncertain', 'nothing-left')) AS failed,
    (SELECT count(*) FROM ended WHERE state = 'failed' AND reason = 'uncertain') AS uncertain,
    (SELECT count(*) FROM ended WHERE state = 'unreachable') AS unreachable,
    (SELECT coalesce(sum(missing), 0) FROM checks) AS missing,
    (SELECT coalesce(sum(unsent), 0) FROM checks) AS unsent,
    (SELECT coalesce(sum(doubtful), 0) FROM checks) AS doubtful,
    (SELECT extract(epoch FROM max(at)) FROM checks) AS checked,
    (SELECT extract(epoch FROM backup_at) FROM installation LIMIT 1) AS backup`;

/** Milliseconds. Whoever asks sooner gets what was read; the database is asked by one at a time. */
const keptFor = 5_000;
const timeout = 2_000;

/** The open database, and the application's clock. */
export interface Source {
  readonly pool: pg.Pool;
  readonly clock: Clock;
}

export interface InstallationGauges {
  /** The database is open. */
  open(source: Source): void;
  /** Brings the figures up to date. Never throws, and is done in two seconds. */
  refresh(): Promise<void>;
}

/** The installation's gauges in a registry. Before the database is open it is not up. `elapsed`: milliseconds that only grow. */
export function installationGauges(registry: Registry, elapsed: () => number): InstallationGauges {
  const gauge = (name: string, help: string) =>
    new Gauge({ name: `samverkan_${name}`, help: `${help}.`, registers: [registry] });
  const all = '(whole installation: the same from every process)';
  const up = gauge('database_up', 'Whether the database answered this process within 2 s: 1 or 0 (this process)');
  const connections = new Gauge({
    name: 'samverkan_database_connections',
    help: 'Connections of the pool, by state; waiting: those who wait for one (this process).',
    labelNames: ['state'],
    registers: [registry],
  });
  const gauges: Readonly<Record<keyof Figures, Gauge>> = {
    waiting: gauge('deliveries_waiting', `Posts that wait to be sent ${all}`),
    late: gauge('deliveries_late', `Posts that have waited for more than 15 minutes since they were due ${all}`),
    in_doubt: gauge('deliveries_in_doubt', `Posts that wait, and of which nobody knows whether they came ${all}`),
    oldest: gauge(
      'oldest_unsent_seconds',
      `How long the post that has waited longest has waited since it was due ${all}`,
    ),
    failed: gauge('deliveries_failed', `Posts that were given up, ever ${all}`),
    uncertain: gauge('deliveries_uncertain', `Posts given up since nobody knows whether they came, ever ${all}`),
    unreachable: gauge('deliveries_unreachable', `Posts that reached their recipient by no way, ever ${all}`),
    missing: gauge(
      'self_check_missing',
      `Due, and neither sent nor listed, by the latest self-check of each agreement ${all}`,
    ),
    unsent: gauge('self_check_unsent', `Stored and not sent, by the latest self-check of each agreement ${all}`),
    doubtful: gauge(
      'self_check_doubtful',
      `Given up or perhaps doubled, by the latest self-check of each agreement ${all}`,
    ),
    checked: gauge('self_check_timestamp_seconds', `When a self-check was last made ${all}`),
    backup: gauge('backup_timestamp_seconds', `When a backup was last made and verified; 0: never ${all}`),
  };
  let source: Source | undefined;
  let asked: number | undefined;
  let asking: Promise<void> | undefined;

  async function ask(): Promise<void> {
    const figures = source && (await within(timeout, read(source)).catch(() => undefined));
    up.set(figures ? 1 : 0);
    for (const [name, each] of Object.entries(gauges))
      each.set(figures ? (figures[name as keyof Figures] ?? 0) : Number.NaN);
    asked = elapsed();
  }

  async function refresh(): Promise<void> {
    connections.set({ state: 'total' }, source?.pool.totalCount ?? 0);
    connections.set({ state: 'idle' }, source?.pool.idleCount ?? 0);
    connections.set({ state: 'waiting' }, source?.pool.waitingCount ?? 0);
    if (asked !== undefined && elapsed() - asked < keptFor) return;
    asking ??= ask().finally(() => {
      asking = undefined;
    });
    await asking;
  }

  return {
    open: (opened) => {
      source = opened;
      asked = undefined;
    },
    refresh,
  };
}

async function read({ pool, clock }: Source): Promise<Figures> {
  const now = clock.now();
  const rest = latestRest(now);
  const { rows } = await pool.query(sql, [now, rest.from, rest.to]);
  return rowSchema.parse(rows[0]);
}

/** A query that takes longer is left to its own limit: nobody waits for it. */
function within<Value>(milliseconds: number, work: Promise<Value>): Promise<Value> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error('no answer in time')), milliseconds);
    work.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}
