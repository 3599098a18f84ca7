export interface BackupCounts {
  readonly agreements: number;
  readonly measures: number;
  /** Rows of the audit log. */
  readonly log: number;
  readonly tables: number;
  readonly rows: number;
}

const held = ({ agreements, measures, log, tables, rows }: BackupCounts): string =>
  `${agreements} ${agreements === 1 ? 'överenskommelse' : 'överenskommelser'}, ${measures} ${measures === 1 ? 'insats' : 'insatser'} och ${log} ${log === 1 ? 'loggrad' : 'loggrader'} (${rows} rader i ${tables} tabeller)`;

/** `backup` and `restore`: for whoever runs the program, and what the coordinators are told. */
export const backup = {
  done: (path: string, counts: BackupCounts) => `Skrev ${path}: ${held(counts)}. Filen är läst tillbaka och hel.`,
  encrypted:
    'Filen är krypterad. Utan nyckeln i SAMVERKAN_BACKUP_KEY går den inte att läsa, så spara nyckeln någon annanstans.',
  notEncrypted: 'Filen är inte krypterad. Sätt SAMVERKAN_BACKUP_KEY om den ska ligga där andra kan läsa den.',
  alsoKeep:
    'Spara också filen maskerat.jsonl i datamappen. Den hör inte till säkerhetskopian, och behövs för att det som har maskerats ska förbli maskerat.',
  notRemembered:
    'Obs: tidpunkten för kopian gick inte att spara i databasen. ”samverkan doctor” visar därför en äldre tidpunkt.',
  exists: (path: string) => `Filen ${path} finns redan och skrivs inte över. Välj ett annat namn.`,
  shortKey: 'SAMVERKAN_BACKUP_KEY är för kort. Välj minst 16 tecken, helst slumpade.',
  brokenLog: (agreement: string, seq: number, fault: string) =>
    `Obs: loggen är bruten i överenskommelse ${agreement}, rad ${seq}: ${fault}. Kopian är som databasen, men går inte att läsa tillbaka. Kontrollera med ”samverkan log verify”.`,
  unverified: 'det som skrevs gick inte att läsa tillbaka',
  failed: (path: string, why: string) => `Ingen säkerhetskopia skrevs till ${path}: ${why}.`,
  notWritten: {
    ENOSPC: 'disken är full',
    EDQUOT: 'disken är full',
    EACCES: 'mappen går inte att skriva i',
    EPERM: 'mappen går inte att skriva i',
    EROFS: 'disken går bara att läsa',
    ENOENT: 'mappen finns inte',
    ENOTDIR: 'mappen finns inte',
    EIO: 'disken svarar inte som den ska',
    EFBIG: 'filen blev för stor för disken',
  } as Readonly<Record<string, string>>,
  restore: {
    done: (path: string, at: string, counts: BackupCounts) =>
      `Klart: ${path} är läst tillbaka, som det var ${at}: ${held(counts)}.`,
    logOk: (rows: number) => `Loggen är hel: ${rows} rader kontrollerade.`,
    filled: (tables: readonly string[]) =>
      `Databasen är inte tom (${tables.join(', ')}), och inget skrivs över. Läs tillbaka kopian till en tom databas eller en tom mapp.`,
    running: 'Boten är igång. Stoppa den först, och läs sedan tillbaka kopian.',
    busy: 'Databasen används av något annat. Stoppa alla botar mot den och försök igen. Inget är ändrat.',
    newerDatabase: (migration: string) =>
      `Databasen har redan tagits i bruk av en nyare version av Samverkan (${migration}). Läs tillbaka med den versionen. Inget är ändrat.`,
    newer: (migration: string) =>
      `Kopian är gjord av en nyare version av Samverkan (${migration}). Installera den versionen och försök igen. Inget är ändrat.`,
    faults: {
      unreadable: (path) => `Filen ${path} går inte att läsa. Kontrollera namnet och mappen.`,
      'not-a-backup': (path) => `Filen ${path} är ingen säkerhetskopia från Samverkan. Inget är ändrat.`,
      'newer-format': (path) =>
        `Filen ${path} är gjord av en nyare version av Samverkan. Installera den versionen och försök igen. Inget är ändrat.`,
      damaged: (path) => `Filen ${path} är inte hel: den är avkortad eller ändrad. Ta en annan kopia. Inget är ändrat.`,
      'no-key': (path) => `Filen ${path} är krypterad. Sätt SAMVERKAN_BACKUP_KEY till nyckeln som den gjordes med.`,
      'wrong-key': (path) => `Nyckeln i SAMVERKAN_BACKUP_KEY är inte den som ${path} gjordes med. Inget är ändrat.`,
    } as Readonly<Record<string, (path: string) => string>>,
    disposed: (count: number) =>
      `Registret är läst: ${count} ${count === 1 ? 'text eller rad' : 'texter och rader'} som hade gallrats är ${count === 1 ? 'gallrad' : 'gallrade'} igen.`,
    forgotten: (count: number) =>
      `Registret är läst: ${count} ${count === 1 ? 'person' : 'personer'} som hade tagits bort efter kopian är ${count === 1 ? 'borttagen' : 'borttagna'} igen.`,
    masks: (count: number) =>
      count === 0
        ? 'Maskeringsregistret är läst: allt som har maskerats är maskerat i kopian också.'
        : `Maskeringsregistret är läst: ${count} ${count === 1 ? 'text' : 'texter'} som hade maskerats efter kopian är ${count === 1 ? 'maskerad' : 'maskerade'} igen.`,
    noMasks: (path: string) =>
      `Obs: maskeringsregistret ${path} saknas. Text som maskerades efter att kopian gjordes är synlig igen. Lägg filen där och starta boten, så maskeras den.`,
    emptyMasks: (path: string) =>
      `Obs: maskeringsregistret ${path} är tomt. Har någon text maskerats är det fel fil: den texten är synlig igen. Lägg dit rätt fil och starta boten, så maskeras den.`,
    unreadMasks: (count: number) =>
      `Obs: ${count} ${count === 1 ? 'rad' : 'rader'} i maskeringsregistret går inte att läsa; text som har tagits bort kan vara synlig igen. Byt de raderna mot samma rader i en hel kopia av maskerat.jsonl, eller ta bort dem och maskera texterna igen. Starta sedan boten.`,
    sends: (waiting: number, unknown: number) =>
      waiting + unknown === 0
        ? 'Inget väntade på att skickas i kopian, och inget skulle ha skickats efter den.'
        : `Skickas inte, eftersom det redan kan ha skickats: ${waiting} ${waiting === 1 ? 'meddelande' : 'meddelanden'} som väntade i kopian, och ${unknown} ${unknown === 1 ? 'påminnelse' : 'påminnelser'} från tiden efter den. Samordnarna får veta det när boten startar.`,
    followUps: (count: number) =>
      `${count} ${count === 1 ? 'godkänd uppföljning kan' : 'godkända uppföljningar kan'} redan ha publicerats. Den publiceras inte förrän samordnarna godkänner den igen.`,
    secrets:
      'Kalenderadresser och funktioner som togs bort efter kopian gäller igen. Gå igenom dem med ”medlemmar” och ”kalender”.',
    brokenLog: (agreement: string, seq: number, fault: string) =>
      `Loggen i kopian är bruten i överenskommelse ${agreement}, rad ${seq}: ${fault}. Ta en äldre kopia. Inget är ändrat.`,
  },
  move: {
    noUrl:
      'Sätt DATABASE_URL till en tom PostgreSQL-databas, och SAMVERKAN_DATA till datamappen som ska flyttas dit. Inget är ändrat.',
    nothing: (folder: string) => `Det finns ingen inbyggd databas i ${folder}. Sätt SAMVERKAN_DATA till datamappen.`,
    brokenLog: (agreement: string, seq: number, fault: string) =>
      `Loggen är bruten i överenskommelse ${agreement}, rad ${seq}: ${fault}. Inget är flyttat.`,
    done: (counts: BackupCounts) => `Klart: allt är flyttat till PostgreSQL: ${held(counts)}. Loggen är hel.`,
    aside: (folder: string) =>
      `Den gamla databasen är undanlagd i ${folder}. Radera den när ni har tagit en säkerhetskopia av den nya.`,
    notAside: (folder: string) =>
      `Obs: mappen ${folder} gick inte att lägga undan. Flytta den själv. Startar boten på den också skickas allt två gånger.`,
    next: 'Behåll DATABASE_URL, och datamappen med maskerat.jsonl, när ni startar boten. Frågor som väntade på svar följer inte med.',
  },
  told: {
    restored: (moment: string) =>
      `Databasen är återställd från en säkerhetskopia från ${moment}. Det som skrevs efter det finns inte kvar: skriv det igen.`,
    unknown: (count: number) =>
      `${count} ${count === 1 ? 'påminnelse' : 'påminnelser'} kan ha skickats efter säkerhetskopian. Ingen vet vilka som kom fram, och de skickas inte igen.`,
    waiting: (count: number) =>
      `${count} ${count === 1 ? 'meddelande' : 'meddelanden'} väntade när säkerhetskopian gjordes. De kan ha kommit fram, och skickas inte igen.`,
    where: 'Skriv ”påminnelser” för att se vilka påminnelser det är.',
    followUps: (count: number) =>
      `${count} ${count === 1 ? 'uppföljning' : 'uppföljningar'} var godkänd och kan redan ha publicerats. Titta i styrgruppens kanal. Godkänn en gång till om den ska publiceras.`,
    members: 'Den som togs bort efter säkerhetskopian har sin funktion igen. Skriv ”medlemmar” och kontrollera.',
  },
};
