import type { Cell } from '../../domain/plan-file/cell.ts';

export type SheetReading =
  | {
      readonly ok: true;
      readonly rows: readonly (readonly Cell[])[];
      readonly kind: 'csv';
      readonly encoding: SheetEncoding;
      readonly delimiter: Delimiter;
    }
  | {
      readonly ok: true;
      readonly rows: readonly (readonly Cell[])[];
      readonly kind: 'xlsx';
      readonly sheetName: string;
    }
  | { readonly ok: false; readonly fault: SheetFault };

export type SheetEncoding = 'utf-8' | 'utf-16' | 'windows-1252';
export type Delimiter = ';' | ',' | '\t';

/** Why a file cannot be read as a sheet. */
export type SheetFault =
  | { readonly key: 'empty-file' }
  | { readonly key: 'too-large'; readonly bytes: number; readonly maxBytes: number }
  | { readonly key: 'too-large-unpacked'; readonly maxBytes: number }
  | { readonly key: 'too-many-rows'; readonly count: number; readonly max: number }
  | { readonly key: 'too-many-columns'; readonly count: number; readonly max: number }
  /** An .xls of Excel 2003 or older, whatever its name is. */
  | { readonly key: 'old-excel' }
  | { readonly key: 'password-protected' }
  /** A picture, a PDF, a Word document, … `looksLike` is a file type where its first bytes tell. */
  | { readonly key: 'not-a-sheet'; readonly looksLike?: string }
  | { readonly key: 'broken-excel' }
  /** A quotation mark that is never closed; `row` is where it opens. */
  | { readonly key: 'broken-csv'; readonly row: number };

/** Measures, header and what stands above it. */
export const MAX_ROWS = 5_000 + 30;
export const MAX_COLUMNS = 300;
export const MAX_FILE_BYTES = 10 * 1024 * 1024;
export const MAX_UNPACKED_BYTES = 50 * 1024 * 1024;

export function refuse(fault: SheetFault): { readonly ok: false; readonly fault: SheetFault } {
  return { ok: false, fault };
}
