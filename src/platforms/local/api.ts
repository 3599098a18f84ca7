import type { IncomingMessage, ServerResponse } from 'node:http';
import type { z } from 'zod';
import type { Incoming } from '../../chat/incoming.ts';
import { local } from '../../text/sv/local.ts';
import type { LocalDeps } from './deps.ts';
import type { Listeners } from './events.ts';
import { readJson, sendJson, sendSentence } from './http.ts';
import {
  actBody,
  attached,
  clockBody,
  fileBody,
  language,
  pressed,
  sayBody,
  submitBody,
  submitted,
  typed,
} from './receive.ts';
import { drawPost, drawReply } from './render.ts';
import { serveFile } from './serve-file.ts';
import { maxFileBytes } from './wire.ts';

type Endpoint = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

const maxBodyBytes = 100 * 1024;
// Base64 writes three bytes as four; the rest is the envelope.
const maxFileBodyBytes = Math.ceil(maxFileBytes / 3) * 4 + maxBodyBytes;

/** The page's endpoints by method and path. */
export function createApi(
  deps: Omit<LocalDeps, 'log'>,
  listeners: Pick<Listeners, 'add' | 'tell'>,
): ReadonlyMap<string, Endpoint> {
  /** Makes a body something said and answers with the reply. `understand` gives undefined for what is too large. */
  const said = <Body>(schema: z.ZodType<Body>, maxBytes: number, understand: (body: Body) => Incoming | undefined) =>
    taking(schema, maxBytes, async (body, response) => {
      const incoming = understand(body);
      if (!incoming) return sendSentence(response, 413, local.server.tooLarge(maxFileBytes / 1024 / 1024));
      sendJson(response, drawReply(await deps.dispatch(incoming), deps.renderers));
    });

  const clock = taking(clockBody, maxBodyBytes, async ({ language: spoken, ...target }, response) => {
    const move = await deps.moveClock(target, spoken);
    if ('refused' in move) return sendSentence(response, 409, move.refused);
    listeners.tell({ kind: 'moved', move });
    sendJson(response, move);
  });

  const posts: Endpoint = async (request, response) => {
    const query = new URL(request.url ?? '/', 'http://localhost').searchParams;
    const channel = query.get('id');
    const as = query.get('as');
    const after = Number(query.get('after') ?? 0);
    if (!as || !Number.isSafeInteger(after) || after < 0) {
      return sendSentence(response, 400, local.server.badBody('as, id, after'));
    }
    const place = channel ? ({ platform: 'local', tenant: 'local', id: channel } as const) : { function: as };
    const found = await deps.posts(place, after);
    sendJson(response, { posts: found.map((post) => drawPost(post, deps.renderers)) });
  };

  const timeline: Endpoint = async (request, response) => {
    const asked = language.safeParse(new URL(request.url ?? '/', 'http://localhost').searchParams.get('language'));
    if (!asked.success) return sendSentence(response, 400, local.server.badBody('language'));
    const found = await deps.timeline(asked.data);
    if (!found) return sendSentence(response, 404, local.server.nothingHere);
    sendJson(response, found);
  };

  const file: Endpoint = async (request, response) =>
    serveFile(response, new URL(request.url ?? '/', 'http://localhost').searchParams.get('ref'), deps.files);

  return new Map<string, Endpoint>([
    ['GET /api/directory', async (_request, response) => sendJson(response, await deps.directory())],
    ['GET /api/channel', posts],
    ['GET /api/timeline', timeline],
    ['GET /api/document', file],
    ['GET /api/events', async (_request, response) => listeners.add(response)],
    ['POST /api/clock', clock],
    ['POST /api/say', said(sayBody, maxBodyBytes, typed)],
    ['POST /api/act', said(actBody, maxBodyBytes, pressed)],
    ['POST /api/submit', said(submitBody, maxBodyBytes, submitted)],
    ['POST /api/file', said(fileBody, maxFileBodyBytes, attached)],
  ]);
}

/** Reads a body and hands it on; answers with a sentence when it is not what the schema says. */
function taking<Body>(
  schema: z.ZodType<Body>,
  maxBytes: number,
  take: (body: Body, response: ServerResponse) => Promise<void>,
): Endpoint {
  return async (request, response) => {
    const read = await readJson(request, maxBytes);
    if ('sentence' in read) return sendSentence(response, read.status, read.sentence);
    const body = schema.safeParse(read.json);
    if (!body.success) return sendSentence(response, 400, local.server.badBody(problemsOf(body.error)));
    await take(body.data, response);
  };
}

/** What is wrong with a body, field by field; never what it said. */
function problemsOf(error: z.ZodError): string {
  return error.issues.map((issue) => `${issue.path.join('.') || 'body'}: ${issue.message}`).join('; ');
}
