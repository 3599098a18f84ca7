import type { Command, CommanderError } from 'commander';
import { sv } from '../text/sv.ts';

/** The call was wrong: what the person must write instead. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/** Lets commander's own words be Swedish, and its faults be thrown instead of ending the process. */
export function inSwedish(command: Command): void {
  const { help } = sv.cli;
  command
    .exitOverride()
    .configureOutput({ outputError: () => {} })
    .configureHelp({ styleTitle: (title) => help.titles[title] ?? title })
    .helpOption('-h, --help', help.help);
  if (command.commands.length > 0) command.helpCommand('help [kommando]', help.helpAbout);
  for (const inner of command.commands) inSwedish(inner);
}

/** What is wrong with how a command was called, or undefined when commander only showed its help. */
export function usageFault({ code, message }: CommanderError): string | undefined {
  if (code.startsWith('commander.help')) return undefined;
  const [, what = ''] = /'([^']+)'/u.exec(message) ?? [];
  const { faults } = sv.cli.help;
  return `${(faults[code] ?? faults.other)?.(what)} ${sv.cli.help.seeHelp}`;
}
