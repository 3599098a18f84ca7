import type { AgreementDefinition, ExtensionTerms, Rule } from '../../domain/agreement-file.ts';
import type { ConsultationForm } from '../../domain/agreement-record.ts';
import type { MetBy, Obligation, ObligationState } from '../../domain/obligations.ts';
import { dateText, periodText, shortDate } from '../dates.ts';
import { orList } from '../lists.ts';

const date = (day: string) => dateText(day, 'sv');
const and = (words: readonly string[]) => orList(words, 'och');
const lower = (word: string) => word.charAt(0).toLocaleLowerCase('sv') + word.slice(1);
const months = (count: number) => (count === 1 ? 'en månad' : `${count} månader`);

/** The parties' short names by key, and the names of reviews by month. */
export interface ClockNames {
  readonly today: string;
  readonly validTo: string;
  readonly party: (key: string) => string;
  readonly review: (month: string) => string;
}

function monthOf(month: string): string {
  return date(`${month}-01`).slice(2);
}

function halfYear(day: string): string {
  return `${day.slice(5) < '07' ? 'första' : 'andra'} halvåret ${day.slice(0, 4)}`;
}

function years(first: string, last: string): string {
  const whole = first.endsWith('-01-01') && last === `${first.slice(0, 4)}-12-31`;
  return whole ? first.slice(0, 4) : periodText(first, last, 'sv');
}

/** What is to be done. */
function what(each: Obligation, names: ClockNames): string {
  switch (each.kind) {
    case 'steering-meetings':
      return `Styrgruppens möten ${years(each.first, each.due)}`;
    case 'review':
      return each.name;
    case 'summary':
      return each.meeting
        ? `Sammanfattning till styrgruppens möte ${date(each.meeting.date)}`
        : `Sammanfattning för ${halfYear(each.for)}`;
    case 'reported':
      return each.followUp.kind === 'summary'
        ? `Rapportering av sammanfattningen ${date(each.followUp.for)}`
        : `Rapportering: ${names.review(each.followUp.for)}`;
    case 'consultation':
      return 'Samråd om förlängning';
    case 'notice':
      return 'Uppsägning';
    case 'expiry':
      return each.extension === 'automatic' ? 'Periodens sista dag' : 'Överenskommelsens sista dag';
    case 'follow-up':
      return `Uppföljning av insats ${each.number}`;
    case 'communication':
      return `Kommunikation om insats ${each.number}`;
    case 'situation-picture':
      return 'Uppdatering av lägesbilden';
  }
}

const on = (day: string, { today }: ClockNames) => shortDate(day, today, 'sv');

function parties(by: readonly MetBy[], names: ClockNames, verb: string): string {
  return by.map((met) => `${names.party(met.party ?? '')} ${verb} ${on(met.on, names)}.`).join(' ');
}

const afterwards: Record<ExtensionTerms['kind'], string> = {
  none: 'Överenskommelsen säger inget om förlängning.',
  'after-consultation': 'Kan förlängas efter samråd.',
  automatic: 'Förlängs om ingen säger upp den.',
};

