import type { Form } from '../../chat/form.ts';
import type { Outcome } from '../../chat/incoming.ts';
import type { Message } from '../../chat/message.ts';

/** A message as the page gets it: what it says, and the payloads that Slack and Teams would have been sent. */
export interface DrawnMessage {
  readonly neutral: Message;
  readonly slack: unknown;
  readonly teams: unknown;
}

/** A post in a channel or in someone's direct messages. `at` is local wall-clock time, ISO. */
export interface DrawnPost {
  readonly seq: number;
  readonly at: string;
  readonly updatedSeq: number;
  readonly drawn: DrawnMessage;
}

export interface DrawnReply {
  readonly outcome: Outcome;
  readonly drawn: DrawnMessage;
  readonly form?: Form;
  readonly fieldErrors?: Readonly<Record<string, string>>;
  readonly files?: readonly DrawnFile[];
  readonly replaces?: boolean;
  /** The privacy guard refused the text: it must not stay on the screen. */
  readonly hides?: boolean;
}

export interface DrawnFile {
  readonly name: string;
  readonly mediaType: string;
  readonly base64: string;
}

/** Where local mode's clock is to be moved. `date`: 09:00 on that day, `YYYY-MM-DD`. */
export type ClockTarget =
  | { readonly to: 'next-message' }
  | { readonly to: 'next-day' }
  | { readonly to: 'date'; readonly date: string };

/** What was sent while the clock was moved. Instants are in UTC. */
export interface ClockMove {
  readonly from: string;
  readonly to: string;
  /** It was to go on to the next message, and stopped where it had found none. */
  readonly foundNone?: true;
  readonly messages: number;
  /** Those who got something, in the order in which they were first reached. */
  readonly recipients: readonly MoveRecipient[];
}

export interface MoveRecipient {
  readonly kind: 'channel' | 'function';
  /** The channel's id, or the function's name. */
  readonly id: string;
  readonly messages: number;
  /** The latest message: when it came, and its first line after the heading. */
  readonly at: string;
  readonly says: string;
}

/**
 * What the event stream tells. `posted` and `direct`: there is something to fetch in a channel, or for a function;
 * `edited`: what was there already has changed. `clock`: what time it is, and where the clock is on its way to.
 * `moved`: the clock has been moved.
 */
export type LocalEvent =
  | { readonly kind: 'posted'; readonly channel: string; readonly edited?: true }
  | { readonly kind: 'direct'; readonly function: string; readonly edited?: true }
  | { readonly kind: 'clock'; readonly now: string; readonly goingTo?: string }
  | { readonly kind: 'moved'; readonly move: ClockMove };

export const maxFileBytes = 10 * 1024 * 1024;

/** Where the page's own server has the file that a message speaks of by this ref. */
export function documentAddress(ref: string): string {
  return `api/document?${new URLSearchParams({ ref })}`;
}
