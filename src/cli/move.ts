import { existsSync } from 'node:fs';
import { rename } from 'node:fs/promises';
import { join } from 'node:path';
import { createApplication } from '../application.ts';
import type { Config } from '../config.ts';
import { clockStandingAt, systemClock } from '../infra/clock.ts';
import { headingOf } from '../infra/database/backup-restore.ts';
import { auditMove } from '../infra/database/backup-settle.ts';
import { poolWithin } from '../infra/database/backup-transaction.ts';
import { readLocalClock } from '../infra/database/clock-store.ts';
import { acquireDataFolder } from '../infra/database/data-lock.ts';
import { type Database, openDatabase } from '../infra/database/open-database.ts';
import { createLog } from '../infra/log.ts';
import { sv } from '../text/sv.ts';
import { putInEmpty, Refused } from './put-in-empty.ts';
import { exitCode, type Io } from './subcommand.ts';

const texts = sv.backup.move;

/**
 * Moves everything out of the embedded database in the data folder to the empty PostgreSQL database of DATABASE_URL. Nobody uses
 * the folder meanwhile, so that what waits to be sent goes on waiting there and nothing is in doubt. The folder's database is
 * put aside at the end: two databases that both send would tell everything twice. Gives the exit code.
 */
export async function move(config: Config, io: Io): Promise<number> {
  try {
    if (!('url' in config.database)) throw new Refused(texts.noUrl);
    const { dataFolder } = config;
    if (!existsSync(join(dataFolder, 'database', 'PG_VERSION'))) throw new Refused(texts.nothing(dataFolder));
    const folder = await acquireDataFolder(dataFolder);
    if (!folder.held) throw new Refused(sv.backup.restore.running);
    try {
      const counts = await between({ directory: dataFolder, folder }, config.database, config);
      const aside = join(dataFolder, `database-flyttad-${systemClock.now().slice(0, 10)}`);
      const isAside = await rename(join(dataFolder, 'database'), aside).then(
        () => true,
        () => false,
      );
      io.out(texts.done(counts));
      io.out(isAside ? texts.aside(aside) : texts.notAside(join(dataFolder, 'database')));
      io.out(texts.next);
      return exitCode.done;
    } finally {
      await folder.release();
    }
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    io.err(error.message);
    return exitCode.refused;
  }
}

type Place = Parameters<typeof openDatabase>[0];

async function between(from: Place, to: Place, config: Config) {
  const source = await openDatabase(from);
  try {
    const target = await openDatabase(to);
    return await pour(source, target, config).finally(() => target.close());
  } finally {
    await source.close();
  }
}

async function pour(source: Database, target: Database, config: Config) {
  const parts = {
    log: createLog({ quiet: true }),
    administrators: [],
    local: config.local,
    dataFolder: config.dataFolder,
  };
  const at = config.local ? clockStandingAt(await readLocalClock(source.pool)) : systemClock;
  const lines = linesOf(createApplication({ ...parts, database: source, clock: at }).dump());
  try {
    const about = await headingOf(lines);
    await putInEmpty(target, about, lines, async (client) => {
      const { chain } = await createApplication({
        ...parts,
        database: { pool: poolWithin(client) },
        clock: at,
      }).verifyLog();
      if (!chain.ok) throw new Refused(texts.brokenLog(chain.agreementId, chain.seq, sv.cli.chainFaults[chain.fault]));
      await auditMove(client, at.now());
    });
    return {
      agreements: about.counts.agreement ?? 0,
      measures: about.counts.measure ?? 0,
      log: about.counts.audit_log ?? 0,
      tables: Object.keys(about.counts).length,
      rows: Object.values(about.counts).reduce((sum, count) => sum + count, 0),
    };
  } finally {
    await lines.return(undefined);
  }
}

/** A dump comes a page of lines at a time. */
async function* linesOf(pages: AsyncIterable<string>): AsyncGenerator<string> {
  for await (const page of pages) yield* page.trimEnd().split('\n');
}
