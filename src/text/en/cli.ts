import { orList } from '../lists.ts';

export const cli = {
  cli: {
    badTime: (typed: string) => `Tiden ”${typed}” går inte att läsa. Skriv till exempel --at 2021-11-10T09:00.`,
    noAgreement: 'Ingen överenskommelse är inläst. Kör ”samverkan agreement apply FIL.yaml” först.',
    unknownFunction: (name: string, known: readonly string[]) =>
      `Funktionen ”${name}” finns inte. De som finns: ${orList(known, 'and')}.`,
    unknownGroup: (name: string, known: readonly string[]) =>
      `Gruppen ”${name}” finns inte. De som finns: ${orList(known, 'and')}.`,
    unknownAgreement: (key: string, known: readonly string[]) =>
      `Överenskommelsen ”${key}” finns inte. De som finns: ${orList(known, 'and')}.`,
    whichAgreement: (keys: readonly string[]) =>
      `Det finns flera överenskommelser. Lägg till --agreement och en av ${orList(keys)}.`,
    noSuchFile: (path: string) => `Filen ${path} går inte att läsa. Kontrollera namnet och mappen.`,
    applied: (title: string, functions: number, groups: number) =>
      `Sparat: ${title}, med ${functions} funktioner och ${groups} grupper.`,
    unchanged: (title: string) => `Ingen ändring: ${title} är redan inläst så.`,
    confirmQuestion: 'Läs in planen så här?',
    notConfirmed: 'Inget är sparat. Kör igen med --yes för att läsa in.',
    imported: (added: number, changed: number) => `Sparat: ${added} nya och ${changed} ändrade insatser.`,
    wrote: (path: string) => `Skrev ${path}.`,
    exported: (path: string, measures: number) => `Skrev ${path}: ${measures} insatser.`,
    chainOk: (rows: number) => `Loggen är hel: ${rows} rader kontrollerade.`,
    chainBroken: (agreement: string, seq: number, fault: string) =>
      `Loggen är bruten i överenskommelse ${agreement}, rad ${seq}: ${fault}.`,
    chainFaults: {
      hash: 'raden har ändrats',
      gap: 'en rad saknas före den',
      order: 'raden följer inte på den före',
      head: 'rader i slutet har tagits bort eller lagts till',
    },
    contentBroken: (count: number) => `${count} ändringar stämmer inte med loggens kontrollsumma.`,
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
      clientId: 'TEAMS_CLIENT_ID saknas. Det är appens id i Microsoft Entra.',
      host: 'Lägg till --host och botens adress, till exempel --host bot.kommunen.se.',
      platform: (name: string) => `Plattformen ”${name}” finns inte. Skriv slack eller teams.`,
    },
    doctor: {
      ok: 'ok',
      todo: (text: string) => `  Gör så här: ${text}`,
      configuration: 'Konfigurationen',
      database: 'Databasen',
      databaseTodo: 'Kontrollera DATABASE_URL eller att mappen i SAMVERKAN_DATA går att skriva i.',
      running: 'Boten är igång och har databasen öppen',
      localMode: 'Ingen plattform är konfigurerad: boten startar i lokalt läge på den här datorn.',
      agreements: (count: number) => `Överenskommelser: ${count}`,
      administrators: 'Minst en administratör är utpekad',
      administratorsTodo:
        'Sätt ADMIN_SLACK=TEAM/USER eller ADMIN_TEAMS=TENANT/OBJECTID, så att någon kan koppla kanaler.',
    },
  },
};
