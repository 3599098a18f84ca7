/** What stands on a printed report beside what it says. */
export const documents = {
  /** Around the page's number and the number of pages. */
  page: ['Sida ', ' av '] as readonly [string, string],
  version: (version: number) => `Version ${version}`,
  state: { draft: 'Utkast', approved: 'Godkänd', posted: 'Publicerad', extract: 'Utdrag' } as Record<
    'draft' | 'approved' | 'posted' | 'extract',
    string
  >,
  draft: 'Utkast. Parterna har inte godkänt det här dokumentet.',
  standing: (moment: string) => `Läget ${moment}`,
  masked: (date: string) => `En text i dokumentet har tagits bort. Dokumentet gjordes om ${date}.`,
  registration: (number: string) => `Dnr ${number}`,
  approvedBy: (party: string, by: string, date: string) => `Godkänd för ${party} av ${by} ${date}`,
  /** Before the heading of the first that stands in it. */
  appendix: (heading: string) => `Bilaga: ${heading}`,
  about: 'Om dokumentet',
  party: 'Part',
  approved: 'Godkänd av',
  on: 'Datum',
  registered: 'Diarienummer',
  missing: '–',
  sum: (hash: string) => `Kontrollsumma (SHA-256) ${hash}`,
  whole: 'Hela kontrollsumman (SHA-256):',
  sheetPart: 'Avsnitt',
  noPicture: (alt: string) => `Bilden kunde inte ritas. Den skulle ha visat det här: ${alt}`,
  unknownLetter: 'Rutan □ står för ett tecken som typsnittet saknar.',
};
