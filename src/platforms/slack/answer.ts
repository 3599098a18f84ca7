import { randomBytes } from 'node:crypto';
import type { Dispatch, Incoming, Reply } from '../../chat/incoming.ts';
import { type Language, type Message, plainText } from '../../chat/message.ts';
import { renderMessage } from './render.ts';
import { renderForm, renderMessageView, renderWaitingView } from './render-form.ts';
import type { SlackLog } from './slack-log.ts';
import { slackText } from './slack-text.ts';
import { formOriginOf, type Speaker } from './speaker.ts';
import { clean, cut } from './text-pieces.ts';
import type { Work } from './work.ts';

/** Answers Slack's request. The body of a command's is shown to the person, the body of a submission's changes the modal. */
export type Ack = (body?: object) => Promise<void>;

export interface AnswerTools {
  readonly dispatch: Dispatch;
  readonly speaker: Speaker;
  readonly log: SlackLog;
}

type WorkOf<Kind extends Work['kind']> = Extract<Work, { kind: Kind }>;

/** Slack closes the request after 3 s: past 2 s it is answered before the work is done. */
const ackAfter = 2000;
/** A form opens with a trigger that lives 3 s, before the request is answered if it is quick. */
const openFormBefore = 2500;
const longestFieldError = 1000;

export async function answerCommand(work: WorkOf<'command'>, ack: Ack, tools: AnswerTools): Promise<void> {
  const started = performance.now();
  const answer = ask(work.incoming, work.language, tools);
  const early = await within(answer, ackAfter);
  let acked = early === undefined && (await acknowledge(ack));
  let reply = early ?? (await answer);
  const respond = async (message: Message) => {
    const isFirst = !acked;
    acked = true;
    if (isFirst && (await acknowledge(ack, { response_type: 'ephemeral', ...renderMessage(message) }))) return;
    const responded = await tools.speaker.respond(work.responseUrl, message, {});
    if (!responded) await tools.speaker.say(work.back, message);
  };
  if (reply.form !== undefined) {
    const opening = tools.speaker.openForm(work.triggerId, reply.form, work.back);
    const opened = acked ? await opening : await within(opening, openFormBefore - (performance.now() - started));
    if (opened === undefined) acked = await acknowledge(ack);
    if (opened ?? (await opening)) {
      if (!acked) await acknowledge(ack);
      return sendFiles(reply, work.back.user, tools, respond);
    }
    reply = withFormButton(reply);
  }
  await respond(reply.message);
  await sendFiles(reply, work.back.user, tools, respond);
}

export async function answerAction(work: WorkOf<'action'>, ack: Ack, tools: AnswerTools): Promise<void> {
  const answer = work.incoming === undefined ? notUnderstood() : ask(work.incoming, 'sv', tools);
  const early = await within(answer, ackAfter);
  if (early === undefined) await acknowledge(ack);
  let reply = early ?? (await answer);
  let opened = false;
  if (reply.form !== undefined) {
    const { form } = reply;
    opened =
      work.viewId === undefined
        ? await tools.speaker.openForm(work.triggerId, form, work.back)
        : await tools.speaker.updateView(work.viewId, renderForm(form, formOriginOf(work.back)));
    if (!opened) reply = withFormButton(reply);
  }
  // What answers a button's request is never shown: the answer goes to its response_url.
  if (early !== undefined) await acknowledge(ack);
  const respond = (message: Message, replace = false) => respondToAction(work, message, replace, tools);
  if (!opened) await respond(reply.message, reply.replaces ?? false);
  await sendFiles(reply, work.back.user, tools, respond);
}

export async function answerSubmission(work: WorkOf<'submission'>, ack: Ack, tools: AnswerTools): Promise<void> {
  const answer = work.incoming === undefined ? notUnderstood() : ask(work.incoming, work.language, tools);
  const early = await within(answer, ackAfter);
  const say = async (message: Message) => void (await tools.speaker.say(work.back, message));
  if (early === undefined) {
    const waiting = renderWaitingView(work.language, work.privateMetadata);
    await acknowledge(ack, { response_action: 'update', view: waiting });
    const late = await answer;
    const view =
      late.form === undefined ? renderMessageView(late.message) : renderForm(late.form, formOriginOf(work.back));
    // Where the person has closed the modal it can't be updated.
    if (!(await tools.speaker.updateView(work.viewId, view))) await say(late.message);
    return sendFiles(late, work.back.user, tools, say);
  }
  const errors = inPlaceErrors(early, work.fields);
  if (errors !== undefined) return void (await acknowledge(ack, { response_action: 'errors', errors }));
  if (early.form !== undefined) {
    const view = renderForm(early.form, formOriginOf(work.back));
    await acknowledge(ack, { response_action: 'update', view });
  } else {
    await acknowledge(ack, { response_action: 'clear' });
    await say(early.message);
  }
  await sendFiles(early, work.back.user, tools, say);
}

