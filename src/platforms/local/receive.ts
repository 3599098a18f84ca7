import { z } from 'zod';
import { decodeAction } from '../../chat/action-codec.ts';
import type { Incoming, Origin } from '../../chat/incoming.ts';
import type { Language } from '../../chat/message.ts';
import { maxFileBytes } from './wire.ts';

const name = z.string().min(1).max(200);

const speaker = {
  /** Made by the page, one per press of the button: the same id is the same thing again. */
  id: z.uuid(),
  /** The function that one acts as. */
  as: name,
  /** The channel's id, or null in one's direct messages. */
  channel: name.nullable(),
};

const encodedAction = z.string().transform((text, context) => {
  const action = decodeAction(text);
  if (action) return action;
  context.addIssue({ code: 'custom', message: 'not an action that this bot has written' });
  return z.NEVER;
});

export const language = z.enum(['sv', 'en']);

export const sayBody = z.strictObject({ ...speaker, text: z.string().min(1).max(60_000), language });
export const actBody = z.strictObject({ ...speaker, action: encodedAction });
export const submitBody = z.strictObject({
  ...speaker,
  action: encodedAction,
  values: z.record(z.string().max(100), z.union([z.string().max(60_000), z.array(z.string().max(200)).max(500)])),
});
export const fileBody = z.strictObject({
  ...speaker,
  fileName: z.string().min(1).max(255),
  text: z.string().max(4000),
  base64: z.base64(),
});

/** Where the clock is to be moved, in the language that the page is shown in. */
export const clockBody = z.discriminatedUnion('to', [
  z.strictObject({ to: z.literal('next-message'), language }),
  z.strictObject({ to: z.literal('next-day'), language }),
  z.strictObject({ to: z.literal('date'), date: z.iso.date(), language }),
]);

/** A typed line: `/insats 1.3 klar` becomes its root and the rest; what is no command of ours is left as it was typed. */
export function typed(body: z.infer<typeof sayBody>): Incoming {
  const [, word = '', rest = ''] = /^\s*\/(\w+)(?=\s|$)(.*)$/su.exec(body.text) ?? [];
  const command = rootByWord.get(word.toLowerCase());
  return {
    id: inboxId(body.id),
    origin: originOf(body),
    kind: 'typed',
    language: command?.language ?? body.language,
    ...(command ? { root: command.root, text: rest.trim() } : { text: body.text.trim() }),
  };
}

export function pressed(body: z.infer<typeof actBody>): Incoming {
  return { id: inboxId(body.id), origin: originOf(body), kind: 'action', action: body.action };
}

export function submitted(body: z.infer<typeof submitBody>): Incoming {
  const { action, values } = body;
  return { id: inboxId(body.id), origin: originOf(body), kind: 'submission', action, values };
}

/** Undefined when the file is larger than `maxFileBytes`. */
export function attached(body: z.infer<typeof fileBody>): Incoming | undefined {
  const bytes = new Uint8Array(Buffer.from(body.base64, 'base64'));
  if (bytes.byteLength > maxFileBytes) return undefined;
  const text = body.text.trim();
  return {
    id: inboxId(body.id),
    origin: originOf(body),
    kind: 'file',
    fileName: body.fileName,
    bytes,
    ...(text !== '' && { text }),
  };
}

// The English words ask for English; the Swedish ones leave it to the page's own language.
const rootByWord: ReadonlyMap<string, { root: 'measure' | 'agreement'; language?: Language }> = new Map([
  ['insats', { root: 'measure' }],
  ['measure', { root: 'measure', language: 'en' }],
  ['samverkan', { root: 'agreement' }],
  ['agreement', { root: 'agreement', language: 'en' }],
]);

const inboxId = (id: string) => `local:${id}`;

function originOf({ as, channel }: { as: string; channel: string | null }): Origin {
  const place = { platform: 'local', tenant: 'local' } as const;
  return {
    account: { ...place, id: as },
    ...(channel !== null && { channel: { ...place, id: channel } }),
    // The typed line lives in the browser's memory only, and the page blanks it when it is refused.
    visible: false,
  };
}
