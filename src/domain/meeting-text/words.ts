import { fold } from '../fold.ts';
import { type Line, leftOver, take } from './line.ts';

/** Words around a meeting that say nothing of which group it is or when. */
const fillers = new Set(
  [
    'mote motet moten nytt ny ett en boka bokat boka in med pa i kl klockan den for till av och som har vi ska ses traff fran',
    'a an the new book meeting meetings with for on in at and we meet by of to from',
  ].flatMap((words) => words.split(' ')),
);

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** Takes out the longest of the names that stands in the line: "styrgruppsmöte" too. */
export function takeName(
  line: Line,
  names: readonly string[],
): { readonly name: string; readonly rest: Line } | undefined {
  const inOrder = [...names].filter((name) => name.trim() !== '').sort((a, b) => b.length - a.length);
  for (const name of inOrder) {
    const words = escaped(fold(name.trim())).replace(/\s+/g, '\\s+');
    const taken = take(line, new RegExp(`(?<![\\p{L}\\d])${words}(?:s?mot(?:e|et|en)?|s)?(?![\\p{L}\\d])`, 'u'));
    if (taken) return { name, rest: taken.rest };
  }
  return undefined;
}

/** "plats Stora salen": where, as written, to the end of the line. */
export function takePlace(line: Line): { readonly place?: string; readonly rest: Line } {
  const taken = take(line, /[\s,]*\b(?:plats|lokal|place|venue)\b\s*:?\s*(.+)$/);
  if (!taken) return { rest: line };
  const place = line.text.slice(taken.found.index + taken.found[0].length - (taken.found[1] ?? '').length).trim();
  return { place, rest: taken.rest };
}

/** "tills vidare" says what goes without saying. */
export function takeEndless(line: Line): Line {
  return take(line, /\b(?:tills\s?vidare|until further notice)\b/)?.rest ?? line;
}

/** What is left of a line when everything has been read, without words that say nothing at its ends. */
export function restOf(line: Line): string {
  const words = leftOver(line).split(' ');
  const says = (word: string) => word !== '' && !fillers.has(fold(word).replace(/[.,:;!?]+$/, ''));
  const first = words.findIndex(says);
  return first < 0 ? '' : words.slice(first, words.findLastIndex(says) + 1).join(' ');
}
