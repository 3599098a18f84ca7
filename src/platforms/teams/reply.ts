import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import type { Form, FormValues } from '../../chat/form.ts';
import type { AccountRef, OutgoingFile, Reply } from '../../chat/incoming.ts';
import type { Card } from './card.ts';
import { cardActivity, lineActivity } from './connector.ts';
import type { TeamsContext } from './context.ts';
import { deliveryFault } from './delivery-fault.ts';
import { fileOffer } from './file-offer.ts';
import { type Conversation, conversationAddress } from './identity.ts';
import { renderMessage, teamsText } from './render.ts';
import { renderForm } from './render-form.ts';

/**
 * A reply as a card: its form if it opens one, else its message. Undefined when it says nothing.
 * @param stamp the place that it answers, when that is another than the person's own chat
 */
export function replyCard(context: TeamsContext, reply: Reply, stamp?: string): Card | undefined {
  if (reply.form) return openForm(context, reply.form, stamp);
  return reply.message.blocks.length > 0 ? renderMessage(reply.message, stamp) : undefined;
}

function openForm(context: TeamsContext, form: Form, stamp: string | undefined): Card {
  const token = randomUUID();
  context.forms.set(token, form);
  return renderForm(form, { token, stamp });
}

/**
 * The form again with its faults in place, or undefined when it is no longer known (a restart, another replica). What
 * was filled in is kept, but not the text of a faulted field: refused text is never written to a reply.
 */
export function faultedForm(
  context: TeamsContext,
  reply: Reply,
  token: string | undefined,
  values: FormValues,
  stamp?: string,
): Card | undefined {
  const form = reply.form ?? (token === undefined ? undefined : context.forms.get(token));
  const errors = reply.fieldErrors;
  if (form === undefined || errors === undefined) return undefined;
  const kept = Object.fromEntries(
    form.fields.flatMap((field) => {
      const value = values[field.id];
      return value === undefined || (field.kind === 'text' && errors[field.id] !== undefined)
        ? []
        : [[field.id, value]];
    }),
  );
  const kind = token ?? randomUUID();
  context.forms.set(kind, form);
  return renderForm(form, { token: kind, stamp, values: kept, errors });
}

/** The reply's message with the faults listed, for a form that can't be shown again. */
export function faultsAsMessage(reply: Reply, labels: Readonly<Record<string, string>> = {}): Card {
  const text = teamsText(reply.message.language);
  const items = Object.entries(reply.fieldErrors ?? {}).map(([id, fault]) => ({
    text: text.fieldFault(labels[id] ?? id, fault),
  }));
  return renderMessage({
    ...reply.message,
    blocks: [...reply.message.blocks, { kind: 'list', items }, { kind: 'text', text: text.formLost }],
  });
}

/** Sends a reply to a person's own chat, which it alone may be seen in. Whether it got there. */
export async function sendPrivately(
  context: TeamsContext,
  account: AccountRef,
  reply: Reply,
  chat?: string,
): Promise<boolean> {
  const card = replyCard(context, reply);
  return sendCard(context, account, card, reply.files ?? [], reply.message.language, chat);
}

export async function sendCard(
  context: TeamsContext,
  account: AccountRef,
  card: Card | undefined,
  files: readonly OutgoingFile[],
  language: 'sv' | 'en',
  chat?: string,
): Promise<boolean> {
  try {
    const address = chat ?? (await insistently(() => context.connector.personalChat(account)));
    if (card) await insistently(() => context.connector.post(address, cardActivity(card)));
    for (const file of files) {
      const offer = fileOffer(context, account, file, language);
      await insistently(() => context.connector.post(address, offer));
    }
    return true;
  } catch (error) {
    const { kind, reason } = deliveryFault(error);
    if (kind === 'unreachable') context.connector.forgetPersonalChat(account);
    context.log.warn({ platform: 'teams', kind, reason }, 'A reply did not reach its person');
    return false;
  }
}

/** A line that everyone in the conversation may see, in the thread that it concerns. */
export async function sendLine(context: TeamsContext, conversation: Conversation, text: string): Promise<void> {
  try {
    const address = conversationAddress(conversation.id, conversation.thread);
    await insistently(() => context.connector.post(address, lineActivity(text)));
  } catch (error) {
    const { kind, reason } = deliveryFault(error);
    context.log.warn({ platform: 'teams', kind, reason }, 'A line was not posted');
  }
}

/** Puts a card in place of the message that it answers, also for the person's other devices. */
export async function replacePressed(
  context: TeamsContext,
  address: string,
  pressed: string,
  card: Card,
): Promise<boolean> {
  try {
    await insistently(() => context.connector.update(address, pressed, cardActivity(card)));
    return true;
  } catch (error) {
    const { kind, reason } = deliveryFault(error);
    context.log.warn({ platform: 'teams', kind, reason }, 'A used card was not replaced');
    return false;
  }
}

/** Tries again what Microsoft says was not done, within the 15 s that Teams waits for an answer. */
async function insistently<Result>(call: () => Promise<Result>): Promise<Result> {
  for (const seconds of [1, 3]) {
    try {
      return await call();
    } catch (error) {
      const fault = deliveryFault(error);
      const pause = fault.kind === 'retry' ? (fault.afterSeconds ?? seconds) : Number.POSITIVE_INFINITY;
      if (pause > 4) throw error;
      await wait(pause * 1000 * (0.8 + Math.random() * 0.4));
    }
  }
  return call();
}
