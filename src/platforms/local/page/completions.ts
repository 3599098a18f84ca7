import type { LocalCommand, LocalDirectory } from '../directory.ts';

export interface Completion {
  /** What the box holds when it is taken. */
  readonly fill: string;
  /** What is shown: the whole line with what is left to fill in. */
  readonly line: string;
  readonly does: string;
}

const shownCommands = 8;
const shownNumbers = 40;

/**
 * What can be meant by a line begun: commands, then measures where a number fits. A capital word in a command's line is
 * a blank (directory.ts), so completing fills in up to it. Nothing for text that is not a command, and nothing more when
 * a blank's own text has begun.
 */
export function completions(
  text: string,
  directory: Pick<LocalDirectory, 'commands' | 'measures'>,
): readonly Completion[] {
  if (!text.startsWith('/') || text.includes('\n')) return [];
  const written = words(text);
  const lines = directory.commands.flatMap((command) => commandCompletion(command, written));
  const numbers = directory.commands.some((command) => numberIsNext(command, written))
    ? directory.measures.flatMap(({ number, title }) => numberCompletion(written, number, title))
    : [];
  // Several lines may fill in the same: the first tells best what it is.
  const found = [...lines, ...numbers].filter(
    ({ fill, line }, index, all) =>
      (fill.trimEnd() !== text.trimEnd() || line !== fill.trimEnd()) &&
      all.findIndex((other) => other.fill === fill) === index,
  );
  return found.slice(0, numbers.length > 0 ? shownNumbers : shownCommands);
}

/** The words written; the last one, perhaps empty, is the one being written. */
function words(text: string): readonly string[] {
  return text.split(/ +/);
}

/** A word in capitals stands for something that the person fills in. */
export const isBlank = (word: string) => /^[A-ZÅÄÖ]{2,}$/.test(word);
const isNumberBlank = (word: string) => word === 'NUMMER' || word === 'NUMBER';

function commandCompletion({ line, does }: LocalCommand, written: readonly string[]): readonly Completion[] {
  const wanted = words(line);
  if (!matches(wanted, written)) return [];
  const filled = wanted.map((word, index) =>
    isNumberBlank(word) && index < written.length - 1 ? (written[index] ?? word) : word,
  );
  const blankAt = filled.findIndex(isBlank);
  // A line that begins with a blank where one is writing has nothing to fill in: measures do that.
  if (blankAt === written.length - 1) return [];
  const fill = blankAt === -1 ? filled.join(' ') : `${filled.slice(0, blankAt).join(' ')} `;
  return [{ fill, line: filled.join(' '), does }];
}

/** Whether what is written is the beginning of the line, the last word in part. */
function matches(wanted: readonly string[], written: readonly string[]): boolean {
  if (written.length > wanted.length) return false;
  return written.every((word, index) => {
    const want = wanted[index] ?? '';
    if (index === written.length - 1) return fold(want).startsWith(fold(word)) || isBlank(want);
    return isNumberBlank(want) ? /\d/.test(word) : !isBlank(want) && fold(want) === fold(word);
  });
}

function numberIsNext({ line }: LocalCommand, written: readonly string[]): boolean {
  const wanted = words(line);
  const at = written.length - 1;
  return isNumberBlank(wanted[at] ?? '') && matches(wanted.slice(0, at + 1), written);
}

function numberCompletion(written: readonly string[], number: string, title: string): readonly Completion[] {
  const begun = written.at(-1) ?? '';
  const fits =
    number.startsWith(begun) || (begun.length > 2 && words(fold(title)).some((word) => word.startsWith(fold(begun))));
  if (!fits || number === begun) return [];
  const fill = `${[...written.slice(0, -1), number].join(' ')} `;
  return [{ fill, line: `${fill.trimEnd()}`, does: title }];
}

export function fold(text: string): string {
  return text.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '');
}
