import type { types } from '@slack/bolt';
import { encodeAction } from '../../chat/action-codec.ts';
import { type Block, type Button, type Language, type ListItem, type Message, plainText } from '../../chat/message.ts';
import { fitBlocks, type Piece } from './fit-blocks.ts';
import { limits } from './limits.ts';
import { tablePieces } from './render-table.ts';
import { type Line, richTextBlocks } from './rich-text.ts';
import { slackText } from './slack-text.ts';
import { clean, cut, escapeMarkup, splitText } from './text-pieces.ts';

export interface SlackMessage {
  /** The line for notifications and screen readers, escaped. */
  readonly text: string;
  readonly blocks: types.KnownBlock[];
}

export interface RenderOptions {
  /**
   * What shows a chart's picture, by its ref; undefined where it could not be had, which the message then says. Without this a
   * chart is its words.
   */
  readonly picture?: (ref: string) => Picture | undefined;
}

/** A picture that Slack has, by its file id; or one at an address, for the local page, whose browser fetches it. */
export type Picture = { readonly slack_file: { readonly id: string } } | { readonly image_url: string };

/** The message as Block Kit, within Slack's limits whatever it holds. What doesn't fit is counted and said. */
export function renderMessage(message: Message, options: RenderOptions = {}): SlackMessage {
  const drawing: Drawing = { ...options, language: message.language, buttons: 0, tables: 0 };
  const pieces = message.blocks.flatMap((block) => blockPieces(block, drawing));
  const blocks = fitBlocks(pieces, message.language);
  const text = notificationText(message.summary);
  return {
    text,
    blocks: blocks.length > 0 ? blocks : linePieces([[{ text: clean(message.summary) || '–' }]]).map(toBlock),
  };
}

/** The message without blocks, for when Slack refuses them. */
export function renderPlain(message: Message): string {
  // Escaping makes a character up to five: cut what is escaped, not before.
  let text = escapeMarkup(clean(plainText(message)));
  if (text.length > limits.text) text = cut(text, limits.text).replace(/&[a-z]{0,4}…$/, '…');
  return text === '' ? notificationText(message.summary) : text;
}

interface Drawing extends RenderOptions {
  readonly language: Language;
  buttons: number;
  tables: number;
}

function blockPieces(block: Block, drawing: Drawing): Piece[] {
  switch (block.kind) {
    case 'title':
      return titlePieces(clean(block.text));
    case 'text':
      return textPieces(clean(block.text), block.style);
    case 'facts':
      return linePieces(
        block.facts.map((fact) => [{ text: `${clean(fact.label)}: `, bold: true }, { text: clean(fact.value) }]),
      );
    case 'table':
      return tablePieces(block, drawing.tables++ < limits.tables);
    case 'list':
      return listPieces(block.items, drawing);
    case 'people':
      return linePieces([peopleLine(block)]);
    case 'chart':
      return chartPieces(block, drawing);
    case 'files':
      return actionPieces(block.files, drawing);
    case 'actions':
      return actionPieces(block.buttons, drawing);
  }
}

/** A mention shows the person's name to whoever reads it, and keeps it out of the message. */
function peopleLine({ label, people }: Extract<Block, { kind: 'people' }>): Line {
  const drawn = people.map(({ platform, id, text }) =>
    platform === 'slack' && /^[UW][A-Z0-9]+$/.test(id) ? { text: id, user: id } : { text: clean(text) },
  );
  return [
    { text: `${clean(label)} ` },
    ...drawn.flatMap((run, index) => (index === 0 ? [run] : [{ text: ', ' }, run])),
  ];
}

function titlePieces(text: string): Piece[] {
  if (text.trim() === '') return [];
  if (text.length > limits.header) return linePieces([[{ text, bold: true }]]);
  return [{ block: { type: 'header', text: { type: 'plain_text', text, emoji: false } }, count: 1 }];
}

