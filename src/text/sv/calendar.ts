import type { CalendarFault, FetchFault, LeftOutReason } from '../../domain/calendar-file.ts';
import type { Obligation } from '../../domain/obligations.ts';
import { dateText } from '../dates.ts';
import { orList } from '../lists.ts';

const count = (amount: number, one: string, many: string) => `${amount} ${amount === 1 ? one : many}`;

function deadline(obligation: Obligation): string {
  switch (obligation.kind) {
    case 'steering-meetings':
      return `Sista dagen för årets ${count(obligation.required, 'styrgruppsmöte', 'styrgruppsmöten')}`;
    case 'review':
      return `${obligation.name}: sista dagen`;
    case 'summary':
      return 'Sammanfattning till styrgruppen';
    case 'reported':
      return 'Uppföljningen ska vara rapporterad till parterna';
    case 'consultation':
      return 'Sista dagen för samråd om förlängning';
    case 'notice':
      return 'Sista dagen att säga upp överenskommelsen';
    case 'expiry':
      return obligation.extension === 'automatic'
        ? 'Överenskommelsen förlängs om ingen sagt upp den'
        : 'Överenskommelsens sista dag';
    case 'follow-up':
      return `Uppföljning av insats ${obligation.number}`;
    case 'communication':
      return `Kommunikation om insats ${obligation.number}`;
    case 'situation-picture':
      return 'Lägesbilden ska vara uppdaterad';
  }
}

const why: Record<LeftOutReason, string> = {
  'all-day': 'gäller hela dagen',
  long: 'är längre än tolv timmar',
  backwards: 'slutar före den börjar',
  rule: 'kommer tillbaka på ett sätt som jag inte kan följa',
  zone: 'har en tidszon som jag inte känner till',
  unreadable: 'går inte att läsa',
  past: 'har redan varit',
  'before-start': 'är före överenskommelsens första dag',
  'after-end': 'är efter överenskommelsens sista dag',
  'describes-person': 'verkar handla om en enskild person',
  overlaps: 'krockar med ett möte som gruppen redan har',
};

