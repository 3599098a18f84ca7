/**
 * A cell of a sheet. `text` is what a person would read in it; `number` and `date` are there when the sheet itself holds
 * a number or a date, so that what Excel made of `1.3` can be told from what somebody wrote.
 */
export interface Cell {
  readonly text: string;
  readonly number?: number;
  /** `YYYY-MM-DD`. */
  readonly date?: string;
}

/** The cell's text with runs of white space as one space, in NFC, without the apostrophe that an export puts before `=`. */
export function cellText(cell: Cell | undefined): string {
  const text = (cell?.text ?? '').normalize('NFC').replace(/\s+/g, ' ').trim();
  return text.replace(/^'(?=[=+\-@])/, '');
}
