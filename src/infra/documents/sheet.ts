import { readCsv } from './sheet-csv.ts';
import { MAX_FILE_BYTES, refuse, type SheetReading } from './sheet-fault.ts';
import { readXlsx } from './sheet-xlsx.ts';

export type { SheetFault, SheetReading } from './sheet-fault.ts';

/** What a file's first bytes say that it is. */
const SIGNATURES: readonly (readonly [looksLike: string, bytes: readonly number[]])[] = [
  ['PNG', [0x89, 0x50, 0x4e, 0x47]],
  ['JPEG', [0xff, 0xd8, 0xff]],
  ['GIF', [0x47, 0x49, 0x46, 0x38]],
  ['PDF', [0x25, 0x50, 0x44, 0x46]],
  ['RTF', [0x7b, 0x5c, 0x72, 0x74, 0x66]],
  ['gzip', [0x1f, 0x8b]],
  ['7z', [0x37, 0x7a, 0xbc, 0xaf]],
  ['RAR', [0x52, 0x61, 0x72, 0x21]],
];
const ZIP = [0x50, 0x4b, 0x03, 0x04];
/** OLE compound file: Excel 97–2003, and the wrapping of a newer workbook that has a password. */
const OLE = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];

/**
 * Reads a CSV or Excel file's rows. What the file is shows in its content; the name plays no part, for a CSV named .xlsx is
 * a CSV. Rows keep their place: the row with index 0 is the sheet's row 1, and empty rows are there.
 */
export async function readSheet(bytes: Uint8Array, _fileName: string): Promise<SheetReading> {
  if (bytes.byteLength > MAX_FILE_BYTES)
    return refuse({ key: 'too-large', bytes: bytes.byteLength, maxBytes: MAX_FILE_BYTES });
  if (bytes.byteLength === 0) return refuse({ key: 'empty-file' });
  if (startsWith(bytes, OLE)) return refuse({ key: isEncrypted(bytes) ? 'password-protected' : 'old-excel' });
  if (startsWith(bytes, ZIP)) return readXlsx(bytes);
  const looksLike = SIGNATURES.find(([, signature]) => startsWith(bytes, signature))?.[0];
  if (looksLike) return refuse({ key: 'not-a-sheet', looksLike });
  return readCsv(bytes);
}

function startsWith(bytes: Uint8Array, signature: readonly number[]): boolean {
  return signature.every((byte, index) => bytes[index] === byte);
}

/** A workbook with a password is an OLE file with a stream of this name. */
function isEncrypted(bytes: Uint8Array): boolean {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes(
    Buffer.from('EncryptedPackage', 'utf16le'),
  );
}
