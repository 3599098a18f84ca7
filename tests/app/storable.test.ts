import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startBot, type TestBot } from '../helpers/bot.ts';
import { buttonsOf, type Talk, talk, textOf, wholeDatabase } from '../helpers/talk.ts';

const park = 'Gatu- och parkchef';
const there = { in: 'EST strategisk' };
const halves = { 'half an emoji': '\ud83d', 'the other half': '\ude00', NUL: '\u0000' };

let bot: TestBot;
let people: Talk;
beforeAll(async () => {
  bot = await startBot();
  people = talk(bot);
});
afterAll(() => bot.close());

describe.each(Object.entries(halves))('a text with %s, which no database can hold', (name, half) => {
  it('is stored without it when it is a note', async () => {
    const reply = await people.say(park, `1.3 Lampor ${name} ${half}tända`, there);
    expect(reply.outcome).toBe('done');
    expect(await wholeDatabase(bot)).toContain(`Lampor ${name}`);
  });

  it('is answered when it is parked in a question, a form or a button', async () => {
    expect((await people.say(park, `lampor vid ${half}torget lagade`, there)).outcome).toBe('asked');
    const card = await people.say(park, '1.3', there);
    const [first] = buttonsOf(card);
    const opened = first && (await people.act(park, { ...first.action, args: { text: half } }, there));
    expect(opened?.outcome).not.toBe('failed');
    const form = await people.press(park, card, 'Anteckna', there);
    const saved = await people.submit(park, form, { text: `Skylten ${half}uppsatt` }, there);
    expect([saved.outcome, textOf(saved)]).toEqual(['done', expect.stringContaining('Sparat')]);
  });

  it('is answered when it stands in an id', async () => {
    expect((await people.act(park, { command: 'show', measure: half, question: half }, there)).outcome).toBe('refused');
  });
});
