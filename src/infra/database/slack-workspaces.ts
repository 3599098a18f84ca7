import type pg from 'pg';
import { z } from 'zod';
import { type Seal, SealError } from '../seal.ts';
import { instant, readRows } from './rows.ts';

/** How long one process has to renew a token. Slack is waited for half of it. */
const renewal = '20 seconds';
/** Somebody sealed it anew in between, which changes how it is written and not what it is. */
const attempts = 3;

const workspaceRow = z.object({
  team: z.string(),
  bot_user: z.string(),
  scopes: z.array(z.string()),
  token: z.string(),
  refresh: z.string().nullable(),
  expires_at: instant.nullable(),
  installed_at: instant,
});
type WorkspaceRow = z.output<typeof workspaceRow>;

const columns = 'team, bot_user, scopes, token, refresh, expires_at, installed_at';

interface Tokens {
  readonly token: string;
  readonly refresh?: string;
  readonly expiresAt?: string;
}

/** Slack workspaces and their tokens, sealed in the database. Times are the database's own, which every process shares. */
export function slackWorkspaces(pool: pg.Pool, seal: Seal) {
  const read = async (team: string): Promise<WorkspaceRow | undefined> => {
    const [row] = await readRows(pool, workspaceRow, `SELECT ${columns} FROM slack_workspace WHERE team = $1`, [team]);
    return row;
  };
  const refreshOf = ({ team, refresh }: WorkspaceRow) =>
    refresh === null ? undefined : seal.open(refresh, about(team, 'refresh')).secret;

  /** Changes the row that still has this refresh token. Whether there was one. */
  async function change(team: string, refresh: string, sql: string, values: readonly unknown[]): Promise<boolean> {
    for (let attempt = 0; attempt < attempts; attempt++) {
      const row = await read(team);
      if (!row || refreshOf(row) !== refresh) return false;
      const { rowCount } = await pool.query(sql, [team, row.refresh, ...values]);
      if (rowCount === 1) return true;
    }
    return false;
  }

  return {
    find: async (team: string) => {
      const row = await read(team);
      return row && opened(row, seal);
    },
    all: async () => (await readAll(pool)).map((row) => opened(row, seal)),
    keep: async ({ team, botUser, scopes, ...tokens }: Tokens & Named) => {
      await pool.query(
        `INSERT INTO slack_workspace (team, bot_user, scopes, token, refresh, expires_at, installed_at, updated_at)
         VALUES ($1, $2, $3, $4, $5, $6, now(), now())
         ON CONFLICT (team) DO UPDATE SET bot_user = excluded.bot_user, scopes = excluded.scopes, token = excluded.token,
           refresh = excluded.refresh, expires_at = excluded.expires_at, installed_at = now(), updated_at = now()`,
        [team, botUser, scopes, ...sealed(team, tokens, seal)],
      );
    },
    claimRenewal: (team: string, refresh: string) =>
      change(
        team,
        refresh,
        // Until then it is this process's to renew: one that dies in the middle leaves it to the next.
        `UPDATE slack_workspace SET updated_at = now() + interval '${renewal}' WHERE team = $1 AND refresh = $2 AND updated_at <= now()`,
        [],
      ),
    renewed: async (team: string, refresh: string, fresh: Tokens) => {
      await change(
        team,
        refresh,
        `UPDATE slack_workspace SET token = $3, refresh = $4, expires_at = $5, updated_at = now() WHERE team = $1 AND refresh = $2`,
        sealed(team, fresh, seal),
      );
    },
    giveUpRenewal: async (team: string, refresh: string) => {
      await change(team, refresh, 'UPDATE slack_workspace SET updated_at = now() WHERE team = $1 AND refresh = $2', []);
    },
  };
}

interface Named {
  readonly team: string;
  readonly botUser: string;
  readonly scopes: readonly string[];
}

