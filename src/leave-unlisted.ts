import type { Log } from './app/dispatch.ts';
import type { Dispatch } from './chat/incoming.ts';
import type { Config } from './config.ts';
import { type BoundTenant, readTenants } from './infra/database/bound-tenants.ts';
import type { Database } from './infra/database/open-database.ts';

interface Leaving {
  readonly config: Pick<Config, 'slack' | 'teams'>;
  readonly dispatch: Dispatch;
  readonly pool: Database['pool'];
  readonly log: Log;
}

/**
 * Leaves the workspaces and tenants that the configuration's lists no longer name, as if the app had been uninstalled there
 * (product.md §4). A platform that is not configured at all is only resting. Several processes at once leave each once.
 */
export async function leaveUnlisted({ config, dispatch, pool, log }: Leaving): Promise<void> {
  for (const place of await readTenants(pool)) {
    if (isListed(place, config)) continue;
    const { platform, tenant, since } = place;
    const { outcome } = await dispatch({
      id: `unlisted/${platform}/${tenant}/${since}`,
      origin: { account: { platform, tenant, id: 'configuration' }, visible: false },
      kind: 'removed',
      what: 'installation',
    });
    log.warn('tenant.left', { platform, outcome });
  }
}

function isListed(place: BoundTenant, { slack, teams }: Leaving['config']): boolean {
  const { platform, tenant, installed } = place;
  switch (platform) {
    case 'slack':
      // With a token of its own the configuration does not say which workspace that one is for.
      if (slack?.teams === undefined || (slack.botToken !== undefined && !installed)) return true;
      return slack.teams.includes(tenant);
    case 'teams':
      return teams === undefined || teams.allowedTenants.includes(tenant.toLowerCase());
    case 'local':
    case 'cli':
      return true;
  }
}
