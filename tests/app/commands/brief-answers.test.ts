import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AccountRef, Reply } from '../../../src/chat/incoming.ts';
import { applyAgreement } from '../../../src/cli/agreement-apply.ts';
import { holdFunction, startBot, type TestBot } from '../../helpers/bot.ts';
import { labelsOf, type Talk, talk, textOf, wholeDatabase } from '../../helpers/talk.ts';

const ours = 'Samordnare i kommunen';
const theirs = 'Samordnare i polisen';
const director = 'Kommundirektör';
const commander = 'Lokalpolisområdeschef';
const chief = 'Gatu- och parkchef';
const room = { in: 'EST strategisk' };
const slack = (id: string): AccountRef => ({ platform: 'slack', tenant: 'T1', id });

let bot: TestBot;
let t: Talk;

beforeAll(async () => {
  bot = await startBot({}, { administrators: [slack('U-ADMIN')] });
  t = talk(bot);
});
afterAll(() => bot.close());

const briefs = async () => (await bot.app.store.record((await t.agreement()).id)).record.briefs;
const briefOf = async (number: string) => (await briefs()).find(({ brief }) => brief === number);
/** A question on a measure as a coordinator asks it; its brief's number. */
const ask = async (number: string) => String((await t.say(ours, `/insats ${number} fråga Vad gör vi?`)).data?.brief);
const form = (brief: string, as = ours) => t.say(as, `/samverkan beslut ändra ${brief}`);
const said = { question: '', proposal: 'Ja, vi gör det.', otherwise: 'Inget händer.', latest: '2021-11-26' };

describe('who does not decide', () => {
  let brief: string;
  beforeAll(async () => {
    brief = await ask('1.1');
  });

  it('is anybody but the steering group, coordinators among them', async () => {
    for (const as of [ours, theirs, chief])
      expect(await t.say(as, `/samverkan beslut bifall ${brief}`)).toMatchObject({
        outcome: 'refused',
        data: { rule: 'steering-only' },
      });
    expect(textOf(await t.say(ours, `/samverkan beslut bifall ${brief}`))).toBe('Det beslutar bara styrgruppen.');
  });

  it('is an administrator, whatever else the person is', async () => {
    await holdFunction(bot.app, slack('U-ADMIN'), director);
    const reply = await bot.app.dispatch({
      id: 'admin/1',
      origin: { account: slack('U-ADMIN'), visible: false },
      kind: 'typed',
      text: `/samverkan beslut bifall ${brief}`,
    });
    expect(reply).toMatchObject({ outcome: 'refused', data: { rule: 'administrators-decide-nothing' } });
  });

  it('is one person for both parties', async () => {
    await holdFunction(bot.app, slack('U-CHIEF'), director);
    const say = (text: string, id: string): Promise<Reply> =>
      bot.app.dispatch({ id, origin: { account: slack('U-CHIEF'), visible: false }, kind: 'typed', text });
    expect((await say(`/samverkan beslut bifall ${brief}`, 'one/1')).data).toMatchObject({ decided: false });
    expect(await say(`/samverkan beslut bifall ${brief}`, 'one/2')).toMatchObject({
      data: { rule: 'already-answered' },
    });
    expect(await say(`/samverkan jag är ${commander}`, 'one/3')).toMatchObject({ outcome: 'refused' });
  });

  it('leaves nothing behind', async () => {
    expect((await briefOf(brief))?.answers).toEqual([{ party: 'kommunen', answer: 'approved', on: '2021-11-10' }]);
  });
});

