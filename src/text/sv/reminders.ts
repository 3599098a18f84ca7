import type { DateError } from '../../domain/date-text.ts';
import type { ReminderName } from '../../domain/reminder-settings.ts';
import { dateText, shortDate, weekdayText } from '../dates.ts';
import { dates } from './dates.ts';

/** What a reminder's sentences are made of. */
export interface ReminderFacts {
  /** The measure with its number, the meeting with its time, or what the obligation is about. */
  readonly subject: string;
  /** The date that it reminds about, `YYYY-MM-DD`. */
  readonly due: string;
  readonly today: string;
  /** The day that it is to come, or was to; today unless told. */
  readonly planned?: string;
  /** Local time at which it is said, `08:30`; 09:00 unless told. */
  readonly clock?: string;
  readonly step: string;
  readonly count?: number;
  readonly figures?: readonly number[];
}

const day = (date: string) => weekdayText(date, 'sv');
const working = (count: number) => (count === 1 ? '1 arbetsdag' : `${count} arbetsdagar`);
const months = (count: number) => (count === 1 ? '1 månad' : `${count} månader`);
const weeks = (count: number) => (count === 1 ? '1 vecka' : `${count} veckor`);
const heldOrBooked = (count: number) =>
  count === 0 ? 'inget hållet eller bokat' : count === 1 ? '1 hållet eller bokat' : `${count} hållna eller bokade`;

const name: Record<ReminderName, string> = {
  'follow-up': 'Uppföljning av en insats',
  'due-soon': 'Insats snart klar',
  overdue: 'Försenad insats',
  'start-passed': 'Insats som inte har börjat',
  communication: 'Kommunikation',
  'meeting-pack': 'Underlag inför möte',
  'meeting-held': 'Blev mötet av?',
  'steering-basis': 'Underlag till styrgruppen',
  'approval-late': 'Sammanfattning eller uppföljning är inte godkänd i tid',
  'steering-meetings': 'För få styrgruppsmöten',
  review: 'Uppföljning av överenskommelsen',
  reported: 'Rapportering till parterna',
  'situation-picture': 'Lägesbilden',
  consultation: 'Samråd om förlängning',
  expiry: 'Överenskommelsen går ut',
  decision: 'Beslut som väntar',
  'weekly-list': 'Veckans lista',
};

function toApprove({ step, subject, due }: ReminderFacts): string {
  if (step === 'review-not-approved') return subject === '' ? 'Uppföljningen av överenskommelsen' : subject;
  return subject === '' ? 'Sammanfattningen till styrgruppen' : `Sammanfattningen inför styrgruppens möte ${day(due)}`;
}

/** True whenever it is said: it is sent at 09:00 if every party has approved it by then. */
function notApproved(facts: ReminderFacts): string {
  const { today, planned = today, clock = '09:00' } = facts;
  const what = toApprove(facts);
  if (planned > today)
    return `${what} ska skickas ${day(planned)} klockan 09.00, om alla parter har godkänt den då. Annars skickas den när de har godkänt.`;
  if (planned < today)
    return `${what} skulle ha skickats senast ${day(planned)}, men är inte godkänd av alla parter. Den skickas när de har godkänt.`;
  return clock < '09:00'
    ? `${what} är inte godkänd av alla parter än. Om inte alla har godkänt före klockan 09.00 skickas den inte då, utan när de har godkänt.`
    : `${what} är inte godkänd av alla parter och skickas därför inte i dag klockan 09.00. Den skickas när de har godkänt.`;
}