/** Dispatches, and makes a fault that should have been caught there into a sentence with a reference. */
export async function ask(incoming: Incoming, language: Language, tools: AnswerTools): Promise<Reply> {
  try {
    return await tools.dispatch(incoming);
  } catch (error) {
    const reference = randomBytes(4).toString('hex');
    const name = error instanceof Error ? error.name : 'unknown';
    tools.log.error('slack-dispatch-threw', { reference, kind: incoming.kind, error: name });
    return { outcome: 'failed', message: sentence(slackText(language).failed(reference), language) };
  }
}

export function sentence(text: string, language: Language): Message {
  return { language, summary: text, blocks: [{ kind: 'text', text }] };
}

/** What the promise gives, or undefined when it takes longer (milliseconds). */
export async function within<Value>(promise: Promise<Value>, milliseconds: number): Promise<Value | undefined> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<undefined>((resolve) => {
    timer = setTimeout(resolve, Math.max(0, milliseconds), undefined);
  });
  try {
    return await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
  }
}

/** Whether Slack got it: in Socket Mode the connection may be gone by now. */
export async function acknowledge(ack: Ack, body?: object): Promise<boolean> {
  try {
    await ack(body);
    return true;
  } catch {
    return false;
  }
}

async function respondToAction(work: WorkOf<'action'>, message: Message, replace: boolean, tools: AnswerTools) {
  const { speaker } = tools;
  const thread = work.back.thread === undefined ? {} : { thread: work.back.thread };
  if (work.responseUrl !== undefined && (await speaker.respond(work.responseUrl, message, { replace, ...thread })))
    return;
  if (work.viewId !== undefined && (await speaker.updateView(work.viewId, renderMessageView(message)))) return;
  await speaker.say(work.back, message);
}

async function notUnderstood(): Promise<Reply> {
  return { outcome: 'refused', message: sentence(slackText('sv').notUnderstood, 'sv') };
}

/** The message with a button that opens the form, for when Slack's trigger has expired. */
export function withFormButton(reply: Reply): Reply {
  const { message, form } = reply;
  if (form === undefined || message.blocks.some((block) => block.kind === 'actions')) return reply;
  const text = slackText(message.language);
  return {
    ...reply,
    message: {
      ...message,
      blocks: [
        ...message.blocks,
        { kind: 'text', text: text.formExpired, style: 'quiet' },
        { kind: 'actions', buttons: [{ label: text.openForm, action: form.action, style: 'primary' }] },
      ],
    },
  };
}

/** Faults shown in the open form. A refusal without fields stands at the first one, so that what was written is not lost. */
function inPlaceErrors(reply: Reply, fields: readonly string[]): Record<string, string> | undefined {
  const [first] = fields;
  if (first === undefined) return undefined;
  const faults = Object.entries(reply.fieldErrors ?? {});
  if (faults.length > 0) {
    const errors: Record<string, string> = {};
    for (const [field, fault] of faults) {
      const at = fields.includes(field) ? field : first;
      errors[at] = errors[at] === undefined ? fault : `${errors[at]} ${fault}`;
    }
    return errors;
  }
  if (reply.outcome !== 'refused' && reply.outcome !== 'failed') return undefined;
  return { [first]: cut(clean(plainText(reply.message) || reply.message.summary), longestFieldError) };
}

async function sendFiles(
  reply: Reply,
  user: string,
  tools: AnswerTools,
  respond: (message: Message) => Promise<void>,
): Promise<void> {
  if (reply.files === undefined || reply.files.length === 0) return;
  const { language } = reply.message;
  const sent = await tools.speaker.sendFiles(user, reply.files);
  await respond(sentence(sent ? slackText(language).filesSent : slackText(language).filesFailed, language));
}
