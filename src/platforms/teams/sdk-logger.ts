import type { AppOptions, IPlugin } from '@microsoft/teams.apps';
import type { TeamsLog } from './context.ts';

type SdkLogger = NonNullable<AppOptions<IPlugin>['logger']>;

/** The SDK's log without what people wrote and without secrets: it logs whole activities and failed requests. */
export function quietLogger(log: TeamsLog): SdkLogger {
  const logger: SdkLogger = {
    debug: () => undefined,
    trace: () => undefined,
    info: () => undefined,
    warn: (first: unknown) => log.warn({ platform: 'teams' }, wordsOf(first)),
    error: (first: unknown) => log.warn({ platform: 'teams' }, wordsOf(first)),
    log: (level, first: unknown) => {
      if (level === 'warn' || level === 'error') log.warn({ platform: 'teams' }, wordsOf(first));
    },
    child: () => logger,
  };
  return logger;
}

// The first argument is the SDK's own sentence; what follows is data.
function wordsOf(first: unknown): string {
  return typeof first === 'string' ? `Teams SDK: ${first.slice(0, 200)}` : 'Teams SDK: an error';
}
