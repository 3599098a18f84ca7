import type { Block, Message } from '../../chat/message.ts';
import { cut } from './card.ts';

const charactersPerUnit = 200;

/** How many units a message has: rows, items, facts, buttons and stretches of 200 characters. */
export function unitsOf(message: Message): number {
  return message.blocks.reduce((sum, block) => sum + blockUnits(block), 0);
}

/** The message's first units, in reading order. */
export function takeUnits(message: Message, units: number): Message {
  let left = units;
  const blocks: Block[] = [];
  for (const block of message.blocks) {
    if (left <= 0) break;
    blocks.push(takeFromBlock(block, left));
    left -= blockUnits(block);
  }
  return { ...message, blocks };
}

function blockUnits(block: Block): number {
  switch (block.kind) {
    case 'title':
    case 'text':
      return Math.max(1, Math.ceil(block.text.length / charactersPerUnit));
    case 'facts':
      return Math.max(1, block.facts.length);
    case 'table':
      return 1 + block.rows.length;
    case 'list':
      return Math.max(1, block.items.length);
    case 'people':
    case 'chart':
      return 1;
    case 'files':
      return Math.max(1, block.files.length);
    case 'actions':
      return Math.max(1, block.buttons.length);
  }
}

function takeFromBlock(block: Block, units: number): Block {
  if (units >= blockUnits(block)) return block;
  switch (block.kind) {
    case 'title':
    case 'text':
      return { ...block, text: `${cut(block.text, units * charactersPerUnit)}…` };
    case 'facts':
      return { ...block, facts: block.facts.slice(0, units) };
    case 'table':
      return { ...block, rows: block.rows.slice(0, units - 1) };
    case 'list':
      return { ...block, items: block.items.slice(0, units) };
    case 'people':
    case 'chart':
      return block;
    case 'files':
      return { ...block, files: block.files.slice(0, units) };
    case 'actions':
      return { ...block, buttons: block.buttons.slice(0, units) };
  }
}
