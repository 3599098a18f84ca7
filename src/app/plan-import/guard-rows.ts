import { type Cell, cellText } from '../../domain/plan-file/cell.ts';
import { checkPrivacy, type PrivacyVerdict, type RefusalRule } from '../../domain/privacy.ts';

/** A cell by its place: the row as the sheet numbers it, and its heading or, without one, its letter. */
export interface CellAt {
  readonly row: number;
  readonly column: string;
}

export interface RefusedCell extends CellAt {
  readonly rules: readonly RefusalRule[];
}

/**
 * What the privacy guard says of every cell of the file, above, in and beside the table: nothing of a file is shown or kept
 * before all of it has passed (product.md §3). The text itself is in no answer.
 */
export function guardRows(
  rows: readonly (readonly Cell[])[],
  headerRow: number,
  knownNames: readonly string[],
): { readonly refused: readonly RefusedCell[]; readonly doubtful: readonly CellAt[] } {
  const verdicts = new Map<string, PrivacyVerdict>();
  const verdictOf = (text: string) => {
    const known = verdicts.get(text) ?? checkPrivacy(text, { knownNames });
    verdicts.set(text, known);
    return known;
  };
  const refused: RefusedCell[] = [];
  const doubtful: CellAt[] = [];
  const header = rows[headerRow - 1] ?? [];
  for (const [index, cells] of rows.entries()) {
    for (const [at, cell] of cells.entries()) {
      const text = cellText(cell);
      if (text === '' || cell.date !== undefined) continue;
      const verdict = verdictOf(text);
      if (verdict.verdict === 'pass') continue;
      const heading = index + 1 > headerRow ? cellText(header[at]) : '';
      const place = {
        row: index + 1,
        column: heading !== '' && verdictOf(heading).verdict !== 'refuse' ? heading : letter(at),
      };
      if (verdict.verdict === 'refuse') refused.push({ ...place, rules: verdict.rules });
      else if (headerRow > 0 && index + 1 > headerRow && header[at] !== undefined) doubtful.push(place);
    }
  }
  return { refused, doubtful };
}

/** A, B, … Z, AA, as Excel names columns. */
function letter(index: number): string {
  const last = String.fromCharCode(65 + (index % 26));
  return index < 26 ? last : `${letter(Math.floor(index / 26) - 1)}${last}`;
}
