import { orList } from '../lists.ts';

export const cli = {
  cli: {
    badTime: (typed: string) => `Tiden ”${typed}” går inte att läsa. Skriv till exempel --at 2021-11-10T09:00.`,
    noAgreement: 'Ingen överenskommelse är inläst. Kör ”samverkan agreement apply FIL.yaml” först.',
    unknownFunction: (name: string, known: readonly string[]) =>
      `Funktionen ”${name}” finns inte. De som finns: ${orList(known, 'och')}.`,
    unknownGroup: (name: string, known: readonly string[]) =>
      `Gruppen ”${name}” finns inte. De som finns: ${orList(known, 'och')}.`,
    unknownAgreement: (key: string, known: readonly string[]) =>
      `Överenskommelsen ”${key}” finns inte. De som finns: ${orList(known, 'och')}.`,
    whichAgreement: (keys: readonly string[]) =>
      `Det finns flera överenskommelser. Lägg till --agreement och en av ${orList(keys)}.`,
    notWritten: (path: string) => `Filen ${path} går inte att skriva. Kontrollera namnet och att mappen finns.`,
    mayNotWrite: (path: string) =>
      `Filen ${path} går inte att skriva: mappen går inte att skriva i. Välj en annan mapp med --out.`,
    noSuchFile: (path: string) => `Filen ${path} går inte att läsa. Kontrollera namnet och mappen.`,
    applied: (title: string, functions: number, groups: number) =>
      `Sparat: ${title}, med ${functions} funktioner och ${groups} grupper.`,
    unchanged: (title: string) => `Ingen ändring: ${title} är redan inläst så.`,
    confirmQuestion: 'Läs in planen så här?',
    notConfirmed: 'Inget är sparat. Kör igen med --yes för att läsa in.',
    imported: (added: number, changed: number) =>
      `Sparat: ${added} ${added === 1 ? 'ny' : 'nya'} och ${changed} ${changed === 1 ? 'ändrad' : 'ändrade'} insatser.`,
    asWhom: 'Skriv --as och funktionens namn, till exempel --as "Gatu- och parkchef".',
    transcript: {
      fault: (row: number) => `Rad ${row} går inte att läsa. Skriv tid | funktion | grupp | rad.`,
      row: (row: number, text: string) => `Rad ${row}: ${text}`,
      done: (count: number, left: number) =>
        `${count} rader är körda${left === 0 ? '' : `, ${left} behöver ett svar eller blev nekade`}.`,
    },
    badDate: (typed: string) => `Datumet ”${typed}” finns inte. Skriv till exempel 2021-01-01.`,
    simulate: {
      backwards: (from: string, to: string) => `${to} kommer före ${from}. Byt plats på dem.`,
      line: (when: string, to: string, line: string, why: string) =>
        `${when.slice(0, 16).replace('T', ' ')}  ${to}: ${line} (${why})`,
      summary: (sent: number, missed: number, months: number) =>
        `${sent} påminnelser${missed === 0 ? '' : `, ${missed} missade`}. Meddelanden per mottagare, i snitt och månad för månad (${months} månader):`,
      post: { line: (name: string) => `${name} publiceras.`, reason: 'alla parter har godkänt' },
      perRecipient: (to: string, count: number, average: number, perMonth: readonly number[]) =>
        `  ${to}: ${count}, ${average.toFixed(1).replace('.', ',')} i månaden (${perMonth.join(' ')})`,
    },
    wrote: (path: string) => `Skrev ${path}.`,
    exported: (path: string, measures: number) => `Skrev ${path}: ${measures} insatser.`,
    slackForget: {
      notTeam: 'Skriv arbetsytans id, till exempel T0123ABCD.',
      failed: 'Det gick inte. Försök igen om en stund. Inget är ändrat.',
      done: (team: string) =>
        `Arbetsytan ${team} är lämnad. Åtkomsten är borttagen och kanalerna är bortkopplade. Allt som är sparat ligger kvar. Ta också bort appen i Slack, eller installera den på nytt.`,
    },
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
      titles: {
        'Usage:': 'Så här:',
        'Arguments:': 'Skriv:',
        'Options:': 'Val:',
        'Commands:': 'Kommandon:',
      } as Readonly<Record<string, string>>,
      help: 'visar den här hjälpen',
      helpAbout: 'visar hjälp om ett kommando',
      seeHelp: 'Lägg till --help så visas vad som går att skriva.',
      badValue: (name: string, known: readonly string[]) =>
        known.length > 0 ? `${name} ska vara ${orList(known)}.` : `Värdet på ${name} går inte att läsa.`,
      faults: {
        'commander.missingMandatoryOptionValue': (what) => `${what} saknas.`,
        'commander.optionMissingArgument': (what) => `${what} behöver ett värde.`,
        'commander.missingArgument': (what) => `Det saknas något efter kommandot: ${what}.`,
        'commander.unknownOption': (what) => `Det finns inget val som heter ${what}.`,
        'commander.unknownCommand': (what) => `Kommandot ”${what}” finns inte.`,
        'commander.excessArguments': () => 'Det är för många ord. Sätt citattecken runt det som hör ihop.',
        other: () => 'Kommandot går inte att läsa.',
      } as Readonly<Record<string, (what: string) => string>>,
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
      mail: 'E-postservern släpper in mig',
      mailTodo: (fault: string) => `Kontrollera SMTP_URL hos den som sköter e-postservern. Servern sade: ${fault}.`,
      administrators: 'Minst en administratör är utpekad',
      administratorsTodo:
        'Sätt ADMIN_SLACK=TEAM/USER eller ADMIN_TEAMS=TENANT/OBJECTID, så att någon kan koppla kanaler.',
    },
  },
};
