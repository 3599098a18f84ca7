import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { link, open, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Config } from '../config.ts';
import { BackupError } from '../infra/backup-fault.ts';
import { createBackupFile, readBackupFile } from '../infra/backup-file.ts';
import { systemClock } from '../infra/clock.ts';
import type { AboutBackup } from '../infra/database/backup-lines.ts';
import { checkLines } from '../infra/database/backup-restore.ts';
import { sv } from '../text/sv.ts';
import { backupKey } from './backup-key.ts';
import { backupMade } from './backup-made.ts';
import { dump } from './dump.ts';
import { perform } from './perform.ts';
import { exitCode, type Io } from './subcommand.ts';

/** The folder is not there or may not be written in: whoever runs it must choose another, or change that one. */
const mustBeChanged: readonly string[] = ['ENOENT', 'ENOTDIR', 'EACCES', 'EPERM', 'EROFS'];

/**
 * Writes a backup to a file that is not there, under another name until it is whole and has been read back. It holds
 * everything of one moment, also while the bot runs. Gives the exit code.
 */
export async function backup(
  config: Config,
  path: string,
  environment: Readonly<Record<string, string | undefined>>,
  io: Io,
): Promise<number> {
  const key = backupKey(environment);
  if (key === 'short') return refuse(io, sv.backup.shortKey);
  if (existsSync(path)) return refuse(io, sv.backup.exists(path));
  const unfinished = `${path}.${randomBytes(4).toString('hex')}.part`;
  try {
    const code = await dumpTo(config, unfinished, key, io);
    if (code !== exitCode.done) return code;
    const about = await checkLines(readBackupFile(unfinished, key));
    if (!(await putInPlace(unfinished, path))) return refuse(io, sv.backup.exists(path));
    tell(path, about, key, io);
    if (!(await remember(config))) io.err(sv.backup.notRemembered);
    return exitCode.done;
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    const why = error instanceof BackupError ? sv.backup.unverified : sv.backup.notWritten[code];
    if (why === undefined) throw error;
    io.err(sv.backup.failed(path, why));
    return mustBeChanged.includes(code) ? exitCode.refused : exitCode.failed;
  } finally {
    await rm(unfinished, { force: true });
  }
}

async function dumpTo(config: Config, path: string, key: string | undefined, io: Io): Promise<number> {
  const file = await createBackupFile(path, key);
  try {
    const code = await perform(config, dump, {}, { ...io, part: file.write });
    if (code === exitCode.done) await file.finish();
    return code;
  } finally {
    await file.abort();
  }
}

/** The file is whole whatever becomes of this. */
async function remember(config: Config): Promise<boolean> {
  const silent = { out: () => {}, err: () => {}, file: () => {} };
  const remembering = perform(config, backupMade, { at: systemClock.now() }, silent);
  return (await remembering.catch(() => exitCode.failed)) === exitCode.done;
}

/** Gives it its name, unless somebody else has taken that meanwhile. */
async function putInPlace(unfinished: string, path: string): Promise<boolean> {
  try {
    await link(unfinished, path);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : '';
    if (code === 'EEXIST') return false;
    // Not every disk has hard links.
    await rename(unfinished, path);
  }
  const folder = await open(dirname(path), 'r');
  await folder.sync().finally(() => folder.close());
  return true;
}

function tell(path: string, { counts }: AboutBackup, key: string | undefined, io: Io): void {
  const rows = Object.values(counts).reduce((sum, count) => sum + count, 0);
  io.out(
    sv.backup.done(path, {
      agreements: counts.agreement ?? 0,
      measures: counts.measure ?? 0,
      log: counts.audit_log ?? 0,
      tables: Object.keys(counts).length,
      rows,
    }),
  );
  io.out(key === undefined ? sv.backup.notEncrypted : sv.backup.encrypted);
  io.out(sv.backup.alsoKeep);
}

function refuse(io: Io, sentence: string): number {
  io.err(sentence);
  return exitCode.refused;
}
