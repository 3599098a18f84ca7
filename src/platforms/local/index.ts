import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Platform, PostTarget } from '../../chat/incoming.ts';
import { local } from '../../text/sv/local.ts';
import { createApi } from './api.ts';
import { serveAsset } from './assets.ts';
import type { LocalConfig } from './config.ts';
import type { LocalDeps } from './deps.ts';
import { createListeners } from './events.ts';
import { pathOf, refusalOf } from './guard.ts';
import { sendSentence } from './http.ts';
import { createPoster, newsIn } from './send.ts';

export type { LocalConfig } from './config.ts';
export type { LocalDeps } from './deps.ts';
export type { LocalDirectory } from './directory.ts';
export type { LocalPost } from './render.ts';
export type { LocalTimeline } from './timeline.ts';
export { documentAddress } from './wire.ts';

export interface Local extends Platform {
  /** Tells the open pages that there is something new in a place: here a stored post is a sent one. */
  tell(target: PostTarget, how?: { readonly edited: true }): void;
  /** Tells the open pages that the clock shows something else. */
  tellTime(): void;
}

/** Local mode: a page on this machine where one acts as any function of the agreement. */
export function createLocal(config: LocalConfig, deps: LocalDeps): Local {
  const listeners = createListeners(deps.clock);
  const api = createApi(deps, listeners);
  const inFlight = new Set<Promise<void>>();
  let stopping = false;

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const refusal = refusalOf(request, config.port);
    if (refusal) return sendSentence(response, 403, refusal);
    if (stopping) return sendSentence(response, 503, local.server.stopping);
    const path = pathOf(request);
    const endpoint = api.get(`${request.method} ${path}`);
    if (endpoint) return endpoint(request, response);
    if (path.startsWith('/api/')) return sendSentence(response, 404, local.server.nothingHere);
    if (request.method !== 'GET' && request.method !== 'HEAD')
      return sendSentence(response, 405, local.server.nothingHere);
    return serveAsset(response, path, config.pageDirectory);
  }

  function listener(request: IncomingMessage, response: ServerResponse): void {
    const answered = answer(request, response).catch((error: unknown) => {
      deps.log.error({ err: error, path: pathOf(request) }, 'local page request failed');
      if (response.headersSent) response.destroy();
      else sendSentence(response, 500, local.server.broken);
    });
    inFlight.add(answered);
    answered.finally(() => inFlight.delete(answered));
  }

  return {
    ...createPoster(listeners),
    tell: (target, how) => listeners.tell({ ...newsIn(target), ...how }),
    tellTime: listeners.tellTime,
    endpoints: [{ path: '/', listener }],
    start: async () => listeners.start(),
    stop: async () => {
      stopping = true;
      listeners.stop();
      await Promise.all(inFlight);
    },
  };
}
