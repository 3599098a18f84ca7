import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Reply } from '../../../src/chat/incoming.ts';
import { startBot, type TestBot } from '../../helpers/bot.ts';
import { type Spoken, type Talk, talk, textOf, wholeDatabase } from '../../helpers/talk.ts';

const ours = 'Samordnare i kommunen';
const theirs = 'Samordnare i polisen';
const director = 'Kommundirektör';
const commander = 'Lokalpolisområdeschef';

let bot: TestBot;
let t: Talk;

async function begin(at?: string): Promise<void> {
  bot = await startBot({}, at === undefined ? {} : { at });
  t = talk(bot);
}

function optionsOf(reply: Reply): readonly { readonly value: string; readonly label: string }[] {
  const field = reply.form?.fields.find(({ id }) => id === 'text');
  return field?.kind === 'select' ? field.options : [];
}

async function mask(as: string, words: string, spoken: Spoken = {}, why = 'pekar ut någon'): Promise<Reply> {
  const form = await t.say(as, '/samverkan maska', spoken);
  const chosen = optionsOf(form).find(({ label }) => label.includes(words));
  if (!chosen) throw new Error(`no ${words} among: ${optionsOf(form).map(({ label }) => label)}`);
  return t.submit(as, form, { text: chosen.value, why }, spoken);
}

const clean = { chain: { ok: true }, contentFaults: 0 };
const recordOf = async () => (await bot.app.store.record((await t.agreement()).id)).record;

describe('maska, in a decision brief', () => {
  beforeAll(() => begin());
  afterAll(() => bot.close());

  it('takes the question away wherever it stands, and says so where it stood', async () => {
    const form = await t.say(ours, '/samverkan beslut ny');
    const filled = { question: 'Ska Grannen på Storgatan få svar?', proposal: 'Ja.', otherwise: 'Inget.', latest: '' };
    expect((await t.submit(ours, form, filled)).outcome).toBe('done');
    const before = await t.say(ours, '/samverkan beslut ändra B1');
    await t.posts(theirs);
    const taken = await t.say(ours, '/samverkan beslut möte B1');
    await t.submit(ours, taken, { answer: 'approved', on: '2021-11-09', reference: 'Vaktmästarens protokoll' });
    const [post] = await t.posts(theirs);
    expect(post?.text).toContain('Storgatan');

    const reply = await mask(theirs, 'Storgatan');
    expect(textOf(reply)).toBe('Sparat: texten är borttagen, också i mina egna inlägg och i sparade dokument.');
    expect(await wholeDatabase(bot)).not.toContain('Storgatan');
    expect(textOf(await t.say(director, '/samverkan beslut B1'))).toContain('Fråga: [borttagen text]');
    const now = await bot.app.deliveries.delivery(post?.id ?? '');
    expect(now?.subject.edit).toBeGreaterThan(post?.seq ?? 0);

    expect((await mask(ours, 'Vaktmästaren')).outcome).toBe('done');
    expect(textOf(await t.say(director, '/samverkan beslut B1'))).toContain('([borttagen text])');
    expect(await wholeDatabase(bot)).not.toContain('Vaktmästaren');
    const late = await t.submit(ours, before, filled);
    expect(late.outcome).not.toBe('done');
    expect(await wholeDatabase(bot)).not.toContain('Storgatan');
    expect(await bot.app.verifyLog()).toMatchObject(clean);
  });

  it('asks for the question anew in its form, where nothing of it is left', async () => {
    const form = await t.say(ours, '/samverkan beslut ändra B1');
    expect(form.form?.fields.find(({ id }) => id === 'question')).not.toHaveProperty('value');
    const filled = { question: 'Vem svarar dem som hör av sig?', proposal: 'Ja.', otherwise: 'Inget.', latest: '' };
    expect((await t.submit(ours, form, filled)).outcome).toBe('done');
    expect((await recordOf()).briefs[0]).toMatchObject({ question: 'Vem svarar dem som hör av sig?' });
  });

  it('takes away why a leader answered, and what stands is the answer', async () => {
    await t.say(commander, '/samverkan beslut komplettera B1 Fastighetsägaren på hörnet hörs först');
    expect(textOf(await t.say(ours, '/samverkan beslut B1'))).toContain('Fastighetsägaren');
    await mask(ours, 'Fastighetsägaren');
    expect(await wholeDatabase(bot)).not.toContain('Fastighetsägaren');
    expect(textOf(await t.say(ours, '/samverkan beslut B1'))).toContain('(”[borttagen text]”)');
    expect((await recordOf()).briefs[0]?.answers).toMatchObject([{ party: 'polisen', answer: 'more', reason: '' }]);
  });

  it('says which measures have the same words, and leaves them to be masked there', async () => {
    const words = 'Lampan vid porten på Ringvägen är trasig igen.';
    await t.say(ours, `/insats 1.3 ${words}`, { in: 'EST strategisk' });
    const form = await t.say(ours, '/samverkan beslut ny');
    await t.submit(ours, form, { question: words, proposal: '', otherwise: '', latest: '' });
    const reply = await mask(ours, 'Lampan vid');
    expect(textOf(reply)).toContain('Samma ord står på 1.3. Ta bort dem där med ”/insats 1.3 maska”.');
    expect(await wholeDatabase(bot)).toContain('Ringvägen');
    await t.say(ours, `/insats 1.3 maska ${(await t.measure('1.3')).version} pekar ut någon`);
    expect(await wholeDatabase(bot)).not.toContain('Ringvägen');
  });
});

