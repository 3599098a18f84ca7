import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Reply } from '../../../src/chat/incoming.ts';
import { startBot, type TestBot } from '../../helpers/bot.ts';
import { labelsOf, type Talk, talk, textOf, wholeDatabase } from '../../helpers/talk.ts';

const ours = 'Samordnare i kommunen';
const theirs = 'Samordnare i polisen';
const director = 'Kommundirektör';
const commander = 'Lokalpolisområdeschef';
const chief = 'Gatu- och parkchef';
const room = { in: 'EST strategisk' };

let bot: TestBot;
let t: Talk;

beforeAll(async () => {
  bot = await startBot();
  t = talk(bot);
});
afterAll(() => bot.close());

const recorded = async () => (await bot.app.store.record((await t.agreement()).id)).record.briefs;
const briefOf = async (number: string) => (await recorded()).find(({ brief }) => brief === number);
const openOf = (reply: Reply) => ((reply.data?.open ?? []) as readonly { brief: string }[]).map(({ brief }) => brief);
const filled = {
  question: 'Får vi pengar till fler lampor?',
  proposal: 'Ja, 200 000 kronor ur trygghetspotten.',
  otherwise: 'Två platser blir utan belysning.',
  latest: '2021-11-26',
};

describe('a question', () => {
  it('becomes a brief in the same change, and the asker is asked for what is missing', async () => {
    const reply = await t.say(chief, '/insats 1.3 fråga Får vi pengar till fler lampor?', room);
    expect(reply.data).toMatchObject({ brief: 'B1' });
    expect(textOf(reply)).toBe(
      'Sparat: frågan om 1.3 går till styrgruppen.\nDen är beslutsunderlag B1. Saknas: förslag, konsekvens om inget beslutas och senaste dag.\n[Fyll i]',
    );
  });

  it('is filled in by the one who asked; what the measure says already is not written twice', async () => {
    const form = await t.say(chief, '/samverkan beslut ändra b1', room);
    expect(form.form?.fields.map((field) => ('value' in field ? field.value : undefined))).toEqual([
      'Får vi pengar till fler lampor?',
      undefined,
      undefined,
      undefined,
    ]);
    const reply = await t.submit(chief, form, filled, room);
    expect(textOf(reply)).toBe('Sparat: beslutsunderlag B1 är ändrat.\nInget saknas i underlaget.');
    expect(await briefOf('B1')).toMatchObject({ revision: 2, proposal: filled.proposal, latest: '2021-11-26' });
    expect(await briefOf('B1')).not.toHaveProperty('question');
  });

  it('is listed with who has answered, and each may do what is theirs', async () => {
    const list = await t.say(director, '/samverkan beslut');
    expect(textOf(list)).toContain('Kommunen har inte svarat. Polisen har inte svarat.');
    expect(labelsOf(list)).toEqual(['Bifall B1', 'Avslag B1', 'Behöver mer underlag B1', 'Visa B1']);
    expect(labelsOf(await t.say(ours, '/samverkan beslut'))).toEqual([
      'Ändra B1',
      'Beslutat på möte B1',
      'Visa B1',
      'Ny fråga',
    ]);
    expect(await t.say(chief, '/samverkan beslut')).toMatchObject({ data: { rule: 'readers-of-all-only' } });
  });

  it('is decided when one leader of each voting party has given the same answer', async () => {
    await t.posts(chief);
    await t.posts('EST strategisk');
    const first = await t.press(director, await t.say(director, '/samverkan beslut'), 'Bifall B1');
    expect(textOf(first)).toBe('Sparat: ditt svar på B1 är Bifall.\nKvar att svara: Polisen.');
    const card = await t.say(commander, '/samverkan beslut 1');
    expect(textOf(card)).toContain('Kommunen: Bifall. Polisen har inte svarat.');
    const decided = await t.press(commander, card, 'Bifall B1');
    expect(decided.data).toMatchObject({ decided: true, decision: 'approved' });
    const [question] = (await t.measure('1.3')).state.questions;
    expect(question?.decided).toMatchObject({ brief: 'B1', answer: 'approved' });
    expect(textOf(await t.say(chief, '/insats 1.3', room))).not.toContain('Frågor till styrgruppen');
  });

  it('is told of to the one who asked, and to the group once', async () => {
    const [told, ...more] = await t.posts(chief);
    expect(more).toEqual([]);
    expect(told?.text).toBe(
      'Styrgruppen har beslutat om din fråga om 1.3 Förbättra belysningen på tio platser som upplevs otrygga (B1): bifall.\nFår vi pengar till fler lampor?\nFörslag: Ja, 200 000 kronor ur trygghetspotten.',
    );
    expect((await t.posts('EST strategisk')).map(({ text }) => text)).toEqual([
      expect.stringContaining('styrgruppen beslutade om frågan (B1): bifall'),
    ]);
    const history = textOf(await t.say(chief, '/insats 1.3 historik', room));
    expect(history).toContain('styrgruppen beslutade om frågan (B1): bifall');
  });

  it('stands among the decisions taken, with outcome, day and how', async () => {
    const list = await t.say(theirs, '/samverkan beslut');
    expect(openOf(list)).toEqual([]);
    expect(textOf(list)).toContain('Fattade beslut (1)');
    expect(textOf(list)).toContain('Bifall 10 november, med knapp.');
    expect(textOf(await t.say(theirs, '/samverkan beslut B1'))).toContain('Kommunen: Bifall. Polisen: Bifall.');
  });

  it('leaves nothing of what was written in the log, and is nobody’s to take back', async () => {
    const log = await t.say(ours, '/samverkan logg');
    expect(textOf(log)).toContain('svarade på ett beslutsunderlag');
    expect(textOf(log)).not.toMatch(/brief|question-decided|trygghetspotten/);
    expect(JSON.stringify(bot.log)).not.toContain('trygghetspotten');
    expect(await t.say(chief, '/insats 1.3 ångra', room)).toMatchObject({ data: { rule: 'closed' } });
  });
});

