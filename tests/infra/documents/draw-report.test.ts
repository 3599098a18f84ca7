import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type ReportDocument, type ReportFormat, reportFormats } from '../../../src/app/reports/report.ts';
import { createDrawing, drawReport } from '../../../src/infra/documents/draw-report.ts';
import { readSheet } from '../../../src/infra/documents/sheet.ts';
import { unzip, zipEntries } from '../../../src/infra/documents/zip.ts';
import {
  anImprint,
  aReport,
  hash,
  hostile,
  row,
  section,
  textsOf,
  theChart,
  unwritable,
} from '../../helpers/a-report.ts';
import { aFolder } from '../../helpers/folder.ts';

const draw = async (document: ReportDocument, format: ReportFormat, imprint = anImprint()) => {
  const bytes = (await drawReport(document, imprint, [format])).get(format);
  if (!bytes) throw new Error(`${format} was not drawn`);
  return bytes;
};

async function wordParts(bytes: Uint8Array): Promise<ReadonlyMap<string, string>> {
  const read = await unzip(bytes, zipEntries(bytes, 100) ?? [], 20_000_000);
  if (!read.ok) throw new Error(JSON.stringify(read.fault));
  return new Map([...read.files].map(([name, file]) => [name, new TextDecoder().decode(file)]));
}

/** What is read in a Word file: its paragraphs, without markup. */
function wordText(parts: ReadonlyMap<string, string>): string {
  return [...parts]
    .filter(([name]) => /^word\/(document|header|footer)/.test(name))
    .map(([, xml]) => xml.replace(/<\/w:p>|<w:br\/>/g, '\n').replace(/<[^>]*>/g, ''))
    .join('\n')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&apos;', "'")
    .replaceAll('&amp;', '&');
}

const sheetOf = (name: string) =>
  ({
    kind: 'table',
    caption: name,
    content: 'sentences',
    header: ['Nr', 'Insats'],
    rows: [row('1.1', `${name} ett`), row('=1+1', '@SUM(A1)')],
  }) as const;

describe('a report as files', () => {
  it('is drawn in every format that it can be, and in no other', async () => {
    const drawn = await drawReport(aReport(), anImprint(), reportFormats);
    expect([...drawn.keys()]).toEqual(['docx', 'pdf', 'pdfa', 'json', 'png']);
    const start = (format: ReportFormat) => Buffer.from(drawn.get(format) ?? []).toString('latin1', 0, 5);
    expect([start('docx').slice(0, 2), start('pdf'), start('pdfa'), start('png').slice(1, 4)]).toEqual([
      'PK',
      '%PDF-',
      '%PDF-',
      'PNG',
    ]);
    expect(JSON.parse(new TextDecoder().decode(drawn.get('json')))).toEqual({
      document: aReport(),
      imprint: anImprint(),
    });
  });

  it('is the same bytes each time, in another process too', async () => {
    const formats = reportFormats;
    const plan = aReport({ sections: [section('Plan', sheetOf('Plan'))] });
    for (const document of [aReport(), plan]) {
      const first = await drawReport(document, anImprint(), formats);
      // A zip dates what is in it by two seconds.
      await new Promise((resolve) => setTimeout(resolve, 2100));
      const again = await drawReport(document, anImprint(), formats);
      const elsewhere = await createDrawing()(document, anImprint(), formats);
      expect([...again.keys()]).toEqual([...first.keys()]);
      for (const [format, bytes] of first)
        for (const other of [again, elsewhere])
          expect(Buffer.compare(bytes, other.get(format) ?? Buffer.of()), format).toBe(0);
    }
    const other = await draw(aReport({ title: 'En annan' }), 'pdf');
    expect(Buffer.compare(await draw(aReport(), 'pdf'), other)).not.toBe(0);
  });

  it('is a sheet when its tables have the same columns', async () => {
    const plan = aReport({
      kind: 'plan',
      sections: [section('Område A', sheetOf('A')), section('Område B', sheetOf('B'))],
    });
    const drawn = await drawReport(plan, anImprint(), ['xlsx', 'csv']);
    const read = await readSheet(drawn.get('xlsx') ?? Buffer.of(), 'plan.xlsx');
    if (!read.ok || read.kind !== 'xlsx') throw new Error('no workbook');
    expect(read.rows.map((cells) => cells.map(({ text }) => text))).toEqual([
      ['Avsnitt', 'Nr', 'Insats'],
      ['Område A', '1.1', 'A ett'],
      ['Område A', '=1+1', '@SUM(A1)'],
      ['Område B', '1.1', 'B ett'],
      ['Område B', '=1+1', '@SUM(A1)'],
    ]);
    expect(new TextDecoder().decode(drawn.get('csv'))).toContain("Område A;'=1+1;'@SUM(A1)\r\n");
  });
});

