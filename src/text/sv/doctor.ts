import { dateText } from '../dates.ts';

const counted = (count: number, one: string, many: string): string => `${count} ${count === 1 ? one : many}`;
const messages = (count: number) => counted(count, 'meddelande', 'meddelanden');

/** How long until an end, in words: `om 12 dagar`. */
function until(daysLeft: number): string {
  if (daysLeft < 0) return `för ${counted(-daysLeft, 'dag', 'dagar')} sedan`;
  return daysLeft === 0 ? 'i dag' : `om ${counted(daysLeft, 'dag', 'dagar')}`;
}

/** How far a clock is off: `1 timme`, `4 minuter`. */
function span(seconds: number): string {
  const minutes = Math.round(Math.abs(seconds) / 60);
  if (minutes < 60) return counted(minutes, 'minut', 'minuter');
  const hours = counted(Math.floor(minutes / 60), 'timme', 'timmar');
  return minutes % 60 === 0 ? hours : `${hours} och ${counted(minutes % 60, 'minut', 'minuter')}`;
}

interface About {
  readonly name: string;
  readonly what: 'certificate' | 'secret';
  readonly how: 'certain' | 'estimate' | 'advice';
  readonly ends: string;
  readonly daysLeft: number;
}

/** `samverkan doctor`: for whoever runs the program. */
export const doctor = {
  next: (when: string, line: string) => `${when}: ${line}`,
  nextSends: (title: string) => `${title}, skickas härnäst:`,
  nothingNext: (title: string) => `${title}: inget ska skickas de närmaste 60 dagarna.`,
  ended: (title: string) => `${title}: överenskommelsen har gått ut eller är avslutad, och inget ska skickas.`,
  sent: (title: string) => `${title}: inget väntar på att skickas.`,
  waiting: (title: string, count: number) => `${title}: ${messages(count)} väntar på att skickas, högst en timme.`,
  late: (title: string, count: number) => `${title}: ${messages(count)} har väntat i mer än en timme på att skickas.`,
  lateTodo:
    'Kontrollera att boten är igång och når Slack och Teams härifrån. Loggraderna ”delivery.” säger vad plattformen svarade.',
  failed: (title: string, count: number) => `${title}: ${messages(count)} gick inte fram den senaste veckan.`,
  failedTodo:
    'Samordnarna ser vilka påminnelser det gäller med ”/samverkan påminnelser”. Rätta kanalerna nedan, om något är fel med dem.',
  unchecked: (title: string) => `${title}: ingen självkontroll är gjord ännu. Den görs arbetsdagar efter klockan 08.`,
  checked: (title: string, day: string) => `${title}: självkontrollen ${dateText(day, 'sv')} fann inget fel.`,
  checkFound: (
    title: string,
    { day, missing, unsent, doubtful }: { day: string; missing: number; unsent: number; doubtful: number },
  ) =>
    `${title}: självkontrollen ${dateText(day, 'sv')} fann ${missing} saknade, ${unsent} som inte var skickade och ${doubtful} osäkra.`,
  checkTodo:
    'Samordnarna har fått veta det. Sök i loggen efter ”clockwork.failed” och ”delivery.” från dagarna före, och se docs/drift.md.',
  noCoordinator: (title: string) => `${title}: ingen samordnare är bekräftad, så ingen får veta när något är fel.`,
  noCoordinatorTodo: 'Be en samordnare skriva ”hej” till boten och välja sin funktion, och bekräfta sedan.',
  backup: {
    made: (moment: string) => `Den senaste säkerhetskopian gjordes ${moment}.`,
    old: (moment: string, days: number) =>
      `Den senaste säkerhetskopian gjordes ${moment}, för ${counted(days, 'dag', 'dagar')} sedan.`,
    never: 'Ingen säkerhetskopia är gjord.',
    todo: 'Kör ”samverkan backup FIL” varje natt, se docs/sakerhetskopior.md.',
  },
  age: {
    about: ({ name, what, how, ends, daysLeft }: About) => {
      const day = dateText(ends, 'sv');
      const goes = daysLeft < 0 ? 'gick ut' : 'går ut';
      if (what === 'certificate') return `Certifikatet för ${name} ${goes} ${day}, ${until(daysLeft)}.`;
      if (how === 'certain') return `${name} ${goes} ${day}, ${until(daysLeft)}.`;
      if (how === 'estimate')
        return `${name} ${goes} senast ${day}, ${until(daysLeft)}. Det är en uppskattning: Entra ger högst 24 månader, räknat från när boten först såg hemligheten.`;
      return daysLeft < 0
        ? `${name} har använts i mer än ett år.`
        : `${name} är inte äldre än ett år. Byt senast ${day}.`;
    },
    certificateTodo: 'Förnya certifikatet hos den som ger ut det, och ladda om proxyn.',
    secretTodo: {
      TEAMS_CLIENT_SECRET:
        'Gör en ny hemlighet under Certificates & secrets i Entra, sätt TEAMS_CLIENT_SECRET och TEAMS_CLIENT_SECRET_EXPIRES, och starta om.',
      SLACK_SIGNING_SECRET:
        'Byt den under Basic Information, App Credentials, på api.slack.com/apps när det passar, och starta om.',
      SLACK_CLIENT_SECRET:
        'Byt den under Basic Information, App Credentials, på api.slack.com/apps när det passar, och starta om.',
      METRICS_TOKEN: 'Gör en ny med ”openssl rand -hex 24” när det passar, ge Prometheus samma, och starta om.',
      SAMVERKAN_KEY: 'Byt nyckel när det passar, i stegen under ”Byt nyckel” i docs/drift.md.',
      SLACK_BOT_TOKEN:
        'Installera appen igen under OAuth & Permissions på api.slack.com/apps när det passar, och starta om.',
      SLACK_APP_TOKEN:
        'Gör en ny under Basic Information, App-Level Tokens, på api.slack.com/apps när det passar, och starta om.',
    } as Readonly<Record<string, string>>,
    otherTodo: 'Byt den där den gavs ut när det passar, och starta om.',
  },
  certificate: {
    unread: {
      'no-answer': (name: string, host: string) =>
        `Certifikatet för ${name} gick inte att läsa: ${host} svarar inte härifrån.`,
      'no-tls': (name: string, host: string) =>
        `Certifikatet för ${name} gick inte att läsa: ${host} svarar inte med TLS.`,
    },
    unreadTodo: 'Kontrollera adressen och proxyn. Nås adressen bara utifrån: kontrollera certifikatet därifrån.',
    otherName: (name: string, host: string) => `Certifikatet för ${name} är för ett annat namn än ${host}.`,
    otherNameTodo: 'Lägg in ett certifikat för just det namnet, eller rätta adressen.',
    selfSigned: (name: string, host: string) => `Certifikatet för ${name} (${host}) är utgivet av servern själv.`,
    untrusted: (name: string, host: string) =>
      `Certifikatet för ${name} (${host}) är utgivet av någon som den här datorn inte litar på, eller så saknas ett certifikat däremellan.`,
    untrustedTodo: 'Slack och Teams anropar bara en adress med ett certifikat som alla litar på. Lägg in hela kedjan.',
  },
  database: {
    empty: 'Databasen är tom.',
    emptyTodo:
      'Starta boten en gång, så gör den databasen. Är det fel databas: rätta DATABASE_URL eller SAMVERKAN_DATA.',
    waits: (count: number) =>
      `${counted(count, 'ändring av databasen', 'ändringar av databasen')} väntar. Databasen uppdateras när boten startar.`,
    waitsTodo: 'Starta om boten med den här versionen, och kör doctor igen.',
  },
  folder: {
    missing: (folder: string) => `Datamappen ${folder} finns inte.`,
    missingTodo: 'Skapa mappen och ge botens användare den, eller rätta SAMVERKAN_DATA. Alla processer ska dela den.',
    writable: (folder: string) => `Datamappen ${folder} går att skriva i.`,
    readOnly: (folder: string) => `Datamappen ${folder} går inte att skriva i.`,
    readOnlyTodo: 'Ge botens användare mappen och dess filer. Utan den går inget att maskera.',
    open: (folder: string) => `Andra användare på datorn kommer åt datamappen ${folder}.`,
    openTodo: (folder: string) => `Kör ”chmod 700 ${folder}”.`,
    free: (gigabytes: number) => `Ledigt i datamappen: ${String(gigabytes).replace('.', ',')} GB.`,
    freeTodo: 'Gör plats på disken. När den är full går inget att skriva.',
    register: 'Maskeringsregistret maskerat.jsonl finns och går att skriva i.',
    noRegister: 'Inget är maskerat ännu: registret maskerat.jsonl kommer med den första maskeringen.',
    registerGone: (count: number) =>
      `Maskeringsregistret maskerat.jsonl saknas, men ${counted(count, 'text', 'texter')} är maskerade. Läses en säkerhetskopia tillbaka kan de synas igen.`,
    registerEmpty: (count: number) =>
      `Maskeringsregistret maskerat.jsonl är tomt, men ${counted(count, 'text', 'texter')} är maskerade. Läses en säkerhetskopia tillbaka kan de synas igen.`,
    registerUnread: (count: number) =>
      `${counted(count, 'rad', 'rader')} i maskeringsregistret går inte att läsa; text som har tagits bort kan vara synlig igen.`,
    registerUnreadTodo:
      'Byt de raderna mot samma rader i en hel kopia av maskerat.jsonl, eller ta bort dem och maskera texterna igen. Starta sedan om boten.',
    registerReadOnly: (path: string) => `Maskeringsregistret ${path} går inte att skriva i.`,
    registerTodo:
      'Lägg tillbaka maskerat.jsonl i datamappen. Är det fel mapp: rätta SAMVERKAN_DATA. Alla processer ska dela samma datamapp.',
    shared: (folder: string) => `Alla processer ska dela datamappen ${folder}. Det går inte att se härifrån.`,
  },
  clock: {
    whose: { database: 'databasens', slack: 'Slacks', teams: 'Microsofts' },
    right: (whose: string) => `Datorns klocka går lika som ${whose}.`,
    wrong: (whose: string, seconds: number) =>
      `Datorns klocka går ${span(seconds)} ${seconds > 0 ? 'före' : 'efter'} ${whose}.`,
    todo: 'Ställ klockan och slå på tidssynkronisering, till exempel ”timedatectl set-ntp true”.',
    refusedTodo:
      'Ställ klockan och slå på tidssynkronisering, till exempel ”timedatectl set-ntp true”. Så länge den går fel vägras Slacks anrop, för en underskrift får vara högst fem minuter gammal, och påminnelser kommer på fel tid.',
  },
  channels: {
    member: (title: string, group: string, where: string) => `${title}: boten är med i ${where} för ${group}.`,
    notMember: (title: string, group: string, where: string) => `${title}: boten är inte med i ${where} för ${group}.`,
    archived: (title: string, group: string, where: string) => `${title}: ${where} för ${group} är arkiverad.`,
    unknown: (title: string, group: string, where: string, why: string) =>
      `${title}: det går inte att se om boten är med i ${where} för ${group}: ${why}.`,
    /** The rest are the platform's own words. */
    why: {
      'not-configured': 'plattformen är inte inställd här',
      not_installed: 'appen är inte installerad i arbetsytan',
      'no-token': 'Microsoft ger boten ingen nyckel',
      unreachable: 'plattformen svarar inte',
      missing_scope: 'appen saknar rätten att se kanalen',
    } as Readonly<Record<string, string>>,
    slack: (channel: string) => `Slackkanalen ${channel}`,
    teams: (channel: string) => (channel === '' ? 'Teamskanalen' : `Teamskanalen ${channel}`),
    notMemberTodo: (group: string) =>
      `Bjud in boten i kanalen. Finns kanalen inte längre: bjud in boten i gruppens nya kanal och skriv ”koppla ${group}” där.`,
    archivedTodo: (group: string) => `Öppna kanalen igen, eller skriv ”koppla ${group}” i gruppens nya kanal.`,
    unknownTodo: 'Kontrollera behörigheterna ovan och kör doctor igen.',
  },
};
