import type { Imprint, ReportDocument, ReportFormat } from '../../../app/reports/report.ts';
import { pageOf } from './page.ts';

/** What is drawn, handed to the process that does it. */
export interface DrawingOrder {
  readonly document: ReportDocument;
  readonly imprint: Imprint;
  readonly formats: readonly ReportFormat[];
}

/**
 * Draws each format and hands it over as soon as it is made. What can't be drawn is left out, and why is told to nobody: the
 * libraries' errors quote people's texts. A Word file or PDF whose picture fails is made without it, and says so.
 */
export async function drawAll(
  { document, imprint, formats }: DrawingOrder,
  made: (format: ReportFormat, bytes: Uint8Array) => void,
): Promise<void> {
  const asked = (format: ReportFormat) => formats.includes(format);
  const page = pageOf(document, imprint);
  const charts = page.sections.flatMap(({ blocks }) => blocks.filter((block) => block.kind === 'picture'));
  const [chart] = charts;
  if (asked('png') && chart) {
    await attempt(async () => {
      const [{ chartSvg }, { toPng }] = await Promise.all([import('./chart.ts'), import('./picture.ts')]);
      made('png', toPng(chartSvg(chart.chart, true)));
    });
  }
  const pdfs = (['pdf', 'pdfa'] as const).filter(asked);
  if (pdfs.length > 0) {
    const { drawPdf } = await import('./pdf.ts');
    const draw = (pictures: boolean) =>
      attempt(async () => {
        for (const [kind, bytes] of drawPdf(page, pdfs, pictures)) made(kind, bytes);
      });
    if (!(await draw(true)) && charts.length > 0) await draw(false);
  }
  if (asked('docx')) {
    const { drawWord } = await import('./word.ts');
    const draw = (pictures: boolean) => attempt(async () => made('docx', await drawWord(page, pictures)));
    if (!(await draw(true)) && charts.length > 0) await draw(false);
  }
  if (asked('xlsx') || asked('csv')) {
    const { sheetOf, sheetCsv, sheetXlsx } = await import('./sheet.ts');
    const table = sheetOf(document);
    if (table && asked('csv')) await attempt(async () => made('csv', sheetCsv(table)));
    if (table && asked('xlsx')) await attempt(async () => made('xlsx', await sheetXlsx(table, document, imprint)));
  }
}

async function attempt(draw: () => Promise<void>): Promise<boolean> {
  try {
    await draw();
    return true;
  } catch {
    return false;
  }
}
