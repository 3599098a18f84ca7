import type { Imprint, ReportBlock, ReportDocument, Section } from '../../src/app/reports/report.ts';

export const hash = '3f'.repeat(32);

/** A frozen summary that two parties have approved, with a piece of every kind. */
export function aReport(own: Partial<ReportDocument> = {}): ReportDocument {
  return {
    kind: 'steering-summary',
    language: 'sv',
    title: 'Sammanfattning till styrgruppen, vecka 48 2021',
    agreement: 'Samverkan för ett tryggare Åby',
    subtitle: 'Läget 3 december 2021 kl. 15.00',
    status: '2021-12-03T14:00:00.000Z',
    version: 2,
    lead: [said('Arbetet går i huvudsak enligt plan.'), said('Vi ber om ett beslut.')],
    sections: [
      section('Beslut vi ber om', {
        kind: 'table',
        caption: 'Frågor till styrgruppen',
        content: 'sentences',
        header: ['Nr', 'Fråga', 'Förslag'],
        rows: [row('B1', 'Ska belysningen vid Ågatan få nytt slutdatum?', '28 januari 2022')],
        more: '… och två beslut till.',
      }),
      section('Läget per målområde', theChart, {
        kind: 'table',
        caption: 'Insatser per målområde',
        content: 'figures',
        header: ['Målområde', 'Grön', 'Röd'],
        rows: [row('1. Ordning', '4', '1'), row('2. Stöd', '3', '0'), { ...row('Summa', '7', '1'), sum: true }],
      }),
      section('Kommunikation', {
        kind: 'list',
        heading: 'Det som sagts',
        items: [{ label: 'Gjort', text: '1.4 (4 juni)', sources: [] }, said('Inget mer är planerat.')],
      }),
      section('Underlag', { kind: 'paragraph', claim: said('24 anteckningar om 17 av 18 insatser.') }),
    ],
    ...own,
  };
}

export const theChart: ReportBlock & { readonly kind: 'chart' } = {
  kind: 'chart',
  chart: {
    caption: 'Läge per målområde',
    alt: 'Ordning: fyra gröna och en röd. Stöd: tre gröna.',
    groups: ['1. Ordning', '2. Stöd'],
    series: [
      { label: 'Grön', tone: 'good', values: [4, 3] },
      { label: 'Röd', tone: 'critical', values: [1, 0] },
    ],
  },
};

export function anImprint(own: Partial<Imprint> = {}): Imprint {
  return {
    hash,
    version: 2,
    state: 'approved',
    approvals: [
      { party: 'Kommunen', by: 'Samordnare i kommunen', on: '2021-12-06' },
      { party: 'Polisen', by: 'Samordnare i polisen', on: '2021-12-07' },
    ],
    registrations: [
      { party: 'Kommunen', number: 'KS 2021:417' },
      { party: 'Polisen', number: 'A612.345/2021' },
    ],
    ...own,
  };
}

export function section(heading: string, ...blocks: readonly ReportBlock[]): Section {
  return { key: heading, heading, blocks };
}

export function row(...cells: readonly string[]) {
  return { cells, sources: [] };
}

export function said(text: string) {
  return { text, sources: [] };
}

/** Every text that a document says on paper. The words in its chart are drawn, not written. */
export function textsOf({ title, subtitle, lead, sections }: ReportDocument): readonly string[] {
  return [
    title,
    subtitle,
    ...lead.map(({ text }) => text),
    ...sections.flatMap(({ heading, blocks }) => [heading, ...blocks.flatMap(textsOfBlock)]),
  ];
}

function textsOfBlock(block: ReportBlock): readonly string[] {
  switch (block.kind) {
    case 'paragraph':
      return [block.claim.text];
    case 'list':
      return [block.heading ?? '', ...block.items.flatMap(({ label = '', text }) => [label, text]), block.more ?? ''];
    case 'table':
      return [block.caption, ...block.header, ...block.rows.flatMap(({ cells }) => cells), block.more ?? ''];
    case 'chart':
      return [block.chart.caption];
  }
}

/** What markup languages and spreadsheets would run, and what no file can hold as it is. */
export const hostile = [
  '#read("/etc/passwd")',
  '= Rubrik',
  '$x$',
  '@ref',
  '<label>',
  '{ HYPERLINK "http://127.0.0.1/" }',
  '=1+1',
  '*fet* _kursiv_ `kod`',
  '<!channel> <@U123> :tada:',
  '[länk](http://127.0.0.1/)',
  '#panic()',
  '#{let x = 1}',
  'a // b /* c */ ~ -- \\u{41}',
  ']]>&amp;<w:p/>',
  '%PDF \\obj',
] as const;

/** The same, with what is written after it. */
export const unwritable: readonly (readonly [text: string, written: string])[] = [
  ['före\u0000\u0007\u001befter', 'föreefter'],
  ['ensam \ud800 halva', 'ensam \ufffd halva'],
  ['baklänges \u202egnp.exe', 'baklänges gnp.exe'],
  ['a\u030a a\u0308 o\u0308', 'å ä ö'],
];
