import { orList } from '../lists.ts';

export const cli = {
  cli: {
    badTime: (typed: string) => `The time “${typed}” can’t be read. Write for example --at 2021-11-10T09:00.`,
    noAgreement: 'No agreement has been read in. Run “samverkan agreement apply FILE.yaml” first.',
    unknownFunction: (name: string, known: readonly string[]) =>
      `There is no function “${name}”. There are: ${orList(known, 'and')}.`,
    unknownGroup: (name: string, known: readonly string[]) =>
      `There is no group “${name}”. There are: ${orList(known, 'and')}.`,
    unknownAgreement: (key: string, known: readonly string[]) =>
      `There is no agreement “${key}”. There are: ${orList(known, 'and')}.`,
    whichAgreement: (keys: readonly string[]) =>
      `There are several agreements. Add --agreement and one of ${orList(keys, 'or')}.`,
    notWritten: (path: string) => `The file ${path} can’t be written. Check its name, and that its folder is there.`,
    mayNotWrite: (path: string) =>
      `The file ${path} can’t be written: its folder can’t be written in. Choose another folder with --out.`,
    noSuchFile: (path: string) => `The file ${path} can’t be read. Check its name and folder.`,
    applied: (title: string, functions: number, groups: number) =>
      `Saved: ${title}, with ${functions} functions and ${groups} groups.`,
    unchanged: (title: string) => `No change: ${title} has already been read in like this.`,
    confirmQuestion: 'Read in the plan like this?',
    notConfirmed: 'Nothing is saved. Run again with --yes to read it in.',
    imported: (added: number, changed: number) => `Saved: ${added} new and ${changed} changed measures.`,
    asWhom: 'Write --as and the function’s name, for instance --as "Gatu- och parkchef".',
    transcript: {
      fault: (row: number) => `Row ${row} cannot be read. Write time | function | group | line.`,
      row: (row: number, text: string) => `Row ${row}: ${text}`,
      done: (count: number, left: number) =>
        `${count} rows are run${left === 0 ? '' : `, ${left} need an answer or were refused`}.`,
    },
    badDate: (typed: string) => `The date “${typed}” does not exist. Write for instance 2021-01-01.`,
    simulate: {
      backwards: (from: string, to: string) => `${to} comes before ${from}. Swap them.`,
      line: (when: string, to: string, line: string, why: string) =>
        `${when.slice(0, 16).replace('T', ' ')}  ${to}: ${line} (${why})`,
      summary: (sent: number, missed: number, months: number) =>
        `${sent} reminders${missed === 0 ? '' : `, ${missed} missed`}. Messages per recipient, on average and month by month (${months} months):`,
      post: { line: (name: string) => `${name} is posted.`, reason: 'every party has approved it' },
      perRecipient: (to: string, count: number, average: number, perMonth: readonly number[]) =>
        `  ${to}: ${count}, ${average.toFixed(1)} a month (${perMonth.join(' ')})`,
    },
    wrote: (path: string) => `Wrote ${path}.`,
    exported: (path: string, measures: number) => `Wrote ${path}: ${measures} measures.`,
    slackForget: {
      notTeam: 'Write the workspace’s id, such as T0123ABCD.',
      failed: 'It did not work. Try again in a while. Nothing has changed.',
      done: (team: string) =>
        `The workspace ${team} has been left. The access is gone and the channels are unbound. All that is saved is still there. Remove the app in Slack too, or install it again.`,
    },
    chainOk: (rows: number) => `The log is whole: ${rows} rows checked.`,
    chainBroken: (agreement: string, seq: number, fault: string) =>
      `The log is broken in agreement ${agreement}, row ${seq}: ${fault}.`,
    chainFaults: {
      hash: 'the row was altered',
      gap: 'a row is missing before it',
      order: 'the row does not follow the one before it',
      head: 'rows at the end were removed or added',
    },
    contentBroken: (count: number) => `${count} changes do not agree with the log’s checksum.`,
    help: {
      titles: {},
      help: 'shows this help',
      helpAbout: 'shows help about a command',
      seeHelp: 'Add --help to see what can be written.',
      badValue: (name: string, known: readonly string[]) =>
        known.length > 0 ? `${name} must be ${orList(known, 'or')}.` : `The value of ${name} can’t be read.`,
      faults: {
        'commander.missingMandatoryOptionValue': (what: string) => `${what} is missing.`,
        'commander.optionMissingArgument': (what: string) => `${what} needs a value.`,
        'commander.missingArgument': (what: string) => `Something is missing after the command: ${what}.`,
        'commander.unknownOption': (what: string) => `There is no option ${what}.`,
        'commander.unknownCommand': (what: string) => `There is no command “${what}”.`,
        'commander.excessArguments': () => 'There are too many words. Put quotes around what belongs together.',
        other: () => 'The command can’t be read.',
      },
    },
    manifest: {
      clientId: 'TEAMS_CLIENT_ID is missing. It is the app’s id in Microsoft Entra.',
      host: 'Add --host and the bot’s address, for example --host bot.kommunen.se.',
      platform: (name: string) => `There is no platform “${name}”. Write slack or teams.`,
    },
    doctor: {
      ok: 'ok',
      todo: (text: string) => `  Do this: ${text}`,
      configuration: 'The configuration',
      database: 'The database',
      databaseTodo: 'Check DATABASE_URL, or that the folder in SAMVERKAN_DATA can be written to.',
      running: 'The bot is running and has the database open',
      localMode: 'No platform is configured: the bot starts in local mode on this computer.',
      agreements: (count: number) => `Agreements: ${count}`,
      mail: 'The e-mail server lets me in',
      mailTodo: (fault: string) => `Check SMTP_URL with whoever runs the e-mail server. It said: ${fault}.`,
      administrators: 'At least one administrator is named',
      administratorsTodo:
        'Set ADMIN_SLACK=TEAM/USER or ADMIN_TEAMS=TENANT/OBJECTID, so that somebody can connect channels.',
    },
  },
};
