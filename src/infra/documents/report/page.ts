import type { Imprint, ReportDocument } from '../../../app/reports/report.ts';
import type { Chart } from '../../../chat/message.ts';
import { type Texts, textsIn } from '../../../text/texts.ts';
import { cleanText, withTexts } from './clean-text.ts';
import { type Column, columnsOf, type Orientation } from './columns.ts';

/** A report as it stands on paper, before it is a Word file or a PDF: both say what stands here and nothing else. */
export interface Page {
  readonly locale: 'sv-SE' | 'en-GB';
  readonly title: string;
  /** On every page, so it is never long. */
  readonly agreement: string;
  readonly subtitle: string;
  /** What has to be known before the rest: that it is a draft, that something has been taken away. */
  readonly notices: readonly string[];
  readonly lead: string;
  readonly sections: readonly PageSection[];
  /** Who stands for it, last in the document. */
  readonly about: { readonly heading: string; readonly table: PageTable; readonly lines: readonly string[] };
  /** On every page. */
  readonly foot: readonly string[];
  /** Around the page's number and the number of pages. */
  readonly numbering: readonly [string, string];
  readonly words: { readonly unknownLetter: string };
  /** The file's date, in seconds since 1970: the moment that the document shows. */
  readonly dated: number;
  /** Tables of many sentences need the width. */
  readonly orientation: Orientation;
}

export interface PageSection {
  readonly heading: string;
  /** The appendix begins here, on a page of its own. */
  readonly startsPage?: true;
  readonly blocks: readonly PageBlock[];
}

export type PageBlock =
  | ({ readonly kind: 'paragraph' } & PageClaim)
  | { readonly kind: 'list'; readonly heading?: string; readonly items: readonly PageClaim[]; readonly more?: string }
  | ({ readonly kind: 'table' } & PageTable)
  /** `instead` stands there when it can't be drawn. */
  | { readonly kind: 'picture'; readonly chart: Chart; readonly instead: string };

/** `label` ends with what sets it off from the text. */
export interface PageClaim {
  readonly label?: string;
  readonly text: string;
}

export interface PageTable {
  /** Absent where the heading says the same. */
  readonly caption?: string;
  readonly header: readonly string[];
  readonly columns: readonly Column[];
  readonly rows: readonly { readonly cells: readonly string[]; readonly sum: boolean }[];
  readonly more?: string;
  readonly together: boolean;
}

/** So many columns of sentences are too narrow on an upright page. */
const mostUpright = 6;
/** What a label of this length says is set off by a colon; a longer one is a line of its own kind. */
const shortLabel = 30;
const shortSum = 12;
const longestHead = 110;
/** A small table stands on one page. */
const smallTable = 12;

/** The same document and imprint give the same page. */
export function pageOf(document: ReportDocument, imprint: Imprint): Page {
  const t = textsIn(document.language);
  const said = withTexts(document, cleanText);
  const stood = withTexts(imprint, cleanText);
  const tables = said.sections.flatMap(({ blocks }) => blocks).filter((block) => block.kind === 'table');
  const isWide = tables.some(({ content, header }) => content === 'sentences' && header.length > mostUpright);
  const orientation = isWide ? 'landscape' : 'upright';
  return {
    locale: document.language === 'sv' ? 'sv-SE' : 'en-GB',
    title: said.title,
    agreement: shorten(said.agreement, longestHead),
    subtitle: said.subtitle,
    notices: [
      ...(stood.state === 'draft' ? [t.documents.draft] : []),
      ...(stood.older === undefined || stood.older.length === 0 ? [] : [t.followUps.older(stood.older)]),
      ...(stood.maskedOn === undefined ? [] : [t.documents.masked(t.dates.date(stood.maskedOn))]),
    ],
    lead: said.lead.map(({ text }) => text).join(' '),
    sections: inOrder(t, said).map(({ heading, blocks, startsPage }) => ({
      heading,
      ...(startsPage ? { startsPage } : {}),
      blocks: blocks.map((block) => blockOf(block, heading, t, orientation)),
    })),
    about: aboutOf(t, stood, orientation),
    foot: footOf(t, said, stood),
    numbering: t.documents.page,
    words: { unknownLetter: t.documents.unknownLetter },
    dated: Math.floor(Date.parse(document.status) / 1000),
    orientation,
  };
}

type Section = ReportDocument['sections'][number];
type ReportBlock = Section['blocks'][number];

/** What who decides needs, in the order of the page: to decide, how it stands, what deviates and why, what comes. */
const firstPage = ['decisions', 'goal-areas', 'deviations', 'dates'];

