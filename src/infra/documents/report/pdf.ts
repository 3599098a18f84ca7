import { readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import { chartSvg } from './chart.ts';
import { withTexts } from './clean-text.ts';
import type { Page, PageBlock } from './page.ts';
import { drawable, typefaceFiles } from './typeface.ts';

const template = fileURLToPath(new URL('./report.typ', import.meta.url));

/** PDF 1.7 tagged for screen readers (ISO 14289-1), and for the archive (ISO 19005-2, level A). */
const standards = { pdf: 'ua-1', pdfa: 'a-2a' } as const;
export type PdfKind = keyof typeof standards;

/** How large a picture is at most, so that it stands on a page with its caption, in millimetres. */
const widest = 126;
const highest = { upright: 190, landscape: 115 };

let compiler: NodeCompiler | undefined;

/**
 * The page as a PDF. What people have written goes in as data, never into the template. What is set once is not set again for
 * another kind. Throws when it can't be drawn; what the error says may hold people's text.
 */
export function drawPdf(page: Page, kind: PdfKind, pictures: boolean): Uint8Array {
  compiler ??= NodeCompiler.create({
    workspace: dirname(template),
    fontArgs: [{ fontBlobs: typefaceFiles.map((file) => readFileSync(file)) }],
  });
  try {
    const inputs = { report: JSON.stringify(forTypst(page, pictures)) };
    const { result } = compiler.compile({ mainFilePath: template, inputs });
    if (!result) throw new Error('the document could not be set');
    return new Uint8Array(compiler.pdf(result, { pdfStandard: standards[kind], creationTimestamp: page.dated }));
  } finally {
    compiler.evictCache(10);
  }
}

/** What the template reads. A text that the typeface lacks a letter of says so last. */
function forTypst(page: Page, pictures: boolean): unknown {
  const { words, ...said } = withTexts(page, drawable);
  const boxes = (value: unknown) => JSON.stringify(value).split('□').length;
  const lines = boxes({ ...said, words }) > boxes(page) ? [...said.about.lines, words.unknownLetter] : said.about.lines;
  const { about, sections, ...rest } = withTexts(said, breakable);
  return {
    ...rest,
    about: { ...about, lines },
    sections: sections.map((section) => ({
      ...section,
      blocks: section.blocks.map((block) => (block.kind === 'picture' ? pictureOf(block, page, pictures) : block)),
    })),
  };
}

function pictureOf(
  { chart, instead }: PageBlock & { kind: 'picture' },
  { orientation }: Page,
  pictures: boolean,
): object {
  if (!pictures) return { kind: 'paragraph', text: instead };
  const { svg, width, height } = chartSvg(chart);
  const scale = Math.min(widest / width, highest[orientation] / height);
  const [alt, caption] = [drawable(chart.alt), breakable(drawable(chart.caption))];
  return { kind: 'picture', svg, alt, caption, width: width * scale, height: height * scale };
}

/** Words too long for a line may be broken anywhere, by a space of no width. */
function breakable(text: string): string {
  return text.replace(/[^\s-]{25,}/g, (word) => [...word].join('\u200b'));
}
