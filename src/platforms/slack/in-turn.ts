import type { Dispatch } from '../../chat/incoming.ts';

/**
 * At most so many are worked on at once; the others wait in the order they came. When thousands come within a second each of them is
 * then read and, past its time, acknowledged while the work goes on, instead of all being worked on and none answered.
 */
export function inTurn(dispatch: Dispatch, most: number): Dispatch {
  const waiting: (() => void)[] = [];
  let busy = 0;
  return async (incoming) => {
    if (busy < most) busy += 1;
    // Whoever is done leaves the place to the next without giving it up.
    else await new Promise<void>((resolve) => waiting.push(resolve));
    try {
      return await dispatch(incoming);
    } finally {
      const next = waiting.shift();
      if (next) next();
      else busy -= 1;
    }
  };
}
