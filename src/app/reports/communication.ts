import { communicationDocument } from './communication/document.ts';
import { publicCommunication } from './communication/facts.ts';
import { type ReportKind, tableFormats } from './kind.ts';
import { gatherSummary } from './steering-summary.ts';

/**
 * The public list of what has been told of the measures and what is to be. What is not for the public today is left out
 * of a list of an earlier day too: it is the list that is handed over now.
 */
export const communicationReport: ReportKind = {
  name: 'communication',
  words: {
    sv: ['kommunikation', 'kommunikationen', 'kommunikationslista', 'kommunikationslistan', 'kommunikationsplan'],
    en: ['communication', 'communications'],
  },
  formats: tableFormats,
  isPublic: true,
  build: async ({ t, agreement, reads, at, moment }) => {
    const [material, current] = await Promise.all([gatherSummary(agreement, reads, at), reads.measures(agreement.id)]);
    return communicationDocument(t, material.facts, publicCommunication(material.facts, material.today, current), {
      at,
      moment,
    });
  },
};
