import { fold } from '../fold.ts';
import { type Cell, cellText } from './cell.ts';
import { type ColumnKey, findHeader, type Header, missingHardColumns } from './columns.ts';
import type { PlanMeasure } from './plan-measure.ts';
import { findGoalArea, findGroup, functionsByName, nameKey, type PlanAgreement } from './plan-names.ts';
import { readNumbers } from './plan-numbers.ts';
import { cellAt, type RowContext, readRow, type SheetRow } from './read-row.ts';
import type { NumberQuestion, RestoredNumber, RowFault } from './row-fault.ts';

/** A plan file as read: what it holds, what is wrong, what was restored, and what has to be asked. */
export interface PlanReading {
  /** In the file's order. A row whose number is missing, wrong or asked about is not among them. */
  readonly measures: readonly PlanMeasure[];
  readonly faults: readonly RowFault[];
  readonly restored: readonly RestoredNumber[];
  readonly questions: readonly NumberQuestion[];
  /** Responsible functions that the agreement does not define. `party` is a party's key. */
  readonly newFunctions: readonly { readonly name: string; readonly party: string }[];
  /** Groups that the agreement does not define, as first written. */
  readonly newGroups: readonly string[];
  /** Parts of contributors and communicators that name no function. */
  readonly unlinked: readonly {
    readonly row: number;
    readonly column: 'contributors' | 'communicatedBy';
    readonly parts: readonly string[];
  }[];
  readonly ignoredColumns: readonly string[];
  /** Columns that the file lacks; the plan check says what that leaves out. */
  readonly missingColumns: readonly ColumnKey[];
  /** The header's row in the sheet, from 1; 0 without header. */
  readonly headerRow: number;
}

const EXPECTED: readonly ColumnKey[] = [
  'goalArea',
  'responsibleParty',
  'responsibleFunction',
  'group',
  'start',
  'due',
  'target',
  'indicator',
  'communicated',
  'followUp',
  'nextFollowUp',
];

const NUMBER = /^[\p{L}\d](?:[\p{L}\d.\-/]{0,14}[\p{L}\d])?$/u;

/**
 * Reads a sheet's rows as an action plan against an agreement. Pure: the same rows give the same reading.
 * @param answers the measure's number by row, for questions that an earlier reading asked
 */
export function readPlan(
  rows: readonly (readonly Cell[])[],
  agreement: PlanAgreement,
  answers: Readonly<Record<number, string>> = {},
): PlanReading {
  const header = findHeader(rows);
  if (!header) return withoutHeader(missingHardColumns(rows));
  const sheetRows = rows
    .map((cells, index): SheetRow => ({ row: index + 1, cells }))
    .slice(header.row + 1)
    .filter((row) => isFilled(row, header));
  const { numbers, restored, questions } = readNumbers(
    sheetRows.map((row) => ({
      row: row.row,
      cell: cellAt(row, header, 'number') ?? { text: '' },
      goalArea: findGoalArea(cellText(cellAt(row, header, 'goalArea')), agreement),
    })),
    answers,
  );
  const known = functionsByName(agreement, []);
  const planFunctions = firstSpellings(sheetRows, header, 'responsibleFunction', (name) => known.has(nameKey(name)));
  const groups = firstSpellings(sheetRows, header, 'group', (name) => findGroup(name, agreement) !== undefined);
  const context: RowContext = {
    agreement,
    header,
    byName: functionsByName(agreement, planFunctions),
    newGroups: groups,
  };
  const faults: RowFault[] = [...headerFaults(header, sheetRows)];
  const measures: PlanMeasure[] = [];
  for (const sheetRow of sheetRows) {
    const number = numbers.get(sheetRow.row);
    const title = cellText(cellAt(sheetRow, header, 'title'));
    const asked = questions.some(({ row }) => row === sheetRow.row);
    if (number === undefined && !asked)
      faults.push({ row: sheetRow.row, column: 'number', problem: { key: 'missing-number' } });
    if (title === '') faults.push({ row: sheetRow.row, column: 'title', problem: { key: 'missing-title' } });
    const isNumber = number !== undefined && NUMBER.test(number);
    if (number !== undefined && !isNumber) {
      faults.push({ row: sheetRow.row, column: 'number', problem: { key: 'bad-number', found: number.slice(0, 40) } });
    }
    const read = readRow(sheetRow, number ?? '', title, context);
    faults.push(...read.faults);
    if (isNumber && title !== '') measures.push(read.measure);
  }
  if (sheetRows.length === 0) faults.push({ row: header.row + 1, column: 'sheet', problem: { key: 'no-measures' } });
  faults.push(...doubleNumbers(measures), ...functionsInTwoParties(measures, agreement));
  return {
    measures,
    faults: faults.sort((a, b) => a.row - b.row),
    restored,
    questions,
    newFunctions: newFunctions(measures, agreement),
    newGroups: groups,
    unlinked: measures.flatMap(unlinkedParts),
    ignoredColumns: header.ignored,
    missingColumns: EXPECTED.filter((column) => !header.index.has(column)),
    headerRow: header.row + 1,
  };
}

