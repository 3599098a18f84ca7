import { Temporal } from 'temporal-polyfill';
import type { AgreementSettings } from '../../domain/agreement-file.ts';
import type { IndicatorValue, Plan, Rating, Status } from '../../domain/measure.ts';
import type { Obligation } from '../../domain/obligations.ts';
import { dateText, shortDate } from '../dates.ts';
import { orList } from '../lists.ts';
import { measures } from './measures.ts';

const day = (date: string, today: string) => shortDate(date, today, 'sv');
const and = (words: readonly string[]) => orList(words, 'och');
const capital = (text: string) => text.charAt(0).toLocaleUpperCase('sv') + text.slice(1);
const ended = (text: string) => (/[.!?…”]$/.test(text) ? text : `${text}.`);
const sentences = (all: readonly string[]) => all.filter((text) => text !== '').join(' ');

const small = ['noll', 'en', 'två', 'tre', 'fyra', 'fem', 'sex', 'sju', 'åtta', 'nio', 'tio', 'elva', 'tolv'];
const word = (count: number, gender: 'en' | 'ett' = 'en') => (count === 1 ? gender : (small[count] ?? String(count)));
const measuresOf = (count: number) => `${count} ${count === 1 ? 'insats' : 'insatser'}`;

/** How the plan stands as a whole: by counting, never by anybody's judgement. */
export type Standing = 'no-measures' | 'unrated' | 'as-planned' | 'mostly' | 'deviates';

export interface LeadWords {
  readonly standing: Standing;
  /** `counted`: all but the cancelled ones. */
  readonly total: { readonly counted: number; readonly green: number; readonly red: number };
  readonly overdue: number;
  readonly decisions: readonly unknown[];
}

export interface DeviationWords {
  readonly status: Status;
  readonly rating?: Rating;
  readonly reason?: string;
  readonly overdueSince?: string;
  readonly stale: boolean;
  readonly newsOn?: string;
  readonly values: readonly IndicatorValue[];
}

export interface StaffingWords {
  readonly party: { readonly planningNoticeWeeks?: number };
  readonly underWay: readonly unknown[];
  readonly notStarted: readonly DatedWords[];
  readonly starting: readonly DatedWords[];
  readonly ending: readonly DatedWords[];
  readonly meetings: readonly { readonly group: string; readonly count: number }[];
  readonly plannedFrom?: string;
}

interface DatedWords {
  readonly measure: { readonly number: string };
  readonly date: string;
}

export interface BasisWords {
  readonly notes: number;
  readonly measures: number;
  readonly notedMeasures: number;
}

const mostNumbers = 15;
const mostDated = 8;

function joined(parts: readonly string[], left: number): string {
  return left > 0 ? `${parts.join(', ')} … och ${left} till.` : `${parts.join(', ')}.`;
}

function cutJoined(parts: readonly string[], most: number): string {
  return joined(parts.slice(0, most), Math.max(0, parts.length - most));
}

function standing({ standing: how, total: { counted, green } }: LeadWords): string {
  const share = `${green} av ${measuresOf(counted)} har grönt läge.`;
  switch (how) {
    case 'no-measures':
      return 'Planen har inga insatser att följa upp än.';
    case 'unrated':
      return counted === 1
        ? 'Planens enda insats har inget läge än.'
        : `Ingen av planens ${counted} insatser har något läge än.`;
    case 'as-planned':
      return `Arbetet går enligt plan: ${share}`;
    case 'mostly':
      return `Arbetet går i huvudsak enligt plan: ${share}`;
    case 'deviates':
      return `Arbetet avviker från planen: ${share}`;
  }
}

function lead(words: LeadWords): readonly string[] {
  const { total, overdue, decisions } = words;
  const red = total.red > 0 ? `${word(total.red)} ${total.red === 1 ? 'insats har' : 'insatser har'} rött läge` : '';
  const late = overdue > 0 ? `${word(overdue)} är ${overdue === 1 ? 'försenad' : 'försenade'}` : '';
  const lateAlone =
    overdue > 0 ? `${word(overdue)} ${overdue === 1 ? 'insats är försenad' : 'insatser är försenade'}` : '';
  const bad = red !== '' && late !== '' ? `${red} och ${late}` : red || lateAlone;
  const asked = decisions.length;
  return [
    standing(words),
    ...(bad === '' ? [] : [`${capital(bad)}.`]),
    asked === 0 ? 'Vi ber inte om något beslut.' : `Vi ber om ${word(asked, 'ett')} beslut.`,
  ];
}

