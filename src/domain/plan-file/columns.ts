import type { Temporal } from 'temporal-polyfill';
import { fold } from '../fold.ts';
import { type Cell, cellText } from './cell.ts';
import { readPlanDate } from './plan-date.ts';

export type ColumnKey =
  | 'number'
  | 'goalArea'
  | 'cause'
  | 'title'
  | 'responsibleParty'
  | 'responsibleFunction'
  | 'contributors'
  | 'group'
  | 'kind'
  | 'start'
  | 'due'
  | 'target'
  | 'indicator'
  | 'communicated'
  | 'communicatedWhat'
  | 'communicatedWhen'
  | 'communicatedBy'
  | 'reasonIfNot'
  | 'followUp'
  | 'nextFollowUp'
  | 'marking';

/** Folded headings, signs left out. The first is the template's. */
const HEADINGS: Readonly<Record<ColumnKey, readonly string[]>> = {
  number: [
    'nr',
    'nummer',
    'insats nr',
    'insatsnr',
    'insatsnummer',
    'atgard nr',
    'id',
    'no',
    'number',
    'measure number',
  ],
  goalArea: ['malomrade', 'malomraden', 'fokusomrade', 'prioriterat omrade', 'goal area', 'goal'],
  cause: ['orsak eller problem', 'orsak', 'orsaker', 'problem', 'orsak problem', 'cause', 'cause or problem'],
  title: [
    'insats',
    'atgard',
    'aktivitet',
    'insatser',
    'atgarder',
    'aktiviteter',
    'benamning',
    'measure',
    'action',
    'activity',
    'title',
  ],
  responsibleParty: [
    'ansvarig organisation',
    'ansvarig part',
    'organisation',
    'part',
    'responsible organisation',
    'responsible party',
    'party',
  ],
  responsibleFunction: [
    'ansvarig funktion',
    'ansvarig',
    'funktion',
    'ansvar',
    'vem',
    'responsible function',
    'responsible',
    'function',
    'owner',
  ],
  contributors: ['medverkar', 'medverkande', 'medverkan', 'deltagare', 'deltar', 'contributors', 'contributes'],
  group: ['arbetsgrupp', 'grupp', 'samverkansgrupp', 'working group', 'group'],
  kind: ['typ', 'slag', 'typ av insats', 'type', 'kind'],
  start: ['start', 'startdatum', 'starttid', 'borjar', 'fran', 'start date', 'starts'],
  due: [
    'klart senast',
    'klar senast',
    'slutdatum',
    'sluttid',
    'slut',
    'klart',
    'klar',
    'till',
    'due',
    'due date',
    'deadline',
    'end date',
    'end',
  ],
  target: ['operativt mal', 'operativa mal', 'mal', 'malsattning', 'operational target', 'target'],
  indicator: ['indikator', 'indikatorer', 'matt', 'indicator', 'indicators'],
  communicated: ['kommuniceras', 'kommunikation', 'ska kommuniceras', 'communicated', 'communication'],
  communicatedWhat: ['vad kommuniceras', 'vad', 'budskap', 'what is communicated', 'what'],
  communicatedWhen: ['nar', 'nar kommuniceras', 'when', 'when communicated'],
  communicatedBy: ['av vem', 'kommuniceras av', 'vem kommunicerar', 'by whom', 'communicated by'],
  reasonIfNot: ['skal om inte', 'skal om ej', 'varfor inte', 'skal', 'reason if not'],
  followUp: ['uppfoljning', 'hur foljs insatsen upp', 'follow up', 'followup'],
  nextFollowUp: [
    'nasta uppfoljning',
    'nasta uppfoljningsdatum',
    'uppfoljningsdatum',
    'next follow up',
    'next followup',
  ],
  marking: ['markning', 'marking', 'marke'],
};

const KEY_BY_HEADING = new Map(
  Object.entries(HEADINGS).flatMap(([key, headings]) =>
    headings.map((heading) => [heading, key as ColumnKey] as const),
  ),
);

/** `Status 2021-12-03`: a value, or its reason, that applies from the date. Without a date it cannot be placed in time. */
export interface DatedColumn {
  readonly index: number;
  readonly heading: string;
  readonly field: 'status' | 'rating';
  readonly holds: 'value' | 'reason';
  readonly from: Temporal.PlainDate | undefined;
}

export interface Header {
  /** Index of the header's row in the sheet. */
  readonly row: number;
  readonly index: ReadonlyMap<ColumnKey, number>;
  readonly dated: readonly DatedColumn[];
  /** Headings, as written, that mean nothing here. */
  readonly ignored: readonly string[];
  /** Columns that two headings claim; the first counts. */
  readonly double: readonly { readonly column: ColumnKey; readonly heading: string }[];
}

const HEADER_WITHIN_ROWS = 30;

/** The first row that has both a number and a title column; a plan may have a heading and remarks above its table. */
export function findHeader(rows: readonly (readonly Cell[])[]): Header | undefined {
  const near = rows.slice(0, HEADER_WITHIN_ROWS);
  for (const [row, cells] of near.entries()) {
    const header = readHeader(cells, row);
    if (header.index.has('number') && header.index.has('title')) return header;
  }
  return undefined;
}

/** The hard columns that the most promising row lacks, for saying why no header was found. */
export function missingHardColumns(rows: readonly (readonly Cell[])[]): readonly ColumnKey[] {
  const [best] = rows
    .slice(0, HEADER_WITHIN_ROWS)
    .map((cells, row) => readHeader(cells, row).index)
    .sort((a, b) => b.size - a.size);
  return (['number', 'title'] as const).filter((column) => !best?.has(column));
}

function readHeader(cells: readonly Cell[], row: number): Header {
  const index = new Map<ColumnKey, number>();
  const dated: DatedColumn[] = [];
  const ignored: string[] = [];
  const double: { column: ColumnKey; heading: string }[] = [];
  for (const [at, cell] of cells.entries()) {
    const heading = cellText(cell);
    if (heading === '') continue;
    const datedColumn = readDatedColumn(heading, at);
    const key = KEY_BY_HEADING.get(headingKey(heading));
    if (datedColumn) dated.push(datedColumn);
    else if (!key) ignored.push(heading);
    else if (index.has(key)) double.push({ column: key, heading });
    else index.set(key, at);
  }
  // Brå's template has "När" for the measure's time; here it is when something is communicated, if that is considered at all.
  const when = index.get('communicatedWhen');
  if (when !== undefined && !index.has('due') && !index.has('communicated')) {
    index.delete('communicatedWhen');
    index.set('due', when);
  }
  return { row, index, dated, ignored, double };
}

const DATED =
  /^(?:(skal|motivering|kommentar|reason|comment)\b\s*(?:till|for|om)?\s*)?(status|lage|rating|bedomning|farg)\b/;

function readDatedColumn(heading: string, index: number): DatedColumn | undefined {
  const [match, reason, word] = DATED.exec(fold(heading)) ?? [];
  if (match === undefined) return undefined;
  const rest = heading.slice(match.length).replace(/^[\s,:(–-]+(?:(?:per|den|från)\s+)?|[\s)]+$/gi, '');
  const date = readPlanDate({ text: rest });
  if (!date.ok && rest !== '' && !/\d/.test(rest)) return undefined;
  return {
    index,
    heading,
    field: word === 'status' ? 'status' : 'rating',
    holds: reason ? 'reason' : 'value',
    from: date.ok ? date.date : undefined,
  };
}

function headingKey(heading: string): string {
  return fold(heading)
    .replace(/[^a-z0-9]+/g, ' ')
    .trim();
}
