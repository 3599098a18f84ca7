import { existsSync } from 'node:fs';
import { type Config, readConfig } from '../config.ts';
import { systemClock } from '../infra/clock.ts';
import { acquireDataFolder } from '../infra/database/data-lock.ts';
import { isEmbeddedIn } from '../infra/database/embedded.ts';
import { NotReady } from '../infra/database/migrate.ts';
import { openSealed } from '../infra/database/slack-workspaces.ts';
import { checkMail, type MailConfig } from '../infra/mail.ts';
import { createSeal } from '../infra/seal.ts';
import { checkSlack } from '../platforms/slack/check.ts';
import { checkTeams } from '../platforms/teams/check.ts';
import { sv } from '../text/sv.ts';
import { checkAges } from './doctor/ages.ts';
import { checkAgreements } from './doctor/agreements.ts';
import { checkChannels } from './doctor/channels.ts';
import { checkClocks } from './doctor/clocks.ts';
import { checkDataFolder } from './doctor/data-folder.ts';
import { type Examination, examination, examine } from './doctor/examine.ts';
import { type Finding, fault, fromPlatform, ok, warning } from './doctor/finding.ts';
import { perform } from './perform.ts';
import { exitCode, type Io } from './subcommand.ts';

/**
 * Checks everything that the bot depends on, and says for each fault what to do: configuration, database, platforms and
 * channels, what is sent next, backups, secrets and certificates, the data folder, the clock. Warnings alone are no fault.
 * `json`: one object for machines. Works beside the running bot too, and changes nothing.
 */
export async function doctor(
  environment: Readonly<Record<string, string | undefined>>,
  { json }: { readonly json: boolean },
  io: Io,
): Promise<number> {
  const reading = readConfig(environment);
  const texts = sv.cli.doctor;
  const findings = reading.ok
    ? [ok(texts.configuration), ...(await checkAll(reading.config))]
    : reading.faults.map((todo) => fault(texts.configuration, todo));
  return tell(findings, json, io);
}

async function checkAll(config: Config): Promise<readonly Finding[]> {
  const [inDatabase, examined] = await checkDatabase(config);
  const { agreements = [], secrets = [], masked = 0, workspaces = [], backupAt, clock } = examined ?? {};
  const { sealing, slack, teams, mail, local } = config;
  const installed = sealing && examined ? openSealed(workspaces, createSeal(sealing)) : undefined;
  const parts = await Promise.all([
    local ? [ok(sv.cli.doctor.localMode)] : [checkAdministrators(config)],
    slack ? checkSlack(slack, 'sv', installed).then((found) => found.map(fromPlatform)) : [],
    teams ? checkTeams(teams).then((found) => found.map(fromPlatform)) : [],
    local ? [] : checkChannels(config, agreements, installed ?? []),
    mail ? [await checkLetters(mail)] : [],
    checkAgreements(agreements, local),
    examined ? checkAges(config, { secrets, ...(backupAt === undefined ? {} : { backupAt }) }, systemClock.now()) : [],
    checkDataFolder(config, masked),
    checkClocks(config, clock),
  ]);
  return [...inDatabase, ...parts.flat()];
}

function checkAdministrators({ administrators }: Config): Finding {
  const { administrators: what, administratorsTodo } = sv.cli.doctor;
  return administrators.length > 0 ? ok(what) : fault(what, administratorsTodo);
}

async function checkLetters(mail: MailConfig): Promise<Finding> {
  const { mail: what, mailTodo } = sv.cli.doctor;
  const found = await checkMail(mail);
  return found === undefined ? ok(what) : fault(what, mailTodo(found));
}

/** Asks the running bot where it has the database open, else the database itself. */
async function checkDatabase(config: Config): Promise<readonly [readonly Finding[], Examination?]> {
  const { database: what, databaseTodo, running, agreements } = sv.cli.doctor;
  const { database: place } = config;
  // The data folder's own finding says that it is missing.
  if ('directory' in place && !existsSync(place.directory)) return [[]];
  try {
    const isRunning = 'directory' in place && isEmbeddedIn(place.directory) && (await isTaken(place.directory));
    const [out, err]: [string[], string[]] = [[], []];
    const code = await perform(
      config,
      examine,
      {},
      { out: (line) => out.push(line), err: (line) => err.push(line), file: () => {} },
      'as-it-is',
    );
    if (code !== exitCode.done) return [[fault(`${what}: ${err.join(' ')}`, databaseTodo)]];
    const examined = examination.parse(JSON.parse(out.join('')));
    return [[ok(isRunning ? running : what), ok(agreements(examined.agreements.length))], examined];
  } catch (error) {
    if (error instanceof NotReady) return [[notReady(error)]];
    return [[fault(`${what}: ${error instanceof Error ? error.message : ''}`, databaseTodo)]];
  }
}

function notReady({ waiting }: NotReady): Finding {
  const { empty, emptyTodo, waits, waitsTodo } = sv.doctor.database;
  return waiting === 'all' ? fault(empty, emptyTodo) : warning(waits(waiting), waitsTodo);
}

async function isTaken(directory: string): Promise<boolean> {
  const folder = await acquireDataFolder(directory);
  if (folder.held) await folder.release();
  return !folder.held;
}

const mark: Readonly<Record<Finding['level'], string>> = { ok: '✓', info: 'i', warning: '!', fault: '✗' };

function tell(findings: readonly Finding[], json: boolean, io: Io): number {
  const isWell = findings.every(({ level }) => level !== 'fault');
  if (json) io.out(JSON.stringify({ ok: isWell, findings }));
  else
    for (const { level, what, todo } of findings) {
      io.out(`${mark[level]} ${what}`);
      if (todo !== undefined) io.out(sv.cli.doctor.todo(todo));
    }
  return isWell ? exitCode.done : exitCode.refused;
}
