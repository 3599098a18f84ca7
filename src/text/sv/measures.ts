import type { ChangeBody, Rating, Status } from '../../domain/measure.ts';
import type { FollowUpRhythm } from '../../domain/plan-file/plan-measure.ts';
import { dateText, weekdayText } from '../dates.ts';

const status: Record<Status, string> = {
  not_started: 'ej påbörjad',
  in_progress: 'pågår',
  on_hold: 'pausad',
  completed: 'genomförd',
  cancelled: 'avbruten',
};

const rating: Record<Rating, string> = { green: 'grön', yellow: 'gul', red: 'röd' };

const rhythm: Record<FollowUpRhythm, string> = {
  week: 'varje vecka',
  fortnight: 'varannan vecka',
  month: 'varje månad',
  quarter: 'varje kvartal',
  'four-months': 'varje tertial',
  'half-year': 'varje halvår',
  once: 'en gång',
  'each-occasion': 'efter varje tillfälle',
};

const quantity = (value: number, total: number | undefined, percent: boolean | undefined) =>
  `${decimal(value)}${percent && total === undefined ? ' procent' : ''}${total === undefined ? '' : ` av ${decimal(total)}`}`;

/** The plan's fields by their keys, for history. */
const planFields: Readonly<Record<string, string>> = {
  title: 'insats',
  goalArea: 'målområde',
  cause: 'orsak',
  responsibleParty: 'ansvarig part',
  responsibleFunction: 'ansvarig funktion',
  contributors: 'medverkar',
  group: 'arbetsgrupp',
  kind: 'typ',
  start: 'start',
  due: 'slutdatum',
  openEnded: 'tills vidare',
  target: 'operativt mål',
  indicators: 'mått',
  communication: 'kommunikation',
  followUp: 'uppföljning',
  marking: 'märkning',
};

