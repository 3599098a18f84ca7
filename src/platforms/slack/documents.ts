import { z } from 'zod';
import type { Poster } from '../../chat/incoming.ts';
import type { FileRef, Language, Message } from '../../chat/message.ts';
import type { FileDeps } from './pictures.ts';
import { errorToPostResult } from './post-result.ts';
import { slackText } from './slack-text.ts';
import { escapeMarkup } from './text-pieces.ts';
import { upload } from './upload.ts';
import type { WebClient } from './web-client.ts';

/** A delivery is claimed for a minute: after this, in milliseconds, nothing more is begun. */
const longestAttaching = 15_000;
const pauses = [0, 2000, 5000];
const lookPages = 5;
const toldType = 'samverkan_documents';

/** Ids and file names by ref, as a message's metadata says which documents it is to have. */
const payloadSchema = z.object({ id: z.string(), files: z.record(z.string(), z.string()).optional() });
export type Payload = z.infer<typeof payloadSchema>;

const messageSchema = z.object({
  ts: z.string(),
  thread_ts: z.string().optional(),
  user: z.string().optional(),
  metadata: z.object({ event_type: z.string().optional(), event_payload: z.unknown().optional() }).optional(),
  files: z
    .array(z.object({ id: z.string().optional(), name: z.string().nullish(), user: z.string().optional() }))
    .optional(),
});
type ThreadMessage = z.infer<typeof messageSchema>;

export function documentsOf(message: Message): readonly FileRef[] {
  return message.blocks.flatMap((block) => (block.kind === 'files' ? block.files : []));
}

/** What the metadata of a message with documents says of them, beside what it said before. */
export function payloadWith(message: Message, before: Payload): Payload {
  const documents = documentsOf(message);
  if (documents.length === 0) return before;
  return {
    ...before,
    files: { ...before.files, ...Object.fromEntries(documents.map(({ ref, name }) => [ref, name])) },
  };
}

/** What a message's metadata says, as it stands at Slack. Throws what the Web API throws. */
export async function readPayload(client: WebClient, channel: string, ts: string): Promise<Payload | undefined> {
  return payloadOf((await readThread(client, channel, ts)).find((one) => one.ts === ts));
}

/** Attaches documents in the message's thread, by name and by how many of that name there should be. */
export function createAttach(deps: FileDeps): NonNullable<Poster['attach']> {
  const { client, log, now, wait } = deps;

  return async (place, messageId, message, again) => {
    const documents = documentsOf(message);
    if (documents.length === 0) return;
    const end = now() + longestAttaching;
    const at: Place = { channel: place.id, messageId, root: place.thread ?? messageId };
    let left: readonly Waiting[] = documents.map((document) => ({ document }));
    // Whether something may be there that we do not know of.
    let doubt = again;
    for (const pause of pauses) {
      if (now() + pause > end) break;
      await wait(pause);
      if (doubt) {
        const thread = await looked(at);
        if (thread === undefined) continue;
        left = notThere(left, thread, messageId);
      }
      if (left.length > 0) left = await uploaded(left);
      if (now() > end) break;
      const outcome = await shared(at, left.filter(isUploaded));
      doubt = outcome === 'doubt';
      if (outcome === 'expired') left = left.map(({ document }) => ({ document }));
      if (outcome === 'shared') left = left.filter((one) => !isUploaded(one));
      if (left.length === 0) return;
    }
    // Whoever does not know whether they are there can't say that they are not: the buttons are in the message.
    if (!doubt) await tell(at, message.language);
  };

  async function looked({ channel, messageId, root }: Place): Promise<readonly ThreadMessage[] | undefined> {
    try {
      return await readThread(client, channel, messageId, root);
    } catch (error) {
      log.warn('slack-thread-not-read', { reason: errorToPostResult(error).reason });
      return undefined;
    }
  }

  async function shared(
    at: Place,
    ready: readonly Required<Waiting>[],
  ): Promise<'shared' | 'not' | 'doubt' | 'expired'> {
    try {
      await share(client, at, ready);
      return 'shared';
    } catch (error) {
      const { kind, reason } = errorToPostResult(error);
      log.warn('slack-documents-not-shared', { reason });
      if (reason === 'file_not_found') return 'expired';
      return kind === 'ambiguous' ? 'doubt' : 'not';
    }
  }

  /** With their bytes at Slack; what fails stays as it was. */
  function uploaded(left: readonly Waiting[]): Promise<readonly Waiting[]> {
    return Promise.all(
      left.map(async (waiting): Promise<Waiting> => {
        if (isUploaded(waiting)) return waiting;
        const { document } = waiting;
        try {
          const file = await deps.files(document.ref);
          if (file === undefined) throw new Error('not kept');
          return { document, id: await upload(client, deps.apiUrl, { name: document.name, bytes: file.bytes }) };
        } catch (error) {
          log.warn('slack-document-not-uploaded', { reason: errorToPostResult(error).reason });
          return waiting;
        }
      }),
    );
  }

  async function tell({ channel, messageId, root }: Place, language: Language): Promise<void> {
    const thread = await looked({ channel, messageId, root });
    if (thread?.some(({ metadata }) => metadata?.event_type === toldType)) return;
    try {
      await client.chat.postMessage({
        channel,
        thread_ts: root,
        text: escapeMarkup(slackText(language).documentsMissing),
        metadata: { event_type: toldType, event_payload: {} },
      });
    } catch (error) {
      log.warn('slack-documents-not-told', { reason: errorToPostResult(error).reason });
    }
  }
}