function readAll(pool: pg.Pool): Promise<WorkspaceRow[]> {
  return readRows(pool, workspaceRow, `SELECT ${columns} FROM slack_workspace ORDER BY team`);
}

/** A workspace as it stands in the database: whoever is handed it needs the key to read it. */
export type SealedWorkspace = Pick<WorkspaceRow, 'team' | 'token' | 'refresh'>;

export async function sealedWorkspaces(pool: pg.Pool): Promise<readonly SealedWorkspace[]> {
  return (await readAll(pool)).map(({ team, token, refresh }) => ({ team, token, refresh }));
}

/** Those that the key opens. */
export function openSealed(rows: readonly SealedWorkspace[], seal: Seal) {
  return rows.flatMap(({ team, token, refresh }) => {
    try {
      return {
        team,
        token: seal.open(token, about(team, 'token')).secret,
        ...(refresh === null ? {} : { refresh: seal.open(refresh, about(team, 'refresh')).secret }),
      };
    } catch (error) {
      if (error instanceof SealError) return [];
      throw error;
    }
  });
}

function opened(row: WorkspaceRow, seal: Seal) {
  const { team, refresh, expires_at } = row;
  return {
    team,
    botUser: row.bot_user,
    scopes: row.scopes,
    installedAt: row.installed_at,
    token: seal.open(row.token, about(team, 'token')).secret,
    ...(refresh === null ? {} : { refresh: seal.open(refresh, about(team, 'refresh')).secret }),
    ...(expires_at === null ? {} : { expiresAt: expires_at }),
  };
}

function sealed(team: string, { token, refresh, expiresAt }: Tokens, seal: Seal): readonly unknown[] {
  return [
    seal.seal(token, about(team, 'token')),
    refresh === undefined ? null : seal.seal(refresh, about(team, 'refresh')),
    expiresAt ?? null,
  ];
}

/** A sealed value opens only for its own workspace and column. */
function about(team: string, field: 'token' | 'refresh'): string {
  return `slack_workspace/${team}/${field}`;
}

/** What the keys do not open at the start, and what to do about it. Nothing has been changed. */
export class WrongKey extends Error {
  override readonly name = 'WrongKey';
}

/**
 * Opens every workspace's tokens, so that a wrong key is found at the start, and seals anew what has the previous key. What another
 * process has changed in between is its own. Gives the teams that were sealed anew. Throws `WrongKey`.
 */
export async function resealWorkspaces(pool: pg.Pool, seal: Seal): Promise<readonly string[]> {
  const rows = await readAll(pool);
  const faults = rows.filter((row) => faultOf(() => opened(row, seal)) !== undefined).map(({ team }) => team);
  if (faults.length > 0)
    throw new WrongKey(
      `SAMVERKAN_KEY is not the key that the tokens of ${faults.length} Slack workspaces (${faults.join(', ')}) were sealed with. ` +
        'Put the old key back; to change keys, set the new one as SAMVERKAN_KEY and the old one as SAMVERKAN_KEY_PREVIOUS. ' +
        'Nothing has been changed. If the old key is lost: samverkan slack forget TEAM, and install the app there again.',
    );
  const renewed: string[] = [];
  for (const row of rows) {
    const { team, token, refresh } = row;
    const parts = [
      seal.open(token, about(team, 'token')),
      refresh === null ? undefined : seal.open(refresh, about(team, 'refresh')),
    ];
    if (!parts.some((part) => part?.stale)) continue;
    const { rowCount } = await pool.query(
      'UPDATE slack_workspace SET token = $3, refresh = $4 WHERE team = $1 AND token = $2',
      [team, token, ...sealed(team, opened(row, seal), seal).slice(0, 2)],
    );
    if (rowCount === 1) renewed.push(team);
  }
  return renewed;
}

function faultOf(run: () => unknown): SealError['kind'] | undefined {
  try {
    run();
    return undefined;
  } catch (error) {
    if (error instanceof SealError) return error.kind;
    throw error;
  }
}
