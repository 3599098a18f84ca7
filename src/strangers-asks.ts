/**
 * How often strangers may make us ask the database: so many at once, and so many a second after that. What has once been found is
 * no stranger's and always asked for. `now` in milliseconds of a clock that nobody moves.
 */
export interface StrangersAsks {
  /** Whether it may be asked for now. Then `found` must be told. */
  mayAsk(key: string): boolean;
  found(key: string, isThere: boolean): void;
}

/** Of what has been found, the latest are kept in mind. */
const mostFamiliar = 10_000;

export function createStrangersAsks(atOnce: number, aSecond: number, now = () => performance.now()): StrangersAsks {
  const familiar = new Set<string>();
  let left = atOnce;
  let filledAt = now();
  return {
    mayAsk(key) {
      if (familiar.has(key)) return true;
      const at = now();
      left = Math.min(atOnce, left + ((at - filledAt) / 1000) * aSecond);
      filledAt = at;
      if (left < 1) return false;
      left -= 1;
      return true;
    },
    found(key, isThere) {
      const wasFamiliar = familiar.delete(key);
      if (!isThere) return;
      familiar.add(key);
      if (!wasFamiliar) left = Math.min(atOnce, left + 1);
      const [oldest] = familiar;
      if (familiar.size > mostFamiliar && oldest !== undefined) familiar.delete(oldest);
    },
  };
}