describe('an answer', () => {
  it('is given once: the same again is refused, and after the decision every one is', async () => {
    const brief = await ask('1.2');
    const card = await t.say(director, `/samverkan beslut ${brief}`);
    await t.press(director, card, `Bifall ${brief}`);
    expect(await t.press(director, card, `Bifall ${brief}`)).toMatchObject({ data: { rule: 'already-answered' } });
    await t.say(commander, `/samverkan beslut bifall ${brief}`);
    expect(await t.press(director, card, `Avslag ${brief}`)).toMatchObject({
      outcome: 'refused',
      data: { rule: 'decided' },
    });
    expect(await briefOf(brief)).toMatchObject({ decision: 'approved' });
  });

  it('that differs from the other party’s leaves it open and is shown as disagreement; it may be changed', async () => {
    const brief = await ask('1.4');
    await t.say(director, `/samverkan beslut bifall ${brief}`);
    const reply = await t.say(commander, `/samverkan beslut avslag ${brief}`);
    expect(textOf(reply)).toContain('Parterna är oeniga.');
    for (const as of [ours, director]) {
      const card = textOf(await t.say(as, `/samverkan beslut ${brief}`));
      expect(card).toContain('Kommunen: Bifall. Polisen: Avslag.');
      expect(card).toContain('Parterna är oeniga.');
    }
    expect(textOf(await t.say(ours, '/samverkan sammanfattning'))).toContain(
      'Svar: Parterna är oeniga. Kommunen: Bifall. Polisen: Avslag.',
    );
    expect((await t.measure('1.4')).state.questions[0]?.decided).toBeUndefined();
    expect((await t.say(director, `/samverkan beslut avslag ${brief}`)).data).toMatchObject({ decision: 'rejected' });
  });

  it('of both leaders at the same moment decides it once', async () => {
    const brief = await ask('1.5');
    const [a, b] = await Promise.all([director, commander].map((as) => t.say(as, `/samverkan beslut bifall ${brief}`)));
    expect([a?.data?.decided, b?.data?.decided].sort()).toEqual([false, true]);
    const changes = (await bot.app.store.agreementChanges((await t.agreement()).id)).map(({ body }) => body);
    expect(changes.filter((body) => body.kind === 'brief-decided' && body.brief === brief)).toHaveLength(1);
  });

  it('to a text that has been changed since is not saved, and the new text is shown', async () => {
    const brief = await ask('1.6');
    const card = await t.say(director, `/samverkan beslut ${brief}`);
    await t.submit(ours, await form(brief), { ...said, proposal: 'Nej, vi väntar.' });
    const reply = await t.press(director, card, `Bifall ${brief}`);
    expect(reply).toMatchObject({ outcome: 'refused', data: { rule: 'changed' } });
    expect(textOf(reply)).toContain('Förslag: Nej, vi väntar.');
    expect((await briefOf(brief))?.answers).toEqual([]);
    expect((await t.press(director, reply, `Bifall ${brief}`)).outcome).toBe('done');
  });

  it('to a question that has been taken back, or to no brief at all, is refused', async () => {
    const brief = await ask('2.1');
    const card = await t.say(director, `/samverkan beslut ${brief}`);
    await t.say(ours, '/insats 2.1 ångra');
    expect(await t.press(director, card, `Bifall ${brief}`)).toMatchObject({ data: { rule: 'withdrawn' } });
    expect(textOf(await t.say(ours, `/samverkan beslut ${brief}`))).toContain('är tillbakataget');
    expect(await t.say(director, '/samverkan beslut bifall B99')).toMatchObject({ data: { rule: 'no-brief' } });
  });

  it('that more is needed goes back with a line, to the one who asked too, and is answered anew once edited', async () => {
    const reply = await t.say('Fritidschef', '/insats 1.7 fråga Kan vi få fler vandrare?');
    const brief = String(reply.data?.brief);
    await t.say(commander, `/samverkan beslut bifall ${brief}`);
    const ask = await t.press(director, await t.say(director, `/samverkan beslut ${brief}`), /^Behöver mer/);
    expect((await t.submit(director, ask, { reason: ' ' })).fieldErrors).toHaveProperty('reason');
    expect((await t.submit(director, ask, { reason: 'x'.repeat(301) })).fieldErrors).toHaveProperty('reason');
    await t.posts('Fritidschef');
    const sent = await t.submit(director, ask, { reason: 'Vad kostar det?' });
    expect(textOf(sent)).toContain('Den är tillbaka hos beredningsgruppen');
    const [told] = await t.posts('Fritidschef');
    expect(told?.text).toContain('Kommunen: Behöver mer underlag (”Vad kostar det?”).');
    expect(textOf(await t.say(ours, '/samverkan beslut'))).toContain('tillbaka hos beredningsgruppen');
    const edited = await t.submit(theirs, await form(brief, theirs), said);
    expect(textOf(edited)).toContain('Svaren på den förra versionen gäller inte längre.');
    expect((await briefOf(brief))?.answers).toEqual([]);
    await t.posts('Fritidschef');
    for (const as of [director, commander]) await t.say(as, `/samverkan beslut bifall ${brief}`);
    expect(await briefOf(brief)).toMatchObject({ decision: 'approved' });
  });

  it('holds nothing about a single person', async () => {
    const brief = await ask('2.2');
    const reply = await t.say(director, `/samverkan beslut komplettera ${brief} fråga 19121212-1212 först`);
    expect(reply.outcome).toBe('refused');
    const sent = await t.submit(ours, await form(brief), { ...said, proposal: 'Fråga 19121212-1212.' });
    expect(sent.outcome).toBe('refused');
    for (const place of [JSON.stringify([reply, sent]), JSON.stringify(bot.log), await wholeDatabase(bot)])
      expect(place).not.toContain('19121212');
  });
});

