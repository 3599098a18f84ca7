import type { Clock } from '../app/ports.ts';
import type { IsoInstant } from '../domain/time.ts';

/** The machine's clock: the one place that reads it. */
export const systemClock: Clock = { now: () => new Date().toISOString() };

/** Milliseconds since 1970 by the machine's clock: signatures carry real time. */
export function machineMilliseconds(): number {
  return Date.now();
}

/** Milliseconds that only grow, for how long something takes. */
export function elapsedMilliseconds(): number {
  return performance.now();
}

/** A clock that people move: the local page's own. */
export interface MovableClock extends Clock {
  /** It shows that instant, and runs on from there. */
  moveTo(instant: IsoInstant): void;
}

/** A clock that started at an instant and runs at normal speed. */
export function clockStartedAt(instant: IsoInstant): MovableClock {
  let offset = Date.parse(instant) - Date.now();
  return {
    now: () => new Date(Date.now() + offset).toISOString(),
    moveTo: (to) => {
      offset = Date.parse(to) - Date.now();
    },
  };
}

/** A clock that stands: the command line in local mode reads the page's clock where it was left. */
export function clockStandingAt(instant: IsoInstant): Clock {
  return { now: () => instant };
}
