import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { applyAgreement } from '../../../src/cli/agreement-apply.ts';
import { instantToIso, readLocalTime } from '../../../src/domain/time.ts';
import { startBot, type TestBot } from '../../helpers/bot.ts';
import { stepTo } from '../../helpers/step.ts';
import { type Talk, talk, textOf } from '../../helpers/talk.ts';

const municipal = 'Samordnare i kommunen';
const police = 'Samordnare i polisen';
const ref = { kind: 'summary', for: '2021-12-20' } as const;
const example = readFileSync(new URL('../../../examples/upplands-vasby/overenskommelse.yaml', import.meta.url), 'utf8');

let bot: TestBot;
let t: Talk;

beforeEach(async () => {
  bot = await startBot({}, { at: '2021-12-03T15:00' });
  t = talk(bot);
  await t.say(municipal, '/samverkan möte ny Styrgrupp 20 december 2021 kl 13-14');
});
afterEach(() => bot.close());

const act = async (as: string, command: string, args: Record<string, string | number> = {}) =>
  t.act(as, { command, agreement: (await t.agreement()).id, args: { ...ref, ...args } });
const approve = (as: string) => act(as, 'approve-follow-up', { version: 1 });
const record = async () => (await bot.app.store.record((await t.agreement()).id)).record;
const posted = async () => (await t.posts('Styrgrupp')).filter(({ kind }) => kind === 'follow-up');

/** The agreement with more parties; each is led by a function of its own and has no coordinator unless told. */
async function withParties(names: readonly string[], coordinators: readonly string[] = []) {
  const parties = names.map(
    (name) => `  - namn: ${name} i Mälardalen\n    kortnamn: ${name}\n    myndighet: ja\n    röstar: nej`,
  );
  const functions = names.flatMap((name) => [
    `  - namn: Chef för ${name}\n    part: ${name}\n    roller: [styrgrupp]`,
    ...(coordinators.includes(name)
      ? [`  - namn: Samordnare för ${name}\n    part: ${name}\n    roller: [samordnare]`]
      : []),
  ]);
  const text = example
    .replace(/(parter:\n(?:.|\n)*?)(\n(?=[a-zåäö_]+:|#|\n))/, `$1\n${parties.join('\n')}$2`)
    .replace(/(funktioner:\n)/, `$1${functions.join('\n')}\n`);
  expect(await applyAgreement(bot.app, { fileName: 'overenskommelse.yaml', text })).toMatchObject({ ok: true });
}

describe('An agreement with more parties', () => {
  it('waits for every one of three, whose leader approves while nobody coordinates for it', async () => {
    await withParties(['Regionen']);
    await act(municipal, 'freeze-follow-up');
    await approve(municipal);
    expect(textOf(await approve(police))).toContain('Regionen');
    await stepTo(bot, '2021-12-15T09:00');
    expect(await posted()).toEqual([]);
    bot.clock.set('2021-12-15T11:00');
    expect(textOf(await approve('Chef för Regionen'))).toContain('skickas nu');
    expect(await posted()).toHaveLength(1);
  });

  it('waits for all of five', async () => {
    await withParties(['Regionen', 'Brandkåren', 'Bolaget']);
    await act(municipal, 'freeze-follow-up');
    for (const as of [municipal, police, 'Chef för Regionen', 'Chef för Brandkåren']) await approve(as);
    await stepTo(bot, '2021-12-15T09:00');
    expect(await posted()).toEqual([]);
    await approve('Chef för Bolaget');
    const [post] = await posted();
    expect(post?.text).toContain('Kommunen, Polisen, Regionen, Brandkåren och Bolaget');
  });

  it('is not posted with the two approvals that were all, once a third party has joined', async () => {
    await act(municipal, 'freeze-follow-up');
    await approve(municipal);
    await approve(police);
    const { id } = (await bot.app.store.followUpIssues((await t.agreement()).id))[0] ?? { id: '' };
    const before = await bot.app.file(`follow-up/${id}/docx`);
    await withParties(['Regionen']);
    await stepTo(bot, '2021-12-15T09:00');
    expect(await posted()).toEqual([]);
    await approve('Chef för Regionen');
    expect(await posted()).toHaveLength(1);
    const after = await bot.app.file(`follow-up/${id}/docx`);
    expect(Buffer.compare(before?.bytes ?? Buffer.of(), after?.bytes ?? Buffer.of())).not.toBe(0);
  });

  it('asks the coordinator, when there is one at last, and no longer the leader', async () => {
    await withParties(['Regionen']);
    await act(municipal, 'freeze-follow-up');
    await withParties(['Regionen'], ['Regionen']);
    expect(await approve('Chef för Regionen')).toMatchObject({ outcome: 'refused', data: { rule: 'coordinator' } });
    expect((await record()).approved).toEqual([]);
    expect((await approve('Samordnare för Regionen')).outcome).toBe('done');
    expect(await approve('Samordnare för Regionen')).toMatchObject({ outcome: 'refused', data: { rule: 'twice' } });
  });
});

describe('The steering group’s channels', () => {
  const bound = (count: number) =>
    Array.from({ length: count }, (_, index) => ({ platform: 'slack' as const, tenant: 'T0', id: `C${index}` }));
  const commit = async (kind: 'bind-channel' | 'unbind-channel', id: string) => {
    const agreement = await t.agreement();
    const group = agreement.groups.find((each) => each.kind === 'steering');
    const channel = bound(9).find((each) => each.id === id);
    if (!group || !channel) throw new Error('no steering group');
    const now = bot.app.clock.now();
    await bot.app.store.commit({
      outcome: 'done',
      agreementId: agreement.id,
      at: now,
      recordedAt: now,
      actor: 'operator',
      effects: [
        kind === 'bind-channel'
          ? { kind, bound: { channel, agreementId: agreement.id, groupId: group.id, name: id } }
          : { kind, channel },
      ],
    });
  };
  const placed = async () =>
    (
      await bot.running.pool.query<{ channel: string }>(
        `SELECT split_part(key, '/', 5) AS channel FROM delivery WHERE kind = 'follow-up' ORDER BY key`,
      )
    ).rows.map(({ channel }) => channel);

  it('are those that are bound when it is posted, not when it was approved: each once', async () => {
    for (const id of ['C0', 'C1']) await commit('bind-channel', id);
    await act(municipal, 'freeze-follow-up');
    await approve(municipal);
    await approve(police);
    await commit('unbind-channel', 'C0');
    await commit('bind-channel', 'C2');
    await stepTo(bot, '2021-12-15T09:00');
    await stepTo(bot, '2021-12-15T09:01');
    expect((await placed()).filter((id) => id.startsWith('C'))).toEqual(['C1', 'C2']);
  });
});

describe('An agreement that is stopped while a draft waits', () => {
  it('has nothing approved or posted any more', async () => {
    await act(municipal, 'freeze-follow-up');
    await approve(municipal);
    await bot.running.pool.query('UPDATE agreement SET stopped_at = $1, revision = revision + 1', [
      instantToIso(readLocalTime('2021-12-10T00:00')),
    ]);
    bot.clock.set('2021-12-11T10:00');
    expect(await approve(police)).toMatchObject({ outcome: 'refused', data: { rule: 'ended' } });
    await stepTo(bot, '2021-12-15T09:00');
    expect(await posted()).toEqual([]);
  });
});
