import { dateText } from '../dates.ts';
import { orList } from '../lists.ts';

const small = ['noll', 'en', 'två', 'tre', 'fyra', 'fem', 'sex', 'sju', 'åtta', 'nio', 'tio', 'elva', 'tolv'];
const word = (count: number) => small[count] ?? String(count);
const capital = (text: string) => text.charAt(0).toLocaleUpperCase('sv') + text.slice(1);
const measures = (count: number) => `${word(count)} ${count === 1 ? 'insats' : 'insatser'}`;
const and = (words: readonly string[]) => orList(words, 'och');

export type ReportName = 'summary' | 'review' | 'plan' | 'communication';
export type FileFormat = 'docx' | 'pdf' | 'pdfa' | 'xlsx' | 'csv' | 'json';

/** What a bar of the chart is stacked of. */
export type ChartSeriesName = 'completed' | 'green' | 'yellow' | 'red' | 'unrated';

interface ChartGroupWords {
  readonly name: string;
  readonly counts: Readonly<Record<ChartSeriesName, number>>;
}

const parts: Readonly<Record<ChartSeriesName, (count: number) => string>> = {
  completed: (count) => `${count} ${count === 1 ? 'genomförd' : 'genomförda'}`,
  green: (count) => `${count} ${count === 1 ? 'grön' : 'gröna'}`,
  yellow: (count) => `${count} ${count === 1 ? 'gul' : 'gula'}`,
  red: (count) => `${count} ${count === 1 ? 'röd' : 'röda'}`,
  unrated: (count) => `${count} utan läge`,
};

function inWords({ name, counts }: ChartGroupWords): string {
  const said = (Object.keys(parts) as ChartSeriesName[]).flatMap((series) =>
    counts[series] > 0 ? [parts[series](counts[series])] : [],
  );
  return `${name}: ${said.length === 0 ? 'ingen insats' : and(said)}.`;
}

/** A version that was posted on a day, and the moment that it shows. */
export interface PostedVersion {
  readonly version: number;
  readonly on: string;
  readonly moment: string;
}

const version = ({ version: number, on, moment }: PostedVersion) =>
  `version ${number}, som publicerades ${dateText(on, 'sv')}. Den visar läget ${moment}`;

const names: Readonly<Record<ReportName, string>> = {
  summary: 'Styrgruppens sammanfattning',
  review: 'Uppföljningen',
  plan: 'Åtgärdsplanen',
  communication: 'Kommunikationslistan',
};

const formats: Readonly<Record<FileFormat, string>> = {
  docx: 'Word',
  pdf: 'PDF',
  pdfa: 'PDF för arkiv',
  xlsx: 'Excel',
  csv: 'CSV',
  json: 'JSON',
};

