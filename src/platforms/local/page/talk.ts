import type { DrawnMessage, DrawnPost, DrawnReply } from '../wire.ts';
import type { Deed } from './api.ts';

/** What stands in a conversation, in the order that it came. Only `post` is kept by the server; the rest is gone when the page is. */
export type Entry =
  | { readonly kind: 'post'; readonly key: string; readonly post: DrawnPost }
  | { readonly kind: 'reply'; readonly key: string; readonly at: string; readonly reply: DrawnReply }
  | OwnLine;

/** What the person sent. `words` are absent once the guard has refused them: they must not linger on the screen. */
export interface OwnLine {
  readonly kind: 'own';
  readonly key: string;
  readonly at: string;
  readonly words?: { readonly text: string; readonly fileName?: string };
  readonly state: 'sending' | 'sent' | { readonly failed: string; readonly deed: Deed };
}

export type Talk = readonly Entry[];

/** The latest thing that the server has told: what to ask for the news after. */
export function lastSeq(talk: Talk): number {
  return talk.reduce(
    (last, entry) => (entry.kind === 'post' ? Math.max(last, entry.post.seq, entry.post.updatedSeq) : last),
    0,
  );
}

/** New posts last, edited ones in their place. */
export function withPosts(talk: Talk, posts: readonly DrawnPost[]): Talk {
  const entryByKey = new Map(talk.map((entry) => [entry.key, entry]));
  for (const post of posts) {
    const key = `post-${post.seq}`;
    entryByKey.set(key, { kind: 'post', key, post });
  }
  return [...entryByKey.values()];
}

export function withOwn(talk: Talk, line: OwnLine): Talk {
  return talk.some((entry) => entry.key === line.key)
    ? talk.map((entry) => (entry.key === line.key ? line : entry))
    : [...talk, line];
}

/** The own line is answered: sent, and blank if the guard refused it. */
export function answered(talk: Talk, key: string, { hides }: Pick<DrawnReply, 'hides'>): Talk {
  return talk.map((entry) => {
    if (entry.kind !== 'own' || entry.key !== key) return entry;
    const { words, ...rest } = entry;
    return { ...rest, state: 'sent', ...(words && !hides && { words }) };
  });
}

export function failed(talk: Talk, key: string, why: string, deed: Deed): Talk {
  return talk.map((entry) =>
    entry.kind === 'own' && entry.key === key ? { ...entry, state: { failed: why, deed } } : entry,
  );
}

/** The reply last in the conversation, or in the place of the private reply whose button was pressed. */
export function withReply(talk: Talk, reply: DrawnReply, key: string, at: string, pressedIn?: string): Talk {
  const spent = talk.find((entry) => entry.key === pressedIn);
  if (reply.replaces && spent?.kind === 'reply') {
    return talk.map((entry) => (entry === spent ? { ...spent, reply, at } : entry));
  }
  return [...talk, { kind: 'reply', key, at, reply }];
}

export function drawnOf(entry: Exclude<Entry, OwnLine>): DrawnMessage {
  return entry.kind === 'post' ? entry.post.drawn : entry.reply.drawn;
}
