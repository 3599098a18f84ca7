import { useCallback, useEffect, useRef } from 'react';

/** Runs at once, or once more when what is under way has ended: however often it is asked for, one runs at a time. */
export function useOneAtATime(run: () => Promise<unknown>): () => void {
  const latest = useRef(run);
  const state = useRef<'idle' | 'running' | 'again'>('idle');
  useEffect(() => {
    latest.current = run;
  });
  return useCallback(() => {
    const start = () => {
      state.current = 'running';
      latest.current().finally(() => {
        if (state.current === 'again') start();
        else state.current = 'idle';
      });
    };
    if (state.current === 'idle') start();
    else state.current = 'again';
  }, []);
}
