import type { Poster, ResolveFile } from '../../chat/incoming.ts';
import { createDirectChannels } from './direct-channels.ts';
import { createAttach } from './documents.ts';
import { createFileFetcher, type FileFetcher, type TokenSource } from './fetch-file.ts';
import { createPictures } from './pictures.ts';
import { createPin } from './pin.ts';
import { createPoster } from './send.ts';
import type { SlackLog } from './slack-log.ts';
import { createSpeaker, type Speaker } from './speaker.ts';
import type { WebClient } from './web-client.ts';

/** Everything that speaks with one workspace, with what it remembers of it: channels with people, pictures that lie there. */
export interface Desk {
  readonly client: WebClient;
  readonly speaker: Speaker;
  readonly fetchFile: FileFetcher;
  readonly poster: Poster;
}

interface DeskDeps {
  readonly apiUrl: string;
  readonly files: ResolveFile;
  readonly log: SlackLog;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  readonly wait: (milliseconds: number) => Promise<unknown>;
}

export function createDesk(client: WebClient, token: TokenSource, deps: DeskDeps): Desk {
  const direct = createDirectChannels(client);
  const fileDeps = { client, ...deps };
  return {
    client,
    speaker: createSpeaker(client, direct, deps.apiUrl, deps.log),
    fetchFile: createFileFetcher(deps.apiUrl, token),
    poster: {
      ...createPoster(client, direct, createPictures(fileDeps), deps.now),
      attach: createAttach(fileDeps),
      pin: createPin(client, deps.log),
    },
  };
}
