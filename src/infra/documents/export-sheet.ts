import { stringify } from 'csv-stringify/sync';

/** A table for a sheet. A text is always text: what begins like a formula is never one. */
export interface SheetTable {
  readonly header: readonly string[];
  readonly rows: readonly (readonly (string | number | null)[])[];
}

const STARTS_LIKE_FORMULA = /^[=+\-@\t\r\uFF1D\uFF0B\uFF0D\uFF20]/;

/** The table as Swedish Excel reads CSV: UTF-8 with byte order mark, semicolons, CRLF, decimal comma. */
export function toCsv({ header, rows }: SheetTable): string {
  return toCsvRows([header, ...rows], true);
}

/** Rows in the same manner, for a file that is written a page at a time: `first` with the byte order mark. */
export function toCsvRows(rows: SheetTable['rows'], first: boolean): string {
  if (rows.length === 0) return '';
  const lines = rows.map((row) => row.map(csvCell));
  return stringify(lines, { bom: first, delimiter: ';', record_delimiter: '\r\n', quoted_match: /[\r\n;\t]/ });
}

/** The table as an .xlsx file with one sheet, its first row bold and kept in sight. */
export async function toXlsx({ header, rows }: SheetTable, sheetName: string): Promise<Uint8Array> {
  const { default: writeWorkbook } = await import('write-excel-file/node');
  const heading = header.map((value) => ({
    value: safeText(value),
    type: String,
    fontWeight: 'bold' as const,
    wrap: true,
  }));
  const cells = rows.map((row) => row.map(xlsxCell));
  const file = writeWorkbook([heading, ...cells], {
    sheet: toSheetName(sheetName),
    stickyRowsCount: 1,
    columns: header.map(() => ({ width: 24 })),
  });
  return new Uint8Array(await file.toBuffer());
}

/** Excel's rules for a sheet's name: at most 31 characters and none of `\ / ? * [ ] :`. */
export function toSheetName(name: string): string {
  return (
    name
      .replace(/[\\/?*[\]:]/g, ' ')
      .replace(/^'|'$/g, '')
      .trim()
      .slice(0, 31) || '1'
  );
}

/** An apostrophe first makes Excel and LibreOffice show the rest as text; without it `=` runs as a formula. */
function csvCell(value: string | number | null): string {
  if (value === null) return '';
  if (typeof value === 'number') return String(value).replace('.', ',');
  return STARTS_LIKE_FORMULA.test(value) ? `'${value}` : value;
}

/** In .xlsx a cell has a type, so a text needs no apostrophe: `@` is Excel's format for text. */
function xlsxCell(value: string | number | null) {
  if (value === null || value === '') return null;
  if (typeof value === 'number') return { value, type: Number };
  return { value: safeText(value), type: String, format: '@', wrap: true, alignVertical: 'top' as const };
}

/** XML cannot hold control characters, and Excel no more than 32,767 characters in a cell. */
function safeText(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it takes out
  return text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '').slice(0, 32_767);
}
