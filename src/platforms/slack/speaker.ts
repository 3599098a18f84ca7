import type { types } from '@slack/bolt';
import type { Form } from '../../chat/form.ts';
import type { OutgoingFile } from '../../chat/incoming.ts';
import type { Message } from '../../chat/message.ts';
import type { DirectChannels } from './direct-channels.ts';
import { isDirect } from './identity.ts';
import { errorToPostResult, isRefusedLayout } from './post-result.ts';
import { type RenderOptions, renderMessage, renderPlain, type SlackMessage } from './render.ts';
import { renderForm } from './render-form.ts';
import { isResponseAddress } from './slack-hosts.ts';
import type { SlackLog } from './slack-log.ts';
import type { WebClient } from './web-client.ts';
import type { Back } from './work.ts';

export interface RespondOptions {
  readonly replace?: boolean;
  readonly thread?: string;
}

/** Answers to one person. Each tells whether it came through; none throws. */
export interface Speaker {
  /** To the address that came with a command or a button: good for 30 minutes and five times. */
  respond(url: string, message: Message, options: RespondOptions): Promise<boolean>;
  /** Where the person is, seen by nobody else; otherwise in their direct messages. */
  say(back: Back, message: Message): Promise<boolean>;
  openForm(triggerId: string, form: Form, back: Back): Promise<boolean>;
  updateView(viewId: string, view: types.ModalView): Promise<boolean>;
  /** Into the person's direct messages: in a channel a file would be everybody's. */
  sendFiles(user: string, files: readonly OutgoingFile[]): Promise<boolean>;
}

/** A message's blocks with its line for notifications, or its words alone. */
export type Content = SlackMessage | { readonly text: string };

export function createSpeaker(client: WebClient, direct: DirectChannels, apiUrl: string, log: SlackLog): Speaker {
  const attempt = async (what: string, run: () => Promise<unknown>): Promise<boolean> => {
    try {
      await run();
      return true;
    } catch (error) {
      log.warn('slack-answer-failed', { what, reason: errorToPostResult(error).reason });
      return false;
    }
  };
  const sayDirectly = (user: string, message: Message) =>
    attempt('direct-message', async () => {
      const channel = await direct.channelFor(user);
      await inWords(message, (content) => client.chat.postMessage({ channel, ...content, ...quietLinks }));
    });

  return {
    respond: (url, message, options) => attempt('response-url', () => answerAt(url, apiUrl, message, options)),

    async say(back, message) {
      const { channel, user, thread } = back;
      if (channel === undefined) return sayDirectly(user, message);
      const place = { channel, ...(thread === undefined ? {} : { thread_ts: thread }) };
      const said = await attempt(isDirect(channel) ? 'direct-message' : 'ephemeral', () =>
        inWords(message, (content) =>
          isDirect(channel)
            ? client.chat.postMessage({ ...place, ...content, ...quietLinks })
            : client.chat.postEphemeral({ ...place, user, ...content }),
        ),
      );
      return said || (!isDirect(channel) && sayDirectly(user, message));
    },

    openForm: (triggerId, form, back) =>
      attempt('form', () => client.views.open({ trigger_id: triggerId, view: renderForm(form, formOriginOf(back)) })),

    updateView: (viewId, view) => attempt('view', () => client.views.update({ view_id: viewId, view })),

    sendFiles: (user, files) =>
      attempt('files', async () => {
        const channel = await direct.channelFor(user);
        for (const file of files) {
          await client.filesUploadV2({ channel_id: channel, filename: file.name, file: Buffer.from(file.bytes) });
        }
      }),
  };
}

/** Where a form's answer goes back to. */
export function formOriginOf(back: Back) {
  if (back.channel === undefined) return undefined;
  return { channel: back.channel, ...(back.thread === undefined ? {} : { thread: back.thread }) };
}

/** The message with its blocks, or in plain words where Slack refuses how it looks. Nothing was posted by the refused one. */
export async function inWords<Sent>(
  message: Message,
  send: (content: Content) => Promise<Sent>,
  options: RenderOptions = {},
): Promise<Sent> {
  try {
    return await send(renderMessage(message, options));
  } catch (error) {
    if (!isRefusedLayout(error) && !(error instanceof RefusedLayout)) throw error;
    return send({ text: renderPlain(message) });
  }
}

export const quietLinks = { unfurl_links: false, unfurl_media: false } as const;

/** To the address that came with a command or a button. Throws when it does not come through. */
export async function answerAt(url: string, apiUrl: string, message: Message, options: RespondOptions): Promise<void> {
  await inWords(message, (content) => postAnswer(url, apiUrl, content, options));
}

class RefusedLayout extends Error {}

async function postAnswer(url: string, apiUrl: string, content: Content, options: RespondOptions): Promise<void> {
  if (!isResponseAddress(url, apiUrl)) throw new Error('response_url is not at Slack');
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json; charset=utf-8' },
    body: JSON.stringify({
      response_type: 'ephemeral',
      replace_original: options.replace ?? false,
      ...(options.thread === undefined || options.replace ? {} : { thread_ts: options.thread }),
      ...content,
    }),
    redirect: 'error',
    signal: AbortSignal.timeout(10_000),
  });
  const answer = (await response.text()).slice(0, 200);
  if (response.ok) return;
  if (/invalid_blocks|msg_blocks_too_long|msg_too_long|only_one_table/.test(answer)) throw new RefusedLayout(answer);
  throw new Error(`response_url answered ${response.status}`);
}
