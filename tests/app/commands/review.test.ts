import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ReportDocument } from '../../../src/app/reports/report.ts';
import type { Reply } from '../../../src/chat/incoming.ts';
import { applyAgreement } from '../../../src/cli/agreement-apply.ts';
import { renderForm as drawInSlack } from '../../../src/platforms/slack/render-form.ts';
import { cardLength, maxCardLength } from '../../../src/platforms/teams/card.ts';
import { renderForm as drawInTeams } from '../../../src/platforms/teams/render-form.ts';
import { startBot, type TestBot } from '../../helpers/bot.ts';
import { playPartA } from '../../helpers/part-a.ts';
import { viewFaults } from '../../helpers/slack-fake/check-payload.ts';
import { stepTo } from '../../helpers/step.ts';
import { labelsOf, type Talk, talk, textOf, wholeDatabase } from '../../helpers/talk.ts';

const municipal = 'Samordnare i kommunen';
const police = 'Samordnare i polisen';
const ref = { kind: 'review', for: '2021-12' } as const;

const questions = [
  'Hur samverkansformerna upplevs fungera',
  'Hur insatsernas genomförande har fungerat',
  'Bedömning av det resultat som insatserna har bidragit till för det övergripande samverkansmålet trygghet på offentlig plats.',
];
const municipalAnswers = [
  'Mötena är korta och leder till att någon gör något.\n\nBeslut tar för lång tid mellan arbetsgrupp och styrgrupp.',
  'Det mesta går som planerat. Belysningen har dragit ut på tiden.',
  'Vi kan visa att mycket är gjort, men inte hur det har påverkat tryggheten.',
];
const policeAnswers = [
  'Vi får veta saker tidigare än förut.',
  'De gemensamma passen följer planen.',
  'Det är lugnare på vardagskvällar. Helgerna är oförändrade.',
];

let bot: TestBot;
let t: Talk;

const record = async (key?: string) => (await bot.app.store.record((await t.agreement(key)).id)).record;
const drafted = async (party: string) => (await record()).drafts.find((each) => each.party === party)?.answers;
const answered = async (party: string) => (await record()).answered.find((each) => each.party === party);
const values = (answers: readonly string[], what: 'draft' | 'hand-in') => ({
  ...Object.fromEntries(answers.map((text, index) => [`answer-${index + 1}`, text])),
  do: what,
});
const open = (as: string, spoken = {}) => t.say(as, '/samverkan uppföljning svar', spoken);
const submit = async (as: string, answers: readonly string[], what: 'draft' | 'hand-in', spoken = {}) =>
  t.submit(as, await open(as, spoken), values(answers, what), spoken);

async function begin(at: string): Promise<void> {
  bot = await startBot({}, { at });
  t = talk(bot);
}

