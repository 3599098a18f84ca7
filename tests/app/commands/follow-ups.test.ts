import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startBot, type TestBot } from '../../helpers/bot.ts';
import { playPartA } from '../../helpers/part-a.ts';
import { stepTo } from '../../helpers/step.ts';
import { labelsOf, type Talk, talk, textOf, wholeDatabase } from '../../helpers/talk.ts';

const municipal = 'Samordnare i kommunen';
const police = 'Samordnare i polisen';
const leader = 'Kommundirektör';
const ref = { kind: 'summary', for: '2021-12-20' } as const;

let bot: TestBot;
let t: Talk;

async function begin() {
  bot = await startBot({}, { at: '2021-12-03T15:00' });
  t = talk(bot);
  await playPartA(t);
  await t.say(municipal, '/samverkan möte ny Styrgrupp 20 december 2021 kl 13-14');
}

const act = async (as: string, command: string, args: Record<string, string | number>) =>
  t.act(as, { command, agreement: (await t.agreement()).id, args: { ...ref, ...args } });
const approve = (as: string, version: number) => act(as, 'approve-follow-up', { version });
const posted = async () => (await t.posts('Styrgrupp')).filter(({ kind }) => kind === 'follow-up');
const record = async () => (await bot.app.store.record((await t.agreement()).id)).record;

