import { expect, test } from 'vitest';
import { readPlan } from '../../../src/domain/plan-file/read-plan.ts';
import { toCsv, toSheetName, toXlsx } from '../../../src/infra/documents/export-sheet.ts';
import { planTemplate, planTemplateXlsx } from '../../../src/infra/documents/plan-template.ts';
import { readSheet } from '../../../src/infra/documents/sheet.ts';
import { planTemplateSv } from '../../../src/text/plan-template.sv.ts';
import { upplandsVasby } from '../../helpers/upplands-vasby.ts';

const DANGEROUS = ["=cmd|' /C calc'!A0", '+46', '-1', '@SUM(A1)', '\t=1+1', '=HYPERLINK("http://a","b")'];

async function textsOf(bytes: Uint8Array): Promise<string[][]> {
  const reading = await readSheet(bytes, 'export');
  if (!reading.ok) throw new Error(JSON.stringify(reading.fault));
  return reading.rows.map((row) => row.map(({ text }) => text));
}

test('CSV is what Swedish Excel opens: byte order mark, semicolons, CRLF and decimal comma', () => {
  expect(
    toCsv({
      header: ['Nr', 'Insats'],
      rows: [
        ['1.3', 'Röja; såga'],
        ['Å12', null],
        ['', 2.5],
      ],
    }),
  ).toBe('\uFEFFNr;Insats\r\n1.3;"Röja; såga"\r\nÅ12;\r\n;2,5\r\n');
});

test('in CSV no text begins like a formula', () => {
  const lines = toCsv({ header: ['a'], rows: DANGEROUS.map((text) => [text]) })
    .slice(1)
    .split('\r\n');
  for (const line of lines) expect(line).not.toMatch(/^"?[=+\-@\t]/);
});

test('in Excel a text is a text, and a number a number', async () => {
  const rows = await textsOf(
    await toXlsx({ header: ['a', 'b'], rows: DANGEROUS.map((text) => [text, 7]) }, 'Insatser'),
  );
  expect(rows.slice(1).map(([text]) => text?.trim())).toEqual(DANGEROUS.map((text) => text.trim()));
  expect(rows[1]?.[1]).toBe('7');
});

test('control characters do not break the workbook', async () => {
  expect((await textsOf(await toXlsx({ header: ['a'], rows: [['rad\u0000 ett\u000b']] }, 'x')))[1]).toEqual([
    'rad ett',
  ]);
});

test('a sheet’s name keeps to Excel’s rules', () => {
  expect(toSheetName('Överenskommelse 2021/2022: insatser och mer')).toBe('Överenskommelse 2021 2022  insa');
  expect(toSheetName('')).toBe('1');
});

test('the empty plan has every column that the import knows', async () => {
  for (const bytes of [planTemplate(planTemplateSv), await planTemplateXlsx(planTemplateSv)]) {
    const sheet = await readSheet(bytes, 'mall');
    if (!sheet.ok) throw new Error(JSON.stringify(sheet.fault));
    const reading = readPlan(sheet.rows, upplandsVasby());
    expect(reading.faults.map(({ problem }) => problem.key)).toEqual(['no-measures']);
    expect([reading.ignoredColumns, reading.missingColumns]).toEqual([[], []]);
  }
});

test('the empty plan’s columns are the example’s', () => {
  const example = [
    'Nr',
    'Målområde',
    'Orsak eller problem',
    'Insats',
    'Ansvarig organisation',
    'Ansvarig funktion',
    'Medverkar',
    'Arbetsgrupp',
  ];
  expect(planTemplateSv.columns.slice(0, 8).map(({ heading }) => heading)).toEqual(example);
});