describe('The review of the example in December 2021', () => {
  beforeAll(async () => {
    await begin('2021-12-03T15:00');
    await playPartA(t);
  });
  afterAll(() => bot.close());

  it('says when it opens, and takes no answers before that', async () => {
    const before = { at: '2021-11-30T09:00' };
    const status = await t.say(municipal, '/samverkan halvtid', before);
    expect(textOf(status)).toContain(
      'Halvtidsuppföljning, december 2021\nÖppnar 1 december 2021. Svara senast 17 december 2021.',
    );
    expect(labelsOf(status)).toEqual(['Visa underlag']);
    const early = await open(municipal, before);
    expect(early).toMatchObject({ outcome: 'refused', data: { rule: 'not-open' } });
    expect(textOf(early)).toBe('Frågorna går att svara på från och med 1 december 2021. Inget är sparat.');
    expect(await t.say(municipal, '/samverkan halvtid sammanställning', before)).toMatchObject({ outcome: 'refused' });
  });

  it('asks its questions word for word, in a form with a field for each', async () => {
    const status = await t.say(municipal, '/samverkan uppföljning');
    expect(textOf(status)).toContain('Öppen. Svara senast 17 december 2021.');
    expect(textOf(status)).toContain('Kommunen: har inte svarat.\nPolisen: har inte svarat.');
    const form = await t.press(municipal, status, 'Skriv svar');
    expect(form.form?.fields.map(({ label }) => label)).toEqual([
      ...questions.map((question, index) => `${index + 1}. ${question}`),
      'Vad vill du göra?',
    ]);
    expect(form.form?.fields.at(-1)).toMatchObject({ id: 'do', value: 'draft' });
    expect(form.form?.intro).toContain('Ni svarar för Kommunen. Svara senast 17 december 2021.');
  });

  it('lays in what is recorded of each question, and names the measures without basis', async () => {
    const basis = textOf(await t.say(police, '/samverkan uppföljning underlag'));
    const part = (index: number) =>
      basis.slice(basis.indexOf(questions[index] ?? ''), basis.indexOf(questions[index + 1] ?? 'Det som saknas'));
    expect(part(0)).toContain('Styrgrupp: 2 hållna möten.');
    expect(part(0)).toContain('Styrgruppens möten 2021: 2 av minst 2 hållna.');
    expect(part(0)).toContain('Grupper utan möten: ');
    expect(part(1)).toContain('Status: 18 insatser: 3 genomförda, 12 pågår, 2 pausade, 1 ej påbörjad.');
    expect(part(1)).toContain('Läge: Grönt 10, gult 5, rött 3.');
    expect(part(1)).toContain('Försenade: 2 av 18.');
    expect(basis).toContain('91 procent (mål 90 procent, 29 oktober)');
    expect(basis).toContain('\n1 insats saknar underlag: varken anteckning eller mått sedan 1 januari 2021:\n');
  });

  it('keeps a draft in the party’s name, with who saved it last, and shows it to nobody else', async () => {
    const saved = await submit(municipal, [municipalAnswers[0] ?? '', '', ''], 'draft');
    expect(textOf(saved)).toContain('Sparat som utkast: 1 av 3 frågor har svar.');
    expect(textOf(await t.say(municipal, '/samverkan uppföljning'))).toContain(
      'Kommunen: har inte svarat; utkast med 1 av 3 svar, senast sparat av Samordnare i kommunen 3 december 2021 kl. 15.00.',
    );
    for (const as of [police, 'Kommundirektör', 'Lokalpolisområdeschef'])
      for (const line of ['', ' underlag', ' sammanställning']) {
        const reply = await t.say(as, `/samverkan uppföljning${line}`);
        expect(JSON.stringify(reply)).not.toMatch(/utkast|Mötena är korta/);
        expect(reply.outcome).toBe('done');
      }
    expect(JSON.stringify(await open(police))).not.toContain('Mötena är korta');
    const again = await open(municipal);
    expect(again.form?.fields[0]).toMatchObject({ value: municipalAnswers[0] });
    expect(again.form?.intro).toContain('Senast sparat av Samordnare i kommunen 3 december 2021 kl. 15.00.');
  });

  it('takes one question at a time as it is typed, and shows what has been written', async () => {
    const typed = await t.say(municipal, `/samverkan uppföljning svar 2 ${municipalAnswers[1]}`);
    expect(typed.data).toMatchObject({ answered: 2, questions: 3, draft: true });
    expect(await drafted('kommunen')).toEqual([municipalAnswers[0], municipalAnswers[1], '']);
    expect(textOf(await t.say(municipal, '/samverkan halvtid svar 2'))).toBe(
      `2. ${questions[1]}\n${municipalAnswers[1]}`,
    );
    expect(textOf(await t.say(municipal, '/agreement review answer 3'))).toContain(
      'Your party has not written anything yet.',
    );
    expect(await t.say(municipal, '/samverkan halvtid svar 4 Ja')).toMatchObject({
      data: { rule: 'no-such-question' },
    });
    expect(textOf(await t.say(municipal, `/samverkan halvtid svar 2 ${municipalAnswers[1]}`))).toBe('Inget är ändrat.');
  });

  it('lets no older form write over a newer draft, and keeps what was written in the form', async () => {
    const older = await open(municipal);
    await t.say(municipal, '/samverkan uppföljning svar 1 Det här skrev en kollega nyss.');
    const late = await t.submit(
      municipal,
      older,
      values(['Min egen text.', municipalAnswers[1] ?? '', 'Nytt svar.'], 'draft'),
    );
    expect(late).toMatchObject({ outcome: 'asked', data: { rule: 'older-form', questions: [1] } });
    expect(await drafted('kommunen')).toEqual(['Det här skrev en kollega nyss.', municipalAnswers[1], '']);
    expect(late.form?.fields[0]).toMatchObject({ value: 'Min egen text.' });
    expect(late.form?.fields[0]?.hint).toContain('Samordnare i kommunen har sparat: ”Det här skrev en kollega nyss.”');
    expect(late.form?.fields[2]).toMatchObject({ value: 'Nytt svar.' });
    expect(late.form?.intro).toContain('Inget av ditt är sparat än.');
    const saved = await t.submit(
      municipal,
      late,
      values([municipalAnswers[0] ?? '', municipalAnswers[1] ?? '', ''], 'draft'),
    );
    expect(saved.data).toMatchObject({ draft: true });
    expect(await drafted('kommunen')).toEqual([municipalAnswers[0], municipalAnswers[1], '']);
  });

  it('keeps both when they wrote on different questions', async () => {
    const older = await open(municipal);
    await t.say(municipal, `/samverkan uppföljning svar 3 ${municipalAnswers[2]}`);
    const saved = await t.submit(municipal, older, values([municipalAnswers[0] ?? '', 'Ändrat här.', ''], 'draft'));
    expect(saved.outcome).toBe('done');
    expect(await drafted('kommunen')).toEqual([municipalAnswers[0], 'Ändrat här.', municipalAnswers[2]]);
    await t.say(municipal, `/samverkan uppföljning svar 2 ${municipalAnswers[1]}`);
  });

  it('keeps what two of the same party type in the same instant', async () => {
    const before = await drafted('kommunen');
    const [first, second] = await Promise.all([
      t.say(municipal, '/samverkan uppföljning svar 1 Skrivet samtidigt, ett.'),
      t.say(municipal, '/samverkan uppföljning svar 3 Skrivet samtidigt, tre.'),
    ]);
    expect([first?.outcome, second?.outcome]).toEqual(['done', 'done']);
    expect(await drafted('kommunen')).toEqual(['Skrivet samtidigt, ett.', before?.[1], 'Skrivet samtidigt, tre.']);
    await submit(municipal, before ?? [], 'draft');
  });

  it('is handed in only with an answer to every question, if only that there is none', async () => {
    const empty = await submit(police, [policeAnswers[0] ?? '', '', ' \n '], 'hand-in');
    expect(empty).toMatchObject({ outcome: 'refused', data: { rule: 'unanswered' } });
    expect(Object.keys(empty.fieldErrors ?? {})).toEqual(['answer-2', 'answer-3']);
    expect(textOf(empty)).toBe('Inget är inlämnat: fråga 2 och 3 saknar svar. Skriv ett svar, eller ”inget svar”.');
    expect(await t.say(police, '/samverkan uppföljning lämna in')).toMatchObject({ data: { rule: 'unanswered' } });
    expect(await answered('polisen')).toBeUndefined();
  });

  it('hands in, keeps the first day, and records what is changed after', async () => {
    const status = await t.say(municipal, '/samverkan uppföljning');
    expect(labelsOf(status)).toContain('Lämna in');
    const handed = await t.press(municipal, status, 'Lämna in');
    expect(textOf(handed)).toBe('Er parts svar är inlämnade: Halvtidsuppföljning.\nSvar saknas från Polisen.');
    expect(await answered('kommunen')).toMatchObject({ on: '2021-12-03', answers: municipalAnswers });
    expect(await drafted('kommunen')).toBeUndefined();
    const changed = [...municipalAnswers.slice(0, 2), 'Vi vet inte än.'];
    const reply = await submit(municipal, changed, 'hand-in', { at: '2021-12-06T09:00' });
    expect(textOf(reply)).toContain('Dagen ni först lämnade in står kvar.');
    expect(await answered('kommunen')).toMatchObject({ on: '2021-12-03', changedOn: '2021-12-06', answers: changed });
    await submit(municipal, municipalAnswers, 'hand-in', { at: '2021-12-06T10:00' });
    const clock = textOf(await t.say(police, '/samverkan', { at: '2021-12-06T11:00' }));
    expect(clock).toContain('Kommunen svarade 3 december. Svar saknas från Polisen.');
    expect(clock).toContain('[Visa uppföljningen]');
    const november = textOf(await t.say(police, '/samverkan', { at: '2021-11-30T11:00' }));
    expect(november).not.toContain('[Visa uppföljningen]');
  });

  it('shows what is handed in to the other party, and a draft since then to nobody', async () => {
    const now = { at: '2021-12-06T12:00' };
    const draft = await submit(municipal, ['Ett nytt utkast.', ...municipalAnswers.slice(1)], 'draft', now);
    expect(textOf(draft)).toContain('Det ni lämnade in tidigare gäller tills ni lämnar in på nytt.');
    const compiled = await t.say(police, '/samverkan uppföljning sammanställning', now);
    expect(textOf(compiled)).toContain('Upplands Väsby kommun: Mötena är korta');
    expect(textOf(compiled)).toContain('Lokalpolisområde Sollentuna: Har inte svarat.');
    expect(JSON.stringify(compiled)).not.toContain('Ett nytt utkast');
    await submit(municipal, municipalAnswers, 'hand-in', now);
  });

  it('is compiled when the last party has handed in: each question word for word, the answers under their parties', async () => {
    bot.clock.set('2021-12-07T10:00');
    const last = await submit(police, policeAnswers, 'hand-in');
    expect(textOf(last)).toContain('Alla parter har svarat.');
    await stepTo(bot, '2021-12-07T10:05');
    const issue = await bot.app.store.latestIssue((await t.agreement()).id, ref);
    expect(issue).toMatchObject({ version: 1, document: { kind: 'review', version: 1 } });
    const { document } = issue as { document: ReportDocument };
    expect(document.title).toBe('Halvtidsuppföljning, december 2021');
    expect(document.lead[0]?.text).toBe('Kommunen och Polisen har svarat på frågorna.');
    expect(document.sections.slice(0, 3).map(({ heading }) => heading)).toEqual(questions);
    expect(document.sections.map(({ key }) => key).slice(3)).toEqual([
      'deviations',
      'missing',
      'decisions',
      'dates',
      'basis',
    ]);
    expect(document.sections[0]?.blocks.slice(0, 3)).toEqual([
      {
        kind: 'paragraph',
        claim: {
          label: 'Upplands Väsby kommun',
          text: 'Mötena är korta och leder till att någon gör något.',
          sources: [],
        },
      },
      { kind: 'paragraph', claim: { text: 'Beslut tar för lång tid mellan arbetsgrupp och styrgrupp.', sources: [] } },
      { kind: 'paragraph', claim: { label: 'Lokalpolisområde Sollentuna', text: policeAnswers[0], sources: [] } },
    ]);
    expect(document.sections[1]?.blocks[0]).toMatchObject({
      kind: 'table',
      header: ['Upplands Väsby kommun', 'Lokalpolisområde Sollentuna'],
      rows: [{ cells: [municipalAnswers[1], policeAnswers[1]] }],
    });
    expect(JSON.stringify(document.sections[3])).toContain('1.3 Förbättra belysningen');
  });

  it('is posted as one document when both have approved it, the working day after, and can then not be changed', async () => {
    const agreement = (await t.agreement()).id;
    const approve = (as: string) =>
      t.act(as, { command: 'approve-follow-up', agreement, args: { ...ref, version: 1 } });
    expect((await approve(municipal)).outcome).toBe('done');
    const form = await open(municipal);
    const same = await submit(municipal, municipalAnswers, 'hand-in');
    expect(same.data).toMatchObject({ unchanged: true });
    expect((await submit(municipal, [...municipalAnswers.slice(0, 2), 'En sen tanke.'], 'draft')).outcome).toBe('done');
    await submit(municipal, municipalAnswers, 'draft');
    expect((await approve(police)).outcome).toBe('done');
    expect(await open(municipal)).toMatchObject({ outcome: 'refused', data: { rule: 'approved' } });
    expect(await t.submit(municipal, form, values(policeAnswers, 'hand-in'))).toMatchObject({ outcome: 'refused' });
    expect(await answered('kommunen')).toMatchObject({ answers: municipalAnswers });
    expect(textOf(await t.say(municipal, '/samverkan uppföljning'))).toContain('Godkänd av alla parter.');
    await stepTo(bot, '2021-12-08T08:59');
    expect((await t.posts('Styrgrupp')).filter(({ kind }) => kind === 'follow-up')).toEqual([]);
    await stepTo(bot, '2021-12-08T09:00');
    const [post, ...more] = (await t.posts('Styrgrupp')).filter(({ kind }) => kind === 'follow-up');
    expect(more).toEqual([]);
    expect(post?.text).toContain('Halvtidsuppföljning, december 2021');
    for (const question of questions) expect(post?.text).toContain(question);
    expect(post?.text).toContain('Lokalpolisområde Sollentuna: Vi får veta saker tidigare än förut.');
    const refused = await t.say(municipal, '/samverkan uppföljning svar 1 För sent');
    expect(textOf(refused)).toBe(
      'Uppföljningen skickades 8 december 2021, så svaren går inte att ändra. Inget är sparat.',
    );
    const status = await t.say(police, '/samverkan uppföljning');
    expect(textOf(status)).toContain('Skickad till styrgruppen 8 december 2021.');
    expect(labelsOf(status)).toEqual(['Visa underlag', 'Visa sammanställning']);
  });
});