describe('many questions at once', () => {
  it('each become a brief with a number of its own', async () => {
    const before = (await briefs()).length;
    const blank = await t.say(ours, '/samverkan beslut ny');
    const asked = Array.from({ length: 40 }, (_, at) => ({ ...said, question: `Fråga ${at}?` }));
    const replies = await Promise.all(asked.map((values) => t.submit(ours, blank, values)));
    expect(replies.map(({ outcome }) => outcome)).toEqual(asked.map(() => 'done'));
    expect(new Set((await briefs()).map(({ brief }) => brief)).size).toBe(before + asked.length);
  });
});

describe('what is written in a brief', () => {
  it.each([
    ['a latest day that has been', '2021-11-09', 'har redan varit'],
    ['a latest day after the agreement', '2023-01-01', 'Överenskommelsen slutar 31 december 2022'],
    ['no day', '2021-02-30', 'Datumet finns inte'],
  ])('%s is refused in its field', async (_what, latest, says) => {
    const brief = (await briefs()).findLast(({ measure }) => measure === '2.2')?.brief ?? '';
    const reply = await t.submit(ours, await form(brief), { ...said, latest });
    expect(reply.fieldErrors?.latest).toContain(says);
    expect((await briefOf(brief))?.latest).toBeUndefined();
  });

  it('is too long, and then not kept', async () => {
    const reply = await t.submit(ours, await form('B1'), { ...said, proposal: 'x'.repeat(1001) });
    expect(reply.fieldErrors).toHaveProperty('proposal');
  });

  it('is text whatever it looks like', async () => {
    const markup = '*Ja* <script>alert(1)</script> [länk](http://x) #let x = 1 {FIELD}';
    const brief = await ask('2.3');
    await t.submit(ours, await form(brief), { ...said, proposal: markup });
    expect(textOf(await t.say(director, `/samverkan beslut ${brief}`))).toContain(`Förslag: ${markup}`);
  });

  it('is changed by nobody outside the group, nor by a leader, nor by the asker once it is answered', async () => {
    const reply = await t.say(chief, '/insats 1.3 fråga Får vi fler lampor?', room);
    const brief = String(reply.data?.brief);
    for (const as of ['Kommunsekreterare', director])
      expect(await form(brief, as)).toMatchObject({ outcome: 'refused', data: { rule: 'not-editor' } });
    expect((await form(brief, chief)).outcome).toBe('asked');
    const opened = await t.press(chief, reply, 'Fyll i', room);
    await t.say(director, `/samverkan beslut bifall ${brief}`);
    expect(await t.submit(chief, opened, said, room)).toMatchObject({ data: { rule: 'not-editor' } });
    expect((await briefOf(brief))?.answers).toHaveLength(1);
  });

  it('is not written over what somebody else wrote meanwhile', async () => {
    const brief = await ask('2.5');
    const [one, other] = [await form(brief), await form(brief, theirs)];
    await t.submit(ours, one, said);
    expect(await t.submit(theirs, other, { ...said, proposal: 'Nej.' })).toMatchObject({ data: { rule: 'changed' } });
    expect(await briefOf(brief)).toMatchObject({ proposal: said.proposal, revision: 2 });
  });
});

