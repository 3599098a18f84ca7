import { approve, revoke } from './oauth.ts';
import { createSender, type Send } from './send.ts';
import { startServer } from './server.ts';
import type { FakeEphemeral, FakeFile, FakeMessage, FakeState, FakeView, Fault } from './state.ts';
import { botUserIn } from './state.ts';

export type { Exchange } from './send.ts';
export type { FakeEphemeral, FakeMessage, FakeView, Fault } from './state.ts';

export interface SlackFake {
  readonly apiUrl: string;
  readonly signingSecret: string;
  readonly botToken: string;
  readonly appToken: string;
  readonly team: string;
  readonly botUser: string;
  /** Where the bot listens, with path. Without it requests go over the Socket Mode connection. */
  aim(botUrl: string): void;
  /** Things that people do. Each waits for the bot's answer to the request. */
  readonly send: Send;
  addUser(id: string, team?: string): void;
  addChannel(id: string, options?: { name?: string; archived?: boolean; member?: boolean; team?: string }): void;
  /** A file that a person has uploaded, as events describe it. `told` is the size that Slack tells. */
  addFile(name: string, bytes: Uint8Array, told?: number): Record<string, unknown>;
  messages(channel: string): FakeMessage[];
  ephemerals(user: string): FakeEphemeral[];
  /** Timestamps of the channel's pinned messages, in the order they were pinned. */
  pins(channel: string): string[];
  /** Somebody takes a message away. */
  remove(channel: string, ts: string): void;
  views(): FakeView[];
  files(): FakeFile[];
  file(id: string): FakeFile | undefined;
  /** How often Slack is asked for a file that comes now before it can stand in a message. */
  works(looks: number): void;
  calls(method: string): Record<string, unknown>[];
  /** Whose tokens a method was called with, in order; undefined for one that is worth nothing. */
  callers(method: string): (string | undefined)[];
  readonly clientId: string;
  readonly clientSecret: string;
  /** A person presses Allow on Slack's page at that address, in a workspace (or for a whole organisation). Gives where they are sent. */
  approve(address: string, team: string | undefined): string;
  /** From now on tokens live for so many seconds. */
  rotate(seconds: number): void;
  /** Every token of the workspace has ended: a renewed one has not. */
  expire(team: string): void;
  /** The app is taken out of a workspace: its tokens are worth nothing. Nothing is told to the bot. */
  uninstall(team: string): void;
  /** Every token and refresh token that was ever given out. */
  secrets(): string[];
  /** How often each refresh token has been used. */
  renewals(): number[];
  botUserIn(team: string): string;
  /** The next calls of a Web API method (or of `response_url`) go wrong. */
  fail(method: string, fault: Fault, times?: number): void;
  /** The next calls go well, before what else is to go wrong. */
  pass(method: string, times?: number): void;
  /** Nothing goes wrong any more. */
  mend(): void;
  /** What happens to every call that no fault is laid out for. */
  weather(next: (method: string) => Fault): void;
  scopes(scopes: string[]): void;
  /** What Slack would have refused for its looks: empty unless a test asks for it. */
  refused(): string[];
  /** Slack closes every Socket Mode connection, as it does now and then. */
  dropSockets(): void;
  socketCount(): number;
  close(): Promise<void>;
}

/** A small Slack on loopback: Web API, response_url, files, Socket Mode, and people who type, press and fill in. */
export async function startSlackFake(): Promise<SlackFake> {
  const state: FakeState = {
    team: 'T0KOMMUN',
    botUser: 'U0SAMVERKAN',
    botToken: 'xoxb-fake-token',
    appToken: 'xapp-fake-token',
    scopes: [],
    oauth: {
      clientId: '1234.5678',
      clientSecret: 'fake-client-secret-0123456789',
      codes: new Map(),
      tokens: new Map(),
      refreshes: new Map(),
    },
    messages: [],
    ephemerals: [],
    pins: [],
    views: [],
    files: new Map(),
    looksUntilReady: 0,
    channels: new Map(),
    users: new Map(),
    triggers: new Map(),
    faults: [],
    refused: [],
    calls: [],
    sockets: new Set(),
    streams: new Set(),
    counter: 0,
  };
  const signingSecret = '8f742231b10e8888abcd99yyyzzz85a5';
  const sender = createSender(state, signingSecret);
  const server = await startServer(state, sender.hooks);
  sender.setBase(server.base);
  const fake: SlackFake = {
    apiUrl: `${server.base}/api/`,
    signingSecret,
    botToken: state.botToken,
    appToken: state.appToken,
    team: state.team,
    botUser: state.botUser,
    aim: sender.aim,
    send: sender.send,
    addUser: (id, team = state.team) => void state.users.set(id, { id, name: id.toLowerCase(), team }),
    addChannel: (id, options = {}) =>
      void state.channels.set(id, {
        id,
        team: options.team ?? state.team,
        name: options.name ?? 'est-strategisk',
        archived: options.archived ?? false,
        member: options.member ?? true,
        members: [...state.users.keys()],
      }),
    addFile(name, bytes, told) {
      state.counter += 1;
      const id = `F${state.counter}`;
      state.files.set(id, { name, bytes: Buffer.from(bytes) });
      return { id, name, size: told ?? bytes.byteLength, url_private: `${server.base}/files/${id}` };
    },
    messages: (channel) => state.messages.filter((one) => one.channel === channel),
    ephemerals: (user) => state.ephemerals.filter((one) => one.user === user),
    pins: (channel) => state.pins.filter((one) => one.channel === channel).map(({ ts }) => ts),
    remove: (channel, ts) => {
      const isIt = (one: { channel: string; ts: string }) => one.channel === channel && one.ts === ts;
      for (const list of [state.messages, state.pins]) list.splice(list.findIndex(isIt), list.some(isIt) ? 1 : 0);
    },
    views: () => state.views,
    files: () => [...state.files.values()],
    file: (id) => state.files.get(id),
    works: (looks) => {
      state.looksUntilReady = looks;
    },
    calls: (method) => state.calls.filter((one) => one.method === method).map((one) => one.args),
    callers: (method) => state.calls.filter((one) => one.method === method).map((one) => one.team),
    clientId: state.oauth.clientId,
    clientSecret: state.oauth.clientSecret,
    approve: (address, team) => approve(state, address, team),
    rotate: (seconds) => {
      state.oauth.rotation = seconds;
    },
    expire: (team) => {
      for (const token of state.oauth.tokens.values()) if (token.team === team) token.state = 'token_expired';
    },
    uninstall: (team) => revoke(state, team),
    secrets: () => [...state.oauth.tokens.keys(), ...state.oauth.refreshes.keys()],
    renewals: () => [...state.oauth.refreshes.values()].map(({ used }) => used),
    botUserIn: (team) => botUserIn(state, team),
    fail: (method, fault, times = 1) => void state.faults.push({ method, fault, times }),
    pass: (method, times = 1) => void state.faults.push({ method, fault: { kind: 'none' }, times }),
    mend: () => void state.faults.splice(0),
    weather: (next) => {
      state.weather = next;
    },
    scopes: (scopes) => void state.scopes.splice(0, state.scopes.length, ...scopes),
    refused: () => state.refused,
    dropSockets: () => {
      for (const socket of state.sockets) socket.close();
    },
    socketCount: () => state.sockets.size,
    close: server.close,
  };
  fake.addUser('U0ANNA');
  fake.addUser('U0POLIS', 'T0POLISEN');
  fake.addChannel('C0EST');
  return fake;
}