describe('A review that all have answered and not all approve', () => {
  beforeAll(() => begin('2021-12-03T15:00'));
  afterAll(() => bot.close());

  it('is told to coordinators and steering group when it was to be posted, and waits on the clock until it is', async () => {
    await submit(municipal, municipalAnswers, 'hand-in');
    await submit(police, policeAnswers, 'hand-in');
    const clock = async () => textOf(await t.say(municipal, '/samverkan'));
    expect(await clock()).toContain('Publiceras när alla parter har godkänt den.');
    const told = async (who: string) =>
      (await t.posts(who)).filter(({ text }) => text.includes('Halvtidsuppföljning är inte godkänd av alla parter'));
    // The coordinators' week opens with their list, and what is due that day goes with it.
    await stepTo(bot, '2021-12-06T08:29');
    expect(await told(police)).toEqual([]);
    await stepTo(bot, '2021-12-06T09:00');
    for (const who of [municipal, police, 'Kommundirektör', 'Lokalpolisområdeschef']) {
      const [post, ...more] = await told(who);
      expect([who, more]).toEqual([who, []]);
      expect(post?.message && labelsOf(post.message)).toContain('Hur det står till');
    }
    const { id } = await t.agreement();
    for (const as of [municipal, police])
      await t.act(as, { command: 'approve-follow-up', agreement: id, args: { ...ref, version: 1 } });
    await stepTo(bot, '2021-12-07T09:00');
    expect((await t.posts('Styrgrupp')).filter(({ kind }) => kind === 'follow-up')).toHaveLength(1);
    expect(await clock()).not.toContain('Publiceras när alla');
    for (const who of [municipal, 'Kommundirektör']) expect(await told(who)).toEqual([]);
  });
});

