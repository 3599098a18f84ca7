import { AsyncLocalStorage } from 'node:async_hooks';
import type { Log } from '../app/dispatch.ts';

type Facts = Readonly<Record<string, unknown>>;

const requests = new AsyncLocalStorage<{ correlation?: string }>();

/** Runs what answers one request: lines logged on the way get the request's correlation id once it is known. */
export function onTrail(work: () => void): void {
  requests.run({}, work);
}

/** From here on the request is known by this id; of several in one request, by the last. */
export function follow(correlation: string): void {
  const request = requests.getStore();
  if (request) request.correlation = correlation;
}

/** The same log, whose lines say which request they are about. */
export function trailed(log: Log): Log {
  const known = (facts: Facts | undefined): Facts | undefined => {
    const correlation = requests.getStore()?.correlation;
    return correlation === undefined ? facts : { correlation, ...facts };
  };
  return {
    info: (event, facts) => log.info(event, known(facts)),
    warn: (event, facts) => log.warn(event, known(facts)),
    error: (event, facts) => log.error(event, known(facts)),
  };
}
