import type { ResolveFile } from '../../chat/incoming.ts';
import type { FileRef, Message } from '../../chat/message.ts';
import { errorToPostResult, isRefusedLayout, isRefusedPicture } from './post-result.ts';
import { type RenderOptions, renderMessage } from './render.ts';
import type { SlackLog } from './slack-log.ts';
import { type Content, inWords } from './speaker.ts';
import { upload } from './upload.ts';
import type { WebClient } from './web-client.ts';

/** What putting pictures and documents at Slack needs. `now` and `wait` are in milliseconds. */
export interface FileDeps {
  readonly client: WebClient;
  readonly apiUrl: string;
  readonly files: ResolveFile;
  readonly log: SlackLog;
  readonly now: () => number;
  readonly wait: (milliseconds: number) => Promise<unknown>;
}

/** Sends a message with its charts as pictures. */
export interface Pictures {
  /** `send` may be called several times, after a refusal only: nothing was posted by the refused ones. Throws what it throws. */
  inPictures<Sent>(message: Message, send: (content: Content) => Promise<Sent>): Promise<Sent>;
}

/** A delivery is claimed for a minute: pictures may take this much of it, in milliseconds, and then the message goes without. */
const longestPreparing = 10_000;
/** After this, in milliseconds, a picture that Slack refuses is not tried again. */
const longestTrying = 20_000;
/** Slack works on a picture for some seconds before it can stand in a message. */
const looksForReady = [0, 500, 1000, 2000, 3000];
const pausesForReady = [1000, 2000, 4000];
const mostKept = 200;

export function createPictures(deps: FileDeps): Pictures {
  const { client, apiUrl, files, log, now, wait } = deps;
  // The same picture in every channel is one file at Slack.
  const idByRef = new Map<string, Promise<string | undefined>>();

  async function prepare(picture: FileRef): Promise<string | undefined> {
    try {
      const file = await files(picture.ref);
      if (file === undefined) throw new Error('not kept');
      const id = await upload(client, apiUrl, { name: picture.name, bytes: file.bytes });
      await client.files.completeUploadExternal({ files: [{ id, title: picture.name }] });
      await untilReady(id);
      return id;
    } catch (error) {
      idByRef.delete(picture.ref);
      log.warn('slack-picture-failed', { reason: errorToPostResult(error).reason });
      return undefined;
    }
  }

  async function untilReady(id: string): Promise<void> {
    for (const pause of looksForReady) {
      await wait(pause);
      // Its type stands there once Slack has worked on it.
      if ((await client.files.info({ file: id })).file?.mimetype) return;
    }
  }

  function idOf(picture: FileRef): Promise<string | undefined> {
    const id = idByRef.get(picture.ref) ?? prepare(picture);
    if (idByRef.size >= mostKept) idByRef.clear();
    idByRef.set(picture.ref, id);
    return id;
  }

  async function idsOf(pictures: readonly FileRef[]): Promise<ReadonlyMap<string, string>> {
    const ids = new Map<string, string>();
    const all = Promise.all(
      pictures.map(async (picture) => {
        const id = await idOf(picture);
        if (id !== undefined) ids.set(picture.ref, id);
      }),
    );
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise((resolve) => {
      timer = setTimeout(resolve, longestPreparing);
    });
    await Promise.race([all, late]).finally(() => clearTimeout(timer));
    return new Map(ids);
  }

  return {
    async inPictures(message, send) {
      const wanted = message.blocks.flatMap((block) =>
        block.kind === 'chart' && block.picture ? [block.picture] : [],
      );
      if (wanted.length === 0) return inWords(message, send);
      const end = now() + longestTrying;
      const ids = await idsOf(wanted);
      if (ids.size === 0) return inWords(message, send, withoutPictures);
      const shown: RenderOptions = {
        picture: (ref) => {
          const id = ids.get(ref);
          return id === undefined ? undefined : { slack_file: { id } };
        },
      };
      for (const pause of [...pausesForReady, undefined]) {
        try {
          return await send(renderMessage(message, shown));
        } catch (error) {
          if (!isRefusedLayout(error)) throw error;
          if (pause === undefined || now() + pause > end || !isRefusedPicture(error)) break;
          await wait(pause);
        }
      }
      for (const { ref } of wanted) idByRef.delete(ref);
      log.warn('slack-picture-failed', { reason: 'refused' });
      return inWords(message, send, withoutPictures);
    },
  };
}

const withoutPictures: RenderOptions = { picture: () => undefined };
