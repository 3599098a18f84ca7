import type { LocalCommand, LocalDirectory } from '../directory.ts';

export interface Completion {
  /** What the box holds when it is taken. */
  readonly fill: string;
  /** The rest of the example: what could follow. */
  readonly rest: string;
  readonly does: string;
}

const shownCommands = 8;
const shownNumbers = 40;
const numberBlank = 'NUMMER';

/**
 * What can be meant by a line begun: commands, then measures where a number fits. Nothing for text that is not a command,
 * and nothing more when a command's own text has begun.
 */
export function completions(
  text: string,
  { commands, measures }: Pick<LocalDirectory, 'commands' | 'measures'>,
): readonly Completion[] {
  if (!text.startsWith('/') || text.includes('\n')) return [];
  const written = text.split(/ +/);
  const lines = commands.flatMap((command) => commandCompletion(command, written));
  const numbers = commands.some((command) => isNumberNext(command, written))
    ? measures.flatMap(({ number, title }) => numberCompletion(written, number, title))
    : [];
  // Several commands may fill in the same: the first tells best what it is.
  const found = [...lines, ...numbers].filter(
    ({ fill }, index, all) => fill !== text && all.findIndex((other) => other.fill === fill) === index,
  );
  return found.slice(0, numbers.length > 0 ? shownNumbers : shownCommands);
}

/** The command filled in as far as the number that is not written yet, or to its end. */
function commandCompletion({ line, fill, does }: LocalCommand, written: readonly string[]): readonly Completion[] {
  const wanted = wordsOf(fill);
  if (!isBeginning(wanted, written)) return [];
  const last = written.length - 1;
  const filled = wanted.map((word, index) => (word === numberBlank && index < last ? (written[index] ?? word) : word));
  const blankAt = filled.indexOf(numberBlank);
  // Where the number itself is being written the measures are listed instead.
  if (blankAt === last) return [];
  const taken = blankAt === -1 ? filled : filled.slice(0, blankAt);
  const space = blankAt !== -1 || fill.endsWith(' ') ? ' ' : '';
  return [{ fill: taken.join(' ') + space, rest: wordsOf(line).slice(taken.length).join(' '), does }];
}

/** Whether what is written is the beginning of the command, the last word in part. */
function isBeginning(wanted: readonly string[], written: readonly string[]): boolean {
  if (written.length > wanted.length) return false;
  return written.every((word, index) => {
    const want = wanted[index] ?? '';
    if (want === numberBlank) return index === written.length - 1 || /\d/.test(word);
    return index === written.length - 1 ? fold(want).startsWith(fold(word)) : fold(want) === fold(word);
  });
}

function isNumberNext({ fill }: LocalCommand, written: readonly string[]): boolean {
  const begun = wordsOf(fill).slice(0, written.length);
  return begun.length === written.length && begun.at(-1) === numberBlank && isBeginning(begun, written);
}

function numberCompletion(written: readonly string[], number: string, title: string): readonly Completion[] {
  const begun = fold(written.at(-1) ?? '');
  const isNamed = begun.length > 2 && wordsOf(fold(title)).some((word) => word.startsWith(begun));
  if (!isNamed && !fold(number).startsWith(begun)) return [];
  return [{ fill: `${[...written.slice(0, -1), number].join(' ')} `, rest: '', does: title }];
}

function wordsOf(line: string): readonly string[] {
  return line.trimEnd().split(/ +/);
}

export function fold(text: string): string {
  return text.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '');
}
