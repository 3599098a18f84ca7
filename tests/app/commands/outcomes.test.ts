import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startBot, type TestBot } from '../../helpers/bot.ts';
import { aFolder } from '../../helpers/folder.ts';
import { labelsOf, type Talk, talk, textOf, wholeDatabase } from '../../helpers/talk.ts';

let bot: TestBot;
let t: Talk;
const chief = 'Gatu- och parkchef';
const room = { in: 'EST strategisk' };
const say = (line: string) => t.say(chief, line, room);

beforeAll(async () => {
  bot = await startBot();
  t = talk(bot);
});
afterAll(() => bot.close());

const lastNote = async (number = '1.3') => (await t.changes(number)).filter(({ body }) => body.kind === 'note').at(-1);

describe('done', () => {
  it('is a note with its proposals to confirm, nothing of them applied', async () => {
    const before = await t.measure('1.3');
    const reply = await say('/insats 1.3 Åtta av tio klara, resten v 48');
    expect(reply).toMatchObject({
      outcome: 'done',
      data: {
        proposals: [
          { kind: 'indicator', value: 8, total: 10 },
          { kind: 'due', date: '2021-12-03' },
        ],
      },
    });
    expect(labelsOf(reply)).toEqual(['Mått: 8 av 10', 'Nytt slutdatum 3 december 2021']);
    const { state } = await t.measure('1.3');
    expect(state).toMatchObject({ values: before.state.values, proposals: before.state.proposals, moves: 0 });
  });

  it('a month, a season or a vague time in a note is a proposal without a date', async () => {
    const reply = await say('/insats 1.3 Tror klart i november i stället');
    expect(reply.outcome).toBe('done');
    expect(reply.data?.proposals).toContainEqual(expect.objectContaining({ kind: 'due' }));
    expect(JSON.stringify(reply.data?.proposals)).not.toContain('"date"');
    expect(labelsOf(reply)).toContain('Välj slutdatum');
  });

  it('a passed date of what has happened is simply past', async () => {
    expect((await say('/insats 1.3 Sex platser blev klara v 44')).outcome).toBe('done');
  });
});

describe('asked: nothing is stored yet', () => {
  it.each([
    ['avslutad', 'unclear-status', 'Menar du att insatsen är genomförd eller avbruten?'],
    [
      'Det har blivit bättre.',
      'unclear-result',
      'Är det en mätning eller en iakttagelse? Skriv gärna vad ni har sett eller mätt.',
    ],
    ['Vi är klara nästa fredag.', 'date', 'Menar du fredag 12 november 2021 eller fredag 19 november 2021?'],
    [
      'Klart 15 mars 2023.',
      'date',
      'Överenskommelsen gäller till och med 31 december 2022. Vill du ändå föreslå datumet?',
    ],
    [
      'Två av ungdomarna från gården har slutat komma.',
      undefined,
      'Så små tal kan peka ut personer. Skriv ”några” eller ta bort uppgiften.',
    ],
  ])('“%s”', async (text, question, answer) => {
    const before = (await t.changes('1.3')).length;
    const reply = await say(`/insats 1.3 ${text}`);
    expect(reply.outcome).toBe('asked');
    expect(textOf(reply)).toContain(answer);
    if (question) expect(reply.data).toMatchObject({ measure: '1.3', question });
    expect((await t.changes('1.3')).length).toBe(before);
  });

  it('the answer completes it', async () => {
    const asked = await say('/insats 1.3 avslutad');
    const reply = await t.press(chief, asked, 'Genomförd', room);
    expect(reply).toMatchObject({ outcome: 'done', data: { note: 'avslutad', status: 'completed' }, replaces: true });
    await say('/insats 1.3 status pågår');
    const improved = await say('/insats 1.3 Det har blivit bättre.');
    await t.press(chief, improved, 'Iakttagelse', room);
    expect((await lastNote())?.body).toEqual({ kind: 'note', text: 'Det har blivit bättre.', basis: 'observed' });
  });

  it('a chosen day becomes a proposal, and what else the note says is still offered', async () => {
    const asked = await say('/insats 1.3 Nio av tio klara, resten nästa fredag.');
    const reply = await t.press(chief, asked, /19 november/, room);
    expect(reply).toMatchObject({ outcome: 'done', data: { due: '2021-11-19' } });
    expect(labelsOf(reply)).toContain('Mått: 9 av 10');
    expect((await t.measure('1.3')).state.proposals.at(-1)).toMatchObject({ to: '2021-11-19', state: 'waiting' });
  });

  it('is answered once', async () => {
    const asked = await say('/insats 1.3 Det har blivit sämre.');
    const both = await Promise.all([t.press(chief, asked, 'Mätning', room), t.press(chief, asked, 'Mätning', room)]);
    expect(both.map(({ outcome }) => outcome).sort()).toEqual(['done', 'refused']);
    expect(await t.press(chief, asked, 'Iakttagelse', room)).toMatchObject({
      outcome: 'refused',
      data: { rule: 'old-question' },
    });
  });

  it('only by the one who was asked', async () => {
    const asked = await say('/insats 1.3 Det har blivit lugnare.');
    expect(await t.press('Samordnare i kommunen', asked, 'Mätning', room)).toMatchObject({
      outcome: 'refused',
      data: { rule: 'not-your-question' },
    });
  });

  it('a text that is asked about both for privacy and for meaning is asked about each once', async () => {
    const privacy = await say('/insats 1.3 Två av ungdomarna kommer nästa fredag.');
    expect(textOf(privacy)).toContain('Så små tal');
    const date = await t.press(chief, privacy, /spara/, room);
    if (date.outcome === 'asked')
      expect(await t.press(chief, date, 'Spara som det står', room)).toMatchObject({ outcome: 'done' });
    else expect(date.outcome).toBe('done');
  });

  it('a new command is never read as its answer', async () => {
    const asked = await say('/insats 1.3 Vi är klara nästa fredag.');
    expect(await say('/insats 1.3 19 november')).toMatchObject({ data: { note: '19 november' } });
    expect(await t.press(chief, asked, /12 november/, room)).toMatchObject({
      outcome: 'done',
      data: { due: '2021-11-12' },
    });
  });
});

