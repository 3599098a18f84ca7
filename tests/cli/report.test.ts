import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { textOfFile } from '../helpers/file-text.ts';
import { atTheTerminal, type Machine } from './samverkan.ts';

let machine: Machine;
beforeAll(async () => {
  machine = await atTheTerminal();
  await machine.run(['agreement', 'apply', 'examples/upplands-vasby/overenskommelse.yaml']);
  await machine.run(['plan', 'import', 'examples/upplands-vasby/atgardsplan.csv', '--yes']);
});
afterAll(() => machine.leave());

const at = (name: string) => join(machine.folder, name);
const isThere = (name: string) =>
  stat(at(name)).then(
    () => true,
    () => false,
  );
const report = (kind: string, format: string, out: string, ...more: readonly string[]) =>
  machine.run(['report', kind, '--format', format, '--out', at(out), ...more]);
const read = async (name: string) => textOfFile({ name, mediaType: '', bytes: await readFile(at(name)) });

it('a report is written to a file as the day was when it closed', async () => {
  const said = await report('summary', 'json', 'lage.json', '--at', '2021-12-03');
  expect(said).toMatchObject({
    code: 0,
    err: '',
    out: `Skrev ${at('lage.json')}: Styrgruppens sammanfattning, läget 3 december 2021.\n`,
  });
  const { document, imprint } = JSON.parse(await read('lage.json'));
  expect(document).toMatchObject({ kind: 'steering-summary', status: '2021-12-03T22:59:59.999Z' });
  expect(JSON.stringify(document.sections)).toContain('"7","1","4","2","1"');
  expect(imprint.hash).toMatch(/^[0-9a-f]{64}$/);
});

it('a time is that moment, and none is the page’s clock', async () => {
  await report('plan', 'json', 'tid.json', '--at', '2021-12-03T15:00');
  expect(JSON.parse(await read('tid.json')).document.status).toBe('2021-12-03T14:00:00.000Z');
  await report('plan', 'json', 'nu.json');
  expect(JSON.parse(await read('nu.json')).document.status).toBe('2021-11-10T08:00:00.000Z');
});

it('the plan is written for Excel, as CSV and as a page, over the file that was there', async () => {
  for (const format of ['xlsx', 'csv', 'pdf']) {
    const out = `plan-${format}.${format}`;
    expect(await report('plan', format, out, '--at', '2021-12-03'), format).toMatchObject({ code: 0, err: '' });
    expect((await stat(at(out))).size, format).toBeGreaterThan(1500);
  }
  const before = await read('plan-csv.csv');
  expect(before).toContain('pågår, försenad;röd');
  expect(await report('plan', 'csv', 'plan-csv.csv', '--at', '2021-06-01')).toMatchObject({ code: 0 });
  expect(await read('plan-csv.csv')).not.toContain(';röd');
});

it('the communication list is written without what is not to be communicated', async () => {
  expect(await report('kommunikation', 'csv', 'lista.csv', '--at', '2021-12-03')).toMatchObject({ code: 0 });
  const text = await read('lista.csv');
  expect(text).toContain('Sanera klotter');
  for (const title of ['Gemensam lägesbild varje vecka', 'Kartlägga kommunens sårbarhet', 'Utbilda chefer'])
    expect(text).not.toContain(title);
});

it('a format that does not suit the report is told with those that do, and nothing is written', async () => {
  expect(await report('summary', 'xlsx', 'fel.xlsx')).toMatchObject({
    code: 2,
    out: '',
    err: 'Styrgruppens sammanfattning finns inte som xlsx. Skriv --format och docx, pdf, pdfa eller json.\n',
  });
  expect(await report('plan', 'odt', 'fel.xlsx')).toMatchObject({
    code: 2,
    err: '--format ska vara docx, pdf, pdfa, xlsx, csv eller json.\n',
  });
  expect(await isThere('fel.xlsx')).toBe(false);
});

it.each([
  ['a report that is none', ['report', 'vader', '--format', 'pdf'], 2, 'Rapporten ”vader” finns inte. Skriv summary'],
  ['a day that is none', ['report', 'plan', '--format', 'csv', '--at', '2021-02-30'], 2, 'Dagen ”2021-02-30” går inte'],
  ['a day that has not come', ['report', 'plan', '--format', 'csv', '--at', '2199-01-01'], 1, 'har inte varit än'],
  ['a day before the agreement', ['report', 'plan', '--format', 'csv', '--at', '2020-12-31'], 1, '1 januari 2021'],
  ['another agreement', ['report', 'plan', '--format', 'csv', '--agreement', 'ingen'], 2, 'Överenskommelsen ”ingen”'],
] as const)('%s is told plainly, and nothing is written', async (_what, args, code, words) => {
  const said = await machine.run([...args, '--out', at('inget.csv')]);
  expect(said).toMatchObject({ code, out: '' });
  expect(said.err).toContain(words);
  expect(said.err).not.toMatch(/\bat .*\.ts:/u);
  expect(await isThere('inget.csv')).toBe(false);
});

it('a folder that is not there is told in plain words', async () => {
  const out = join('ingen-mapp', 'plan.csv');
  expect(await report('plan', 'csv', out)).toMatchObject({
    code: 70,
    out: '',
    err: `Filen ${at(out)} går inte att skriva. Kontrollera namnet och att mappen finns.\n`,
  });
});

it('a plan without measures has nothing for a sheet, and says so', async () => {
  const other = await atTheTerminal();
  try {
    await other.run(['agreement', 'apply', 'examples/upplands-vasby/overenskommelse.yaml']);
    const out = join(other.folder, 'tom');
    const said = await other.run(['report', 'plan', '--format', 'xlsx', '--out', out, '--at', '2021-12-03']);
    expect(said).toMatchObject({ code: 1, out: '', err: expect.stringContaining('inget att ställa upp i en tabell') });
    const page = await other.run(['report', 'plan', '--format', 'docx', '--out', out, '--at', '2021-12-03']);
    expect(page).toMatchObject({ code: 0, err: '' });
  } finally {
    await other.leave();
  }
});

it('while the bot is running it is made there, and the file comes where it was asked for', async () => {
  const running = await machine.start();
  try {
    expect(await report('plan', 'docx', 'fran-boten.docx', '--at', '2021-12-03')).toMatchObject({ code: 0, err: '' });
    expect(await read('fran-boten.docx')).toContain('Åtgärdsplanen 3 december 2021');
  } finally {
    await running.stop();
  }
});