describe('maska, its form', () => {
  beforeAll(async () => {
    await begin();
    await t.say(ours, '/samverkan samråd 9 nov möte Ordföranden i föreningen var emot.');
    await t.say(ours, '/samverkan samråd 8 nov möte Alla vill fortsätta.');
  });
  afterAll(() => bot.close());

  it('lists what stands, newest first, with what it is, when and whose, in what a platform holds', async () => {
    const form = await t.say(theirs, '/samverkan maska');
    expect(optionsOf(form).map(({ label }) => label)).toEqual([
      'Samråd: Alla vill fortsätta. (10 november, Samordnare i kommunen)',
      'Samråd: Ordföranden i föreningen var… (10 november, Samordnare i kommunen)',
    ]);
    expect(optionsOf(form).every(({ label, value }) => label.length <= 75 && value.length <= 75)).toBe(true);
    expect(optionsOf(await t.say(theirs, '/samverkan maska FÖRENINGEN'))).toHaveLength(1);
    expect(optionsOf(await t.say(theirs, '/agreement mask foreningen'))).toHaveLength(1);
    expect(await t.say(theirs, '/samverkan maska fritidsgården')).toMatchObject({
      outcome: 'refused',
      data: { rule: 'not-found' },
    });
  });

  it('is the coordinators’ only, and a measure’s number is for the measure’s own', async () => {
    for (const as of [director, 'Gatu- och parkchef'])
      expect(await t.say(as, '/samverkan maska')).toMatchObject({ outcome: 'refused' });
    const form = await t.say(ours, '/samverkan maska');
    const text = optionsOf(form)[0]?.value ?? '';
    expect((await t.submit(director, form, { text, why: 'fel' })).outcome).toBe('refused');
    expect((await t.say(ours, '/samverkan maska 1.3')).form).toBeUndefined();
    expect(await wholeDatabase(bot)).toContain('Alla vill fortsätta.');
  });

  it('needs a text and a reason, which the guard reads', async () => {
    const form = await t.say(ours, '/samverkan maska');
    const text = optionsOf(form)[0]?.value ?? '';
    const empty = await t.submit(ours, form, { text: '', why: ' ' });
    expect(Object.keys(empty.fieldErrors ?? {}).sort()).toEqual(['text', 'why']);
    expect(await t.submit(ours, form, { text, why: 'x'.repeat(301) })).toMatchObject({ outcome: 'refused' });
    const guarded = await t.submit(ours, form, { text, why: 'gäller 19121212-1212' });
    expect(guarded).toMatchObject({
      outcome: 'refused',
      fieldErrors: { why: expect.stringContaining('personnummer') },
    });
    expect(await t.submit(ours, form, { text: 'record.99.outcome', why: 'fel' })).toMatchObject({
      outcome: 'refused',
      data: { rule: 'no-such-text' },
    });
    expect(await wholeDatabase(bot)).toContain('Alla vill fortsätta.');
  });

  it('takes the same text once: the second time it is no more', async () => {
    const form = await t.say(ours, '/samverkan maska föreningen');
    const values = { text: optionsOf(form)[0]?.value ?? '', why: 'pekar ut någon' };
    const both = await Promise.all([t.submit(ours, form, values), t.submit(theirs, form, values)]);
    expect(both.map(({ outcome }) => outcome).sort()).toEqual(['done', 'refused']);
    expect(await t.submit(ours, form, values)).toMatchObject({ outcome: 'refused', data: { rule: 'no-such-text' } });
    expect(await wholeDatabase(bot)).not.toContain('föreningen');
    const [change] = await bot.app.store.agreementChanges((await t.agreement()).id);
    expect(change).toMatchObject({ body: { on: '2021-11-09', outcome: '' }, masked: { why: 'pekar ut någon' } });
    expect(await bot.app.verifyLog()).toMatchObject(clean);
  });

  it('is not undone by what is recorded meanwhile', async () => {
    const form = await t.say(ours, '/samverkan maska fortsätta');
    const values = { text: optionsOf(form)[0]?.value ?? '', why: 'fel ställe' };
    const all = await Promise.all([
      t.say(theirs, '/samverkan samråd 7 nov möte Ett.'),
      t.submit(ours, form, values),
      t.say(theirs, '/samverkan samråd 6 nov möte Två.'),
    ]);
    expect(all.map(({ outcome }) => outcome)).toEqual(['done', 'done', 'done']);
    expect(await wholeDatabase(bot)).not.toContain('Alla vill fortsätta');
    expect((await recordOf()).consultations).toHaveLength(4);
  });

  it('tells the log who did it, and never what it was', async () => {
    const log = textOf(await t.say(ours, '/samverkan logg'));
    expect(log).toContain('tog bort en text');
    expect(log).not.toContain('föreningen');
  });

  it('works when the agreement has ended', async () => {
    const after = { at: '2023-03-01T10:00' };
    expect((await t.say(ours, '/samverkan samråd 7 nov möte Tre.', after)).outcome).toBe('refused');
    expect((await mask(theirs, 'Två.', after)).outcome).toBe('done');
    expect((await recordOf()).consultations).toHaveLength(4);
    expect(optionsOf(await t.say(ours, '/samverkan maska', after)).map(({ label }) => label)).toEqual([
      expect.stringContaining('Ett.'),
    ]);
  });
});

