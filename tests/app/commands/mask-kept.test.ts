import { appendFile, cp, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Reply } from '../../../src/chat/incoming.ts';
import { startBot, type TestBot } from '../../helpers/bot.ts';
import { aFolder } from '../../helpers/folder.ts';
import { stepTo } from '../../helpers/step.ts';
import { type Talk, talk, textOf, wholeDatabase } from '../../helpers/talk.ts';

const ours = 'Samordnare i kommunen';
const theirs = 'Samordnare i polisen';
const clean = { chain: { ok: true }, contentFaults: 0 };

async function mask(t: Talk, as: string, words: string): Promise<Reply> {
  const form = await t.say(as, `/samverkan maska ${words}`);
  const field = form.form?.fields.find(({ id }) => id === 'text');
  const text = field?.kind === 'select' ? (field.options[0]?.value ?? '') : '';
  return t.submit(as, form, { text, why: 'pekar ut någon' });
}

async function noteOn(t: Talk, as: string, number: string, text: string): Promise<void> {
  expect((await t.say(as, `/insats ${number} ${text}`)).outcome).toBe('done');
}

const answersOf = (answers: readonly string[], what: 'draft' | 'hand-in') => ({
  ...Object.fromEntries(answers.map((text, index) => [`answer-${index + 1}`, text])),
  do: what,
});

describe('maska, in a review that is posted', () => {
  const ref = { kind: 'review', for: '2021-12' } as const;
  const words = 'Grannen på Åvägen har hört av sig i flera omgångar.';
  const paragraph =
    'Vaktmästarens arbetstider har diskuterats länge mellan oss och skolan, utan att vi har kommit fram.';
  let bot: TestBot;
  let t: Talk;
  const issue = async () => bot.app.store.latestIssue((await t.agreement()).id, ref);

  beforeAll(async () => {
    bot = await startBot({}, { at: '2021-12-07T10:00' });
    t = talk(bot);
    const handIn = async (as: string, answers: readonly string[]) =>
      t.submit(as, await t.say(as, '/samverkan uppföljning svar'), answersOf(answers, 'hand-in'));
    await handIn(ours, [words, `Det går bra.\n\n${paragraph}`, 'Nej.']);
    await handIn(theirs, ['Bra.', 'Bra det med.', 'Lugnare.']);
    await stepTo(bot, '2021-12-07T10:05');
    const agreement = (await t.agreement()).id;
    for (const as of [ours, theirs])
      await t.act(as, { command: 'approve-follow-up', agreement, args: { ...ref, version: 1 } });
    await stepTo(bot, '2021-12-08T09:00');
  });
  afterAll(() => bot.close());

  it('makes the document without the words, throws its files away and edits its posts', async () => {
    const before = await issue();
    expect(JSON.stringify(before?.document)).toContain('Åvägen');
    expect((await bot.app.file(`follow-up/${before?.id}/docx`))?.bytes.length).toBeGreaterThan(1000);
    const files = () => bot.running.pool.query('SELECT 1 FROM follow_up_file');
    expect((await files()).rows.length).toBeGreaterThan(0);
    const [post] = (await t.posts('Styrgrupp')).filter(({ kind }) => kind === 'follow-up');
    expect(post?.text).toContain('Åvägen');

    expect((await mask(t, theirs, 'Åvägen')).outcome).toBe('done');
    expect((await mask(t, theirs, 'Vaktmästarens')).outcome).toBe('done');
    const after = await issue();
    expect(after).toMatchObject({ hash: before?.hash, maskedOn: '2021-12-08' });
    expect(JSON.stringify(after?.document)).toContain('Bra det med.');
    expect(/Åvägen|Vaktmästarens|har kommit fram/.test(await wholeDatabase(bot))).toBe(false);
    expect((await files()).rows).toEqual([]);
    expect((await bot.app.deliveries.delivery(post?.id ?? ''))?.subject.edit).toBeGreaterThan(post?.seq ?? 0);
    const read = await t.act(ours, {
      command: 'read-follow-up',
      agreement: (await t.agreement()).id,
      args: { ...ref },
    });
    expect(textOf(read)).toContain('[borttagen text]');
    expect(textOf(read)).toContain('En text har tagits bort onsdag 8 december 2021.');
    expect(await bot.app.verifyLog()).toMatchObject(clean);
  });

  it('takes a short answer away where it stands alone, and no other word like it', async () => {
    expect(JSON.stringify((await issue())?.document)).toContain('"Nej."');
    expect((await mask(t, ours, 'Nej.')).outcome).toBe('done');
    const document = JSON.stringify((await issue())?.document);
    expect(document).not.toContain('"Nej."');
    expect(document).toContain('Lugnare.');
  });
});

