import pino from 'pino';
import type { Log } from '../app/dispatch.ts';

/**
 * Structured lines on standard error: ids and kinds only, so that no message text can be in them (docs/operations/README.md).
 * Standard output is for answers. `to` takes the lines instead.
 */
export function createLog(options: { readonly quiet?: boolean; readonly to?: pino.DestinationStream } = {}): Log {
  const logger = pino(
    { level: options.quiet ? 'error' : 'info', base: null, timestamp: pino.stdTimeFunctions.isoTime },
    options.to ?? pino.destination({ dest: 2, sync: true }),
  );
  return {
    info: (event, facts) => logger.info(facts ?? {}, event),
    warn: (event, facts) => logger.warn(facts ?? {}, event),
    error: (event, facts) => logger.error(facts ?? {}, event),
  };
}
