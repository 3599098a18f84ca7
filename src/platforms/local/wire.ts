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

/** What the event stream tells: somewhere there is something new to fetch, or what time it is. */
export type LocalEvent =
  | { readonly kind: 'posted'; readonly channel: string }
  | { readonly kind: 'direct'; readonly function: string }
  | { readonly kind: 'clock'; readonly now: string };

export const maxFileBytes = 10 * 1024 * 1024;
