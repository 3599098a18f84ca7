import { agesOf, askForCertificates, secretsOf } from './ages.ts';
import type { Log } from './app/dispatch.ts';
import type { Clock } from './app/ports.ts';
import type { Application } from './application.ts';
import type { Config } from './config.ts';
import { type Age, backupHours, warningOf } from './domain/ages.ts';
import { type IsoDate, type IsoInstant, isoDateOf } from './domain/time.ts';
import { databaseOffset, serverOffset, wrongFrom } from './infra/clock-offset.ts';
import { keepSecrets, readBackupAt, readSecrets } from './infra/database/installation-store.ts';
import type { Database } from './infra/database/open-database.ts';

/** What is looked at once a day, apart from everything else that the clockwork does. */
export interface Daily {
  /** At the start: which secrets are used from now on, and whether the clock is right. Never throws. */
  begin(): Promise<void>;
  /** Called every minute: does what the day has left to do. */
  run(): Promise<void>;
  /** When secrets and certificates end, as last looked at; the soonest first. */
  ages(): readonly Age[];
}

interface Needs {
  readonly config: Config;
  readonly app: Pick<Application, 'selfCheck'>;
  readonly database: Pick<Database, 'pool' | 'embedded'>;
  readonly clock: Clock;
  readonly log: Log;
}

/** The page on this machine sends nothing and has no secrets: there is nothing to look at. */
export function createDaily(needs: Needs): Daily {
  const { config, app, clock, log } = needs;
  let ages: readonly Age[] = [];
  let lookedOn: IsoDate | undefined;
  if (config.local) return { begin: async () => {}, run: async () => {}, ages: () => ages };

  async function look(today: IsoDate): Promise<void> {
    ages = await lookAtAges(needs, today);
    await lookAtClock(needs);
    lookedOn = today;
  }

  async function start(): Promise<void> {
    try {
      await keepSecrets(needs.database.pool, secretsOf(config), clock.now());
      await look(isoDateOf(clock.now()));
    } catch (error) {
      log.error('daily.failed', { fault: error instanceof Error ? error.name : 'unknown' });
    }
  }

  let started = Promise.resolve();
  return {
    begin: () => {
      started = start();
      return started;
    },
    run: async () => {
      await started;
      await app.selfCheck();
      const today = isoDateOf(clock.now());
      if (lookedOn !== today) await look(today);
    },
    ages: () => ages,
  };
}

async function lookAtAges({ config, database: { pool }, clock, log }: Needs, today: IsoDate): Promise<readonly Age[]> {
  const [known, certificates, backupAt] = await Promise.all([
    readSecrets(pool),
    askForCertificates(config),
    readBackupAt(pool),
  ]);
  const ages = agesOf(config, known, certificates, today);
  for (const age of ages) {
    const { name, how, ends, daysLeft } = age;
    const warning = warningOf(age);
    if (warning !== undefined) log.warn(`${age.what}.age`, { name, how, ends, daysLeft, warning });
  }
  const hours = hoursSince(backupAt, clock.now());
  if (hours === undefined || hours > backupHours) log.warn('backup.age', hours === undefined ? {} : { hours });
  return ages;
}

async function lookAtClock({ config: { slack, teams }, database, log }: Needs): Promise<void> {
  const offsets = await Promise.all([
    database.embedded ? undefined : databaseOffset(database.pool),
    slack && serverOffset('slack', slack.apiUrl),
    teams && serverOffset('teams', teams.openIdMetadataUrl ?? teams.serviceUrl),
  ]);
  for (const off of offsets) if (off && Math.abs(off.seconds) >= wrongFrom) log.warn('clock.wrong', { ...off });
}

/** Whole hours; undefined when there has been none. */
function hoursSince(at: IsoInstant | undefined, now: IsoInstant): number | undefined {
  return at === undefined ? undefined : Math.floor((Date.parse(now) - Date.parse(at)) / 3_600_000);
}
