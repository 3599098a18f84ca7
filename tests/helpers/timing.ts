import type { Timing } from '../../src/infra/timing.ts';

/** The machine's clock, so many times faster: pauses that are long for people are short in tests. */
export function quickTiming(times: number): Timing {
  const started = Date.now();
  return {
    now: () => new Date(started + (Date.now() - started) * times).toISOString(),
    after: (milliseconds, run) => {
      const timer = setTimeout(run, milliseconds / times).unref();
      return () => clearTimeout(timer);
    },
  };
}

export interface SteppedTiming extends Timing {
  /** Moves the clock, back too, and runs what was to run by then. */
  step(milliseconds: number): void;
  /** When the next thing is to run, if anything is. */
  next(): string | undefined;
}

/** A clock that stands still until it is moved. */
export function steppedTiming(start = '2026-11-10T08:00:00.000Z'): SteppedTiming {
  let now = Date.parse(start);
  const timers = new Set<{ readonly at: number; readonly run: () => void }>();
  return {
    now: () => new Date(now).toISOString(),
    after: (milliseconds, run) => {
      const timer = { at: now + milliseconds, run };
      timers.add(timer);
      return () => timers.delete(timer);
    },
    step: (milliseconds) => {
      now += milliseconds;
      for (const timer of [...timers].filter(({ at }) => at <= now)) {
        timers.delete(timer);
        timer.run();
      }
    },
    next: () => {
      const [first] = [...timers].sort((a, b) => a.at - b.at);
      return first && new Date(first.at).toISOString();
    },
  };
}
