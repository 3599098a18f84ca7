import type { AgreementFault } from '../domain/agreement-fault.ts';
import type { AgreementDefinition } from '../domain/agreement-file.ts';
import type { Cell } from '../domain/plan-file/cell.ts';
import type { SheetFault } from '../domain/sheet-fault.ts';

import type { Imprint, ReportDocument, ReportFormat } from './reports/report.ts';

export type { SheetFault } from '../domain/sheet-fault.ts';

/** A table for a file: what stands in cells is always text or a number, never a formula. */
export interface Table {
  readonly header: readonly string[];
  readonly rows: readonly (readonly (string | number | null)[])[];
}

/** Reading and writing of files, handed to commands by whoever starts the program. */
export interface Documents {
  readSheet(bytes: Uint8Array, fileName: string): Promise<SheetReading>;
  toCsv(table: Table): Promise<Uint8Array>;
  toXlsx(table: Table, sheetName: string): Promise<Uint8Array>;
  /** An empty plan with its headings, in Swedish whatever the language is; `.xlsx` keeps measure numbers as text. */
  planTemplate(format: 'csv' | 'xlsx'): Promise<Uint8Array>;
  readAgreement(text: string, fileName: string): AgreementReading;
  /**
   * A report as files, made beside the main thread; those that could not be made are left out of the answer. The same document and imprint
   * give the same bytes.
   */
  drawReport(
    document: ReportDocument,
    imprint: Imprint,
    formats: readonly ReportFormat[],
  ): Promise<ReadonlyMap<ReportFormat, Uint8Array>>;
}

export type AgreementReading =
  | { readonly ok: true; readonly definition: AgreementDefinition }
  | { readonly ok: false; readonly faults: readonly AgreementFault[] };

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
