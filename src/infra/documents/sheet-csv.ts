import { Readable } from 'node:stream';
import { setImmediate } from 'node:timers/promises';
import { CsvError, parse } from 'csv-parse';
import { parse as parseSync } from 'csv-parse/sync';
import type { Cell } from '../../domain/plan-file/cell.ts';
import { findHeader } from '../../domain/plan-file/columns.ts';
import { type Delimiter, MAX_COLUMNS, MAX_ROWS, refuse, type SheetReading } from './sheet-fault.ts';
import { decode } from './text-of-bytes.ts';

const DELIMITERS: readonly Delimiter[] = [';', ',', '\t'];
const HEAD_LENGTH = 64 * 1024;
/** The parser takes this much at a time and lets others run between. */
const CHUNK = 64 * 1024;
/** Empty rows too; Excel saves those that somebody has given a colour. */
const MAX_LINES = 50_000;

/** Reads a CSV as Swedish Excel writes it: `;`, `,` or tab; UTF-8 with or without byte order mark, UTF-16 or Windows-1252. */
export async function readCsv(bytes: Uint8Array): Promise<SheetReading> {
  const { text: decoded, encoding } = decode(bytes);
  if (isBinary(decoded)) return refuse({ key: 'not-a-sheet' });
  const [, named] = /^sep=([;,\t])\r?\n/i.exec(decoded) ?? [];
  const text = named ? decoded.slice(decoded.indexOf('\n') + 1) : decoded;
  if (text.trim() === '') return refuse({ key: 'empty-file' });
  const { filled, lines } = countRecords(text);
  if (filled > MAX_ROWS) return refuse({ key: 'too-many-rows', count: filled, max: MAX_ROWS });
  if (lines > MAX_LINES) return refuse({ key: 'too-many-rows', count: lines, max: MAX_LINES });
  const delimiter = DELIMITERS.find((each) => each === named) ?? findDelimiter(text);
  try {
    const rows = await parseRows(text, delimiter);
    if (rows.length > MAX_LINES) return refuse({ key: 'too-many-rows', count: text.split('\n').length, max: MAX_ROWS });
    const widest = rows.reduce((width, row) => Math.max(width, row.length), 0);
    if (widest > MAX_COLUMNS) return refuse({ key: 'too-many-columns', count: widest, max: MAX_COLUMNS });
    return { ok: true, kind: 'csv', encoding, delimiter, rows };
  } catch (error) {
    if (error instanceof CsvError) return refuse({ key: 'broken-csv', row: Number(error.records ?? 0) + 1 });
    throw error;
  }
}

/** Text has no control characters but tab and ends of line. */
function isBinary(text: string): boolean {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it looks for
  return /[\u0000-\u0008\u000e-\u001f]/.test(text);
}

/**
 * Records, and those with something in them. A line end within quotation marks ends none. One pass, before the parser
 * starts.
 */
function countRecords(text: string): { filled: number; lines: number } {
  let [filled, lines] = [0, 1];
  let [quoted, hasText] = [false, false];
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === QUOTE) quoted = !quoted;
    if (code === LINE_FEED && !quoted) {
      lines++;
      if (hasText) filled++;
      hasText = false;
    } else if (code > SPACE && code !== COMMA && code !== SEMICOLON) hasText = true;
  }
  return { filled: hasText ? filled + 1 : filled, lines };
}

const [LINE_FEED, SPACE, QUOTE, COMMA, SEMICOLON] = [10, 32, 34, 44, 59];

/** The delimiter that makes a row into a plan's header; failing that the one that divides the first rows most. */
function findDelimiter(text: string): Delimiter {
  const head = text.slice(0, HEAD_LENGTH);
  const tried = DELIMITERS.map((delimiter) => {
    const rows: string[][] = parseSync(head, {
      ...OPTIONS,
      delimiter,
      to: 30,
      skip_records_with_error: true,
      relax_quotes: true,
    });
    const cells = rows.map((row) => row.map((cell) => ({ text: cell })));
    const width = Math.max(0, ...rows.slice(0, 3).map((row) => row.length));
    return { delimiter, score: width + (findHeader(cells) ? 1000 : 0) };
  });
  return tried.reduce((best, each) => (each.score > best.score ? each : best)).delimiter;
}

const OPTIONS = { relax_column_count: true, skip_empty_lines: false, record_delimiter: ['\r\n', '\n', '\r'] };

async function parseRows(text: string, delimiter: Delimiter): Promise<Cell[][]> {
  const parser = Readable.from(chunks(text)).pipe(parse({ ...OPTIONS, delimiter, relax_quotes: true }));
  const rows: Cell[][] = [];
  for await (const row of parser) {
    rows.push(toCells(row));
    if (rows.length > MAX_LINES) break;
  }
  return rows;
}

/** Empty cells share one object, and an empty row has none: Excel saves thousands of either. */
function toCells(row: readonly string[]): Cell[] {
  return row.some((text) => text.trim() !== '') ? row.map((text) => (text === '' ? EMPTY : { text })) : [];
}

const EMPTY: Cell = { text: '' };

async function* chunks(text: string): AsyncGenerator<string> {
  for (let at = 0; at < text.length; at += CHUNK) {
    // A stream whose data is at hand never lets go of the thread by itself.
    await setImmediate();
    yield text.slice(at, at + CHUNK);
  }
}
