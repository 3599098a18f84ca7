import { useCallback, useEffect, useRef, useState } from 'react';
import type { LocalEvent } from '../wire.ts';
import { instantOf } from './time.ts';

export interface PageClock {
  /** Milliseconds of the server's clock, going on at normal speed since it was last told. Undefined until then. */
  readonly now: number | undefined;
  /** Where it is on its way to, while it is being moved. */
  readonly goingTo: number | undefined;
  readonly read: () => number;
  readonly set: (reading: Omit<Extract<LocalEvent, { kind: 'clock' }>, 'kind'>) => void;
}

/** The server's clock, kept going by the page between the times it is told. */
export function useClock(): PageClock {
  const told = useRef<{ instant: number; at: number } | undefined>(undefined);
  const [now, setNow] = useState<number>();
  const [goingTo, setGoingTo] = useState<number>();

  const read = useCallback(() => (told.current ? told.current.instant + performance.now() - told.current.at : 0), []);
  const set = useCallback<PageClock['set']>(
    ({ now: reading, goingTo: goal }) => {
      told.current = { instant: instantOf(reading), at: performance.now() };
      setNow(read());
      setGoingTo(goal === undefined ? undefined : instantOf(goal));
    },
    [read],
  );

  useEffect(() => {
    const timer = setInterval(() => told.current && setNow(read()), 1000);
    return () => clearInterval(timer);
  }, [read]);

  return { now, goingTo, read, set };
}
