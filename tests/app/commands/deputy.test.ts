import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildPost } from '../../../src/app/build-post.ts';
import type { AccountRef, Reply } from '../../../src/chat/incoming.ts';
import type { Action } from '../../../src/chat/message.ts';
import { bindChannel, holdFunction, startBot, type TestBot } from '../../helpers/bot.ts';
import { buttonsOf, textOf } from '../../helpers/talk.ts';

const slack = (id: string): AccountRef => ({ platform: 'slack', tenant: 'T1', id });
const channel = slack('C1');
const municipal = slack('U-COORDINATOR');
const police = slack('U-POLICE');
const parks = slack('U-PARKS');
const youth = slack('U-YOUTH');
const chief = slack('U-CHIEF');
const officer = slack('U-OFFICER');

let bot: TestBot;
let count = 0;

beforeAll(async () => {
  bot = await startBot();
  const { app } = bot;
  await holdFunction(app, municipal, 'Samordnare i kommunen');
  await holdFunction(app, police, 'Samordnare i polisen');
  await holdFunction(app, parks, 'Gatu- och parkchef');
  await holdFunction(app, youth, 'Fritidschef');
  await holdFunction(app, chief, 'Kommundirektör');
  await holdFunction(app, officer, 'Kommunpolis');
  await bindChannel(app, channel, 'EST strategisk');
});
afterAll(() => bot.close());

const incoming = (account: AccountRef) => ({ id: `deputy/${++count}`, origin: { account, visible: false } });
const say = (account: AccountRef, text: string) => bot.app.dispatch({ ...incoming(account), kind: 'typed', text });
const act = (account: AccountRef, action: Action) => bot.app.dispatch({ ...incoming(account), kind: 'action', action });
const press = (account: AccountRef, from: Reply, label: string) => {
  const listed = from.message.blocks.flatMap((block) =>
    block.kind === 'list' ? block.items.flatMap((item) => item.button ?? []) : [],
  );
  const found = [...buttonsOf(from), ...listed].find((button) => button.label === label);
  if (!found) throw new Error(`no button ${label} in: ${textOf(from)}`);
  return act(account, found.action);
};
const submit = (account: AccountRef, form: Reply, values: Record<string, string>) => {
  if (!form.form) throw new Error(`no form in: ${textOf(form)}`);
  return bot.app.dispatch({ ...incoming(account), kind: 'submission', action: form.form.action, values });
};

async function formOf(account: AccountRef): Promise<Reply> {
  return press(account, await say(account, '/samverkan ersättare'), 'Utse ersättare');
}

function choices(form: Reply): readonly { value: string; label: string }[] {
  return (
    form.form?.fields.flatMap((field) => (field.kind === 'select' && field.id === 'deputy' ? field.options : [])) ?? []
  );
}

async function nameDeputy(by: AccountRef, who: AccountRef, from: string, to: string): Promise<Reply> {
  const form = await formOf(by);
  const deputy = choices(form).find(({ label }) => label.endsWith(`konto ${who.id}`))?.value;
  return submit(by, form, { deputy: deputy ?? `nobody like ${who.id}`, from, to });
}

async function endAll(by: AccountRef): Promise<void> {
  for (;;) {
    const list = await say(by, '/samverkan ersättare');
    if (list.data?.deputies === undefined || (list.data.deputies as unknown[]).length === 0) return;
    await press(by, list, 'Ta bort');
  }
}

/** Everything that was to be sent to the account, whether or not its platform is there. */
async function postsTo(account: AccountRef): Promise<readonly string[]> {
  const { rows } = await bot.running.pool.query<{ id: string }>(
    'SELECT id FROM delivery WHERE platform = $1 AND target_id = $2 ORDER BY seq',
    [account.platform, account.id],
  );
  const posts = await Promise.all(rows.map(({ id }) => bot.app.deliveries.delivery(id)));
  const messages = await Promise.all(posts.map((post) => post && buildPost(post, bot.app.store)));
  return messages.flatMap((message) => message?.summary ?? []);
}

/** Neither the parks nor the young have a part in 3.1: only a coordinator judges it for them. */
const coordinates = async (account: AccountRef) => (await say(account, '/insats 3.1 läge grön')).outcome === 'done';