/** How it stands: by what it is met, or what is still missing. */
function how(each: Obligation, names: ClockNames): string {
  const [first] = each.by;
  switch (each.kind) {
    case 'steering-meetings': {
      const days = each.booked.map((meeting) => on(meeting.date, names));
      const none = each.by.length > 0 ? 'Inget mer är bokat.' : 'Inget möte är bokat.';
      return [
        `${each.by.length} av minst ${each.required} hållna.`,
        days.length > 0 ? `Bokat: ${days.join(', ')}.` : each.state === 'upcoming' ? none : '',
        each.unsaid.length > 0
          ? `Blev mötet av? Svar saknas för ${and(each.unsaid.map((meeting) => on(meeting.date, names)))}.`
          : '',
      ]
        .filter((text) => text !== '')
        .join(' ');
    }
    case 'review': {
      const missing = each.missing.length > 0 ? `Svar saknas från ${and(each.missing.map(names.party))}.` : '';
      const month = each.missing.length > 0 ? `Överenskommelsen säger ${monthOf(each.month)}.` : '';
      const toApprove = each.toApprove ? 'Publiceras när alla parter har godkänt den.' : '';
      return [parties(each.by, names, 'svarade'), missing, month, toApprove].filter((text) => text !== '').join(' ');
    }
    case 'summary':
      if (first) return `Publicerad ${on(first.on, names)}.`;
      return each.meeting ? 'Tre arbetsdagar före mötet.' : 'Minst två gånger om året.';
    case 'reported': {
      const missing = each.missing.length > 0 ? `Saknas hos ${and(each.missing.map(names.party))}.` : '';
      return `${parties(each.by, names, 'registrerade den')} ${missing}`.trim();
    }
    case 'consultation':
      if (each.state === 'missed') {
        const late = first ? `Samrådet ${on(first.on, names)} kom efter sista dagen.` : 'Inget samråd är registrerat.';
        return `${late} Överenskommelsen säger inte vad som då gäller: den slutar ${date(names.validTo)}.`;
      }
      return first ? `Samråd ${on(first.on, names)}.` : 'Inget samråd är registrerat än.';
    case 'notice':
      return 'Utan uppsägning förlängs överenskommelsen.';
    case 'expiry':
      return afterwards[each.extension];
    case 'follow-up':
      return first ? `Anteckning ${on(first.on, names)}.` : '';
    case 'communication':
      return first ? `Kommunicerad ${on(first.on, names)}.` : '';
    case 'situation-picture':
      return `Det nyaste underlaget är från ${date(each.newest)}.`;
  }
}

function extensionRule(terms: ExtensionTerms): string {
  switch (terms.kind) {
    case 'after-consultation':
      return `Samråd om förlängning ska ha skett senast ${months(terms.months)} före sista dagen.`;
    case 'automatic':
      return `Överenskommelsen förlängs om ingen säger upp den senast ${months(terms.noticeMonths)} före sista dagen.`;
    case 'none':
      return 'Överenskommelsen säger inget om förlängning.';
  }
}

/** The rule in our own words, from the agreement's terms, where its file quotes none. */
function rule(which: Rule, { steeringMeetings, reviews, extension, validFrom, validTo }: AgreementDefinition): string {
  switch (which) {
    case 'steering-meetings': {
      const { count, per } = steeringMeetings;
      return `Styrgruppen möts minst ${count} ${count === 1 ? 'gång' : 'gånger'} per ${per === 'calendar-year' ? 'kalenderår' : 'avtalsår'}.`;
    }
    case 'review':
      return `Överenskommelsen i sin helhet följs upp i ${and(reviews.map(({ month }) => monthOf(month)))}.`;
    case 'summary':
      return 'Uppföljningen sammanfattas minst två gånger om året.';
    case 'reported':
      return 'Uppföljningen rapporteras till varje part.';
    case 'extension':
      return extensionRule(extension);
    case 'validity':
      return `Överenskommelsen gäller från och med ${date(validFrom.toString())} till och med ${date(validTo.toString())}.`;
    case 'follow-up':
      return 'Insatserna följs upp så som åtgärdsplanen säger.';
    case 'communication':
      return 'Insatserna kommuniceras så som åtgärdsplanen säger.';
    case 'situation-picture':
      return 'Lägesbilden uppdateras minst vartannat år (lag 2023:196, 6 §).';
  }
}

/** What is to be done, and by when. */
function line(each: Obligation, names: ClockNames): string {
  const text = what(each, names);
  if (each.state === 'met') return text;
  if (each.kind === 'expiry') return `${text}, ${date(each.due)}`;
  return `${text}, senast ${date(each.due)}`;
}

const state: Record<ObligationState, string> = { met: 'Klart', upcoming: 'Kommande', missed: 'Missat' };

const forms: Record<ConsultationForm, string> = { meeting: 'Möte', written: 'Skriftligt', other: 'Annat' };

