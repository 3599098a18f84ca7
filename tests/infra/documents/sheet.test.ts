import { readFileSync } from 'node:fs';
import { deflateRawSync } from 'node:zlib';
import iconv from 'iconv-lite';
import { describe, expect, test } from 'vitest';
import writeWorkbook from 'write-excel-file/node';
import { readPlan } from '../../../src/domain/plan-file/read-plan.ts';
import { readSheet } from '../../../src/infra/documents/sheet.ts';
import { storedZip, unzip, zipEntries } from '../../../src/infra/documents/zip.ts';
import { upplandsVasby } from '../../helpers/upplands-vasby.ts';

const fixture = (name: string) => readFileSync(new URL(`../../fixtures/${name}`, import.meta.url));
const example = fixture('atgardsplan-exempel.csv')
  .toString('utf8')
  .replace(/^\uFEFF/, '');
const encode = (text: string) => new TextEncoder().encode(text);

async function rowsOf(bytes: Uint8Array) {
  const reading = await readSheet(bytes, 'plan');
  if (!reading.ok) throw new Error(JSON.stringify(reading.fault));
  return reading.rows;
}

async function faultOf(bytes: Uint8Array) {
  const reading = await readSheet(bytes, 'plan.xlsx');
  if (reading.ok) throw new Error('the file was expected to be refused');
  return reading.fault;
}

async function workbook(data: Parameters<typeof writeWorkbook>[0], options = {}): Promise<Uint8Array> {
  return new Uint8Array(await writeWorkbook(data as never, options).toBuffer());
}

/** How often something else could run while the work went on, looked at every millisecond. */
async function turnsDuring(work: () => Promise<unknown>): Promise<number> {
  let turns = 0;
  const timer = setInterval(() => turns++, 1);
  await work();
  clearInterval(timer);
  return turns;
}

