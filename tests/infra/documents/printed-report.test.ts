import { expect, it, onTestFinished, vi } from 'vitest';
import type { ReportDocument, ReportFormat } from '../../../src/app/reports/report.ts';
import { drawReport } from '../../../src/infra/documents/draw-report.ts';
import {
  anImprint,
  aReport,
  hash,
  hostile,
  row,
  said,
  section,
  textsOf,
  theChart,
  unwritable,
} from '../../helpers/a-report.ts';
import { describeWith, printWord, run } from '../../helpers/printing.ts';

const draw = async (document: ReportDocument, format: ReportFormat, imprint = anImprint()) => {
  const bytes = (await drawReport(document, imprint, [format])).get(format);
  if (!bytes) throw new Error(`${format} was not drawn`);
  return bytes;
};

const long = (words: string, length: number) => words.repeat(Math.ceil(length / words.length)).slice(0, length);

/** A PDF's text without spaces and line breaks, which stand where a line is full. */
const packed = (text: string) => text.replace(/[\s\u200b\u00ad\f]+/g, '');
const readPdf = (bytes: Uint8Array, ...args: readonly string[]) =>
  run('pdftotext', [...args, 'FILE', '-'], bytes).output;
/** Without each page's head and foot. */
const bodyOf = (bytes: Uint8Array) => readPdf(bytes, '-x', '0', '-y', '58', '-W', '595', '-H', '708');
const pagesIn = (bytes: Uint8Array) => Number(/^Pages:\s+(\d+)/m.exec(run('pdfinfo', ['FILE'], bytes).output)?.[1]);
const pageText = (bytes: Uint8Array, page: number) => readPdf(bytes, '-f', String(page), '-l', String(page));

function expectSaid(text: string, document: ReportDocument): void {
  for (const each of textsOf(document)) expect(packed(text)).toContain(packed(each));
}

