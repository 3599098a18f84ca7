import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildPost } from '../../../src/app/build-post.ts';
import type { AccountRef } from '../../../src/chat/incoming.ts';
import { holdFunction, startBot, type TestBot } from '../../helpers/bot.ts';
import { buttonsOf, labelsOf, type Talk, talk, textOf, wholeDatabase } from '../../helpers/talk.ts';

const ours = 'Samordnare i kommunen';
const theirs = 'Samordnare i polisen';
const director = 'Kommundirektör';
const commander = 'Lokalpolisområdeschef';
const taken = { answer: 'approved', on: '2021-11-09', reference: '§ 14' };

let bot: TestBot;
let t: Talk;

beforeAll(async () => {
  bot = await startBot();
  t = talk(bot);
});
afterAll(() => bot.close());

const briefOf = async (number: string) =>
  (await bot.app.store.record((await t.agreement()).id)).record.briefs.find(({ brief }) => brief === number);
const ask = async (number: string) => String((await t.say(ours, `/insats ${number} fråga Vad gör vi?`)).data?.brief);
const recordAs = async (as: string, brief: string, values: Readonly<Record<string, string>> = taken) =>
  t.submit(as, await t.say(as, `/samverkan beslut möte ${brief}`), values);

describe('a decision that was taken in a meeting', () => {
  it('is recorded by one coordinator, told to the other party’s, and decided when they confirm it', async () => {
    await t.say(ours, '/insats 2.4 datum 1 juni 2022 väntar på lokaler');
    const reply = await recordAs(ours, 'B1');
    expect(textOf(reply)).toBe(
      'Sparat: B1 är registrerat som beslutat på möte.\nDet gäller när en samordnare hos Polisen har bekräftat det.',
    );
    expect((await t.measure('2.4')).state.moves).toBe(0);
    expect(textOf(await t.say(director, '/samverkan beslut B1'))).toContain(
      'Kommunen har skrivit att det är beslutat på möte 9 november 2021 (§ 14): Bifall.',
    );
    const [post] = await t.posts(theirs);
    expect(post?.text).toContain('Kommunen har registrerat att B1 är beslutat på möte. Stämmer det?');
    if (!post?.message) throw new Error('no message');
    const confirmed = await t.press(theirs, post.message, 'Bekräfta B1');
    expect(confirmed.data).toMatchObject({ decided: true, decision: 'approved', by: 'meeting', on: '2021-11-09' });
    expect((await t.measure('2.4')).state).toMatchObject({ due: { value: '2022-06-01' }, moves: 1 });
    expect(textOf(await t.say(commander, '/samverkan beslut'))).toContain('Bifall 9 november, på möte (§ 14).');
    expect(await t.press(theirs, post.message, 'Bekräfta B1')).toMatchObject({ data: { rule: 'decided' } });
  });

  it('is not confirmed by the party that recorded it, nor by anybody who is no coordinator', async () => {
    const brief = await ask('1.1');
    await recordAs(theirs, brief);
    const own = labelsOf(await t.say(theirs, `/samverkan beslut ${brief}`));
    expect(own).toEqual(expect.arrayContaining([`Beslutat på möte ${brief}`, `Stämmer inte ${brief}`]));
    expect(own).not.toContain(`Bekräfta ${brief}`);
    expect(await t.say(theirs, `/samverkan beslut bekräfta ${brief}`)).toMatchObject({
      outcome: 'refused',
      data: { rule: 'other-party' },
    });
    for (const as of [director, 'Gatu- och parkchef'])
      expect(await t.say(as, `/samverkan beslut bekräfta ${brief}`)).toMatchObject({
        data: { rule: 'coordinators-only' },
      });
    expect(await briefOf(brief)).not.toHaveProperty('decidedOn');
  });

  it('is not recorded over what the other party has recorded: that is confirmed, or declined and open again', async () => {
    const brief = await ask('1.2');
    const [form] = [await t.say(ours, `/samverkan beslut möte ${brief}`)];
    await recordAs(theirs, brief, { ...taken, answer: 'rejected' });
    expect(await t.submit(ours, form, taken)).toMatchObject({ data: { rule: 'recorded' } });
    const declined = await t.press(ours, await t.say(ours, `/samverkan beslut ${brief}`), `Stämmer inte ${brief}`);
    expect(textOf(declined)).toContain('Frågan är öppen igen.');
    expect(await briefOf(brief)).not.toHaveProperty('taken');
    expect((await recordAs(ours, brief)).outcome).toBe('done');
  });

  it('that has been recorded anew is not confirmed by the old button', async () => {
    const brief = await ask('1.4');
    await recordAs(ours, brief);
    const card = await t.say(theirs, `/samverkan beslut ${brief}`);
    await recordAs(ours, brief, { ...taken, answer: 'rejected' });
    expect(await t.press(theirs, card, `Bekräfta ${brief}`)).toMatchObject({ data: { rule: 'changed' } });
    const now = await t.press(theirs, await t.say(theirs, `/samverkan beslut ${brief}`), `Bekräfta ${brief}`);
    expect(now.data).toMatchObject({ decision: 'rejected' });
    expect((await t.measure('1.4')).state.questions[0]?.decided).toMatchObject({ answer: 'rejected' });
  });

  it('holds no longer when the brief has been edited since', async () => {
    const brief = await ask('1.5');
    await recordAs(ours, brief);
    const form = await t.say(theirs, `/samverkan beslut ändra ${brief}`);
    await t.submit(theirs, form, { question: '', proposal: 'Något annat.', otherwise: '', latest: '' });
    expect(await t.say(theirs, `/samverkan beslut bekräfta ${brief}`)).toMatchObject({
      data: { rule: 'not-recorded' },
    });
  });

  it.each([
    ['a day that has not come', { ...taken, on: '2021-11-11' }, 'on', 'inte varit än'],
    ['a day before the agreement', { ...taken, on: '2020-12-31' }, 'on', '1 januari 2021'],
    ['no day', { ...taken, on: '2021-02-30' }, 'on', 'finns inte'],
    ['no reference', { ...taken, reference: ' ' }, 'reference', 'Fyll i'],
    ['minutes for a reference', { ...taken, reference: 'x'.repeat(61) }, 'reference', 'för lång'],
    ['no outcome', { ...taken, answer: '' }, 'answer', 'Fyll i'],
    ['an outcome that is none', { ...taken, answer: 'more' }, 'answer', 'Fyll i'],
  ])('is not recorded with %s', async (_what, values, field, says) => {
    const brief = (await briefOf('B6')) ? 'B6' : await ask('1.6');
    const reply = await recordAs(ours, brief, values);
    expect(reply.outcome).toBe('refused');
    expect(reply.fieldErrors?.[field]).toContain(says);
    expect(await briefOf(brief)).not.toHaveProperty('taken');
  });

  it('has no person in its reference', async () => {
    const brief = await ask('2.1');
    expect((await recordAs(ours, brief, { ...taken, reference: 'om 19121212-1212' })).outcome).toBe('refused');
    expect(await wholeDatabase(bot)).not.toContain('19121212');
  });

  it('is recorded by no leader', async () => {
    expect(await t.say(director, '/samverkan beslut möte B2')).toMatchObject({ data: { rule: 'coordinators-only' } });
    expect(labelsOf(await t.say(director, '/samverkan beslut B2')).join()).not.toMatch(/möte|Bekräfta/);
  });
});