describe('The summary for a steering meeting', () => {
  beforeAll(begin);
  afterAll(() => bot.close());

  it('is frozen by a coordinator, and shows what it showed whatever is written after', async () => {
    const made = await t.press(municipal, await t.say(municipal, '/samverkan utkast'), 'Gör utkast');
    expect(textOf(made)).toContain('Utkast 1 är fryst');
    expect(made.data).toMatchObject({ ...ref, version: 1 });
    bot.clock.set('2021-12-03T16:00');
    await t.say('Gatu- och parkchef', '/insats 1.3 Nionde platsen är klar nu', { in: 'EST strategisk' });
    const status = await t.say(police, '/samverkan utkast');
    expect(textOf(status)).toContain('En ändring sedan dess.');
    expect(textOf(status)).toContain('Väntar på godkännande från Kommunen och Polisen.');
    const read = await t.press(police, status, 'Läs utkastet');
    expect(textOf(read)).toContain('läget 3 december 2021 kl. 15.00');
    expect(textOf(read)).not.toContain('Nionde platsen');
    expect(textOf(read)).toContain('utkast, inte godkänt');
  });

  it('is approved by one of each party, each once and only for the version that holds', async () => {
    expect(textOf(await approve(municipal, 1))).toContain('Sparat. Kommunen har godkänt');
    expect(await approve(municipal, 1)).toMatchObject({ outcome: 'refused', data: { rule: 'twice' } });
    expect(await approve(leader, 1)).toMatchObject({ outcome: 'refused', data: { rule: 'coordinator' } });
    expect(await approve('Gatu- och parkchef', 1)).toMatchObject({ outcome: 'refused' });
    expect(await approve(police, 7)).toMatchObject({ outcome: 'refused', data: { rule: 'old-version' } });
    expect((await record()).approved).toMatchObject([{ followUp: ref, party: 'kommunen' }]);
  });

  it('takes the changes in as a new version that nobody has approved', async () => {
    const renewed = await act(municipal, 'freeze-follow-up', {});
    expect(renewed.data).toMatchObject({ version: 2 });
    expect((await record()).approved).toEqual([]);
    const old = await approve(police, 1);
    expect(textOf(old)).toBe(
      'Det där är version 1. Nu gäller version 2. Läs den och godkänn den i stället.\n[Läs utkastet]',
    );
    expect(await posted()).toEqual([]);
  });

  it('is worded by a coordinator: another version of the same moment', async () => {
    const form = await act(municipal, 'word-follow-up', { version: 2 });
    expect(form.form?.fields.map(({ id }) => id)).toContain('judgement');
    const same = await t.submit(municipal, form, {});
    expect(same).toMatchObject({ outcome: 'refused', data: { rule: 'same' } });
    const worded = await t.submit(municipal, form, { judgement: 'Det går bra, men #1.3 *dröjer* <b>.' });
    expect(worded.data).toMatchObject({ version: 3 });
    expect(textOf(worded)).toContain('Det går bra, men #1.3 *dröjer* <b>.');
    const before = await bot.app.store.latestIssue((await t.agreement()).id, ref, 2);
    const after = await bot.app.store.latestIssue((await t.agreement()).id, ref, 3);
    expect(after?.status).toBe(before?.status);
    expect(after?.document.sections).toEqual(before?.document.sections);
    const late = await t.submit(police, form, { judgement: 'Från en gammal version.' });
    expect(late).toMatchObject({ outcome: 'refused', data: { rule: 'old-version' } });
    const person = await t.submit(municipal, await act(municipal, 'word-follow-up', { version: 3 }), {
      judgement: 'Ring Sven Svensson på 070-174 06 05.',
    });
    expect(person.outcome).not.toBe('done');
    expect(await wholeDatabase(bot)).not.toContain('174 06 05');
  });

  it('is posted at its time when all have approved the same version, once', async () => {
    await approve(municipal, 3);
    expect(textOf(await approve(police, 3))).toContain(
      'Alla parter har godkänt. Den publiceras onsdag 15 december 2021 klockan 09.00.',
    );
    await stepTo(bot, '2021-12-15T08:59');
    expect(await posted()).toEqual([]);
    await stepTo(bot, '2021-12-15T09:00');
    const [post, ...more] = await posted();
    expect(more).toEqual([]);
    expect(post?.text).toContain('Det går bra, men #1.3 *dröjer* <b>.');
    expect(post?.text).toContain('Version 3 · godkänd av Kommunen och Polisen');
    await stepTo(bot, '2021-12-16T09:00');
    expect(await posted()).toEqual([]);
    expect((await record()).posted).toMatchObject([{ followUp: ref, on: '2021-12-15', version: 3 }]);
  });

  it('can then be neither approved, worded nor frozen again', async () => {
    expect(await approve(municipal, 3)).toMatchObject({ outcome: 'refused', data: { rule: 'posted' } });
    for (const command of ['freeze-follow-up', 'word-follow-up'])
      expect(await act(municipal, command, { version: 3 })).toMatchObject({
        outcome: 'refused',
        data: { rule: 'posted' },
      });
  });

  it('tells its coordinators how the channels were reached', async () => {
    expect(textOf(await t.say(municipal, '/samverkan utkast'))).toContain('Så gick det att nå styrgruppen');
    expect(textOf(await t.say(leader, '/samverkan utkast'))).not.toContain('Så gick det');
    expect(await t.say('Gatu- och parkchef', '/samverkan utkast')).toMatchObject({ outcome: 'refused' });
  });

  it('can be fetched as the archive keeps it, the very version that was posted', async () => {
    const status = await t.say(municipal, '/samverkan utkast');
    const reply = await t.press(municipal, status, 'Hämta PDF för arkiv');
    expect(reply).toMatchObject({ outcome: 'done', data: { version: 3, format: 'pdfa' } });
    expect(reply.files?.map(({ name }) => name)).toEqual([expect.stringMatching(/-v3-arkiv\.pdf$/)]);
  });

  it('is kept without a text that is masked, says so, and its post is edited', async () => {
    const before = await bot.app.store.latestIssue((await t.agreement()).id, ref, 3);
    const saying = 'Åtta av tio klara i dag. Två väntar på elanslutning';
    expect(JSON.stringify(before?.document)).toContain(saying);
    const change = (await t.changes('1.3')).find(({ body }) => body.kind === 'note' && body.text.includes(saying));
    const form = await t.say(municipal, '/insats 1.3 maska');
    const masked = await t.submit(municipal, form, { version: String(change?.version), why: 'Fel uppgift' });
    expect(masked.outcome).toBe('done');
    const after = await bot.app.store.latestIssue((await t.agreement()).id, ref, 3);
    expect(JSON.stringify(after?.document)).not.toContain(saying);
    expect(after).toMatchObject({ hash: before?.hash, maskedOn: '2021-12-16' });
    const row = (await bot.app.deliveries.posts({ platform: 'local', tenant: 'local', id: 'Styrgrupp' }, 0)).find(
      ({ kind }) => kind === 'follow-up',
    );
    expect(row?.subject.edit).toBeDefined();
    const read = await act(leader, 'read-follow-up', {});
    expect(textOf(read)).toContain('En text har tagits bort torsdag 16 december 2021.');
    expect(textOf(read)).not.toContain(saying);
    expect(await wholeDatabase(bot)).not.toContain(saying);
  });
});

