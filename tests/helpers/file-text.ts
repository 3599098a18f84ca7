import { spawnSync } from 'node:child_process';
import type { OutgoingFile } from '../../src/chat/incoming.ts';
import { readSheet } from '../../src/infra/documents/sheet.ts';
import { unzip, zipEntries } from '../../src/infra/documents/zip.ts';

/** Whether this machine has poppler, by which the text of a PDF is read. */
export const readsPdf = spawnSync('pdftotext', ['-v']).status === 0;

/** The rows of a sheet as Excel would show them. */
export async function rowsOf({ bytes, name }: OutgoingFile): Promise<readonly (readonly string[])[]> {
  const reading = await readSheet(bytes, name);
  if (!reading.ok) throw new Error(JSON.stringify(reading.fault));
  return reading.rows.map((row) => row.map(({ text }) => text));
}

/** Everything that a file says, whatever its format: of a Word file every part of it, its properties too. */
export async function textOfFile(file: OutgoingFile): Promise<string> {
  const ending = file.name.slice(file.name.lastIndexOf('.') + 1);
  switch (ending) {
    case 'xlsx':
      return (await rowsOf(file)).map((row) => row.join(' ')).join('\n');
    case 'docx':
      return wordText(file.bytes);
    case 'pdf': {
      const { stdout } = spawnSync('pdftotext', ['-layout', '-', '-'], { input: file.bytes, encoding: 'utf8' });
      return stdout;
    }
    default:
      return new TextDecoder().decode(file.bytes);
  }
}

async function wordText(bytes: Uint8Array): Promise<string> {
  const read = await unzip(bytes, zipEntries(bytes, 200) ?? [], 20_000_000);
  if (!read.ok) throw new Error(JSON.stringify(read.fault));
  return [...read.files.values()].map((file) => new TextDecoder().decode(file).replace(/<[^>]*>/g, ' ')).join('\n');
}
