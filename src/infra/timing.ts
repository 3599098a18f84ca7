import type { Clock } from '../app/ports.ts';
import { systemClock } from './clock.ts';

/** A clock that also wakes: what is counted in pauses. */
export interface Timing extends Clock {
  /** Runs after so many milliseconds, unless cancelled by what is returned. */
  after(milliseconds: number, run: () => void): () => void;
  /** Sets it by the clock that all processes share, where there is one. Throws when that can't be asked. */
  agree?(): Promise<void>;
}

/** The machine's own. Nothing that waits keeps the process alive. */
export const systemTiming: Timing = {
  now: systemClock.now,
  after: (milliseconds, run) => {
    const timer = setTimeout(run, milliseconds).unref();
    return () => clearTimeout(timer);
  },
};
