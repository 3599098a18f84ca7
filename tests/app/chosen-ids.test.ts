import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Reply } from '../../src/chat/incoming.ts';
import { checkPrivacy } from '../../src/domain/privacy.ts';
import { startBot, type TestBot } from '../helpers/bot.ts';
import { talk, textOf } from '../helpers/talk.ts';

// Its first groups read as a telephone number.
const id = '83d2106d-0203-8061-8daa-25d12e30bc54';

let bot: TestBot;
beforeAll(async () => {
  bot = await startBot();
});
afterAll(() => bot.close());

it('what is chosen in a form is no text: an id whose figures look like a telephone number is not refused for them', async () => {
  expect(checkPrivacy(id, {}).verdict).toBe('refuse');
  const t = talk(bot);
  const action = { command: 'choose-function', agreement: (await t.agreement()).id };
  const form: Reply = { ...(await t.say('Kommunpolis', '/insats')), form: { ...emptyForm, action } };
  for (const values of [{ function: id }, { function: [id, id] }]) {
    const reply = await t.submit('Kommunpolis', form, values);
    expect(JSON.stringify([reply.fieldErrors, textOf(reply)])).not.toContain('telefonnummer');
  }
  const typed = await t.submit('Kommunpolis', form, { function: '070-174 06 05' });
  expect(typed.fieldErrors?.function).toContain('telefonnummer');
});

const emptyForm = { language: 'sv', title: '', submit: '', cancel: '', fields: [] } as const;