function withoutHeader(missing: readonly ColumnKey[]): PlanReading {
  return {
    measures: [],
    faults: [{ row: 1, column: 'sheet', problem: { key: 'no-header', missing } }],
    restored: [],
    questions: [],
    newFunctions: [],
    newGroups: [],
    unlinked: [],
    ignoredColumns: [],
    missingColumns: [],
    headerRow: 0,
  };
}

/** A row with something in a column that counts; sums and remarks beside the table are not measures. */
function isFilled(row: SheetRow, header: Header): boolean {
  return [...header.index.values()].some((index) => cellText(row.cells[index]) !== '');
}

function headerFaults({ row, double, dated }: Header, sheetRows: readonly SheetRow[]): RowFault[] {
  const withoutDate = dated.filter(
    ({ from, index }) => from === undefined && sheetRows.some(({ cells }) => cellText(cells[index]) !== ''),
  );
  return [
    ...double.map(
      ({ column, heading }): RowFault => ({ row: row + 1, column, problem: { key: 'double-column', heading } }),
    ),
    ...withoutDate.map(
      ({ field, heading }): RowFault => ({
        row: row + 1,
        column: field,
        problem: { key: 'column-without-date', heading },
      }),
    ),
  ];
}

/** The names that only the plan knows, in their first spelling. */
function firstSpellings(
  rows: readonly SheetRow[],
  header: Header,
  column: ColumnKey,
  isKnown: (name: string) => boolean,
): readonly string[] {
  const names = new Map<string, string>();
  for (const row of rows) {
    const name = cellText(cellAt(row, header, column));
    if (name !== '' && !isKnown(name) && !names.has(nameKey(name))) names.set(nameKey(name), name);
  }
  return [...names.values()];
}

function doubleNumbers(measures: readonly PlanMeasure[]): RowFault[] {
  const rowsByNumber = new Map<string, number[]>();
  for (const { number, row } of measures)
    rowsByNumber.set(fold(number), [...(rowsByNumber.get(fold(number)) ?? []), row]);
  return measures.flatMap(({ number, row }): RowFault[] => {
    const rows = rowsByNumber.get(fold(number)) ?? [];
    return rows.length > 1 && rows[0] !== row
      ? [{ row, column: 'number', problem: { key: 'double-number', number, rows } }]
      : [];
  });
}

function newFunctions(measures: readonly PlanMeasure[], { functions }: PlanAgreement) {
  const found = new Map<string, { name: string; party: string }>();
  for (const { responsibleFunction: name, responsibleParty: party } of measures) {
    if (
      name !== undefined &&
      party !== undefined &&
      !functions.some((each) => each.name === name) &&
      !found.has(nameKey(name))
    ) {
      found.set(nameKey(name), { name, party });
    }
  }
  return [...found.values()];
}

/** A function belongs to one party; the plan may not give it to two. */
function functionsInTwoParties(measures: readonly PlanMeasure[], agreement: PlanAgreement): RowFault[] {
  const partyByFunction = new Map(newFunctions(measures, agreement).map(({ name, party }) => [name, party]));
  return measures.flatMap(({ row, responsibleFunction, responsibleParty: party }): RowFault[] => {
    const other = partyByFunction.get(responsibleFunction ?? '');
    if (responsibleFunction === undefined || party === undefined || other === undefined || other === party) return [];
    return [
      {
        row,
        column: 'responsibleParty',
        problem: { key: 'function-in-two-parties', function: responsibleFunction, party, other },
      },
    ];
  });
}

function unlinkedParts({ row, contributors, communication }: PlanMeasure): PlanReading['unlinked'] {
  return [
    ...(contributors?.unlinked.length ? [{ row, column: 'contributors' as const, parts: contributors.unlinked }] : []),
    ...(communication.by?.unlinked.length
      ? [{ row, column: 'communicatedBy' as const, parts: communication.by.unlinked }]
      : []),
  ];
}