describe('What a review does not take', () => {
  beforeAll(() => begin('2021-12-03T15:00'));
  afterAll(() => bot.close());

  it('answers by who is no coordinator', async () => {
    expect(await open('Gatu- och parkchef')).toMatchObject({ outcome: 'refused', data: { rule: 'coordinators-only' } });
    const leader = await open('Kommundirektör');
    expect(leader).toMatchObject({ outcome: 'refused', data: { rule: 'coordinators-only' } });
    expect(textOf(leader)).toContain('Bara partens egna samordnare svarar på frågorna.');
    expect((await t.say('Gatu- och parkchef', '/samverkan uppföljning')).outcome).toBe('refused');
  });

  it('answers for another party: whoever writes answers for their own', async () => {
    const form = await open(municipal);
    await t.submit(police, form, values(['Från polisen.', '', ''], 'draft'));
    expect(await drafted('polisen')).toEqual(['Från polisen.', '', '']);
    expect(await drafted('kommunen')).toBeUndefined();
  });

  it('anything about a single person: its field says so, and nothing of it is kept', async () => {
    const reply = await submit(municipal, ['Bra möten.', 'Ring mig på 070-174 06 05.', ''], 'draft');
    expect(reply).toMatchObject({ outcome: 'refused', data: { rule: 'form' } });
    expect(Object.keys(reply.fieldErrors ?? {})).toEqual(['answer-2']);
    expect(reply.form?.fields.map(({ id }) => id)).toContain('answer-1');
    for (const place of [textOf(reply), JSON.stringify(bot.log), await wholeDatabase(bot)])
      expect(place).not.toContain('070-174');
    const typed = await t.say(municipal, '/samverkan uppföljning svar 1 Ring 19121212-1212');
    expect(typed.outcome).toBe('refused');
    expect(await wholeDatabase(bot)).not.toContain('19121212');
    expect(await drafted('kommunen')).toBeUndefined();
  });

  it('a possible name without asking: what was written is there to be written anew', async () => {
    const asked = await submit(municipal, ['Erik Lindström tar anteckningar.', 'Det går bra.', ''], 'draft');
    expect(asked).toMatchObject({ outcome: 'asked', data: { rule: 'possible-name' } });
    expect(await drafted('kommunen')).toBeUndefined();
    const again = await t.press(municipal, asked, 'Jag skriver om');
    expect(again.form?.fields.slice(0, 2)).toMatchObject([
      { value: 'Erik Lindström tar anteckningar.' },
      { value: 'Det går bra.' },
    ]);
    const saved = await t.submit(
      municipal,
      again,
      values(['En av oss tar anteckningar.', 'Det går bra.', ''], 'draft'),
    );
    expect(saved.data).toMatchObject({ draft: true, answered: 2 });
    await t.submit(municipal, await open(municipal), values(['', '', ''], 'draft'));
    expect(await drafted('kommunen')).toEqual(['', '', '']);
  });

  it('more text than a field holds', async () => {
    const reply = await submit(municipal, ['x'.repeat(3001), '', ''], 'draft');
    expect(reply).toMatchObject({ outcome: 'refused', data: { rule: 'too-long' } });
    expect(reply.fieldErrors?.['answer-1']).toContain('3001 tecken');
    expect(await t.say(municipal, `/samverkan uppföljning svar 1 ${'x '.repeat(1600)}`)).toMatchObject({
      outcome: 'refused',
    });
    expect(await drafted('kommunen')).toEqual(['', '', '']);
  });

  it('a form without a choice of what to do with it', async () => {
    const form = await open(municipal);
    const reply = await t.submit(municipal, form, { 'answer-1': 'Bra.', do: '' });
    expect(reply.fieldErrors).toEqual({ do: 'Fyll i det här fältet.' });
  });

  it('a month without a review', async () => {
    for (const line of ['/samverkan uppföljning november 2021', '/samverkan halvtid svar mars 1 Bra']) {
      const reply = await t.say(municipal, line);
      expect(reply).toMatchObject({ outcome: 'refused', data: { rule: 'no-such-review' } });
      expect(textOf(reply)).toContain('Det som finns: Halvtidsuppföljning, december 2021.');
    }
    expect((await t.say(municipal, '/samverkan uppföljning december')).outcome).toBe('done');
    expect((await t.say(municipal, '/samverkan uppföljning 2021-12')).outcome).toBe('done');
  });

  it('words that it does not know', async () => {
    expect((await t.say(municipal, '/samverkan uppföljning banan')).outcome).not.toBe('done');
  });
});

