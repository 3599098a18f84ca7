import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Reply } from '../../../src/chat/incoming.ts';
import { startBot, type TestBot } from '../../helpers/bot.ts';
import { textOfFile } from '../../helpers/file-text.ts';
import { playPartA } from '../../helpers/part-a.ts';
import { stepTo } from '../../helpers/step.ts';
import { labelsOf, type Talk, talk, textOf } from '../../helpers/talk.ts';

const municipal = 'Samordnare i kommunen';
const police = 'Samordnare i polisen';
const ref = { kind: 'summary', for: '2021-12-20' } as const;

let bot: TestBot;
let t: Talk;

const act = async (as: string, command: string, args: Record<string, unknown> = {}) =>
  t.act(as, { command, agreement: (await t.agreement()).id, args: { ...ref, ...args } });
const given = async (line: string) => {
  const reply = await t.say(municipal, line);
  return { reply, ...(JSON.parse(await textIn(reply)) as { document: { version?: number }; imprint: object }) };
};
async function textIn(reply: Reply): Promise<string> {
  const [file] = reply.files ?? [];
  if (!file) throw new Error(`no file: ${textOf(reply)}`);
  return textOfFile(file);
}

beforeAll(async () => {
  bot = await startBot({}, { at: '2021-12-03T15:00' });
  t = talk(bot);
  await playPartA(t);
  await t.say(municipal, '/samverkan möte ny Styrgrupp 20 december 2021 kl 13-14');
  await stepTo(bot, '2021-12-06T09:00');
  await act(municipal, 'approve-follow-up', { version: 1 });
  await act(police, 'approve-follow-up', { version: 1 });
  await stepTo(bot, '2021-12-15T09:05');
  await t.say(municipal, '/samverkan rapporterad KS 2021-00123');
  await stepTo(bot, '2021-12-22T09:00');
});
afterAll(() => bot.close());

describe('the summary of a day that a posted version covers', () => {
  it.each(['6 december 2021', '15 dec', '2021-12-20'])(
    'is that version on %s, with all that stands beside it',
    async (day) => {
      const { reply, document, imprint } = await given(`/samverkan rapport sammanfattning json ${day}`);
      const issue = await bot.app.store.latestIssue((await t.agreement()).id, ref);
      expect(document.version).toBe(1);
      expect(imprint).toMatchObject({
        state: 'posted',
        version: 1,
        hash: issue?.hash,
        approvals: [{ party: 'Kommunen' }, { party: 'Polisen' }],
        registrations: [{ party: 'Kommunen', number: 'KS 2021-00123' }],
      });
      expect(textOf(reply)).toContain(
        'version 1, som publicerades 15 december 2021. Den visar läget 6 december 2021 kl. 09.00.',
      );
    },
  );

  it('says so on paper too', async () => {
    const text = await textIn(await t.say(municipal, '/samverkan rapport sammanfattning word 15 dec'));
    expect(text.includes('Publicerad')).toBe(true);
    expect(text.includes('KS 2021-00123')).toBe(true);
    expect(text.includes('Utkast. Parterna har inte godkänt')).toBe(false);
  });

  it.each(['5 december 2021', '21 december 2021', ''])('is a draft where there is none: %s', async (day) => {
    const { document, imprint } = await given(`/samverkan rapport sammanfattning json ${day}`);
    expect(document.version).toBeUndefined();
    expect(imprint).toMatchObject({ state: 'draft', approvals: [] });
  });
});

it('what is posted is read by a button that says what it is', async () => {
  expect(labelsOf(await t.say(municipal, '/samverkan utkast'))).toContain('Läs sammanfattningen');
});
