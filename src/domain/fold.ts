/**
 * Folds a text for comparison: NFC, lower case, å and ä → a, ö → o, é → e.
 * Keeps the length of ordinary Swedish text, so positions in the folded text are positions in its NFC form.
 */
export function fold(text: string): string {
  if (!beyondAscii.test(text)) return text.toLowerCase();
  return text
    .normalize('NFC')
    .toLowerCase()
    .replace(/[åäáàâöóòôøéèêëüúù]/g, (letter) => plainByLetter[letter] ?? letter);
}

const beyondAscii = /[\u0080-\uffff]/;
const plainByLetter: Readonly<Record<string, string>> = Object.fromEntries(
  [
    ['a', 'åäáàâ'],
    ['o', 'öóòôø'],
    ['e', 'éèêë'],
    ['u', 'üúù'],
  ].flatMap(([plain = '', letters = '']) => [...letters].map((letter) => [letter, plain])),
);

/**
 * Damerau–Levenshtein distance (optimal string alignment): the number of letters inserted, removed, changed or
 * swapped with their neighbour between two words.
 */
export function damerau(a: string, b: string): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const change = a[i - 1] === b[j - 1] ? 0 : 1;
      let best = Math.min(at(last, j) + 1, at(row, j - 1) + 1, at(last, j - 1) + change);
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      if (swapped) best = Math.min(best, at(beforeLast, j - 2) + 1);
      row.push(best);
    }
    beforeLast = last;
    last = row;
  }
  return at(last, b.length);
}

function at(row: readonly number[], index: number): number {
  return row[index] ?? 0;
}