/** What is to be done, in one sentence. */
const line: Record<ReminderName, (facts: ReminderFacts) => string> = {
  'follow-up': ({ subject, due, today, step }) =>
    step === 'again' || due < today
      ? `Det saknas en uppföljning av ${subject}. Den skulle ha kommit senast ${day(due)}.`
      : `Hur går det med ${subject}? Uppföljning senast ${day(due)}.`,
  'due-soon': ({ subject, due, today }) =>
    due < today
      ? `Insats ${subject} skulle ha varit klar ${day(due)}.`
      : `Insats ${subject} ska vara klar ${day(due)}.`,
  overdue: ({ subject, due }) =>
    `Insats ${subject} skulle ha varit klar ${day(due)}. Skriv att den är klar eller hur det går, eller föreslå ett nytt datum.`,
  'start-passed': ({ subject, due }) => `Insats ${subject} skulle ha börjat ${day(due)}, men är inte påbörjad.`,
  communication: ({ subject, due, today }) =>
    due < today
      ? `${subject}: skulle ha kommunicerats ${day(due)}.`
      : `${subject}: ska kommuniceras senast ${day(due)}.`,
  'meeting-pack': ({ subject }) => `Möte i ${subject}.`,
  'meeting-held': ({ subject }) => `Blev mötet av? ${subject}`,
  'steering-basis': ({ subject, due, today }) =>
    subject === ''
      ? `Sammanfattningen till styrgruppen behöver godkännas. Den ${due < today ? 'skulle ha skickats' : 'ska skickas'} senast ${day(due)}.`
      : `Styrgruppen möts ${day(due)}. Gör klart underlaget och godkänn sammanfattningen.`,
  'approval-late': notApproved,
  'steering-meetings': ({ figures: [count = 0, required = 0] = [], due }) =>
    `Styrgruppen ska ha minst ${required} ${required === 1 ? 'möte' : 'möten'} till och med ${dateText(due, 'sv')}. Hittills är ${heldOrBooked(count)}.`,
  review: ({ subject, due, today, step }) =>
    due < today
      ? `${subject}: sista dagen var ${day(due)}, och er part har inte svarat.`
      : step === 'opens'
        ? `${subject}: dags att svara på frågorna. Varje part svarar senast ${day(due)}.`
        : step === 'last-day'
          ? `${subject}: sista dagen är i dag, och er part har inte svarat.`
          : `${subject}: er part har inte svarat än. Sista dagen är ${day(due)}.`,
  reported: ({ subject, due, today }) =>
    due < today
      ? `${subject} skulle ha registrerats hos er part senast ${day(due)}. Fyll i datum och mottagare.`
      : `${subject} ska registreras hos er part senast ${day(due)}. Fyll i datum och mottagare.`,
  'situation-picture': ({ due, today }) =>
    `Lägesbilden ${due < today ? 'skulle ha uppdaterats' : 'ska uppdateras'} senast ${day(due)} (lag 2023:196, 6 §).`,
  consultation: ({ subject, due, step }) => {
    if (subject === notice)
      return `Vill någon part inte att överenskommelsen förlängs ska den sägas upp senast ${day(due)}. Annars förlängs den.`;
    return step === 'deadline'
      ? `Sista dagen för samråd om förlängning är ${day(due)}. Utan samråd går överenskommelsen ut.`
      : `Samråd om förlängning ska ha skett senast ${day(due)}.`;
  },
  expiry: ({ subject, due }) => `${subject} går ut ${day(due)}.`,
  decision: ({ subject, due }) => `Beslutet om ${subject} skulle ha fattats senast ${day(due)}.`,
  'weekly-list': ({ due }) => `Veckans lista, vecka som börjar ${dateText(due, 'sv')}`,
};

