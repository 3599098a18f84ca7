import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { OutgoingFile, Reply } from '../../../src/chat/incoming.ts';
import { renderMessage as drawInSlack } from '../../../src/platforms/slack/render.ts';
import { renderMessage as drawInTeams } from '../../../src/platforms/teams/render.ts';
import { startBot, type TestBot } from '../../helpers/bot.ts';
import { rowsOf, textOfFile } from '../../helpers/file-text.ts';
import { playPartA } from '../../helpers/part-a.ts';
import { describeWith, printWord, run } from '../../helpers/printing.ts';
import { messageFaults } from '../../helpers/slack-fake/check-payload.ts';
import { buttonsOf, labelsOf, type Talk, talk, textOf } from '../../helpers/talk.ts';

const coordinator = 'Samordnare i kommunen';

let bot: TestBot;
let t: Talk;

beforeAll(async () => {
  bot = await startBot({}, { at: '2021-12-03T15:00' });
  t = talk(bot);
  await playPartA(t);
});
afterAll(() => bot.close());

function fileOf(reply: Reply): OutgoingFile {
  const [file] = reply.files ?? [];
  if (!file) throw new Error(`no file: ${textOf(reply)}`);
  return file;
}

const fileFor = async (line: string, at?: string) => fileOf(await t.say(coordinator, line, at ? { at } : {}));

describe('the chart in the summary’s message', () => {
  it('stands under the table of the same, and is drawn in Teams', async () => {
    const { message } = await t.say(coordinator, '/samverkan sammanfattning');
    const place = message.blocks.findIndex(({ kind }) => kind === 'chart');
    expect(message.blocks[place - 1]?.kind).toBe('table');
    expect(JSON.stringify(drawInTeams(message))).toContain('Chart.HorizontalBar.Stacked');
    const { text, blocks } = drawInSlack(message);
    expect(messageFaults({ text, blocks })).toEqual([]);
    expect(JSON.stringify(blocks)).toContain('Målområde 1: 1 genomförd, 3 gröna, 2 gula och 1 röd.');
  });
});

