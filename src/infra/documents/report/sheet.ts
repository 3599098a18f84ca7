import type { Imprint, ReportDocument } from '../../../app/reports/report.ts';
import { textsIn } from '../../../text/texts.ts';
import { type SheetTable, toCsv, toXlsx } from '../export-sheet.ts';
import { cleanText, withTexts } from './clean-text.ts';
import { repacked } from './repack.ts';

/**
 * The document's tables as one, each row after the heading of its part where there are several; undefined when it has none, or when
 * they don't have the same columns.
 */
export function sheetOf(document: ReportDocument): SheetTable | undefined {
  const tables = withTexts(document, cleanText).sections.flatMap(({ heading, blocks }) =>
    blocks.filter((block) => block.kind === 'table').map((table) => ({ heading, table })),
  );
  const [first] = tables;
  if (first === undefined) return undefined;
  const { header } = first.table;
  if (tables.some(({ table }) => table.header.join('\n') !== header.join('\n'))) return undefined;
  const several = tables.length > 1;
  const part = textsIn(document.language).documents.sheetPart;
  return {
    header: several ? [part, ...header] : header,
    rows: tables.flatMap(({ heading, table: { rows, content } }) =>
      rows.map(({ cells }) => {
        const values = content === 'figures' ? cells.map(numberOf) : cells;
        return several ? [heading, ...values] : values;
      }),
    ),
  };
}

export function sheetCsv(table: SheetTable): Uint8Array {
  return new TextEncoder().encode(toCsv(table));
}

/** A draft says so in the sheet's name. */
export async function sheetXlsx(table: SheetTable, document: ReportDocument, imprint: Imprint): Promise<Uint8Array> {
  const draft = imprint.state === 'draft' ? `${textsIn(document.language).documents.state.draft} ` : '';
  const bytes = await toXlsx(table, cleanText(`${draft}${document.title}`));
  return repacked(bytes, Date.parse(document.status) / 1000);
}

function numberOf(cell: string): string | number {
  return /^-?(?:0|[1-9]\d{0,14})$/.test(cell) ? Number(cell) : cell;
}
