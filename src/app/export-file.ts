import type { OutgoingFile } from '../chat/incoming.ts';
import type { Texts } from '../text/texts.ts';
import type { Documents } from './documents.ts';
import { type Exported, exportToJson } from './export-plan.ts';
import { exportToTable } from './export-table.ts';

export const exportFormats = ['xlsx', 'csv', 'json'] as const;
export type ExportFormat = (typeof exportFormats)[number];

const mediaTypes: Readonly<Record<ExportFormat, string>> = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv',
  json: 'application/json',
};

/** The export as a file, named by agreement and day. */
export async function exportFile(
  t: Texts,
  exported: Exported,
  format: ExportFormat,
  documents: Documents,
): Promise<OutgoingFile> {
  const name = `${t.files.export.fileName}-${exported.agreement.definition.key}-${exported.today}.${format}`;
  return { name, mediaType: mediaTypes[format], bytes: await bytesOf(t, exported, format, documents) };
}

async function bytesOf(t: Texts, exported: Exported, format: ExportFormat, documents: Documents): Promise<Uint8Array> {
  switch (format) {
    case 'json':
      return new TextEncoder().encode(`${JSON.stringify(exportToJson(t, exported), null, 2)}\n`);
    case 'csv':
      return documents.toCsv(exportToTable(t, exported));
    case 'xlsx':
      return documents.toXlsx(exportToTable(t, exported), t.files.export.sheet);
  }
}