export const calendar = {
  feed: {
    calledOff: (group: string) => `Inställt: ${group}`,
    deadline: (obligation: Obligation) => {
      const mark = { met: ' (klart)', missed: ' (inte gjort)', upcoming: '' }[obligation.state];
      return `${deadline(obligation)}${mark}`;
    },
  },
  own: {
    title: 'Kalender',
    intro: 'Här får du adressen till en kalender som du kan lägga till i Outlook, Google Kalender eller telefonen.',
    none: 'Du är inte med i någon grupp, så det finns ingen kalender för dig än.',
    all: 'Alla möten och sista dagar',
    given: (date: string) => `adress hämtad ${dateText(date, 'sv')}`,
    get: 'Hämta adress',
    revoke: 'Återkalla',
  },
  address: {
    here: (name: string) => `Adressen till kalendern ”${name}”:`,
    once: 'Adressen visas bara nu. Dela den inte: den som har den kan läsa mötena.',
    how: 'Outlook: Lägg till kalender, Prenumerera från webben. Google Kalender: Andra kalendrar, Från webbadress. Telefonen: lägg till en prenumererad kalender.',
    replaced: 'Den adress som du hade förut gäller inte längre.',
    unknown: (path: string) =>
      `Jag vet inte vilken webbadress jag nås på. Kalendern finns på min webbadress följd av ${path}`,
    setting: 'Den som driver mig kan ställa in PUBLIC_URL, så skriver jag hela adressen nästa gång.',
  },
  revoked: (name: string) => `Sparat: adressen till kalendern ”${name}” gäller inte längre.`,
  nothingToRevoke: (name: string) => `Du har ingen adress till kalendern ”${name}”.`,
  notOwnGroup: (name: string) => `Du är inte med i ${name}, så den kalendern kan jag inte ge dig.`,
  revokeWhich: 'Vilken adress ska inte gälla längre?',
  nothing: 'Du har ingen kalenderadress att återkalla.',
  sources: {
    title: 'Kalendrar som jag läser varje dag',
    line: (group: string, host: string) => `${group}: ${host}`,
    read: (date: string) => `läst ${dateText(date, 'sv')}`,
    failing: (date: string) => `går inte att läsa sedan ${dateText(date, 'sv')}`,
    remove: 'Ta bort',
    none: 'Jag läser ingen kalender.',
    hint: 'Du kan också läsa in möten: skicka en .ics-fil till mig, eller skriv ”kalender” och adressen till en kalender.',
    removed: (group: string) => `Sparat: jag läser inte längre kalendern för ${group}. Mötena ligger kvar.`,
    which: 'Vilken kalender ska jag sluta läsa?',
    gone: 'Den kalendern läser jag inte.',
    already: (group: string) => `Jag läser redan den kalendern för ${group}.`,
  },
  import: {
    whichGroup: (titles: readonly string[], more: number) =>
      titles.length === 0
        ? 'Vilken grupp gäller mötena?'
        : `Vilken grupp gäller ${orList(
            titles.map((title) => `”${title}”`),
            'och',
          )}${more > 0 ? ` och ${more} till` : ''}?`,
    summary: (added: number, changed: number, unchanged: number) =>
      `Kalendern: ${count(added, 'nytt möte', 'nya möten')}, ${count(changed, 'ändrat', 'ändrade')}, ${count(unchanged, 'oförändrat', 'oförändrade')}. Inget är sparat än.`,
    labels: { added: 'Nya möten', changed: 'Ändrade möten', leftOut: 'Tas inte med' },
    title: 'Det här skulle läsas in',
    ofGroup: (group: string, time: string) => `${group}: ${time}`,
    changedTimes: (moved: number, cancelled: number) =>
      [
        moved > 0 ? count(moved, 'flyttat', 'flyttade') : '',
        cancelled > 0 ? count(cancelled, 'inställt', 'inställda') : '',
      ]
        .filter(Boolean)
        .join(', '),
    rest: (date: string) => `inga möten från och med ${dateText(date, 'sv')}`,
    replaced: (time: string) => `blir ${time}`,
    leftOut: (reason: LeftOutReason, amount: number, title: string | undefined, date: string | undefined) => {
      const named = title ? `”${title}”${date ? ` ${dateText(date, 'sv')}` : ''}` : '';
      const example = named === '' ? '' : amount === 1 ? `: ${named}` : `, till exempel ${named}`;
      return `${count(amount, 'post', 'poster')} ${why[reason]}${example}`;
    },
    places: (amount: number) =>
      `${count(amount, 'plats', 'platser')} kan peka ut en person eller ett hem. Där tas mötet med utan plats.`,
    daily:
      'Sedan läser jag kalendern en gång om dygnet. Ändras något där ändrar jag mötet här och säger det i gruppen.',
    kept: 'Bara tider, upprepning och plats sparas. Beskrivningar, deltagare och rubriker läser jag inte in.',
    more: (amount: number) => `och ${amount} till`,
    yes: 'Läs in',
    no: 'Avbryt',
    nothingNew: 'Kalendern säger samma sak som det som är bokat. Inget ändras.',
    nothingToTake: 'Det finns inget möte att läsa in i kalendern. Inget är sparat.',
    changedMeanwhile: 'Mötena har ändrats sedan förhandsvisningen. Titta på den nya först.',
    done: (added: number, changed: number) =>
      `Sparat: ${[added > 0 ? count(added, 'nytt möte', 'nya möten') : '', changed > 0 ? count(changed, 'ändrat möte', 'ändrade möten') : ''].filter(Boolean).join(' och ') || 'inga nya möten'}.`,
    next: 'Skriv ”möten” så ser du dem.',
    daysLater: (group: string) => `Jag läser kalendern för ${group} varje dag från och med nu.`,
  },
  fault: (fault: CalendarFault): string => {
    switch (fault.key) {
      case 'not-a-calendar':
        return 'Det är ingen kalenderfil. En sådan slutar på .ics och kommer från Outlook, Google eller någon annan kalender.';
      case 'broken':
        return 'Kalenderfilen är trasig. Spara den på nytt från kalendern och skicka den igen.';
      case 'empty':
        return 'Det finns inga möten i kalendern.';
      case 'too-large':
        return `Kalendern är för stor, ${Math.ceil(fault.kilobytes / 1024)} MB. Jag tar emot högst 1 MB. Spara en kalender med bara gruppens möten.`;
      case 'too-many':
        return 'Kalendern är för stor. Spara en kalender med bara gruppens möten.';
    }
  },
  fetchFault: (fault: FetchFault): string => {
    switch (fault.key) {
      case 'not-an-address':
        return 'Det är ingen webbadress. Kopiera kalenderns adress, den börjar med https eller webcal.';
      case 'not-https':
        return 'Jag läser bara kalendrar vars adress börjar med https eller webcal.';
      case 'credentials':
        return 'Adressen innehåller ett användarnamn eller lösenord. Använd en adress utan sådana.';
      case 'unknown-host':
        return 'Jag hittar ingen webbplats med den adressen. Kontrollera att den är rätt.';
      case 'local-network':
        return 'Adressen leder till ett lokalt nätverk. Jag läser bara kalendrar som finns på internet.';
      case 'unreachable':
        return 'Jag når inte kalendern. Kontrollera adressen och försök igen om en stund.';
      case 'timeout':
        return 'Kalendern svarade inte inom tio sekunder. Försök igen om en stund.';
      case 'too-large':
        return 'Kalendern är större än 1 MB. Dela ut en kalender med bara gruppens möten.';
      case 'too-many-redirects':
        return 'Adressen skickar vidare för många gånger. Kopiera kalenderns egen adress.';
      case 'status':
        return `Kalendern går inte att läsa, webbplatsen svarade ${fault.status}. Kontrollera att kalendern är delad och att adressen är rätt.`;
    }
  },
  nothingSaved: 'Inget är sparat.',
  addressInChat: 'Adressen ligger kvar i chatten. Ta bort ditt meddelande om adressen är hemlig.',
  unread: (group: string, host: string) =>
    `Jag har inte kunnat läsa kalendern för ${group} (${host}) på tre dagar. Möten som ändras där ser jag inte.`,
  unreadNext: 'Kontrollera att kalendern är delad. Skriv ”kalender” och en ny adress, eller ”kalender ta bort”.',
  /** Whose change it is, when nobody at all has made it. */
  author: 'kalendern',
};
