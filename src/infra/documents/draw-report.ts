import type { Imprint, ReportDocument, ReportFormat } from '../../app/reports/report.ts';

/** Draws a report in every format that is asked for; one that can't be drawn is left out. */
export async function drawReport(
  document: ReportDocument,
  imprint: Imprint,
  formats: readonly ReportFormat[],
): Promise<ReadonlyMap<ReportFormat, Uint8Array>> {
  const drawn = new Map<ReportFormat, Uint8Array>();
  if (formats.includes('json'))
    drawn.set('json', new TextEncoder().encode(`${JSON.stringify({ document, imprint }, null, 2)}\n`));
  return drawn;
}
