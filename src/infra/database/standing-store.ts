import type pg from 'pg';
import { z } from 'zod';
import { latestRest } from '../../domain/reminder-time.ts';
import type { IsoInstant } from '../../domain/time.ts';
import { type ClockOffset, databaseOffset } from '../clock-offset.ts';
import { type KnownSecret, readBackupAt, readSecrets } from './installation-store.ts';
import { isoDate, readRows } from './rows.ts';
import { type SealedWorkspace, sealedWorkspaces } from './slack-workspaces.ts';
import { waited } from './waited.ts';

/** How an agreement's sending goes, and what its last self-check found. */
export interface AgreementStanding {
  readonly id: string;
  readonly waiting: number;
  /** Waiting for more than an hour. */
  readonly late: number;
  /** Given up in the last week, or reaching nobody. */
  readonly failed: number;
  readonly check?: {
    readonly day: string;
    readonly missing: number;
    readonly unsent: number;
    readonly doubtful: number;
  };
}

/** What the database knows of the installation: for `doctor`. */
export interface Standing {
  readonly agreements: readonly AgreementStanding[];
  readonly backupAt?: IsoInstant;
  readonly secrets: readonly KnownSecret[];
  /** How many texts have been masked, by the database. */
  readonly masked: number;
  /** Slack's workspaces with their tokens sealed. */
  readonly workspaces: readonly SealedWorkspace[];
  /** Absent where the database's clock is this machine's. */
  readonly clock?: ClockOffset;
}

const agreementRow = z.object({
  id: z.string(),
  waiting: z.number(),
  late: z.number(),
  failed: z.number(),
  day: isoDate.nullable(),
  missing: z.number().nullable(),
  unsent: z.number().nullable(),
  doubtful: z.number().nullable(),
});

/** What was sent is left alone, however much it is. What nothing was left to say of is no failure. */
const agreementsSql = `SELECT a.id, coalesce(d.waiting, 0) AS waiting, coalesce(d.late, 0) AS late, coalesce(d.failed, 0) AS failed,
    c.day::text AS day, c.missing, c.unsent, c.doubtful
  FROM agreement a
  LEFT JOIN (
    SELECT agreement_id, count(*) FILTER (WHERE state = 'waiting')::int AS waiting,
      count(*) FILTER (WHERE state = 'waiting' AND ${waited('$1', { from: '$2', to: '$3' })} > interval '1 hour')::int AS late,
      count(*) FILTER (WHERE state <> 'waiting' AND at > $1::timestamptz - interval '7 days' AND coalesce(reason, '') <> 'nothing-left')::int AS failed
    FROM delivery WHERE state IN ('waiting', 'failed', 'unreachable') GROUP BY agreement_id
  ) d ON d.agreement_id = a.id
  LEFT JOIN LATERAL (SELECT * FROM self_check s WHERE s.agreement_id = a.id ORDER BY day DESC LIMIT 1) c ON true
  ORDER BY a.key`;

const maskedSql = `SELECT (SELECT count(*) FROM measure_change WHERE masked IS NOT NULL)::int
    + (SELECT count(*) FROM meeting_change WHERE masked IS NOT NULL)::int
    + (SELECT count(*) FROM agreement_change WHERE masked IS NOT NULL)::int AS masked`;

/** `now`: by the clock that sending goes by. */
export async function readStanding(
  { pool, embedded = false }: { readonly pool: pg.Pool; readonly embedded?: boolean },
  now: IsoInstant,
): Promise<Standing> {
  const rest = latestRest(now);
  const [rows, backupAt, secrets, [count], workspaces, clock] = await Promise.all([
    readRows(pool, agreementRow, agreementsSql, [now, rest.from, rest.to]),
    readBackupAt(pool),
    readSecrets(pool),
    readRows(pool, z.object({ masked: z.number() }), maskedSql),
    sealedWorkspaces(pool),
    embedded ? undefined : databaseOffset(pool),
  ]);
  return {
    agreements: rows.map(({ id, waiting, late, failed, day, missing, unsent, doubtful }) => ({
      id,
      waiting,
      late,
      failed,
      ...(day === null ? {} : { check: { day, missing: missing ?? 0, unsent: unsent ?? 0, doubtful: doubtful ?? 0 } }),
    })),
    ...(backupAt === undefined ? {} : { backupAt }),
    secrets,
    masked: count?.masked ?? 0,
    workspaces,
    ...(clock === undefined ? {} : { clock }),
  };
}
