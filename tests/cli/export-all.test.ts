import { createHash } from 'node:crypto';
import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { unzip, zipEntries } from '../../src/infra/documents/zip.ts';
import { atTheTerminal, type Machine } from './samverkan.ts';

let machine: Machine;
const at = (name: string) => join(machine.folder, name);
const say = (as: string, line: string, ...more: readonly string[]) =>
  machine.run(['chat', '--as', as, '--at', '2021-11-15T10:00', ...more, line]);
const exportAll = (name: string, ...more: readonly string[]) => machine.run(['export', '--all', at(name), ...more]);
const read = (folder: string, name: string) => readFile(join(at(folder), name), 'utf8');
const rowsOf = async (folder: string, name: string) =>
  JSON.parse(await read(folder, name)) as Record<string, unknown>[];

interface Contents {
  readonly agreement: { readonly key: string };
  readonly log: { readonly seq: number; readonly hash: string };
  readonly files: readonly { file: string; rows: number; bytes: number; sha256: string; textRemoved?: number }[];
  readonly tablesLeftOut: Readonly<Record<string, string>>;
}

const contentsOf = async (folder: string) => JSON.parse(await read(folder, 'innehall.json')) as Contents;

beforeAll(async () => {
  machine = await atTheTerminal();
  await machine.run(['agreement', 'apply', 'examples/upplands-vasby/overenskommelse.yaml']);
  await machine.run(['plan', 'import', 'examples/upplands-vasby/atgardsplan.csv', '--yes']);
  for (const text of ['=Åtta av tio armaturer; klara', 'Lampan vid bryggan är lagad', 'Felskrivet om en granne'])
    await say('Gatu- och parkchef', `/insats 1.3 anteckna ${text}`);
  await say('Samordnare i kommunen', '/samverkan samråd 10 november skriftligt Parterna är överens');
  expect(await exportAll('allt')).toMatchObject({ code: 0, err: '', out: expect.stringContaining('innehall.txt') });
});
afterAll(() => machine.leave());

