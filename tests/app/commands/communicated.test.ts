import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startBot, type TestBot } from '../../helpers/bot.ts';
import { type Talk, talk, textOf } from '../../helpers/talk.ts';

let bot: TestBot;
let t: Talk;

beforeAll(async () => {
  bot = await startBot();
  t = talk(bot);
});
afterAll(() => bot.close());

const responsible = 'Enhetschef fältverksamheten';
const shown = async (number: string) => textOf(await t.say(responsible, `/insats ${number}`));

describe('a measure that its plan tells of “Varje termin”', () => {
  it('shows when it is to be told of next, until that is done and the next term comes', async () => {
    expect(await shown('2.1')).toMatch(/Kommuniceras härnäst\W+fredag 17 december 2021/);
    expect(await t.say(responsible, '/insats 2.1 kommunicerad')).toMatchObject({ outcome: 'done' });
    expect(await shown('2.1')).toMatch(/Kommuniceras härnäst\W+fredag 10 juni 2022/);
    await t.say(responsible, '/insats 2.1 ångra');
    expect(await shown('2.1')).toMatch(/Kommuniceras härnäst\W+fredag 17 december 2021/);
  });

  it('shows no day for one that waits for an event', async () => {
    expect(textOf(await t.say('Samordnare i kommunen', '/insats 1.3'))).not.toContain('Kommuniceras härnäst');
  });
});
