import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startBot, type TestBot } from '../../helpers/bot.ts';
import { type Talk, talk, textOf, wholeDatabase } from '../../helpers/talk.ts';

let bot: TestBot;
let t: Talk;
const ours = 'Samordnare i kommunen';

beforeAll(async () => {
  bot = await startBot();
  t = talk(bot);
});
afterAll(() => bot.close());

/** The choice in the form whose label has the words; its value is what a form gives. */
async function choiceOf(as: string, words: string, search = ''): Promise<string | undefined> {
  const reply = await t.say(as, `/samverkan maska ${search}`.trim());
  const field = reply.form?.fields.find(({ id }) => id === 'text');
  if (field?.kind !== 'select') return undefined;
  return field.options.find(({ label }) => label.includes(words))?.value;
}

async function mask(as: string, words: string, why = 'pekar ut någon') {
  const form = await t.say(as, '/samverkan maska');
  const text = (await choiceOf(as, words)) ?? '';
  return t.submit(as, form, { text, why });
}

describe('maska, in the agreement’s record', () => {
  it('takes a consultation’s outcome out of the database', async () => {
    const outcome = 'Vaktmästaren på skolan var emot.';
    await t.say(ours, `/samverkan samråd 9 nov möte ${outcome}`);
    expect(await wholeDatabase(bot)).toContain(outcome);
    const reply = await mask(ours, 'Vaktmästaren');
    expect(textOf(reply)).toContain('Sparat: texten är borttagen');
    expect(reply.outcome).toBe('done');
    expect(await wholeDatabase(bot)).not.toContain('Vaktmästaren');
    expect(await bot.app.verifyLog()).toMatchObject({ chain: { ok: true }, contentFaults: 0 });
  });
});