describe('a report as a file, asked for in the chat', () => {
  it('is chosen by two buttons: which, and in what format', async () => {
    const which = await t.say(coordinator, '/samverkan rapport');
    expect(which.outcome).toBe('asked');
    expect(labelsOf(which)).toEqual(
      expect.arrayContaining(['Styrgruppens sammanfattning', 'Åtgärdsplanen', 'Kommunikationslistan']),
    );
    const format = await t.press(coordinator, which, 'Åtgärdsplanen');
    expect(textOf(format)).toContain('Åtgärdsplanen: i vilket format?');
    expect(labelsOf(format)).toEqual(['Word', 'PDF', 'PDF för arkiv', 'Excel', 'CSV', 'JSON']);
    const given = await t.press(coordinator, format, 'CSV');
    expect(given).toMatchObject({ outcome: 'done', data: { kind: 'plan', format: 'csv' } });
    expect(textOf(given)).toContain('Här är åtgärdsplanen i CSV, läget 3 december 2021 kl. 15.00.');
    expect(fileOf(given).name).toBe('atgardsplan-upplands-vasby-2021-12-03.csv');
  });

  it.each([
    ['/samverkan rapport plan excel', 'plan', 'xlsx'],
    ['/samverkan rapport åtgärdsplan som CSV', 'plan', 'csv'],
    ['/samverkan RAPPORT kommunikation json', 'communication', 'json'],
    ['/samverkan rapport sammanfattning 2 dec json', 'summary', 'json'],
    ['/samverkan rapport sammanfattning json 2 december 2021', 'summary', 'json'],
    ['/agreement report plan xlsx', 'plan', 'xlsx'],
  ])('%s gives it at once', async (line, kind, format) => {
    const reply = await t.say(coordinator, line);
    expect(reply).toMatchObject({ outcome: 'done', data: { kind, format } });
    expect(fileOf(reply).bytes.byteLength).toBeGreaterThan(100);
  });

  it.each([
    ['word', 'docx', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document', 'PK'],
    ['pdf', 'pdf', 'application/pdf', '%PDF'],
    ['pdf arkiv', 'pdf', 'application/pdf', '%PDF'],
    ['pdfa', 'pdf', 'application/pdf', '%PDF'],
  ])('”kommunikation %s” is a file that its program opens', async (words, ending, mediaType, begins) => {
    const file = await fileFor(`/samverkan rapport kommunikation ${words}`);
    expect(file.mediaType).toBe(mediaType);
    expect(file.name.endsWith(`.${ending}`)).toBe(true);
    expect(new TextDecoder('latin1').decode(file.bytes.slice(0, begins.length))).toBe(begins);
  });

  it('named by its format alone asks which of those that come in it', async () => {
    const which = await t.say(coordinator, '/samverkan rapport excel');
    expect(labelsOf(which)).toEqual(['Åtgärdsplanen', 'Kommunikationslistan']);
    expect(await t.press(coordinator, which, 'Kommunikationslistan')).toMatchObject({
      outcome: 'done',
      data: { kind: 'communication', format: 'xlsx' },
    });
  });

  it('a format that does not suit it is answered with those that do', async () => {
    const reply = await t.say(coordinator, '/samverkan rapport sammanfattning excel');
    expect(reply.outcome).toBe('asked');
    expect(textOf(reply)).toContain('finns inte i det formatet. Den finns i Word, PDF, PDF för arkiv och JSON.');
    expect(buttonsOf(reply)).toHaveLength(4);
  });

  it.each([
    ['/samverkan rapport plan excel 2022-05-01', '1 maj 2022 har inte varit än.'],
    ['/samverkan rapport plan 20 dec excel', '20 december 2021 har inte varit än.'],
    ['/samverkan rapport plan 31 april excel', 'Det datumet finns inte: april har 30 dagar.'],
    ['/samverkan rapport kommunikation 2020-12-31 csv', 'Överenskommelsen började gälla 1 januari 2021.'],
  ])('%s is refused in plain words, with no file', async (line, words) => {
    const reply = await t.say(coordinator, line);
    expect(reply.outcome).toBe('refused');
    expect(textOf(reply)).toContain(words);
    expect(reply.files ?? []).toEqual([]);
  });

  it('a format spelled wrong is answered with those that there are, and not as a note', async () => {
    const reply = await t.say(coordinator, '/samverkan rapport kommunikation exel');
    expect(textOf(reply)).toContain(
      'Ett ord är varken ett format eller en dag. Kommunikationslistan finns i Word, PDF, PDF för arkiv, Excel, CSV och JSON.',
    );
    expect(labelsOf(reply)).toEqual(['Word', 'PDF', 'PDF för arkiv', 'Excel', 'CSV', 'JSON']);
    const given = await t.press(coordinator, reply, 'CSV');
    expect(given).toMatchObject({ outcome: 'done', data: { kind: 'communication', format: 'csv' } });
  });

  it('a word that is no report gives none', async () => {
    expect((await t.say(coordinator, '/samverkan rapport väder pdf')).files ?? []).toEqual([]);
  });

  it.each(['Fritidschef', 'Kommunsekreterare'])('%s may not have them', async (who) => {
    for (const kind of ['plan', 'sammanfattning', 'kommunikation']) {
      const reply = await t.say(who, `/samverkan rapport ${kind} json`);
      expect(reply).toMatchObject({ outcome: 'refused', data: { rule: 'coordinators-and-steering-only' } });
      expect(reply.files ?? []).toEqual([]);
    }
  });

  it.each(['Kommundirektör', 'Samordnare i polisen'])('%s may', async (who) => {
    expect((await t.say(who, '/samverkan rapport plan json')).outcome).toBe('done');
  });

  it('is the same file each time, with the hash of what it says', async () => {
    const line = '/samverkan rapport plan json 2 december 2021';
    const [one, two] = [await fileFor(line), await fileFor(line, '2021-12-20T09:00')];
    expect(await textOfFile(two)).toBe(await textOfFile(one));
    const { imprint } = JSON.parse(await textOfFile(one)) as { imprint: { hash: string; state: string } };
    expect(imprint).toMatchObject({ state: 'extract', hash: expect.stringMatching(/^[0-9a-f]{64}$/) });
    const other = JSON.parse(await textOfFile(await fileFor('/samverkan rapport plan json 1 december 2021')));
    expect(other.imprint.hash).not.toBe(imprint.hash);
  });
});

describe('what has not been frozen', () => {
  it('is an extract where it is a list of how things stood, and a draft where parties approve it', async () => {
    for (const kind of ['plan', 'kommunikation']) {
      const word = await textOfFile(await fileFor(`/samverkan rapport ${kind} word 2 december 2021`));
      expect(word, kind).toContain('Utdrag');
      expect(word, kind).toContain('Läget 2 december 2021');
      expect(word, kind).not.toContain('Utkast');
    }
    const summary = await textOfFile(await fileFor('/samverkan rapport sammanfattning word 2 december 2021'));
    expect(summary).toContain('Utkast. Parterna har inte godkänt det här dokumentet.');
  });
});

describe('the plan as a file', () => {
  it('is in Excel a row for each measure, with how it stands', async () => {
    const [header = [], ...rows] = await rowsOf(await fileFor('/samverkan rapport plan excel'));
    expect(header.slice(1)).toEqual(['Nr', 'Insats', 'Ansvarig', 'Klart senast', 'Status', 'Läge', 'Senaste uppgift']);
    expect(rows).toHaveLength(18);
    const row = rows.find(([, number]) => number === '1.3');
    expect(row?.[0]).toMatch(/^1\. Minska antalet/);
    expect(row?.slice(3)).toEqual(['Gatu- och parkchef', '2021-10-29', 'pågår, försenad', 'röd', '2021-12-03']);
  });

  it('is in CSV what Swedish Excel opens', async () => {
    const { bytes } = await fileFor('/samverkan rapport plan csv');
    expect([...bytes.slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    const lines = new TextDecoder().decode(bytes).split('\r\n');
    expect(lines[0]).toContain(';Nr;Insats;Ansvarig;');
    expect(lines).toHaveLength(20);
  });

  it('counts what there is, and says what has been changed since it began', async () => {
    const at = '2021-12-06T09:00';
    const form = await t.say(coordinator, '/insats ändra 1.7', { at });
    const values = Object.fromEntries(
      (form.form?.fields ?? []).map((field) => [field.id, 'value' in field ? (field.value ?? '') : '']),
    );
    await t.submit(coordinator, form, { ...values, due: '2022-12-15' }, { at });
    const after = await textOfFile(await fileFor('/samverkan rapport plan json', '2021-12-06T10:00'));
    expect(after).toContain('"Ändrat: slutdatum');
    expect(after).toContain('"Planen har 18 insatser."');
    const before = await textOfFile(await fileFor('/samverkan rapport plan json 5 december', '2021-12-06T10:00'));
    expect(before).not.toContain('Ändrat:');
  });
});

/** What has been told and what is to be is there, and no measure that is closed or internal: not its number, title or reason. */
async function expectPublic(format: string): Promise<void> {
  const text = (await textOfFile(await fileFor(`/samverkan rapport kommunikation ${format}`))).replace(/\s+/g, ' ');
  expect(text).toContain('2021-06-04');
  expect(text).toContain('Röja buskar');
  for (const number of ['1.6', '2.3', '3.2', '3.3', '2.5', '3.4', '3.5']) {
    const { state } = await t.measure(number);
    expect(text, number).not.toContain(state.plan.title.slice(0, 20));
    expect(text, number).not.toMatch(new RegExp(`(?<![\\d.])${number.replace('.', '\\.')}(?![\\d.])`));
    const { reasonIfNot } = state.plan.communication;
    if (reasonIfNot) expect(text).not.toContain(reasonIfNot.slice(0, 20));
  }
}

describeWith(['pdfinfo', 'pdftotext', 'soffice'], 'the summary on paper', () => {
  const essential = [
    'Beslut vi ber om',
    'Läget per målområde',
    'Det som avviker',
    'Datum',
    'Överenskommelsens sista dag',
  ];
  const pageOf = (bytes: Uint8Array, page: number) =>
    run('pdftotext', ['-f', `${page}`, '-l', `${page}`, 'FILE', '-'], bytes).output;

  it.each(['pdf', 'word'])(
    'has in %s what the leaders need on the first page, and the rest as its appendix',
    async (format) => {
      const { bytes } = await fileFor(`/samverkan rapport sammanfattning ${format}`);
      const printed = format === 'word' ? printWord(bytes) : bytes;
      const [first, second] = [pageOf(printed, 1), pageOf(printed, 2)];
      for (const words of essential) expect(first).toContain(words);
      expect(first).not.toContain('Bilaga');
      expect(second.split('\n').find((line) => line.includes('Bilaga'))).toBe('Bilaga: Läget per målområde');
      for (const words of ['Det vi kan visa', 'Kommunikation', 'Att bemanna', 'Underlag'])
        expect(second).toContain(words);
      expect(run('pdfinfo', ['FILE'], printed).output).toMatch(/^Pages:\s+2$/m);
    },
  );
});

describeWith(['pdftotext'], 'the communication list as PDF', () => {
  it.each(['pdf', 'pdfa'])('has in %s nothing of what is not to be told', expectPublic);
});

describe('the communication list', () => {
  it.each(['json', 'csv', 'excel', 'word'])('has in %s nothing of what is not to be told', expectPublic);

  it('says nothing of ratings, reasons, values, notes or questions', async () => {
    const text = await textOfFile(await fileFor('/samverkan rapport kommunikation csv'));
    expect(text).not.toMatch(
      /(?<!\p{L})(?:grön|gul|röd|försenad|pågår|genomförd|utfall|orsak|8 av 10|Antal)(?!\p{L})/u,
    );
    for (const number of ['1.1', '1.3', '2.2'])
      for (const { body } of await t.changes(number))
        if (body.kind === 'note') expect(text).not.toContain(body.text.slice(0, 15));
  });

  it('has the days on which something was told, and by whom', async () => {
    const [header, ...rows] = await rowsOf(await fileFor('/samverkan rapport kommunikation excel'));
    expect(header?.slice(1)).toEqual(['Datum', 'Nr', 'Insats', 'Det här berättar vi', 'Vem berättar']);
    expect(rows.find(([, date]) => date === '2021-06-04')?.slice(2)).toEqual([
      '1.4',
      'Röja buskar och förbättra sikten vid åtta tunnlar och gångstråk',
      'Före- och efterbild från två platser',
      'Kommunikatör i kommunen',
    ]);
    expect(rows.map(([, date]) => date)).toContain('2021-11-30, inte gjort än');
    expect(rows.find(([, , number]) => number === '1.3')?.[1]).toBe('När varje plats är klar');
  });

  it('leaves out what has been closed since, of an earlier day too', async () => {
    const at = '2021-12-07T09:00';
    const line = '/samverkan rapport kommunikation json';
    expect(await textOfFile(await fileFor(line, at))).toContain('Röja buskar');
    const form = await t.say(coordinator, '/insats ändra 1.4', { at });
    const values = Object.fromEntries(
      (form.form?.fields ?? []).map((field) => [field.id, 'value' in field ? (field.value ?? '') : '']),
    );
    const saved = await t.submit(
      coordinator,
      form,
      { ...values, communication: 'no', communicationReason: 'Platserna är känsliga.' },
      { at },
    );
    expect(saved.outcome).toBe('done');
    for (const day of ['', ' 3 december 2021', ' 1 juli 2021']) {
      const text = await textOfFile(await fileFor(`${line}${day}`, '2021-12-07T10:00'));
      expect(text).not.toContain('Röja buskar');
      expect(text).not.toContain('känsliga');
      expect(text).not.toContain('"1.4"');
    }
  });

  it('shows no number of people under five that a title has', async () => {
    const at = '2021-12-08T09:00';
    const form = await t.say(coordinator, '/insats ändra 2.6', { at });
    const values = Object.fromEntries(
      (form.form?.fields ?? []).map((field) => [field.id, 'value' in field ? (field.value ?? '') : '']),
    );
    let saved = await t.submit(coordinator, form, { ...values, title: 'Feriejobb för 3 ungdomar i sommar' }, { at });
    if (saved.outcome === 'asked') saved = await t.press(coordinator, saved, /spara$/, { at });
    expect(saved.outcome).toBe('done');
    const text = await textOfFile(await fileFor('/samverkan rapport kommunikation csv', '2021-12-08T10:00'));
    expect(text).toContain('Feriejobb för färre än fem ungdomar i sommar');
    expect(text).not.toContain('3 ungdomar');
  });
});
