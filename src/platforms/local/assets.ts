import { readFile } from 'node:fs/promises';
import type { ServerResponse } from 'node:http';
import { extname, join } from 'node:path';
import { local } from '../../text/sv/local.ts';
import { send, sendSentence } from './http.ts';

const mediaTypeByExtension: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  '.json': 'application/json; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
};

/** Serves the built page. Only `/` and plain names, in the folder itself or one below it, lead to a file. */
export async function serveAsset(response: ServerResponse, path: string, pageDirectory: string): Promise<void> {
  const relative = path === '/' ? 'index.html' : path.slice(1);
  const mediaType = mediaTypeByExtension[extname(relative)];
  if (!mediaType || !/^(?:[\w-]+\/)?[\w-][\w.-]*$/.test(relative)) {
    return sendSentence(response, 404, local.server.nothingHere);
  }
  const file = await readFile(join(pageDirectory, relative)).catch(() => undefined);
  if (file) {
    // Vite puts a hash in the name of everything under assets/.
    const cache = relative.startsWith('assets/') ? 'private, max-age=31536000, immutable' : 'no-store';
    return send(response, 200, mediaType, file, cache);
  }
  if (path === '/') return sendSentence(response, 500, local.server.notBuilt);
  return sendSentence(response, 404, local.server.nothingHere);
}
