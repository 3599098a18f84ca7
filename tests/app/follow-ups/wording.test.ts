import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { wordable } from '../../../src/app/follow-ups/wording.ts';
import { startBot, type TestBot } from '../../helpers/bot.ts';
import { playPartA } from '../../helpers/part-a.ts';
import { type Talk, talk, textOf, wholeDatabase } from '../../helpers/talk.ts';

const municipal = 'Samordnare i kommunen';
const police = 'Samordnare i polisen';
const ref = { kind: 'summary', for: '2021-12-20' } as const;

let bot: TestBot;
let t: Talk;

beforeAll(async () => {
  bot = await startBot({}, { at: '2021-12-03T15:00' });
  t = talk(bot);
  await playPartA(t);
  await t.say(municipal, '/samverkan möte ny Styrgrupp 20 december 2021 kl 13-14');
  await act(municipal, 'freeze-follow-up', {});
});
afterAll(() => bot.close());

const act = async (as: string, command: string, args: Record<string, string | number>) =>
  t.act(as, { command, agreement: (await t.agreement()).id, args: { ...ref, ...args } });
const issue = async (version: number) => {
  const found = await bot.app.store.latestIssue((await t.agreement()).id, ref, version);
  if (!found) throw new Error(`no version ${version}`);
  return found;
};
const shown = async (version: number) => {
  const form = await act(municipal, 'word-follow-up', { version });
  const fields = form.form?.fields ?? [];
  const values = Object.fromEntries(
    fields.flatMap((field) => ('value' in field ? [[field.id, field.value ?? '']] : [])),
  );
  return { form, values: values as Record<string, string> };
};

describe('The form in which a draft is worded', () => {
  it('makes no version when it is sent as it was', async () => {
    const { form, values } = await shown(1);
    expect(await t.submit(municipal, form, values)).toMatchObject({ outcome: 'refused', data: { rule: 'same' } });
  });

  it('leaves whole what it holds no room for, when only another line is worded', async () => {
    const long = `${'Läget är gott och arbetet följer planen i alla delar. '.repeat(7)}Det gäller även belysningen.`;
    expect(long.length).toBeGreaterThan(400);
    const before = await issue(1);
    // What the facts say may be longer than people may write.
    await bot.running.pool.query('UPDATE follow_up SET document = jsonb_set(document, $1, $2::jsonb) WHERE id = $3', [
      ['lead'],
      JSON.stringify([{ text: long, sources: [] }]),
      before.id,
    ]);
    const { form, values } = await shown(1);
    const [line] = wordable(before.document);
    const made = await t.submit(municipal, form, { ...values, [`deviation-${line?.measureId}`]: 'Vi väntar på el.' });
    expect(made.data).toMatchObject({ version: 2 });
    const after = await issue(2);
    expect(after.document.lead).toEqual([{ text: long, sources: [] }]);
    expect(after.wording).toEqual({ deviations: { [line?.measureId ?? '']: 'Vi väntar på el.' } });
  });
});

describe('A draft that is older than what it is about', () => {
  it('counts a question to the steering group that was asked after it, and takes it in', async () => {
    expect(textOf(await t.say(police, '/samverkan utkast'))).not.toContain('ändring sedan dess');
    bot.clock.set('2021-12-03T16:00');
    const form = await t.say(municipal, '/samverkan beslut ny');
    const question = 'Ska överenskommelsen omfatta skolorna?';
    const asked = await t.submit(municipal, form, { question, proposal: '', otherwise: '', latest: '' });
    expect(asked.outcome).toBe('done');
    const status = await t.say(police, '/samverkan utkast');
    expect(textOf(status)).toContain('ändring sedan dess');
    expect((await t.press(police, status, 'Ta in ändringarna')).data).toMatchObject({ version: 3 });
    expect(JSON.stringify((await issue(3)).document)).toContain('omfatta skolorna');
  });

  it('gets no text back from a form that was open while it was masked', async () => {
    const saying = 'polisens jurister hinner inte läsa';
    const { form, values } = await shown(3);
    expect(JSON.stringify(values)).toContain(saying);
    const [source] =
      wordable((await issue(3)).document).find(({ claim }) => claim.text.includes(saying))?.claim.sources ?? [];
    const number = source?.kind === 'measure' ? source.number : '';
    const change = (await t.changes(number)).find(({ body }) => JSON.stringify(body).includes(saying));
    const masking = await t.say(municipal, `/insats ${number} maska`);
    await t.submit(municipal, masking, { version: String(change?.version), why: 'Fel uppgift' });
    const again = await t.submit(municipal, form, { ...values, judgement: 'Det går bra.' });
    expect(again.outcome).toBe('asked');
    expect(JSON.stringify(again.form?.fields)).not.toContain(saying);
    const made = await t.submit(municipal, again, { judgement: 'Det går bra.' });
    expect(made.data).toMatchObject({ version: 4 });
    expect(await wholeDatabase(bot)).not.toContain(saying);
  });
});