describe('the register of what was masked', () => {
  it('reaches what a backup brings back: the record, its meetings and the documents that are kept', async () => {
    const [folder, backup] = [aFolder(), aFolder()];
    const [secret, place] = ['Vaktmästaren på skolan har slutat efter bråket.', 'Hemma hos ordföranden'];
    const judgement = 'Kioskägaren vid torget är nöjd.';
    const settings = { SAMVERKAN_DATA: folder, DATABASE_URL: '' };
    const first = await startBot(settings);
    const said = talk(first);
    await said.say(ours, `/samverkan möte ny Styrgrupp 20 december 2021 kl 13-14 plats ${place}`);
    const form = await said.say(ours, '/samverkan beslut ny');
    const filled = { question: secret, proposal: '', otherwise: '', latest: '' };
    expect((await said.submit(ours, form, filled)).outcome).toBe('done');
    const made = await said.press(ours, await said.say(ours, '/samverkan utkast'), 'Gör utkast');
    expect(made.outcome).toBe('done');
    const wording = await said.press(ours, made, 'Ändra ordalydelse');
    expect((await said.submit(ours, wording, { judgement })).outcome).toBe('done');
    await first.running.stop();
    await cp(join(folder, 'database'), join(backup, 'database'), { recursive: true });

    const second = await startBot(settings);
    const again = talk(second);
    expect((await mask(again, theirs, 'Vaktmästaren')).outcome).toBe('done');
    expect((await mask(again, theirs, 'Hemma')).outcome).toBe('done');
    expect((await mask(again, theirs, 'Kioskägaren')).outcome).toBe('done');
    expect(/Vaktmästaren|Hemma hos|Kioskägaren/.test(await wholeDatabase(second))).toBe(false);
    await second.running.stop();
    const register = await readFile(join(folder, 'maskerat.jsonl'), 'utf8');
    expect(register).toContain('pekar ut någon');
    expect(register).not.toMatch(/Vaktmästaren|Hemma|Kioskägaren/);
    // Lines that were cut off, or that somebody else's program wrote, are passed over and told of.
    await appendFile(join(folder, 'maskerat.jsonl'), '{"agreementId":"x","record":[{"vers');

    await rm(join(folder, 'database'), { recursive: true });
    await cp(join(backup, 'database'), join(folder, 'database'), { recursive: true });
    const third = await startBot(settings);
    expect(third.log).toContainEqual({ level: 'warn', event: 'masks.unreadable', facts: { lines: 1 } });
    expect(second.log.map(({ event }) => event)).not.toContain('masks.unreadable');
    expect(/Vaktmästaren|Hemma hos|Kioskägaren/.test(await wholeDatabase(third))).toBe(false);
    const agreement = (await talk(third).agreement()).id;
    const changes = await third.app.store.agreementChanges(agreement);
    expect(changes.find(({ body }) => body.kind === 'brief')).toMatchObject({
      body: { question: '' },
      masked: { by: theirs, why: 'pekar ut någon' },
    });
    expect((await third.app.store.followUpIssues(agreement))[0]?.maskedOn).toBeDefined();
    expect((await third.app.store.meetings(agreement))[0]?.state.plan.place).toBe('');
    expect(await third.app.verifyLog()).toMatchObject(clean);
    const { length } = changes;
    expect(await third.app.reapplyMasks()).toBe(0);
    expect(await third.app.store.agreementChanges(agreement)).toHaveLength(length);
    await Promise.all([first, second, third].map((each) => each.close().catch(() => {})));
  });

  it('takes away what the backup holds of what was masked, and nothing that is written where that was lost', async () => {
    const [folder, backup] = [aFolder(), aFolder()];
    const settings = { SAMVERKAN_DATA: folder, DATABASE_URL: '' };
    const database = join(folder, 'database');
    const bots: TestBot[] = [];
    // The clock stands, and what is said has the same ids: nothing but what is drawn at random differs between the two pasts.
    const start = async () => {
      const bot = await startBot(settings);
      bots.push(bot);
      const said = talk(bot);
      await said.say(ours, '/samverkan hjälp');
      return { bot, said };
    };
    const write = async (t: Talk, note: string, question: string, place: string) => {
      await noteOn(t, 'Gatu- och parkchef', '1.3', note);
      const form = await t.say(ours, '/samverkan beslut ny');
      const filled = { question, proposal: '', otherwise: '', latest: '' };
      expect((await t.submit(ours, form, filled)).outcome).toBe('done');
      const booked = await t.say(ours, `/samverkan möte ny Styrgrupp 20 december 2021 kl 13-14 plats ${place}`);
      expect(booked.outcome).toBe('done');
    };
    const everything = async ({ app }: TestBot, t: Talk) => {
      const { id } = await t.agreement();
      const [measure, record, meetings] = await Promise.all([
        t.changes('1.3'),
        app.store.agreementChanges(id),
        app.store.meetingChanges(id),
      ]);
      return [...measure, ...record, ...meetings].filter(({ body }) => body.kind !== 'planned');
    };
    const first = await start();
    await noteOn(first.said, 'Driftansvarig park', '1.4', 'Ordföranden ringde igen.');
    await first.bot.running.stop();
    await cp(database, join(backup, 'database'), { recursive: true });

    const second = await start();
    await second.said.say(ours, '/samverkan hjälp');
    const inBackup = await second.said.say(ours, '/insats 1.4 maska 2 pekar ut någon');
    expect(inBackup.outcome).toBe('done');
    await write(second.said, 'Ordföranden i föreningen var emot.', 'Vaktmästaren har slutat.', 'Hemma hos ordföranden');
    const lost = await everything(second.bot, second.said);
    expect((await second.said.say(ours, '/insats 1.3 maska 2 pekar ut någon')).outcome).toBe('done');
    for (const words of ['Vaktmästaren', 'Hemma'])
      expect((await mask(second.said, theirs, words)).outcome).toBe('done');
    await second.bot.running.stop();
    await rm(database, { recursive: true });
    await cp(join(backup, 'database'), database, { recursive: true });

    const third = await start();
    expect((await wholeDatabase(third.bot)).includes('ringde igen')).toBe(false);
    for (const _ of [1, 2]) await third.said.say(ours, '/samverkan hjälp');
    await write(third.said, 'Nio av tio armaturer monterade', 'Ska belysningen tändas?', 'Kommunhuset');
    const written = await everything(third.bot, third.said);
    const named = (changes: typeof written) => changes.map(({ version, recordedAt }) => ({ version, recordedAt }));
    expect(named(written)).toEqual(named(lost));
    await third.bot.running.stop();

    const fourth = await start();
    expect(await everything(fourth.bot, fourth.said)).toEqual(written);
    expect(await fourth.bot.app.reapplyMasks()).toBe(0);
    expect(await fourth.bot.app.verifyLog()).toMatchObject(clean);
    await Promise.all(bots.map((each) => each.close().catch(() => {})));
  });

  it('goes by the time alone where its line says no more, give or take what clocks differ by', async () => {
    const folder = aFolder();
    const settings = { SAMVERKAN_DATA: folder, DATABASE_URL: '' };
    const first = await startBot(settings);
    const said = talk(first);
    await noteOn(said, 'Gatu- och parkchef', '1.3', 'Skrivet efteråt.');
    await noteOn(said, 'Driftansvarig park', '1.4', 'Skrivet före.');
    const { id: agreementId } = await said.agreement();
    const [later, earlier] = [await said.measure('1.3'), await said.measure('1.4')];
    const line = (measureId: string, at: string) =>
      `\n${JSON.stringify({ agreementId, measureId, versions: [2], by: ours, why: 'fel', at })}\n`;
    await first.running.stop();
    // They were written at 08:00:00.
    await appendFile(
      join(folder, 'maskerat.jsonl'),
      line(later.id, '2021-11-10T07:59:00.000Z') + line(earlier.id, '2021-11-10T07:59:57.000Z'),
    );
    const second = await startBot(settings);
    const whole = await wholeDatabase(second);
    expect(whole.includes('Skrivet efteråt.')).toBe(true);
    expect(whole.includes('Skrivet före.')).toBe(false);
    await Promise.all([first, second].map((each) => each.close().catch(() => {})));
  });

  it('still holds for the lines of before the record could be masked', async () => {
    const folder = aFolder();
    const settings = { SAMVERKAN_DATA: folder, DATABASE_URL: '' };
    const first = await startBot(settings);
    const said = talk(first);
    await said.say('Gatu- och parkchef', '/insats 1.3 Ordföranden i föreningen var emot.', { in: 'EST strategisk' });
    const { id } = await said.measure('1.3');
    const line = { agreementId: (await said.agreement()).id, measureId: id, versions: [2], by: ours, why: 'fel' };
    await first.running.stop();
    await appendFile(
      join(folder, 'maskerat.jsonl'),
      `\n${JSON.stringify({ ...line, at: '2021-11-10T08:00:00.000Z' })}\n`,
    );
    const second = await startBot(settings);
    expect(await wholeDatabase(second)).not.toContain('föreningen');
    await Promise.all([first, second].map((each) => each.close().catch(() => {})));
  });
});
