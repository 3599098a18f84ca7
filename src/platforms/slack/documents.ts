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

/** What a message's metadata says of its documents: their names by ref, and the names by file id of those that they have replaced. */
const names = z.record(z.string(), z.string());
const payloadSchema = z.object({ id: z.string(), files: names.optional(), replaced: names.optional() });
export type Payload = z.infer<typeof payloadSchema>;

const messageSchema = z.object({
  ts: z.string(),
  thread_ts: z.string().optional(),
  user: z.string().optional(),
  metadata: z.object({ event_type: z.string().optional(), event_payload: z.unknown().optional() }).optional(),
  files: z.array(z.object({ id: z.string(), name: z.string().nullish(), user: z.string().optional() })).optional(),
});
type ThreadMessage = z.infer<typeof messageSchema>;

function documentsOf(message: Message): readonly FileRef[] {
  return message.blocks.flatMap((block) => (block.kind === 'files' ? block.files : []));
}

export function payloadOf(message: Message, id: string): Payload {
  const documents = documentsOf(message);
  return { id, ...(documents.length === 0 ? {} : { files: namesByRef(documents) }) };
}

/**
 * What the metadata of a posted message is to say when it is edited: a document with a new ref replaces those of its name that lie
 * there. Undefined where it stays as it is. Throws what the Web API throws.
 */
export async function editedPayload(
  client: WebClient,
  channel: string,
  messageId: string,
  message: Message,
): Promise<Payload | undefined> {
  const documents = documentsOf(message);
  if (documents.length === 0) return undefined;
  const thread = await readThread(client, channel, messageId);
  const before = payloadIn(thread, messageId);
  const changed = documents.filter(({ ref }) => before?.files?.[ref] === undefined);
  if (before === undefined || changed.length === 0) return undefined;
  const old = ownFiles(thread, messageId).filter((file) => changed.some(({ name }) => name === file.name));
  const replaced = { ...before.replaced, ...Object.fromEntries(old.map(({ id, name }) => [id, name])) };
  return { id: before.id, files: namesByRef(documents), replaced };
}

function namesByRef(documents: readonly FileRef[]): Record<string, string> {
  return Object.fromEntries(documents.map(({ ref, name }) => [ref, name]));
}

/** Attaches documents in the message's thread, known there by their names, and takes away those that they have replaced. */
export function createAttach(deps: FileDeps): NonNullable<Poster['attach']> {
  const { client, log, now, wait } = deps;

  return async (place, messageId, message, again) => {
    const documents = documentsOf(message);
    if (documents.length === 0) return;
    const end = now() + longestAttaching;
    const at: Place = { channel: place.id, root: place.thread ?? messageId };
    let left: readonly Waiting[] = documents.map((document) => ({ document }));
    let stale: readonly string[] = [];
    // Whether something may be there that we do not know of.
    let doubt = again;
    for (const pause of pauses) {
      if (now() + pause > end) break;
      await wait(pause);
      if (doubt) {
        const thread = await looked(at);
        if (thread === undefined) continue;
        left = notThere(left, thread, messageId);
        stale = staleIn(thread, messageId);
      }
      // First, since a text may have been taken away in the new ones.
      stale = await notRemoved(stale);
      if (left.length > 0) left = await uploaded(left);
      if (now() > end) break;
      const outcome = await shared(at, left.filter(isUploaded));
      doubt = outcome === 'doubt';
      if (outcome === 'expired') left = left.map(({ document }) => ({ document }));
      if (outcome === 'shared') left = left.filter((one) => !isUploaded(one));
      if (left.length === 0 && stale.length === 0) return;
    }
    // Whoever does not know whether they are there can't say that they are not: the buttons are in the message.
    if (left.length > 0 && !doubt) await tell(at, message.language);
  };

  /** Takes files away from Slack. Gives those that are still there. */
  async function notRemoved(ids: readonly string[]): Promise<readonly string[]> {
    const left: string[] = [];
    for (const file of ids) {
      try {
        await client.files.delete({ file });
      } catch (error) {
        const { reason } = errorToPostResult(error);
        if (reason === 'file_not_found' || reason === 'file_deleted') continue;
        log.warn('slack-document-not-removed', { reason });
        left.push(file);
      }
    }
    return left;
  }

  async function looked({ channel, root }: Place): Promise<readonly ThreadMessage[] | undefined> {
    try {
      return await readThread(client, channel, root);
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

  async function tell(at: Place, language: Language): Promise<void> {
    const { channel, root } = at;
    const thread = await looked(at);
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

/** Which of them the thread does not have: one that has been replaced has the same name. */
function notThere(left: readonly Waiting[], thread: readonly ThreadMessage[], messageId: string): readonly Waiting[] {
  const replaced = payloadIn(thread, messageId)?.replaced ?? {};
  const there = ownFiles(thread, messageId).filter(({ id }) => !(id in replaced));
  return left.filter(({ document, id }) => !there.some((file) => file.id === id || file.name === document.name));
}

function staleIn(thread: readonly ThreadMessage[], messageId: string): readonly string[] {
  const replaced = payloadIn(thread, messageId)?.replaced ?? {};
  return ownFiles(thread, messageId).flatMap(({ id }) => (id in replaced ? [id] : []));
}

/** Our own files in a thread: not what people have put there, nor what has been taken away, which has no name. */
function ownFiles(thread: readonly ThreadMessage[], messageId: string): readonly { id: string; name: string }[] {
  const posted = thread.find(({ ts }) => ts === messageId);
  return thread
    .flatMap(({ files = [] }) => files)
    .filter(({ user }) => user === undefined || posted?.user === undefined || user === posted.user)
    .flatMap(({ id, name }) => (name ? [{ id, name }] : []));
}

function payloadIn(thread: readonly ThreadMessage[], messageId: string): Payload | undefined {
  const posted = thread.find(({ ts }) => ts === messageId);
  return payloadSchema.safeParse(posted?.metadata?.event_payload).data;
}

/** The whole thread that a message stands in. Throws what the Web API throws. */
async function readThread(client: WebClient, channel: string, ts: string): Promise<readonly ThreadMessage[]> {
  const found: ThreadMessage[] = [];
  let cursor: string | undefined;
  for (let page = 0; page < lookPages; page += 1) {
    const answer = await client.conversations.replies({
      channel,
      ts,
      limit: 200,
      include_all_metadata: true,
      ...(cursor === undefined ? {} : { cursor }),
    });
    found.push(...z.array(messageSchema).parse(answer.messages ?? []));
    cursor = answer.response_metadata?.next_cursor || undefined;
    if (cursor === undefined) break;
  }
  // A reply gives only itself.
  const root = found.find((one) => one.ts === ts)?.thread_ts;
  return root === undefined || root === ts ? found : readThread(client, channel, root);
}