function textPieces(text: string, style: 'quiet' | 'quote' | 'strong' | undefined): Piece[] {
  switch (style) {
    case 'quiet':
      return quietPieces(text);
    case 'quote':
      return richTextBlocks([[{ text }]], 'quote');
    case 'strong':
      return linePieces([[{ text, bold: true }]]);
    case undefined:
      return linePieces([[{ text }]]);
  }
}

/** Small grey text. */
export function quietPieces(text: string): Piece[] {
  if (text.trim() === '') return [];
  return splitText(text, limits.context).map((part) => ({
    block: { type: 'context', elements: [{ type: 'plain_text', text: part, emoji: false }] },
    count: 1,
  }));
}

function linePieces(lines: readonly Line[]): Piece[] {
  return richTextBlocks(lines, 'lines');
}

function listPieces(items: readonly ListItem[], drawing: Drawing): Piece[] {
  const pieces: Piece[] = [];
  let plain: Line[] = [];
  const flush = () => {
    pieces.push(...richTextBlocks(plain, 'bullets'));
    plain = [];
  };
  for (const item of items) {
    const [text, detail] = [clean(item.text), clean(item.detail ?? '')];
    if (item.button === undefined) {
      plain.push([
        { text, bold: detail !== '' },
        { text: detail === '' ? '' : `${text === '' ? '' : ' – '}${detail}` },
      ]);
    } else {
      flush();
      pieces.push(...itemWithButton([text, detail].filter((part) => part !== '').join('\n'), item.button, drawing));
    }
  }
  flush();
  return pieces;
}

function itemWithButton(text: string, button: Button, drawing: Drawing): Piece[] {
  const parts = splitText(text.trim() === '' ? '–' : text, limits.section);
  return parts.map((part, index) => ({
    block: {
      type: 'section',
      text: { type: 'plain_text', text: part.trim() === '' ? '–' : part, emoji: false },
      ...(index === parts.length - 1 ? { accessory: buttonElement(button, drawing) } : {}),
    },
    count: 1,
  }));
}

/** The picture, its caption drawn in it, with all that it shows in its alternative text; else the words alone. */
function chartPieces({ chart, picture }: Extract<Block, { kind: 'chart' }>, drawing: Drawing): Piece[] {
  const alt = clean(chart.alt).trim();
  const shown = picture && drawing.picture?.(picture.ref);
  if (shown === undefined) {
    const missing = picture && drawing.picture ? quietPieces(slackText(drawing.language).pictureMissing) : [];
    return [...quietPieces(alt), ...missing];
  }
  return [{ block: { type: 'image', ...shown, alt_text: cut(alt || '–', limits.altText) }, count: 1 }];
}

function actionPieces(buttons: readonly Button[], drawing: Drawing): Piece[] {
  const pieces: { block: types.ActionsBlock; count: number; actions: true }[] = [];
  let size = 0;
  for (const button of buttons) {
    const element = buttonElement(button, drawing);
    const length = JSON.stringify(element).length;
    const last = pieces.at(-1);
    if (last === undefined || last.block.elements.length === limits.actions || size + length > limits.total / 3) {
      pieces.push({ block: { type: 'actions', elements: [element] }, count: 1, actions: true });
      size = length;
    } else {
      last.block.elements.push(element);
      last.count += 1;
      size += length;
    }
  }
  return pieces;
}

function buttonElement(button: Button, drawing: Drawing): types.Button {
  return {
    type: 'button',
    action_id: `do-${drawing.buttons++}`,
    text: { type: 'plain_text', text: cut(clean(button.label).trim() || '–', limits.buttonLabel), emoji: false },
    value: encodeAction(button.action),
    ...(button.style === undefined ? {} : { style: button.style }),
  };
}

function notificationText(summary: string): string {
  // Five characters at most for each that is escaped, so it is always under the limit.
  return escapeMarkup(cut(clean(summary).trim() || '–', limits.text / 5));
}

function toBlock(piece: Piece): types.KnownBlock {
  return piece.block;
}
