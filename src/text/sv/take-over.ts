import type { Unmatched } from '../../domain/take-over.ts';
import { dateText } from '../dates.ts';
import { orList } from '../lists.ts';

const date = (day: string) => dateText(day, 'sv');
const and = (words: readonly string[]) => orList(words, 'och');
const measures = (count: number) => (count === 1 ? 'en insats' : `${count} insatser`);

const what: Record<Unmatched['what'], string> = {
  party: 'ansvarig organisation',
  'goal-area': 'målområde',
  contributors: 'medverkande',
  communicates: 'kommunicerar',
};

/** A measure as the preview shows it. */
export interface ShownTaken {
  readonly status: string;
  readonly rating: string | undefined;
  readonly due: string | undefined;
  readonly by: string | undefined;
}

/** A successor agreement takes over an earlier one's running measures. */
export const takeOver = {
  title: 'Ta över insatser',
  choose: 'Vilken överenskommelse ska insatserna tas över från?',
  candidate: (title: string, validTo: string) => `${title} (till och med ${date(validTo)})`,
  none: 'Det finns ingen tidigare överenskommelse att ta över insatser från. Den ska ha slutat eller vara i sina sista sex månader, och du ska vara samordnare i båda.',
  noSuch: (key: string) =>
    `Det finns ingen överenskommelse med nyckeln ”${key}” som du är samordnare i. Skriv ”överta” så visar jag vilka som går.`,
  tooEarly: (title: string, from: string) =>
    `”${title}” gäller fortfarande. Insatserna går att ta över från ${date(from)}. Inget är sparat.`,
  nothingLeft: (title: string) => `Det finns inga pågående insatser i ”${title}” som inte redan är övertagna.`,
  from: (title: string, validTo: string) =>
    `Från ”${title}”, som gäller till och med ${date(validTo)}. Inget ändras där.`,
  count: (count: number) => `${count === 1 ? 'En insats' : `${count} insatser`} tas över.`,
  measure: (number: string, from: string, title: string) =>
    number === from ? `${number} ${title}` : `${number} ${title} (var ${from}, numret är upptaget)`,
  detail: ({ status, rating, due, by }: ShownTaken) =>
    [status, rating, due && `klar senast ${date(due)}`, by].filter((part) => part).join(', '),
  more: (count: number) => `… och ${count} till.`,
  labels: {
    functions: 'Funktioner som läggs till',
    groups: 'Grupper som läggs till',
    unmatched: 'Finns inte här och följer inte med',
    finished: 'Klara eller avbrutna, stannar kvar',
  },
  function: (name: string, party: string) => `${name} (${party})`,
  unmatched: (number: string, which: Unmatched['what'], names: readonly string[]) =>
    `${number}: ${what[which]} ${and(names.map((name) => `”${name}”`))}`,
  propose: 'Föreslå att ta över',
  confirm: 'Bekräfta',
  decline: 'Nej',
  show: 'Visa vad som tas över',
  proposed: (parties: readonly string[]) =>
    `Föreslaget. Insatserna tas över när en samordnare hos ${orList(parties, 'eller')} har bekräftat. Inget är ändrat än.`,
  alreadyProposed: (parties: readonly string[]) =>
    `Det är redan föreslaget och väntar på en samordnare hos ${orList(parties, 'eller')}.`,
  waits: (party: string, on: string) => `Föreslaget av ${party} ${date(on)}.`,
  changed: 'Något har ändrats sedan du såg det. Så här blir det nu:',
  nobodyElse: 'Ingen annan part har en samordnare som kan bekräfta. Lägg till en först. Inget är sparat.',
  notWaiting: 'Förslaget väntar inte längre på svar. Inget är ändrat.',
  ownProposal: (parties: readonly string[]) =>
    `Det är din parts förslag. En samordnare hos ${orList(parties, 'eller')} bekräftar det. Inget är ändrat.`,
  declined: 'Insatserna tas inte över. Inget är ändrat.',
  done: (count: number, title: string) =>
    `Klart: ${count === 1 ? 'en insats är övertagen' : `${count} insatser är övertagna`} från ”${title}”.`,
  doneNext: 'Titta igenom dem med ”kontroll” och koppla nya gruppers kanaler.',
  note: (title: string, number: string, began: string | undefined) =>
    began === undefined
      ? `Övertagen från ”${title}”, insats ${number}.`
      : `Övertagen från ”${title}”, insats ${number}. Började där ${date(began)}.`,
  post: (party: string, title: string, count: number, from: string) =>
    `${party} föreslår att ”${title}” tar över ${measures(count)} från ”${from}”.`,
};
