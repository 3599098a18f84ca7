import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Reply } from '../../../src/chat/incoming.ts';
import { startBot, type TestBot } from '../../helpers/bot.ts';
import { buttonsOf, type Talk, talk, textOf, wholeDatabase } from '../../helpers/talk.ts';

const ours = 'Samordnare i kommunen';
const theirs = 'Samordnare i polisen';
const parks = 'Gatu- och parkchef';
const clean = { chain: { ok: true }, contentFaults: 0 };
const decision = { decision: 'KS 2022/345', decided: '2022-11-01', months: '24' };

let bot: TestBot;
let t: Talk;

/** A form of one of the types, opened by its button. */
async function form(type: string, as = ours): Promise<Reply> {
  const agreement = (await t.agreement()).id;
  return t.act(as, { command: 'retention', agreement, args: { enter: type } });
}
const enter = async (type: string, values: Record<string, string> = decision, as = ours) =>
  t.submit(as, await form(type, as), values);
async function decide(type: string, values: Record<string, string> = decision): Promise<void> {
  expect((await enter(type, values)).outcome).toBe('done');
  expect((await t.press(theirs, await t.say(theirs, '/samverkan gallring'), 'Bekräfta')).outcome).toBe('done');
}
async function passTo(local: string): Promise<void> {
  bot.clock.set(local);
  await bot.running.tick();
}
const record = async () => (await bot.app.store.record((await t.agreement()).id)).record.retention;
const clockLines = async () => textOf(await t.say(ours, '/samverkan'));
const audited = async (kind: string) =>
  (
    await bot.running.pool.query<{ subject: Record<string, unknown>; actor: string }>(
      'SELECT subject, actor FROM audit_log WHERE kind = $1 ORDER BY seq',
      [kind],
    )
  ).rows;

describe('a disposal decision', () => {
  beforeAll(async () => {
    bot = await startBot({}, { at: '2022-11-10T09:00' });
    t = talk(bot);
  });
  afterAll(() => bot.close());

  it('is off until somebody enters one, and only coordinators see it', async () => {
    const shown = await t.say(ours, '/samverkan gallring');
    expect(textOf(shown).match(/Av\. Inget gallras\./g)).toHaveLength(5);
    expect(textOf(shown)).toContain('loggen gallras inte');
    expect((await t.say(parks, '/samverkan gallring')).outcome).toBe('refused');
    expect((await t.say('Kommundirektör', '/samverkan gallring')).outcome).toBe('refused');
  });

  it.each([
    ['no number', { ...decision, decision: '' }],
    ['a sentence instead of a number', { ...decision, decision: 'vi kom överens om det' }],
    ['a day that has not come', { ...decision, decided: '2023-01-01' }],
    ['a day that is none', { ...decision, decided: '2022-02-30' }],
    ['too few months', { ...decision, months: '2' }],
    ['months that are no number', { ...decision, months: 'två år' }],
    ['far too many months', { ...decision, months: '999' }],
  ])('with %s is refused, and nothing is recorded', async (_what, values) => {
    const before = await record();
    expect((await enter('notes', values)).outcome).toBe('refused');
    expect(await record()).toEqual(before);
  });

  it('counts for nothing until another party’s coordinator has confirmed; one’s own party can’t', async () => {
    expect(textOf(await enter('notes'))).toContain('när en samordnare hos Polisen har bekräftat');
    const [told] = (await t.posts(theirs)).filter(({ kind }) => kind === 'notice');
    expect(told?.text).toContain('Kommunen har lagt in ett gallringsbeslut: anteckningar och skäl.');
    expect(await record()).toMatchObject([{ type: 'notes', proposal: { decision: 'KS 2022/345', months: 24 } }]);
    expect(buttonsOf(await t.say(ours, '/samverkan gallring')).map(({ label }) => label)).not.toContain('Bekräfta');
    const shown = await t.say(theirs, '/samverkan gallring');
    const confirm = buttonsOf(shown).find(({ label }) => label === 'Bekräfta');
    if (!confirm) throw new Error('no button');
    expect(await t.act(ours, confirm.action)).toMatchObject({ outcome: 'refused', data: { rule: 'own-party' } });
    // It was changed while they read it.
    await enter('notes', { ...decision, months: '36' });
    expect(await t.act(theirs, confirm.action)).toMatchObject({ outcome: 'refused', data: { rule: 'not-waiting' } });
    const again = await t.press(theirs, await t.say(theirs, '/samverkan gallring'), 'Bekräfta');
    expect(textOf(again)).toContain('Gallras tidigast 1 januari 2026.');
    expect(await record()).toMatchObject([{ type: 'notes', rule: { decision: 'KS 2022/345', months: 36 } }]);
    expect(await t.act(theirs, confirm.action)).toMatchObject({ outcome: 'refused' });
  });

  it('can be declined, and turned off by either party', async () => {
    await enter('meetings');
    await t.press(theirs, await t.say(theirs, '/samverkan gallring'), 'Avvisa');
    expect((await record()).find(({ type }) => type === 'meetings')).not.toHaveProperty('rule');
    expect((await t.press(theirs, await t.say(theirs, '/samverkan gallring'), 'Stäng av')).outcome).toBe('done');
    expect((await record()).some(({ rule }) => rule !== undefined)).toBe(false);
  });
});

