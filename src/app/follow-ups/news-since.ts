import type { Texts } from '../../text/texts.ts';
import type { Claim, ReportBlock, ReportDocument, ReportRow, Section } from '../reports/report.ts';

/**
 * Marks what the document says and the one before it did not: a line or a row that is new, a line that says something else of
 * the same measure, a figure that is another (product.md §6). What stands the same is left as it is.
 */
export function markNews(t: Texts, document: ReportDocument, previous: ReportDocument): ReportDocument {
  const sections = document.sections.map((section) => {
    const before = previous.sections.find(({ key }) => key === section.key);
    return before && marked.has(section.key) ? markSection(t, section, before) : section;
  });
  return { ...document, sections };
}

/** What is asked, counted and deviates; the rest is dated, or made anew every time. */
const marked = new Set(['decisions', 'goal-areas', 'deviations']);

function markSection(t: Texts, section: Section, before: Section): Section {
  const blocks = section.blocks.map((block, index) => markBlock(t, block, before.blocks, before.blocks[index]));
  return { ...section, blocks };
}

function markBlock(
  t: Texts,
  block: ReportBlock,
  all: readonly ReportBlock[],
  same: ReportBlock | undefined,
): ReportBlock {
  switch (block.kind) {
    case 'paragraph':
    case 'chart':
      return block;
    case 'list': {
      const before = all.flatMap((each) => (each.kind === 'list' ? each.items : []));
      return { ...block, items: block.items.map((claim) => markLine(t, claim, before)) };
    }
    case 'table':
      if (block.content === 'figures')
        return same?.kind === 'table' ? { ...block, rows: withBefore(t, block, same) } : block;
      return { ...block, rows: newRows(t, block.rows, all) };
  }
}

function markLine(t: Texts, claim: Claim, before: readonly Claim[]): Claim {
  if (claim.label === undefined) return claim;
  const { label } = claim;
  const same = before.filter((each) => old(t)(aboutOf(each)) === aboutOf(claim));
  if (same.length === 0) return { ...claim, label: t.followUps.isNew(label) };
  const isSame = same.some((each) => said(each, old(t)(each.label ?? '')) === said(claim, label));
  return isSame ? claim : { ...claim, label: t.followUps.isChanged(label) };
}

/** What a line says; a day is the same day when its year is written out for the first time. */
function said({ text }: Claim, label: string): string {
  return `${label}\n${text}`.replace(/(?<=\p{L}) 20\d\d(?!\d)/gu, '');
}

/** What a line is about, whatever its words: its measure, or else its label. */
function aboutOf({ label, sources: [first] }: Claim): string {
  return first?.kind === 'measure' ? first.measureId : (label ?? '');
}

function rowAbout({ cells, sources: [first] }: ReportRow): string {
  return first?.kind === 'measure' ? `${first.measureId}/${first.version ?? ''}` : (cells[1] ?? '');
}

/** Without the mark of the time before: what was new then is not new again. */
function old(t: Texts): (about: string) => string {
  const marks = [t.followUps.isNew(''), t.followUps.isChanged('')];
  return (about) => about.slice(0, about.length - (marks.find((mark) => about.endsWith(mark))?.length ?? 0));
}

function newRows(t: Texts, rows: readonly ReportRow[], all: readonly ReportBlock[]): readonly ReportRow[] {
  const known = new Set(all.flatMap((each) => (each.kind === 'table' ? each.rows.map(rowAbout) : [])).map(old(t)));
  return rows.map((row) => {
    const [number = '', what = '', ...rest] = row.cells;
    return known.has(rowAbout(row)) ? row : { ...row, cells: [number, t.followUps.isNew(what), ...rest] };
  });
}

type Table = Extract<ReportBlock, { kind: 'table' }>;

/** Figures that are others than last time, with what they were: `4 (3)`. A column that was not there then counted nothing. */
function withBefore(t: Texts, { header, rows }: Table, before: Table): readonly ReportRow[] {
  return rows.map((row) => {
    const [name = '', ...figures] = row.cells;
    const was = before.rows.find(({ cells }) => cells[0] === name);
    if (!was) return row;
    const cells = figures.map((figure, index) => {
      const place = index + 1;
      const column = before.header[place] === header[place] ? place : before.header.indexOf(header[place] ?? '');
      const old = column < 0 ? '0' : was.cells[column];
      return old === undefined || plain(old) === figure ? figure : t.followUps.was(figure, plain(old));
    });
    return { ...row, cells: [name, ...cells] };
  });
}

/** A figure without what it was the time before. */
function plain(cell: string): string {
  return cell.replace(/\s*\(.*$/, '');
}