describe('a word without a number', () => {
  it('shows what there is to choose from: to a member only what they may fill in', async () => {
    expect(labelsOf(await t.say(director, '/samverkan beslut bifall'))).toContain('Bifall B1');
    expect(await t.say(chief, '/samverkan beslut ändra', room)).toMatchObject({ data: { rule: 'not-editor' } });
    const brief = String((await t.say(chief, '/insats 1.3 fråga Och lampor till torget?', room)).data?.brief);
    const own = await t.say(chief, '/samverkan beslut ändra', room);
    expect(labelsOf(own)).toEqual([`Ändra ${brief}`]);
    expect(textOf(own)).not.toContain('Vad gör vi?');
  });
});

describe('in English', () => {
  it('everything is said and done so too', async () => {
    const brief = await ask('3.1');
    const list = textOf(await t.say(director, `/agreement decision ${brief}`));
    expect(list).toContain('Kommunen has not answered. Polisen has not answered.');
    const reply = await t.say(director, `/agreement decision reject ${brief}`);
    expect(textOf(reply)).toBe(`Saved: your answer to ${brief} is Rejected.\nStill to answer: Polisen.`);
  });
});

describe('agreements of other kinds', () => {
  const example = readFileSync(
    new URL('../../../examples/upplands-vasby/overenskommelse.yaml', import.meta.url),
    'utf8',
  );
  const region = `  - namn: Region Stockholm
    kortnamn: Regionen
    myndighet: ja
    röstar: nej
`;

  it('that have ended: nothing is asked, written or decided, and all of it is read', async () => {
    const later = { at: '2023-01-10T09:00' };
    expect(textOf(await t.say(director, '/samverkan beslut', later))).toContain('Att besluta');
    for (const [as, line] of [
      [director, '/samverkan beslut bifall B1'],
      [ours, '/samverkan beslut ny Får vi?'],
      [ours, '/samverkan beslut ändra B1'],
      [ours, '/samverkan beslut möte B1'],
    ] as const)
      expect(await t.say(as, line, later)).toMatchObject({ outcome: 'refused', data: { rule: 'ended' } });
  });

  it('of three parties where one does not vote: its leader’s answer counts for nothing', async () => {
    const text = example
      .replace('nyckel: upplands-vasby', 'nyckel: tre')
      .replace('titel: Samverkan för ett tryggare Upplands Väsby', 'titel: Tre parter')
      .replace(/(parter:\n(?:.|\n)*?)(\n(?=[a-zåäö_]+:|#|\n))/, `$1\n${region}$2`)
      .replace(/(funktioner:\n)/, '$1  - namn: Regiondirektör\n    part: Regionen\n    roller: [styrgrupp]\n');
    const added = await applyAgreement(bot.app, { fileName: 'tre.yaml', text });
    expect(added).toMatchObject({ ok: true });
    const there = { agreement: 'tre' };
    const made = await t.submit(
      ours,
      await t.say(ours, '/samverkan beslut ny', there),
      { ...said, question: 'Får vi?' },
      there,
    );
    expect(made.data).toMatchObject({ brief: 'B1' });
    const list = await t.say('Regiondirektör', '/samverkan beslut', there);
    expect(labelsOf(list)).toEqual(['Visa B1']);
    expect(await t.say('Regiondirektör', '/samverkan beslut bifall B1', there)).toMatchObject({
      outcome: 'refused',
      data: { rule: 'not-voting' },
    });
    await t.say(director, '/samverkan beslut bifall B1', there);
    expect((await t.say(commander, '/samverkan beslut bifall B1', there)).data).toMatchObject({ decided: true });
  });
});