describe('what has come of age', () => {
  const said = 'Tre av tio armaturer vid bryggan är lagade';
  const why = 'väntar på elbolaget';
  let folder: string;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'samverkan-test-'));
    bot = await startBot({ SAMVERKAN_DATA: folder, DATABASE_URL: '' }, { at: '2022-11-10T09:00' });
    t = talk(bot);
    await t.say(parks, `/insats 1.3 anteckna ${said}`);
    await t.say(parks, `/insats 1.3 läge gul ${why}`);
    await t.say(ours, '/samverkan möte ny Styrgrupp 20 december 2022 kl 13-14 plats Vita salen');
    expect((await t.press(ours, await t.say(ours, '/samverkan utkast'), 'Gör utkast')).outcome).toBe('done');
  });
  afterAll(() => bot.close());

  it('stays in an agreement that runs, and after its end until the months have passed', async () => {
    for (const type of ['notes', 'meetings', 'follow-ups']) await decide(type);
    await passTo('2022-12-31T09:00');
    await passTo('2024-12-31T09:00');
    const text = await wholeDatabase(bot);
    for (const words of [said, why, 'Vita salen']) expect(text).toContain(words);
    expect(await audited('disposed')).toEqual([]);
  });

  it('goes in one transaction with a row of the log that counts, and leaves the skeleton, the clock and the chain as they were', async () => {
    const before = { clock: await clockLines(), log: (await audited('note')).length };
    await passTo('2025-01-01T09:00');
    const text = await wholeDatabase(bot);
    for (const words of [said, why, 'Vita salen']) expect(text, words).not.toContain(words);
    const rows = await audited('disposed');
    expect(rows.map(({ subject }) => ({ ...subject, record: 0 }))).toEqual([
      { record: 0, type: 'notes', decision: 'KS 2022/345', count: 2, before: '2024-12-31T23:00:00.000Z' },
      { record: 0, type: 'meetings', decision: 'KS 2022/345', count: 1, before: '2024-12-31T23:00:00.000Z' },
      { record: 0, type: 'follow-ups', decision: 'KS 2022/345', count: 1, before: '2024-12-31T23:00:00.000Z' },
    ]);
    expect(rows.every(({ actor }) => actor === 'clock')).toBe(true);
    expect(await clockLines()).toBe(before.clock);
    expect((await audited('note')).length).toBe(before.log);
    expect(await bot.app.verifyLog()).toMatchObject(clean);
    const notes = (await t.changes('1.3')).filter(({ body }) => body.kind === 'note');
    expect(notes).toMatchObject([
      { author: { function: parks }, masked: { by: 'Gallring', why: 'Gallringsbeslut KS 2022/345' } },
    ]);
    expect((await t.measure('1.3')).state.plan.title).not.toBe('');
    expect(textOf(await t.say(ours, '/insats 1.3 historik'))).toContain('Gallringsbeslut KS 2022/345');
    expect(textOf(await t.say(ours, '/samverkan gallring'))).toContain('Hittills gallrat: 2, senast 1 januari 2025.');
    expect((await bot.running.pool.query('SELECT 1 FROM follow_up_file')).rows).toEqual([]);
  });

  it('is in the register also when the program died just after it was done', async () => {
    const path = join(folder, 'maskerat.jsonl');
    await writeFile(path, '');
    await passTo('2025-01-01T10:00');
    expect(await readFile(path, 'utf8')).toBe('');
    await passTo('2025-01-02T04:00');
    const lines = (await readFile(path, 'utf8')).split('\n').filter((line) => line !== '');
    expect(lines.map((line) => JSON.parse(line).disposed).toSorted()).toEqual(['follow-ups', 'meetings', 'notes']);
  });

  it('goes once: the next days find nothing', async () => {
    await passTo('2025-01-03T09:00');
    await passTo('2025-06-02T09:00');
    expect(await audited('disposed')).toHaveLength(3);
  });

  it('goes again after a backup from before the decision has been restored: the register outside the database knows it', async () => {
    const register = await readFile(join(folder, 'maskerat.jsonl'), 'utf8');
    expect(register).toContain('KS 2022/345');
    expect(register).not.toContain('armaturer');
    const { pool } = bot.running;
    // As the backup has it: the text, and no decision.
    await pool.query(`DELETE FROM agreement_change WHERE kind LIKE 'retention%' OR kind = 'disposed'`);
    await pool.query(
      `UPDATE measure_change SET body = body || jsonb_build_object('text', $1::text), masked = NULL WHERE kind = 'note' AND masked->>'by' = 'Gallring'`,
      [said],
    );
    expect(await wholeDatabase(bot)).toContain(said);
    expect(await bot.app.reapplyDisposals()).toBe(1);
    expect(await wholeDatabase(bot)).not.toContain(said);
    expect(await bot.app.reapplyDisposals()).toBe(0);
  });
});