describe('A summary that nobody has made or approved in time', () => {
  beforeAll(begin);
  afterAll(() => bot.close());

  it('is frozen by the clock ten working days before', async () => {
    await stepTo(bot, '2021-12-06T07:59');
    expect((await record()).frozen).toEqual([]);
    await stepTo(bot, '2021-12-06T08:00');
    expect((await record()).frozen).toMatchObject([{ followUp: ref, version: 1 }]);
    await stepTo(bot, '2021-12-06T09:00');
    expect((await record()).frozen).toHaveLength(1);
  });

  it('is not posted at its time: the coordinators and the steering group are told that hour', async () => {
    await approve(municipal, 1);
    for (const as of [municipal, police, leader]) await t.posts(as);
    await stepTo(bot, '2021-12-15T09:00');
    expect(await posted()).toEqual([]);
    for (const as of [municipal, police, leader]) {
      const told = (await t.posts(as)).map(({ text }) => text).join('\n');
      expect(told).toContain('är inte godkänd av alla parter och skickas därför inte i dag');
    }
  });

  it('is posted as soon as the last party approves', async () => {
    bot.clock.set('2021-12-15T14:20');
    const reply = await approve(police, 1);
    expect(textOf(reply)).toContain('Alla parter har godkänt. Den skickas nu till styrgruppen.');
    expect(await posted()).toHaveLength(1);
    await stepTo(bot, '2021-12-16T09:00');
    expect(await posted()).toEqual([]);
  });

  it('shows the next one what is new since', async () => {
    await t.say(municipal, '/samverkan möte blev av Styrgrupp 2021-12-20', { at: '2021-12-21T09:00' });
    bot.clock.set('2022-01-10T10:00');
    await t.say(municipal, '/samverkan möte ny Styrgrupp 2 februari 2022 kl 13-14');
    expect(await t.say(municipal, '/insats 1.5 läge röd inget fungerar längre')).toMatchObject({ outcome: 'done' });
    expect(await t.say(municipal, '/insats 1.3 läge röd elnätsbolaget svarar inte')).toMatchObject({ outcome: 'done' });
    await stepTo(bot, '2022-01-19T08:00');
    const read = await t.act(municipal, {
      command: 'read-follow-up',
      agreement: (await t.agreement()).id,
      args: { kind: 'summary', for: '2022-02-02' },
    });
    const lines = textOf(read).split('\n');
    expect(lines.find((line) => line.startsWith('• 3.2'))).toContain('(nytt)');
    expect(lines.find((line) => line.startsWith('• 1.3'))).toMatch(/\(ändrat\).*elnätsbolaget svarar inte/);
    expect(lines.find((line) => line.startsWith('• 3.3'))).not.toMatch(/nytt|ändrat/);
    expect(textOf(read)).toContain('Summa | 18 | 3 | 9 (10) | 5 | 4 (3)');
    expect(labelsOf(read)).toContain('Godkänn');
  });
});

describe('What is typed', () => {
  beforeAll(begin);
  afterAll(() => bot.close());

  it('freezes with “utkast ny” and approves with the version that was read', async () => {
    expect(textOf(await t.say(municipal, '/samverkan godkänn'))).toContain('inget utkast än');
    expect(await t.say(municipal, '/samverkan utkast ny')).toMatchObject({ outcome: 'done', data: { version: 1 } });
    expect(labelsOf(await t.say(municipal, '/samverkan godkänn'))).toContain('Godkänn');
    expect((await record()).approved).toEqual([]);
    expect(await t.say(municipal, '/samverkan godkänn version 1')).toMatchObject({ outcome: 'done' });
    expect(labelsOf(await t.say(municipal, '/samverkan utkast'))).not.toContain('Godkänn');
    expect(await t.say(police, '/samverkan godkänn 2')).toMatchObject({
      outcome: 'refused',
      data: { rule: 'old-version' },
    });
    expect(await t.say(police, '/samverkan utkast ny')).toMatchObject({ outcome: 'done', data: { version: 2 } });
    expect((await record()).approved).toEqual([]);
  });
});
