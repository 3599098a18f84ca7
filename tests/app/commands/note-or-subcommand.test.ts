import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startBot, type TestBot } from '../../helpers/bot.ts';
import { labelsOf, type Talk, talk, textOf } from '../../helpers/talk.ts';

let bot: TestBot;
let t: Talk;
const chief = 'Gatu- och parkchef';
const say = (line: string) => t.say(chief, line, { in: 'EST strategisk' });

beforeAll(async () => {
  bot = await startBot();
  t = talk(bot);
});
afterAll(() => bot.close());

describe('a line that begins with a command’s word and goes on as a sentence is a note', () => {
  it.each([
    'Läget oförändrat',
    'Läge oförändrat sedan sist',
    'Frågan är om vi hinner före jul',
    'Mätt i dag',
    'Status quo',
    'datum osäkert',
    'Datumet håller',
    'kommunicerat på webben',
    'Inget nytt sedan förra veckan',
    'Ångrar att vi inte började tidigare',
    'Historiken finns i protokollet',
    'Kommunicerade på webben',
    'Utfallet kommer i december',
    'Visade upp platserna för styrgruppen',
    'Maskan sitter fast i tunneln',
    'laget ar bra',
  ])('“%s”', async (text) => {
    const reply = await say(`/insats 1.3 ${text}`);
    expect(reply.outcome).toBe('done');
    expect(reply.data).toMatchObject({ measure: '1.3', note: text });
  });
});

describe('a word spelled right with an argument that fits is a subcommand', () => {
  it.each([
    ['/insats 1.3 status: klar', { status: 'completed' }],
    ['/insats 1.3 Status pågår enligt plan', { status: 'in_progress' }],
    ['/INSATS 1.3 STATUS PAUSAD', { status: 'on_hold' }],
    ['/insats 1.3 status pagar', { status: 'in_progress' }],
    ['status 1.3 pågår', { status: 'in_progress' }],
    ['/insats 1.3 läge grönt', { rating: 'green' }],
    ['/insats 1.3 LAGE ROD upphandlingen är överklagad', { rating: 'red' }],
    ['/insats 1.3 läge: gul, väntar på el', { rating: 'yellow' }],
    ['/insats 1.3 utfall 8', { indicator: { name: 'Antal klara platser', value: 8, total: 10 } }],
    ['/insats 1.3 mått 8 av 10', { indicator: { value: 8, total: 10 } }],
    ['/insats 1.3 inget nytt.', { noNews: true }],
    ['/insats 1.3 fråga Får vi mer pengar?', { question: true }],
    ['/insats 1.3 kommunicerad 4 juni', { communicated: '2021-06-04' }],
    ['/measure 1.3 status done', { status: 'completed' }],
    ['/measure 1.3 status in progress', { status: 'in_progress' }],
    ['/measure 1.3 rating yellow waiting for power', { rating: 'yellow' }],
    ['/measure 1.3 value 9 of 10', { indicator: { value: 9, total: 10 } }],
    ['/measure 1.3 no news', { noNews: true }],
    ['/measure 1.3 communicated', { communicated: '2021-11-10' }],
  ])('%s', async (line, data) => {
    const reply = await say(line);
    expect(reply.outcome).toBe('done');
    expect(reply.data).toMatchObject({ measure: '1.3', ...data });
  });

  it('anteckna forces a note', async () => {
    expect((await say('/insats 1.3 anteckna status klar')).data).toMatchObject({ note: 'status klar' });
  });
});

