import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Reply } from '../../../src/chat/incoming.ts';
import { startBot, type TestBot } from '../../helpers/bot.ts';
import { type Talk, talk, textOf, wholeDatabase } from '../../helpers/talk.ts';

const refusedTexts = readFileSync(new URL('../../fixtures/anteckningar.txt', import.meta.url), 'utf8')
  .split('\n')
  .filter((line) => line.startsWith('NEJ-'))
  .map((line) => line.split(' | ')[2] ?? '');
const secret = 'Pratade med 19121212-1212 om att lämna miljön.';
const coordinator = 'Samordnare i kommunen';
const room = { in: 'EST strategisk' };

let bot: TestBot;
let t: Talk;

beforeAll(async () => {
  bot = await startBot();
  t = talk(bot);
});
afterAll(() => bot.close());

/** Nowhere: not in the answer, any table or the log. */
async function expectGone(reply: Reply, text: string): Promise<void> {
  expect(reply.outcome).toBe('refused');
  for (const place of [JSON.stringify(reply), JSON.stringify(bot.log), await wholeDatabase(bot)])
    expect(place).not.toContain(text);
}

describe('what describes a person is refused, whatever way it comes', () => {
  it.each(refusedTexts)('a note: “%s”', async (text) => {
    const reply = await t.say(coordinator, `/insats 1.3 ${text}`, room);
    await expectGone(reply, text);
    expect(textOf(reply)).toContain('Inget är sparat.');
  });

  it.each([
    ['a text without a number', secret],
    ['in private', `/insats 1.3 ${secret}`],
    ['a status’ reason', `/insats 1.3 status pausad ${secret}`],
    ['a rating’s reason', `/insats 1.3 läge gul ${secret}`],
    ['a date’s reason', `/insats 1.3 datum 30 nov ${secret}`],
    ['a cancellation’s reason', `/insats 1.3 status avbruten ${secret}`],
    ['a question', `/insats 1.3 fråga ${secret}`],
    ['why something is masked', `/insats 1.3 maska 1 ${secret}`],
    ['words to search for', `/insats sök ${secret}`],
    ['a group', `/samverkan koppla ${secret}`],
    ['an unknown word', `/samverkan ${secret}`],
    ['an unknown measure', `/insats 9.9 ${secret}`],
    ['pasted lines', `1.2 Två vandringar\n1.3 ${secret}`],
    ['a run', `/samverkan genomgång 1.2 Två vandringar\n1.3 ${secret}`],
    ['the number itself', '/insats 19121212-1212'],
  ])('%s', async (_way, line) => {
    await expectGone(await t.say(coordinator, line, room), '19121212');
    await expectGone(await t.say(coordinator, line), '19121212');
  });

  it.each([
    ['/insats 1.3 anteckna', 'text', {}],
    ['/insats 1.3 fråga', 'text', {}],
    ['/insats 1.3 datum', 'reason', { date: '2021-11-30' }],
    ['/insats ny', 'title', { number: '1.9' }],
    ['/insats ändra 1.3', 'cause', { title: 'Förbättra belysningen' }],
  ])('a field of the form that “%s” opens', async (line, field, others) => {
    const form = await t.say(coordinator, line, room);
    const reply = await t.submit(coordinator, form, { ...others, [field]: secret }, room);
    await expectGone(reply, '19121212');
    expect(reply.fieldErrors?.[field]).toContain('personnummer');
  });

  it('a cell of a plan file', async () => {
    const csv = `Nr;Insats;Ansvarig funktion;Arbetsgrupp\n8.1;${secret};Fritidschef;EST strategisk\n`;
    await expectGone(await t.sendFile(coordinator, 'plan.csv', csv), '19121212');
  });

  it('a line that stays in the chat says so', async () => {
    const reply = await t.say(coordinator, `1.3 ${secret}`, { ...room, visible: true });
    expect(textOf(reply)).toContain(
      'Texten är inte sparad här, men ditt meddelande ligger kvar i chatten. Ta bort det nu.',
    );
    expect(textOf(await t.say(coordinator, `/insats 1.3 ${secret}`, room))).not.toContain('ligger kvar');
  });
});

describe('what may be a name or a very small group is asked about', () => {
  it('before anything is stored, and stored once it is answered', async () => {
    const before = (await t.changes('1.3')).length;
    const asked = await t.say(coordinator, '/insats 1.3 Möte med Kim Exempelsson om stolparna', room);
    expect(asked.outcome).toBe('asked');
    expect(JSON.stringify(asked)).not.toContain('Exempelsson');
    expect((await t.changes('1.3')).length).toBe(before);
    expect((await t.press(coordinator, asked, 'Inget personnamn, spara', room)).outcome).toBe('done');
    expect((await t.changes('1.3')).length).toBe(before + 1);
  });

  it('and dropped when it is to be rewritten', async () => {
    const asked = await t.say(coordinator, '/insats 1.3 Möte med Alex Påhittström om stolparna', room);
    await t.press(coordinator, asked, 'Jag skriver om', room);
    expect(await wholeDatabase(bot)).not.toContain('Påhittström');
  });

  it('a search for a possible name does not say it again', async () => {
    expect(JSON.stringify((await t.say(coordinator, '/insats sök Kim Exempelsson')).message)).not.toContain(
      'Ingen insats handlar om ”Kim',
    );
  });
});

it('every change has an audit row with a hash and no text, and the log holds together', async () => {
  const text = 'Sju stolpar är resta vid parkeringen';
  await t.say('Gatu- och parkchef', `/insats 1.3 ${text}`, room);
  await t.say('Gatu- och parkchef', '/insats 1.3 läge gul väntar på elanslutningen', room);
  const { rows } = await bot.running.pool.query<{ kind: string; content_hash: string; row: string }>(
    'SELECT kind, content_hash, a::text AS row FROM audit_log a ORDER BY seq DESC LIMIT 2',
  );
  expect(rows.map(({ kind }) => kind)).toEqual(['rating', 'note']);
  for (const { content_hash, row } of rows) {
    expect(content_hash).toMatch(/^[0-9a-f]{64}$/);
    expect(row).not.toMatch(/stolpar|elanslutning/);
  }
  expect(JSON.stringify(bot.log)).not.toContain('stolpar');
  expect(await bot.app.verifyLog()).toMatchObject({ chain: { ok: true }, contentFaults: 0 });
});
