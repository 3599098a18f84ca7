import type { Incoming, Reply } from '../../chat/incoming.ts';
import { type Activity, activitySchema } from './activity.ts';
import { type Card, cardContentType } from './card.ts';
import type { TeamsContext } from './context.ts';
import { answerConsent } from './file-offer.ts';
import { downloadFile, maxFileMegabytes } from './files.ts';
import { isLoopback } from './hosts.ts';
import { conversationOf, inboxId } from './identity.ts';
import { placeOf, stampOf } from './place.ts';
import { type Received, readActivity, type Way } from './receive.ts';
import { Remembered } from './remember.ts';
import { teamsText } from './render.ts';
import { faultedForm, faultsAsMessage, replacePressed, replyCard, sendCard, sendLine, sendPrivately } from './reply.ts';

/** The HTTP answer to an activity. */
export interface HttpAnswer {
  readonly status: number;
  readonly body?: object;
}

// Nobody has told us a language before the first reply, and the product speaks Swedish.
const text = teamsText('sv');

/**
 * Answers verified activities. Teams sends one again when it has waited 15 s: the same answer is then given without
 * anything being done or posted twice, as long as this process remembers; after that `dispatch` knows the inbox id.
 */
export function createAnswerer(context: TeamsContext): (body: unknown) => Promise<HttpAnswer> {
  const answerByInboxId = new Remembered<Promise<HttpAnswer>>(1000);
  return (body) => {
    const read = activitySchema.safeParse(body);
    if (!read.success) {
      context.log.warn(
        { platform: 'teams', fields: read.error.issues.map((issue) => issue.path.join('.')) },
        'An activity was unreadable',
      );
      return Promise.resolve({ status: 400 });
    }
    const id = inboxId(read.data);
    const known = answerByInboxId.get(id);
    if (known) return known;
    const answer = answerActivity(context, read.data).catch((error: unknown) => {
      answerByInboxId.delete(id);
      context.log.error(
        { platform: 'teams', error: error instanceof Error ? error.name : 'unknown' },
        'An activity failed',
      );
      return { status: 500 };
    });
    answerByInboxId.set(id, answer);
    return answer;
  };
}

async function answerActivity(context: TeamsContext, activity: Activity): Promise<HttpAnswer> {
  const { allowedTenants, clientSecret } = context.config;
  const received = readActivity(activity, allowedTenants, (stamp, account) => placeOf(stamp, account, clientSecret));
  if (received.kind === 'refused') {
    context.log.warn({ platform: 'teams', reason: received.reason }, 'An activity was refused');
    return { status: 403 };
  }
  context.connector.learn(activity);
  switch (received.kind) {
    case 'ignored':
      return { status: 200 };
    case 'incoming':
      return answerIncoming(context, activity, received);
    case 'file':
      return answerFile(context, activity, received);
    case 'file-elsewhere':
      await sendLine(context, conversationOf(activity), text.fileInPersonalChat);
      return { status: 200 };
    case 'unknown-button':
      return notice(context, activity, received.way, text.notMine);
    case 'cancelled':
      return cancel(context, activity, received);
    case 'consent':
      return answerConsent(context, conversationOf(activity).id, received);
  }
}

async function answerIncoming(
  context: TeamsContext,
  activity: Activity,
  received: Received & { kind: 'incoming' },
): Promise<HttpAnswer> {
  const { incoming, way } = received;
  const reply = await context.dispatch(incoming);
  if (incoming.kind === 'removed') return { status: 200 };
  const conversation = conversationOf(activity);
  if (incoming.kind === 'invited') {
    const card = replyCard(context, reply);
    await sendCard(context, incoming.origin.account, card, [], reply.message.language, conversation.id);
    return { status: 200 };
  }
  if (conversation.kind !== 'personal') return answerShared(context, activity, incoming, reply, way);
  if (way === 'message') {
    await sendPrivately(context, incoming.origin.account, reply, conversation.id);
    return { status: 200 };
  }
  return answerPressed(context, conversation.id, received, reply);
}

