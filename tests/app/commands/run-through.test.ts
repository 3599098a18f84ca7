import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Reply } from '../../../src/chat/incoming.ts';
import { startBot, type TestBot } from '../../helpers/bot.ts';
import { labelsOf, type Talk, talk, textOf } from '../../helpers/talk.ts';

const coordinator = 'Samordnare i kommunen';
const room = { in: 'EST strategisk' };

let bot: TestBot;
let t: Talk;

beforeAll(async () => {
  bot = await startBot();
  t = talk(bot);
});
afterAll(() => bot.close());

const notes = async (number: string) =>
  (await t.changes(number)).flatMap(({ body }) => (body.kind === 'note' ? [body.text] : []));

describe('a meeting’s run', () => {
  it('shows the group’s measures one at a time, and ends', async () => {
    let reply = await t.say(coordinator, '/samverkan genomgång', room);
    const seen: unknown[] = [];
    while (!reply.data?.finished) {
      seen.push(reply.data?.measure);
      expect(labelsOf(reply)).toEqual(['Anteckna', 'Inget nytt', 'Nästa']);
      reply = await t.press(coordinator, reply, 'Nästa', room);
    }
    expect(seen).toEqual(['1.2', '1.3', '2.4', '3.5']);
  });

  it('says inget nytt and notes on the way', async () => {
    const card = await t.say(coordinator, '/samverkan genomgång', room);
    expect(await t.press(coordinator, card, 'Inget nytt', room)).toMatchObject({
      outcome: 'done',
      data: { measure: '1.2', noNews: true },
    });
    const form = await t.press(coordinator, card, 'Anteckna', room);
    expect(await t.submit(coordinator, form, { text: 'Två vandringar gjorda' }, room)).toMatchObject({
      outcome: 'done',
      data: { measure: '1.2' },
    });
  });

  it('is without those one may not note on', async () => {
    expect((await t.say('Kommunsekreterare', '/samverkan genomgång', room)).data).toMatchObject({ finished: true });
  });
});

describe('pasted lines', () => {
  const lines =
    '1.2 Två vandringar klara\n1.3: Åtta av tio klara\n  och två väntar på el\n- 1,3 Elen kommer i januari\n3.5 Utkastet är på remiss';

  it('are previewed, and become a note each when confirmed', async () => {
    const asked = await t.say(coordinator, lines, room);
    expect(asked).toMatchObject({ outcome: 'asked', data: { notes: ['1.2', '1.3', '1.3', '3.5'] } });
    expect(await notes('3.5')).toEqual([]);
    await t.posts('EST strategisk');
    const saved = await t.press(coordinator, asked, 'Spara alla 4', room);
    expect(saved.outcome).toBe('done');
    expect(await notes('1.3')).toEqual(['Åtta av tio klara\noch två väntar på el', 'Elen kommer i januari']);
    expect(await notes('3.5')).toEqual(['Utkastet är på remiss']);
    expect(await t.posts('EST strategisk')).toHaveLength(4);
  });

  it('with a fault in one are saved not at all, and the fault is named', async () => {
    const before = await notes('1.2');
    for (const [pasted, fault] of [
      ['1.2 Klart\n9.9 Klart', 'Insats 9.9 finns inte i planen. Närmast är'],
      ['1.2 Klart\n1.3 Ring 070-174 06 35', 'telefonnummer'],
    ] as const) {
      const reply = await t.say(coordinator, `/samverkan genomgång ${pasted}`, room);
      expect(reply.outcome).toBe('refused');
      expect(textOf(reply)).toContain(fault);
    }
    const other = await t.say('Gatu- och parkchef', '1.3 Klart\n2.1 Åtta pass', room);
    expect(other).toMatchObject({ outcome: 'refused', data: { rule: 'lines' } });
    expect(await notes('1.2')).toEqual(before);
  });

  it('one line after genomgång is one note', async () => {
    const asked = await t.say(coordinator, '/samverkan genomgång 2.4 Avtalet är klart', room);
    await t.press(coordinator, asked, /^Spara/, room);
    expect(await notes('2.4')).toEqual(['Avtalet är klart']);
  });

  it('can be thrown away', async () => {
    const asked = await t.say(coordinator, '1.2 Klart nu\n2.4 Klart med', room);
    expect(textOf(await t.press(coordinator, asked, 'Avbryt', room))).toContain('Inget är sparat.');
  });
});

const listed = (reply: Reply) => (reply.data?.measures ?? []) as readonly { measure: string; due?: string }[];

describe('lists', () => {
  it('mine are where my function has a part, nearest date first; else my group’s', async () => {
    const own = await t.say('Fritidschef', '/insats');
    const numbers = listed(own).map(({ due }) => due ?? '9999');
    expect(numbers).toEqual([...numbers].sort());
    expect(listed(own).map(({ measure }) => measure)).toEqual(expect.arrayContaining(['1.7', '2.5', '2.6']));
    const group = await t.say('Kommundirektör', '/insats', room);
    expect(
      listed(group)
        .map(({ measure }) => measure)
        .sort(),
    ).toEqual(['1.2', '1.3', '2.4', '3.5']);
  });

  it('late ones, and those about something', async () => {
    expect(textOf(await t.say(coordinator, '/insats forsenade'))).toContain('Försenade insatser');
    expect((await t.say(coordinator, '/insats SÖK belysning')).data?.measures).toMatchObject([{ measure: '1.3' }]);
  });

  it('a member’s are their own groups’ only, and long ones are paged', async () => {
    const member = (await t.say('HR-direktör', '/insats alla')).data?.measures as { measure: string }[];
    expect(member.every(({ measure }) => measure.startsWith('3'))).toBe(true);
    const rows = Array.from(
      { length: 30 },
      (_, index) => `7.${index + 1};Insats ${index + 1};Fritidschef;EST strategisk`,
    );
    const asked = await t.sendFile(
      coordinator,
      'plan.csv',
      `Nr;Insats;Ansvarig funktion;Arbetsgrupp\n${rows.join('\n')}\n`,
    );
    expect((await t.press(coordinator, asked, labelsOf(asked)[0] ?? '')).outcome).toBe('done');
    const first = await t.say(coordinator, '/insats alla');
    expect(textOf(first)).toContain('Visar 1–20 av 48.');
    const second = await t.press(coordinator, first, 'Visa fler');
    const third = await t.press(coordinator, second, 'Visa fler');
    expect(textOf(third)).toContain('Visar 41–48 av 48.');
    expect(labelsOf(third)).not.toContain('Visa fler');
  });
});
