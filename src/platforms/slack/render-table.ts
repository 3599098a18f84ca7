import type { types } from '@slack/bolt';
import type { Block } from '../../chat/message.ts';
import type { Piece } from './fit-blocks.ts';
import { limits } from './limits.ts';
import { type Line, richTextBlocks } from './rich-text.ts';
import { clean } from './text-pieces.ts';

type Table = Extract<Block, { kind: 'table' }>;

/**
 * Slack takes one table in a message (`only_one_table_allowed`). It is used when there is one left and the table fits; the
 * others become a list where every value has its column's name, which also reads well on a phone.
 */
export function tablePieces(table: Table, oneLeft: boolean): Piece[] {
  const caption = richTextBlocks([[{ text: clean(table.caption), bold: true }]], 'lines');
  const block = oneLeft ? tableBlock(table) : undefined;
  return block === undefined
    ? [...caption, ...richTextBlocks(rowLines(table), 'bullets')]
    : [...caption, { block, count: table.rows.length }];
}

function tableBlock(table: Table): types.TableBlock | undefined {
  const columns = Math.max(table.header.length, ...table.rows.map((row) => row.length));
  if (columns === 0 || columns > limits.tableColumns || table.rows.length + 1 > limits.tableRows) return undefined;
  // Slack refuses rows of different lengths and empty cells.
  const rows = [table.header, ...table.rows].map((row) =>
    Array.from({ length: columns }, (_, column) => ({
      type: 'raw_text' as const,
      text: clean(row[column] ?? '').trim() || '–',
    })),
  );
  const text = rows.flat().reduce((sum, cell) => sum + cell.text.length, 0);
  const block: types.TableBlock = {
    type: 'table',
    rows,
    column_settings: Array.from({ length: columns }, () => ({ is_wrapped: true })),
  };
  return text > limits.tableText || JSON.stringify(block).length > (limits.total * 3) / 4 ? undefined : block;
}

function rowLines(table: Table): Line[] {
  return table.rows.map((row) => {
    const [first, ...others] = row.map((cell) => clean(cell).trim());
    const rest = others.flatMap((cell, index) => {
      const header = clean(table.header[index + 1] ?? '').trim();
      if (cell === '') return [];
      return [header === '' ? cell : `${header}: ${cell}`];
    });
    return [{ text: first || '–', bold: true }, { text: rest.length === 0 ? '' : ` – ${rest.join('; ')}` }];
  });
}