describe("A coordinator's own words in a draft", () => {
  const words = 'Det går bra, men väktaren vid torget syns för lite.';
  const line = 'Kioskägaren hör av sig till oss om det.';
  const latest = async () => {
    const found = await bot.app.store.latestIssue((await t.agreement()).id, ref);
    if (!found) throw new Error('no version');
    return found;
  };
  const deviations = async () => wordable((await latest()).document);

  it('give way to what is made of the facts when they are emptied', async () => {
    const generated = (await issue(3)).document.lead;
    const { version } = await latest();
    expect((await issue(version)).wording.judgement).toBe('Det går bra.');
    const { form, values } = await shown(version);
    const made = await t.submit(municipal, form, { ...values, judgement: '' });
    expect(made.data).toMatchObject({ version: version + 1 });
    expect((await latest()).document.lead).toEqual(generated);
    expect((await latest()).wording.judgement).toBeUndefined();
    const again = await shown(version + 1);
    const empty = await t.submit(municipal, again.form, { ...again.values, judgement: '' });
    expect(empty).toMatchObject({ outcome: 'refused', data: { rule: 'same' } });
  });

  it('give way one line at a time', async () => {
    const [first] = await deviations();
    const id = `deviation-${first?.measureId}`;
    const own = (await latest()).wording.deviations?.[first?.measureId ?? ''];
    expect(first?.claim.text).toBe(own);
    const { form, values } = await shown((await latest()).version);
    expect((await t.submit(municipal, form, { ...values, [id]: '' })).outcome).toBe('done');
    expect((await deviations())[0]?.claim).toEqual(wordable((await issue(1)).document)[0]?.claim);
    expect((await latest()).wording.deviations?.[first?.measureId ?? '']).toBeUndefined();
  });

  it('are marked in a version that has newer facts than they were written for, wherever it is read', async () => {
    const before = (await latest()).version;
    const [first] = await deviations();
    const { form, values } = await shown(before);
    const filled = { ...values, judgement: words, [`deviation-${first?.measureId}`]: line };
    const worded = await t.submit(municipal, form, filled);
    const mark = 'skrevs för läget i version';
    expect(textOf(worded)).not.toContain(mark);
    bot.clock.set('2021-12-06T10:00');
    await t.say(municipal, '/insats 1.1 Mötet är hållet');
    const renewed = await t.press(municipal, await t.say(police, '/samverkan utkast'), 'Ta in ändringarna');
    expect(renewed.data).toMatchObject({ version: before + 2 });
    const [source] = first?.claim.sources ?? [];
    const number = source?.kind === 'measure' ? source.number : '';
    const said = `Bedömningen överst och raden om ${number} skrevs för läget i version ${before + 1}. Se efter att det stämmer än.`;
    expect(textOf(renewed)).toContain(said);
    expect(textOf(await act(police, 'read-follow-up', { version: before + 2 }))).toContain(said);
    expect(textOf(await t.say(police, '/samverkan utkast'))).toContain(said);
    const again = await shown(before + 2);
    const judged = await t.submit(municipal, again.form, { ...again.values, judgement: `${words} Ännu.` });
    expect(textOf(judged)).toContain(`Raden om ${number} skrevs för läget i version ${before + 1}.`);
    expect(textOf(judged)).not.toContain('Bedömningen överst');
  });

  it('are masked as any other text, in every version, and what comes after is made of the facts', async () => {
    const { version } = await latest();
    for (const [label, word] of [
      ['Bedömning: ', 'väktaren'],
      ['Avvikelse ', 'Kioskägaren'],
    ] as const) {
      const form = await t.say(police, `/samverkan maska ${word}`);
      const field = form.form?.fields.find(({ id }) => id === 'text');
      const options = field?.kind === 'select' ? field.options : [];
      expect(options[0]?.label).toContain(label);
      expect(options[0]?.label).toContain(municipal.slice(0, 15));
      const gone = await t.submit(police, form, { text: options[0]?.value ?? '', why: 'pekar ut någon' });
      expect(gone.outcome).toBe('done');
      expect(await wholeDatabase(bot)).not.toContain(word);
    }
    expect(await bot.app.verifyLog()).toMatchObject({ chain: { ok: true }, contentFaults: 0 });
    const read = textOf(await act(police, 'read-follow-up', { version }));
    expect(read).toContain('[borttagen text]');
    bot.clock.set('2021-12-07T10:00');
    await t.say(municipal, '/insats 1.1 Ett möte till är hållet');
    await t.press(municipal, await t.say(police, '/samverkan utkast'), 'Ta in ändringarna');
    expect(JSON.stringify((await latest()).document)).not.toContain('[borttagen text]');
  });
});
