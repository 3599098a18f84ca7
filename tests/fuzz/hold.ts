import fc from 'fast-check';
import { type Result, shown, type Watch } from './watch.ts';

const mostFaults = 50;
const mostTries = 200;

/** Examines so many values, from a seed. What throws is a fault, with the least of its text that still does. */
export function hold<Value>(
  seen: Watch,
  { seed, runs, arbitrary }: { readonly seed: number; readonly runs: number; readonly arbitrary: fc.Arbitrary<Value> },
  textOf: (value: Value) => string,
  examine: (text: string, value: Value) => void,
): Result {
  const failed: { readonly value: Value; readonly error: unknown }[] = [];
  const property = fc.property(arbitrary, (value) => {
    try {
      seen.timed(textOf(value), () => examine(textOf(value), value));
    } catch (error) {
      if (failed.length < mostFaults) failed.push({ value, error });
    }
  });
  const { numRuns } = fc.check(property, { seed, numRuns: runs });
  seen.count('in all', numRuns);
  for (const { value, error } of failed) {
    const told = error instanceof Error ? (error.stack ?? error.message) : String(error);
    const least = smallest(textOf(value), (text) => {
      try {
        seen.timed(text, () => examine(text, value));
        return false;
      } catch {
        return true;
      }
    });
    seen.fault(`seed ${seed}: ${told.split('\n').slice(0, 4).join(' ')}\n  with ${shown(least)}`);
  }
  return seen.result();
}

/** Takes parts away, large ones first, as long as it still fails. */
function smallest(text: string, fails: (text: string) => boolean): string {
  let least = text;
  let tries = 0;
  for (let size = Math.ceil(least.length / 2); size >= 1; size = size === 1 ? 0 : Math.ceil(size / 2)) {
    for (let at = 0; at < least.length && tries < mostTries; ) {
      const without = least.slice(0, at) + least.slice(at + size);
      tries++;
      if (fails(without)) least = without;
      else at += size;
    }
  }
  return least;
}
