import type { Status } from '../../domain/measure.ts';
import type { BriefAnswer } from '../../domain/record/briefs.ts';
import { dateText, shortDate } from '../dates.ts';
import { orList } from '../lists.ts';

const and = (words: readonly string[]) => orList(words, 'och');
const monthOf = (month: string) => dateText(`${month}-01`, 'sv').split(' ').slice(1).join(' ');
const measuresOf = (count: number) => `${count} ${count === 1 ? 'insats' : 'insatser'}`;
const capital = (text: string) => text.charAt(0).toLocaleUpperCase('sv') + text.slice(1);

const statusOf: Readonly<Record<Status, (count: number) => string>> = {
  completed: (count) => `${count} ${count === 1 ? 'genomförd' : 'genomförda'}`,
  in_progress: (count) => `${count} pågår`,
  on_hold: (count) => `${count} ${count === 1 ? 'pausad' : 'pausade'}`,
  not_started: (count) => `${count} ${count === 1 ? 'ej påbörjad' : 'ej påbörjade'}`,
  cancelled: (count) => `${count} ${count === 1 ? 'avbruten' : 'avbrutna'}`,
};

const decisions: Readonly<Record<BriefAnswer, string>> = {
  approved: 'bifall',
  rejected: 'avslag',
  more: 'mer underlag',
};

interface DecidedWords {
  readonly brief: string;
  readonly measure?: string;
  readonly decidedOn?: string;
  readonly decision?: BriefAnswer;
}

interface Ratings {
  readonly green: number;
  readonly yellow: number;
  readonly red: number;
  readonly unrated: number;
}