describe('naming a deputy', () => {
  it('offers those of the same party whose function is confirmed, by function and account', async () => {
    const newcomer = slack('U-NEWCOMER');
    await bot.app.dispatch({
      ...incoming(newcomer),
      origin: { account: newcomer, channel, visible: true },
      kind: 'typed',
      text: '/samverkan jag är Kommunikatör i kommunen',
    });
    const labels = choices(await formOf(municipal)).map(({ label }) => label);
    expect(labels).toContain('Gatu- och parkchef: Slack, konto U-PARKS');
    expect(labels.join()).not.toMatch(/U-COORDINATOR|U-POLICE|U-OFFICER|U-NEWCOMER/);
  });

  it('is for coordinators and the steering group', async () => {
    expect((await say(chief, '/samverkan ersättare')).outcome).toBe('done');
    expect(await say(parks, '/samverkan ersättare')).toMatchObject({
      outcome: 'refused',
      data: { rule: 'coordinators-and-steering-only' },
    });
    const stranger = await say(slack('U-NOBODY'), '/samverkan ersättare');
    expect(stranger.outcome).toBe('refused');
  });

  it('is refused where one acts by name', async () => {
    const local = { platform: 'local', tenant: 'local', id: 'Samordnare i kommunen' } as const;
    expect(await say(local, '/samverkan ersättare')).toMatchObject({ outcome: 'refused', data: { rule: 'local' } });
  });

  it.each([
    ['a day that has passed', '2021-11-09', '2021-11-12', 'past', 'from'],
    ['a last day before the first', '2021-11-12', '2021-11-11', 'backwards', 'to'],
    ['a last day after the agreement’s', '2022-12-30', '2023-01-01', 'after-end', 'to'],
  ])('refuses %s', async (_, from, to, rule, field) => {
    const reply = await nameDeputy(municipal, parks, from, to);
    expect(reply).toMatchObject({ outcome: 'refused', data: { rule } });
    expect(Object.keys(reply.fieldErrors ?? {})).toEqual([field]);
    expect(await bot.app.store.deputies((await bot.app.store.agreements())[0]?.id ?? '', '2021-01-01')).toEqual([]);
  });

  it('refuses a day that is none, and a form without days', async () => {
    const form = await formOf(municipal);
    const deputy = choices(form)[0]?.value ?? '';
    const reply = await submit(municipal, form, { deputy, from: '2021-11-31', to: '' });
    expect(reply.fieldErrors).toHaveProperty('to');
    const second = await submit(municipal, form, { deputy, from: '2021-11-31', to: '2021-12-01' });
    expect(second.fieldErrors).toHaveProperty('from');
  });

  it('never names somebody of the other party, oneself or for another function', async () => {
    const form = await formOf(municipal);
    const agreementId = (await bot.app.store.agreements())[0]?.id ?? '';
    const holdings = await bot.app.store.holdings(agreementId);
    const holdingOf = (account: AccountRef) => holdings.find((row) => row.accounts[0]?.id === account.id)?.id ?? '';
    const days = { from: '2021-11-15', to: '2021-11-19' };
    for (const who of [officer, municipal])
      expect(await submit(municipal, form, { deputy: holdingOf(who), ...days })).toMatchObject({
        outcome: 'refused',
        data: { rule: 'no-such-person' },
      });
    const other = (await bot.app.store.agreement(agreementId))?.functions.find(
      ({ name }) => name === 'Samordnare i polisen',
    );
    const forged = { ...days, function: other?.id ?? '', holding: holdingOf(parks) };
    expect(await act(municipal, { command: 'name-deputy', agreement: agreementId, args: forged })).toMatchObject({
      outcome: 'refused',
      data: { rule: 'not-own-function' },
    });
    expect(await act(parks, { command: 'name-deputy', agreement: agreementId, args: forged })).toMatchObject({
      outcome: 'refused',
      data: { rule: 'coordinators-and-steering-only' },
    });
  });
});