describe('A review that is not answered in time', () => {
  beforeAll(() => begin('2021-12-01T09:00'));
  afterAll(() => bot.close());

  it('is not made a draft of before anybody has answered, so that nobody approves an empty page and closes the answers', async () => {
    const status = await t.say(municipal, '/samverkan utkast');
    expect(textOf(status)).toContain(
      'Uppföljningen för december 2021: inget utkast än. Jag gör ett utkast när parterna har svarat på frågorna.',
    );
    expect(labelsOf(status)).toEqual(['Gör utkast']);
    const action = { command: 'freeze-follow-up', agreement: (await t.agreement()).id, args: { ...ref } };
    expect(await t.act(municipal, action)).toMatchObject({ outcome: 'refused', data: { rule: 'nothing-to-make' } });
    expect((await record()).frozen).toEqual([]);
  });

  it('reminds with buttons that open the form and the review', async () => {
    await stepTo(bot, '2021-12-10T09:30');
    const bundles = (await t.posts(police)).filter(({ text }) => text.includes('er part har inte svarat än'));
    expect(bundles).toHaveLength(1);
    const [bundle] = bundles;
    if (!bundle?.message) throw new Error('a bundle');
    expect(labelsOf(bundle.message).slice(0, 2)).toEqual(['Skriv svar', 'Visa uppföljningen']);
    const form = await t.press(police, bundle.message, 'Skriv svar');
    expect(form.form?.fields[0]?.label).toBe(`1. ${questions[0]}`);
    expect(textOf(await t.press(police, bundle.message, 'Visa uppföljningen'))).toContain('Halvtidsuppföljning');
  });

  it('is compiled the working day after its last day if one party has answered, and says who has not', async () => {
    await submit(municipal, municipalAnswers, 'hand-in', { at: '2021-12-13T09:00' });
    const latest = async () => bot.app.store.latestIssue((await t.agreement()).id, ref);
    await stepTo(bot, '2021-12-17T16:00');
    expect(await latest()).toBeUndefined();
    await stepTo(bot, '2021-12-20T09:00');
    const issue = await latest();
    expect(issue?.document.lead[0]?.text).toBe('Kommunen har svarat på frågorna. Polisen har inte svarat.');
    expect(JSON.stringify(issue?.document)).toContain('Har inte svarat.');
  });

  it('takes answers after its month, and says that they are late', async () => {
    bot.clock.set('2022-01-10T09:00');
    const late = await submit(police, policeAnswers, 'hand-in');
    expect(late).toMatchObject({ outcome: 'done', data: { late: true } });
    expect(textOf(late)).toContain('Det var efter sista dagen, 31 december 2021. Svaren är mottagna som sena.');
    expect(textOf(late)).toContain('Skriv ”samverkan utkast” för att ta in den i en ny version.');
    const status = await t.say(municipal, '/samverkan uppföljning');
    expect(textOf(status)).toContain('Polisen: svarade 10 januari (sent).');
    const approval = await t.press(municipal, status, 'Till godkännandet');
    const renewed = await t.press(municipal, approval, 'Ta in ändringarna');
    expect(renewed.data).toMatchObject({ version: 2 });
    const second = await bot.app.store.latestIssue((await t.agreement()).id, ref);
    expect(second?.document.lead.map(({ text }) => text).slice(0, 2)).toEqual([
      'Kommunen och Polisen har svarat på frågorna.',
      'Polisen svarade efter månaden som överenskommelsen säger.',
    ]);
    expect(JSON.stringify(second?.document)).toContain(policeAnswers[2]);
  });

  it('is not answered once the agreement has ended', async () => {
    const reply = await t.say(police, '/samverkan uppföljning svar 1 Nytt', { at: '2023-01-09T09:00' });
    expect(reply).toMatchObject({ outcome: 'refused', data: { rule: 'ended' } });
  });
});

