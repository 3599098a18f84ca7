import type { Reply } from '../../chat/incoming.ts';
import type { Message } from '../../chat/message.ts';
import type { DrawnMessage, DrawnPost, DrawnReply } from './wire.ts';

/** The other platforms' renderers, handed in by `main`: the page shows exactly what they would have sent. */
export interface Renderers {
  slack(message: Message): unknown;
  teams(message: Message): unknown;
}

/**
 * A post of a channel's history.
 * @property seq its place in the history
 * @property at local wall-clock time, ISO
 * @property updatedSeq the place in the history of its latest edit; `seq` when it was never edited
 */
export interface LocalPost {
  readonly seq: number;
  readonly at: string;
  readonly message: Message;
  readonly updatedSeq: number;
}

function drawMessage(message: Message, renderers: Renderers): DrawnMessage {
  return { neutral: message, slack: renderers.slack(message), teams: renderers.teams(message) };
}

export function drawPost(post: LocalPost, renderers: Renderers): DrawnPost {
  const { seq, at, updatedSeq, message } = post;
  return { seq, at, updatedSeq, drawn: drawMessage(message, renderers) };
}

export function drawReply(reply: Reply, renderers: Renderers): DrawnReply {
  return {
    outcome: reply.outcome,
    drawn: drawMessage(reply.message, renderers),
    ...(reply.form && { form: reply.form }),
    ...(reply.fieldErrors && { fieldErrors: reply.fieldErrors }),
    ...(reply.replaces && { replaces: true }),
    // Only the guard names rules. What is refused for another reason stays, to be mended and sent again.
    ...(Array.isArray(reply.data?.rules) && { hides: true }),
    ...(reply.files && {
      files: reply.files.map(({ name, mediaType, bytes }) => ({
        name,
        mediaType,
        base64: Buffer.from(bytes).toString('base64'),
      })),
    }),
  };
}
