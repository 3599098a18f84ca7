import { createApplication } from '../application.ts';
import type { Config } from '../config.ts';
import { BackupError } from '../infra/backup-fault.ts';
import { readBackupFile } from '../infra/backup-file.ts';
import { createCalendars } from '../infra/calendars.ts';
import { clockStandingAt, systemClock } from '../infra/clock.ts';
import type { AboutBackup } from '../infra/database/backup-lines.ts';
import { beginRestore, checkLines, filledTables, headingOf, storeLines } from '../infra/database/backup-restore.ts';
import { poolWithin } from '../infra/database/backup-transaction.ts';
import { readLocalClock } from '../infra/database/clock-store.ts';
import { acquireDataFolder } from '../infra/database/data-lock.ts';
import { type Database, openDatabase } from '../infra/database/open-database.ts';
import { createLog } from '../infra/log.ts';
import { sv } from '../text/sv.ts';
import { backupKey } from './backup-key.ts';
import { exitCode, type Io } from './subcommand.ts';

/** Refused with a sentence; nothing is changed. */
class Refused extends Error {}

/**
 * Puts a backup into an empty database, on either engine: all of it in one transaction, or nothing. The bot does not run
 * meanwhile. Gives the exit code.
 */
export async function restore(
  config: Config,
  path: string,
  environment: Readonly<Record<string, string | undefined>>,
  io: Io,
): Promise<number> {
  const key = backupKey(environment);
  try {
    if (key === 'short') throw new Refused(sv.backup.shortKey);
    const about = await checkLines(readBackupFile(path, key));
    await intoDatabase(config, async (database) => {
      const lines = readBackupFile(path, key);
      try {
        await headingOf(lines);
        await restoreLines(config, database, lines, about, io);
      } finally {
        await lines.return(undefined);
      }
    });
    tell(path, about, io);
    return exitCode.done;
  } catch (error) {
    const said =
      error instanceof BackupError
        ? sv.backup.restore.faults[error.fault]?.(path)
        : error instanceof Refused
          ? error.message
          : undefined;
    if (said === undefined) throw error;
    io.err(said);
    return exitCode.refused;
  }
}

/** Opens the database, alone with the embedded one. */
async function intoDatabase(config: Config, work: (database: Database) => Promise<void>): Promise<void> {
  const folder = 'directory' in config.database ? await acquireDataFolder(config.database.directory) : undefined;
  if (folder && !folder.held) throw new Refused(sv.backup.restore.running);
  try {
    const database = await openDatabase(
      'url' in config.database ? config.database : { ...config.database, ...(folder ? { folder } : {}) },
    );
    await work(database).finally(() => database.close());
  } finally {
    await folder?.release();
  }
}

async function restoreLines(
  config: Config,
  database: Database,
  lines: AsyncGenerator<string>,
  about: AboutBackup,
  io: Io,
): Promise<void> {
  const client = await database.pool.connect();
  let broken = false;
  try {
    await beginRestore(client);
    const filled = await filledTables(client);
    if (filled.length > 0) throw new Refused(sv.backup.restore.filled(filled));
    await storeLines(client, lines, about);
    await settle(config, poolWithin(client), io);
    await client.query('COMMIT');
  } catch (error) {
    await client.query('ROLLBACK').catch(() => {
      broken = true;
    });
    throw error;
  } finally {
    client.release(broken);
  }
}

/** What is done with what was restored, before anyone else sees it. */
async function settle(config: Config, pool: Database['pool'], io: Io): Promise<void> {
  const app = createApplication({
    database: { pool },
    clock: config.local ? clockStandingAt(await readLocalClock(pool)) : systemClock,
    log: createLog({ quiet: true }),
    administrators: config.administrators,
    local: config.local,
    dataFolder: config.dataFolder,
    calendars: createCalendars(config.publicUrl),
  });
  await app.reapplyMasks();
  const { chain } = await app.verifyLog();
  if (!chain.ok)
    throw new Refused(sv.backup.restore.brokenLog(chain.agreementId, chain.seq, sv.cli.chainFaults[chain.fault]));
  io.out(sv.backup.restore.logOk(chain.rows));
}

function tell(path: string, { at, counts }: AboutBackup, io: Io): void {
  io.out(
    sv.backup.restore.done(path, at, {
      agreements: counts.agreement ?? 0,
      measures: counts.measure ?? 0,
      log: counts.audit_log ?? 0,
      tables: Object.keys(counts).length,
      rows: Object.values(counts).reduce((sum, count) => sum + count, 0),
    }),
  );
}