export const clock = {
  clock: {
    title: 'Överenskommelsens klocka',
    caption: (today: string, validTo: string) =>
      `Läget ${date(today)}. Överenskommelsen gäller till och med ${date(validTo)}.`,
    notBegun: (validFrom: string) => `Överenskommelsen börjar gälla ${date(validFrom)}.`,
    ended: (validTo: string) => `Överenskommelsen har slutat. Sista dagen var ${date(validTo)}.`,
    stopped: (day: string) => `Överenskommelsen stoppades ${date(day)}.`,
    what,
    how,
    rule,
    state,
    /** `Missat: 2` */
    heading: (which: ObligationState, count: number) => `${state[which]}: ${count}`,
    line,
    more: (count: number) => `… och ${count} till.`,
    earlier: (count: number) => `… och ${count} tidigare.`,
    measures: 'Insatserna',
    followUps: 'Uppföljning',
    communications: 'Kommunikation',
    folded: (missed: readonly string[], upcoming: number, next: readonly { number: string; due: string }[]) =>
      [
        missed.length > 0 ? `${missed.length} missade: ${missed.join(', ')}.` : '',
        `${upcoming} kommande.`,
        next.length > 0
          ? `Närmast: ${next.map(({ number, due }) => `${number} den ${date(due).slice(0, -5)}`).join(', ')}.`
          : '',
      ]
        .filter((text) => text !== '')
        .join(' '),
    noPicture: 'Lägesbilden: inget underlag har något datum. Skriv ”lägesbild” för att lägga till ett.',
    overview: 'Visa översikten',
    meetings: 'Visa möten',
    rules: 'Visa reglerna',
    consult: 'Registrera samråd',
    rulesTitle: 'Reglerna bakom klockan',
    rulesIntro: 'Det som står inom citattecken är överenskommelsens egna ord.',
    quoted: (text: string) => `”${text}”`,
    joined: (words: readonly string[]) => and(words.map((word, n) => (n === 0 ? word : lower(word)))),
    ruleNames: {
      'steering-meetings': 'Styrgruppens möten',
      review: 'Uppföljning av överenskommelsen',
      summary: 'Sammanfattningar',
      reported: 'Rapportering',
      extension: 'Förlängning',
      validity: 'Giltighetstid',
      'follow-up': 'Insatsernas uppföljning',
      communication: 'Kommunikation',
      'situation-picture': 'Lägesbild',
    } satisfies Record<Rule, string>,
  },
  timeline: {
    meeting: (group: string) => `Möte: ${group}`,
    states: { ...state, unsaid: 'Blev det av?', off: 'Blev inte av' },
  },
  consultation: {
    formTitle: 'Registrera samråd',
    intro: (due: string) => `Samråd om förlängning ska ha skett senast ${date(due)}.`,
    on: 'Vilken dag?',
    form: 'Hur skedde det?',
    forms,
    outcome: 'Vad kom ni fram till?',
    outcomeHint: 'En rad, till exempel: parterna vill förlänga med två år. Skriv inga namn på personer.',
    noTerms:
      'Överenskommelsen har inga villkor om förlängning, så det finns inget samråd att registrera. Inget är sparat.',
    future: 'Samrådet kan inte registreras i förväg. Välj dagen då det skedde. Inget är sparat.',
    tooEarly: (validFrom: string) =>
      `Samrådet kan inte ha skett före överenskommelsens första dag, ${date(validFrom)}. Inget är sparat.`,
    saved: (day: string, form: ConsultationForm) =>
      `Sparat: samråd ${date(day)} (${forms[form].toLocaleLowerCase('sv')}).`,
    held: (day: string, form: ConsultationForm) => `${date(day)} (${forms[form].toLocaleLowerCase('sv')})`,
    withdraw: (day: string) => `Ta bort samrådet ${shortDate(day, day, 'sv')}`,
    withdrawn: (day: string) =>
      `Sparat: samrådet ${date(day)} räknas inte längre. Registrera det med rätt dag om det har skett.`,
    former: 'Överenskommelsen är förlängd efter det samrådet, så det går inte att ta bort. Inget är ändrat.',
    noSuch: (days: readonly string[]) =>
      days.length === 0
        ? 'Inget samråd är registrerat, så det finns inget att ta bort. Inget är ändrat.'
        : `Skriv vilket samråd: ${and(days.map(date))}. Inget är ändrat.`,
    inTime: (due: string) => `Det var i tid: sista dagen är ${date(due)}. Påminnelserna om samråd slutar nu.`,
    late: (due: string, validTo: string) =>
      `Det var efter sista dagen, ${date(due)}. Överenskommelsen säger inte vad som då gäller: den slutar ${date(validTo)}.`,
  },
};
