import type { Readiness } from './server.ts';

export interface Health {
  readonly readiness: () => Promise<Readiness>;
  /** Not ready, and why. */
  waiting(why: string): void;
  /** Ready for as long as this says so. */
  open(ask: () => Promise<unknown>): void;
  /** Never ready again. */
  stopping(): void;
  readonly isStopping: () => boolean;
}

/** Milliseconds that the database has to answer /readyz: whoever asks has given up soon after. */
const answersWithin = 3_000;

/** What /readyz says, from the start to the end. */
export function createHealth(): Health {
  let why: string | undefined = 'starting';
  let ask: () => Promise<unknown> = async () => undefined;
  let stopping = false;
  return {
    isStopping: () => stopping,
    waiting: (reason) => {
      why = reason;
    },
    open: (asked) => {
      why = undefined;
      ask = asked;
    },
    stopping: () => {
      stopping = true;
    },
    readiness: async () => {
      if (!stopping && why === undefined && !(await answers(ask)))
        return { ready: false, why: 'the database does not answer. Check that PostgreSQL runs and can be reached.' };
      // Asked for last: it may have begun to stop while the database was asked.
      if (stopping) return { ready: false, why: 'stopping' };
      return why === undefined ? { ready: true } : { ready: false, why };
    },
  };
}

async function answers(ask: () => Promise<unknown>): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<boolean>((resolve) => {
    timer = setTimeout(resolve, answersWithin, false);
  });
  const asked = ask().then(
    () => true,
    () => false,
  );
  return Promise.race([asked, late]).finally(() => clearTimeout(timer));
}