/** Others see this conversation: the reply goes to the person's own chat and the conversation learns only where. */
async function answerShared(
  context: TeamsContext,
  activity: Activity,
  incoming: Incoming,
  reply: Reply,
  way: Way,
): Promise<HttpAnswer> {
  const { language } = reply.message;
  const stamp = stampOf(incoming.origin, context.config.clientSecret);
  const card = reply.fieldErrors ? faultsAsMessage(reply) : replyCard(context, reply, stamp);
  const reached = await sendCard(context, incoming.origin.account, card, reply.files ?? [], language);
  const words = teamsText(language);
  const silent = card === undefined && (reply.files ?? []).length === 0;
  if (silent) return way === 'execute' ? { status: 200, body: messageBody(words.done) } : { status: 200 };
  return notice(context, activity, way, reached ? words.answeredInPersonalChat : words.cannotReach);
}

/** A button in the person's own chat. A used card is replaced; otherwise the reply is the next message. */
async function answerPressed(
  context: TeamsContext,
  chat: string,
  received: Received & { kind: 'incoming' },
  reply: Reply,
): Promise<HttpAnswer> {
  const { incoming, way, pressed, formToken } = received;
  const { account } = incoming.origin;
  const { language } = reply.message;
  const isForm = incoming.kind === 'submission';
  const stamp = stampOf(incoming.origin, context.config.clientSecret);
  if (isForm && reply.fieldErrors) {
    const again = faultedForm(context, reply, formToken, incoming.values, stamp) ?? faultsAsMessage(reply);
    return replaced(context, chat, way, pressed, again, false);
  }
  // Our own fault: the form stays as the person filled it in, to be sent again.
  if (isForm && reply.outcome === 'failed' && way === 'execute')
    return { status: 200, body: messageBody(reply.message.summary) };

  const card = replyCard(context, reply, stamp);
  const spent = card !== undefined && (isForm || reply.replaces === true);
  if (isForm && formToken) context.forms.delete(formToken);
  const reached = await sendCard(context, account, spent ? undefined : card, reply.files ?? [], language, chat);
  if (spent) return replaced(context, chat, way, pressed, card, true);
  const words = teamsText(language);
  if (way === 'submit') return { status: 200 };
  return { status: 200, body: messageBody(reached ? words.answeredBelow : words.failed) };
}

/** Answers a press with the card that takes the pressed one's place. A form with faults is not kept in the chat. */
async function replaced(
  context: TeamsContext,
  chat: string,
  way: Way,
  pressed: string | undefined,
  card: Card,
  keep: boolean,
): Promise<HttpAnswer> {
  // What answers an Execute shows only where it was pressed; an update shows everywhere and stays.
  if (pressed && (keep || way === 'submit')) await replacePressed(context, chat, pressed, card);
  if (way !== 'execute') return { status: 200 };
  return { status: 200, body: { statusCode: 200, type: cardContentType, value: card } };
}

async function cancel(
  context: TeamsContext,
  activity: Activity,
  received: Received & { kind: 'cancelled' },
): Promise<HttpAnswer> {
  const { cancelled } = teamsText(received.language);
  const card = replyCard(context, {
    outcome: 'done',
    message: {
      language: received.language,
      summary: cancelled,
      blocks: [{ kind: 'text', text: cancelled, style: 'quiet' }],
    },
  });
  const conversation = conversationOf(activity);
  if (card === undefined || conversation.kind !== 'personal') return notice(context, activity, received.way, cancelled);
  return replaced(context, conversation.id, received.way, received.pressed, card, true);
}

async function answerFile(
  context: TeamsContext,
  activity: Activity,
  received: Received & { kind: 'file' },
): Promise<HttpAnswer> {
  const conversation = conversationOf(activity);
  const download = await downloadFile(received.downloadUrl, isLoopback(context.config.serviceUrl));
  switch (download.kind) {
    case 'ok': {
      const incoming = { ...received.incoming, bytes: download.bytes };
      return answerIncoming(context, activity, { kind: 'incoming', way: 'message', incoming });
    }
    case 'too-large':
      await sendLine(context, conversation, text.fileTooLarge(maxFileMegabytes));
      return { status: 200 };
    case 'failed':
      context.log.warn({ platform: 'teams', reason: download.reason }, 'A file was not fetched');
      await sendLine(context, conversation, text.fileNotRead);
      return { status: 200 };
  }
}

/** A short line to the one who spoke: on the button's own answer if there is one, else where it was said. */
async function notice(context: TeamsContext, activity: Activity, way: Way, line: string): Promise<HttpAnswer> {
  if (way === 'execute') return { status: 200, body: messageBody(line) };
  await sendLine(context, conversationOf(activity), line);
  return { status: 200 };
}

function messageBody(line: string): object {
  return { statusCode: 200, type: 'application/vnd.microsoft.activity.message', value: line };
}
