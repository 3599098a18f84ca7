import type { Log } from '../app/dispatch.ts';

const everyMs = 60_000;

/**
 * Writes faults that nobody waits for: the first of a kind at once, then one line a minute with how many there were. A database that
 * is away breaks every connection twice a second. `now` in milliseconds of a clock that nobody moves.
 */
export function seldom(log: Log, event: string, now: () => number = () => performance.now()): (error: Error) => void {
  const lastByFault = new Map<string, { at: number; more: number }>();
  return (error) => {
    const fault = 'code' in error ? `${error.name} ${String(error.code)}` : error.name;
    const last = lastByFault.get(fault);
    if (last && now() - last.at < everyMs) {
      last.more += 1;
      return;
    }
    log.error(event, { fault, ...(last && last.more > 0 ? { more: last.more } : {}) });
    lastByFault.set(fault, { at: now(), more: 0 });
  };
}