describe('a deputy', () => {
  beforeAll(async () => {
    expect(await nameDeputy(municipal, parks, '2021-11-15', '2021-11-19')).toMatchObject({
      outcome: 'done',
      data: { function: 'Samordnare i kommunen', from: '2021-11-15', to: '2021-11-19' },
    });
  });
  afterAll(async () => {
    bot.clock.set('2021-11-22T09:00');
    await endAll(municipal);
  });

  it('is told, and so are the party’s coordinators but not who named them, nor the other party', async () => {
    expect(await postsTo(parks)).toEqual([
      expect.stringContaining('Du är ersättare för Samordnare i kommunen 15–19 november 2021'),
    ]);
    expect((await postsTo(municipal)).join()).not.toContain('ersättare');
    expect((await postsTo(police)).join()).not.toContain('ersättare');
  });

  it('acts for the function on the first and the last day, in local time, and not before or after', async () => {
    const answers = [];
    for (const at of ['2021-11-14T23:59', '2021-11-15T00:00', '2021-11-19T23:59', '2021-11-20T00:00']) {
      bot.clock.set(at);
      answers.push(await coordinates(parks));
    }
    expect(answers).toEqual([false, true, true, false]);
  });

  it('is shown as deputy with what they do as such, and as themselves with the rest', async () => {
    bot.clock.set('2021-11-16T09:00');
    await say(parks, '/insats 3.1 läge gul väntar på el');
    expect(textOf(await say(parks, '/insats 3.1 historik'))).toContain('ersättare för Samordnare i kommunen');
    await say(parks, '/insats 1.3 Åtta av tio platser klara');
    expect(textOf(await say(parks, '/insats 1.3'))).not.toContain('ersättare');
    expect(textOf(await say(parks, '/samverkan logg'))).toContain('ersättare för Samordnare i kommunen');
    expect(textOf(await say(parks, '/samverkan hjälp'))).toContain('ersättare för Samordnare i kommunen');
  });

  it('does not pass the function on: neither to a deputy of their own nor to themselves', async () => {
    bot.clock.set('2021-11-16T09:00');
    expect(await say(parks, '/samverkan ersättare')).toMatchObject({
      outcome: 'refused',
      data: { rule: 'not-as-deputy' },
    });
    await bot.app.dispatch({
      ...incoming(parks),
      origin: { account: parks, channel, visible: true },
      kind: 'typed',
      text: '/samverkan jag är Samordnare i kommunen',
    });
    const agreementId = (await bot.app.store.agreements())[0]?.id ?? '';
    const claimed = (await bot.app.store.holdings(agreementId)).find(
      (row) => row.functionName === 'Samordnare i kommunen' && !row.confirmed,
    );
    expect(claimed?.accounts).toEqual([parks]);
    const confirm = { command: 'confirm', agreement: agreementId, args: { holding: claimed?.id ?? '' } };
    expect(await act(parks, confirm)).toMatchObject({ outcome: 'refused', data: { rule: 'yourself' } });
    await act(municipal, { ...confirm, command: 'end-holding' });
  });

  it('counts as no coordinator of the party for an administrator, and is in no list of members', async () => {
    const agreementId = (await bot.app.store.agreements())[0]?.id ?? '';
    const rows = (await bot.app.store.holdings(agreementId)).filter(
      (row) => row.functionName === 'Samordnare i kommunen',
    );
    expect(rows.map((row) => row.accounts[0]?.id)).toEqual(['U-COORDINATOR']);
  });

  it('is the only one of the function on those days', async () => {
    bot.clock.set('2021-11-16T09:00');
    expect(await nameDeputy(municipal, youth, '2021-11-19', '2021-11-26')).toMatchObject({
      outcome: 'refused',
      data: { rule: 'taken' },
    });
    expect(await nameDeputy(municipal, youth, '2021-11-20', '2021-11-26')).toMatchObject({ outcome: 'done' });
    const list = textOf(await say(municipal, '/samverkan ersättare'));
    expect(list).toMatch(/15–19 november 2021 – Gatu- och parkchef: Slack, konto U-PARKS, gäller nu/);
    expect(list).toMatch(/20–26 november 2021 – Fritidschef: Slack, konto U-YOUTH, gäller senare/);
  });

  it('is not seen by the other party', async () => {
    expect((await say(police, '/samverkan ersättare')).data).toEqual({ deputies: [] });
  });
});

describe('ending a deputy', () => {
  it('takes the function at once, is told and audited, and is done once', async () => {
    bot.clock.set('2021-11-23T09:00');
    await nameDeputy(municipal, parks, '2021-11-23', '2021-11-24');
    expect(await coordinates(parks)).toBe(true);
    const list = await say(municipal, '/samverkan ersättare');
    expect((await press(municipal, list, 'Ta bort')).outcome).toBe('done');
    expect(await coordinates(parks)).toBe(false);
    expect((await postsTo(parks)).at(-1)).toContain('inte längre ersättare');
    expect(await press(municipal, list, 'Ta bort')).toMatchObject({
      outcome: 'refused',
      data: { rule: 'no-such-deputy' },
    });
    const log = textOf(await say(municipal, '/samverkan logg'));
    expect(log).toContain('utsåg en ersättare');
    expect(log).toContain('tog bort en ersättare');
  });

  it('is for the function itself or a coordinator of its party', async () => {
    bot.clock.set('2021-11-25T09:00');
    await nameDeputy(municipal, parks, '2021-11-25', '2021-11-26');
    await nameDeputy(chief, youth, '2021-11-25', '2021-11-26');
    const buttons = (reply: Reply) =>
      reply.message.blocks.flatMap((block) =>
        block.kind === 'list' ? block.items.map((item) => item.button?.action) : [],
      );
    expect((await postsTo(municipal)).at(-1)).toContain('Kommundirektör har en ersättare 25–26 november 2021');
    const seen = buttons(await say(municipal, '/samverkan ersättare'));
    expect(seen.filter(Boolean)).toHaveLength(2);
    expect(buttons(await say(chief, '/samverkan ersättare')).filter(Boolean)).toHaveLength(1);
    for (const action of seen) {
      if (!action) continue;
      expect((await act(police, action)).data).toMatchObject({ rule: 'not-own-function' });
      expect((await act(parks, action)).outcome).toBe('refused');
    }
    await endAll(municipal);
  });

  it('comes with the loss of one’s last own function', async () => {
    bot.clock.set('2021-11-29T09:00');
    await nameDeputy(municipal, youth, '2021-11-29', '2021-12-03');
    expect(await coordinates(youth)).toBe(true);
    const agreementId = (await bot.app.store.agreements())[0]?.id ?? '';
    const own = (await bot.app.store.holdings(agreementId)).find((row) => row.accounts[0]?.id === youth.id);
    await act(municipal, { command: 'end-holding', agreement: agreementId, args: { holding: own?.id ?? '' } });
    expect(await coordinates(youth)).toBe(false);
    expect(await bot.app.store.deputies(agreementId, '2021-11-29')).toEqual([]);
  });
});