/** Why it comes just now: the rule that it follows. */
function why({ step, count, due, today }: ReminderFacts): string {
  const to = shortDate(due, today, 'sv');
  switch (step) {
    case 'before':
      return count === undefined ? `före ${to}` : `${working(count)} före ${to}`;
    case 'before-meeting':
      return count === undefined
        ? `före gruppens möte, inför ${to}`
        : `${working(count)} före gruppens möte, inför ${to}`;
    case 'again':
      return count === undefined ? `inget har kommit sedan ${to}` : `${working(count)} efter ${to}, inget har kommit`;
    case 'after':
      return `arbetsdagen efter ${to}`;
    case 'said':
      return 'arbetsdagen efter att någon skrev det';
    case 'said-repeat':
      return 'var fjärde vecka sedan någon skrev det';
    case 'repeat':
      return count === undefined ? `var fjärde vecka sedan ${to}` : `${weeks(count)} efter ${to}`;
    case 'working-days':
      return count === undefined ? `före ${to}` : `${working(count)} före ${to}`;
    case 'months':
      return count === undefined ? `före ${to}` : `${months(count)} före ${to}`;
    case 'weeks':
      return count === undefined ? `före ${to}` : `${weeks(count)} före ${to}`;
    case 'opens':
      return 'månadens första arbetsdag';
    case 'coverage':
      return count === undefined ? `före sista dagen ${to}` : `${working(count)} före sista dagen ${to}`;
    case 'last-day':
      return `sista dagen, ${to}`;
    case 'deadline':
      return `sista dagen, ${to}`;
    case 'days':
      return count === undefined ? `före ${to}` : `${count} dagar före ${to}`;
    case 'third':
      return 'en tredjedel av året har gått';
    case 'half':
      return 'halva året har gått';
    case 'three-quarters':
      return 'tre fjärdedelar av året har gått';
    case 'eleven-twelfths':
      return 'en månad av året är kvar';
    case 'not-approved':
      return 'dagen då sammanfattningen skulle skickas';
    case 'review-not-approved':
      return 'dagen då uppföljningen skulle skickas';
    case 'monday':
      return 'veckans första arbetsdag';
    case 'before-monday':
      return 'arbetsdagen före, för måndagen är helgdag';
    default:
      return `inför ${to}`;
  }
}

const monthName = (month: number) => dateText(`2000-${String(month).padStart(2, '0')}-01`, 'sv').split(' ')[1] ?? '';

/** The usual sentence ends with how to write a measure's date. */
function noSuchDay(error: DateError): string {
  return error.kind === 'no-such-day'
    ? `Det datumet finns inte: ${monthName(error.month)} har ${error.lastDay} dagar.`
    : dates.error(error);
}

const counted = (count: number) => (count === 1 ? 'En sak' : `${count} saker`);

const notice = 'Uppsägning';

/** `Halvtidsuppföljning`, `Sammanfattningen 15 april 2021`: what an obligation is about. */
function obligation(kind: ReminderName, id: string, detail: string | undefined): string {
  switch (kind) {
    case 'review':
      return detail ?? name.review;
    case 'reported': {
      const [, what = '', on = ''] = id.split('/');
      return what === 'summary' ? `Sammanfattningen ${dateText(on, 'sv')}` : (detail ?? 'Uppföljningen');
    }
    case 'consultation':
      return id.startsWith('notice/') ? notice : name.consultation;
    case 'expiry':
      return detail === 'renews' ? 'Överenskommelsens nuvarande period' : 'Överenskommelsen';
    case 'decision':
      return detail ?? 'frågan till styrgruppen';
    case 'steering-basis':
    case 'approval-late':
      return detail ?? '';
    default:
      return detail ?? name[kind];
  }
}