describe('a date move beyond the coordinators’ power', () => {
  it('says itself what is proposed and what happens otherwise; only the day is missing', async () => {
    const reply = await t.say(ours, '/insats 2.4 datum 1 juni 2022 väntar på skolan');
    expect(textOf(reply)).toContain('Den är beslutsunderlag B2. Saknas: senaste dag.');
    const card = textOf(await t.say(ours, '/samverkan beslut B2'));
    expect(card).toContain('Förslag: Ja, nytt slutdatum 1 juni 2022.');
    expect(card).toContain('Skäl: väntar på skolan');
    expect(card).toContain('Om inget beslutas: Slutdatumet 31 mars 2022 gäller.');
  });

  it('moves the date when it is approved, in the measure’s history', async () => {
    for (const as of [director, commander]) await t.say(as, '/samverkan beslut bifall B2');
    const { state } = await t.measure('2.4');
    expect(state).toMatchObject({ due: { value: '2022-06-01' }, moves: 1 });
    expect(textOf(await t.say(ours, '/insats 2.4 historik'))).toContain(
      'styrgruppen beslutade (B2): nytt slutdatum 1 juni 2022',
    );
  });

  it('leaves the date when it is rejected, and says so to the one who proposed it', async () => {
    await t.say(chief, '/insats 1.3 datum 1 mars 2022', room);
    await t.posts(chief);
    for (const as of [commander, director]) await t.say(as, '/samverkan beslut avslag B3');
    expect((await t.measure('1.3')).state).toMatchObject({ moves: 0, proposals: [{ state: 'declined', brief: 'B3' }] });
    expect((await t.posts(chief)).map(({ text }) => text).join()).toContain('(B3): avslag.');
  });
});

describe('a cancellation', () => {
  it('cancels the measure when it is approved, and what else was asked about it needs no decision any more', async () => {
    await t.say('Fritidschef', '/insats 1.7 fråga Kan föreningarna ta över?');
    await t.say('Fritidschef', '/insats 1.7 status avbruten pengarna räcker inte');
    expect((await t.measure('1.7')).state.status).toBeUndefined();
    for (const as of [director, commander]) await t.say(as, '/samverkan beslut bifall B5');
    expect((await t.measure('1.7')).state.status).toMatchObject({ value: 'cancelled', reason: 'pengarna räcker inte' });
    expect(openOf(await t.say(ours, '/samverkan beslut'))).toEqual([]);
    expect(await t.say(director, '/samverkan beslut bifall B4')).toMatchObject({
      outcome: 'refused',
      data: { rule: 'finished' },
    });
  });

  it('is no leader’s to take back alone', async () => {
    expect(await t.say(commander, '/insats 1.7 ångra')).toMatchObject({ data: { rule: 'closed' } });
    expect((await t.measure('1.7')).state.status?.value).toBe('cancelled');
  });
});

describe('a proposal that becomes the steering group’s', () => {
  it('gets its brief in the same change that makes it theirs', async () => {
    await t.say('HR-direktör', '/insats 3.4 datum 16 maj 2022');
    const [early] = (await t.measure('3.4')).state.proposals;
    await t.say('HR-direktör', '/insats 3.4 datum 20 maj 2022');
    expect(openOf(await t.say(ours, '/samverkan beslut'))).toEqual([]);
    const { id } = await t.measure('3.4');
    for (const as of [ours, theirs])
      await t.act(as, { command: 'agree', measure: id, args: { proposal: early?.version ?? 0 } });
    const list = await t.say(ours, '/samverkan beslut');
    expect(list.data?.open).toEqual([expect.objectContaining({ brief: 'B6', kind: 'due', measure: '3.4' })]);
  });

  it('is not given another when a coordinator tries to answer it', async () => {
    expect(await t.say(ours, '/insats 3.4 bifall')).toMatchObject({
      outcome: 'refused',
      data: { rule: 'steering-decides' },
    });
    expect((await recorded()).filter(({ measure }) => measure === '3.4')).toHaveLength(1);
  });
});

