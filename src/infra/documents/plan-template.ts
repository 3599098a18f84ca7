import { toCsv, toSheetName } from './export-sheet.ts';

/** A template's words: the sheet's name, and each column's heading with what to write in it. */
export interface PlanTemplateText {
  readonly sheet: string;
  readonly explanations: string;
  readonly header: readonly [column: string, explanation: string];
  readonly columns: readonly PlanTemplateColumn[];
}

export interface PlanTemplateColumn {
  readonly heading: string;
  readonly explanation: string;
  /** Character widths. */
  readonly width: number;
}

/** Rows that are formatted beforehand, so that Excel takes `1.3` for a number of a measure and not for the first of March. */
const PREPARED_ROWS = 200;

/** The empty plan as CSV: only the header, for Swedish Excel. */
export function planTemplate(text: PlanTemplateText): Uint8Array {
  return new TextEncoder().encode(toCsv({ header: text.columns.map(({ heading }) => heading), rows: [] }));
}

/** The empty plan as .xlsx: every cell formatted as text, and a second sheet that explains the columns. */
export async function planTemplateXlsx(text: PlanTemplateText): Promise<Uint8Array> {
  const { default: writeWorkbook } = await import('write-excel-file/node');
  const bold = (value: string) => ({ value, type: String, fontWeight: 'bold' as const, wrap: true });
  const empty = text.columns.map(() => ({ value: '', type: String, format: '@' }));
  const plan = {
    sheet: toSheetName(text.sheet),
    data: [text.columns.map(({ heading }) => bold(heading)), ...Array.from({ length: PREPARED_ROWS }, () => empty)],
    stickyRowsCount: 1,
    columns: text.columns.map(({ width }) => ({ width })),
  };
  const explained = {
    sheet: toSheetName(text.explanations),
    data: [
      text.header.map(bold),
      ...text.columns.map(({ heading, explanation }) => [
        { value: heading, type: String },
        { value: explanation, type: String, wrap: true },
      ]),
    ],
    stickyRowsCount: 1,
    columns: [{ width: 24 }, { width: 90 }],
  };
  return new Uint8Array(await writeWorkbook([plan, explained]).toBuffer());
}
