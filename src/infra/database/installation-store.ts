import { createHash } from 'node:crypto';
import type pg from 'pg';
import { z } from 'zod';
import type { IsoInstant } from '../../domain/time.ts';
import { instant, readRows } from './rows.ts';

/** A secret of the configuration, and since when it has been used here. */
export interface KnownSecret {
  readonly name: string;
  readonly since: IsoInstant;
}

/** When a backup was last made and read back, by the machine's clock. */
export async function readBackupAt(pool: pg.Pool): Promise<IsoInstant | undefined> {
  const row = z.object({ backup_at: instant.nullable() });
  const [kept] = await readRows(pool, row, 'SELECT backup_at FROM installation WHERE id = 1');
  return kept?.backup_at ?? undefined;
}

/** Remembers a backup. An older one than the last changes nothing. */
export async function keepBackupAt(pool: pg.Pool, at: IsoInstant): Promise<void> {
  await pool.query(
    `INSERT INTO installation (id, backup_at) VALUES (1, $1)
      ON CONFLICT (id) DO UPDATE SET backup_at = greatest(installation.backup_at, excluded.backup_at)`,
    [at],
  );
}

/** Remembers since when each secret has been used: one that is another than before is new from now on. Never the secret. */
export async function keepSecrets(pool: pg.Pool, secrets: ReadonlyMap<string, string>, now: IsoInstant): Promise<void> {
  for (const [name, secret] of secrets)
    await pool.query(
      `INSERT INTO known_secret (name, fingerprint, since) VALUES ($1, $2, $3)
        ON CONFLICT (name) DO UPDATE SET fingerprint = excluded.fingerprint, since = excluded.since
          WHERE known_secret.fingerprint <> excluded.fingerprint`,
      [name, fingerprintOf(name, secret), now],
    );
}

export function readSecrets(pool: pg.Pool): Promise<readonly KnownSecret[]> {
  return readRows(
    pool,
    z.object({ name: z.string(), since: instant }),
    'SELECT name, since FROM known_secret ORDER BY name',
  );
}

/** Tells one secret from the next, and no more: cut short, it fits too many secrets to say which. */
function fingerprintOf(name: string, secret: string): string {
  return createHash('sha256').update(`${name}\0${secret}`).digest('hex').slice(0, 16);
}
