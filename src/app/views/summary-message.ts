import type { Block, Button, Chart, Fact, ListItem, Message } from '../../chat/message.ts';
import type { Texts } from '../../text/texts.ts';
import type { Claim, ReportBlock, ReportDocument, Section } from '../reports/report.ts';
import { shorten, shortenLabel } from '../reports/shorten.ts';

type List = Extract<ReportBlock, { kind: 'list' }>;
type Table = Extract<ReportBlock, { kind: 'table' }>;

/** How much room there is: the longest texts in characters, and whether every line has to share a block with others. */
interface Longest {
  readonly label: number;
  readonly text: number;
  readonly cell: number;
  readonly compact?: true;
}

/** What people wrote is whole in the document and on its measure. */
const widths: readonly Longest[] = [
  { label: 180, text: 320, cell: 150 },
  { label: 165, text: 220, cell: 110 },
  { label: 150, text: 140, cell: 60 },
  { label: 150, text: 160, cell: 90, compact: true },
  { label: 140, text: 80, cell: 45, compact: true },
  { label: 110, text: 60, cell: 40, compact: true },
];

/** Those in which every line has a place of its own. */
export const roomyWidths = widths.filter(({ compact }) => compact === undefined);

/**
 * What surrounds a text in the two formats, in characters: one is short where the other is long. Slack has room for 13,200
 * of them, Teams for 13,700. `base`: what stands around all of it, less what the others count too high. `drawnFact`: a fact's
 * text where facts are drawn as a table. `part`: every part of a text after its first.
 */
const formats = [
  {
    room: 12_900,
    base: 500,
    text: 112,
    facts: 112,
    fact: 40,
    drawnFact: 40,
    part: 0,
    cell: 34,
    plain: 34,
    item: 66,
    button: 85,
  },
  {
    room: 13_550,
    base: 400,
    text: 85,
    facts: 30,
    fact: 10,
    drawnFact: 121,
    part: 83,
    cell: 98,
    plain: 87,
    item: 95,
    button: 78,
  },
] as const;
const [inSlack] = formats;

/**
 * A report as a chat message that fits every platform: with as much of its texts as there is room for. Its figures are a
 * table, of which Slack takes one in a message; what else is a table on paper is a list or a line for each row. Each
 * deviation has a button that opens its measure. `among`: the widths that it may take; `beside`: what the message is to have
 * room for besides.
 */
export function summaryMessage(
  t: Texts,
  document: ReportDocument,
  buttons: readonly Button[],
  among: readonly Longest[] = widths,
  beside: readonly Block[] = [],
): Message {
  const { language, title, subtitle, lead, sections } = document;
  const leading = lead.map(({ text }) => text).join(' ');
  const drawn = (longest: Longest, charts: boolean): readonly Block[] => [
    { kind: 'title', text: title },
    { kind: 'text', text: leading, style: 'strong' },
    { kind: 'text', text: subtitle, style: 'quiet' },
    ...sections.flatMap((section) => sectionBlocks(t, charts ? section : withoutCharts(section), longest)),
    ...(buttons.length > 0 ? [{ kind: 'actions' as const, buttons }] : []),
  ];
  const all = [
    ...among.slice(0, -1).map((longest) => drawn(longest, true)),
    ...among.map((longest) => drawn(longest, false)),
  ];
  const blocks = all.find((each) => fits([...each, ...beside])) ?? all.at(-1) ?? [];
  return { language, summary: `${title}. ${leading}`, blocks };
}

/** The table says the same in figures, where there is no room for both. */
function withoutCharts(section: Section): Section {
  return { ...section, blocks: section.blocks.filter(({ kind }) => kind !== 'chart') };
}

function sectionBlocks(t: Texts, { key, heading, blocks }: Section, longest: Longest): readonly Block[] {
  // A table of figures says in its caption what the heading says.
  const captioned = blocks.some((block) => block.kind === 'table' && block.content === 'figures');
  return [
    ...(captioned ? [] : [{ kind: 'text' as const, text: heading, style: 'strong' as const }]),
    ...blocks.flatMap((block) => blocksOf(block, longest)),
    ...(key === 'deviations' ? showButtons(t, blocks) : []),
  ];
}

function blocksOf(block: ReportBlock, longest: Longest): readonly Block[] {
  switch (block.kind) {
    case 'paragraph':
      return [{ kind: 'text', text: block.claim.text }];
    case 'chart':
      return [{ kind: 'chart', chart: block.chart }];
    case 'list':
      return [...listBlocks(block, longest), ...moreOf(block)];
    case 'table':
      return [block.content === 'figures' ? figures(block, longest) : sentences(block, longest), ...moreOf(block)];
  }
}

function moreOf({ more }: { readonly more?: string }): readonly Block[] {
  return more === undefined ? [] : [{ kind: 'text', text: more, style: 'quiet' }];
}

/** Short labels stand before what is said of them; long ones above it; what has none is one paragraph. */
function listBlocks({ heading, items }: List, longest: Longest): readonly Block[] {
  const labelled = items.filter(hasLabel);
  if (labelled.length === 0) {
    const text = items.map((claim) => claim.text).join(' ');
    return [{ kind: 'text', text: heading === undefined ? text : `${heading}: ${text}` }];
  }
  const head: readonly Block[] = heading === undefined ? [] : [{ kind: 'text', text: `${heading}:` }];
  if (labelled.every(({ label }) => label.length <= shortLabel)) {
    const facts = labelled.map(({ label, text }): Fact => ({ label, value: text }));
    return [...head, factsBlock(facts, longest)];
  }
  const all = labelled.map(({ label, text }) => ({
    text: shortenLabel(label, longest.label),
    ...(text === '' ? {} : { detail: shorten(text, longest.text) }),
  }));
  return [...head, itemsBlock(all, longest)];
}

