import { readConfig } from '../config.ts';
import { acquireDataFolder } from '../infra/database/data-lock.ts';
import { openDatabase } from '../infra/database/open-database.ts';
import { checkMail, type MailConfig } from '../infra/mail.ts';
import { checkSlack } from '../platforms/slack/check.ts';
import { checkTeams } from '../platforms/teams/check.ts';
import { sv } from '../text/sv.ts';
import { exitCode, type Io } from './subcommand.ts';

interface Finding {
  readonly ok: boolean;
  readonly what: string;
  readonly todo?: string;
}

/** Checks configuration, database, platform tokens and permissions, and says for each fault what to do. */
export async function doctor(environment: Readonly<Record<string, string | undefined>>, io: Io): Promise<number> {
  const reading = readConfig(environment);
  const texts = sv.cli.doctor;
  if (!reading.ok)
    return tell(
      reading.faults.map((todo) => ({ ok: false, what: texts.configuration, todo })),
      io,
    );
  const { config } = reading;
  const findings: Finding[] = [{ ok: true, what: texts.configuration }, ...(await checkDatabase(config.database))];
  if (config.local) findings.push({ ok: true, what: texts.localMode });
  else
    findings.push(
      config.administrators.length > 0
        ? { ok: true, what: texts.administrators }
        : { ok: false, what: texts.administrators, todo: texts.administratorsTodo },
    );
  if (config.slack) findings.push(...(await checkSlack(config.slack)));
  if (config.teams) findings.push(...(await checkTeams(config.teams)));
  if (config.mail) findings.push(await checkLetters(config.mail));
  return tell(findings, io);
}

async function checkLetters(mail: MailConfig): Promise<Finding> {
  const { mail: what, mailTodo } = sv.cli.doctor;
  const fault = await checkMail(mail);
  return fault === undefined ? { ok: true, what } : { ok: false, what, todo: mailTodo(fault) };
}

async function checkDatabase(
  place: { readonly url: string } | { readonly directory: string },
): Promise<readonly Finding[]> {
  const { database: what, databaseTodo: todo, running, agreements } = sv.cli.doctor;
  try {
    if ('directory' in place) {
      const folder = await acquireDataFolder(place.directory);
      if (!folder.held) return [{ ok: true, what: running }];
      await folder.release();
    }
    const database = await openDatabase(place);
    const counted = await database.pool
      .query('SELECT count(*)::int AS count FROM agreement')
      .finally(() => database.close());
    return [
      { ok: true, what },
      { ok: true, what: agreements(Number(counted.rows[0]?.count)) },
    ];
  } catch (error) {
    return [{ ok: false, what: `${what}: ${error instanceof Error ? error.message : ''}`, todo }];
  }
}

function tell(findings: readonly Finding[], io: Io): number {
  for (const { ok, what, todo } of findings) {
    io.out(`${ok ? '✓' : '✗'} ${what}`);
    if (todo !== undefined) io.out(sv.cli.doctor.todo(todo));
  }
  return findings.every((finding) => finding.ok) ? exitCode.done : exitCode.refused;
}
