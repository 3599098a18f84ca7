import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { text as readAll } from 'node:stream/consumers';
import { Command, CommanderError } from 'commander';
import { Temporal } from 'temporal-polyfill';
import type { z } from 'zod';
import { reportByWord, reports } from '../app/reports/index.ts';
import { type Config, readConfig } from '../config.ts';
import { sv } from '../text/sv.ts';
import { agreementApply } from './agreement-apply.ts';
import { backup } from './backup.ts';
import { chat } from './chat.ts';
import { doctor } from './doctor.ts';
import { exportPlan } from './export.ts';
import { exportAll } from './export-all.ts';
import { logVerify } from './log-verify.ts';
import { manifest } from './manifest.ts';
import { move } from './move.ts';
import { perform, terminal } from './perform.ts';
import { forgetPerson, showPerson } from './person.ts';
import { planImport } from './plan-import.ts';
import { planTemplate } from './plan-template.ts';
import { writeReport } from './report.ts';
import { restore } from './restore.ts';
import { simulateReminders } from './simulate.ts';
import { slackForget } from './slack-forget.ts';
import { exitCode, type Subcommand, toBase64 } from './subcommand.ts';
import { transcript } from './transcript.ts';
import { inSwedish, UsageError, usageFault } from './usage.ts';

const program = new Command('samverkan').description('Följer upp en samverkansöverenskommelse.');

program
  .command('serve')
  .description('startar boten')
  .action(async () => void (await import('../main.ts')));

const agreement = program.command('agreement').description('överenskommelsen');
agreement
  .command('apply <file>')
  .description('läser in en överenskommelse (YAML), kontrollerad rad för rad')
  .action((file: string) => run(agreementApply, () => ({ fileName: basename(file), text: fileText(file) })));

const plan = program.command('plan').description('åtgärdsplanen');
plan
  .command('import <file>')
  .description('läser in en åtgärdsplan (Excel eller CSV), med förhandsvisning')
  .option('--yes', 'läs in utan att fråga')
  .option('--agreement <key>', 'vilken överenskommelse')
  .action(async (file: string, given: { yes?: boolean; agreement?: string }) => {
    const options = {
      fileName: basename(file),
      bytes: toBase64(fileBytes(file)),
      confirmed: given.yes === true,
      ...(given.agreement ? { agreement: given.agreement } : {}),
    };
    await run(
      planImport,
      async () => options,
      async (code) => {
        // Only a terminal can be asked; elsewhere the preview stands and nothing is stored.
        if (code !== exitCode.asked || given.yes || !process.stdin.isTTY || !process.stdout.isTTY) return code;
        const { confirm, isCancel } = await import('@clack/prompts');
        const answer = await confirm({ message: sv.cli.confirmQuestion });
        if (isCancel(answer) || !answer) return code;
        return perform(config(), planImport, { ...options, confirmed: true });
      },
    );
  });
plan
  .command('template')
  .description('skriver en tom åtgärdsplan att fylla i')
  .option('--out <file>', 'filens namn, .xlsx eller .csv', 'atgardsplan-mall.xlsx')
  .action((given: { out: string }) => exitWith(planTemplate(resolve(given.out), terminal)));

program
  .command('chat [text...]')
  .description('kör en rad som i chatten, eller varje rad från standard in')
  .option('--as <function>', 'funktionen som skriver')
  .option('--transcript <file>', 'kör en hel fil: tid | funktion | grupp | rad')
  .option('--in <group>', 'gruppens kanal')
  .option('--at <time>', 'när det gäller, till exempel 2021-11-10T09:00 (svensk tid)')
  .option('--agreement <key>', 'vilken överenskommelse')
  .option('--json', 'ett JSON-objekt per rad')
  .action((words: string[], given: ChatOptions) =>
    given.transcript === undefined
      ? run(chat, () => chatOptions(words, given))
      : run(transcript, () => ({
          fileName: basename(given.transcript ?? ''),
          text: fileText(given.transcript ?? ''),
          json: given.json === true,
          ...(given.agreement === undefined ? {} : { agreement: given.agreement }),
        })),
  );

program
  .command('export')
  .description('skriver hela planen till en fil, eller allt om överenskommelsen till en zip eller en mapp')
  .option('--format <format>', 'json, csv eller xlsx')
  .option('--out <file>', 'filens namn')
  .option('--all <path>', 'allt: en fil som slutar på .zip, eller en mapp')
  .option('--measure <number>', 'bara det som gäller en insats, med --all')
  .option('--from <date>', 'första dagen, med --all')
  .option('--to <date>', 'sista dagen, med --all')
  .option('--agreement <key>', 'vilken överenskommelse')
  .action((given: ExportOptions) => exportAsAsked(given));