interface Place {
  readonly channel: string;
  readonly messageId: string;
  /** The thread's first message: never one of its replies, which Slack refuses. */
  readonly root: string;
}

interface Waiting {
  readonly document: FileRef;
  /** What Slack has its bytes as. */
  readonly id?: string;
}

function isUploaded(waiting: Waiting): waiting is Required<Waiting> {
  return waiting.id !== undefined;
}

async function share(client: WebClient, { channel, root }: Place, ready: readonly Required<Waiting>[]): Promise<void> {
  const [first, ...others] = ready.map(({ id, document }) => ({ id, title: document.name }));
  if (first === undefined) return;
  await client.files.completeUploadExternal({ files: [first, ...others], channel_id: channel, thread_ts: root });
}

/**
 * Which of them the thread does not have: a document of another version may have the same name, so that there should be one for each
 * ref that the message has had under that name.
 */
function notThere(left: readonly Waiting[], thread: readonly ThreadMessage[], messageId: string): readonly Waiting[] {
  const posted = thread.find(({ ts }) => ts === messageId);
  const own = thread
    .flatMap(({ files = [] }) => files)
    .filter(({ user }) => user === undefined || posted?.user === undefined || user === posted.user);
  const announced = Object.entries(payloadOf(posted)?.files ?? {});
  return left.filter(({ document: { ref, name }, id }) => {
    if (id !== undefined && own.some((file) => file.id === id)) return false;
    const expected = new Set([ref, ...announced.filter(([, known]) => known === name).map(([known]) => known)]).size;
    return own.filter((file) => file.name === name).length < expected;
  });
}

function payloadOf(message: ThreadMessage | undefined): Payload | undefined {
  const payload = payloadSchema.safeParse(message?.metadata?.event_payload);
  return payload.success ? payload.data : undefined;
}

/** The whole thread that the message stands in. Throws what the Web API throws. */
async function readThread(
  client: WebClient,
  channel: string,
  messageId: string,
  root = messageId,
): Promise<ThreadMessage[]> {
  const found: ThreadMessage[] = [];
  let cursor: string | undefined;
  for (let page = 0; page < lookPages; page += 1) {
    const answer = await client.conversations.replies({
      channel,
      ts: root,
      limit: 200,
      include_all_metadata: true,
      ...(cursor === undefined ? {} : { cursor }),
    });
    found.push(...z.array(messageSchema).parse(answer.messages ?? []));
    cursor = answer.response_metadata?.next_cursor || undefined;
    if (cursor === undefined) break;
  }
  return found;
}