export const measures = {
  status,
  rating,
  rhythm,
  quantity,
  kind: { continuous: 'löpande', recurring: 'återkommande', project: 'projekt', single: 'punktinsats', other: 'annan' },
  communication: { yes: 'ja', no: 'nej', internal: 'internt', partly: 'delvis' },
  title: (number: string, title: string) => `${number} ${title}`,
  labels: {
    status: 'Status',
    rating: 'Läge',
    due: 'Klart senast',
    responsible: 'Ansvarig',
    group: 'Arbetsgrupp',
    target: 'Mål',
    communication: 'Kommunikation',
    followUp: 'Uppföljning',
    nextCommunication: 'Kommuniceras härnäst',
    nextFollowUp: 'Nästa uppföljning',
    waiting: 'Väntar på beslut',
    questions: 'Frågor till styrgruppen',
    latestNotes: 'Senaste anteckningar',
  },
  overdue: 'försenad',
  openEnded: (date: string) => `tills vidare, längst till ${dateText(date, 'sv')}`,
  noDue: 'inget slutdatum',
  noNotes: 'Inga anteckningar än.',
  notMeasured: 'inget värde än',
  communicatedOn: (dates: readonly string[]) => `kommunicerad ${dates.map((date) => dateText(date, 'sv')).join(', ')}`,
  notCommunicated: (reason: string | undefined) => (reason ? `nej: ${reason}` : 'nej'),
  maskedShort: 'borttagen text',
  noReason: 'skäl saknas',
  list: {
    mine: (name: string, count: number) => `${name}: ${count} ${count === 1 ? 'insats' : 'insatser'}`,
    group: (name: string, count: number) => `${name}: ${count} ${count === 1 ? 'insats' : 'insatser'}`,
    all: (count: number) => `Alla insatser (${count})`,
    overdue: (count: number) => (count === 0 ? 'Inga insatser är försenade.' : `Försenade insatser (${count})`),
    search: (count: number, words: string) =>
      count === 0 ? `Ingen insats handlar om ”${words}”.` : `Insatser om ”${words}” (${count})`,
    empty: 'Här finns inga insatser än. En samordnare kan läsa in åtgärdsplanen: skicka filen hit.',
    page: (from: number, to: number, of: number) => `Visar ${from}–${to} av ${of}.`,
    none: 'Du är inte ansvarig för någon insats och din grupp har inga.',
  },
  buttons: {
    note: 'Anteckna',
    noNews: 'Inget nytt',
    ask: 'Fråga styrgruppen',
    history: 'Historik',
    show: 'Visa',
    status: (value: Status) => `Status: ${status[value]}`,
    rating: (value: Rating) => `Läge: ${rating[value]}`,
    indicator: (value: number, total: number | undefined, percent: boolean | undefined) =>
      `Mått: ${quantity(value, total, percent)}`,
    due: (date: string) => `Nytt slutdatum ${dateText(date, 'sv')}`,
    chooseDate: 'Välj slutdatum',
    communicated: (date: string) => `Kommunicerad ${dateText(date, 'sv')}`,
    agree: 'Bifall',
    decline: 'Avslag',
    completed: 'Genomförd',
    cancelled: 'Avbruten',
    measured: 'Mätning',
    observed: 'Iakttagelse',
    asWritten: 'Spara som det står',
    keepDate: (date: string) => `Ja, ${weekdayText(date, 'sv')}`,
  },
  saved: {
    note: (number: string) => `Sparat: anteckning på ${number}.`,
    noteFor: (number: string, name: string) => `Sparat: anteckning på ${number}, från ${name}.`,
    status: (number: string, value: Status) =>
      value === 'in_progress' ? `Sparat: ${number} pågår.` : `Sparat: ${number} är ${status[value]}.`,
    rating: (number: string, value: Rating) => `Sparat: läget för ${number} är ${rating[value]}.`,
    indicator: (number: string, name: string, shown: string) => `Sparat: ${number}, ${name}: ${shown}.`,
    communicated: (number: string, date: string) => `Sparat: ${number} är kommunicerad ${dateText(date, 'sv')}.`,
    noNews: (number: string) => `Sparat: inget nytt om ${number}. Det räknas som en ny uppgift.`,
    question: (number: string) => `Sparat: frågan om ${number} går till styrgruppen.`,
    undone: (number: string, what: string) => `Sparat: din senaste ändring av ${number} är tillbakatagen (${what}).`,
    masked: (number: string) => `Sparat: texten i ${number} är borttagen i alla versioner och i mina egna inlägg.`,
    edited: (number: string) => `Sparat: ${number} är ändrad.`,
    added: (number: string, title: string) => `Sparat: ny insats ${number} ${title}.`,
    same: (number: string) => `Ingen ändring: ${number} har redan det värdet.`,
    suggestions: 'Jag läste också ut det här. Tryck på det som stämmer:',
    suggestedTo: (name: string) => `${name} får frågan om det ska ändras, eftersom det är deras insats.`,
  },
  proposal: {
    due: (number: string, from: string | undefined, to: string) =>
      `Förslag sparat: ${number} får nytt slutdatum ${weekdayText(to, 'sv')}${from ? ` (nu ${dateText(from, 'sv')})` : ''}.`,
    cancel: (number: string) => `Förslag sparat: ${number} avbryts.`,
    coordinatorsDecide: (parties: readonly string[]) =>
      `Samordnarna beslutar. Kvar att svara: ${parties.join(' och ')}.`,
    steeringDecides: 'Styrgruppen beslutar. Förslaget väntar och syns på insatsen tills dess.',
    decided: (number: string, to: string) => `Beslutat: ${number} har nytt slutdatum ${weekdayText(to, 'sv')}.`,
    declined: (number: string) => `Avslaget: ${number} behåller sitt slutdatum.`,
    waitingDue: (to: string, by: string, decides: string) =>
      `nytt slutdatum ${dateText(to, 'sv')}, förslag från ${by}, ${decides}`,
    waitingCancel: (by: string) => `avbryts, förslag från ${by}, styrgruppen beslutar`,
    deciders: { coordinators: 'samordnarna beslutar', steering: 'styrgruppen beslutar' },
    reason: (text: string) => `Skäl: ${text}`,
    alreadyAnswered: 'Din part har redan svarat på förslaget.',
    closed: 'Förslaget är redan avgjort.',
    toCoordinators: (number: string, title: string, to: string, by: string) =>
      `${by} föreslår nytt slutdatum ${weekdayText(to, 'sv')} för ${number} ${title}.`,
  },
  ask: {
    unclearStatus: 'Menar du att insatsen är genomförd eller avbruten?',
    unclearResult: 'Är det en mätning eller en iakttagelse? Skriv gärna vad ni har sett eller mätt.',
    cancelReason:
      'Att avbryta en insats kräver ett skäl och styrgruppens beslut. Skriv till exempel ”status avbruten pengarna räcker inte”.',
    ratingReason: (value: Rating) =>
      `Läge ${rating[value]} behöver ett skäl. Skriv till exempel ”läge ${rating[value]} väntar på elanslutning”.`,
    whichStatus: 'Vilken status gäller?',
    whichRating: 'Vilket läge gäller?',
    whichIndicator: 'Vilket mått gäller det?',
    noIndicator: (number: string) => `${number} har inget mått i planen. Skriv det som en anteckning i stället.`,
    whichValue: 'Hur mycket? Skriv till exempel ”utfall 8 av 10”.',
    dueNeeded: 'Vilket datum? Skriv till exempel ”datum 30 nov väntar på el”.',
    confirmUndo: 'Du har ingen egen ändring att ta tillbaka på den här insatsen.',
    maskWhich: 'Vilken text ska bort? Den ersätts i alla versioner av vem som tog bort den, när och varför.',
    maskNothing: 'Det finns ingen text att ta bort på den här insatsen.',
    maskVersion: (version: number) => `Version ${version}`,
  },
  forms: {
    note: {
      title: (number: string) => `Anteckna på ${number}`,
      text: 'Vad har hänt?',
      hint: 'Beskriv aldrig enskilda personer.',
    },
    question: {
      title: (number: string) => `Fråga om ${number}`,
      text: 'Fråga till styrgruppen',
      hint: 'Vad behöver styrgruppen ta ställning till?',
    },
    due: { title: (number: string) => `Slutdatum ${number}`, date: 'Nytt slutdatum', reason: 'Varför?' },
    mask: {
      title: (number: string) => `Ta bort text, ${number}`,
      version: 'Vilken text?',
      why: 'Varför tas den bort?',
    },
    measure: {
      newTitle: 'Ny insats',
      editTitle: (number: string) => `Ändra ${number}`,
      number: 'Nummer',
      title: 'Insats',
      goalArea: 'Målområde',
      cause: 'Orsak eller problem',
      responsible: 'Ansvarig funktion',
      group: 'Arbetsgrupp',
      start: 'Start',
      due: 'Klart senast',
      target: 'Operativt mål',
      indicators: 'Mått (skilj flera med semikolon)',
      communication: 'Kommuniceras',
      communicationReason: 'Skäl om den inte kommuniceras',
      followUp: 'Uppföljning',
      followUpHint: 'Till exempel: Skriftligt varje månad',
      nextFollowUp: 'Nästa uppföljning',
      taken: (number: string) => `Numret ${number} finns redan.`,
    },
  },
  history: {
    title: (number: string, count: number) =>
      `Historik för ${number} (${count} ${count === 1 ? 'version' : 'versioner'})`,
    line: (version: number, by: string, when: string) => `${version}. ${by}, ${when}`,
    recordedLater: (when: string) => `(inskrivet ${when})`,
    undone: 'tillbakatagen',
    masked: (by: string, when: string, why: string) => `Texten är borttagen av ${by} ${when}: ${why}`,
    body: (body: ChangeBody): string => {
      switch (body.kind) {
        case 'planned':
          return 'åtgärdsplanen lästes in';
        case 'edited':
          return `planen ändrades (${body.fields.flatMap((field) => planFields[field] ?? []).join(', ')})`;
        case 'note':
          return body.text;
        case 'no-news':
          return 'inget nytt';
        case 'status':
          return `status ${status[body.value]}${body.reason ? `: ${body.reason}` : ''}`;
        case 'rating':
          return `läge ${rating[body.value]}${body.reason ? `: ${body.reason}` : ''}`;
        case 'indicator':
          return `${body.indicator}: ${quantity(body.value, body.total, body.percent)}`;
        case 'communicated':
          return `kommunicerad ${dateText(body.on, 'sv')}`;
        case 'question':
          return `fråga till styrgruppen: ${body.text}`;
        case 'proposal':
          return body.what === 'due'
            ? `föreslog slutdatum ${dateText(body.to, 'sv')}${body.reason ? `: ${body.reason}` : ''}`
            : `föreslog att insatsen avbryts: ${body.reason}`;
        case 'answered':
          if (body.steering) return steeringDecided(body.answer, body.steering);
          return body.answer === 'agree'
            ? `bifall till förslaget i version ${body.proposal}`
            : `avslag på förslaget i version ${body.proposal}`;
        case 'question-decided':
          return `styrgruppen beslutade om frågan (${body.brief}): ${body.answer === 'approved' ? 'bifall' : 'avslag'}`;
        case 'undone':
          return `tog tillbaka version ${body.version}`;
      }
    },
  },
  news: {
    by: (name: string, unconfirmed: boolean, writtenBy: string | undefined, deputy: boolean) => {
      const writer = `${deputy ? 'ersättare för ' : ''}${writtenBy ?? name}`;
      return `${writtenBy ? `${name} (skrivet av ${writer})` : writer}${unconfirmed ? ' (obekräftad funktion)' : ''}`;
    },
    heading: (number: string, title: string) => `${number} ${title}`,
    from: (place: string) => `från ${place}`,
    suggest: (number: string, title: string, by: string) => `${by} skrev om din insats ${number} ${title}:`,
    suggestAsk: 'Ska det ändras? Tryck i så fall:',
    answered: (number: string, title: string, agreed: boolean) =>
      `Förslaget om ${number} ${title} har fått ${agreed ? 'bifall' : 'avslag'}.`,
  },
  fields: { status: 'status', rating: 'läget', due: 'slutdatumet', plan: 'planen' } as Record<string, string>,
};

type Steering = NonNullable<Extract<ChangeBody, { kind: 'answered' }>['steering']>;

function steeringDecided(answer: 'agree' | 'decline', { brief, what, to }: Steering): string {
  const due = to === undefined ? 'nytt slutdatum' : `nytt slutdatum ${dateText(to, 'sv')}`;
  const agreed = what === 'cancel' ? 'insatsen avbryts' : due;
  const declined = what === 'cancel' ? 'avslag, insatsen fortsätter' : 'avslag, slutdatumet ändras inte';
  return `styrgruppen beslutade (${brief}): ${answer === 'agree' ? agreed : declined}`;
}

function decimal(value: number): string {
  return String(value).replace('.', ',');
}
