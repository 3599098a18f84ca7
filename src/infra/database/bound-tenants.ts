import type pg from 'pg';
import { z } from 'zod';
import { instant, readRows } from './rows.ts';

/** Workspaces and tenants that something is bound to or installed in, and since when at the latest. */
const tenantRow = z.object({
  platform: z.enum(['slack', 'teams', 'local', 'cli']),
  tenant: z.string(),
  since: instant,
  /** The app has been installed there by OAuth. */
  installed: z.boolean(),
});

export type BoundTenant = z.output<typeof tenantRow>;

export function readTenants(pool: pg.Pool): Promise<readonly BoundTenant[]> {
  return readRows(
    pool,
    tenantRow,
    `SELECT platform, tenant, max(since) AS since, bool_or(installed) AS installed
       FROM (SELECT platform, tenant, bound_at AS since, false AS installed FROM channel
             UNION ALL SELECT 'slack', team, installed_at, true FROM slack_workspace) AS places
      GROUP BY platform, tenant ORDER BY platform, tenant`,
  );
}
