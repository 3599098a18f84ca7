import type { AgreementDefinition } from '../domain/agreement-file.ts';

/** A table for a file: what stands in cells is always text or a number, never a formula. */
export interface Table {
  readonly header: readonly string[];
  readonly rows: readonly (readonly (string | number | null)[])[];
}

/** Reading and writing of files, handed to commands by whoever starts the program. */
export interface Documents {
  readSheet(bytes: Uint8Array, fileName: string): Promise<SheetReading>;
  toCsv(table: Table): Uint8Array;
  toXlsx(table: Table, sheetName: string): Promise<Uint8Array>;
  readAgreement(text: string, fileName: string): AgreementReading;
}

export type SheetReading = unknown;
export type AgreementReading = { readonly ok: true; readonly definition: AgreementDefinition } | { readonly ok: false; readonly faults: readonly unknown[] };