describe('a CSV file', () => {
  const encodings = {
    'UTF-8 with byte order mark': (text: string) => encode(`\uFEFF${text}`),
    'UTF-8': encode,
    'Windows-1252': (text: string) => iconv.encode(text, 'windows-1252'),
    'UTF-16': (text: string) => iconv.encode(text, 'utf-16le', { addBOM: true }),
  };
  const delimiters = { semicolon: ';', comma: ',', tab: '\t' };
  for (const [encoding, toBytes] of Object.entries(encodings)) {
    for (const [name, delimiter] of Object.entries(delimiters)) {
      test(`in ${encoding} with ${name} gives the plan's eighteen measures`, async () => {
        const rows = await rowsOf(encode(example));
        const quoted = rows
          .map((row) => row.map(({ text }) => `"${text.replaceAll('"', '""')}"`).join(delimiter))
          .join('\r\n');
        const reading = readPlan(await rowsOf(toBytes(quoted)), upplandsVasby());
        expect([reading.measures.length, reading.faults]).toEqual([18, []]);
        expect(reading.measures[3]?.title).toBe('Röja buskar och förbättra sikten vid åtta tunnlar och gångstråk');
      });
    }
  }

  test('tells its encoding and delimiter', async () => {
    expect(await readSheet(fixture('atgardsplan-exempel.csv'), 'a.csv')).toMatchObject({
      kind: 'csv',
      encoding: 'utf-8',
      delimiter: ';',
    });
    expect(await readSheet(fixture('atgardsplan-exempel-win1252.csv'), 'a.csv')).toMatchObject({
      encoding: 'windows-1252',
      delimiter: ';',
    });
    expect(await rowsOf(fixture('atgardsplan-exempel-win1252.csv'))).toEqual(
      await rowsOf(fixture('atgardsplan-exempel.csv')),
    );
  });

  test('keeps the commas of a header that has more commas than semicolons', async () => {
    expect(await rowsOf(encode('Nr;Insats;Orsak, problem, annat, mer\n1;a;b, c, d, e\n'))).toHaveLength(2);
    expect((await rowsOf(encode('Nr;Insats;Orsak, problem, annat, mer\n1;a;b')))[0]).toHaveLength(3);
  });

  test('keeps its rows in place: empty ones, and lines within quotation marks', async () => {
    const rows = await rowsOf(encode('Nr;Insats\r\n\r\n1;"två\r\nrader"\r\n2;b'));
    expect(rows.map((row) => row.map(({ text }) => text))).toEqual([
      ['Nr', 'Insats'],
      [],
      ['1', 'två\r\nrader'],
      ['2', 'b'],
    ]);
  });

  test('may begin with Excel’s sep=', async () => {
    expect((await rowsOf(encode('sep=,\r\nNr,Insats\r\n1,a')))[0]?.map(({ text }) => text)).toEqual(['Nr', 'Insats']);
  });

  test('keeps a formula as a text', async () => {
    expect((await rowsOf(encode("Nr;Insats\n1;=cmd|' /C calc'!A0")))[1]?.[1]).toEqual({ text: "=cmd|' /C calc'!A0" });
  });

  test('with an open quotation mark tells its row', async () => {
    expect(await faultOf(encode('Nr;Insats\n1;"öppen\n2;b\n'))).toMatchObject({ key: 'broken-csv', row: 2 });
  });

  test('of twenty thousand rows is refused at once with the count', async () => {
    const huge = encode(`Nr;Insats\n${'1.1;Belysning på en plats\n'.repeat(20_000)}`);
    const began = performance.now();
    expect(await faultOf(huge)).toMatchObject({ key: 'too-many-rows', count: 20_001 });
    expect(performance.now() - began).toBeLessThan(2_000);
  });

  test('of ten megabytes lets others run', async () => {
    const wide = encode(`Nr;Insats\n${`1;${'belysning '.repeat(200)}\n`.repeat(4_900)}`);
    expect(await turnsDuring(() => readSheet(wide, 'a.csv'))).toBeGreaterThan(10);
  });

  test('of empty lines alone, or with a stray quotation mark before its rows, is refused too', async () => {
    expect((await faultOf(encode('Nr;Insats\n1;a'.concat('\n'.repeat(2_000_000))))).key).toBe('too-many-rows');
    expect((await faultOf(encode(`Nr;Insats\n1;5" rör\n${'1;a\n'.repeat(200_000)}`))).key).toBe('too-many-rows');
  });
});

describe('a file that is no sheet', () => {
  const ole = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
  const files = [
    ['nothing', new Uint8Array(), 'empty-file'],
    ['blank lines', encode('\n\n  \n'), 'empty-file'],
    ['an .xls', Uint8Array.from([...ole, ...new Array(600).fill(0)]), 'old-excel'],
    [
      'a workbook with a password',
      Buffer.concat([Buffer.from(ole), Buffer.alloc(600), Buffer.from('EncryptedPackage', 'utf16le')]),
      'password-protected',
    ],
    ['a PNG named .xlsx', Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0]), 'not-a-sheet'],
    ['a PDF named .xlsx', encode('%PDF-1.7\n1 0 obj'), 'not-a-sheet'],
    ['bytes', Uint8Array.from([1, 2, 3, 0, 0, 7]), 'not-a-sheet'],
    ['eleven megabytes', new Uint8Array(11 * 1024 * 1024), 'too-large'],
    ['half a zip', Uint8Array.from([0x50, 0x4b, 0x03, 0x04, 1, 2, 3]), 'broken-excel'],
    ['a zip of something else', storedZip(new Map([['word/document.xml', encode('<a/>')]])), 'not-a-sheet'],
    ['a workbook of nonsense', storedZip(new Map([['xl/workbook.xml', encode('<a')]])), 'broken-excel'],
  ] as const;
  test.each(files.map(([name, , key]) => [name, key] as const))('%s → %s', async (name, key) => {
    const bytes = files.find(([each]) => each === name)?.[1] ?? new Uint8Array();
    expect((await faultOf(bytes)).key).toBe(key);
  });
});

