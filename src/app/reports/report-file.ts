import type { OutgoingFile } from '../../chat/incoming.ts';
import { isoDateOf } from '../../domain/time.ts';
import type { Texts } from '../../text/texts.ts';
import type { Documents } from '../documents.ts';
import type { FileFormat, ReportKind } from './kind.ts';
import type { MadeReport } from './made-report.ts';

const mediaTypes: Readonly<Record<FileFormat, string>> = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  pdf: 'application/pdf',
  pdfa: 'application/pdf',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv',
  json: 'application/json',
};

/**
 * A report as a file named by report, agreement and day; or why there is none, as a key of the texts:
 * it could not be drawn, or it has nothing that a sheet could hold.
 */
export async function reportFile(
  t: Texts,
  { name, inSheet = () => true }: ReportKind,
  { document, imprint }: MadeReport,
  { key: agreement, format }: { readonly key: string; readonly format: FileFormat },
  documents: Documents,
): Promise<OutgoingFile | 'failed' | 'noTable'> {
  const isSheet = format === 'xlsx' || format === 'csv';
  const drawn = isSheet ? { ...document, sections: document.sections.filter(({ key }) => inSheet(key)) } : document;
  if (isSheet && !drawn.sections.some(({ blocks }) => blocks.some(({ kind }) => kind === 'table'))) return 'noTable';
  const bytes = (await documents.drawReport(drawn, imprint, [format])).get(format);
  if (!bytes) return 'failed';
  const { [name]: first, archive } = t.reports.fileNames;
  const stem = [first, agreement, isoDateOf(document.status), ...(format === 'pdfa' ? [archive] : [])].join('-');
  return { name: `${stem}.${format === 'pdfa' ? 'pdf' : format}`, mediaType: mediaTypes[format], bytes };
}
