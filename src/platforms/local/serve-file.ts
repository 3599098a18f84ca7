import type { ServerResponse } from 'node:http';
import { z } from 'zod';
import type { ResolveFile } from '../../chat/incoming.ts';
import { local } from '../../text/sv/local.ts';
import { send, sendSentence } from './http.ts';

const refQuery = z.string().min(1).max(500);

/** What a browser shows by itself and can't run; everything else is downloaded, whatever it says that it is. */
const shown = ['application/pdf', 'image/png'];

/** Serves a file that a message speaks of. The ref is looked up as it is and never becomes a path. */
export async function serveFile(response: ServerResponse, asked: string | null, files: ResolveFile): Promise<void> {
  const ref = refQuery.safeParse(asked);
  if (!ref.success) return sendSentence(response, 400, local.server.badBody('ref'));
  const file = await files(ref.data);
  if (!file) return sendSentence(response, 404, local.server.nothingHere);
  const isShown = shown.includes(file.mediaType);
  const name = encodeURIComponent(file.name).replace(/['()*]/g, (mark) => `%${mark.charCodeAt(0).toString(16)}`);
  response.setHeader('content-disposition', `${isShown ? 'inline' : 'attachment'}; filename*=UTF-8''${name}`);
  const mediaType = isShown ? file.mediaType : 'application/octet-stream';
  return send(response, 200, mediaType, Buffer.from(file.bytes));
}
