import type { IncomingMessage, ServerResponse } from 'node:http';
import {
  App,
  HTTPModuleFunctions,
  HTTPReceiver,
  isRawBodyError,
  type ReceiverEvent,
  SocketModeReceiver,
  webApi,
} from '@slack/bolt';
import type { SlackConfig } from './config.ts';
import { isRefusedToken, platformErrorOf } from './post-result.ts';
import { type Receive, Stopping } from './receive.ts';
import { receiverLogger, type SlackLog, silentLogger } from './slack-log.ts';
import { createSocket, type Socket } from './socket.ts';
import { clientOptions, type WebClient } from './web-client.ts';

/** Slack's largest payloads, a full modal's, are some hundred kilobytes. */
const bodyLimit = 1024 * 1024;
/** Slack's own rule for how old a signature may be, in seconds; Bolt checks only the past. */
const timestampTolerance = 5 * 60;

/**
 * Bolt verifies and parses; what comes after is ours. Bolt's own order answers an event before it is handled, gives an empty
 * 200 when something throws and looks up its listeners for every request.
 */
class SamverkanApp extends App {
  readonly #receive: Receive;

  constructor(receiver: HTTPReceiver | SocketModeReceiver, receive: Receive) {
    super({
      receiver,
      // Never called, as processEvent is ours; with a token Bolt would ask Slack who it is at start.
      authorize: async () => ({}),
      tokenVerificationEnabled: false,
      logger: silentLogger(),
    });
    this.#receive = receive;
  }

  override processEvent(event: ReceiverEvent): Promise<void> {
    return this.#receive(event.body, event.ack);
  }
}

/** Without a token: what asks for tokens. */
export function createWebClient(config: Pick<SlackConfig, 'apiUrl'>, token?: string): WebClient {
  return new webApi.WebClient(token, clientOptions(config, silentLogger()));
}

/** What a client of a workspace asks with. */
export interface Tokens {
  current(): Promise<string>;
  /** What to try once instead, if there is anything. */
  instead(refused: string, reason: string | undefined): Promise<string | undefined>;
}

/** A client whose token changes: each call asks for it, and once more when it was refused. A refused call has done nothing. */
export function createWorkspaceClient(config: Pick<SlackConfig, 'apiUrl'>, tokens: Tokens): WebClient {
  return new WorkspaceClient(config, tokens);
}

class WorkspaceClient extends webApi.WebClient {
  readonly #config: Pick<SlackConfig, 'apiUrl'>;
  readonly #tokens: Tokens;
  #inner: { readonly token: string; readonly client: WebClient } | undefined;

  constructor(config: Pick<SlackConfig, 'apiUrl'>, tokens: Tokens) {
    super(undefined, clientOptions(config, silentLogger()));
    this.#config = config;
    this.#tokens = tokens;
  }

  override async apiCall(method: string, options: Record<string, unknown> = {}): Promise<webApi.WebAPICallResult> {
    if (method === 'files.uploadV2') return super.apiCall(method, options);
    const token = await this.#tokens.current();
    try {
      return await this.#clientWith(token).apiCall(method, options);
    } catch (error) {
      if (!isRefusedToken(error)) throw error;
      const other = await this.#tokens.instead(token, platformErrorOf(error));
      if (other === undefined) throw error;
      return this.#clientWith(other).apiCall(method, options);
    }
  }

  #clientWith(token: string): WebClient {
    if (this.#inner?.token !== token) this.#inner = { token, client: createWebClient(this.#config, token) };
    return this.#inner.client;
  }
}

/** The listener for Slack's requests. Unsigned, old and future ones are refused with 401. `now` is in milliseconds. */
export function createHttpListener(
  signingSecret: string,
  receive: Receive,
  log: SlackLog,
  now: () => number,
): (request: IncomingMessage, response: ServerResponse) => void {
  const receiver = new HTTPReceiver({
    signingSecret,
    bodyLimit,
    logger: receiverLogger(log),
    processEventErrorHandler: async ({ error, response }) => {
      if (!(error instanceof Stopping)) log.error('slack-request-failed', { error: error.name });
      // Slack sends an event again after a 503, and says so to the person otherwise.
      if (!response.headersSent) response.writeHead(503).end();
      return false;
    },
  });
  new SamverkanApp(receiver, receive);
  return (request, response) => {
    if (request.method !== 'POST') return void response.writeHead(405, { allow: 'POST' }).end();
    const timestamp = Number(request.headers['x-slack-request-timestamp']);
    // A stranger can't sign it, but whoever once got hold of a request from a wrong clock could replay it for an hour.
    if (timestamp > now() / 1000 + timestampTolerance) {
      log.warn('slack-request-refused', { kind: 'from-the-future' });
      request.resume();
      return void response.writeHead(401).end();
    }
    void take(request, response);
  };

  async function take(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const refuse = (status: number, kind: string) => {
      log.warn('slack-request-refused', { kind });
      // What is left of the body is not read: the connection is nobody else's.
      response.writeHead(status, { connection: 'close' }).end();
    };
    try {
      const buffered = await HTTPModuleFunctions.bufferIncomingMessage(request, bodyLimit);
      if (holdsNothing(buffered)) refuse(400, 'malformed');
      else receiver.requestListener(buffered, response);
    } catch (error) {
      if (isRawBodyError(error) && error.statusCode === 413) refuse(413, 'too-large');
      else refuse(400, 'malformed');
    }
  }
}

/** Bolt reads fields of what it has parsed: of `null` it throws where nobody catches it, and the request is never answered. */
function holdsNothing(request: Parameters<typeof HTTPModuleFunctions.parseHTTPRequestBody>[0]): boolean {
  try {
    return HTTPModuleFunctions.parseHTTPRequestBody(request) === null;
  } catch {
    // Bolt says what it can't parse, when it has seen the signature.
    return false;
  }
}

/** The connection that takes the requests' place in Socket Mode. */
export function createSocketMode(
  config: Pick<SlackConfig, 'apiUrl'>,
  appToken: string,
  receive: Receive,
  log: SlackLog,
): Socket {
  const receiver = new SocketModeReceiver({
    appToken,
    logger: receiverLogger(log),
    installerOptions: { clientOptions: clientOptions(config, silentLogger()) },
    // Bolt's own reconnecting ends in an unhandled rejection when Slack can't be reached.
    autoReconnectEnabled: false,
    processEventErrorHandler: async ({ error }) => {
      if (!(error instanceof Stopping)) log.error('slack-request-failed', { error: error.name });
      return false;
    },
  });
  new SamverkanApp(receiver, receive);
  return createSocket(receiver.client, log);
}
