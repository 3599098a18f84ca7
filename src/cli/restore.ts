import { existsSync } from 'node:fs';
import type pg from 'pg';
import type { Clock } from '../app/ports.ts';
import { createApplication } from '../application.ts';
import type { Config } from '../config.ts';
import { BackupError } from '../infra/backup-fault.ts';
import { readBackupFile } from '../infra/backup-file.ts';
import { createCalendars } from '../infra/calendars.ts';
import { clockStandingAt, systemClock } from '../infra/clock.ts';
import type { AboutBackup } from '../infra/database/backup-lines.ts';
import { checkLines, headingOf } from '../infra/database/backup-restore.ts';
import { migrationsIn, unknownMigration } from '../infra/database/backup-schema.ts';
import { auditRestore, giveUpWaiting } from '../infra/database/backup-settle.ts';
import { poolWithin } from '../infra/database/backup-transaction.ts';
import { readLocalClock } from '../infra/database/clock-store.ts';
import { acquireDataFolder } from '../infra/database/data-lock.ts';
import { type Database, openDatabase, ownMigrations } from '../infra/database/open-database.ts';
import { registerPath } from '../infra/line-register.ts';
import { createLog } from '../infra/log.ts';
import { registerState } from '../infra/register-state.ts';
import { sv } from '../text/sv.ts';
import { backupKey } from './backup-key.ts';
import { putInEmpty, Refused } from './put-in-empty.ts';
import { exitCode, type Io } from './subcommand.ts';

const texts = sv.backup.restore;

/**
 * Puts a backup into an empty database, on either engine: all of it in one transaction, or nothing. The bot does not run
 * meanwhile. Gives the exit code.
 */
export async function restore(
  config: Config,
  path: string,
  environment: Readonly<Record<string, string | undefined>>,
  io: Io,
  machine: Clock = systemClock,
): Promise<number> {
  const key = backupKey(environment);
  try {
    if (key === 'short') throw new Refused(sv.backup.shortKey);
    const about = await checkLines(readBackupFile(path, key));
    const unknown = unknownMigration(about.migrations, migrationsIn(ownMigrations));
    if (unknown !== undefined) throw new Refused(texts.newer(unknown));
    const said = await intoDatabase(config, async (database) => {
      const lines = readBackupFile(path, key);
      try {
        await headingOf(lines);
        return await putInEmpty(database, about, lines, (client) => settle({ config, about, machine }, client));
      } finally {
        await lines.return(undefined);
      }
    });
    tell(path, about, io);
    for (const line of said) io.out(line);
    return exitCode.done;
  } catch (error) {
    const said =
      error instanceof BackupError
        ? texts.faults[error.fault]?.(path)
        : error instanceof Refused
          ? error.message
          : undefined;
    if (said === undefined) throw error;
    io.err(said);
    return exitCode.refused;
  }
}

/** Opens the database, alone with the embedded one. */
async function intoDatabase<Result>(config: Config, work: (database: Database) => Promise<Result>): Promise<Result> {
  const folder = 'directory' in config.database ? await acquireDataFolder(config.database.directory) : undefined;
  if (folder && !folder.held) throw new Refused(texts.running);
  try {
    const database = await openDatabase(
      'url' in config.database ? config.database : { ...config.database, ...(folder ? { folder } : {}) },
    );
    return await work(database).finally(() => database.close());
  } finally {
    await folder?.release();
  }
}

interface Restoring {
  readonly config: Config;
  readonly about: AboutBackup;
  /** What it is when nothing shows another time: the local page has a clock of its own. */
  readonly machine: Clock;
}

/** What is done with what was restored, before anyone else sees it. Gives what is to be said of it. */
async function settle({ config, about, machine }: Restoring, client: pg.ClientBase): Promise<readonly string[]> {
  const pool = poolWithin(client);
  const clock = config.local ? clockStandingAt(await readLocalClock(pool)) : machine;
  const app = createApplication({
    database: { pool },
    clock,
    log: createLog({ quiet: true }),
    administrators: config.administrators,
    local: config.local,
    dataFolder: config.dataFolder,
    calendars: createCalendars(config.publicUrl),
  });
  const { chain } = await app.verifyLog();
  if (!chain.ok) {
    const { agreementId, seq, fault } = chain;
    throw new Refused(texts.brokenLog(agreementId, seq, sv.cli.chainFaults[fault]));
  }
  const forgotten = await app.reapplyForgotten();
  const disposed = await app.reapplyDisposals();
  const masked = await app.reapplyMasks();
  const waiting = await giveUpWaiting(client);
  const { unknown, followUps } = await app.settleRestored({ since: about.at, waiting: (id) => waiting.get(id) ?? 0 });
  await auditRestore(client, { at: clock.now(), since: about.at });
  return [
    texts.logOk(chain.rows),
    ...(await aboutMasks(config.dataFolder, masked)),
    ...(forgotten > 0 ? [texts.forgotten(forgotten)] : []),
    ...(disposed > 0 ? [texts.disposed(disposed)] : []),
    texts.sends(
      [...waiting.values()].reduce((sum, count) => sum + count, 0),
      unknown,
    ),
    ...(followUps > 0 ? [texts.followUps(followUps)] : []),
    texts.secrets,
  ];
}

/** Nothing is said to be complete that has not been read. */
async function aboutMasks(dataFolder: string, masked: number): Promise<readonly string[]> {
  const path = registerPath(dataFolder);
  if (!existsSync(path)) return [texts.noMasks(path)];
  const { lines, unreadable } = await registerState(dataFolder);
  if (lines === 0) return [texts.emptyMasks(path)];
  return [
    ...(masked > 0 || unreadable === 0 ? [texts.masks(masked)] : []),
    ...(unreadable > 0 ? [texts.unreadMasks(unreadable)] : []),
  ];
}

function tell(path: string, { at, counts }: AboutBackup, io: Io): void {
  io.out(
    texts.done(path, sv.dates.moment(at), {
      agreements: counts.agreement ?? 0,
      measures: counts.measure ?? 0,
      log: counts.audit_log ?? 0,
      tables: Object.keys(counts).length,
      rows: Object.values(counts).reduce((sum, count) => sum + count, 0),
    }),
  );
}
