import { setTimeout as wait } from 'node:timers/promises';
import type { Dispatch, Platform, ResolveFile } from '../../chat/incoming.ts';
import type { SlackConfig } from './config.ts';
import { createDirectChannels } from './direct-channels.ts';
import { createAttach } from './documents.ts';
import { createFileFetcher } from './fetch-file.ts';
import { createInFlight } from './in-flight.ts';
import { createPictures } from './pictures.ts';
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
  /** What the pictures and documents of messages are fetched by. */
  readonly files: ResolveFile;
  /** Pauses for so many milliseconds; the process's own unless a test hurries. */
  readonly wait?: (milliseconds: number) => Promise<unknown>;
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
  const fileDeps = {
    client,
    apiUrl: config.apiUrl,
    files: deps.files,
    log: deps.log,
    now: deps.now,
    wait: deps.wait ?? wait,
  };
  const poster = {
    ...createPoster(client, direct, createPictures(fileDeps), deps.now),
    attach: createAttach(fileDeps),
    pin: createPin(client, deps.log),
  };

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