describe('maska, in a meeting', () => {
  beforeAll(() => begin());
  afterAll(() => bot.close());

  const group = 'EST strategisk';
  const after = { at: '2021-11-18T16:00' };

  it('takes the place away, from what the meeting adds up to and from the posts', async () => {
    await t.posts(group);
    await t.say(ours, `/samverkan möte ny ${group} varje torsdag 09.00 från v 46 plats Hemma hos ordföranden`);
    const [post] = await t.posts(group);
    expect(post?.text).toContain('Hemma hos');
    await mask(theirs, 'Hemma hos');
    expect(await wholeDatabase(bot)).not.toContain('Hemma hos');
    expect((await bot.app.deliveries.delivery(post?.id ?? ''))?.subject.edit).toBeGreaterThan(post?.seq ?? 0);
    expect(textOf(await t.say(ours, '/samverkan möten'))).toContain('plats: [borttagen text]');
    const [meeting] = await bot.app.store.meetings((await t.agreement()).id);
    expect(meeting).toMatchObject({ version: 2, state: { plan: { place: '' } } });
  });

  it('takes the line about what was said away, in the versions that came of it too', async () => {
    const [meeting] = await bot.app.store.meetings((await t.agreement()).id);
    const agreement = (await t.agreement()).id;
    const args = { meeting: meeting?.id ?? '', occurrence: '2021-11-18T09:00' };
    const act = (command: string, more = {}) => t.act(ours, { command, agreement, args: { ...args, ...more } }, after);
    const form = await act('meeting-line');
    expect((await t.submit(ours, form, { line: 'Vaktmästaren slutar till jul.' }, after)).outcome).toBe('done');
    await act('meeting-held', { held: false });
    await t.submit(ours, form, { line: 'Vaktmästaren slutar till jul. Vi bokar nytt.' }, after);
    expect(textOf(await t.say(ours, '/samverkan möten', after))).toContain('Vaktmästaren');
    expect((await mask(ours, 'Vaktmästaren', after)).outcome).toBe('done');
    expect(await wholeDatabase(bot)).not.toContain('Vaktmästaren');
    expect(textOf(await t.say(ours, '/samverkan möten', after))).toContain('[borttagen text]');
    expect(await bot.app.verifyLog()).toMatchObject(clean);
  });
});