describe('reminders and messages', () => {
  beforeAll(async () => {
    bot = await startBot({}, { at: '2021-11-10T09:00' });
    t = talk(bot);
  });
  afterAll(() => bot.close());

  it('go by their own day also while the agreement runs, never those of the last year, and nothing is sent again', async () => {
    await passTo('2021-11-15T09:00');
    const count = async (sql: string) =>
      Number((await bot.running.pool.query(`SELECT count(*) AS n FROM ${sql}`)).rows[0].n);
    const early = await count("reminder WHERE at < '2021-11-20'");
    expect(early).toBeGreaterThan(0);
    await decide('reminders', { decision: 'A123.456/2021', decided: '2021-11-01', months: '12' });
    await passTo('2022-11-10T09:00');
    expect(await count("reminder WHERE at < '2021-11-20'")).toBe(early);
    const later = await count("reminder WHERE at >= '2021-11-20'");
    await passTo('2022-11-16T09:00');
    expect(await count("reminder WHERE at < '2021-11-16'")).toBe(0);
    expect(await count("reminder WHERE at >= '2021-11-20'")).toBeGreaterThanOrEqual(later);
    const [gone] = await audited('disposed');
    expect(gone?.subject).toMatchObject({ type: 'reminders', decision: 'A123.456/2021' });
    expect(Number(gone?.subject.count)).toBeGreaterThanOrEqual(early);
    expect(await bot.app.verifyLog()).toMatchObject(clean);
    await passTo('2022-11-17T09:00');
    expect(await count("reminder WHERE at >= '2022-11-16' AND planned_on < '2021-12-31'")).toBe(0);
  });
});