describe('The reviews of another agreement', () => {
  const example = readFileSync(
    new URL('../../../examples/upplands-vasby/overenskommelse.yaml', import.meta.url),
    'utf8',
  );
  const own = example.slice(example.indexOf('uppföljningar:'), example.indexOf('# "… i strategiskt'));
  const add = async (key: string, reviews: string, from = '', to = '') => {
    const added = await applyAgreement(bot.app, {
      fileName: `${key}.yaml`,
      text: example
        .replace('nyckel: upplands-vasby', `nyckel: ${key}`)
        .replace('titel: Samverkan för ett tryggare Upplands Väsby', `titel: ${key}`)

        .replace(own, reviews)
        .replace(from, to),
    });
    expect(added).toMatchObject({ ok: true });
  };
  const many = Array.from({ length: 8 }, (_, index) => `      - Fråga ${index + 1} om hur det går med arbetet`).join(
    '\n',
  );

  beforeAll(async () => {
    await begin('2021-06-07T09:00');
    await add('ingen', 'uppföljningar: []\n\n');
    await add(
      'flera',
      `uppföljningar:\n  - namn: Vårens uppföljning\n    månad: 2021-06\n    frågor:\n      - Hur går det?\n  - namn: Slutuppföljning\n    månad: 2022-06\n    frågor:\n${many}\n\n`,
    );
  });
  afterAll(() => bot.close());

  it('are none where it says nothing of any', async () => {
    for (const line of ['', ' svar', ' underlag', ' lämna in']) {
      const reply: Reply = await t.say(municipal, `/samverkan uppföljning${line}`, { agreement: 'ingen' });
      expect(reply).toMatchObject({ outcome: 'refused', data: { rule: 'no-reviews' } });
    }
  });

  it('are answered by the steering function of a party that has no coordinator', async () => {
    const roles = 'Samordnare i polisen\n    part: Polisen\n    roller: ';
    await add('utan', own, `${roles}[samordnare, medlem]`, `${roles}[medlem]`);
    const spoken = { agreement: 'utan', at: '2021-12-06T09:00' };
    const leader = 'Lokalpolisområdeschef';
    expect((await submit(leader, policeAnswers, 'hand-in', spoken)).data).toMatchObject({ handedIn: true });
    expect(await open(police, spoken)).toMatchObject({ outcome: 'refused', data: { rule: 'coordinators-only' } });
    expect((await open('Kommundirektör', spoken)).outcome).toBe('refused');
    expect((await record('utan')).answered).toMatchObject([{ party: 'polisen', by: leader }]);
  });

  it('are each answered on its own: the open one unless another is named', async () => {
    const flera = { agreement: 'flera' };
    const status = await t.say(municipal, '/samverkan uppföljning', flera);
    expect(textOf(status)).toMatch(
      /Vårens uppföljning, juni 2021\nÖppen\.[\s\S]*Slutuppföljning, juni 2022\nÖppnar 1 juni 2022\./,
    );
    await t.say(municipal, '/samverkan uppföljning svar 1 Bra.', flera);
    expect(await t.say(municipal, '/samverkan uppföljning svar juni 2022 1 Bra.', flera)).toMatchObject({
      data: { rule: 'not-open' },
    });
    expect((await record('flera')).drafts).toMatchObject([{ month: '2021-06', answers: ['Bra.'] }]);
  });

  it('with many questions are answered in parts, and handed in when every part has answers', async () => {
    const then = { agreement: 'flera', at: '2022-06-02T09:00' };
    const status = await t.say(municipal, '/samverkan uppföljning', then);
    expect(labelsOf(status).slice(0, 3)).toEqual(['Skriv svar 1–3', 'Skriv svar 4–6', 'Skriv svar 7–8']);
    const part = async (label: string, from: number, to: number, what: 'draft' | 'hand-in') => {
      const form = await t.press(municipal, status, label, then);
      const filled = Array.from({ length: to - from + 1 }, (_, index) => [
        `answer-${from + index}`,
        `Svar ${from + index}`,
      ]);
      return t.submit(municipal, form, { ...Object.fromEntries(filled), do: what }, then);
    };
    expect((await part('Skriv svar 4–6', 4, 6, 'draft')).data).toMatchObject({ answered: 3, questions: 8 });
    const early = await part('Skriv svar 7–8', 7, 8, 'hand-in');
    expect(early).toMatchObject({ outcome: 'refused', data: { rule: 'unanswered' } });
    expect(early.fieldErrors?.do).toContain('fråga 1, 2 och 3 saknar svar');
    await part('Skriv svar 7–8', 7, 8, 'draft');
    expect((await part('Skriv svar 1–3', 1, 3, 'hand-in')).data).toMatchObject({ handedIn: true });
    expect((await record('flera')).answered.at(-1)?.answers).toEqual(
      Array.from({ length: 8 }, (_, index) => `Svar ${index + 1}`),
    );
  });

  it('open in forms that hold three whole answers on every platform, with the whole of a long question', async () => {
    const long = `Hur ${'går det med samverkan och med insatserna '.repeat(20)}?`;
    await add(
      'lang',
      `uppföljningar:\n  - namn: Uppföljning\n    månad: 2021-06\n    frågor:\n      - ${long}\n      - Kort fråga?\n      - En till?\n\n`,
    );
    const lang = { agreement: 'lang' };
    const answer = 'En rad som är ganska lång, med ”citat” och annat i sig.\n\n'.repeat(60).slice(0, 3000).trim();
    for (const number of [1, 2, 3])
      expect((await t.say(police, `/samverkan uppföljning svar ${number} ${answer}`, lang)).outcome).toBe('done');
    const status = await t.say(police, '/samverkan uppföljning', lang);
    const labels = labelsOf(status).filter((label) => label.startsWith('Skriv svar'));
    const forms = await Promise.all(labels.map((label) => t.press(police, status, label, lang)));
    const fields = forms.flatMap(({ form }) => form?.fields ?? []);
    expect(fields.filter(({ id }) => id.startsWith('answer-')).map((field) => 'value' in field && field.value)).toEqual(
      [answer, answer, answer],
    );
    expect(fields.find(({ id }) => id === 'answer-1')?.hint).toContain(long);
    for (const { form } of forms) {
      if (!form) throw new Error('each button opens a form');
      const view = drawInSlack(form, { channel: 'C0123456789', thread: '1700000000.000100' });
      expect(viewFaults(view)).toEqual([]);
      const card = drawInTeams(form);
      expect(cardLength(card)).toBeLessThanOrEqual(maxCardLength);
      for (const drawn of [JSON.stringify(view), JSON.stringify(card)])
        expect(drawn).toContain(JSON.stringify(answer).slice(1, -1));
    }
  });
});
