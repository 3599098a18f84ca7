import type { Dispatch, Platform } from '../../chat/incoming.ts';
import type { SlackConfig } from './config.ts';
import { createDirectChannels } from './direct-channels.ts';
import { createFileFetcher } from './fetch-file.ts';
import { createInFlight } from './in-flight.ts';
import { createPin } from './pin.ts';
import { createReceive } from './receive.ts';
import { createPoster } from './send.ts';
import type { SlackLog } from './slack-log.ts';
import { createSpeaker } from './speaker.ts';

export interface SlackDeps {
  readonly dispatch: Dispatch;
  readonly log: SlackLog;
  /** Milliseconds since 1970, by the machine's clock: Slack's signatures carry real time. */
  readonly now: () => number;
}

export const slackEndpoint = '/slack/events';

/** Slack over HTTP or Socket Mode. Bolt is loaded here, so that a run without Slack never loads it. */
export async function createSlack(config: SlackConfig, deps: SlackDeps): Promise<Platform> {
  const { createHttpListener, createSocketMode, createWebClient } = await import('./receivers.ts');
  const client = createWebClient(config);
  const direct = createDirectChannels(client);
  const inFlight = createInFlight();
  let stopping = false;
  const receive = createReceive({
    dispatch: deps.dispatch,
    log: deps.log,
    speaker: createSpeaker(client, direct, config.apiUrl, deps.log),
    fetchFile: createFileFetcher(config),
    inFlight,
    isStopping: () => stopping,
    secret: config.botToken,
  });
  const poster = { ...createPoster(client, direct, deps.now), pin: createPin(client, deps.log) };

  switch (config.mode.kind) {
    case 'http': {
      const listener = createHttpListener(config.mode.signingSecret, receive, deps.log, deps.now);
      return {
        ...poster,
        endpoints: [{ path: slackEndpoint, listener }],
        async start() {},
        async stop() {
          stopping = true;
          await inFlight.idle();
        },
      };
    }
    case 'socket': {
      const socket = createSocketMode(config, config.mode.appToken, receive, deps.log);
      return {
        ...poster,
        endpoints: [],
        start: () => socket.start(),
        async stop() {
          stopping = true;
          // The answers of those in flight still go over the connection.
          await inFlight.idle();
          await socket.stop();
        },
      };
    }
  }
}
