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
  const withPictures = async (draw: (pictures: boolean) => Promise<void>) => {
    if (!(await attempt(() => draw(true))) && charts.length > 0) await attempt(() => draw(false));
  };
  if (asked('png') && chart) {
    await attempt(async () => {
      const [{ chartSvg }, { toPng }] = await Promise.all([import('./chart.ts'), import('./picture.ts')]);
      made('png', toPng(chartSvg(chart.chart, true)));
    });
  }
  for (const kind of ['pdf', 'pdfa'] as const) {
    if (!asked(kind)) continue;
    await withPictures(async (pictures) => {
      const { drawPdf } = await import('./pdf.ts');
      made(kind, drawPdf(page, kind, pictures));
    });
  }
  if (asked('docx')) {
    await withPictures(async (pictures) => {
      const { drawWord } = await import('./word.ts');
      made('docx', await drawWord(page, pictures));
    });
  }
  if (asked('xlsx') || asked('csv')) {
    await attempt(async () => {
      const { sheetOf, sheetCsv, sheetXlsx } = await import('./sheet.ts');
      const table = sheetOf(document);
      if (table && asked('csv')) made('csv', sheetCsv(table));
      if (table && asked('xlsx')) made('xlsx', await sheetXlsx(table, document, imprint));
    });
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
