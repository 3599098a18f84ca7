import { setImmediate } from 'node:timers/promises';
import type { Cell } from '../../domain/plan-file/cell.ts';
import { findHeader } from '../../domain/plan-file/columns.ts';
import {
  MAX_COLUMNS,
  MAX_ROWS,
  MAX_UNPACKED_BYTES,
  refuse,
  type SheetFault,
  type SheetReading,
} from './sheet-fault.ts';
import { storedZip, unzip, zipEntries } from './zip.ts';

const MAX_ENTRIES = 2_000;
/** The parts of a workbook that hold cells; pictures, macros and the rest are never unpacked. */
const NEEDED =
  /^(\[Content_Types\]\.xml|_rels\/\.rels|xl\/workbook\.xml|xl\/_rels\/workbook\.xml\.rels|xl\/sharedStrings\.xml|xl\/styles\.xml|xl\/worksheets\/[^/]+\.xml)$/i;
/** A value this far down, with nothing above, would be as many empty rows. */
const LAST_ROW = 20_000;
/** Tags looked at before others get to run: some 5 ms. */
const PAUSE_AFTER = 10_000;

/**
 * Reads an .xlsx file: the first sheet that holds a plan's header, else the first with anything in it. Sizes are checked
 * before anything is unpacked, and rows and columns before anything is parsed.
 */
export async function readXlsx(bytes: Uint8Array): Promise<SheetReading> {
  const entries = zipEntries(bytes, MAX_ENTRIES);
  if (!entries) return refuse({ key: 'broken-excel' });
  if (!entries.some(({ name }) => /^xl\/workbook\.xml$/i.test(name)))
    return refuse({ key: 'not-a-sheet', looksLike: 'zip' });
  if (entries.some(({ encrypted }) => encrypted)) return refuse({ key: 'password-protected' });
  if (entries.reduce((sum, { size }) => sum + size, 0) > MAX_UNPACKED_BYTES) {
    return refuse({ key: 'too-large-unpacked', maxBytes: MAX_UNPACKED_BYTES });
  }
  const unpacked = await unzip(
    bytes,
    entries.filter(({ name }) => NEEDED.test(name)),
    MAX_UNPACKED_BYTES,
  );
  if (!unpacked.ok) return refuse(unpacked.fault.key === 'broken-zip' ? { key: 'broken-excel' } : unpacked.fault);
  for (const [name, file] of unpacked.files) {
    const fault = name.includes('worksheets/') ? await extentFault(file) : undefined;
    if (fault) return refuse(fault);
  }
  return parseWorkbook(storedZip(unpacked.files));
}

async function parseWorkbook(workbook: Buffer): Promise<SheetReading> {
  const { default: readWorkbook } = await import('read-excel-file/node');
  try {
    const sheets = await readWorkbook(workbook);
    const read = sheets.map(({ sheet, data }) => ({ sheetName: sheet, rows: data.map((row) => row.map(toCell)) }));
    const filled = read.filter(({ rows }) => rows.some((row) => row.some(({ text }) => text.trim() !== '')));
    const chosen = filled.find(({ rows }) => findHeader(rows)) ?? filled[0];
    return chosen ? { ok: true, kind: 'xlsx', ...chosen } : refuse({ key: 'empty-file' });
  } catch {
    return refuse({ key: 'broken-excel' });
  }
}

type Value = string | number | boolean | Date | null;

function toCell(value: unknown): Cell {
  const known = value as Value;
  if (known === null || known === undefined) return { text: '' };
  if (known instanceof Date) {
    const date = Number.isNaN(known.getTime()) ? '' : known.toISOString().slice(0, 10);
    return date === '' ? { text: '' } : { text: date, date };
  }
  if (typeof known === 'number') {
    const number = Number(known.toPrecision(15));
    return { text: String(number).replace('.', ','), number };
  }
  return { text: String(known) };
}

// Quoted values are read as such: one of them may hold what looks like the tag's end, or like another attribute.
const ROW_OR_CELL = /<(?:[^\s<>/:"']*:)?(row|c|v|is)(?=[\s>/])((?:[^<>"']|"[^"]{0,400}"|'[^']{0,400}')*)(>?)/g;
const ATTRIBUTE = /([^\s=]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g;

/** Where a row or a cell says that it is; undefined when it doesn't, and null when it says what no Excel writes. */
function placeIn(tag: string, attributes: string): { row?: number; column?: number } | null {
  const said = [...attributes.matchAll(ATTRIBUTE)].filter(([, name]) => name === 'r').map(([, , a, b]) => a ?? b ?? '');
  if (said.length === 0) return {};
  const [, letters = '', row = ''] =
    (tag === 'row' ? /^()(\d{1,7})$/ : /^([A-Z]{1,3})(\d{1,7})$/).exec(said[0] ?? '') ?? [];
  if (said.length > 1 || row === '') return null;
  return { row: Number(row), ...(tag === 'c' ? { column: columnNumber(letters) } : {}) };
}

/**
 * How far a sheet reaches, from its raw XML. A cell at XFD1048576 is a hundred bytes in the file and sixteen thousand
 * million cells in memory.
 */
async function extentFault(xml: Uint8Array): Promise<SheetFault | undefined> {
  const text = Buffer.from(xml.buffer, xml.byteOffset, xml.byteLength).toString('latin1');
  let [row, column, filledRows, lastFilled, widest, total] = [0, 0, 0, 0, 0, 0];
  let seen = 0;
  for (const [, tag = '', attributes = '', end] of text.matchAll(ROW_OR_CELL)) {
    if (++seen % PAUSE_AFTER === 0) await setImmediate();
    const place = tag === 'row' || tag === 'c' ? placeIn(tag, attributes) : {};
    if (place === null || end === '') return { key: 'broken-excel' };
    if (tag === 'row') {
      total += column;
      row = place.row ?? row + 1;
      column = 0;
    } else if (tag === 'c') {
      // A row without a number has that of its cells.
      row = Math.max(row, place.row ?? 0);
      column = Math.max(column + 1, place.column ?? 0);
      widest = Math.max(widest, column);
    } else if (lastFilled !== row) {
      lastFilled = row;
      filledRows++;
    }
    if (row > 1_048_576 || total > MAX_ROWS * MAX_COLUMNS * 10) return { key: 'broken-excel' };
  }
  if (filledRows > MAX_ROWS) return { key: 'too-many-rows', count: filledRows, max: MAX_ROWS };
  if (lastFilled > LAST_ROW) return { key: 'too-many-rows', count: lastFilled, max: LAST_ROW };
  return widest > MAX_COLUMNS ? { key: 'too-many-columns', count: widest, max: MAX_COLUMNS } : undefined;
}

function columnNumber(letters: string): number {
  return [...letters].reduce((number, letter) => number * 26 + letter.charCodeAt(0) - 64, 0);
}