export const reminders = {
  name,
  obligation,
  /** `EST fördjupning, torsdag 21 januari 2021 klockan 09.00` */
  meeting: (group: string, start: string) =>
    `${group}, ${day(start.slice(0, 10))} klockan ${start.slice(11).replace(':', '.')}`,
  line,
  why,
  late: (planned: string, today: string) => `Sen påminnelse: skulle ha kommit ${shortDate(planned, today, 'sv')}.`,
  bundle: {
    person: (count: number, to: string) => `${counted(count)} att göra i samverkan${to === '' ? '' : `, ${to}`}`,
    group: (group: string) => `Till ${group}`,
    quiet: 'Det här kom under de lugna veckorna och gäller fortfarande:',
    more: (count: number) => `… och ${count} till. Skriv ”påminnelser” så visar jag allt.`,
    later: 'Påminn senare',
    book: 'Boka möte',
    noNews: 'Inget nytt',
    note: 'Anteckna',
    communicated: 'Kommunicerad i dag',
    held: 'Mötet blev av',
    notHeld: 'Det blev inte av',
    consultation: 'Registrera samråd',
    decision: 'Visa underlaget',
    reported: 'Diarieförd',
    extension: 'Visa förlängningen',
    nothing: 'Inget särskilt står på tur.',
  },
  week: {
    stale: (numbers: readonly string[]) => `Ingen ny uppgift på länge: ${numbers.join(', ')}`,
    incomplete: (numbers: readonly string[]) => `Ofullständiga i planen: ${numbers.join(', ')}`,
    proposals: (numbers: readonly string[]) => `Förslag som väntar på svar: ${numbers.join(', ')}`,
    communicationPassed: (numbers: readonly string[]) => `Skulle ha kommunicerats: ${numbers.join(', ')}`,
    communicationComing: (numbers: readonly string[]) => `Kommunikation på tur: ${numbers.join(', ')}`,
    unheld: (names: readonly string[]) => `Funktioner som ingen har: ${names.join(', ')}`,
    takeUp: (numbers: readonly string[]) => `att ta upp: ${numbers.join(', ')}`,
  },
  agenda: {
    'follow-up': (numbers: readonly string[]) => `Uppföljning på tur: ${numbers.join(', ')}`,
    overdue: (numbers: readonly string[]) => `Försenade: ${numbers.join(', ')}`,
    judged: (numbers: readonly string[]) => `Gula och röda: ${numbers.join(', ')}`,
    questions: (numbers: readonly string[]) => `Frågor till styrgruppen: ${numbers.join(', ')}`,
    communication: (numbers: readonly string[]) => `Kommunikation på tur: ${numbers.join(', ')}`,
  },
  list: {
    title: 'Påminnelser',
    coming: 'Skickas härnäst:',
    sent: 'Skickat, sent och missat den senaste månaden:',
    nothingComing: (days: number) => `Inget är på väg till dig de närmaste ${days} dagarna.`,
    nothingSent: (days: number) => `Inget har skickats till dig de senaste ${days} dagarna.`,
    when: (date: string, time: string, to: string) => `${day(date)} ${time.replace(':', '.')} till ${to}`,
    outcome: (outcome: string, to: string) => `${to}: ${outcome}`,
    sentAt: (moment: string) => `skickad ${moment}`,
    late: (planned: string) => `sen, skulle ha kommit ${dateText(planned, 'sv')}`,
    quiet: 'väntade på att de lugna veckorna tog slut',
    missed: (planned: string, why: string) => `missad ${dateText(planned, 'sv')}. ${why}`,
    skipped: (planned: string, why: string) => `inte skickad ${dateText(planned, 'sv')}. ${why}`,
    possibleDouble: 'kan ha kommit två gånger',
    restored: 'osäkert om den kom fram: den väntade när säkerhetskopian gjordes, och skickas inte igen',
    delivery: {
      waiting: 'på väg',
      sent: 'skickad',
      unreachable: 'gick inte att nå mottagaren',
      failed: 'gick inte att skicka',
    } as Record<'waiting' | 'sent' | 'unreachable' | 'failed', string>,
    more: (count: number) => `… och ${count} till.`,
    paused: (until: string | undefined) =>
      until === undefined ? 'Påminnelserna är pausade.' : `Påminnelserna är pausade till och med ${day(until)}.`,
    pause: 'Pausa',
    resume: 'Återuppta',
    settings: 'Inställningar',
    mine: 'Mina val',
  },
  later: {
    when: 'När vill du bli påmind igen?',
    tomorrow: 'I morgon',
    nextWorkingDay: (until: string) => `Nästa arbetsdag, ${day(until).split(' ').slice(0, 3).join(' ')}`,
    week: 'Om en vecka',
    fortnight: 'Om två veckor',
    option: (label: string, until: string) => `${label}, ${dateText(until, 'sv').split(' ').slice(0, 2).join(' ')}`,
    done: (until: string, count: number) =>
      `Sparat: jag påminner igen ${day(until)} om ${count === 1 ? 'det' : `de ${count} sakerna`}, om det fortfarande behövs.`,
    nothing: 'Jag hittar ingen påminnelse att skjuta upp.',
    notYours: 'Den påminnelsen är någon annans. Bara den som har fått den kan skjuta upp den.',
    never: (kinds: readonly ReminderName[]) => {
      const what = kinds.map((kind) => (kind === 'approval-late' ? 'att något inte är godkänt i tid' : 'samråd'));
      return `${what.length === 1 ? 'Påminnelsen' : 'Påminnelserna'} om ${what.join(' och om ')} går inte att skjuta upp.`;
    },
    passed: 'Välj en dag framåt i tiden.',
    tooFar: (days: number) => `Det går att skjuta upp en påminnelse högst ${days} dagar.`,
  },
  noSuchDay,
  pause: {
    paused: (until: string | undefined) =>
      until === undefined
        ? 'Sparat: påminnelserna är pausade tills någon återupptar dem.'
        : `Sparat: påminnelserna är pausade till och med ${day(until)}.`,
    notTheConsultation: 'Bara påminnelserna om samråd skickas ändå. Det som gäller när pausen är slut kommer då.',
    resumed: 'Sparat: påminnelserna skickas igen. Det som fortfarande gäller kommer i nästa meddelande.',
    notPaused: 'Påminnelserna är inte pausade.',
    passed: 'Den dagen har redan varit. Välj en dag framåt i tiden.',
    afterEnd: (validTo: string) =>
      `Överenskommelsen gäller till och med ${day(validTo)}. Välj en dag till och med den, eller pausa utan slutdag.`,
  },
  settings: {
    title: 'Inställningar',
    intro: 'Gäller överenskommelsens alla påminnelser. Påminnelserna om samråd går inte att stänga av.',
    time: 'Klockslag',
    timeHint: 'Mellan 08.00 och 17.00. Veckans lista kommer alltid 08.30.',
    on: 'Påminnelser som skickas',
    ahead: (kind: string) => `Hur långt före: ${kind}`.slice(0, 48),
    aheadHint: {
      'working-days': (count: number, most: number) =>
        `Arbetsdagar, 1–${most}. Skriv ${count === 1 ? 'ett tal' : `${count} tal med komma emellan`}.`,
      months: (count: number, most: number) =>
        `Månader, 1–${most}. Skriv ${count === 1 ? 'ett tal' : `${count} tal med komma emellan`}.`,
      'months-and-days': () => '',
      none: () => '',
    },
    saved: 'Sparat: inställningarna är ändrade.',
    applies: 'De gäller från nästa påminnelse. Det som redan är skickat skickas inte igen.',
  },
  mine: {
    title: 'Mina påminnelser',
    intro: 'Gäller bara dig. Påminnelsen om samråd kommer alltid.',
    with: 'Jag vill ha',
    platform: 'Skicka dem i',
    email: 'E-post när chatten inte når mig',
    emailHint: 'Lämna tomt om du inte vill ha e-post.',
    saved: (without: readonly string[]) =>
      without.length === 0
        ? 'Sparat: du får alla påminnelser.'
        : `Sparat: du slipper ${without.map((each) => `”${each}”`).join(', ')}.`,
  },
  unsent: {
    nobody: 'Ingen har funktionen och parten har ingen samordnare som kan nås.',
    'opted-out': 'Personen har valt bort sådana påminnelser.',
    over: 'När den kunde skickas gällde den inte längre.',
    restored: 'Databasen är återställd från en säkerhetskopia. Den kan ha skickats innan dess, och skickas inte igen.',
  } as Record<string, string>,
};
