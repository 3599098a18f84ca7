import type { Block, Button, ListItem, Message } from '../../chat/message.ts';
import type { Texts } from '../../text/texts.ts';
import type { Claim, ReportBlock, ReportDocument, Section } from '../reports/report.ts';

/** Longest texts of a message, in characters: what people wrote is whole in the document and on its measure. */
const most = { label: 160, text: 300, cell: 110 } as const;

type Table = Extract<ReportBlock, { kind: 'table' }>;

/**
 * A report as a chat message. Its figures are a table, of which Slack takes one in a message; tables of sentences are lists
 * where every value has its column's name. A deviation has a button that opens its measure.
 */
export function summaryMessage(t: Texts, document: ReportDocument, buttons: readonly Button[]): Message {
  const { language, title, subtitle, lead, sections } = document;
  const leading = lead.map(({ text }) => text).join(' ');
  const blocks: readonly Block[] = [
    { kind: 'title', text: title },
    { kind: 'text', text: leading, style: 'strong' },
    { kind: 'text', text: subtitle, style: 'quiet' },
    ...sections.flatMap((section) => sectionBlocks(t, section)),
    ...(buttons.length > 0 ? [{ kind: 'actions' as const, buttons }] : []),
  ];
  return { language, summary: `${title}. ${leading}`, blocks };
}

function sectionBlocks(t: Texts, { key, heading, blocks }: Section): readonly Block[] {
  const button = key === 'deviations' ? (claim: Claim) => showButton(t, claim) : () => undefined;
  // A table of figures says in its caption what the heading says.
  const captioned = blocks.some((block) => block.kind === 'table' && block.content === 'figures');
  return [
    ...(captioned ? [] : [{ kind: 'text' as const, text: heading, style: 'strong' as const }]),
    ...blocks.flatMap((block) => blocksOf(block, button)),
  ];
}

function blocksOf(block: ReportBlock, button: (claim: Claim) => Button | undefined): readonly Block[] {
  switch (block.kind) {
    case 'paragraph':
      return [{ kind: 'text', text: cut(block.claim.text, most.text) }];
    case 'list':
      return [
        ...(block.heading === undefined ? [] : [{ kind: 'text' as const, text: `${block.heading}:` }]),
        { kind: 'list', items: block.items.map((claim) => itemOf(claim, button(claim))) },
        ...moreOf(block),
      ];
    case 'table':
      return [block.content === 'figures' ? tableOf(block) : listOf(block), ...moreOf(block)];
  }
}

function moreOf({ more }: { readonly more?: string }): readonly Block[] {
  return more === undefined ? [] : [{ kind: 'text', text: more, style: 'quiet' }];
}

function itemOf({ label, text }: Claim, button: Button | undefined): ListItem {
  const pressed = button === undefined ? {} : { button };
  if (label === undefined) return { text: cut(text, most.text), ...pressed };
  return { text: cut(label, most.label), ...(text === '' ? {} : { detail: cut(text, most.text) }), ...pressed };
}

function tableOf({ caption, header, rows }: Table): Block {
  return { kind: 'table', caption, header, rows: rows.map(({ cells }) => cells.map((cell) => cut(cell, most.cell))) };
}

/** The first two columns are what it is about where the first is only a number. */
function listOf({ header, rows }: Table): Block {
  return {
    kind: 'list',
    items: rows.map(({ cells }) => {
      const about = /^\p{L}?\d+$/u.test(cells[0] ?? '') ? 2 : 1;
      const said = cells.slice(about).map((cell, index) => `${header[about + index]}: ${cut(cell, most.cell)}`);
      return {
        text: cut(cells.slice(0, about).join(' '), most.label),
        detail: said.map((text) => (/[.!?…]$/.test(text) ? text : `${text}.`)).join(' '),
      };
    }),
  };
}

function showButton(t: Texts, { sources: [source] }: Claim): Button | undefined {
  return source?.kind === 'measure'
    ? {
        label: `${t.summary.deviations.show} ${source.number}`,
        action: { command: 'show', measure: source.measureId },
      }
    : undefined;
}

/** Between words where there are any. */
function cut(text: string, longest: number): string {
  if (text.length <= longest) return text;
  const start = text.slice(0, longest - 1);
  const space = start.lastIndexOf(' ');
  return `${(space > longest / 2 ? start.slice(0, space) : start.replace(/[\ud800-\udbff]$/, '')).trimEnd()}…`;
}