describe('a measure’s number', () => {
  it.each([
    '1.3 väntar på el',
    '1,3 väntar på el',
    '1.3: väntar på el',
    'insats 1.3 väntar på el',
    '/insats insats 1.3 väntar på el',
    'Insats 1.3: väntar på el',
    '#1.3 väntar på el',
  ])('is read in “%s”', async (line) => {
    expect((await say(line)).data).toMatchObject({ measure: '1.3', note: 'väntar på el' });
  });

  it.each(['9.9 Klart', '/insats 9.9', '/insats 99', '/insats 13 Klart i dag', '/insats 4.1 status klar'])(
    'that the plan has not got is refused with the nearest: “%s”',
    async (line) => {
      const reply = await say(line);
      expect(reply).toMatchObject({ outcome: 'refused', data: { rule: 'unknown-measure' } });
      expect(textOf(reply)).toMatch(/finns inte i planen\. Närmast är/);
    },
  );
});

describe('a text without a number is put on a measure that one chooses', () => {
  it.each([
    'Belysningen är klar',
    '8 av 10 platser klara',
    '30 nov är allt klart',
    '/insats Tre av platserna återstår',
  ])('“%s”', async (line) => {
    const asked = await say(line);
    expect(asked).toMatchObject({ outcome: 'asked', data: { question: 'measure' } });
    const label = labelsOf(asked)[0] ?? '';
    const reply = await t.press(chief, asked, label, { in: 'EST strategisk' });
    expect(reply).toMatchObject({
      outcome: 'done',
      data: { note: line.replace('/insats ', ''), measure: label.split(' ')[0] },
    });
  });

  it('the writer’s own measures come first', async () => {
    await say('/insats 1.3 status pågår');
    expect(labelsOf(await say('Belysningen är klar'))[0]).toMatch(/^1\.3 /);
  });
});

describe('“Menade du …?”', () => {
  it('asks about a one-word line after a number, and can save it as a note all the same', async () => {
    const asked = await say('/insats 1.3 stauts');
    expect(asked.outcome).toBe('asked');
    expect(textOf(asked)).toContain('Menade du ”status”?');
    expect((await t.press(chief, asked, 'Spara som anteckning', { in: 'EST strategisk' })).data).toMatchObject({
      note: 'stauts',
    });
  });

  it('asks about a misspelt first word', async () => {
    const asked = await say('/samverkan hjlp');
    expect(textOf(asked)).toContain('Menade du ”hjälp”?');
    expect((await t.press(chief, asked, 'hjälp', { in: 'EST strategisk' })).outcome).toBe('done');
  });

  it('never loses a sentence that only begins like a command', async () => {
    const asked = await say('Genomgången gick bra');
    expect(textOf(asked)).toContain('Menade du ”genomgång”?');
    const which = await t.press(chief, asked, 'Spara som anteckning', { in: 'EST strategisk' });
    expect((await t.press(chief, which, /^1\.3 /, { in: 'EST strategisk' })).data).toMatchObject({
      note: 'Genomgången gick bra',
    });
  });

  it('says so in Swedish when a word is unknown', async () => {
    const reply = await say('/samverkan blaha');
    expect(reply.outcome).toBe('refused');
    expect(textOf(reply)).toContain('Det ordet känner jag inte till.');
  });
});

describe('length', () => {
  const text = 'Platserna är klara och '.repeat(200);
  it('a text of 4,000 characters is stored whole', async () => {
    const note = text.slice(0, 3999).trim().padEnd(4000, '.');
    const reply = await say(`/insats 1.3 ${note}`);
    expect(reply).toMatchObject({ outcome: 'done', data: { note } });
  });

  it.each([4001, 4039, 40_000])('one of %i is refused with its length', async (length) => {
    const reply = await say(`/insats 1.3 ${text.repeat(10).slice(0, length - 1)}.`);
    expect(reply).toMatchObject({ outcome: 'refused', data: { rule: 'too-long' } });
    expect(textOf(reply)).toContain(`Texten är ${length} tecken lång.`);
  });

  it('an emoji is one character', async () => {
    expect((await say(`/insats 1.3 ${'🙂'.repeat(3990)}`)).outcome).toBe('done');
  });

  it('the subcommand’s word is not counted', async () => {
    expect((await say(`/insats 1.3 fråga ${'a'.repeat(4000)}`)).outcome).toBe('done');
  });
});