describe('an Excel file', () => {
  const row = (number: unknown, ...rest: unknown[]) => [number, ...rest] as never;

  test('keeps what Excel holds as dates and decimals, so that numbers can be restored', async () => {
    const date = (iso: string) => ({ value: new Date(`${iso}T00:00:00Z`), type: Date, format: 'yyyy-mm-dd' });
    const number = (value: number) => ({ value, type: Number });
    const file = await workbook([
      row('Nr', 'Målområde', 'Insats', 'Start', 'Klart senast', 'Antal'),
      row(date('2021-01-01'), number(1), 'a', date('2021-03-01'), { value: '30 nov 2021', type: String }, number(2.5)),
      row(number(1.2), number(1), 'b', null, null, null),
      row({ value: '1.10', type: String }, number(1), "=cmd|' /C calc'!A0", null, null, null),
    ] as never);
    const rows = await rowsOf(file);
    expect(rows[1]?.[0]).toEqual({ text: '2021-01-01', date: '2021-01-01' });
    expect(rows[1]?.[5]).toEqual({ text: '2,5', number: 2.5 });
    const reading = readPlan(rows, upplandsVasby());
    expect(reading.faults).toEqual([]);
    expect(reading.measures.map(({ number, title }) => [number, title])).toEqual([
      ['1.1', 'a'],
      ['1.2', 'b'],
      ['1.10', "=cmd|' /C calc'!A0"],
    ]);
    expect(reading.restored).toEqual([
      { row: 2, from: '2021-01-01', to: '1.1' },
      { row: 3, from: '1,2', to: '1.2' },
    ]);
    expect([reading.measures[0]?.start, reading.measures[0]?.due].map(String)).toEqual(['2021-03-01', '2021-11-30']);
  });

  test('gives the sheet that holds the plan', async () => {
    const file = await workbook([
      { sheet: 'Framsida', data: [['Åtgärdsplan'], ['Version 3']] },
      {
        sheet: 'Plan',
        data: [
          ['Nr', 'Insats'],
          ['1.1', 'Belysning'],
        ],
      },
    ] as never);
    expect(await readSheet(file, 'plan.xlsx')).toMatchObject({ kind: 'xlsx', sheetName: 'Plan' });
  });

  test('with the example plan gives eighteen measures', async () => {
    const rows = await rowsOf(encode(example));
    const file = await workbook(rows.map((each) => each.map(({ text }) => ({ value: text, type: String }))) as never);
    const reading = readPlan(await rowsOf(file), upplandsVasby());
    expect([reading.measures.length, reading.faults, reading.restored]).toEqual([18, [], []]);
  });

  test('of five thousand measures lets others run', async () => {
    const cells = Array.from({ length: 22 }, (_, index) => ({ value: `text ${index} åäö`, type: String }));
    const file = await workbook([
      ['Nr', 'Insats'],
      ...Array.from({ length: 5_000 }, (_, index) => [{ value: `1.${index}`, type: String }, ...cells]),
    ] as never);
    expect(await turnsDuring(async () => expect(await rowsOf(file)).toHaveLength(5_001))).toBeGreaterThan(10);
  });

  test('of twenty thousand rows is refused with the count', async () => {
    const file = await workbook(
      Array.from({ length: 20_000 }, (_, index) => [
        { value: `1.${index}`, type: String },
        { value: 'a', type: String },
      ]) as never,
    );
    const began = performance.now();
    expect(await faultOf(file)).toMatchObject({ key: 'too-many-rows', count: 20_000 });
    expect(performance.now() - began).toBeLessThan(3_000);
  });

  const parts = async (sheetXml: string) => {
    const file = await workbook([['Nr', 'Insats']] as never);
    const unpacked = await unzip(file, zipEntries(file, 100) ?? [], 1e7);
    if (!unpacked.ok) throw new Error('the workbook was expected to hold');
    return new Map(
      [...unpacked.files].map(([name, xml]) => [name, name.includes('worksheets/sheet') ? encode(sheetXml) : xml]),
    );
  };
  const sheetXml = (rows: string) =>
    `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>${rows}</sheetData></worksheet>`;

  const layouts = [
    [
      'a value in the last cell there is',
      '<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row>',
      'too-many-rows',
    ],
    ['a value far to the right', '<row r="1"><c r="XFD1"><v>1</v></c></row>', 'too-many-columns'],
    // Found by `npm run fuzz`: some kilobytes that took four gigabytes.
    ['a row that no sheet has', '<row r="4294967297"><c r="A4294967297"><v>1</v></c></row>', 'broken-excel'],
    ['a row in other figures', '<row r="0x7fffffff"><c><v>1</v></c></row>', 'broken-excel'],
    ['a row written with an entity', '<row r="&#52;294967"><c><v>1</v></c></row>', 'broken-excel'],
    [
      'a row whose number comes late',
      `<row x="${'x'.repeat(300)}" y=' r="1" > ' r="9999999"><c><v>1</v></c></row>`,
      'broken-excel',
    ],
    ['a row behind a very long value', `<row x="${'x'.repeat(500)}" r="9999999"><c><v>1</v></c></row>`, 'broken-excel'],
    ['a cell in a row far down', '<row><c r="A1000000"><v>1</v></c></row>', 'too-many-rows'],
    ['a cell with many letters', '<row r="1"><c r="XXXXXXX1"><v>1</v></c></row>', 'broken-excel'],
    ['a row of a hundred thousand cells', `<row>${'<c><v>1</v></c>'.repeat(100_000)}</row>`, 'too-many-columns'],
  ] as const;
  test.each(layouts.map(([name, , key]) => [name, key] as const))(
    'with %s is refused before it is laid out: %s',
    async (name, key) => {
      const rows = layouts.find(([each]) => each === name)?.[1] ?? '';
      const began = performance.now();
      expect((await faultOf(storedZip(await parts(sheetXml(rows))))).key).toBe(key);
      expect(performance.now() - began).toBeLessThan(2_000);
    },
  );

  describe('that is a zip bomb is refused', () => {
    /** A zip with one deflated file, that declares whatever size it likes. */
    function zipWith(
      name: string,
      content: Uint8Array,
      declared: number,
      others = new Map<string, Uint8Array>(),
    ): Uint8Array {
      const packed = deflateRawSync(content);
      const zip = storedZip(new Map([...others, [name, packed]]));
      const entries = zipEntries(zip, 100) ?? [];
      const last = entries.at(-1);
      if (!last) throw new Error('no entry');
      const central = zip.lastIndexOf(Buffer.from([0x50, 0x4b, 0x01, 0x02]));
      zip.writeUInt16LE(8, central + 10);
      zip.writeUInt32LE(declared, central + 24);
      zip.writeUInt16LE(8, last.headerOffset + 8);
      zip.writeUInt32LE(declared, last.headerOffset + 22);
      return zip;
    }
    const bomb = Buffer.alloc(200 * 1024 * 1024, ' ');
    const sheet = 'xl/worksheets/sheet1.xml';
    const others = new Map([['xl/workbook.xml', encode('<workbook/>')]]);

    test('by what it declares', async () => {
      const began = performance.now();
      expect((await faultOf(zipWith(sheet, bomb, bomb.length, others))).key).toBe('too-large-unpacked');
      expect(performance.now() - began).toBeLessThan(4_000);
    });

    test('by what it unpacks to, whatever it declares', async () => {
      const before = process.memoryUsage().rss;
      expect((await faultOf(zipWith(sheet, bomb, 1_000, others))).key).toBe('too-large-unpacked');
      expect(process.memoryUsage().rss - before).toBeLessThan(250 * 1024 * 1024);
    });

    test('by its ratio', async () => {
      const thirty = Buffer.alloc(30 * 1024 * 1024, ' ');
      expect((await faultOf(zipWith(sheet, thirty, thirty.length, others))).key).toBe('too-large-unpacked');
    });

    test('by its number of files', async () => {
      const many = new Map(Array.from({ length: 3_000 }, (_, index) => [`xl/${index}.xml`, encode('a')] as const));
      expect((await faultOf(storedZip(many))).key).toBe('broken-excel');
    });
  });
});
