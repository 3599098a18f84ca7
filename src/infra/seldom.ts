import type { Log } from '../app/dispatch.ts';

const everyMs = 60_000;

/**
 * Writes faults that nobody waits for: the first of a kind at once, then one line a minute with how many there were. A database that
 * is away breaks every connection twice a second. `now` in milliseconds of a clock that nobody moves.
 */
export function seldom(log: Log, event: string, now?: () => number): (error: Error) => void {
  const tell = seldomByKind((fault, more) => log.error(event, { fault, ...more }), now);
  return (error) => tell('code' in error ? `${error.name} ${String(error.code)}` : error.name);
}

/** The same for what is no fault of ours; the kinds must be few. `more`: how many there were since the last line, if any. */
export function seldomByKind(
  write: (kind: string, more: { readonly more?: number }) => void,
  now: () => number = () => performance.now(),
): (kind: string) => void {
  const lastByKind = new Map<string, { at: number; more: number }>();
  return (kind) => {
    const last = lastByKind.get(kind);
    if (last && now() - last.at < everyMs) {
      last.more += 1;
      return;
    }
    write(kind, last && last.more > 0 ? { more: last.more } : {});
    lastByKind.set(kind, { at: now(), more: 0 });
  };
}