export const review = {
  named: (name: string, month: string) => `${name}, ${monthOf(month)}`,
  none: 'Överenskommelsen säger inget om att den ska följas upp i sin helhet. Då finns det inga frågor att svara på.',
  noSuch: (month: string, known: readonly string[]) =>
    `Överenskommelsen följs inte upp i ${monthOf(month.length === 2 ? `2000-${month}` : month).replace(' 2000', '')}. Det som finns: ${and(known)}.`,
  notForYou:
    'Bara partens egna samordnare svarar på frågorna. Har parten ingen samordnare svarar den som sitter i styrgruppen.',
  notOpen: (opens: string) => `Frågorna går att svara på från och med ${dateText(opens, 'sv')}. Inget är sparat.`,
  posted: (on: string) =>
    `Uppföljningen skickades ${dateText(on, 'sv')}, så svaren går inte att ändra. Inget är sparat.`,
  approved: 'Alla parter har godkänt uppföljningen, så svaren går inte att ändra. Inget är sparat.',
  noSuchQuestion: (number: number, count: number) =>
    `Det finns ingen fråga ${number}. ${count === 1 ? 'Det finns en fråga' : `Frågorna är ${count}`}. Inget är sparat.`,
  nothingWritten: (number: number) =>
    `Er part har inte skrivit något än. Skriv ”samverkan uppföljning svar ${number}” och sedan svaret.`,
  same: 'Inget är ändrat.',
  draftSaved: (count: number, of: number) =>
    `Sparat som utkast: ${count} av ${of} ${of === 1 ? 'fråga' : 'frågor'} har svar. Den andra parten ser det inte förrän ni lämnar in.`,
  handedStands: 'Det ni lämnade in tidigare gäller tills ni lämnar in på nytt.',
  canHandIn: 'Alla frågor har svar. Lämna in med knappen, eller skriv ”samverkan uppföljning lämna in”.',
  visibleInChat:
    'Ditt meddelande ligger kvar i chatten, där andra kan läsa det. Ta bort det om svaret inte ska synas än.',
  unanswered: (numbers: readonly number[]) =>
    `Inget är inlämnat: fråga ${and(numbers.map(String))} saknar svar. Skriv ett svar, eller ”inget svar”.`,
  handedIn: (name: string) => `Er parts svar är inlämnade: ${name}.`,
  changed: (name: string) => `Er parts svar är ändrade: ${name}. Dagen ni först lämnade in står kvar.`,
  late: (last: string) => `Det var efter sista dagen, ${dateText(last, 'sv')}. Svaren är mottagna som sena.`,
  afterPosting: (on: string) =>
    `Uppföljningen skickades ${dateText(on, 'sv')} utan era svar. Svaren är sparade, men står inte i den.`,
  notInDraft:
    'Utkastet som väntar på godkännande är gjort före ändringen. Skriv ”samverkan utkast” för att ta in den i en ny version.',
  allAnswered: 'Alla parter har svarat. Nu sammanställs svaren, och samordnarna godkänner.',
  stillMissing: (parties: readonly string[]) => `Svar saknas från ${and(parties)}.`,
  typeInstead: 'Du kan också skriva en fråga i taget: ”samverkan uppföljning svar 1” och sedan svaret.',
  write: 'Skriv svar',
  writePart: (from: number, to: number) => (from === to ? `Skriv svar ${from}` : `Skriv svar ${from}–${to}`),
  handIn: 'Lämna in',
  showStatus: 'Visa uppföljningen',
  showBasis: 'Visa underlag',
  showDraft: 'Till godkännandet',
  showDocument: 'Visa sammanställning',
  wholeInDocument: 'Långa svar är kortade här. Hela svaren står i dokumentet: ”samverkan rapport uppföljning”.',
  moreQuestions: (left: number) => `… och ${left} ${left === 1 ? 'fråga' : 'frågor'} till. Svaren står i dokumentet.`,
  form: {
    title: 'Svara på frågorna',
    opens: (name: string) => `Svar på frågorna: ${name}.`,
    question: (number: number, question: string) => `${number}. ${question}`,
    hint: 'Högst 3 000 tecken. Beskriv aldrig enskilda personer.',
    intro: (name: string, party: string, due: string) =>
      `${name}. Ni svarar för ${party}. Svara senast ${dateText(due, 'sv')}. Det ni skriver blir allmän handling.`,
    lastSaved: (by: string, moment: string) => `Senast sparat av ${by} ${moment}.`,
    part: (from: number, to: number, of: number) => `Fråga ${from === to ? from : `${from}–${to}`} av ${of}.`,
    changedMeanwhile:
      'Någon i er part har ändrat samma svar medan du skrev. Inget av ditt är sparat än. Din text står kvar här: jämför, och spara igen.',
    clash: (by: string, theirs: string) => `${by} har sparat: ”${theirs}”`,
    what: 'Vad vill du göra?',
    saveDraft: 'Spara som utkast',
    handIn: 'Lämna in för vår part',
  },
  status: {
    title: 'Uppföljning av överenskommelsen',
    waits: (opens: string, due: string) => `Öppnar ${dateText(opens, 'sv')}. Svara senast ${dateText(due, 'sv')}.`,
    open: (due: string, last: string) =>
      due === last
        ? `Öppen. Svara senast ${dateText(due, 'sv')}.`
        : `Öppen. Svara senast ${dateText(due, 'sv')}. Överenskommelsens månad slutar ${dateText(last, 'sv')}.`,
    late: (last: string) => `Sista dagen var ${dateText(last, 'sv')}. Svar tas emot, och står som sena.`,
    closed: 'Alla parter har svarat.',
    posted: (on: string) => `Skickad till styrgruppen ${dateText(on, 'sv')}.`,
    approved: 'Godkänd av alla parter. Den skickas på sin dag.',
    answered: (on: string, late: boolean, today: string, changedOn?: string) =>
      `svarade ${shortDate(on, today, 'sv')}${late ? ' (sent)' : ''}${changedOn === undefined ? '' : `, ändrade ${shortDate(changedOn, today, 'sv')}`}`,
    none: 'har inte svarat',
    draft: (count: number, of: number, by: string, moment: string) =>
      `utkast med ${count} av ${of} svar, senast sparat av ${by} ${moment}`,
    questions: (count: number): string => (count === 1 ? 'Frågan' : 'Frågorna'),
    more: (left: number) => `… och ${left} ${left === 1 ? 'fråga' : 'frågor'} till. De står i underlaget.`,
  },
  document: {
    subtitle: (agreement: string, moment: string) =>
      `${agreement} · läget ${moment} · parternas egna svar, och vad som är registrerat`,
    lead: (answered: readonly string[], missing: readonly string[], late: readonly string[]): readonly string[] => [
      answered.length === 0
        ? 'Ingen part har svarat på frågorna.'
        : missing.length === 0
          ? `${capital(and(answered))} har svarat på frågorna.`
          : `${capital(and(answered))} har svarat på frågorna. ${capital(and(missing))} har inte svarat.`,
      ...(late.length === 0 ? [] : [`${capital(and(late))} svarade efter månaden som överenskommelsen säger.`]),
    ],
    unanswered: 'Har inte svarat.',
    empty: 'Inget svar på den här frågan.',
    answersCaption: 'Parternas svar',
    deviations: 'Insatser som avviker',
    deviationsCaption: 'Vad som har hänt med insatserna, och vad som behövs',
    deviationsHeader: ['Insats', 'Vad har hänt', 'Vad behövs'],
    noReason: 'Orsak saknas.',
    nothingAsked: 'Inget är begärt av styrgruppen.',
    asked: (all: readonly string[]) => `Att besluta: ${all.join(' ')}`,
    missing: 'Det som saknas i underlaget',
    withoutBasis: (count: number, from: string) =>
      `${measuresOf(count)} saknar underlag: varken anteckning eller mått sedan ${dateText(from, 'sv')}`,
    allGrounded: 'Alla insatser har någon anteckning eller något mått.',
    found: 'Det som finns i underlaget',
    foundOf: (heading: string) => `Det som finns i underlaget – ${heading.toLocaleLowerCase('sv')}`,
    meetings: ({
      held,
      cancelled,
      unsaid,
    }: {
      readonly held: number;
      readonly cancelled: number;
      readonly unsaid: number;
    }) =>
      `${[
        `${held} ${held === 1 ? 'hållet möte' : 'hållna möten'}`,
        cancelled > 0 ? `${cancelled} ${cancelled === 1 ? 'inställt' : 'inställda'}` : '',
        unsaid > 0 ? `${unsaid} utan besked om det blev av` : '',
      ]
        .filter((part) => part !== '')
        .join(', ')}.`,
    withoutMeetings: 'Grupper utan möten',
    listed: (all: readonly string[]) => `${all.join(', ')}.`,
    decisions: 'Beslut i styrgruppen',
    decision: ({ brief, measure, decidedOn = '', decision }: DecidedWords, today: string) =>
      `${brief}${measure === undefined ? '' : ` om ${measure}`} (${decision === undefined ? '' : `${decisions[decision]}, `}${shortDate(decidedOn, today, 'sv')})`,
    noDecisions: 'Inga är registrerade.',
    status: 'Status',
    statuses: (total: number, counts: readonly { readonly status: Status; readonly count: number }[]) => {
      const said = counts.filter(({ count }) => count > 0).map(({ status, count }) => statusOf[status](count));
      return total === 0 ? 'Planen har inga insatser.' : `${measuresOf(total)}: ${said.join(', ')}.`;
    },
    rating: 'Läge',
    ratings: ({ green, yellow, red, unrated }: Ratings) =>
      `Grönt ${green}, gult ${yellow}, rött ${red}${unrated > 0 ? `, utan läge ${unrated}` : ''}.`,
    overdue: 'Försenade',
    overdueOf: (count: number, of: number) => `${count} av ${of}.`,
    grounds: 'Underlag',
    grounded: (count: number, of: number) => `${count} av ${measuresOf(of)} har anteckningar eller mått.`,
    moves: 'Flyttade slutdatum',
    noMoves: 'Inget slutdatum är flyttat.',
    move: (number: string, from: string | undefined, to: string, today: string) =>
      `${number} (${from === undefined ? 'utan datum' : shortDate(from, today, 'sv')} → ${shortDate(to, today, 'sv')})`,
  },
  basis: {
    title: (name: string) => `Underlag till ${name.charAt(0).toLocaleLowerCase('sv')}${name.slice(1)}`,
    subtitle: (from: string, moment: string) => `Från ${dateText(from, 'sv')} till ${moment}.`,
    lead: 'Det här är redan registrerat. Bedömningen gör ni.',
  },
};
