import type { SocketModeReceiver } from '@slack/bolt';
import { platformErrorOf } from './post-result.ts';
import type { SlackLog } from './slack-log.ts';

export interface Socket {
  /** Resolves when the first connection is there, or is being tried again in the background. Throws on a refused token. */
  start(): Promise<void>;
  stop(): Promise<void>;
}

type SocketClient = SocketModeReceiver['client'];

const firstPause = 1000;
const longestPause = 30_000;
/** Slack's answers that trying again will not change. */
const refusals = new Set([
  'invalid_auth',
  'not_authed',
  'account_inactive',
  'not_allowed_token_type',
  'missing_scope',
  'token_revoked',
]);

/** Keeps one connection open: Slack closes each after some hours, and whenever it likes. */
export function createSocket(client: SocketClient, log: SlackLog): Socket {
  const stopping = new AbortController();
  let running: Promise<void> | undefined;
  // The client also emits its errors; without a listener an emitted error would be thrown.
  client.on('error', () => {});

  async function keepConnected(firstTry: (error?: unknown) => void): Promise<void> {
    let pause = firstPause;
    while (!stopping.signal.aborted) {
      const gone = new Promise<void>((resolve) => client.once('disconnected', () => resolve()));
      try {
        await client.start();
        // Stopped while it was opening: disconnecting did nothing then.
        if (stopping.signal.aborted) void client.disconnect();
        log.info('slack-socket-open', {});
        firstTry();
        pause = firstPause;
        await gone;
      } catch (error) {
        const reason = platformErrorOf(error) ?? 'unreachable';
        log.warn('slack-socket-failed', { reason });
        firstTry(refusals.has(reason) ? error : undefined);
      }
      await sleep(pause, stopping.signal);
      pause = Math.min(pause * 2, longestPause);
    }
  }

  return {
    start() {
      return new Promise<void>((resolve, reject) => {
        running = keepConnected((error) => {
          if (error === undefined) return resolve();
          stopping.abort();
          const reason = platformErrorOf(error) ?? 'unknown';
          reject(
            new Error(
              `Slack does not accept SLACK_APP_TOKEN (${reason}). Create one under Basic Information, App-Level Tokens, with the scope connections:write, on api.slack.com/apps.`,
            ),
          );
        });
      });
    },
    async stop() {
      stopping.abort();
      // Not awaited: it resolves only if a connection was open.
      void client.disconnect();
      await running;
    },
  };
}

function sleep(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) return resolve();
    const timer = setTimeout(done, milliseconds);
    signal.addEventListener('abort', done, { once: true });
    function done() {
      clearTimeout(timer);
      signal.removeEventListener('abort', done);
      resolve();
    }
  });
}