program
  .command('report <report>')
  .description('skriver en rapport till en fil: summary, review, plan eller communication')
  .requiredOption('--format <format>', 'docx, pdf, pdfa eller json, och för plan och communication xlsx eller csv')
  .requiredOption('--out <file>', 'filens namn')
  .option('--at <date>', 'dagen som den var när den slutade, till exempel 2021-12-03; annars som det är nu')
  .option('--agreement <key>', 'vilken överenskommelse')
  .action((typed: string, given: { format: string; out: string; at?: string; agreement?: string }) =>
    run(writeReport, () => ({ ...given, report: aReport(typed), out: resolve(given.out) })),
  );

program
  .command('simulate')
  .description('visar varje påminnelse som skulle skickas mellan två dagar')
  .requiredOption('--from <date>', 'första dagen, till exempel 2021-01-01')
  .requiredOption('--to <date>', 'sista dagen')
  .option('--json', 'ett JSON-objekt per rad')
  .option('--agreement <key>', 'vilken överenskommelse')
  .action((given: { from: string; to: string; json?: boolean; agreement?: string }) =>
    run(simulateReminders, () => ({
      from: aDate(given.from),
      to: aDate(given.to),
      json: given.json === true,
      ...(given.agreement === undefined ? {} : { agreement: given.agreement }),
    })),
  );

program
  .command('backup <file>')
  .description('skriver en säkerhetskopia av allt, krypterad om SAMVERKAN_BACKUP_KEY är satt')
  .action((file: string) => whileShowing(() => backup(config(), resolve(file), process.env, terminal)));

program
  .command('restore <file>')
  .description('läser tillbaka en säkerhetskopia till en tom databas')
  .action((file: string) => whileShowing(() => restore(config(), resolve(file), process.env, terminal)));

program
  .command('move')
  .description('flyttar den inbyggda databasen i SAMVERKAN_DATA till den tomma PostgreSQL-databasen i DATABASE_URL')
  .action(() => whileShowing(() => move(config(), terminal)));

program
  .command('slack')
  .description('arbetsytor i Slack')
  .command('forget <team>')
  .description('lämnar en arbetsyta: åtkomsten tas bort, kanalerna kopplas bort, det som är sparat ligger kvar')
  .action((team: string) => run(slackForget, () => ({ team })));

const person = program.command('person').description('vem en person är');
person
  .command('show <platform> <account>')
  .description('visar vad som är sparat om en person: slack TEAM/USER eller teams TENANT/OBJECTID')
  .action((platform: string, account: string) => run(showPerson, () => aPerson(platform, account)));
person
  .command('forget <platform> <account>')
  .description('tar bort vem en person är; det som är skrivet står kvar med funktion')
  .option('--yes', 'ta bort utan att fråga')
  .action(async (platform: string, account: string, given: { yes?: boolean }) => {
    const options = { ...aPerson(platform, account), confirmed: given.yes === true };
    await run(
      forgetPerson,
      () => options,
      async (code) => {
        if (code !== exitCode.asked || given.yes || !process.stdin.isTTY || !process.stdout.isTTY) return code;
        const { confirm, isCancel } = await import('@clack/prompts');
        const answer = await confirm({ message: sv.persons.cli.confirmQuestion, initialValue: false });
        if (isCancel(answer) || !answer) return code;
        return perform(config(), forgetPerson, { ...options, confirmed: true });
      },
    );
  });

program
  .command('log')
  .description('loggen')
  .command('verify')
  .description('kontrollerar att loggen är hel')
  .action(() => run(logVerify, () => ({})));

program
  .command('manifest <platform>')
  .description('skriver appens paket: slack eller teams')
  .option('--out <file>', 'filens namn')
  .option('--host <host>', 'botens adress, till exempel bot.kommunen.se')
  .action((platform: string, given: { out?: string; host?: string }) =>
    exitWith(manifest(platform, given, process.env, terminal)),
  );

program
  .command('doctor')
  .description('kontrollerar allt som boten behöver, och säger vad som ska göras')
  .option('--json', 'ett JSON-objekt')
  .action((given: { json?: boolean }) => exitWith(doctor(process.env, { json: given.json === true }, terminal)));

interface ExportOptions {
  readonly format?: string;
  readonly out?: string;
  readonly all?: string;
  readonly measure?: string;
  readonly from?: string;
  readonly to?: string;
  readonly agreement?: string;
}

