import type { SheetFault } from '../../app/documents.ts';

export type { Delimiter, SheetFault, SheetReading } from '../../app/documents.ts';

/** Measures, header and what stands above it. */
export const MAX_ROWS = 5_000 + 30;
export const MAX_COLUMNS = 300;
export const MAX_FILE_BYTES = 10 * 1024 * 1024;
export const MAX_UNPACKED_BYTES = 50 * 1024 * 1024;

export function refuse(fault: SheetFault): { readonly ok: false; readonly fault: SheetFault } {
  return { ok: false, fault };
}
