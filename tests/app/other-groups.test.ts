import { afterAll, beforeAll, expect, it } from 'vitest';
import { lexicon } from '../../src/app/commands/index.ts';
import type { Reply } from '../../src/chat/incoming.ts';
import { startBot, type TestBot } from '../helpers/bot.ts';
import { typedLines } from '../helpers/isolation-actions.ts';
import { type Talk, talk } from '../helpers/talk.ts';

const chief = 'Gatu- och parkchef';
const coordinator = 'Samordnare i kommunen';
const hidden = '2.1';
const room = { in: 'EST fördjupning' };

let bot: TestBot;
let t: Talk;

beforeAll(async () => {
  bot = await startBot();
  t = talk(bot);
  await t.say(coordinator, `/insats ${hidden} Något som bara deras grupp vet`);
});
afterAll(() => bot.close());

/** The answer without the number that was asked for, and without the numbers that are most like it. */
function said(reply: Reply, number: string): string {
  const text = JSON.stringify({ ...reply, data: { ...reply.data, nearest: undefined } });
  return text.replaceAll(number, 'N').replaceAll(/Närmast är [^"]*?\. |The nearest (?:is|are) .*? You/g, '');
}

it('a measure of another group is answered as a number that the plan has not, whatever is typed about it', async () => {
  const ghost = '2.77';
  const lines = typedLines([hidden]).filter((line) => line.includes(` ${hidden}`));
  expect(lines.length).toBeGreaterThan(lexicon.commands.filter(({ needs }) => needs === 'measure').length / 2);
  for (const spoken of [{}, room])
    for (const line of [...lines, `/insats ${hidden} Allt går bra`, `/insats ${hidden}`]) {
      const real = await t.say(chief, line, spoken);
      const none = await t.say(chief, line.replace(hidden, ghost), spoken);
      expect(real, line).toMatchObject({ outcome: 'refused', data: { rule: 'unknown-measure' } });
      expect(said(real, hidden), line).toBe(said(none, ghost));
    }
  expect((await t.measure(hidden)).state.noteCount).toBe(1);
});

it('what is suggested instead is only what one may read', async () => {
  const { data } = await t.say(chief, `/insats ${hidden}`);
  const nearest = (data as { nearest: readonly string[] }).nearest;
  expect(nearest.length).toBeGreaterThan(0);
  for (const number of nearest)
    expect(await t.say(chief, `/insats ${number}`), number).toMatchObject({ outcome: 'done' });
});

it('a button of another group’s measure is as one that is gone', async () => {
  const { id } = await t.measure(hidden);
  const { id: agreement } = await t.agreement();
  const nobody = '00000000-0000-4000-8000-000000000001';
  for (const command of ['show', 'history', 'note', 'no-news', 'question', 'communicated', 'undo', 'status'])
    for (const args of [{}, { text: 'Allt går bra' }, { value: 'completed' }]) {
      const press = (measure: string) => t.act(chief, { command, agreement, measure, args });
      const real = await press(id);
      expect(real, command).toMatchObject({ outcome: 'refused', data: { rule: 'old-button' } });
      expect(real, command).toEqual(await press(nobody));
    }
});

it('pasted lines tell no more of it', async () => {
  const of = (number: string) => t.say(chief, `/samverkan genomgång\n1.3 Åtta klara\n${number} Fem pass`, room);
  expect(said(await of(hidden), hidden)).toBe(said(await of('2.77'), '2.77'));
});

it('the coordinators and its own group know it as before', async () => {
  expect(await t.say(coordinator, `/insats ${hidden}`)).toMatchObject({ outcome: 'done' });
  expect(await t.say(chief, '/insats 1.3')).toMatchObject({ outcome: 'done' });
  const unknown = JSON.stringify(await t.say(coordinator, '/insats 2.77'));
  expect(unknown).toContain('2.1');
  expect(unknown).not.toContain('Andra gruppers');
});