/** Reports as files: what they are called, and what the plan's and the communication list's say. */
export const reports = {
  names,
  formats,
  fileNames: {
    summary: 'sammanfattning',
    review: 'uppfoljning',
    plan: 'atgardsplan',
    communication: 'kommunikation',
    archive: 'arkiv',
  },
  which: 'Vilken rapport vill du ha?',
  whichFormat: (name: ReportName) => `${names[name]}: i vilket format?`,
  /** `posted`: it is that version, of its own moment. */
  done: (name: ReportName, format: FileFormat, moment: string, posted?: PostedVersion) =>
    `Här är ${names[name].charAt(0).toLocaleLowerCase('sv') + names[name].slice(1)} i ${formats[format]}, ${posted ? version(posted) : `läget ${moment}`}.`,
  internal: 'Filen är för parternas eget bruk. Den kan innehålla sådant som inte ska kommuniceras.',
  public:
    'Listan är till för allmänheten. Här finns inget som är märkt ”kommuniceras ej” eller internt, och inget antal personer under fem.',
  failed: (name: ReportName, format: FileFormat) =>
    `${names[name]} kunde inte göras i ${formats[format]}. Försök igen, eller välj ett annat format.`,
  noTable: (name: ReportName) =>
    `${names[name]} har inget att ställa upp i en tabell än. Välj Word eller PDF i stället.`,
  notYet: (name: ReportName) => `${names[name]} finns inte än.`,
  unread: (name: ReportName, known: readonly FileFormat[]) =>
    `Ett ord är varken ett format eller en dag. ${names[name]} finns i ${and(known.map((format) => formats[format]))}.`,
  noSuchFormat: (name: ReportName, known: readonly FileFormat[]) =>
    `${names[name]} finns inte i det formatet. Den finns i ${and(known.map((format) => formats[format]))}.`,
  cli: {
    noSuchReport: (typed: string, known: readonly string[]) =>
      `Rapporten ”${typed}” finns inte. Skriv ${orList(known)}.`,
    noSuchFormat: (name: string, format: string, known: readonly string[]) =>
      `${name} finns inte som ${format}. Skriv --format och ${orList(known)}.`,
    badTime: (typed: string) =>
      `Dagen ”${typed}” går inte att läsa. Skriv till exempel --at 2021-12-03 eller --at 2021-12-03T15:00.`,
    done: (path: string, name: ReportName, moment: string, posted?: PostedVersion) =>
      `Skrev ${path}: ${names[name]}, ${posted ? version(posted) : `läget ${moment}`}.`,
  },
  chart: {
    group: (area: number | undefined) => (area === undefined ? 'Utan målområde' : `Målområde ${area}`),
    caption: (today: string) =>
      `Insatser per målområde ${dateText(today, 'sv')}: de genomförda, och de övriga efter läge`,
    alt: (today: string, groups: readonly ChartGroupWords[]) =>
      `Staplar över insatserna ${dateText(today, 'sv')}, de genomförda för sig och de övriga efter läge. ${groups.map(inWords).join(' ')}`,
    series: {
      completed: 'Genomförd',
      green: 'Grön',
      yellow: 'Gul',
      red: 'Röd',
      unrated: 'Utan läge',
    } as Readonly<Record<ChartSeriesName, string>>,
  },
  plan: {
    title: (today: string) => `Åtgärdsplanen ${dateText(today, 'sv')}`,
    subtitle: (agreement: string, moment: string) => `${agreement} · läget ${moment}`,
    lead: (counts: {
      readonly measures: number;
      readonly completed: number;
      readonly overdue: number;
      readonly cancelled: number;
    }) => {
      if (counts.measures === 0) return ['Planen har inga insatser än.'];
      return [
        `Planen har ${measures(counts.measures)}.`,
        ...(counts.completed > 0
          ? [`${capital(word(counts.completed))} ${counts.completed === 1 ? 'är genomförd' : 'är genomförda'}.`]
          : []),
        ...(counts.cancelled > 0
          ? [`${capital(word(counts.cancelled))} ${counts.cancelled === 1 ? 'är avbruten' : 'är avbrutna'}.`]
          : []),
        ...(counts.overdue > 0
          ? [`${capital(word(counts.overdue))} ${counts.overdue === 1 ? 'är försenad' : 'är försenade'}.`]
          : []),
      ];
    },
    caption: (area: string) => `Insatserna i målområdet ${area}`,
    captionOther: 'Insatserna utan målområde',
    header: ['Nr', 'Insats', 'Ansvarig', 'Klart senast', 'Status', 'Läge', 'Senaste uppgift'],
    none: 'Planen har ingen insats i det här målområdet.',
    noRating: 'utan läge',
    overdue: (status: string) => `${status}, försenad`,
    openEnded: 'tills vidare',
    changes: {
      heading: 'Ändrat sedan planen började',
      caption: 'Ändringar i planen, den äldsta först',
      header: ['Datum', 'Nr', 'Insats', 'Ändring'],
      none: 'Planen är inte ändrad sedan den började.',
      added: 'Ny insats i planen.',
      edited: (fields: readonly string[]) => (fields.length === 0 ? 'Ändrad i planen.' : `Ändrat: ${and(fields)}.`),
      moved: (to: string, from: string | undefined) =>
        from === undefined ? `Nytt slutdatum ${to}.` : `Nytt slutdatum ${to}, förut ${from}.`,
      cancelled: 'Avbruten.',
    },
  },
  communication: {
    title: 'Kommunikation om insatserna',
    subtitle: (agreement: string, moment: string) => `${agreement} · läget ${moment}`,
    lead: (done: number, coming: number) => [
      done === 0
        ? 'Ingen insats är kommunicerad än.'
        : `${capital(measures(done))} ${done === 1 ? 'är kommunicerad' : 'är kommunicerade'}.`,
      coming === 0 ? 'Inget mer är planerat.' : `Vi ska berätta om ${measures(coming)}.`,
    ],
    done: 'Det här har vi berättat',
    doneCaption: 'Det som är kommunicerat, det äldsta först',
    header: ['Datum', 'Nr', 'Insats', 'Det här berättar vi', 'Vem berättar'],
    nothingDone: 'Inget är kommunicerat än.',
    coming: 'Det här ska vi berätta',
    comingCaption: 'Det som ska kommuniceras, det närmaste först',
    nothingComing: 'Inget mer är planerat.',
    late: (date: string) => `${date}, inte gjort än`,
    /** `when`: in the plan's words. */
    undated: (when: string) => (when === '' ? 'dag inte bestämd' : when),
    about: 'Om listan',
    only: 'Listan har det som är till för allmänheten. Dagarna kommer från åtgärdsplanen och från det som är registrerat.',
    few: 'Antal personer under fem skrivs aldrig ut.',
    fewPeople: 'färre än fem',
    withheld: 'visas inte',
  },
};