describe('a leader’s deputy', () => {
  const slack = (id: string): AccountRef => ({ platform: 'slack', tenant: 'T1', id });
  const [leader, deputy, coordinator] = [slack('U-LEADER'), slack('U-DEPUTY'), slack('U-COORDINATOR')];
  let count = 0;
  const head = (account: AccountRef) => ({ id: `brief-deputy/${++count}`, origin: { account, visible: false } });
  const say = (account: AccountRef, text: string, at?: string) =>
    bot.app.dispatch({ ...head(account), ...(at === undefined ? {} : { at }), kind: 'typed', text });

  it('decides on the days that they stand in, marked as a deputy, and on no others', async () => {
    await holdFunction(bot.app, leader, director);
    await holdFunction(bot.app, deputy, 'Fritidschef');
    await holdFunction(bot.app, coordinator, ours);
    const brief = await ask('2.2');
    expect(await say(deputy, `/samverkan beslut bifall ${brief}`)).toMatchObject({ data: { rule: 'steering-only' } });
    const list = await say(leader, '/samverkan ersättare');
    const [name] = buttonsOf(list);
    if (!name) throw new Error(`no button in: ${textOf(list)}`);
    const form = await bot.app.dispatch({ ...head(leader), kind: 'action', action: name.action });
    const field = form.form?.fields.find(({ id }) => id === 'deputy');
    const options = field?.kind === 'select' ? field.options : [];
    const who = options.find(({ label }) => label.endsWith('konto U-DEPUTY'))?.value ?? '';
    if (!form.form) throw new Error(`no form in: ${textOf(form)}`);
    await bot.app.dispatch({
      ...head(leader),
      kind: 'submission',
      action: form.form.action,
      values: { deputy: who, from: '2021-11-10', to: '2021-11-12' },
    });
    const reply = await say(deputy, `/samverkan beslut bifall ${brief}`);
    expect(reply.data).toMatchObject({ answer: 'approved', decided: false });
    expect((await briefOf(brief))?.answers).toMatchObject([{ party: 'kommunen', answer: 'approved' }]);
    const late = await say(deputy, `/samverkan beslut avslag ${brief}`, '2021-11-13T09:00:00.000Z');
    expect(late).toMatchObject({ data: { rule: 'steering-only' } });
    expect(textOf(await say(coordinator, '/samverkan logg'))).toContain(
      'ersättare för Kommundirektör, svarade på ett beslutsunderlag',
    );
  });
});

describe('a message about a brief', () => {
  it('says nothing once it has been taken back', async () => {
    const brief = await ask('2.3');
    await t.posts(theirs);
    await recordAs(ours, brief);
    await t.say(ours, '/insats 2.3 ångra');
    const [row] = await t.posts(theirs);
    expect(row?.kind).toBe('brief');
    expect(row && (await buildPost(row, bot.app.store))).toBeUndefined();
  });
});
