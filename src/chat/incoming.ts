import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Form, FormValues } from './form.ts';
import type { Action, Language, Message } from './message.ts';

export type PlatformName = 'slack' | 'teams' | 'local' | 'cli';

/** A place on a platform: Slack's team + channel, Teams' tenant + conversation, a group's name on the local page. */
export interface ChannelRef {
  readonly platform: PlatformName;
  readonly tenant: string;
  readonly id: string;
}

/** A person's account on a platform: Slack's team + user, Teams' tenant + Entra object id, a function's name locally. */
export interface AccountRef {
  readonly platform: PlatformName;
  readonly tenant: string;
  readonly id: string;
}

/** Who said something, and where. */
export interface Origin {
  readonly account: AccountRef;
  /** Absent in a personal chat, a direct message and on the command line without a group. `team`: Teams' team that it is one of. */
  readonly channel?: ChannelRef & { readonly name?: string; readonly thread?: string; readonly team?: string };
  /** Whether what was typed stays visible to others as a chat message (a mention), so that a refusal must say so. */
  readonly visible: boolean;
}

/** Something from a platform, already verified and zod-checked. `id` is the inbox id: the same id is the same thing again. */
export type Incoming = {
  readonly id: string;
  readonly origin: Origin;
  /** ISO instant: only local mode and the command line may set the time of a change. */
  readonly at?: string;
} /** A line as typed. `root` is the slash command's own word (`/insats` → measure); a mention's line may begin with it. */ & (
  | {
      readonly kind: 'typed';
      readonly text: string;
      readonly root?: 'measure' | 'agreement';
      readonly language?: Language;
    }
  | { readonly kind: 'action'; readonly action: Action }
  | { readonly kind: 'submission'; readonly action: Action; readonly values: FormValues }
  | { readonly kind: 'file'; readonly fileName: string; readonly bytes: Uint8Array; readonly text?: string }
  /** The bot was added to a channel, or a person opened it for the first time. */
  | { readonly kind: 'invited' }
  /**
   * The bot was removed from the channel, the channel was archived, all this of the team that the channel is one of, or (without
   * channel) the app was uninstalled.
   */
  | { readonly kind: 'removed'; readonly what: 'channel' | 'team' | 'installation' }
);

export type Outcome = 'done' | 'asked' | 'refused' | 'failed';

/** The answer to the one who spoke. It is theirs alone: what the group should see is posted by the delivery queue. */
export interface Reply {
  readonly outcome: Outcome;
  readonly message: Message;
  /** What was recorded or proposed, machine readable (`samverkan chat --json`). */
  readonly data?: Readonly<Record<string, unknown>>;
  /** A form to open at once (a Slack modal). The message is what is said where a form can't open. */
  readonly form?: Form;
  /** A submission's faults by field id, shown in place; the form stays open. */
  readonly fieldErrors?: Readonly<Record<string, string>>;
  readonly files?: readonly OutgoingFile[];
  /** The message whose button was pressed is spent: replace it by this reply. */
  readonly replaces?: boolean;
}

/** `ref`: what it can be fetched by again, where it is kept (`FileRef`). */
export interface OutgoingFile {
  readonly name: string;
  readonly mediaType: string;
  readonly bytes: Uint8Array;
  readonly ref?: string;
}

/** The file that a message or a button speaks of; undefined when it is not kept, or not any more. May throw when the store is away. */
export type ResolveFile = (ref: string) => Promise<OutgoingFile | undefined>;

/** Never throws: a fault becomes a reply with outcome `failed` and a reference. */
export type Dispatch = (incoming: Incoming) => Promise<Reply>;

/** Where a post goes: a channel (in a thread of it), or one person's direct messages. */
export type PostTarget =
  | { readonly kind: 'channel'; readonly channel: ChannelRef; readonly thread?: string }
  | { readonly kind: 'person'; readonly account: AccountRef };

export type PostResult =
  | { readonly kind: 'sent'; readonly messageId: string; readonly channelId: string }
  /** Nothing was posted; try again, no sooner than told. `limited`: the platform asks us to send less, everywhere there. */
  | { readonly kind: 'retry'; readonly afterSeconds?: number; readonly reason: string; readonly limited?: true }
  /** It may or may not have been posted (a dropped connection, a timeout, a 5xx). */
  | { readonly kind: 'ambiguous'; readonly reason: string }
  /**
   * It can never be posted. `place`: there (left, removed, archived, blocked). `installation`: anywhere, since our own access
   * is gone (a revoked token). `message`: this message.
   */
  | { readonly kind: 'unreachable'; readonly reason: string; readonly what: 'place' | 'installation' | 'message' };

/** The reason of a post to a workspace or tenant that is no longer ours: its leaving has been told when it left. */
export const notOurs = 'not-ours';

/** `later`: the platform could tell, but not now. `unknown`: it can't tell, and won't. */
export type FindResult =
  | { readonly kind: 'found'; readonly messageId: string; readonly channelId: string }
  | { readonly kind: 'absent' }
  | { readonly kind: 'later'; readonly afterSeconds?: number; readonly reason: string }
  | { readonly kind: 'unknown' };

/** How often a place may be posted to: one each `everyMs`, and `burst` at once when it has been quiet. */
export interface Pace {
  readonly everyMs: number;
  readonly burst: number;
}

/** What the delivery queue needs of a platform. `deliveryId` is stable over attempts and travels with the post where the platform can carry it. */
export interface Poster {
  readonly platform: PlatformName;
  /** The platform's own limit for each channel and person; absent where there is none. */
  readonly pace?: Pace;
  post(target: PostTarget, message: Message, deliveryId: string): Promise<PostResult>;
  /** After an ambiguous failure: whether the post is there. `unknown` where the platform can't tell (Teams). */
  findPost(target: PostTarget, deliveryId: string): Promise<FindResult>;
  update(channelId: ChannelRef, messageId: string, message: Message): Promise<PostResult>;
  /**
   * Puts the message's documents in its thread, where files can go with a message: each once, and a new one only when its ref
   * has changed. `again`: some may be there already. What can't be put there is said there; never throws.
   */
  attach?(
    place: ChannelRef & { readonly thread?: string },
    messageId: string,
    message: Message,
    again: boolean,
  ): Promise<void>;
  /** Keeps a message at the channel's top, where the platform can. The same again is the same. */
  pin?(channel: ChannelRef, messageId: string): Promise<void>;
}

/** A platform as `main` sees it. The endpoints are served on the one port, matched by exact path or, ending in `/`, by prefix. */
export interface Platform extends Poster {
  readonly endpoints: readonly {
    readonly path: string;
    readonly listener: (request: IncomingMessage, response: ServerResponse) => void;
  }[];
  start(): Promise<void>;
  /** Stops taking new requests and waits for those in flight. */
  stop(): Promise<void>;
}
