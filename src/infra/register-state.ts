import { disposalLine } from './disposal-register.ts';
import { forgottenLine } from './forgotten-register.ts';
import { readLine, registerLines } from './line-register.ts';
import { maskLine } from './mask-register.ts';

export interface RegisterState {
  /** Of every kind, those that can't be read too. */
  readonly lines: number;
  /** Cut off, damaged, or of a kind that a newer version writes: what they say is gone may be seen again. */
  readonly unreadable: number;
}

/** How the register of what was masked, disposed of and forgotten stands. */
export async function registerState(dataFolder: string): Promise<RegisterState> {
  const lines = await registerLines(dataFolder);
  const isKnown = (line: string) =>
    [maskLine, disposalLine, forgottenLine].some((kind) => readLine<unknown>(line, kind) !== undefined);
  return { lines: lines.length, unreadable: lines.filter((line) => !isKnown(line)).length };
}