/**
 * A steering summary is one page (product.md §6): what the leaders need stands first, and what it rests on is its appendix,
 * the picture of the table among it. Other reports stand in their own order.
 */
function inOrder(t: Texts, { kind, sections }: ReportDocument): readonly (Section & { readonly startsPage?: true })[] {
  if (kind !== 'steering-summary') return sections;
  const first = sections.filter(({ key }) => firstPage.includes(key));
  const isPicture = (block: ReportBlock) => block.kind === 'chart';
  const pictures = first.filter(({ blocks }) => blocks.some(isPicture));
  const appendix = [
    ...pictures.map((section) => ({ ...section, blocks: section.blocks.filter(isPicture) })),
    ...sections.filter((section) => !first.includes(section)),
  ];
  if (first.length === 0 || appendix.length === 0) return sections;
  return [
    ...first.map((section) => ({ ...section, blocks: section.blocks.filter((block) => !isPicture(block)) })),
    ...appendix.map((section, index) =>
      index === 0 ? { ...section, heading: t.documents.appendix(section.heading), startsPage: true as const } : section,
    ),
  ];
}

function blockOf(block: ReportBlock, heading: string, t: Texts, orientation: Orientation): PageBlock {
  const more = 'more' in block && block.more !== undefined ? { more: block.more } : {};
  switch (block.kind) {
    case 'paragraph':
      return { kind: 'paragraph', ...claimOf(block.claim) };
    case 'list':
      return {
        kind: 'list',
        ...(block.heading === undefined ? {} : { heading: block.heading }),
        items: block.items.map(claimOf),
        ...more,
      };
    case 'table': {
      const rows = block.rows.map(({ cells, sum }) => ({ cells, sum: sum === true }));
      return {
        kind: 'table',
        ...captionOf(block.caption, heading),
        ...tableOf(block.header, rows, block.content, orientation),
        ...more,
      };
    }
    case 'chart':
      return { kind: 'picture', chart: block.chart, instead: t.documents.noPicture(block.chart.alt) };
  }
}

function captionOf(caption: string, heading: string): { readonly caption?: string } {
  return caption === heading ? {} : { caption };
}

function tableOf(
  header: readonly string[],
  rows: PageTable['rows'],
  content: 'figures' | 'sentences',
  orientation: Orientation,
): PageTable {
  const cells = rows.map((row) => row.cells);
  const together = content === 'figures' && rows.length <= smallTable;
  return { header, rows, columns: columnsOf(header, cells, content, orientation), together };
}

function claimOf({ label, text }: { readonly label?: string; readonly text: string }): PageClaim {
  if (label === undefined) return { text };
  if (text === '') return { label, text };
  return { label: `${label}${label.length <= shortLabel ? ': ' : ' – '}`, text };
}

function footOf(t: Texts, document: ReportDocument, imprint: Imprint): readonly string[] {
  const version = imprint.version ?? document.version;
  const words = t.documents;
  const standing = [
    words.state[imprint.state],
    ...(version === undefined ? [] : [words.version(version)]),
    words.standing(t.dates.moment(document.status)),
    words.sum(`${imprint.hash.slice(0, shortSum)} …`),
  ];
  const approvals = imprint.approvals.map(({ party, by, on }) => words.approvedBy(party, by, t.dates.date(on)));
  const registrations = imprint.registrations.map(({ party, number }) => `${party}: ${words.registration(number)}`);
  return [standing, approvals, registrations].filter((line) => line.length > 0).map((line) => line.join(' · '));
}

function aboutOf(t: Texts, imprint: Imprint, orientation: Orientation): Page['about'] {
  const words = t.documents;
  const { approvals, registrations } = imprint;
  const parties = [...new Set([...approvals, ...registrations].map(({ party }) => party))];
  const rows = parties.flatMap((party) => {
    const number = registrations.find((each) => each.party === party)?.number ?? words.missing;
    const own = approvals.filter((each) => each.party === party);
    if (own.length === 0) return [[party, words.missing, words.missing, number]];
    return own.map(({ by, on }) => [party, by, t.dates.date(on), number]);
  });
  const header = [words.party, words.approved, words.on, words.registered];
  return {
    heading: words.about,
    table: tableOf(
      header,
      rows.map((cells) => ({ cells, sum: false })),
      'sentences',
      orientation,
    ),
    lines: [words.whole, imprint.hash],
  };
}

function shorten(text: string, most: number): string {
  const letters = [...text.replace(/\s+/g, ' ')];
  return letters.length <= most ? letters.join('') : `${letters.slice(0, most - 1).join('')}…`;
}
