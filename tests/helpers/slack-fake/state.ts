import type { Duplex } from 'node:stream';
import type { ServerSocket } from './web-socket.ts';

export interface FakeMessage {
  readonly channel: string;
  ts: string;
  text: string;
  blocks: unknown[];
  thread_ts?: string;
  metadata?: { event_type: string; event_payload: Record<string, unknown> };
  edited?: true;
  /** Files that were shared with it, as Slack tells of them; what has been taken away has no name. */
  files?: { id: string; name?: string; title: string; user: string }[];
}

export interface FakeFile {
  readonly name: string;
  bytes: Buffer;
  channel?: string;
  /** The upload has been completed, and can't be once more. */
  completed?: true;
  /** How often Slack is still asked for it before it can stand in a message. */
  looksUntilReady?: number;
}

export interface FakeEphemeral {
  readonly channel: string;
  readonly user: string;
  text: string;
  blocks: unknown[];
  thread_ts?: string;
}

export interface FakeView {
  readonly id: string;
  hash: string;
  view: Record<string, unknown>;
}

/** What Slack does wrong at the next calls of a method. `after` failures have taken effect when they are told. */
export type Fault =
  | { readonly kind: 'error'; readonly error: string }
  | { readonly kind: 'rate-limited'; readonly retryAfter?: number }
  | { readonly kind: 'drop'; readonly when: 'before' | 'after' }
  | { readonly kind: 'http'; readonly status: number; readonly when: 'before' | 'after' }
  | { readonly kind: 'slow'; readonly milliseconds: number }
  /** It is taken (`after`) or not, and no answer ever comes. */
  | { readonly kind: 'silent'; readonly when: 'before' | 'after' }
  /** All goes well: the fault comes with a later call. */
  | { readonly kind: 'none' };

/** Slack's side of OAuth: who may ask for tokens, which codes have been given out, and what each token is worth. */
export interface FakeOAuth {
  readonly clientId: string;
  readonly clientSecret: string;
  readonly codes: Map<string, { readonly team: string | undefined; readonly redirectUri: string }>;
  /** By token: whose it is, and what Slack says to it. */
  readonly tokens: Map<string, { readonly team: string; state: 'live' | 'token_expired' | 'token_revoked' }>;
  /** By refresh token: whose it is, and how often it has been used. */
  readonly refreshes: Map<string, { readonly team: string; used: number }>;
  /** Seconds that a token lives, where token rotation is on. */
  rotation?: number;
}

export interface FakeState {
  readonly team: string;
  readonly botUser: string;
  readonly botToken: string;
  readonly appToken: string;
  readonly scopes: string[];
  readonly oauth: FakeOAuth;
  readonly messages: FakeMessage[];
  readonly ephemerals: FakeEphemeral[];
  readonly pins: { channel: string; ts: string }[];
  readonly views: FakeView[];
  readonly files: Map<string, FakeFile>;
  /** How often Slack is asked for a new file before it can stand in a message. */
  looksUntilReady: number;
  readonly channels: Map<
    string,
    { id: string; team: string; name: string; archived: boolean; member: boolean; members: string[] }
  >;
  readonly users: Map<string, { id: string; name: string; team: string }>;
  /** Trigger ids and when they were given, in milliseconds. */
  readonly triggers: Map<string, number>;
  readonly faults: { method: string; fault: Fault; times: number }[];
  /** What happens to calls that no fault is laid out for. */
  weather?: (method: string) => Fault;
  /** What Slack would have refused for its looks. */
  readonly refused: string[];
  /** `team`: whose token it was asked with. */
  readonly calls: { method: string; args: Record<string, unknown>; team: string | undefined }[];
  readonly sockets: Set<ServerSocket>;
  readonly streams: Set<Duplex>;
  counter: number;
}

export function nextTs(state: FakeState): string {
  state.counter += 1;
  return `${Math.floor(Date.now() / 1000)}.${String(state.counter).padStart(6, '0')}`;
}

export function nextId(state: FakeState, prefix: string): string {
  state.counter += 1;
  return `${prefix}${String(state.counter).padStart(8, '0')}`;
}

/** The bot's user in a workspace. */
export function botUserIn(state: FakeState, team: string): string {
  return team === state.team ? state.botUser : `U0BOT${team.slice(1)}`;
}