describe('maska, in a review', () => {
  beforeAll(() => begin('2021-12-03T15:00'));
  afterAll(() => bot.close());

  const open = (as: string) => t.say(as, '/samverkan uppföljning svar');
  const values = (answers: readonly string[], what: 'draft' | 'hand-in') => ({
    ...Object.fromEntries(answers.map((text, index) => [`answer-${index + 1}`, text])),
    do: what,
  });
  const submit = async (as: string, answers: readonly string[], what: 'draft' | 'hand-in') =>
    t.submit(as, await open(as), values(answers, what));

  it('shows a party’s draft to its own coordinators only', async () => {
    await submit(ours, ['Grannen på Åvägen klagar.', 'Bra.', ''], 'draft');
    expect(optionsOf(await t.say(ours, '/samverkan maska')).map(({ label }) => label)).toEqual([
      'Utkast till svar 2: Bra. (3 december, Samordnare i kommunen)',
      'Utkast till svar 1: Grannen på Åvägen… (3 december, Samordnare i kommunen)',
    ]);
    expect(await t.say(theirs, '/samverkan maska')).toMatchObject({ data: { rule: 'nothing-to-mask' } });
    const own = optionsOf(await t.say(ours, '/samverkan maska'))[1]?.value ?? '';
    const form = await t.say(ours, '/samverkan maska');
    expect(await t.submit(theirs, form, { text: own, why: 'fel' })).toMatchObject({ data: { rule: 'no-such-text' } });
    expect(await wholeDatabase(bot)).toContain('Åvägen');
  });

  it('takes what another party has handed in away, with the drafts on the way there, and leaves the other answers', async () => {
    const before = await open(ours);
    const answers = ['Grannen på Åvägen klagar. Vi svarar fort.', 'Bra.', 'Lugnare.'];
    await submit(ours, answers, 'hand-in');
    const shown = await open(ours);
    await mask(theirs, 'Svar 1');
    expect(await wholeDatabase(bot)).not.toContain('Åvägen');
    const own = (await recordOf()).answered.find(({ party }) => party === 'kommunen');
    expect(own?.answers).toEqual(['', 'Bra.', 'Lugnare.']);
    const compiled = textOf(await t.say(theirs, '/samverkan uppföljning sammanställning'));
    expect(compiled).toContain('[borttagen text]');
    expect(compiled).toContain('Lugnare.');
    for (const older of [before, shown]) {
      const late = await t.submit(ours, older, values([answers[0] ?? '', 'Bra.', 'Lugnare.'], 'draft'));
      expect(late).toMatchObject({ outcome: 'asked', data: { rule: 'older-form' } });
      expect(await wholeDatabase(bot)).not.toContain('Åvägen');
    }
    expect(await bot.app.verifyLog()).toMatchObject(clean);
  });

  it('lets a form that was opened since go on, and keeps what a colleague wrote meanwhile', async () => {
    const form = await open(ours);
    await t.say(ours, '/samverkan uppföljning svar 2 Bättre än förut.');
    const saved = await t.submit(ours, form, values(['Ett nytt svar.', 'Bra.', 'Lugnare.'], 'draft'));
    expect(saved.outcome).toBe('done');
    const draft = (await recordOf()).drafts.find(({ party }) => party === 'kommunen');
    expect(draft?.answers).toEqual(['Ett nytt svar.', 'Bättre än förut.', 'Lugnare.']);
  });

  it('leaves a later version that somebody has mended, and says so', async () => {
    await submit(theirs, ['Butiken vid kiosken stängde efter bråk. Det är lugnt.', 'Ja.', 'Nej.'], 'hand-in');
    await submit(theirs, ['Det är lugnt.', 'Ja.', 'Nej.'], 'hand-in');
    const reply = await mask(ours, 'Butiken');
    expect(textOf(reply)).toContain('En senare version säger delvis samma sak och står kvar.');
    expect(await wholeDatabase(bot)).not.toContain('kiosken');
    const own = (await recordOf()).answered.find(({ party }) => party === 'polisen');
    expect(own?.answers).toEqual(['Det är lugnt.', 'Ja.', 'Nej.']);
  });
});

