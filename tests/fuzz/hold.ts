import fc from 'fast-check';
import { type Result, shown, type Watch } from './watch.ts';

/** Runs a property so many times, from a seed; what does not hold is made as small as it can be and is a fault. */
export async function hold<Values>(
  seen: Watch,
  seed: number,
  runs: number,
  property: fc.IProperty<Values> | fc.IAsyncProperty<Values>,
): Promise<Result> {
  const { failed, counterexample, errorInstance, numRuns, interrupted } = await fc.check(
    property as fc.IAsyncProperty<Values>,
    { seed, numRuns: runs, interruptAfterTimeLimit: 3_600_000, markInterruptAsFailure: true },
  );
  seen.count('in all', numRuns);
  if (failed) {
    const told =
      errorInstance instanceof Error ? (errorInstance.stack ?? errorInstance.message) : String(errorInstance);
    seen.fault(
      interrupted
        ? 'was not done within an hour'
        : `seed ${seed}: ${told.split('\n').slice(0, 5).join(' ')}\n  with ${shown(JSON.stringify(counterexample))}`,
    );
  }
  return seen.result();
}
