import { encodeAction } from '../../chat/action-codec.ts';
import type { Block, Button, Fact, Language, ListItem, Message } from '../../chat/message.ts';
import { teams as english } from '../../text/en/teams.ts';
import { teams as swedish } from '../../text/sv/teams.ts';
import {
  actionSets,
  type Card,
  type CardAction,
  type CardElement,
  cardLength,
  cardOf,
  isPlain,
  maxCardLength,
  richText,
} from './card.ts';
import { takeUnits, unitsOf } from './fit.ts';
import { stamped } from './place.ts';
import { chartElements } from './render-chart.ts';
import { tableElements, tableRow } from './render-table.ts';

/** The sentences of the Teams adapter in a language. */
export function teamsText(language: Language): typeof swedish {
  return language === 'sv' ? swedish : english;
}

/**
 * The message as an Adaptive Card 1.5 under Teams' limit of 28 KB. Every text is shown as text, whatever Markdown it
 * looks like. What does not fit is left out from the end, and the card says so; the last buttons are kept.
 * @param stamp the place that the message answers, for its buttons to carry
 */
export function renderMessage(message: Message, stamp?: string): Card {
  const whole = stamped(cardOf(message.language, message.summary, message.blocks.flatMap(renderBlock)), stamp);
  if (cardLength(whole) <= maxCardLength) return whole;
  return largestThatFits(message, stamp);
}

function largestThatFits(message: Message, stamp: string | undefined): Card {
  const buttons = lastButtons(message);
  const drawn = buttons.flatMap(renderBlock);
  const tail = JSON.stringify(drawn).length <= 4000 ? drawn : [];
  const head = tail.length > 0 ? { ...message, blocks: message.blocks.slice(0, -buttons.length) } : message;
  const notice = richText(teamsText(message.language).truncated, { isSubtle: true });
  const render = (units: number) => {
    const body = [...takeUnits(head, units).blocks.flatMap(renderBlock), ...notice, ...tail];
    return stamped(cardOf(message.language, message.summary, body), stamp);
  };

  let fits = 0;
  let tooMany = unitsOf(head);
  while (tooMany - fits > 1) {
    const middle = Math.floor((fits + tooMany) / 2);
    if (cardLength(render(middle)) <= maxCardLength) fits = middle;
    else tooMany = middle;
  }
  return render(fits);
}

/** The buttons that the message ends with, those that fetch its documents too. */
function lastButtons({ blocks }: Message): readonly Block[] {
  const last = blocks.findLastIndex(({ kind }) => kind !== 'actions' && kind !== 'files');
  return blocks.slice(last + 1);
}

function renderBlock(block: Block): CardElement[] {
  switch (block.kind) {
    case 'title':
      return title(block.text);
    case 'text':
      return styledText(block.text, block.style);
    case 'facts':
      return facts(block.facts);
    case 'table':
      return [...richText(block.caption, { weight: 'bolder' }), ...tableElements(block.header, block.rows)];
    case 'list':
      return block.items.flatMap(listItem);
    case 'people':
      return richText(`${block.label} ${block.people.map((person) => person.text).join(', ')}`);
    case 'chart':
      return chartElements(block.chart);
    case 'files':
      return actionSets(block.files.map(button));
    case 'actions':
      return actionSets(block.buttons.map(button));
  }
}

function title(text: string): CardElement[] {
  // Only a TextBlock can be a heading to a screen reader, and a TextBlock reads Markdown.
  if (isPlain(text))
    return [{ type: 'TextBlock', text, wrap: true, style: 'heading', size: 'large', weight: 'bolder' }];
  return richText(text, { size: 'large', weight: 'bolder' });
}

function styledText(text: string, style: 'quiet' | 'quote' | 'strong' | undefined): CardElement[] {
  switch (style) {
    case undefined:
      return richText(text);
    case 'quiet':
      return richText(text, { isSubtle: true });
    case 'strong':
      return richText(text, { weight: 'bolder' });
    case 'quote': {
      const items = richText(text);
      return items.length === 0 ? [] : [{ type: 'Container', style: 'emphasis', items }];
    }
  }
}

function facts(all: readonly Fact[]): CardElement[] {
  if (all.length === 0) return [];
  if (all.every((fact) => isPlain(fact.label) && isPlain(fact.value))) {
    return [{ type: 'FactSet', facts: all.map((fact) => ({ title: fact.label, value: fact.value })) }];
  }
  const rows = all.map((fact) => tableRow([richText(fact.label, { weight: 'bolder' }), richText(fact.value)]));
  return [
    { type: 'Table', firstRowAsHeaders: false, showGridLines: false, columns: [{ width: 1 }, { width: 2 }], rows },
  ];
}

function listItem(item: ListItem): CardElement[] {
  const text = item.button ? richText(item.text) : bulleted(item.text);
  const detail = richText(item.detail ?? '', { isSubtle: true }).map((line) => ({ ...line, spacing: 'none' as const }));
  const [first, ...rest] = [...text, ...detail];
  if (!item.button) return first === undefined ? [] : [{ ...first, spacing: 'small' }, ...rest];
  const buttons = actionSets([button(item.button)]);
  if (first === undefined) return buttons;
  return [
    {
      type: 'ColumnSet',
      spacing: 'small',
      columns: [
        { type: 'Column', width: 'stretch', verticalContentAlignment: 'center', items: [first, ...rest] },
        { type: 'Column', width: 'auto', verticalContentAlignment: 'center', items: buttons },
      ],
    },
  ];
}

function bulleted(text: string): CardElement[] {
  return text.trim() === '' ? [] : richText(`• ${text.trimStart()}`);
}

function button(from: Button): CardAction {
  return {
    type: 'Action.Execute',
    title: from.label,
    verb: 'samverkan',
    data: { a: encodeAction(from.action) },
    ...(from.style === 'primary' ? { style: 'positive' as const } : {}),
    ...(from.style === 'danger' ? { style: 'destructive' as const } : {}),
  };
}
