import { type CardElement, type CardRow, isPlain, richText } from './card.ts';

/** A table with its header row; nothing when it has no columns. */
export function tableElements(header: readonly string[], rows: readonly (readonly string[])[]): CardElement[] {
  const width = Math.max(header.length, ...rows.map((cells) => cells.length));
  if (width === 0) return [];
  const columns = Array.from({ length: width }, (_, index) => index);
  const cells = (texts: readonly string[], style = {}) =>
    tableRow(columns.map((index) => cell(texts[index] ?? '', style)));
  const withHeader = header.length > 0;
  return [
    {
      type: 'Table',
      firstRowAsHeaders: withHeader,
      showGridLines: true,
      columns: columns.map((index) => ({ width: columnWidth([header, ...rows].map((texts) => texts[index] ?? '')) })),
      rows: [...(withHeader ? [cells(header, { weight: 'bolder' })] : []), ...rows.map((texts) => cells(texts))],
    },
  ];
}

/** A column's share of the width: its longest word fits, and a column of sentences gets a few words a line. */
function columnWidth(texts: readonly string[]): number {
  const words = texts.flatMap((text) => text.split(/\s+/u)).map((word) => word.length + 2);
  const lines = texts.map((text) => Math.min(text.length, 30));
  return Math.max(6, ...words, ...lines);
}

export function tableRow(cells: readonly CardElement[][]): CardRow {
  return { type: 'TableRow', cells: cells.map((items) => ({ type: 'TableCell', items })) };
}

/** Most cells are a figure or a word: shorter as a TextBlock, where no client can take them for markup. */
function cell(text: string, style: { readonly weight?: 'bolder' }): CardElement[] {
  return isPlain(text) ? [{ type: 'TextBlock', text, wrap: true, ...style }] : richText(text, style);
}
