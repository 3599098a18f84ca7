import { fold } from '../fold.ts';

/** Stands where something has been read, so that what stood on either side of it is not read together. */
const gap = '¦';

/** A line that is read piece by piece: what has been read is taken out, what is left is what nobody understood. */
export interface Line {
  /** As written, with gaps where something has been taken out. */
  readonly text: string;
  /** The same, folded, place by place. */
  readonly folded: string;
}

export function lineOf(text: string): Line {
  const written = text
    .normalize('NFC')
    .replace(/\s/g, ' ')
    .replace(/[‐-―−]/g, '-');
  const folded = fold(written);
  return folded.length === written.length ? { text: written, folded } : { text: folded, folded };
}

/** A line without what stands from `start` up to `end`. */
export function without({ text, folded }: Line, start: number, end: number): Line {
  const hole = gap.padEnd(end - start, ' ');
  return {
    text: text.slice(0, start) + hole + text.slice(end),
    folded: folded.slice(0, start) + hole + folded.slice(end),
  };
}

interface Taken {
  readonly found: RegExpExecArray;
  /** What was found, as written. */
  readonly written: string;
  readonly rest: Line;
}

/** The first place where a pattern stands in the folded line, with the line without it. */
export function take(line: Line, pattern: RegExp): Taken | undefined {
  const found = pattern.exec(line.folded);
  if (!found) return undefined;
  const end = found.index + found[0].length;
  return { found, written: line.text.slice(found.index, end).trim(), rest: without(line, found.index, end) };
}

/** What is left, without gaps and without signs at its ends. */
export function leftOver({ text }: Line): string {
  return text
    .split(gap)
    .map((piece) => piece.replace(/^[\s,.:;!?–-]+|[\s,.:;!?–-]+$/g, ''))
    .filter((piece) => piece !== '')
    .join(' ')
    .replace(/\s+/g, ' ');
}
