import type { types } from '@slack/bolt';
import type { Language } from '../../chat/message.ts';
import { limits } from './limits.ts';
import { slackText } from './slack-text.ts';

/** A block, and how many of the reader's things (rows, items, facts) it stands for. */
export interface Piece {
  readonly block: types.KnownBlock;
  readonly count: number;
  /** Buttons are kept when other things are left out. */
  readonly actions?: true;
}

/** A notice is a block of its own and never longer than this. */
const noticeSize = 300;
/** Where something is left out, what the buttons that are kept may take of the message. */
const actionBlocks = 10;

/**
 * The blocks that one Slack message holds. This is a safety net: the application pages what is long. What is left out is
 * counted in a line where it would have been.
 */
export function fitBlocks(pieces: readonly Piece[], language: Language): types.KnownBlock[] {
  const sizes = pieces.map((piece) => JSON.stringify(piece.block).length + 1);
  const total = sizes.reduce((sum, size) => sum + size, 2);
  if (pieces.length <= limits.blocks && total <= limits.total) return pieces.map((piece) => piece.block);

  const kept = new Set<number>();
  let room = limits.total - noticeSize - 2;
  let left = limits.blocks - 1;
  const take = (index: number) => {
    const size = sizes[index] ?? 0;
    if (size > room || left === 0) return false;
    kept.add(index);
    room -= size;
    left -= 1;
    return true;
  };
  for (const [index, piece] of pieces.entries()) {
    if (piece.actions && kept.size < actionBlocks && room - (sizes[index] ?? 0) > limits.total / 2) take(index);
  }
  for (const [index, piece] of pieces.entries()) {
    if (!piece.actions && !take(index)) break;
  }
  return withNotice(pieces, kept, language);
}

function withNotice(pieces: readonly Piece[], kept: ReadonlySet<number>, language: Language): types.KnownBlock[] {
  const dropped = pieces.filter((_, index) => !kept.has(index));
  const firstDropped = pieces.findIndex((_, index) => !kept.has(index));
  const text = slackText(language).more(dropped.reduce((sum, piece) => sum + piece.count, 0));
  const notice: types.KnownBlock = { type: 'context', elements: [{ type: 'plain_text', text, emoji: false }] };
  return pieces.flatMap((piece, index) => [
    ...(index === firstDropped ? [notice] : []),
    ...(kept.has(index) ? [piece.block] : []),
  ]);
}
