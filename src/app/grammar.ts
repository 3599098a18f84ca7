import type { Language } from '../chat/message.ts';
import { damerau, fold } from '../domain/fold.ts';
import type {
  AgreementCommand,
  Command,
  CommandContext,
  MeasureCommand,
  MeasureContext,
  Prepared,
  ReadingContext,
} from './commands/command.ts';

/** What a typed line means. One grammar for every platform (product.md §2). */
export type Line =
  | { readonly kind: 'agreement'; readonly command: AgreementCommand; readonly prepared: Prepared<CommandContext> }
  | {
      readonly kind: 'measure';
      readonly number: string;
      readonly command: MeasureCommand;
      readonly prepared: Prepared<MeasureContext>;
    }
  /** A text that names no measure: which is it about? */
  | { readonly kind: 'text'; readonly text: string }
  /** Several lines that each begin with a measure number. */
  | { readonly kind: 'lines'; readonly notes: readonly { readonly number: string; readonly text: string }[] }
  /** Probably a misspelt command; `number` when it stood after a measure. `rest` is what followed it. */
  | {
      readonly kind: 'unclear';
      readonly words: readonly Command[];
      readonly number?: string;
      readonly text: string;
      readonly rest: string;
    };

export interface Lexicon {
  readonly commands: readonly Command[];
  readonly defaults: {
    readonly measure: AgreementCommand;
    readonly agreement: AgreementCommand;
    readonly show: MeasureCommand;
    readonly note: MeasureCommand;
  };
}

const roots = {
  measure: { sv: ['insats', 'insatser', 'atgard', 'aktivitet'], en: ['measure', 'measures'] },
  agreement: { sv: ['samverkan', 'overenskommelse', 'overenskommelsen'], en: ['agreement'] },
} as const;

/** Takes the root word off a line: `/insats 1.3 …` is about measures. */
export function splitRoot(text: string): { root?: 'measure' | 'agreement'; language?: Language; rest: string } {
  const trimmed = text.trim();
  const first = /^\/?(\S+)\s*/.exec(trimmed);
  const word = first ? fold(first[1] ?? '') : '';
  for (const root of ['measure', 'agreement'] as const) {
    for (const language of ['sv', 'en'] as const) {
      if ((roots[root][language] as readonly string[]).includes(word)) {
        return { root, language, rest: trimmed.slice(first?.[0].length ?? 0) };
      }
    }
  }
  return { rest: trimmed };
}

const numberShape = /^(?:[a-zåäö]{1,3}[.-]?)?\d{1,3}(?:[.,]\d{1,3}){0,3}$/i;

