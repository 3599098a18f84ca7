import type { Incoming, Origin } from '../../chat/incoming.ts';
import type { Language } from '../../chat/message.ts';
import type { SlackFile } from './payloads.ts';

/** Where an answer goes when nothing else carries it. Without channel: the person's direct messages. */
export interface Back {
  readonly user: string;
  readonly channel?: string;
  readonly thread?: string;
}

/** Something verified from Slack, and what it takes to answer it. `team`: the workspace whose installation it is for. */
export type Work = (Asked & { readonly team: string }) | { readonly kind: 'ignored'; readonly what: string };

type Asked =
  | {
      readonly kind: 'command';
      readonly incoming: Incoming;
      readonly language: Language;
      readonly responseUrl: string;
      readonly triggerId: string;
      readonly back: Back;
    }
  | {
      readonly kind: 'action';
      /** Absent when the button is not one of ours. */
      readonly incoming?: Incoming;
      readonly responseUrl?: string;
      readonly triggerId: string;
      readonly back: Back;
      /** The modal that the button was in. */
      readonly viewId?: string;
    }
  | {
      readonly kind: 'submission';
      /** Absent when the form is not one of ours. */
      readonly incoming?: Incoming;
      readonly language: Language;
      readonly viewId: string;
      readonly privateMetadata: string;
      /** The block ids of the fields, in order: only these can carry an error. */
      readonly fields: readonly string[];
      readonly back: Back;
    }
  | {
      readonly kind: 'talk';
      readonly id: string;
      readonly origin: Origin;
      readonly text: string;
      readonly files: readonly SlackFile[];
      readonly back: Back;
    }
  | { readonly kind: 'notice'; readonly incoming: Incoming; readonly back?: Back };

export function backOf(user: string, channel: string | undefined, thread: string | undefined): Back {
  return {
    user,
    ...(channel === undefined ? {} : { channel }),
    ...(thread === undefined ? {} : { thread }),
  };
}
