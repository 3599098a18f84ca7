import type { documents as swedish } from '../sv/documents.ts';

export const documents: typeof swedish = {
  page: ['Page ', ' of '],
  version: (version) => `Version ${version}`,
  state: { draft: 'Draft', approved: 'Approved', posted: 'Published', extract: 'Extract' },
  draft: 'Draft. The parties have not approved this document.',
  standing: (moment) => `As of ${moment}`,
  masked: (date) => `A text in the document has been removed. The document was made anew on ${date}.`,
  registration: (number) => `Reg. no. ${number}`,
  approvedBy: (party, by, date) => `Approved for ${party} by ${by} on ${date}`,
  appendix: (heading) => `Appendix: ${heading}`,
  about: 'About the document',
  party: 'Party',
  approved: 'Approved by',
  on: 'Date',
  registered: 'Registration number',
  missing: '–',
  sum: (hash) => `Checksum (SHA-256) ${hash}`,
  whole: 'The whole checksum (SHA-256):',
  sheetPart: 'Section',
  noPicture: (alt) => `The picture could not be drawn. It would have shown this: ${alt}`,
  unknownLetter: 'The box □ stands for a character that the typeface lacks.',
};
