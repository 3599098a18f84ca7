import type { OutgoingFile } from '../../src/chat/incoming.ts';
import { readSheet } from '../../src/infra/documents/sheet.ts';
import { unzip, zipEntries } from '../../src/infra/documents/zip.ts';
import { run } from './printing.ts';

/** The rows of a sheet as Excel would show them. */
export async function rowsOf({ bytes, name }: OutgoingFile): Promise<readonly (readonly string[])[]> {
  const reading = await readSheet(bytes, name);
  if (!reading.ok) throw new Error(JSON.stringify(reading.fault));
  return reading.rows.map((row) => row.map(({ text }) => text));
}

/** Everything that a file says, whatever its format: of a Word file every part of it, its properties too. A PDF needs poppler's `pdftotext`. */
export async function textOfFile(file: OutgoingFile): Promise<string> {
  const ending = file.name.slice(file.name.lastIndexOf('.') + 1);
  switch (ending) {
    case 'xlsx':
      return (await rowsOf(file)).map((row) => row.join(' ')).join('\n');
    case 'docx':
      return wordText(file.bytes);
    case 'pdf':
      return run('pdftotext', ['FILE', '-'], file.bytes).output;
    default:
      return new TextDecoder().decode(file.bytes);
  }
}

async function wordText(bytes: Uint8Array): Promise<string> {
  const read = await unzip(bytes, zipEntries(bytes, 200) ?? [], 20_000_000);
  if (!read.ok) throw new Error(JSON.stringify(read.fault));
  return [...read.files.values()].map((file) => new TextDecoder().decode(file).replace(/<[^>]*>/g, ' ')).join('\n');
}