describeWith(['qpdf', 'pdfinfo', 'pdftotext'], 'a PDF', () => {
  it.each(['pdf', 'pdfa'] as const)('(%s) is whole, tagged, and names its title and language', async (format) => {
    const bytes = await draw(aReport(), format);
    expect(run('qpdf', ['--check', 'FILE'], bytes)).toMatchObject({ status: 0 });
    const info = run('pdfinfo', ['FILE'], bytes).output;
    expect(info).toMatch(/^Title:\s+Sammanfattning till styrgruppen, vecka 48 2021$/m);
    expect(info).toMatch(/^Tagged:\s+yes$/m);
    expect(info).toMatch(/^Page size:.*A4/m);
    const { output } = run('qpdf', ['--json', '--json-key=qpdf', 'FILE'], bytes);
    expect(output).toContain('"/Lang": "u:sv-SE"');
    const meta = run('pdfinfo', ['-meta', 'FILE'], bytes).output;
    if (format === 'pdf') expect(meta).toContain('<pdfuaid:part>1<');
    else expect(meta).toMatch(/<pdfaid:part>2<[\s\S]*<pdfaid:conformance>A</);
    expect(meta).toMatch(/<xmp:CreateDate>2021-12-03T14:00:00(?:Z|\+00:00)</);
  });

  it('is read aloud as headings, tables with their headings, lists and a picture in words', async () => {
    const tree = run('pdfinfo', ['-struct-text', 'FILE'], await draw(aReport(), 'pdf')).output;
    expect(tree.match(/^\s*H\d.*$/gm)?.map((line) => line.trim().slice(0, 2))).toEqual([
      'H1',
      'H2',
      'H2',
      'H2',
      'H2',
      'H2',
    ]);
    expect(tree.match(/^\s*Table\b/gm)).toHaveLength(3);
    expect(tree.match(/^\s*TH\b/gm)).toHaveLength(3 + 3 + 4);
    expect(tree.match(/^\s*LI\b/gm)).toHaveLength(2);
    expect(tree).toMatch(/^\s*Figure\b/m);
    const attributes = run('qpdf', ['--json', '--json-key=qpdf', 'FILE'], await draw(aReport(), 'pdf')).output;
    expect(attributes).toContain(theChart.chart.alt);
  });

  it('says all that the document says, and on each page who stands for it', async () => {
    const many = Array.from({ length: 60 }, (_, index) => said(`Punkt ${index} av planen.`));
    const document = aReport({
      sections: [...aReport().sections, section('Mer', { kind: 'list', items: many })],
    });
    for (const format of ['pdf', 'pdfa'] as const) {
      const bytes = await draw(document, format);
      expectSaid(readPdf(bytes), document);
      const pages = pagesIn(bytes);
      expect(pages).toBeGreaterThan(1);
      for (let page = 1; page <= pages; page++) {
        const text = packed(pageText(bytes, page));
        for (const each of [
          'Samverkan för ett tryggare Åby',
          `Sida ${page} av ${pages}`,
          'Godkänd · Version 2 · Läget 3 december 2021 kl. 15.00 · Kontrollsumma (SHA-256) 3f3f3f3f3f3f …',
          'Godkänd för Polisen av Samordnare i polisen 7 december 2021',
          'Kommunen: Dnr KS 2021:417 · Polisen: Dnr A612.345/2021',
        ]) {
          expect(text).toContain(packed(each));
        }
      }
      expect(packed(pageText(bytes, pages))).toContain(hash);
    }
  });

  it('of a draft says so first, and never that it is approved', async () => {
    const imprint = { hash, state: 'draft', approvals: [], registrations: [], maskedOn: '2022-02-02' } as const;
    const text = readPdf(await draw(aReport(), 'pdf', imprint));
    expect(text).toContain('Utkast. Parterna har inte godkänt det här dokumentet.');
    expect(text).toContain('Dokumentet gjordes om 2 februari 2022.');
    expect(text).not.toContain('Godkänd ·');
  });

  it('shows what people have written as they wrote it, and a box for what the typeface lacks', async () => {
    const texts = [...hostile, ...unwritable.map(([text]) => text)];
    const document = aReport({
      title: hostile.join(' '),
      agreement: '#panic()',
      sections: texts.map((text) =>
        section(
          text,
          { kind: 'list', heading: text, items: [{ label: text, text, sources: [] }], more: text },
          {
            kind: 'table',
            caption: `${text} tabell`,
            content: 'sentences',
            header: [text, text],
            rows: [row(text, text)],
          },
        ),
      ),
    });
    const bytes = await draw(document, 'pdf');
    const text = packed(bodyOf(bytes));
    const halves = (written: string) => packed(written.replace('\ufffd', '□'));
    for (const each of [...hostile, ...unwritable.map(([, written]) => halves(written))]) {
      // Heading, list's heading, label, text, "more", caption, two header cells, two cells.
      expect(text.split(packed(each)).length - 1, each).toBeGreaterThanOrEqual(10);
    }
    expect(text).not.toContain('root:');
    expect(run('qpdf', ['--json', '--json-key=qpdf', 'FILE'], bytes).output).not.toContain('"/URI"');

    const boxes = aReport({ lead: [said('Bra \u{1F600} \u0633')] });
    const drawn = readPdf(await draw(boxes, 'pdfa'));
    expect(drawn).toContain('Bra □ □');
    expect(drawn).toContain('Rutan □ står för ett tecken som typsnittet saknar.');
    expect(readPdf(await draw(aReport(), 'pdfa'))).not.toContain('Rutan');
  });

  it('of sixty rows repeats the headings, and has no row on two pages', async () => {
    const title = long('Förbättra belysningen på platser som upplevs otrygga ', 300);
    const rows = Array.from({ length: 60 }, (_, index) =>
      row(
        `B${index}.`,
        `börjar${index}x ${title} slutar${index}x`,
        long('Skäl och åter skäl. ', (index % 5) * 90),
        'saknas',
      ),
    );
    const document = aReport({
      title,
      agreement: title,
      sections: [
        section('Beslut', {
          kind: 'table',
          caption: 'Frågor',
          content: 'sentences',
          header: ['Nr', 'Rubriken', 'Förslag', 'Senast'],
          rows,
        }),
      ],
    });
    const parties = Array.from({ length: 5 }, (_, index) => `Kommunen i ${index} med ett långt namn`);
    const imprint = anImprint({
      approvals: parties.map((party) => ({ party, by: 'Samordnare i kommunen', on: '2021-12-06' })),
      registrations: parties.map((party) => ({ party, number: 'KS-2021/00417-12' })),
    });
    const bytes = await draw(document, 'pdf', imprint);
    const pages = Array.from({ length: pagesIn(bytes) }, (_, index) => packed(pageText(bytes, index + 1)));
    expect(pages.length).toBeGreaterThan(4);
    for (let index = 0; index < rows.length; index++) {
      const [begins, ends] = [`börjar${index}x`, `slutar${index}x`].map((word) =>
        pages.findIndex((text) => text.includes(word)),
      );
      expect(begins, `row ${index}`).toBeGreaterThanOrEqual(0);
      expect(ends, `row ${index}`).toBe(begins);
    }
    const withRows = pages.filter((text) => /börjar\d+x/.test(text));
    for (const text of withRows) expect(text.split('Rubriken')).toHaveLength(2);
    for (const text of pages)
      for (const party of parties) expect(text).toContain(packed(`${party}: Dnr KS-2021/00417-12`));
  });

  it('of words longer than a line, and of a text longer than a page, loses nothing', async () => {
    const [word, essay] = ['Å'.repeat(300), long('En mycket lång text. ', 9000)];
    const document = aReport({
      title: word,
      sections: [
        section('Allt', {
          kind: 'table',
          caption: 'Tabell',
          content: 'sentences',
          header: ['Ord', 'Text'],
          rows: [row(word, essay), row('sist', 'kvar')],
        }),
      ],
    });
    const body = bodyOf(await draw(document, 'pdf'));
    expect(body.match(/Å/g)).toHaveLength(600);
    expect(body.match(/text\./g)).toHaveLength(Math.floor(9000 / 'En mycket lång text. '.length));
    expect(body).toContain('kvar');
  });

  it('whose picture can’t be drawn says what it would have shown', async () => {
    const groups = Array.from({ length: 41 }, (_, index) => `Område ${index}`);
    const chart = { ...theChart.chart, groups };
    const bytes = await draw(aReport({ sections: [section('Läge', { kind: 'chart', chart })] }), 'pdf');
    expect(packed(readPdf(bytes))).toContain(
      packed(`Bilden kunde inte ritas. Den skulle ha visat det här: ${chart.alt}`),
    );
  });

  it('in English speaks English', async () => {
    const bytes = await draw(aReport({ language: 'en' }), 'pdf');
    expect(readPdf(bytes)).toContain('Page 1 of');
    expect(run('qpdf', ['--json', '--json-key=qpdf', 'FILE'], bytes).output).toContain('"/Lang": "u:en-GB"');
  });
});

describeWith(['soffice', 'pdftotext'], 'a Word file opened by LibreOffice', () => {
  it('says on paper what the document says', { timeout: 120_000 }, async () => {
    vi.stubEnv('HOME', '');
    onTestFinished(() => void vi.unstubAllEnvs());
    const document = aReport({
      sections: [...aReport().sections, section('Ord', { kind: 'list', items: hostile.map(said) })],
    });
    const text = readPdf(printWord(await draw(document, 'docx')));
    expectSaid(text, document);
    expect(text).toMatch(/Sida 1 av \d/);
    expect(packed(text)).toContain(hash);
  });
});
