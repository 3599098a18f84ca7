import type { DateError } from '../../domain/date-text.ts';
import type { DayOff, MeetingFault } from '../../domain/meeting-check.ts';
import type { MeetingTextFault } from '../../domain/meeting-text.ts';
import type { Rhythm } from '../../domain/rhythm.ts';
import { dateText, weekdayText } from '../dates.ts';
import { orList } from '../lists.ts';
import { dates } from './dates.ts';
import { clock, day, often, span } from './meeting-times.ts';

const and = (words: readonly string[]) => orList(words, 'och');
const count = (amount: number, one: string, many: string) => `${amount} ${amount === 1 ? one : many}`;

const offDay = ({ date, holiday }: DayOff) =>
  `${weekdayText(date, 'sv')}${holiday === undefined ? '' : ` (${dates.holiday(holiday)})`}`;

const month = (number: number) => dateText(`2000-${String(number).padStart(2, '0')}-01`, 'sv').split(' ')[1] ?? '';

function dateError(error: DateError): string {
  return error.kind === 'no-such-day'
    ? `Det datumet finns inte: ${month(error.month)} har ${error.lastDay} dagar.`
    : dates.error(error);
}

const numbers = ['', 'en', 'två', 'tre', 'fyra', 'fem', 'sex', 'sju', 'åtta', 'nio', 'tio', 'elva', 'tolv'];
const weeks = (amount: number) => `${numbers[amount] ?? amount} ${amount === 1 ? 'vecka' : 'veckor'}`;
const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

const example = '”EST fördjupning varannan torsdag 09.00 från v 3”';

function textFault(fault: MeetingTextFault): string {
  switch (fault.kind) {
    case 'no-time':
      return `När på dagen är mötet? Skriv ett klockslag, till exempel ${example}.`;
    case 'no-such-time':
      return `Klockslaget ${fault.written} finns inte. Skriv till exempel 09.00 eller 13–15.`;
    case 'unclear-time':
      return `Är ${fault.hour} ett klockslag? Skriv ”kl. ${fault.hour}” i så fall.`;
    case 'end-before-start':
      return 'Mötet slutar före det börjar. Skriv början först, till exempel 13–15.';
    case 'no-day':
      return `Vilken dag är mötet? Skriv en veckodag eller ett datum, till exempel ${example}.`;
    case 'two-days':
      return 'Jag ser mer än en dag. Boka ett möte i taget, eller skriv hur ofta det kommer tillbaka.';
    case 'no-such-date':
      return dateError(fault.error);
    case 'passed':
      return `${capital(weekdayText(fault.date, 'sv'))} har redan varit. Skriv en dag som kommer.`;
    case 'unclear-rhythm':
      return `”${fault.words}” säger inte vilka dagar. Skriv till exempel ”varannan torsdag” eller ”första måndagen varje månad”.`;
    case 'until-before-start':
      return `Serien slutar före sitt första möte ${weekdayText(fault.first, 'sv')}. Skriv en senare sista dag.`;
    case 'unclear-until':
      return 'Vilken dag slutar serien? Skriv ett datum, till exempel ”till 30 juni”.';
    case 'unread':
      return `Jag förstår inte ”${fault.words}”. Inget är sparat. Skriv om raden utan det, eller använd formuläret.`;
    case 'too-much':
      return 'Raden är för lång för ett möte. Skriv grupp, dag och klockslag.';
  }
}

