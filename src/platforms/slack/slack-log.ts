import type { webApi } from '@slack/bolt';

type Facts = Readonly<Record<string, string | number | boolean>>;

/** Kinds and ids only, never text. */
export interface SlackLog {
  info(event: string, facts: Facts): void;
  warn(event: string, facts: Facts): void;
  error(event: string, facts: Facts): void;
}

/** What Slack's libraries log is text that we do not control: at most its kind is kept. */
const kinds: readonly (readonly [RegExp, string])[] = [
  // Sent again long after, or by our clock, or Slack's, being wrong.
  [/request is stale$/, 'too-old'],
  [/^Failed to parse and verify/, 'unverified'],
  [/^Request body exceeded/, 'too-large'],
  [/^Malformed request body/, 'malformed'],
  [/pong|ping/i, 'ping-lost'],
];

/** A logger for Slack's receivers. */
export function receiverLogger(log: SlackLog): webApi.Logger {
  const tell = (message: unknown) => {
    const kind = kinds.find(([pattern]) => pattern.test(String(message)))?.[1];
    if (kind !== undefined) log.warn('slack-request-refused', { kind });
  };
  return { ...silentLogger(), warn: tell, error: tell };
}

/** A logger for the Web API's client: its failures are thrown, and told by whoever called. */
export function silentLogger(): webApi.Logger {
  const nothing = () => {};
  return {
    debug: nothing,
    info: nothing,
    warn: nothing,
    error: nothing,
    setLevel: nothing,
    // LogLevel is an enum of strings; its value is used so that the library need not be loaded here.
    getLevel: () => 'error' as webApi.LogLevel,
    setName: nothing,
  };
}
