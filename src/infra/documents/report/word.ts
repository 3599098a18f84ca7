import {
  AlignmentType,
  BorderStyle,
  Document,
  Footer,
  Header,
  HeadingLevel,
  ImageRun,
  type IParagraphOptions,
  LevelFormat,
  LineRuleType,
  Packer,
  PageNumber,
  PageOrientation,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TabStopType,
  TextRun,
  WidthType,
} from 'docx';
import { chartSvg, type Drawing } from './chart.ts';
import type { Page, PageBlock, PageClaim, PageTable } from './page.ts';
import { repacked } from './repack.ts';

/** Lengths in twentieths of a point. */
const [a4Width, a4Height, margin] = [11_906, 16_838, 1134];
const bullets = 'bullets';
const [ink, quiet, line] = ['1D2A38', '4A5663', '8A97A5'];
/** Points at 96 to the inch, as Word counts pictures. */
const [pictureWidth, pictureHeight] = [478, 700];

/** A page as a Word file. The same page gives the same bytes. Throws when it can't be drawn. */
export async function drawWord(page: Page, pictures: boolean): Promise<Uint8Array> {
  const width = (page.orientation === 'landscape' ? a4Height : a4Width) - 2 * margin;
  const png = pictures ? await pngMaker(page) : undefined;
  const file = new Document({
    title: page.title,
    creator: page.agreement,
    lastModifiedBy: page.agreement,
    compatibility: { version: 15 },
    styles: stylesIn(page),
    numbering: {
      config: [
        {
          reference: bullets,
          levels: [
            {
              level: 0,
              format: LevelFormat.BULLET,
              text: '–',
              alignment: AlignmentType.LEFT,
              style: { paragraph: { indent: { left: 284, hanging: 284 } } },
            },
          ],
        },
      ],
    },
    sections: [
      {
        properties: {
          page: {
            size: {
              width: a4Width,
              height: a4Height,
              orientation: page.orientation === 'landscape' ? PageOrientation.LANDSCAPE : PageOrientation.PORTRAIT,
            },
            margin: { top: 1247, bottom: 964, left: margin, right: margin, header: 680, footer: 510 },
          },
        },
        headers: { default: new Header({ children: [headOf(page)] }) },
        footers: { default: new Footer({ children: footOf(page, width) }) },
        children: bodyOf(page, width, png),
      },
    ],
  });
  return repacked(await Packer.toBuffer(file), page.dated);
}

type Png = (drawing: Drawing) => Uint8Array;

/** Loaded only where there is something to draw: without its library there are still words. */
async function pngMaker({ sections }: Page): Promise<Png | undefined> {
  if (!sections.some(({ blocks }) => blocks.some(({ kind }) => kind === 'picture'))) return undefined;
  return (await import('./picture.ts')).toPng;
}

function stylesIn({ locale }: Page) {
  const heading = (size: number, before: number) => ({
    run: { font: 'Calibri', size, bold: true, color: ink },
    paragraph: { spacing: { before, after: 40 }, keepNext: true, keepLines: true },
  });
  return {
    default: {
      document: {
        run: { font: 'Calibri', size: 20, language: { value: locale } },
        paragraph: { spacing: { after: 80, line: 244, lineRule: LineRuleType.AUTO } },
      },
      heading1: heading(34, 0),
      heading2: heading(24, 140),
    },
  };
}

function bodyOf(page: Page, width: number, png: Png | undefined): (Paragraph | Table)[] {
  const framed = { style: BorderStyle.SINGLE, size: 8, color: ink, space: 5 };
  const border = { top: framed, bottom: framed, left: framed, right: framed };
  return [
    paragraph({ heading: HeadingLevel.HEADING_1 }, words(page.title)),
    paragraph({ spacing: { after: 120 } }, words(page.subtitle, { color: quiet })),
    ...page.notices.map((notice) =>
      paragraph(
        { border, indent: { left: 120, right: 120 }, spacing: { before: 60, after: 180 } },
        words(notice, { bold: true }),
      ),
    ),
    ...(page.lead === '' ? [] : [paragraph({}, words(page.lead, { size: 22 }))]),
    ...page.sections.flatMap(({ heading, blocks, startsPage = false }) => [
      paragraph({ heading: HeadingLevel.HEADING_2, pageBreakBefore: startsPage }, words(heading)),
      ...blocks.flatMap((block) => drawBlock(block, width, png)),
    ]),
    paragraph({ heading: HeadingLevel.HEADING_2 }, words(page.about.heading)),
    ...(page.about.table.rows.length === 0 ? [] : drawTable(page.about.table, width)),
    ...page.about.lines.map((text) => paragraph({ spacing: { after: 40 } }, words(text, { size: 17 }))),
  ];
}

function drawBlock(block: PageBlock, width: number, png: Png | undefined): (Paragraph | Table)[] {
  switch (block.kind) {
    case 'paragraph':
      return [paragraph({}, claim(block))];
    case 'list':
      return [
        ...(block.heading === undefined
          ? []
          : [paragraph({ keepNext: true, spacing: { before: 80, after: 30 } }, words(block.heading, { bold: true }))]),
        ...block.items.map((item) =>
          paragraph({ numbering: { reference: bullets, level: 0 }, spacing: { after: 20 } }, claim(item)),
        ),
        ...moreOf(block.more),
      ];
    case 'table':
      return drawTable(block, width);
    case 'picture':
      return png ? drawPicture(block, png) : [paragraph({}, words(block.instead))];
  }
}

