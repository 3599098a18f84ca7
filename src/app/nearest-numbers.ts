import { damerau } from '../domain/fold.ts';

/** The three measure numbers that are most like a mistyped one, in the plan's order. */
export function nearestNumbers(number: string, numbers: readonly string[]): readonly string[] {
  const area = number.split('.')[0];
  const scored = numbers.map((other) => ({
    other,
    score: damerau(number, other) - (other.split('.')[0] === area ? 0.5 : 0),
  }));
  const near = new Set(
    [...scored]
      .sort((a, b) => a.score - b.score)
      .slice(0, 3)
      .map(({ other }) => other),
  );
  return numbers.filter((other) => near.has(other));
}