describe('a question about no measure', () => {
  it('is put by a coordinator in a form, and told of to them when it is decided', async () => {
    const form = await t.say(ours, '/samverkan beslut ny Vilken dag har vi samråd?');
    expect(form.form?.fields[0]).toMatchObject({ value: 'Vilken dag har vi samråd?' });
    const reply = await t.submit(ours, form, {
      question: 'Vilken dag har vi samråd?',
      proposal: '18 maj 2022',
      otherwise: '',
      latest: '',
    });
    expect(textOf(reply)).toBe(
      'Sparat: beslutsunderlag B7 går till styrgruppen.\nSaknas: konsekvens om inget beslutas och senaste dag.',
    );
    await t.posts(ours);
    for (const as of [director, commander]) await t.say(as, '/samverkan beslut bifall 7');
    const told = (await t.posts(ours)).map(({ text }) => text);
    expect(told).toEqual(['Styrgruppen har beslutat om B7: bifall.\nVilken dag har vi samråd?\nFörslag: 18 maj 2022']);
  });

  it('is taken back by a coordinator, and then nobody decides it', async () => {
    const form = await t.say(theirs, '/samverkan beslut ny');
    await t.submit(theirs, form, { question: 'Ska vi byta lokal?', proposal: '', otherwise: '', latest: '' });
    const card = await t.say(ours, '/samverkan beslut B8');
    expect((await t.press(ours, card, 'Ta bort B8')).outcome).toBe('done');
    expect(await t.say(director, '/samverkan beslut bifall B8')).toMatchObject({ data: { rule: 'withdrawn' } });
  });

  it('is not put by anybody else', async () => {
    for (const as of [chief, director])
      expect(await t.say(as, '/samverkan beslut ny Får vi?')).toMatchObject({ data: { rule: 'coordinators-only' } });
  });
});

describe('the preparatory group’s order', () => {
  it('is changed by moving one up, or by writing it', async () => {
    for (const number of ['2.1', '2.2']) await t.say(ours, `/insats ${number} fråga Vad gör vi?`);
    const list = await t.say(ours, '/samverkan beslut');
    expect(openOf(list)).toEqual(['B6', 'B9', 'B10']);
    expect(textOf(await t.press(ours, list, 'Flytta upp B9'))).toBe('Sparat: B9 står nu som nummer 1.');
    expect(openOf(await t.say(theirs, '/samverkan beslut'))).toEqual(['B9', 'B6', 'B10']);
    expect(textOf(await t.say(theirs, '/samverkan beslut ordning B10, B6'))).toContain('ordningen är B10, B6, B9.');
    const summary = await t.say(ours, '/samverkan sammanfattning');
    const asked = (summary.data?.decisions ?? []) as readonly { readonly brief: string }[];
    expect(asked.map(({ brief }) => brief)).toEqual(['B10', 'B6', 'B9']);
  });

  it('is not changed by a leader, nor with what is not open', async () => {
    expect(await t.say(director, '/samverkan beslut ordning B9 B10')).toMatchObject({
      data: { rule: 'coordinators-only' },
    });
    expect(await t.say(ours, '/samverkan beslut ordning B1 B9')).toMatchObject({ data: { rule: 'decided' } });
    expect(await t.say(ours, '/samverkan beslut ordning B99')).toMatchObject({ data: { rule: 'no-brief' } });
  });
});

describe('a question about a measure that is finished already', () => {
  it('is asked all the same, and is open until the measure is finished anew', async () => {
    await t.say(ours, '/insats 1.1 status klar');
    const asked = await t.say(ours, '/insats 1.1 fråga Ska vi göra om det nästa år?');
    const brief = String(asked.data?.brief);
    expect(openOf(await t.say(ours, '/samverkan beslut'))).toContain(brief);
    expect((await t.say(director, `/samverkan beslut bifall ${brief}`)).outcome).toBe('done');
    await t.say(ours, '/insats 1.1 status pågår');
    await t.say(ours, '/insats 1.1 status klar');
    expect(openOf(await t.say(ours, '/samverkan beslut'))).not.toContain(brief);
  });
});

describe('masking', () => {
  it('of the question reaches the brief, and the messages that quote it', async () => {
    await t.say(ours, '/insats 2.3 fråga Hemligt ärende på Storgatan, vad gör vi?');
    const [change] = (await t.changes('2.3')).slice(-1);
    await t.posts(theirs);
    const form = await t.say(ours, '/samverkan beslut möte B12');
    await t.submit(ours, form, { answer: 'approved', on: '2021-11-09', reference: '§ 3' });
    const [post] = await t.posts(theirs);
    expect(post?.text).toContain('Storgatan');
    await t.say(ours, `/insats 2.3 maska ${change?.version} skulle inte stå där`);
    const now = await bot.app.deliveries.delivery(post?.id ?? '');
    expect(now?.subject.edit).toBeGreaterThan(post?.seq ?? 0);
    expect(textOf(await t.say(director, '/samverkan beslut B12'))).toContain('Fråga: borttagen text');
    expect(await wholeDatabase(bot)).not.toContain('Storgatan');
  });
});
