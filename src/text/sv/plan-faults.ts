import type { ColumnKey } from '../../domain/plan-file/columns.ts';
import type { RowProblem } from '../../domain/plan-file/row-fault.ts';
import type { SheetFault } from '../../domain/sheet-fault.ts';
import { dateText } from '../dates.ts';
import { orList } from '../lists.ts';

const columns: Record<ColumnKey | 'status' | 'rating' | 'sheet', string> = {
  number: 'Nr',
  goalArea: 'Målområde',
  cause: 'Orsak eller problem',
  title: 'Insats',
  responsibleParty: 'Ansvarig organisation',
  responsibleFunction: 'Ansvarig funktion',
  contributors: 'Medverkar',
  group: 'Arbetsgrupp',
  kind: 'Typ',
  start: 'Start',
  due: 'Klart senast',
  target: 'Operativt mål',
  indicator: 'Indikator',
  communicated: 'Kommuniceras',
  communicatedWhat: 'Vad kommuniceras',
  communicatedWhen: 'När',
  communicatedBy: 'Av vem',
  reasonIfNot: 'Skäl om inte',
  followUp: 'Uppföljning',
  nextFollowUp: 'Nästa uppföljning',
  marking: 'Märkning',
  status: 'Status',
  rating: 'Läge',
  sheet: 'hela bladet',
};

const meant = (suggestion: string | undefined) => (suggestion === undefined ? '' : ` Menade du ${suggestion}?`);
const megabytes = (bytes: number) => Math.floor(bytes / 1024 / 1024);

function rowProblem(problem: RowProblem): string {
  switch (problem.key) {
    case 'no-header':
      return `Jag hittar ingen rubrikrad. Den behöver kolumnerna ${problem.missing.map((column) => columns[column]).join(' och ')}.`;
    case 'no-measures':
      return 'Det finns inga insatser under rubrikraden.';
    case 'double-column':
      return `Kolumnen ”${problem.heading}” finns två gånger. Ta bort eller byt namn på den ena.`;
    case 'column-without-date':
      return `Kolumnen ”${problem.heading}” saknar datum. Skriv till exempel ”Status 2021-12-03”.`;
    case 'missing-number':
      return 'Insatsens nummer saknas.';
    case 'missing-title':
      return 'Insatsens namn saknas.';
    case 'bad-number':
      return `”${problem.found}” är inget nummer på en insats. Skriv till exempel 1.3.`;
    case 'double-number':
      return `Numret ${problem.number} finns på flera rader: ${problem.rows.join(', ')}. Varje nummer används en gång.`;
    case 'too-long':
      return `Texten är ${problem.length} tecken lång. Högst ${problem.max} går att spara.`;
    case 'impossible-date':
      return `Datumet ”${problem.found}” finns inte.`;
    case 'unreadable-date':
      return `”${problem.found}” är inget datum. Skriv till exempel 2021-10-29.`;
    case 'date-without-year':
      return `Datumet ”${problem.found}” saknar år. Skriv till exempel 2021-10-29.`;
    case 'due-before-start':
      return `Slutdatumet ${dateText(problem.due, 'sv')} är före starten ${dateText(problem.start, 'sv')}.`;
    case 'unknown-goal-area':
      return `Målområdet ”${problem.found}” finns inte. Skriv ${orList(problem.allowed.map((area) => area.split('.', 1)[0] ?? area))}.`;
    case 'unknown-party':
      return `Organisationen ”${problem.found}” är ingen part. Skriv ${orList(problem.allowed)}.${meant(problem.suggestion)}`;
    case 'function-without-party':
      return `Jag vet inte vilken part ${problem.function} hör till. Fyll i ansvarig organisation.`;
    case 'function-in-two-parties':
      return `${problem.function} står hos två parter. En funktion hör till en part.`;
    case 'responsible-is-several':
      return `”${problem.found}” är flera funktioner. En insats har en ansvarig. Skriv de andra under Medverkar.`;
    case 'unknown-decision':
    case 'unknown-status':
    case 'unknown-rating':
      return `”${problem.found}” förstår jag inte. Skriv ${orList(problem.allowed)}.`;
    case 'ambiguous-status':
      return `”${problem.found}” kan betyda två saker. Skriv genomförd eller avbruten.`;
    case 'derived-status':
      return `”${problem.found}” räknar jag ut av datumen. Skriv pågår, pausad, genomförd eller avbruten.`;
  }
}

function sheetFault(fault: SheetFault): string {
  switch (fault.key) {
    case 'empty-file':
      return 'Filen är tom.';
    case 'too-large':
      return `Filen är för stor. Högst ${megabytes(fault.maxBytes)} MB går att läsa in.`;
    case 'too-large-unpacked':
      return `Filen är för stor när den packas upp. Högst ${megabytes(fault.maxBytes)} MB går att läsa in.`;
    case 'too-many-rows':
      return `Filen har ${fault.count} rader. Högst ${fault.max} går att läsa in. Är det rätt blad?`;
    case 'too-many-columns':
      return `Filen har ${fault.count} kolumner. Högst ${fault.max} går att läsa in. Är det rätt blad?`;
    case 'old-excel':
      return 'Filen är i gammalt Excelformat. Öppna den i Excel och spara den som .xlsx eller CSV.';
    case 'password-protected':
      return 'Filen har lösenord. Ta bort lösenordet i Excel, spara och skicka den igen.';
    case 'not-a-sheet':
      return fault.looksLike === undefined
        ? 'Filen är ingen tabell. Skicka planen som .xlsx eller CSV.'
        : `Filen ser ut att vara ${fault.looksLike}, inte en tabell. Skicka planen som .xlsx eller CSV.`;
    case 'broken-excel':
      return 'Excelfilen går inte att läsa. Öppna den i Excel, spara den på nytt och skicka den igen.';
    case 'broken-csv':
      return `Ett citattecken på rad ${fault.row} avslutas aldrig. Rätta det eller spara filen på nytt från Excel.`;
  }
}

export const planFaults = {
  columns,
  rowProblem,
  sheetFault,
  inColumn: (row: number, column: string, text: string) => `Rad ${row}, ${column}: ${text}`,
};
