import type { Documents } from '../../app/documents.ts';
import type { PlanTemplateText } from './plan-template.ts';

/** Files in and out. Each library is loaded when it is first needed: most starts read no file. */
export function createDocuments(templateText: PlanTemplateText, readAgreement: Documents['readAgreement']): Documents {
  return {
    readAgreement,
    drawReport: async (document, imprint, formats) =>
      (await import('./draw-report.ts')).drawReport(document, imprint, formats),
    readSheet: async (bytes, fileName) => (await import('./sheet.ts')).readSheet(bytes, fileName),
    toCsv: async (table) => new TextEncoder().encode((await import('./export-sheet.ts')).toCsv(table)),
    toXlsx: async (table, sheetName) => (await import('./export-sheet.ts')).toXlsx(table, sheetName),
    planTemplate: async (format) => {
      const { planTemplate, planTemplateXlsx } = await import('./plan-template.ts');
      return format === 'csv' ? planTemplate(templateText) : planTemplateXlsx(templateText);
    },
  };
}