function shown(value: IndicatorValue, planned?: Plan['indicators'][number]): string {
  if (planned?.yesNo) return value.value === 0 ? 'nej' : 'ja';
  return measures.quantity(value.value, value.total, value.percent ?? planned?.percent);
}

function deviationLabel(each: DeviationWords, about: string, today: string): string {
  const news = each.newsOn === undefined ? 'ingen uppgift än' : `ingen uppgift sedan ${day(each.newsOn, today)}`;
  const words = [
    each.rating === undefined ? 'utan läge' : measures.rating[each.rating],
    each.status === 'in_progress' ? '' : measures.status[each.status],
    each.overdueSince === undefined ? '' : `försenad sedan ${day(each.overdueSince, today)}`,
    each.stale ? news : '',
  ];
  return `${about} (${words.filter((text) => text !== '').join(', ')})`;
}

function deviationWhy(each: DeviationWords): string {
  const judged = each.rating === 'yellow' || each.rating === 'red';
  const reason = each.reason === undefined ? 'Orsak saknas.' : `Orsak: ${ended(each.reason)}`;
  return sentences([
    ...each.values.map((value) => `${capital(value.indicator)}: ${shown(value)}.`),
    judged ? reason : '',
  ]);
}

function dateWhen(each: Obligation): string {
  switch (each.kind) {
    case 'steering-meetings': {
      const days = [
        ...each.by.map(({ on }) => on),
        ...each.unsaid.map(({ date }) => date),
        ...each.booked.map(({ date }) => date),
      ];
      return days.length === 0 ? '' : and([...days].sort().map((date) => day(date, each.due)));
    }
    case 'expiry':
      return dateText(each.due, 'sv');
    case 'review':
    case 'consultation':
    case 'notice':
    case 'summary':
    case 'reported':
    case 'follow-up':
    case 'communication':
    case 'situation-picture':
      return `Senast ${dateText(each.due, 'sv')}`;
  }
}

function staffing(each: StaffingWords, today: string): string {
  const dated = (label: string, all: readonly DatedWords[]) =>
    all.length === 0
      ? ''
      : `${label}: ${cutJoined(
          all.map(({ measure, date }) => `${measure.number} (${day(date, today)})`),
          mostDated,
        )}`;
  const { planningNoticeWeeks: weeks } = each.party;
  return sentences([
    each.underWay.length === 0
      ? 'Inga insatser pågår.'
      : `${capital(word(each.underWay.length))} ${each.underWay.length === 1 ? 'insats' : 'insatser'} pågår.`,
    dated('Skulle ha börjat', each.notStarted),
    dated('Börjar', each.starting),
    dated('Ska vara klara', each.ending),
    each.meetings.length === 0
      ? 'Inga möten är bokade.'
      : `Möten: ${cutJoined(
          each.meetings.map(({ group, count }) => `${group} ${count}`),
          mostDated,
        )}`,
    weeks === undefined || each.plannedFrom === undefined
      ? ''
      : `Planeringstiden är ${word(weeks)} ${weeks === 1 ? 'vecka' : 'veckor'}: nytt som kräver personal kan börja tidigast ${day(each.plannedFrom, today)}.`,
  ]);
}

function moves({ coordinatorsMayMoveFirst: first, coordinatorsMayMoveSecond: second, maxMoveDays }: AgreementSettings) {
  if (!first && !second) return 'Styrgruppen beslutar alla nya slutdatum.';
  const times = first && second ? 'en första och en andra gång' : first ? 'en första gång' : 'en andra gång';
  return `Samordnarna, en från varje part, får tillsammans flytta ett slutdatum ${times}, högst ${maxMoveDays} dagar. Övriga flyttar beslutar styrgruppen.`;
}

