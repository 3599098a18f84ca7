import { setTimeout as sleep } from 'node:timers/promises';

export interface Patience {
  /** Whether trying again may help. */
  readonly isPassing: (error: unknown) => boolean;
  /** Told before each pause: what went wrong, which try it was (1 the first), and the pause in milliseconds. */
  readonly onPause: (error: Error, attempt: number, pauseMs: number) => void;
  /** Ends the waiting: what went wrong last is thrown. */
  readonly signal?: AbortSignal;
  /** 0–1 */
  readonly random?: () => number;
}

const firstPauseMs = 500;
const longestPauseMs = 15_000;

/** The pause after so many tries, in milliseconds: doubled each time, never over 15 s, and a random half of it, so that many do not come back in the same instant. */
function pauseAfterTry(attempt: number, random: number): number {
  const whole = Math.min(longestPauseMs, firstPauseMs * 2 ** Math.min(attempt - 1, 20));
  return Math.round(whole / 2 + (whole / 2) * random);
}

/** Does it, again and again with pauses for as long as what goes wrong may pass. Throws what does not, and the last fault when it is told to stop. */
export async function patiently<Result>(work: () => Promise<Result>, patience: Patience): Promise<Result> {
  const { isPassing, onPause, signal, random = Math.random } = patience;
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await work();
    } catch (error) {
      if (signal?.aborted || !(error instanceof Error) || !isPassing(error)) throw error;
      const pause = pauseAfterTry(attempt, random());
      onPause(error, attempt, pause);
      await sleep(pause, undefined, { ...(signal ? { signal } : {}) }).catch(() => {
        throw error;
      });
    }
  }
}
