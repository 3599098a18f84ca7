import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Reply } from '../../../src/chat/incoming.ts';
import { renderMessage as drawInSlack } from '../../../src/platforms/slack/render.ts';
import { cardLength, maxCardLength } from '../../../src/platforms/teams/card.ts';
import { renderMessage as drawInTeams } from '../../../src/platforms/teams/render.ts';
import { startBot, type TestBot } from '../../helpers/bot.ts';
import { messageFaults } from '../../helpers/slack-fake/check-payload.ts';
import { type Talk, talk, textOf } from '../../helpers/talk.ts';

const ours = 'Samordnare i kommunen';
const leaders = ['Kommundirektör', 'Lokalpolisområdeschef'];
const long = (words: string, length: number) => words.repeat(Math.ceil(length / words.length)).slice(0, length);
const markup = '*Ja* <b>”skriv” _så_</b> & [länk](http://exempel) ';

let bot: TestBot;
let t: Talk;

beforeAll(async () => {
  bot = await startBot();
  t = talk(bot);
  const form = await t.say(ours, '/samverkan beslut ny');
  for (let at = 1; at <= 46; at++)
    await t.submit(ours, form, {
      question: long(`${at} ${markup}`, 3000),
      proposal: long(markup, 1000),
      otherwise: long(markup, 1000),
      latest: '2022-01-14',
    });
  for (let at = 41; at <= 46; at++) for (const as of leaders) await t.say(as, `/samverkan beslut avslag B${at}`);
  const more = await t.say(leaders[0] ?? '', '/samverkan beslut komplettera B1');
  await t.submit(leaders[0] ?? '', more, { reason: long(markup, 300) });
});
afterAll(() => bot.close());

function expectWhole({ message }: Reply): void {
  const { text, blocks } = drawInSlack(message);
  expect(messageFaults({ text, blocks })).toEqual([]);
  const card = drawInTeams(message);
  expect(cardLength(card)).toBeLessThanOrEqual(maxCardLength);
  // What the platforms' own safety nets say when they leave something out.
  expect(`${JSON.stringify(blocks)} ${JSON.stringify(card)}`).not.toMatch(/får inte plats/);
}

describe('forty open briefs, each as long as it may be', () => {
  it.each([ours, ...leaders, 'Kommunsekreterare'])('are listed page by page, whole, for %s', async (as) => {
    const seen: string[] = [];
    let reply = await t.say(as, '/samverkan beslut');
    expect(textOf(reply)).toContain('Att besluta (40)');
    expect(textOf(reply)).toContain('Fattade beslut (6)');
    for (let page = 0; page < 10; page++) {
      expectWhole(reply);
      seen.push(...[...textOf(reply).matchAll(/^(B\d+)$/gm)].map(([, brief]) => brief ?? ''));
      if (page < 9) reply = await t.press(as, reply, 'Visa fler');
    }
    expect(seen).toEqual(Array.from({ length: 40 }, (_, at) => `B${at + 1}`));
  });

  it('are each shown whole by themselves', async () => {
    for (const as of [ours, ...leaders]) {
      const reply = await t.say(as, '/samverkan beslut B1');
      expectWhole(reply);
      expect(textOf(reply)).toContain(long(`1 ${markup}`, 3000).trim());
    }
  });

  it('fit the summary, the first of them, with how many more there are', async () => {
    const reply = await t.say(ours, '/samverkan sammanfattning');
    expectWhole(reply);
    expect(textOf(reply)).toContain('Vi ber om 40 beslut.');
    expect(textOf(reply)).toContain('… och 34 beslut till.');
    expect(textOf(reply)).toMatch(/Svar: Kompletteras av beredningsgruppen/);
  });
});