describe('refused', () => {
  it.each([
    ['1.3 Pratade med 19121212-1212 om platsen.', 'identity-number'],
    ['1.3 datum 31 november', 'date'],
    ['7.7 Klart', 'unknown-measure'],
    ['1.3 läge röd', 'reason-needed'],
    ['1.3 status avbruten', 'reason-needed'],
    ['2.1 status klar', 'unknown-measure'],
    ['2.1 Fem pass', 'unknown-measure'],
    ['1.3 utfall', 'value-needed'],
    ['1.3 kommunicerad 30 nov', 'not-yet'],
  ])('%s', async (line, rule) => {
    expect(await say(`/insats ${line}`)).toMatchObject({ outcome: 'refused', data: { rule } });
  });
});

describe('a question left alone', () => {
  it('about meaning is kept as written and uninterpreted after an hour, a date and a privacy question are dropped after a day', async () => {
    const own = await startBot();
    const said = talk(own);
    await said.say(chief, '/insats 1.3 Det har blivit bättre här.', room);
    await said.say(chief, '/insats 1.3 Vi är klara nästa fredag.', room);
    const date = await said.say(chief, '/insats 1.3 datum nästa fredag ljuset dröjer', room);
    const privacy = await said.say(chief, '/insats 1.3 Två av ungdomarna har slutat komma.', room);
    expect([date.outcome, privacy.outcome]).toEqual(['asked', 'asked']);

    own.clock.set('2021-11-10T09:59');
    await own.app.settleQuestions();
    expect(await said.changes('1.3')).toHaveLength(1);

    own.clock.set('2021-11-10T10:01');
    await own.app.settleQuestions();
    const notes = (await said.changes('1.3')).slice(1);
    expect(notes.map(({ body }) => body)).toEqual([
      { kind: 'note', text: 'Det har blivit bättre här.' },
      { kind: 'note', text: 'Vi är klara nästa fredag.' },
    ]);
    expect(notes[0]).toMatchObject({
      at: '2021-11-10T09:00:00.000Z',
      author: { function: chief, place: 'EST strategisk' },
    });
    expect((await said.measure('1.3')).state.proposals).toEqual([]);
    expect((await said.posts('EST strategisk')).map(({ text }) => text)).toEqual([
      expect.stringContaining('Det har blivit bättre här.'),
      expect.stringContaining('nästa fredag'),
    ]);

    own.clock.set('2021-11-11T09:01');
    await own.app.settleQuestions();
    expect(await said.changes('1.3')).toHaveLength(3);
    expect(await wholeDatabase(own)).not.toMatch(/ungdomarna|ljuset dröjer/);
    expect(await said.press(chief, date, /19 november/, room)).toMatchObject({
      outcome: 'refused',
      data: { rule: 'old-question' },
    });
    await own.close();
  });

  it('survives a restart', async () => {
    const folder = aFolder();
    const first = await startBot({ SAMVERKAN_DATA: folder, DATABASE_URL: '' });
    const asked = await talk(first).say(chief, '/insats 1.3 avslutad', room);
    await first.running.stop();
    const second = await startBot({ SAMVERKAN_DATA: folder, DATABASE_URL: '' });
    expect(await talk(second).press(chief, asked, 'Genomförd', { ...room })).toMatchObject({
      outcome: 'done',
      data: { status: 'completed' },
    });
    await second.close();
  });
});

it('failed: our fault, with a reference that the log has too, and no text', async () => {
  const own = await startBot();
  await own.running.pool.query('ALTER TABLE measure_change RENAME TO gone');
  const reply = await talk(own).say(chief, '/insats 1.3 Åtta av tio klara', room);
  expect(reply.outcome).toBe('failed');
  expect(textOf(reply)).toContain(`Referens: ${reply.data?.reference}`);
  expect(own.log.some(({ facts }) => JSON.stringify(facts).includes(String(reply.data?.reference)))).toBe(true);
  expect(JSON.stringify(own.log)).not.toContain('Åtta av tio');
  await own.close();
});
