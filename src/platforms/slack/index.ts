import { setTimeout as wait } from 'node:timers/promises';
import type { Dispatch, Platform, ResolveFile } from '../../chat/incoming.ts';
import type { SlackConfig } from './config.ts';
import { createDesks } from './desks.ts';
import { createInFlight } from './in-flight.ts';
import { inTurn } from './in-turn.ts';
import { createInstall } from './install.ts';
import { createRouter } from './poster.ts';
import { createReceive } from './receive.ts';
import type { SlackLog } from './slack-log.ts';
import { answerAt } from './speaker.ts';
import type { WorkspaceStore } from './workspaces.ts';

export interface SlackDeps {
  readonly dispatch: Dispatch;
  readonly log: SlackLog;
  /** Milliseconds since 1970, by the machine's clock: Slack's signatures carry real time. */
  readonly now: () => number;
  /** What the pictures and documents of messages are fetched by. */
  readonly files: ResolveFile;
  /** Where workspaces that are installed by OAuth are kept. */
  readonly workspaces?: WorkspaceStore;
  /** Pauses for so many milliseconds; the process's own unless a test hurries. */
  readonly wait?: (milliseconds: number) => Promise<unknown>;
}

export const slackEndpoint = '/slack/events';

/** More at once are no quicker done, and keep the requests that come from being read. */
const mostAtOnce = 64;

/** Slack over HTTP or Socket Mode. Bolt is loaded here, so that a run without Slack never loads it. */
export async function createSlack(config: SlackConfig, deps: SlackDeps): Promise<Platform> {
  const { createHttpListener, createSocketMode, createWebClient, createWorkspaceClient } = await import(
    './receivers.ts'
  );
  const { log, now } = deps;
  const clientWith = (token?: string) => createWebClient(config, token);
  const desks = createDesks(config, {
    ...deps,
    store: deps.workspaces,
    clientWith,
    workspaceClient: (tokens) => createWorkspaceClient(config, tokens),
    wait: deps.wait ?? wait,
  });
  const inFlight = createInFlight();
  let stopping = false;
  const receive = createReceive({
    dispatch: inTurn(deps.dispatch, mostAtOnce),
    log,
    deskOf: desks.deskOf,
    isAllowed: desks.isAllowed,
    isGone: desks.isGone,
    forget: desks.forget,
    respondAt: (url, message) => answerAt(url, config.apiUrl, message, {}),
    inFlight,
    isStopping: () => stopping,
    secret: config.botToken ?? config.oauth?.clientSecret ?? '',
  });
  const poster = createRouter(desks);
  const { oauth, teams = [], apiUrl } = config;
  const install =
    oauth && deps.workspaces
      ? createInstall({ oauth, apiUrl, teams, store: deps.workspaces, clientWith, installed: desks.forget, log, now })
      : [];

  switch (config.mode.kind) {
    case 'http': {
      const listener = createHttpListener(config.mode.signingSecret, receive, log, now);
      return {
        ...poster,
        endpoints: [{ path: slackEndpoint, listener }, ...install],
        async start() {
          void desks.readOwn();
        },
        async stop() {
          stopping = true;
          await inFlight.idle();
        },
      };
    }
    case 'socket': {
      const socket = createSocketMode(config, config.mode.appToken, receive, log);
      return {
        ...poster,
        // People's browsers come over HTTP whichever way Slack does.
        endpoints: install,
        start: () => {
          void desks.readOwn();
          return socket.start();
        },
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