describe('a Word file', () => {
  it('has its language, title, headings, header rows and picture’s words', async () => {
    const parts = await wordParts(await draw(aReport(), 'docx'));
    const body = parts.get('word/document.xml') ?? '';
    expect(parts.get('word/styles.xml')).toContain('<w:lang w:val="sv-SE"');
    expect(parts.get('docProps/core.xml')).toContain(
      '<dc:title>Sammanfattning till styrgruppen, vecka 48 2021</dc:title>',
    );
    expect(parts.get('docProps/core.xml')).toContain('>2021-12-03T14:00:00Z</dcterms:created>');
    expect(body.match(/w:val="Heading1"/g)).toHaveLength(1);
    // Its own sections, and what stands last about the document.
    expect(body.match(/w:val="Heading2"/g)).toHaveLength(5);
    expect(body.match(/<w:tblHeader\/>/g)).toHaveLength(3);
    expect(body.match(/<w:cantSplit\/>/g)).toHaveLength(body.match(/<w:tr>/g)?.length ?? -1);
    expect(body).toContain(`descr="${theChart.chart.alt}"`);
    const english = await wordParts(await draw(aReport({ language: 'en' }), 'docx'));
    expect(english.get('word/styles.xml')).toContain('<w:lang w:val="en-GB"');
    expect(wordText(english)).toContain('Page ');
  });

  it('says all that the document says, and on every page who stands for it', async () => {
    const text = wordText(await wordParts(await draw(aReport(), 'docx')));
    for (const said of textsOf(aReport())) expect(text).toContain(said);
    expect(text).toContain(
      'Godkänd · Version 2 · Läget 3 december 2021 kl. 15.00 · Kontrollsumma (SHA-256) 3f3f3f3f3f3f …',
    );
    expect(text).toContain('Godkänd för Kommunen av Samordnare i kommunen 6 december 2021');
    expect(text).toContain('Kommunen: Dnr KS 2021:417 · Polisen: Dnr A612.345/2021');
    expect(text).toContain(hash);
    expect(text).not.toContain('Utkast');
  });

  it('of a draft says that it is one, and of what has been masked that it has', async () => {
    const draft = anImprint({ state: 'draft', approvals: [], registrations: [], maskedOn: '2022-02-02' });
    const text = wordText(await wordParts(await draw(aReport(), 'docx', draft)));
    expect(text).toContain('Utkast. Parterna har inte godkänt det här dokumentet.');
    expect(text).toContain('En text i dokumentet har tagits bort. Dokumentet gjordes om 2 februari 2022.');
    expect(text).toContain('Utkast · Version 2');
    expect(text).not.toContain('Godkänd');
  });
});

describe('what people have written', () => {
  const everywhere = (texts: readonly string[]) =>
    aReport({
      title: texts.join(' '),
      agreement: texts[0] ?? '',
      subtitle: texts.join(' '),
      sections: texts.map((text) =>
        section(
          text,
          { kind: 'list', heading: text, items: [{ label: text, text, sources: [] }], more: text },
          {
            kind: 'table',
            caption: text,
            content: 'sentences',
            header: [text, 'b'],
            rows: [row(text, text)],
            more: text,
          },
        ),
      ),
    });

  it('is text in a Word file, and never a field, a link or markup', async () => {
    const texts = [...hostile, ...unwritable.map(([text]) => text)];
    const parts = await wordParts(await draw(everywhere(texts), 'docx'));
    const text = wordText(parts);
    for (const said of [...hostile, ...unwritable.map(([, written]) => written)]) expect(text).toContain(said);
    const all = [...parts.values()].join('\n');
    expect(all).not.toContain('w:hyperlink');
    expect(all.match(/<w:instrText[^>]*>[^<]*/g)?.map((field) => field.replace(/<[^>]*>/, ''))).toEqual([
      'PAGE',
      'NUMPAGES',
    ]);
  });

  it('draws a picture, whatever its labels are', async () => {
    const chart = { ...theChart.chart, groups: [...hostile], series: [{ ...series(hostile.length), label: '<b>&"' }] };
    const document = aReport({ sections: [section('Läge', { kind: 'chart', chart })] });
    expect((await drawReport(document, anImprint(), ['png', 'pdf', 'docx'])).size).toBe(3);
  });
});

const series = (count: number) => ({
  label: 'Grön',
  tone: 'good' as const,
  values: Array.from({ length: count }, (_, index) => index),
});

describe('what can’t be drawn', () => {
  it('is left out, and what it would have been part of says so', async () => {
    const groups = Array.from({ length: 41 }, (_, index) => `Område ${index}`);
    const chart = { ...theChart.chart, groups, series: [series(groups.length)] };
    const document = aReport({ sections: [section('Läge', { kind: 'chart', chart })] });
    const drawn = await drawReport(document, anImprint(), ['png', 'pdf', 'docx']);
    expect([...drawn.keys()]).toEqual(['pdf', 'docx']);
    const text = wordText(await wordParts(drawn.get('docx') ?? Buffer.of()));
    expect(text).toContain(`Bilden kunde inte ritas. Den skulle ha visat det här: ${chart.alt}`);
  });

  it.each([
    ['@resvg/resvg-js', ['pdf', 'docx']],
    ['@myriaddreamin/typst-ts-node-compiler', ['png', 'docx']],
    ['docx', ['png', 'pdf']],
  ])('for want of %s leaves the rest as it is', async (library, formats) => {
    const without = `export const resolve = (name, context, next) => {
      if (name === '${library}') throw new Error('not here');
      return next(name, context);
    };`;
    const folder = aFolder({
      'without.mjs': without,
      'register.mjs': `import { register } from 'node:module'; register('./without.mjs', import.meta.url);`,
    });
    const nodeOptions = ['tsx', join(folder, 'register.mjs')].flatMap((name) => ['--import', name]);
    const drawWithout = createDrawing({ path: 'src/infra/documents/report/process.ts', nodeOptions });
    const drawn = await drawWithout(aReport(), anImprint(), ['png', 'pdf', 'docx']);
    expect([...drawn.keys()]).toEqual(formats);
    const word = drawn.get('docx');
    if (word) {
      const says = wordText(await wordParts(word)).includes('Bilden kunde inte ritas.');
      expect(says).toBe(library === '@resvg/resvg-js');
    }
  });

  it('a report without a chart has no picture', async () => {
    const drawn = await drawReport(aReport({ sections: [] }), anImprint(), ['png', 'docx', 'xlsx', 'csv']);
    expect([...drawn.keys()]).toEqual(['docx']);
  });
});
