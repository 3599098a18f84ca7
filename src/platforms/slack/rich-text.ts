import type { types } from '@slack/bolt';
import { limits } from './limits.ts';
import { splitText } from './text-pieces.ts';

/** A stretch of text in one style. In rich text no character has a meaning, so people's text needs no escaping. */
export interface Run {
  readonly text: string;
  readonly bold?: boolean;
  /** A user's id: drawn as a mention, with the text only measured. */
  readonly user?: string;
}

export type Line = readonly Run[];

/** Lines in as many rich text blocks as they need, with how many of the lines each one holds. */
export function richTextBlocks(
  lines: readonly Line[],
  shape: 'lines' | 'bullets' | 'quote',
): { block: types.RichTextBlock; count: number }[] {
  return packLines(lines.filter((line) => lineLength(line) > 0)).map((group) => ({
    block: { type: 'rich_text', elements: [elementOf(group, shape)] },
    count: group.length,
  }));
}

function elementOf(
  group: readonly Line[],
  shape: 'lines' | 'bullets' | 'quote',
): types.RichTextBlock['elements'][number] {
  switch (shape) {
    case 'lines':
      return { type: 'rich_text_section', elements: joined(group) };
    case 'quote':
      return { type: 'rich_text_quote', elements: joined(group) };
    case 'bullets':
      return {
        type: 'rich_text_list',
        style: 'bullet',
        elements: group.map((line) => ({ type: 'rich_text_section', elements: line.map(textOf) })),
      };
  }
}

function joined(group: readonly Line[]): (types.RichTextText | types.RichTextUserMention)[] {
  return group.flatMap((line, index) => [
    ...line.map(textOf),
    ...(index < group.length - 1 ? [textOf({ text: '\n' })] : []),
  ]);
}

function textOf(run: Run): types.RichTextText | types.RichTextUserMention {
  if (run.user !== undefined) return { type: 'user', user_id: run.user };
  return { type: 'text', text: run.text, ...(run.bold ? { style: { bold: true } } : {}) };
}

function packLines(lines: readonly Line[]): Line[][] {
  const groups: Line[][] = [];
  let room = 0;
  for (const line of lines.flatMap(splitLine)) {
    const length = lineLength(line) + 1;
    const group = groups.at(-1);
    if (group === undefined || length > room) {
      groups.push([line]);
      room = limits.richText - length;
    } else {
      group.push(line);
      room -= length;
    }
  }
  return groups;
}

/** A line that fits, or one line for each piece of it. Empty runs are left out: Slack refuses them. */
function splitLine(line: Line): Line[] {
  const runs = line.filter((run) => run.text !== '');
  if (lineLength(runs) < limits.richText) return [runs];
  return runs.flatMap((run) => splitText(run.text, limits.richText - 1).map((text) => [{ ...run, text }]));
}

function lineLength(line: Line): number {
  return line.reduce((sum, run) => sum + run.text.length, 0);
}
