import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startBot, type TestBot } from '../../helpers/bot.ts';
import { type Talk, talk, textOf } from '../../helpers/talk.ts';

const rows = readFileSync(new URL('../../fixtures/datumuttryck.csv', import.meta.url), 'utf8')
  .trim()
  .split('\n')
  .slice(1)
  .map((row) => row.split(';'))
  .map(([said = '', date = '', , outcome = '', , use = '']) => ({ said, date, outcome, use }));

let bot: TestBot;
let t: Talk;
const chief = 'Gatu- och parkchef';
const room = { in: 'EST strategisk' };

beforeAll(async () => {
  bot = await startBot();
  t = talk(bot);
});
afterAll(() => bot.close());

describe('every way to write a date, typed as a due date', () => {
  it.each(rows.filter(({ use }) => use === 'slutdatum'))('“$said”: $outcome $date', async ({ said, date, outcome }) => {
    const before = (await t.changes('1.3')).length;
    const reply = await t.say(chief, `/insats 1.3 datum ${said}`, room);
    const due = said === 'tills vidare' ? '2022-12-31' : date;
    switch (outcome) {
      case 'ok':
        expect(reply).toMatchObject({ outcome: 'done', data: { measure: '1.3', due } });
        expect((await t.changes('1.3')).at(-1)?.body).toMatchObject({ kind: 'proposal', to: due });
        return;
      case 'fråga':
        expect(reply.outcome).toBe('asked');
        if (due !== '') expect(reply.data).toMatchObject({ measure: '1.3', due, question: 'date' });
        expect((await t.changes('1.3')).length).toBe(before);
        return;
      default:
        expect(reply).toMatchObject({ outcome: 'refused', data: { rule: 'date' } });
        expect(textOf(reply)).toMatch(/Det datumet finns inte: .*(30 dagar|inte skottår)/);
        expect((await t.changes('1.3')).length).toBe(before);
    }
  });

  it('yesterday as a due date is asked about', async () => {
    expect((await t.say(chief, '/insats 1.3 datum igår', room)).outcome).toBe('asked');
  });

  it('the reason follows the date', async () => {
    await t.say(chief, '/insats 1.3 datum 30 nov väntar på elanslutning', room);
    expect((await t.changes('1.3')).at(-1)?.body).toMatchObject({ to: '2021-11-30', reason: 'väntar på elanslutning' });
  });

  it('a question’s answer records the date with its reason', async () => {
    const asked = await t.say(chief, '/insats 1.3 datum nästa fredag, elen dröjer', room);
    expect(textOf(asked)).toContain('Menar du fredag 12 november 2021 eller fredag 19 november 2021?');
    const reply = await t.press(chief, asked, /19 november/, room);
    expect(reply).toMatchObject({ outcome: 'done', data: { due: '2021-11-19' } });
    expect((await t.changes('1.3')).at(-1)?.body).toMatchObject({ to: '2021-11-19', reason: 'elen dröjer' });
  });

  it('without a date a form is opened, and it reads dates too', async () => {
    const form = await t.say(chief, '/insats 1.3 datum', room);
    expect(form.form?.fields.map(({ id }) => id)).toEqual(['date', 'reason']);
    expect(await t.submit(chief, form, { date: '2021-12-01', reason: '' }, room)).toMatchObject({
      outcome: 'done',
      data: { due: '2021-12-01' },
    });
    expect(await t.submit(chief, form, { date: '', reason: 'x' }, room)).toMatchObject({
      outcome: 'refused',
      fieldErrors: { date: expect.any(String) },
    });
  });

  it('the date that already holds is no change', async () => {
    const before = (await t.changes('2.2')).length;
    const reply = await t.say('Skolchef', '/insats 2.2 datum 31 maj 2022');
    expect(reply).toMatchObject({ outcome: 'done', data: { unchanged: true } });
    expect((await t.changes('2.2')).length).toBe(before);
  });
});

describe('in a note', () => {
  it('what happened last week is simply past', async () => {
    const reply = await t.say(chief, '/insats 1.3 Sju platser klart v 44', room);
    expect(reply.outcome).toBe('done');
    expect(JSON.stringify(reply.data?.proposals)).not.toContain('due');
  });

  it('15/3 is day and month, and 1.3 first is a measure', async () => {
    const reply = await t.say(chief, '/insats 1.3 Klart 15/3', room);
    expect(reply.data?.proposals).toContainEqual({ kind: 'due', date: '2022-03-15' });
  });
});
