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
    // What checks tokens says in several lines what the one after them sums up, but for why it has no key to check them with.
    child: (name) => (/jwt/i.test(name) ? keyLogger : logger),
  };
  const keyLogger: SdkLogger = {
    ...logger,
    error: (first: unknown) => {
      if (/^Failed to get signing key/.test(String(first))) logger.error(first);
    },
  };
  return logger;
}

/** The SDK's own sentences that say something to an operator. Others can hold a conversation's id or a server's answer. */
const known: readonly RegExp[] = [
  /^Error processing activity/,
  /^(?:JWT|Token) validation failed/,
  /^Failed to get signing key/,
  /^inbound activity rejected/,
  /^failed to create conversation/,
  /^Request failed with status code \d{3}/,
];

function wordsOf(first: unknown): string {
  const text = typeof first === 'string' ? first : '';
  const words = known.map((pattern) => pattern.exec(text)?.[0]).find((each) => each !== undefined);
  return `Teams SDK: ${words ?? 'an error'}`;
}
