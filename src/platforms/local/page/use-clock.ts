import { useCallback, useEffect, useRef, useState } from 'react';
import { instantOf } from './time.ts';

export interface PageClock {
  /** Milliseconds of the server's clock, going on at normal speed since it was last told. Undefined until then. */
  readonly now: number | undefined;
  readonly read: () => number;
  readonly set: (iso: string) => void;
}

/** The server's clock, kept going by the page between the times it is told. */
export function useClock(): PageClock {
  const told = useRef<{ instant: number; at: number } | undefined>(undefined);
  const [now, setNow] = useState<number>();

  const read = useCallback(() => (told.current ? told.current.instant + performance.now() - told.current.at : 0), []);
  const set = useCallback(
    (iso: string) => {
      told.current = { instant: instantOf(iso), at: performance.now() };
      setNow(read());
    },
    [read],
  );

  useEffect(() => {
    const timer = setInterval(() => told.current && setNow(read()), 1000);
    return () => clearInterval(timer);
  }, [read]);

  return { now, read, set };
}
