import { oneOf, type Random, randomFrom } from '../../torture/random.ts';

export { oneOf, type Random, randomFrom };

/** One way of writing: gives a text that shall be refused, or shall not, each time another. */
export interface Writing {
  readonly name: string;
  readonly draw: (random: Random) => string;
}

/** What is written about: recall is counted for each way of writing it. */
export interface Kind {
  readonly name: string;
  /** What at least this share of must be refused; absent where it is only reported. */
  readonly atLeast?: number;
  readonly writings: readonly Writing[];
}

/** From `least` to `most`, both included. */
export function between(random: Random, least: number, most: number): number {
  return least + Math.floor(random() * (most - least + 1));
}

export function figures(value: number, count = 2): string {
  return String(value).padStart(count, '0');
}

/** Sentences that hold what stands at `#`. */
export function inSentences(sentences: readonly [string, ...string[]], random: Random, what: string): string {
  return oneOf(random, sentences).replace('#', () => what);
}
