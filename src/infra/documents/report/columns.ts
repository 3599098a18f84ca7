/** `share` of the table's width, all together 1. */
export interface Column {
  readonly share: number;
  readonly align: 'left' | 'right';
}

/** So many characters of a table's text stand beside each other on a page. */
const lineLength = { upright: 102, landscape: 153 };
export type Orientation = keyof typeof lineLength;
/** A longer word is broken. */
const longestWord = 16;
const padding = 3;

/**
 * How wide each column is: at least as its longest word, and of what is left the more the more it says. Columns of figures
 * are as narrow as their headings, and the first, which names the row, has the rest.
 */
export function columnsOf(
  header: readonly string[],
  rows: readonly (readonly string[])[],
  content: 'figures' | 'sentences',
  orientation: Orientation,
): readonly Column[] {
  const needs = header.map((heading, index) => {
    const cells = rows.map((row) => row[index] ?? '');
    const words = [heading, ...cells].flatMap((text) => text.split(/\s+/)).map((word) => word.length);
    const longest = Math.max(heading.length, ...cells.map((cell) => cell.length));
    const said = cells.reduce((sum, cell) => sum + cell.length, 0);
    // A narrow column breaks no line; of the others, what says four times as much is twice as wide.
    if (longest <= longestWord) return { least: longest + padding, wanted: 0 };
    return { least: Math.min(longestWord, Math.max(...words)) + padding, wanted: Math.sqrt(said) };
  });
  const figures = content === 'figures';
  const least = needs.reduce((sum, need) => sum + need.least, 0);
  const wanted = needs.reduce((sum, need) => sum + need.wanted, 0);
  const left = Math.max(0, lineLength[orientation] - least);
  const widths = needs.map((need, index) => {
    if (figures) return need.least + (index === 0 ? left : 0);
    return need.least + (wanted > 0 ? (left * need.wanted) / wanted : left / needs.length);
  });
  const all = widths.reduce((sum, width) => sum + width, 0);
  return widths.map((width, index) => ({ share: width / all, align: figures && index > 0 ? 'right' : 'left' }));
}