describe('maska, in what is signed and registered', () => {
  beforeAll(() => begin('2022-11-20T09:00'));
  afterAll(() => bot.close());

  it('takes away who signed and who decided, and what was agreed stays', async () => {
    const open = async () =>
      t.press(ours, await t.say(ours, '/samverkan förlängning'), 'Registrera undertecknad förlängning');
    const signed = {
      end: '2024-12-31',
      signedOn: '2022-11-14',
      signedBy: 'Ordföranden vid bron, Lokalpolisområdeschef',
      decidedBy: 'nämnden på Åvägen',
      registration: 'KS/2022:812',
      reviews: 'repeat',
    };
    expect((await t.submit(ours, await open(), signed)).outcome).toBe('done');
    await mask(theirs, 'Ordföranden');
    await mask(theirs, 'nämnden');
    expect(await wholeDatabase(bot)).not.toMatch(/vid bron|Åvägen/);
    const status = textOf(await t.say(ours, '/samverkan förlängning'));
    expect(status).toContain('av [borttagen text] och Lokalpolisområdeschef');
    expect(status).toContain('Beslutad av [borttagen text].');
    expect(status).toContain('KS/2022:812');
    const form = await open();
    expect(form.form?.fields.find(({ id }) => id === 'signedBy')).toMatchObject({ value: 'Lokalpolisområdeschef' });
    expect(form.form?.fields.find(({ id }) => id === 'decidedBy')).not.toHaveProperty('value');
  });

  it('takes away who received what was reported', async () => {
    const { id } = await t.agreement();
    const followUp = { kind: 'summary', for: '2022-11-18' } as const;
    const { version } = await bot.app.store.record(id);
    const author = { function: 'klockan', platform: 'clock' };
    const bodies = [{ kind: 'follow-up-posted', followUp, on: '2022-11-15' }] as const;
    await bot.app.store.commit({
      outcome: 'done',
      agreementId: id,
      at: '2022-11-15T08:00:00.000Z',
      recordedAt: bot.clock.now(),
      actor: 'clock',
      effects: [{ kind: 'agreement-change', expected: version, author, bodies }],
    });
    const list = await t.say(ours, '/samverkan rapporterad');
    const form = await t.press(ours, list, /^Diarieförd/);
    const filled = { on: '2022-11-16', registration: 'KS/2022:900', recipient: 'Vikarien i receptionen' };
    expect((await t.submit(ours, form, filled)).outcome).toBe('done');
    await mask(theirs, 'Vikarien');
    expect(await wholeDatabase(bot)).not.toContain('Vikarien');
    expect(textOf(await t.say(ours, '/samverkan rapporterad'))).toContain('mottagare [borttagen text]');
    expect(await bot.app.verifyLog()).toMatchObject(clean);
  });
});