const shortLabel = 30;

function hasLabel(claim: Claim): claim is Claim & { readonly label: string } {
  return claim.label !== undefined;
}

function figures({ caption, header, rows }: Table, longest: Longest): Block {
  const cells = rows.map((row) => row.cells.map((cell) => shorten(cell, longest.cell)));
  return { kind: 'table', caption, header, rows: cells };
}

/** A few columns read as a line for each row; of more, the first two are what it is about and the others have their names. */
function sentences({ header, rows }: Table, longest: Longest): Block {
  if (header.length <= 3) {
    const facts = rows.map(
      ({ cells: [label = '', ...said] }): Fact => ({
        label,
        value: said
          .filter((cell) => cell !== '')
          .map(ended)
          .join(' '),
      }),
    );
    return factsBlock(facts, longest);
  }
  const items = rows.map(({ cells }) => ({
    text: shortenLabel(cells.slice(0, 2).join(' '), longest.label),
    detail: cells
      .slice(2)
      .map((cell, index) => `${header[index + 2]}: ${ended(shorten(cell, longest.cell))}`)
      .join(' '),
  }));
  return itemsBlock(items, longest);
}

function factsBlock(facts: readonly Fact[], { compact, text: longest }: Longest): Block {
  if (!compact) return { kind: 'facts', facts };
  return {
    kind: 'text',
    text: facts.map(({ label, value }) => `${label}: ${shorten(value, 2 * longest)}`).join(' · '),
  };
}

function itemsBlock(items: readonly ListItem[], { compact }: Longest): Block {
  if (!compact) return { kind: 'list', items };
  const joined = items.map(({ text, detail }) => ({ text: detail === undefined ? text : `${text} – ${detail}` }));
  return { kind: 'list', items: joined };
}

function ended(text: string): string {
  return /[.!?…]$/.test(text) ? text : `${text}.`;
}

function showButtons(t: Texts, blocks: readonly ReportBlock[]): readonly Block[] {
  const sources = blocks.flatMap((block) =>
    block.kind === 'list' ? block.items.flatMap((claim) => claim.sources) : [],
  );
  const buttons = sources.flatMap((source): readonly Button[] =>
    source.kind === 'measure'
      ? [{ label: t.summary.deviations.show(source.number), action: { command: 'show', measure: source.measureId } }]
      : [],
  );
  return buttons.length === 0 ? [] : [{ kind: 'actions', buttons }];
}

/** By about how long the message is in each format. */
export function fits(blocks: readonly Block[]): boolean {
  return formats.every(
    (format) => blocks.reduce<number>((sum, block) => sum + blockSize(block, format), format.base) <= format.room,
  );
}

/** Written out as JSON, where a quotation mark or a backslash takes two characters, and in as many parts as it is drawn in. */
function written(texts: readonly string[], around: number, part: number): number {
  return texts.reduce((sum, text) => sum + JSON.stringify(text).length + around + part * partsAfterFirst(text), 0);
}

/** In Teams each line is an element of its own, and so is what follows a brace that another one follows. */
function partsAfterFirst(text: string): number {
  return text.match(/[^\s][^\S\r\n]*[\r\n]+(?=[^\r\n]*\S)|\{(?=\{)/g)?.length ?? 0;
}

/** Teams draws facts as a table where a client could take any of them for markup, or where one says nothing. */
function isDrawnApart(text: string): boolean {
  return text.trim() === '' || isMarkup(text);
}

function isMarkup(text: string): boolean {
  return /[*_[\]`~<>&\\\n\r{}|#]|^\s*(?:[-+•]|\d+[.)])(?:\s|$)|https?:|www\./iu.test(text);
}

/** As a picture it is its words; drawn by the platform it is every value too, and its words for older clients. */
function chartSize({ alt, caption, groups, series }: Chart, format: (typeof formats)[number]): number {
  const words = written([alt, caption], format.text, format.part);
  if (format === inSlack) return words + 100;
  const values = series.flatMap(({ label, values: all }) => all.filter((value) => value > 0).map(() => label));
  return words + 40 + written(groups, 25, format.part) + values.reduce((sum, label) => sum + 2 * label.length + 50, 0);
}

function blockSize(block: Block, format: (typeof formats)[number]): number {
  switch (block.kind) {
    case 'title':
    case 'text':
      return written([block.text], format.text, format.part);
    case 'facts': {
      const texts = block.facts.flatMap(({ label, value }) => [label, value]);
      return format.facts + written(texts, texts.some(isDrawnApart) ? format.drawnFact : format.fact, format.part);
    }
    case 'table':
      return [block.header, ...block.rows]
        .flat()
        .reduce(
          (sum, cell) => sum + written([cell], isMarkup(cell) ? format.cell : format.plain, format.part),
          written([block.caption], format.text, format.part),
        );
    case 'list': {
      const texts = block.items.flatMap(({ text, detail }) => (detail === undefined ? [text] : [text, detail]));
      return written(texts, format.item, format.part);
    }
    case 'actions':
    case 'files':
      return written(
        (block.kind === 'files' ? block.files : block.buttons).map(
          ({ label, action }) => label + JSON.stringify(action),
        ),
        format.button,
        0,
      );
    case 'chart':
      return chartSize(block.chart, format);
    case 'people':
      return 500;
  }
}
