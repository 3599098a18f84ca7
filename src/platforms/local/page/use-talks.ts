import { useCallback, useRef, useState } from 'react';
import type { DrawnReply } from '../wire.ts';
import { type Deed, getPosts, type Speaker, send } from './api.ts';
import { answered, failed, lastSeq, type Talk, withOwn, withPosts, withReply } from './talk.ts';
import { wallClock } from './time.ts';

/** A form that is open: who opened it and where, so that it is sent from there whatever else is shown meanwhile. */
export interface OpenForm {
  readonly form: NonNullable<DrawnReply['form']>;
  readonly speaker: Speaker;
  readonly id: string;
}

export interface Talks {
  readonly of: (speaker: Speaker) => Talk;
  /** Keys of the messages whose button is being carried out, and of own lines under way. */
  readonly busy: ReadonlySet<string>;
  readonly refresh: (speaker: Speaker) => Promise<void>;
  readonly speak: (speaker: Speaker, deed: Extract<Deed, { kind: 'say' | 'file' }>, retryKey?: string) => Promise<void>;
  readonly press: (speaker: Speaker, action: string, pressedIn: string) => Promise<void>;
  /** Sends a form. `id` is the attempt's: the same while the same thing is sent again. */
  readonly submit: (open: OpenForm, id: string, deed: Extract<Deed, { kind: 'submit' }>) => Promise<DrawnReply>;
}

const keyOf = ({ as, channel }: Speaker) => `${as}\n${channel ?? ''}`;

/** The conversations, one per function and place, in this page's memory. */
export function useTalks(readClock: () => number, onForm: (form: OpenForm) => void): Talks {
  const [talks, setTalks] = useState<ReadonlyMap<string, Talk>>(new Map());
  const [busy, setBusy] = useState<ReadonlySet<string>>(new Set());
  const latest = useRef(talks);

  const change = useCallback((speaker: Speaker, how: (talk: Talk) => Talk) => {
    const key = keyOf(speaker);
    latest.current = new Map(latest.current).set(key, how(latest.current.get(key) ?? []));
    setTalks(latest.current);
  }, []);

  const during = useCallback(async (key: string, work: () => Promise<void>) => {
    setBusy((keys) => new Set(keys).add(key));
    try {
      await work();
    } finally {
      setBusy((keys) => new Set([...keys].filter((other) => other !== key)));
    }
  }, []);

  const refresh = useCallback(
    async (speaker: Speaker) => {
      const posts = await getPosts(speaker, lastSeq(latest.current.get(keyOf(speaker)) ?? []));
      change(speaker, (talk) => withPosts(talk, posts));
    },
    [change],
  );

  const hear = useCallback(
    (speaker: Speaker, reply: DrawnReply, id: string, pressedIn?: string) => {
      if (reply.form) return onForm({ form: reply.form, speaker, id });
      change(speaker, (talk) => withReply(talk, reply, `reply-${id}`, wallClock(readClock()), pressedIn));
    },
    [change, onForm, readClock],
  );

  const speak = useCallback<Talks['speak']>(
    (speaker, deed, retryKey) => {
      const key = retryKey ?? crypto.randomUUID();
      const words = { text: deed.text, ...(deed.kind === 'file' && { fileName: deed.file.name }) };
      change(speaker, (talk) =>
        withOwn(talk, { kind: 'own', key, at: wallClock(readClock()), words, state: 'sending' }),
      );
      return during(key, async () => {
        try {
          const reply = await send(key, speaker, deed);
          change(speaker, (talk) => answered(talk, key, reply));
          hear(speaker, reply, key);
        } catch (error) {
          change(speaker, (talk) => failed(talk, key, messageOf(error), deed));
        }
      });
    },
    [change, during, hear, readClock],
  );

  const press = useCallback<Talks['press']>(
    (speaker, action, pressedIn) => {
      const id = crypto.randomUUID();
      return during(pressedIn, async () =>
        hear(speaker, await send(id, speaker, { kind: 'act', action }), id, pressedIn),
      );
    },
    [during, hear],
  );

  const submit = useCallback<Talks['submit']>(
    async ({ speaker }, id, deed) => {
      const reply = await send(id, speaker, deed);
      const stays = reply.fieldErrors !== undefined || reply.outcome === 'refused' || reply.outcome === 'failed';
      if (!stays) hear(speaker, reply, id);
      return reply;
    },
    [hear],
  );

  return { of: (speaker) => talks.get(keyOf(speaker)) ?? [], busy, refresh, speak, press, submit };
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