function drawPicture({ chart }: PageBlock & { kind: 'picture' }, png: Png): Paragraph[] {
  const drawing = chartSvg(chart);
  const scale = Math.min(pictureWidth / drawing.width, pictureHeight / drawing.height);
  const image = new ImageRun({
    type: 'png',
    data: png(drawing),
    transformation: { width: Math.round(drawing.width * scale), height: Math.round(drawing.height * scale) },
    altText: { name: chart.caption, title: chart.caption, description: chart.alt, id: '1' },
  });
  return [
    paragraph({ keepNext: true, spacing: { after: 60, line: 240, lineRule: LineRuleType.AUTO } }, [image]),
    paragraph({}, words(chart.caption, { size: 17, color: quiet })),
  ];
}

function drawTable(
  { caption, header, columns, rows, more, together }: PageTable,
  width: number,
): (Paragraph | Table)[] {
  const widths = columns.map(({ share }) => Math.round(share * width));
  const edge = (size: number, color: string) => ({ style: BorderStyle.SINGLE, size, color });
  const none = { style: BorderStyle.NONE, size: 0, color: 'auto' };
  const row = (cells: readonly string[], kind: 'header' | 'sum' | 'plain', last = false) =>
    new TableRow({
      tableHeader: kind === 'header',
      // One that is longer than a page has to be broken.
      cantSplit: cells.every((cell) => cell.length <= 1500),
      children: header.map((_, index) => {
        const right = columns[index]?.align === 'right';
        const strong = kind === 'plain' ? edge(3, line) : edge(8, ink);
        return new TableCell({
          width: { size: widths[index] ?? 0, type: WidthType.DXA },
          borders: { top: kind === 'sum' ? strong : none, bottom: strong, left: none, right: none },
          children: [
            paragraph(
              {
                alignment: right ? AlignmentType.RIGHT : AlignmentType.LEFT,
                keepNext: kind === 'header' || (together && !last),
                spacing: { after: 0, line: 240, lineRule: LineRuleType.AUTO },
              },
              words(cells[index] ?? '', { size: 18, bold: kind !== 'plain' }),
            ),
          ],
        });
      }),
    });
  const table = new Table({
    layout: TableLayoutType.FIXED,
    width: { size: widths.reduce((sum, each) => sum + each, 0), type: WidthType.DXA },
    columnWidths: widths,
    margins: { top: 20, bottom: 20, left: 80, right: 80, marginUnitType: WidthType.DXA },
    borders: { top: none, bottom: none, left: none, right: none, insideHorizontal: none, insideVertical: none },
    rows: [
      row(header, 'header'),
      ...rows.map(({ cells, sum }, index) => row(cells, sum ? 'sum' : 'plain', index === rows.length - 1)),
    ],
  });
  return [
    ...(caption === undefined
      ? []
      : [paragraph({ keepNext: true, spacing: { after: 30 } }, words(caption, { size: 17, color: quiet }))]),
    table,
    paragraph({ spacing: { after: 0, line: 60, lineRule: LineRuleType.AUTO } }, []),
    ...moreOf(more),
  ];
}

function moreOf(more: string | undefined): Paragraph[] {
  return more === undefined ? [] : [paragraph({}, words(more, { color: quiet }))];
}

function headOf({ agreement }: Page): Paragraph {
  const bottom = { style: BorderStyle.SINGLE, size: 4, color: line, space: 4 };
  return paragraph({ border: { bottom }, spacing: { after: 0 } }, words(agreement, { size: 17, color: quiet }));
}

function footOf({ foot, numbering: [before, between] }: Page, width: number): Paragraph[] {
  const top = { style: BorderStyle.SINGLE, size: 4, color: line, space: 4 };
  const look = { size: 17, color: quiet };
  const number = new TextRun({
    ...look,
    children: [before, PageNumber.CURRENT, between, PageNumber.TOTAL_PAGES],
  });
  return [
    paragraph(
      {
        border: { top },
        alignment: AlignmentType.RIGHT,
        spacing: { after: 0 },
        tabStops: [{ type: TabStopType.RIGHT, position: width }],
      },
      [number],
    ),
    ...foot.map((text) =>
      paragraph({ spacing: { after: 0, line: 228, lineRule: LineRuleType.AUTO } }, words(text, look)),
    ),
  ];
}

interface Look {
  readonly size?: number;
  readonly bold?: boolean;
  readonly color?: string;
}

function claim({ label, text }: PageClaim): TextRun[] {
  return [...(label === undefined ? [] : words(label, { bold: true })), ...words(text)];
}

/** Text is only ever the content of a run: Word reads no fields in it. Its line breaks are line breaks. */
function words(text: string, look: Look = {}): TextRun[] {
  return text
    .split('\n')
    .map((part, index) => new TextRun({ ...look, text: part, ...(index > 0 ? { break: 1 } : {}) }));
}

function paragraph(options: IParagraphOptions, children: readonly (TextRun | ImageRun)[]): Paragraph {
  return new Paragraph({ ...options, children: [...children] });
}
