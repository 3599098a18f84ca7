import type { Clock } from '../app/ports.ts';
import type { IsoInstant } from '../domain/time.ts';

/** The machine's clock: the one place that reads it. */
export const systemClock: Clock = { now: () => new Date().toISOString() };

/** Milliseconds since 1970 by the machine's clock: signatures carry real time. */
export function machineMilliseconds(): number {
  return Date.now();
}

/** A clock that started at an instant and runs at normal speed: the local page's own. */
export function clockStartedAt(instant: IsoInstant): Clock {
  const offset = new Date(instant).getTime() - Date.now();
  return { now: () => new Date(Date.now() + offset).toISOString() };
}

/** A clock that stands: the command line in local mode reads the page's clock where it was left. */
export function clockStandingAt(instant: IsoInstant): Clock {
  return { now: () => instant };
}