export const meetings = {
  title: 'Möten',
  span,
  often,
  /** `varannan torsdag kl. 09.00–10.00 till och med 30 juni 2022`. */
  series: (rhythm: Rhythm | undefined, start: string, end: string, until: string | undefined) =>
    `${often(rhythm)} kl. ${clock(start)}–${clock(end)}${until === undefined ? '' : ` till och med ${dateText(until, 'sv')}`}`,
  list: {
    none: 'Inga möten är bokade.',
    noneComing: 'Inget möte är bokat framåt.',
    noneIn: (groups: readonly string[]) => `Inget möte är bokat i ${and(groups)}.`,
    notYours: 'Du är inte med i någon grupp som har möten.',
    moved: (from: string) => `flyttat från ${day(from)} kl. ${clock(from)}`,
    cancelled: 'inställt',
    held: 'blev av',
    notHeld: 'blev inte av',
    unanswered: 'blev det av?',
    last: (time: string) => `Senast: ${time}`,
    more: (amount: number) => `och ${count(amount, 'möte', 'möten')} till`,
    place: (place: string) => `plats: ${place}`,
    endsWith: (last: string) =>
      `Serier utan slutdatum gäller till överenskommelsens sista dag, ${dateText(last, 'sv')}.`,
    answer: 'Svara',
  },
  buttons: {
    show: 'Visa möten',
    book: 'Boka möte',
    form: 'Öppna formuläret',
    move: 'Flytta',
    moveOne: 'Flytta möte',
    cancel: 'Ställ in',
    cancelOne: 'Ställ in möte',
    cancelRest: 'Ställ in resten av serien',
    only: (time: string) => `Bara ${weekdayText(time.slice(0, 10), 'sv')}`,
    rest: 'Resten av serien',
    keep: 'Låt det vara',
    bookAnyway: 'Boka ändå',
    moveAnyway: 'Flytta ändå',
    on: (date: string) => `Ta ${weekdayText(date, 'sv')}`,
    at: (start: string) => `${day(start)} kl. ${clock(start)}`,
    held: 'Mötet blev av',
    notHeld: 'Det blev inte av',
    line: 'Skriv en rad',
  },
  saved: {
    booked: (group: string, time: string) => `Sparat: ${group} har möte ${time}.`,
    series: (group: string, series: string, first: string) =>
      `Sparat: ${group} har möte ${series}. Första gången är ${day(first)}.`,
    moved: (group: string, from: string, to: string) =>
      `Sparat: mötet i ${group} ${day(from)} kl. ${clock(from)} är flyttat till ${to}.`,
    same: 'Mötet är redan då. Inget är ändrat.',
    cancelled: (group: string, time: string) => `Sparat: mötet i ${group} ${time} är inställt.`,
    cancelledRest: (group: string, from: string) =>
      `Sparat: serien i ${group} har inga möten från och med ${weekdayText(from, 'sv')}.`,
    alreadyCancelled: 'Mötet är redan inställt.',
    told: 'Jag har sagt det i gruppens kanal.',
    held: (group: string, start: string) => `Sparat: mötet i ${group} ${day(start)} blev av.`,
    notHeld: (group: string, start: string) => `Sparat: mötet i ${group} ${day(start)} blev inte av.`,
    line: (group: string, start: string) => `Sparat: raden om mötet i ${group} ${day(start)}.`,
    alreadySaid: 'Det är redan sparat.',
    oral: 'Var uppföljningen muntlig? Skriv en rad om vad ni kom fram till.',
    rebook: 'Boka ett nytt möte i stället?',
  },
  remarks: {
    notice: (party: string, amount: number) =>
      `Tänk på: ${party} behöver ${weeks(amount)} för att planera sin personal, och mötet är tidigare än så.`,
    daysOff: (amount: number, shown: readonly DayOff[]) =>
      amount === 1
        ? `Tänk på: ett av mötena är på en dag som inte är arbetsdag: ${and(shown.map(offDay))}. Det är bokat. Flytta det eller ställ in det om det inte ska vara då.`
        : `Tänk på: ${amount} av mötena är på en dag som inte är arbetsdag: ${and(shown.map(offDay))}${amount > shown.length ? ' med flera' : ''}. De är bokade. Flytta dem eller ställ in dem om de inte ska vara då.`,
    summer: 'Tänk på: mötet är i vecka 28–31, då många är lediga.',
    summers: (amount: number) =>
      `Tänk på: ${amount === 1 ? 'ett' : amount} av mötena är i vecka 28–31, då många är lediga.`,
    cutOff: (last: string) =>
      `Överenskommelsen gäller till och med ${dateText(last, 'sv')}, så serien slutar senast då.`,
    parity: (last: string) =>
      `Tänk på: året har 53 veckor, så efter ${dateText(last, 'sv')} kommer mötet i de andra veckorna. Boka en ny serie då.`,
  },
  ask: {
    dayOff: (off: DayOff) => `${capital(offDay(off))} är ingen arbetsdag. Vill du ha mötet då ändå?`,
    daysOff: (series: string) => `Serien är ${series}, och det är ingen arbetsdag. Vill du boka den ändå?`,
    overlap: (group: string, amount: number, shown: readonly string[]) =>
      `${group} har redan möte då: ${and(shown)}${amount > shown.length ? ` och ${count(amount - shown.length, 'gång', 'gånger')} till` : ''}. Inget är sparat än.`,
    passed: 'Den dagen har redan varit. Vilken dag menar du?',
    which: 'Vilken dag menar du?',
    whichGroup: 'Vilken grupp gäller mötet?',
    unknownGroup: (typed: string, near: readonly string[]) =>
      near.length > 0
        ? `Gruppen ”${typed}” finns inte. Menade du ${orList(near)}?`
        : `Gruppen ”${typed}” finns inte i överenskommelsen. Vilken grupp gäller mötet?`,
    moveWhich: 'Vilket möte ska flyttas?',
    cancelWhich: 'Vilket möte ska ställas in?',
    scope: (group: string, time: string, series: string) =>
      `Mötet i ${group} ${time} hör till en serie: ${series}. Vad ska ställas in?`,
    held: (group: string, time: string) => `Blev mötet i ${group} ${time} av?`,
  },
  refused: {
    text: textFault,
    meeting: (fault: MeetingFault, first: string, last: string): string => {
      switch (fault.kind) {
        case 'past':
          return 'Den tiden har redan varit. Välj en tid som kommer. Inget är sparat.';
        case 'before-agreement':
          return `Överenskommelsen gäller från och med ${dateText(first, 'sv')}. Välj en senare dag.`;
        case 'after-agreement':
          return `Överenskommelsen gäller till och med ${dateText(last, 'sv')}. Välj en tidigare dag.`;
        case 'no-length':
          return 'Mötet slutar när det börjar. Skriv hur länge det håller på, till exempel 13–15.';
        case 'too-long':
          return 'Mötet blir längre än tolv timmar. Skriv en kortare tid.';
      }
    },
    noMeetings: (group: string) => `${group} har inget möte bokat.`,
    noneThen: (group: string, date: string) => `${group} har inget möte ${weekdayText(date, 'sv')}.`,
    gone: 'Mötet finns inte längre. Skriv ”samverkan möten” så visar jag dem som finns.',
    cancelled: 'Mötet är inställt. Flytta det till en ny tid om det ska bli av.',
    over: 'Mötet har redan varit, så det går inte att ändra.',
    notYet: 'Mötet har inte varit än. Svara när det är slut.',
    oneAtATime:
      'Jag flyttar ett möte i taget. Skriv vilken dag. Ska hela serien ändras: ställ in resten av den med ”möte avboka … resten av serien” och boka en ny.',
    lengthKept: 'Ett möte som flyttas är lika långt som förut. Skriv bara när det börjar.',
  },
  form: {
    title: 'Boka möte',
    moveTitle: 'Flytta möte',
    lineTitle: 'Om mötet',
    intro: 'Mötet syns för gruppen, och jag påminner inför det.',
    moveIntro: (group: string, time: string) => `${group}, ${time}. Längden är densamma.`,
    lineIntro: (group: string, time: string) => `${group}, ${time}.`,
    fields: {
      group: 'Grupp',
      date: 'Dag, eller första dagen i en serie',
      newDate: 'Ny dag',
      time: 'Klockslag',
      timeHint: 'Till exempel 09.00',
      minutes: 'Längd',
      repeats: 'Hur ofta',
      until: 'Sista dagen i serien',
      untilHint: 'Tomt: till överenskommelsens sista dag.',
      place: 'Plats',
      line: 'Vad kom ni fram till?',
      lineHint: 'Högst 500 tecken. Beskriv aldrig enskilda personer.',
    },
    minutes: (minutes: number) =>
      minutes < 60 || minutes % 30 !== 0
        ? `${minutes} minuter`
        : minutes === 60
          ? '1 timme'
          : `${String(minutes / 60).replace('.', ',')} timmar`,
    repeats: {
      once: 'En gång',
      weekly: 'Varje vecka',
      fortnightly: 'Varannan vecka',
      'four-weekly': 'Var fjärde vecka',
      'monthly-weekday': 'Varje månad, samma veckodag',
      'monthly-day': 'Varje månad, samma datum',
      quarterly: 'Varje kvartal, samma veckodag',
      'half-yearly': 'Varje halvår, samma veckodag',
    },
  },
  news: {
    booked: (group: string) => `Nytt möte: ${group}`,
    moved: (group: string) => `Flyttat möte: ${group}`,
    cancelled: (group: string) => `Inställt möte: ${group}`,
    ended: (group: string) => `Inga fler möten i serien: ${group}`,
    series: (series: string, first: string) => `${series}, första gången ${day(first)}`,
    from: (from: string, to: string) => `Från ${from} till ${to}`,
    endedFrom: (series: string, from: string) => `${series}: inga möten från och med ${weekdayText(from, 'sv')}`,
  },
};