it('the list of contents names every file, its rows and its checksum', async () => {
  const { files, agreement } = await contentsOf('allt');
  expect(agreement.key).toBe('upplands-vasby');
  const there = (await readdir(at('allt'), { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile());
  expect(there.map(({ name }) => name).toSorted()).toEqual(
    [...files.map(({ file }) => file), 'innehall.json', 'innehall.txt'].toSorted(),
  );
  for (const { file, rows, bytes, sha256 } of files) {
    const content = await readFile(join(at('allt'), file));
    expect(createHash('sha256').update(content).digest('hex'), file).toBe(sha256);
    expect(content.length, file).toBe(bytes);
    if (file.endsWith('.json')) expect(JSON.parse(content.toString()).length, file).toBe(rows);
  }
  const text = await read('allt', 'innehall.txt');
  for (const { file, sha256 } of files) {
    expect(text).toContain(`- ${file}: `);
    expect(text).toContain(`SHA-256 ${sha256}`);
  }
});

it('notes are in order, whole, with function and time, in JSON and in CSV that Excel reads', async () => {
  const notes = await rowsOf('allt', '10-anteckningar.json');
  expect(notes.map(({ measure, text, by, masked }) => ({ measure, text, by, masked }))).toEqual(
    ['=Åtta av tio armaturer; klara', 'Lampan vid bryggan är lagad', 'Felskrivet om en granne'].map((text) => ({
      measure: '1.3',
      text,
      by: 'Gatu- och parkchef',
      masked: null,
    })),
  );
  const csv = await read('allt', '10-anteckningar.csv');
  expect(csv.startsWith('\ufeffmeasure_id;version;at;')).toBe(true);
  expect(csv).toContain(`"'=Åtta av tio armaturer; klara"`);
  expect(csv.trimEnd().split('\r\n')).toHaveLength(4);
});

it('every version, the agreement, the plan, the record and the log with its chain are there', async () => {
  expect(await rowsOf('allt', '01-overenskommelsen.json')).toMatchObject([{ key: 'upplands-vasby' }]);
  expect((await rowsOf('allt', '07-insatser.json')).length).toBe(18);
  const changes = await rowsOf('allt', '09-insatser-historik.json');
  expect(changes.filter(({ kind }) => kind === 'planned').length).toBeGreaterThanOrEqual(18);
  expect(JSON.stringify(await rowsOf('allt', '14-handelser.json'))).toContain('Parterna är överens');
  const log = await rowsOf('allt', '25-logg.json');
  log.forEach(({ seq, previous_hash: previous }, index) => {
    expect(seq).toBe(index + 1);
    if (index > 0) expect(previous).toBe(log[index - 1]?.hash);
  });
  expect((await contentsOf('allt')).log).toMatchObject({ seq: log.length, hash: log.at(-1)?.hash });
});

it('the same data gives the same bytes, as a folder and as a zip', async () => {
  await exportAll('igen');
  for (const { file } of (await contentsOf('allt')).files)
    expect(await read('igen', file)).toBe(await read('allt', file));
  expect(await read('igen', 'innehall.json')).toBe(await read('allt', 'innehall.json'));
  expect((await exportAll('ett.zip')).code).toBe(0);
  expect((await exportAll('två.zip')).code).toBe(0);
  const zip = await readFile(at('ett.zip'));
  expect(zip.equals(await readFile(at('två.zip')))).toBe(true);
  const unpacked = await unzip(zip, zipEntries(zip, 200) ?? [], 50_000_000);
  if (!unpacked.ok) throw new Error(unpacked.fault.key);
  for (const [name, bytes] of unpacked.files)
    expect(Buffer.from(bytes).toString(), name).toBe(await read('allt', name));
  expect(unpacked.files.size).toBe((await contentsOf('allt')).files.length + 2);
});

it('what is masked is shown as masked, and its words are nowhere', async () => {
  const asked = await say('Samordnare i kommunen', '/insats 1.3 maska', '--json');
  expect(asked.code).toBe(0);
  const masked = await say('Samordnare i kommunen', '/insats 1.3 maska 4 pekar ut någon');
  expect(masked.out).toContain('Sparat');
  await exportAll('efter');
  const { files } = await contentsOf('efter');
  expect(files.find(({ file }) => file === '10-anteckningar.json')).toMatchObject({ rows: 3, textRemoved: 1 });
  expect((await rowsOf('efter', '10-anteckningar.json')).at(-1)).toMatchObject({
    text: '',
    masked: { by: 'Samordnare i kommunen', why: 'pekar ut någon' },
  });
  for (const { file } of files) expect(await read('efter', file), file).not.toContain('Felskrivet');
});

it('one measure, a period or both can be asked for, and the contents say so', async () => {
  await exportAll('en', '--measure', '1.3');
  expect((await rowsOf('en', '07-insatser.json')).map(({ number }) => number)).toEqual(['1.3']);
  expect(new Set((await rowsOf('en', '09-insatser-historik.json')).map(({ measure }) => measure))).toEqual(
    new Set(['1.3']),
  );
  expect(await rowsOf('en', '12-moten.json')).toEqual([]);
  expect((await rowsOf('en', '25-logg.json')).length).toBeGreaterThan(3);
  expect(await read('en', 'innehall.txt')).toContain('Uttaget gäller insats 1.3.');
  await exportAll('dagen', '--from', '2021-11-15', '--to', '2021-11-15');
  const times = (await rowsOf('dagen', '09-insatser-historik.json')).map((row) => String(row.at).slice(0, 10));
  expect(new Set(times)).toEqual(new Set(['2021-11-15']));
  expect((await rowsOf('dagen', '10-anteckningar.json')).length).toBe(3);
  await exportAll('dagen-innan', '--to', '2021-11-14', '--measure', '1.3');
  expect(await rowsOf('dagen-innan', '10-anteckningar.json')).toEqual([]);
  expect(await read('dagen-innan', 'innehall.txt')).toContain('insats 1.3, till och med 2021-11-14');
});

it.each([
  ['a measure that is none', ['--measure', '9.9'], 1, 'Insats 9.9 finns inte. Närmast:'],
  ['a day that is none', ['--from', '2021-02-30'], 2, '2021-02-30'],
  ['days in the wrong order', ['--from', '2021-12-02', '--to', '2021-12-01'], 2, 'kommer före'],
  ['an agreement that is none', ['--agreement', 'annan'], 2, 'annan'],
  ['a format beside it', ['--format', 'json'], 2, '--all'],
])('%s is told, and nothing is written', async (_what, args, code, words) => {
  const said = await exportAll('fel', ...args);
  expect(said).toMatchObject({ code, out: '' });
  expect(said.err).toContain(words);
  expect(await readdir(machine.folder)).not.toContain('fel');
  expect((await readdir(machine.folder)).filter((name) => name.includes('.part'))).toEqual([]);
});

it('nothing is written over, a folder that is not there is told, and without --all the plan’s own words hold', async () => {
  const before = (await stat(at('ett.zip'))).mtimeMs;
  expect(await exportAll('ett.zip')).toMatchObject({ code: 1, err: expect.stringContaining('finns redan') });
  expect((await stat(at('ett.zip'))).mtimeMs).toBe(before);
  expect(await exportAll('saknas/allt')).toMatchObject({ code: 70, err: expect.stringContaining('mappen finns inte') });
  expect(await machine.run(['export'])).toMatchObject({ code: 2, err: expect.stringContaining('--all') });
  expect(await machine.run(['export', '--format', 'csv', '--out', at('x.csv'), '--measure', '1.3'])).toMatchObject({
    code: 2,
  });
});

it('the running bot hands over the same', async () => {
  await exportAll('stilla.zip');
  const bot = await machine.start();
  try {
    expect(await exportAll('igång')).toMatchObject({ code: 0, err: '' });
  } finally {
    await bot.stop();
  }
  const names = (await contentsOf('igång')).files.map(({ file }) => file);
  expect(names).toEqual((await contentsOf('efter')).files.map(({ file }) => file));
  expect(await read('igång', '10-anteckningar.json')).toBe(await read('efter', '10-anteckningar.json'));
});