async function exportAsAsked({ format, out, all, measure, from, to, agreement }: ExportOptions): Promise<void> {
  const of = agreement === undefined ? {} : { agreement };
  if (all !== undefined) {
    if (format !== undefined || out !== undefined) throw new UsageError(sv.records.cli.formatOrAll);
    const selection = {
      ...of,
      ...(measure === undefined ? {} : { measure }),
      ...(from === undefined ? {} : { from: aDate(from) }),
      ...(to === undefined ? {} : { to: aDate(to) }),
    };
    return whileShowing(() => exportAll(config(), resolve(all), selection, terminal));
  }
  if (format === undefined || out === undefined) throw new UsageError(sv.records.cli.formatOrAll);
  if ((measure ?? from ?? to) !== undefined) throw new UsageError(sv.records.cli.onlyAll);
  return run(exportPlan, () => ({ format, out: resolve(out), ...of }));
}

interface ChatOptions {
  readonly as?: string;
  readonly transcript?: string;
  readonly in?: string;
  readonly at?: string;
  readonly agreement?: string;
  readonly json?: boolean;
}

async function chatOptions(words: readonly string[], given: ChatOptions) {
  if (given.as === undefined) throw new UsageError(sv.cli.asWhom);
  return {
    as: given.as,
    ...(given.in === undefined ? {} : { in: given.in }),
    ...(given.at === undefined ? {} : { at: given.at }),
    ...(given.agreement === undefined ? {} : { agreement: given.agreement }),
    json: given.json === true,
    lines:
      words.length > 0
        ? [words.join(' ')]
        : (await readAll(process.stdin)).split(/\r?\n/).filter((line) => line.trim() !== ''),
    call: randomUUID(),
  };
}

/** An account as the configuration writes it: `slack T0123ABCD/U0456EFGH`. */
function aPerson(platform: string, account: string): { platform: 'slack' | 'teams'; tenant: string; id: string } {
  const [tenant = '', id = '', ...more] = account.split('/');
  if ((platform !== 'slack' && platform !== 'teams') || tenant === '' || id === '' || more.length > 0)
    throw new UsageError(sv.persons.cli.platform);
  return { platform, tenant, id };
}

/** A date as typed, checked. */
function aDate(typed: string): string {
  try {
    return Temporal.PlainDate.from(typed).toString();
  } catch {
    throw new UsageError(sv.cli.badDate(typed));
  }
}

/** The report that is meant, by its name in either language. */
function aReport(typed: string): string {
  const known = reportByWord(typed);
  if (known) return known.name;
  throw new UsageError(
    sv.reports.cli.noSuchReport(
      typed,
      reports.map(({ name }) => name),
    ),
  );
}

/** For what needs no open database. */
async function exitWith(code: Promise<number>): Promise<void> {
  process.exitCode = await code;
}

/** A value that an option does not take; `invalid_value` lists those that it does. */
function optionFault(issue: z.core.$ZodIssue): string {
  const name = `--${issue.path.join('.')}`;
  return sv.cli.help.badValue(name, issue.code === 'invalid_value' ? issue.values.map(String) : []);
}

/** For what opens the database itself, and may take a while. */
async function whileShowing(work: () => Promise<number>): Promise<void> {
  const stop = showProgress();
  process.exitCode = await work().finally(stop);
}

/** Checks the configuration, runs the subcommand where the database is, and sets the exit code. */
async function run<Options>(
  subcommand: Subcommand<Options>,
  options: () => unknown,
  then: (code: number) => Promise<number> | number = (code) => code,
): Promise<void> {
  const given = subcommand.options.safeParse(await options());
  if (!given.success) {
    for (const issue of given.error.issues) terminal.err(optionFault(issue));
    process.exitCode = exitCode.usage;
    return;
  }
  const stop = showProgress();
  const code = await perform(config(), subcommand, given.data).finally(stop);
  process.exitCode = await then(code);
}

function config(): Config {
  const reading = readConfig(process.env);
  if (reading.ok) return reading.config;
  throw new UsageError(reading.faults.join('\n'));
}

function fileBytes(path: string): Buffer {
  try {
    return readFileSync(path);
  } catch {
    throw new UsageError(sv.cli.noSuchFile(path));
  }
}

function fileText(path: string): string {
  return fileBytes(path).toString('utf8');
}

/** Work over a second shows on a terminal that something is happening. */
function showProgress(): () => void {
  if (!process.stderr.isTTY) return () => {};
  let seconds = 0;
  const timer = setInterval(() => {
    seconds += 1;
    process.stderr.write(`\r… ${seconds} s`);
  }, 1000);
  return () => {
    clearInterval(timer);
    if (seconds > 0) process.stderr.write('\r\u001b[K');
  };
}

try {
  inSwedish(program);
  await program.parseAsync();
} catch (error) {
  if (error instanceof CommanderError) {
    const fault = usageFault(error);
    if (fault !== undefined) terminal.err(fault);
    process.exitCode = error.exitCode === 0 ? exitCode.done : exitCode.usage;
  } else {
    terminal.err(error instanceof Error ? error.message : String(error));
    process.exitCode = error instanceof UsageError ? exitCode.usage : exitCode.failed;
  }
}
