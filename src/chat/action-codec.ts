import { z } from 'zod';
import type { Action } from './message.ts';

/** Slack keeps at most 2,000 characters in a button's value; the other platforms keep more. */
const maxActionLength = 2000;

const actionSchema = z.strictObject({
  command: z.string().min(1).max(100),
  measure: z.string().max(200).optional(),
  agreement: z.string().max(200).optional(),
  version: z.number().int().nonnegative().optional(),
  question: z.string().max(200).optional(),
  language: z.enum(['sv', 'en']).optional(),
  stays: z.literal(true).optional(),
  args: z.record(z.string().max(100), z.union([z.string(), z.number(), z.boolean(), z.null()])).optional(),
});

/** The action as a button carries it. Throws when it is longer than a button holds: a button never carries people's text. */
export function encodeAction(action: Action): string {
  const text = JSON.stringify(action);
  if (text.length > maxActionLength) {
    throw new Error(`The action ${action.command} is ${text.length} characters; a button holds ${maxActionLength}.`);
  }
  return text;
}

/** The action that a pressed button brought back, or undefined when it is not one that we wrote. */
export function decodeAction(text: string): Action | undefined {
  if (text.length > maxActionLength) return undefined;
  const parsed = actionSchema.safeParse(jsonOf(text));
  return parsed.success ? withoutUndefined(parsed.data) : undefined;
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function withoutUndefined(data: z.infer<typeof actionSchema>): Action {
  const { command, measure, agreement, version, question, language, stays, args } = data;
  return {
    command,
    ...(measure === undefined ? {} : { measure }),
    ...(agreement === undefined ? {} : { agreement }),
    ...(version === undefined ? {} : { version }),
    ...(question === undefined ? {} : { question }),
    ...(language === undefined ? {} : { language }),
    ...(stays === undefined ? {} : { stays }),
    ...(args === undefined ? {} : { args }),
  };
}
