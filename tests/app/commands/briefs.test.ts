import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startBot, type TestBot } from '../../helpers/bot.ts';
import { labelsOf, type Talk, talk, textOf } from '../../helpers/talk.ts';

const ours = 'Samordnare i kommunen';
const theirs = 'Samordnare i polisen';
const director = 'Kommundirektör';
const commander = 'Lokalpolisområdeschef';
const chief = 'Gatu- och parkchef';
const room = { in: 'EST strategisk' };

let bot: TestBot;
let t: Talk;

beforeAll(async () => {
  bot = await startBot();
  t = talk(bot);
});
afterAll(() => bot.close());

describe('a question', () => {
  it('becomes a brief in the same change, and the asker is asked for what is missing', async () => {
    const reply = await t.say(chief, '/insats 1.3 fråga Får vi pengar till fler lampor?', room);
    expect(reply.data).toMatchObject({ brief: 'B1' });
    expect(textOf(reply)).toContain(
      'Den är beslutsunderlag B1. Saknas: förslag, konsekvens om inget beslutas och senaste dag.',
    );
    const form = await t.press(chief, reply, 'Fyll i', room);
    const filled = await t.submit(chief, form, {
      question: 'Får vi pengar till fler lampor?',
      proposal: 'Ja, 200 000 kronor.',
      otherwise: 'Två platser blir utan belysning.',
      latest: '2021-11-26',
    });
    expect(textOf(filled)).toContain('Inget saknas i underlaget.');
  });

  it('is decided when one leader of each party has given the same answer', async () => {
    const list = await t.say(director, '/samverkan beslut');
    expect(textOf(list)).toContain('Kommunen har inte svarat. Polisen har inte svarat.');
    expect(labelsOf(list)).toEqual(expect.arrayContaining(['Bifall B1', 'Avslag B1', 'Behöver mer underlag B1']));
    expect(textOf(await t.press(director, list, 'Bifall B1'))).toContain('Kvar att svara: Polisen.');
    const decided = await t.press(commander, await t.say(commander, '/samverkan beslut B1'), 'Bifall B1');
    expect(decided.data).toMatchObject({ decided: true, decision: 'approved' });
    expect((await t.measure('1.3')).state.questions[0]?.decided).toMatchObject({ brief: 'B1', answer: 'approved' });
    expect(textOf(await t.say(theirs, '/samverkan beslut'))).toContain('Bifall 10 november, med knapp.');
    expect((await t.posts(chief)).map(({ text }) => text).join()).toContain('Får vi pengar till fler lampor?');
  });
});

describe('a date move beyond the coordinators’ power', () => {
  it('moves the date when both leaders have approved it', async () => {
    const reply = await t.say(ours, '/insats 2.4 datum 1 juni 2022 väntar på skolan');
    expect(textOf(reply)).toContain('Den är beslutsunderlag B2. Saknas: senaste dag.');
    for (const as of [director, commander]) await t.say(as, '/samverkan beslut bifall B2');
    expect((await t.measure('2.4')).state.due?.value).toBe('2022-06-01');
  });
});