export const summary = {
  title: (today: string) => {
    const { weekOfYear, yearOfWeek } = Temporal.PlainDate.from(today);
    return `Sammanfattning till styrgruppen, vecka ${weekOfYear} ${yearOfWeek}`;
  },
  subtitle: (agreement: string, status: string, unreviewed: boolean) =>
    `${agreement} · läget ${status}${unreviewed ? ' · sammanställd av det som är registrerat, inte granskad' : ''}`,
  lead,
  numbers: (all: readonly string[]) => cutJoined(all, mostNumbers),
  more: (left: number) => `… och ${left} till.`,
  decisions: {
    heading: 'Beslut vi ber om',
    caption: 'Frågor till styrgruppen, med förslag och följd',
    header: ['Nr', 'Fråga', 'Förslag', 'Om inget beslutas', 'Senast'],
    none: 'Inga frågor eller förslag väntar på styrgruppen.',
    unnumbered: '–',
    more: (left: number) => `… och ${word(left, 'ett')} beslut till. ”samverkan beslut” visar alla.`,
  },
  goalAreas: {
    heading: 'Läget per målområde',
    caption: (today: string) => `Insatser och läge per målområde ${dateText(today, 'sv')}`,
    name: 'Målområde',
    area: (number: number, title: string) => `${number}. ${title}`,
    other: 'Utan målområde',
    sum: 'Summa',
    columns: {
      measures: 'Insatser',
      completed: 'Klara',
      green: 'Grön',
      yellow: 'Gul',
      red: 'Röd',
      unrated: 'Utan läge',
      cancelled: 'Avbrutna',
    },
  },
  deviations: {
    heading: 'Det som avviker',
    none: 'Ingen pågående insats avviker.',
    label: deviationLabel,
    why: deviationWhy,
    more: (left: number) => `… och ${word(left)} ${left === 1 ? 'insats' : 'insatser'} till som avviker.`,
    show: (number: string) => `Visa ${number}`,
  },
  evidence: {
    heading: 'Det vi kan visa',
    measured: 'Mätt',
    observed: 'Sett men inte mätt',
    unknown: 'Vet inte ännu',
    nothingMore: 'Inget mer än det som står ovan.',
    nothingMeasured: 'Inget värde finns än.',
    nothingObserved: 'Ingen anteckning är märkt som iakttagelse.',
    nothingUnknown: 'Alla insatser som har börjat har ett värde.',
    withoutValue: 'Mått utan värde',
    withoutIndicator: 'Inget mått i planen',
    value: (planned: Plan['indicators'][number], value: IndicatorValue, on: string, today: string) => {
      const target =
        planned.target === undefined || planned.yesNo
          ? ''
          : `mål ${measures.quantity(planned.target, undefined, planned.percent)}, `;
      return `${capital(planned.name)}: ${shown(value, planned)} (${target}${day(on, today)})`;
    },
    quoted: (text: string, on: string, today: string) => `”${text}” (${day(on, today)})`,
  },
  communication: {
    heading: 'Kommunikation',
    done: 'Gjort',
    missed: 'Skulle ha gjorts',
    due: 'Ska göras inom tio veckor',
    undated: 'Ska göras, dag saknas',
    not: 'Kommuniceras inte',
    undecided: 'Inte bestämt',
    nothing: 'Inget är kommunicerat än.',
    on: (number: string, date: string, today: string) => `${number} (${day(date, today)})`,
    when: (number: string, when: string | undefined) => (when === undefined ? number : `${number} (”${when}”)`),
    joined,
  },
  dates: {
    heading: 'Datum',
    caption: 'Överenskommelsens datum',
    header: ['Vad', 'När', 'Läge'],
    when: dateWhen,
    state: (each: Obligation, how: string) => {
      if (each.kind === 'expiry' || each.state === 'upcoming') return how;
      return sentences([each.state === 'met' ? 'Klart.' : 'Missat.', how]);
    },
  },
  staffing: {
    heading: 'Att bemanna de närmaste tio veckorna',
    ended: 'Överenskommelsen har slutat.',
    of: staffing,
  },
  basis: {
    heading: 'Underlag',
    notes: ({ notes, measures: all, notedMeasures }: BasisWords) =>
      `${notes} ${notes === 1 ? 'anteckning' : 'anteckningar'} om ${notedMeasures} av ${measuresOf(all)}.`,
    plan: (date: string) => `Åtgärdsplanen som den gäller från ${dateText(date, 'sv')}.`,
    stale: (numbers: string) => `Ingen ny uppgift på länge: ${numbers}`,
    incomplete: (numbers: string) => `Planen saknar ansvarig, kommunikation eller uppföljning: ${numbers}`,
    moves,
  },
  command: {
    future: (date: string) =>
      `${dateText(date, 'sv')} har inte varit än. Skriv en dag som har varit, eller ingen alls.`,
    tooEarly: (validFrom: string) =>
      `Överenskommelsen började gälla ${dateText(validFrom, 'sv')}. Skriv den dagen eller en senare.`,
    notBegun: (validFrom: string) =>
      `Överenskommelsen börjar gälla ${dateText(validFrom, 'sv')}. Då finns det något att sammanfatta.`,
    clock: 'Visa klockan',
    overdue: 'Visa försenade',
  },
};
