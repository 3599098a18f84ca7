import { useCallback, useState } from 'react';
import type { Language } from '../../../chat/message.ts';
import type { ClockMove, ClockTarget } from '../wire.ts';
import { moveClock } from './api.ts';
import type { PageClock } from './use-clock.ts';

export interface Moves {
  /** The clock is on its way, whoever sent it. */
  readonly isMoving: boolean;
  /** The latest move, until it has been seen and put away. */
  readonly latest: ClockMove | undefined;
  /** Why the clock did not move. */
  readonly problem: string | undefined;
  /** Whether it moved. */
  readonly go: (target: ClockTarget) => Promise<boolean>;
  /** The server tells of a move; undefined puts the latest one away. */
  readonly show: (move: ClockMove | undefined) => void;
}

/** Moves the page's clock, one move at a time. */
export function useMoves({ goingTo }: PageClock, language: Language): Moves {
  const [isAsked, setIsAsked] = useState(false);
  const [latest, setLatest] = useState<ClockMove>();
  const [problem, setProblem] = useState<string>();
  const isMoving = isAsked || goingTo !== undefined;

  const show = useCallback((move: ClockMove | undefined) => {
    setLatest(move);
    setProblem(undefined);
  }, []);
  const go = async (target: ClockTarget) => {
    if (isMoving) return false;
    setIsAsked(true);
    try {
      show(await moveClock(target, language));
      return true;
    } catch (error) {
      setProblem(error instanceof Error ? error.message : String(error));
      return false;
    } finally {
      setIsAsked(false);
    }
  };
  return { isMoving, latest, problem, go, show };
}
