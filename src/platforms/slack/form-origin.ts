import { z } from 'zod';
import { decodeAction, encodeAction } from '../../chat/action-codec.ts';
import type { Action, Language } from '../../chat/message.ts';
import { limits } from './limits.ts';

/** Where a form was opened: the answer to its submission goes back there. */
export interface FormOrigin {
  readonly channel: string;
  readonly thread?: string;
}

export interface FormMetadata {
  readonly action: Action;
  readonly language: Language;
  readonly origin?: FormOrigin;
}

const metadataSchema = z.object({
  a: z.string(),
  l: z.enum(['sv', 'en']),
  c: z.string().optional(),
  t: z.string().optional(),
});

/** What a modal carries to its submission, as a string that only we read. */
export function encodeMetadata(action: Action, language: Language, origin: FormOrigin | undefined): string {
  const encoded = encodeAction(action);
  const text = JSON.stringify({ a: encoded, l: language, c: origin?.channel, t: origin?.thread });
  if (text.length > limits.privateMetadata) {
    throw new Error(`The form's action ${action.command} is too long for Slack: ${text.length} characters.`);
  }
  return text;
}

export function decodeMetadata(text: string): FormMetadata | undefined {
  const parsed = metadataSchema.safeParse(jsonOf(text));
  if (!parsed.success) return undefined;
  const action = decodeAction(parsed.data.a);
  if (action === undefined) return undefined;
  const { c: channel, t: thread, l: language } = parsed.data;
  const origin = channel === undefined ? undefined : { channel, ...(thread === undefined ? {} : { thread }) };
  return { action, language, ...(origin === undefined ? {} : { origin }) };
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
