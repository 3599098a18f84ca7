import { writeFileSync } from 'node:fs';
import { createApplication } from '../application.ts';
import type { Config } from '../config.ts';
import { createCalendars } from '../infra/calendars.ts';
import { clockStandingAt, systemClock } from '../infra/clock.ts';
import { readLocalClock } from '../infra/database/clock-store.ts';
import { acquireDataFolder } from '../infra/database/data-lock.ts';
import { isEmbeddedIn } from '../infra/database/embedded.ts';
import { NotReady } from '../infra/database/migrate.ts';
import { openDatabase } from '../infra/database/open-database.ts';
import { createLog } from '../infra/log.ts';
import { sv } from '../text/sv.ts';
import { callRunning } from './socket.ts';
import type { Io, Subcommand } from './subcommand.ts';

/** Output on the terminal, files in the folder that one stands in. */
export const terminal: Io = {
  out: (line) => process.stdout.write(`${line}\n`),
  err: (line) => process.stderr.write(`${line}\n`),
  file: (path, bytes) => {
    try {
      writeFileSync(path, bytes);
    } catch (cause) {
      const code = cause instanceof Error && 'code' in cause ? String(cause.code) : '';
      const isClosed = ['EACCES', 'EPERM', 'EROFS'].includes(code);
      throw new Error((isClosed ? sv.cli.mayNotWrite : sv.cli.notWritten)(path), { cause });
    }
  },
};

/** `ready`: made where it is missing, brought up to date and masked. `as-it-is`: nothing is changed; throws `NotReady` where that is needed. */
export type Opening = 'ready' | 'as-it-is';

/**
 * Runs a subcommand where the database is: in the running bot, through its socket, when that holds the embedded
 * database; else here. Gives the exit code.
 */
export async function perform<Options>(
  config: Config,
  subcommand: Subcommand<Options>,
  options: Options,
  io: Io = terminal,
  opening: Opening = 'ready',
): Promise<number> {
  const asItIs = opening === 'as-it-is';
  // Taking the folder makes it.
  if (asItIs && 'directory' in config.database && !isEmbeddedIn(config.database.directory)) throw new NotReady('all');
  const folder = 'directory' in config.database ? await acquireDataFolder(config.database.directory) : undefined;
  if (folder && !folder.held) return callRunning(folder.socketPath, subcommand.name, options, io);
  const log = createLog({ quiet: true });
  try {
    const database = await openDatabase(
      'url' in config.database ? config.database : { ...config.database, ...(folder ? { folder } : {}) },
      { asItIs },
    );
    try {
      const clock = config.local ? clockStandingAt(await readLocalClock(database.pool)) : systemClock;
      const app = createApplication({
        database,
        clock,
        log,
        administrators: config.administrators,
        local: config.local,
        dataFolder: config.dataFolder,
        calendars: createCalendars(config.publicUrl),
      });
      if (!asItIs) await app.reapplyMasks();
      return await subcommand.run(app, options, io);
    } finally {
      await database.close();
    }
  } finally {
    if (folder?.held) await folder.release();
  }
}
