import { dateText, periodText } from '../dates.ts';
import { orList } from '../lists.ts';

const day = (on: string) => dateText(on, 'sv');
const count = (amount: number, one: string, many: string) => `${amount} ${amount === 1 ? one : many}`;

/** What is stored about a person, and its removal. */
export const persons = {
  title: 'Det här är sparat om dig',
  local: 'På den lokala sidan och kommandoraden är du en funktion. Där finns inget sparat om vem du är.',
  nothing: 'Det finns inget sparat om vem du är.',
  accounts: (accounts: string) => `Konto: ${accounts}.`,
  since: (on: string) => `Du finns här sedan ${day(on)}.`,
  holding: (
    name: string,
    agreement: string,
    since: string,
    { confirmed, ended }: { readonly confirmed?: string; readonly ended?: string },
  ) =>
    `Funktion: ${name} i ${agreement}, vald ${day(since)}, ${confirmed === undefined ? 'obekräftad' : `bekräftad ${day(confirmed)}`}${ended === undefined ? '' : `, slutade ${day(ended)}`}.`,
  deputy: (name: string, agreement: string, from: string, to: string) =>
    `Ersättare för ${name} i ${agreement}: ${periodText(from, to, 'sv')}.`,
  without: (kinds: readonly string[]) => `Påminnelser som du har valt bort: ${kinds.join(', ')}.`,
  platform: (platform: string) => `Du vill bli påmind i ${platform}.`,
  email: (email: string) => `E-post när chatten inte når dig: ${email}.`,
  putOff: (amount: number) =>
    `${count(amount, 'påminnelse som du har skjutit', 'påminnelser som du har skjutit')} upp.`,
  calendars: (amount: number) =>
    `${count(amount, 'kalenderadress som du har fått', 'kalenderadresser som du har fått')}. Själva adressen är inte sparad, bara ett kännetecken.`,
  questions: (amount: number) => `${count(amount, 'fråga', 'frågor')} som väntar på ditt svar, högst ett dygn.`,
  messages: (amount: number) =>
    `${count(amount, 'meddelande till dig', 'meddelanden till dig')}: när de skickades och till vilket konto.`,
  reminders: (amount: number) => `${count(amount, 'påminnelse', 'påminnelser')} som gick till dig.`,
  notAmong:
    'Anteckningar, beslut och logg bär funktion, inte vem du är. De är allmänna handlingar och hör inte till dina uppgifter. Ditt namn och din bild har jag aldrig sparat.',
  administrator:
    'Du är administratör. Ditt konto står i konfigurationen (ADMIN_SLACK eller ADMIN_TEAMS), och bara den som sköter driften kan ta bort det där.',
  howToRemove: 'Skriv ”glöm mig” för att ta bort allt detta.',
  forget: {
    button: 'Ta bort mig',
    question: 'Ska jag glömma vem du är?',
    what: 'Jag tar bort ditt konto, dina funktioner, val, kalenderadresser och frågor. Du kommer inte åt något här efteråt. Det som är skrivet står kvar med funktion.',
    yes: 'Ja, glöm mig',
    no: 'Nej, behåll',
    done: 'Klart: jag har glömt vem du är. Dina meddelanden i chatten ligger kvar där; dem tar du bort själv.',
    empty: (names: readonly string[]) =>
      `Ingen har längre ${orList(names, 'och')}. Den som tar över skriver ”medlemmar” och väljer funktionen.`,
    lastCoordinator: (party: string) =>
      `${party} har ingen bekräftad samordnare efter det. En administratör behöver utse den första på nytt med ”medlemmar”. Till dess kan ${party} inte godkänna något.`,
    everywhere: 'Det gäller alla överenskommelser som du är med i.',
    title: 'Vems uppgifter ska bort?',
    remove: 'Ta bort uppgifterna',
    former: 'har slutat',
    nobody: 'Ingen annan hos din part har eller har haft någon funktion.',
    nobodyHas: (name: string) => `Det finns inga uppgifter om någon som har eller har haft ${name}.`,
    noFunction: (near: readonly string[]) =>
      near.length > 0
        ? `Den funktionen finns inte hos din part. Menade du ${orList(near)}?`
        : 'Den funktionen finns inte hos din part. Skriv ”glöm” för att välja ur en lista.',
    yourself: 'Det är du själv. Skriv ”glöm mig”.',
    questionOf: (name: string, accounts: string) => `Ska jag glömma vem som har varit ${name} (${accounts})?`,
    whatOf:
      'Jag tar bort konto, funktioner, val och kalenderadresser. Personen kommer inte åt något här efteråt. Det som är skrivet står kvar med funktion.',
    yesOf: 'Ja, ta bort',
    doneOf: (name: string) => `Klart: jag har glömt vem som var ${name}. Åtkomsten upphörde nu.`,
    left: (names: string) => `Ingen har längre ${names}: personen har tagits bort.`,
  },
  cli: {
    nothing: (account: string) => `Det finns inget sparat om ${account}.`,
    title: (account: string) => `Sparat om ${account}:`,
    confirm: 'Lägg till --yes för att ta bort det. Inget är borttaget.',
    confirmQuestion: 'Ska uppgifterna om personen tas bort?',
    done: (account: string) => `Klart: uppgifterna om ${account} är borttagna.`,
    administrator: (variable: string) => `Kontot står som administratör i ${variable}. Ta bort det där också.`,
    platform: 'Skriv slack eller teams, och kontot som i konfigurationen: TEAM/USER eller TENANT/OBJECTID.',
  },
};
