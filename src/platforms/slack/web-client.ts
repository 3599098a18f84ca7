import type { webApi } from '@slack/bolt';
import type { SlackConfig } from './config.ts';

export type WebClient = webApi.WebClient;
export type Logger = webApi.Logger;

/** Every call to Slack but Socket Mode's own goes through one of these: the delivery queue decides when to try again. */
export function clientOptions(config: Pick<SlackConfig, 'apiUrl'>, logger: Logger): webApi.WebClientOptions {
  return {
    slackApiUrl: config.apiUrl,
    // The client's own retries posted duplicates after a dropped connection, a 500 and a timeout.
    retryConfig: { retries: 0 },
    // One 429 would otherwise hold back every other call of the client.
    rejectRateLimitedCalls: true,
    timeout: 10_000,
    allowAbsoluteUrls: false,
    logger,
  };
}