/** `1,3`, `1.3:` and `Å12` as the number that they mean; undefined for what isn't shaped like one. */
export function measureNumber(word: string): string | undefined {
  const bare = word.replace(/[.:;,!?)]+$/, '').replace(/^[(#]/, '');
  return numberShape.test(bare) ? bare.replace(/,/g, '.').toUpperCase() : undefined;
}

/** The measure number that a line begins with. */
export function leadingNumber(line: string): string | undefined {
  return measureNumber(splitWord(line)[0]);
}

/** What follows the measure number that a line begins with. */
export function withoutNumber(line: string): string {
  const [first, rest] = splitWord(line);
  return measureNumber(first) === undefined ? line : rest;
}

/**
 * Reads a line. After a measure number a word is a subcommand only if it is spelled right and what follows fits its
 * argument; otherwise the line is a note. "Menade du …?" is for first words and one-word lines (product.md §2).
 */
export function readLine(
  text: string,
  root: 'measure' | 'agreement' | undefined,
  lexicon: Lexicon,
  context: ReadingContext,
): Line {
  const line = withoutSecondRoot(text.trim(), root);
  const pasted = readPasted(line, context);
  if (pasted && root !== 'agreement') return { kind: 'lines', notes: pasted };
  if (line === '') {
    const command = root === 'measure' ? lexicon.defaults.measure : lexicon.defaults.agreement;
    return agreementLine(command, '', context) ?? { kind: 'text', text: '' };
  }
  const [first = '', rest] = splitWord(line);
  const number = root === 'agreement' ? undefined : measureNumber(first);
  if (number !== undefined && (context.isMeasure(number) || isNumbering(number, rest, root, lexicon))) {
    return afterNumber(number, rest, lexicon, context);
  }
  const commands = lexicon.commands.filter(
    (command): command is AgreementCommand =>
      command.needs === 'agreement' && (root === undefined || command.root === root),
  );
  for (const [command, remainder] of matches(commands, line)) {
    const found = agreementLine(command, remainder, context);
    if (found) return found;
  }
  // The word before the number: "status 1.3 klar", "ändra 1.3".
  const swapped = numberSecond(line, lexicon, context);
  if (swapped) return swapped;
  const near = nearest(commands, first);
  if (near.length > 0) return { kind: 'unclear', words: near, text: line, rest };
  if (root === 'agreement') return { kind: 'unclear', words: [], text: line, rest };
  return { kind: 'text', text: line };
}

/** `/insats insats 1.3 …`: the word once more before the number. */
function withoutSecondRoot(line: string, root: 'measure' | 'agreement' | undefined): string {
  const again = splitRoot(line);
  return root === 'measure' && again.root === root && measureNumber(splitWord(again.rest)[0]) ? again.rest : line;
}

/** Whether a number that the plan hasn't got is meant as a measure: "8 av 10 klara" and "30 nov" begin with an amount or a day. */
function isNumbering(
  number: string,
  rest: string,
  root: 'measure' | 'agreement' | undefined,
  lexicon: Lexicon,
): boolean {
  if (rest === '') return root === 'measure' || number.includes('.');
  if (!/^\d+$/.test(number)) return true;
  const commands = lexicon.commands.filter((command) => command.needs === 'measure');
  return /^\p{Lu}/u.test(rest) || matches(commands, rest).length > 0;
}

function afterNumber(number: string, rest: string, lexicon: Lexicon, context: ReadingContext): Line {
  const measure = (command: MeasureCommand, argument: string): Line | undefined => {
    const prepared = command.fromTyped(argument, context);
    return prepared && { kind: 'measure', number, command, prepared };
  };
  if (rest === '') return measure(lexicon.defaults.show, '') ?? { kind: 'text', text: number };
  const commands = lexicon.commands.filter((command) => command.needs === 'measure');
  for (const [command, argument] of matches(commands, rest)) {
    const found = measure(command, argument);
    if (found) return found;
  }
  if (!/\s/.test(rest)) {
    const near = nearest(commands, rest);
    if (near.length > 0) return { kind: 'unclear', words: near, number, text: rest, rest: '' };
  }
  return measure(lexicon.defaults.note, rest) ?? { kind: 'text', text: rest };
}

function numberSecond(line: string, lexicon: Lexicon, context: ReadingContext): Line | undefined {
  const commands = lexicon.commands.filter((command) => command.needs === 'measure');
  for (const [command, remainder] of matches(commands, line)) {
    const [second, rest] = splitWord(remainder);
    const number = measureNumber(second);
    if (number === undefined || !context.isMeasure(number)) continue;
    const prepared = command.fromTyped(rest, context);
    if (prepared) return { kind: 'measure', number, command, prepared };
  }
  return undefined;
}

function agreementLine(command: AgreementCommand, rest: string, context: ReadingContext): Line | undefined {
  const prepared = command.fromTyped(rest, context);
  return prepared && { kind: 'agreement', command, prepared };
}

/** Commands whose word, in any language, begins the line; the longest word first. */
function matches<C extends Command>(commands: readonly C[], line: string): readonly (readonly [C, string])[] {
  const folded = fold(line);
  const found = commands.flatMap((command) =>
    wordsOf(command).flatMap((word) => {
      const spelled = fold(word);
      const after = folded.slice(spelled.length);
      return folded.startsWith(spelled) && /^(?:$|[\s:?!.]+)/.test(after) ? [{ command, length: spelled.length }] : [];
    }),
  );
  return found
    .sort((a, b) => b.length - a.length)
    .map(
      ({ command, length }) =>
        [
          command,
          line
            .normalize('NFC')
            .slice(length)
            .replace(/^[\s:?!.]+/, '')
            .trim(),
        ] as const,
    );
}

/** Commands whose word is a slip of the finger away. */
function nearest<C extends Command>(commands: readonly C[], word: string): readonly C[] {
  const folded = fold(word).replace(/[.,:;!?]+$/, '');
  const scored = commands.flatMap((command) => {
    const best = Math.min(...wordsOf(command).map((other) => slip(folded, fold(other))));
    return best <= 2 ? [{ command, best }] : [];
  });
  return scored
    .sort((a, b) => a.best - b.best)
    .slice(0, 3)
    .map(({ command }) => command);
}

function slip(word: string, other: string): number {
  const allowed = other.length >= 8 ? 2 : other.length >= 4 ? 1 : 0;
  const distance = Math.abs(word.length - other.length) > allowed ? 9 : damerau(word, other);
  return distance <= allowed ? distance : 9;
}

function wordsOf(command: Command): readonly string[] {
  return [...command.words.sv, ...command.words.en];
}

function splitWord(text: string): readonly [string, string] {
  const found = /^(\S+)\s*([\s\S]*)$/.exec(text);
  return [found?.[1] ?? '', found?.[2] ?? ''];
}

/**
 * Two or more lines that each begin with a measure number: a pasted round of notes (`genomgång`). A line without a number
 * goes on with the note before it.
 */
export function readPasted(
  text: string,
  context: ReadingContext,
  least = 2,
): readonly { number: string; text: string }[] | undefined {
  const lines = text
    .split(/\r?\n/)
    .map((line) => line.trim().replace(/^[-*•]\s+/, ''))
    .filter((line) => line !== '');
  if (lines.length < least) return undefined;
  const notes: { number: string; text: string }[] = [];
  for (const line of lines) {
    const [first, rest] = splitWord(line);
    const number = measureNumber(first);
    const begins = number !== undefined && rest !== '' && (context.isMeasure(number) || number.includes('.'));
    const last = notes.at(-1);
    if (begins) notes.push({ number, text: rest });
    else if (last) last.text += `\n${line}`;
    else return undefined;
  }
  return notes.length >= least ? notes : undefined;
}
