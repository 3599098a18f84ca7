import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { agreementEffects } from '../../src/app/agreement-effects.ts';
import type { Commit, Effect } from '../../src/app/effects.ts';
import type { Agreement, Store } from '../../src/app/ports.ts';
import { foldChanges } from '../../src/domain/fold-changes.ts';
import type { ChangeBody, Measure, Plan } from '../../src/domain/measure.ts';
import { deliveryStore } from '../../src/infra/database/delivery-store.ts';
import type { Database } from '../../src/infra/database/open-database.ts';
import { createStore } from '../../src/infra/database/store.ts';
import { idsFrom } from '../../src/infra/ids.ts';
import { describeStores } from '../helpers/database.ts';
import { upplandsVasby } from '../helpers/upplands-vasby.ts';

const now = '2021-11-10T08:00:00.000Z';
const today = '2021-11-10';
const newId = idsFrom('contract');
const account = { platform: 'slack' as const, tenant: 'T1', id: 'U1' };
const author = { function: 'Gatu- och parkchef', platform: 'slack' };
const plan: Plan = {
  title: 'Förbättra belysningen',
  kind: 'project',
  openEnded: false,
  indicators: [],
  communication: {},
  followUp: {},
};

describeStores('a store', (open) => {
  let database: Database;
  let store: Store;
  let agreement: Agreement;
  let position = 0;

  beforeAll(async () => {
    database = await open();
    store = createStore(database, { localChannels: false, enqueue: async () => undefined });
    const id = newId();
    await commit({ agreementId: id, effects: [agreementEffects(upplandsVasby(), undefined, id, newId)] });
    agreement = await known(id);
  });
  afterAll(() => database.close());

  function commit(given: Partial<Commit> & { effects: readonly Effect[] }) {
    return store.commit({
      outcome: 'done',
      at: now,
      recordedAt: now,
      actor: 'operator',
      ...(agreement ? { agreementId: agreement.id } : {}),
      ...given,
    });
  }

  async function known(id: string): Promise<Agreement> {
    const found = await store.agreement(id);
    if (!found) throw new Error('no agreement');
    return found;
  }

  async function aMeasure(): Promise<Measure> {
    const measureId = newId();
    const body: ChangeBody = { kind: 'planned', plan, dated: [] };
    const state = foldChanges([{ version: 1, at: now, recordedAt: now, author, body }]);
    position += 1;
    const effect: Effect = {
      kind: 'add-measure',
      measureId,
      number: `1.${position}`,
      position,
      changes: [{ version: 1, author, body }],
      state,
      parts: [],
    };
    expect(await commit({ effects: [effect] })).toEqual({ kind: 'committed' });
    return found(measureId);
  }

  async function found(id: string): Promise<Measure> {
    const measure = await store.measure(agreement.id, id);
    if (!measure) throw new Error('no measure');
    return measure;
  }

  function noting({ id, number, version, state }: Measure, text: string): Effect {
    const change = { version: version + 1, author, body: { kind: 'note' as const, text } };
    return {
      kind: 'change',
      measureId: id,
      number,
      expected: version,
      changes: [change],
      state: { ...state, noteCount: state.noteCount + 1 },
    };
  }

  describe('a commit', () => {
    it('is all or nothing', async () => {
      const measure = await aMeasure();
      const broken: Effect = {
        kind: 'hold',
        holdingId: newId(),
        personId: newId(),
        functionId: newId(),
        confirmed: true,
      };
      await expect(commit({ inboxId: 'broken', effects: [noting(measure, 'Åtta klara'), broken] })).rejects.toThrow();
      expect(await found(measure.id)).toEqual(measure);
      expect(await store.changes(measure.agreementId, measure.id)).toHaveLength(1);
      expect(await store.inbox('broken')).toBeUndefined();
      expect(await commit({ inboxId: 'broken', effects: [noting(measure, 'Åtta klara')] })).toEqual({
        kind: 'committed',
      });
    });

    it('with an inbox id that has been committed does nothing and tells how it went', async () => {
      const measure = await aMeasure();
      await commit({ inboxId: 'once', outcome: 'done', effects: [noting(measure, 'Åtta klara')] });
      const again = await commit({
        inboxId: 'once',
        outcome: 'asked',
        effects: [noting(await found(measure.id), 'Åtta klara')],
      });
      expect(again).toEqual({ kind: 'repeated', outcome: 'done' });
      expect(await store.latestNotes(measure.agreementId, measure.id, 9)).toHaveLength(1);
    });

    it('on a measure that has moved on conflicts and does nothing', async () => {
      const measure = await aMeasure();
      const both = await Promise.all([
        commit({ inboxId: 'a', effects: [noting(measure, 'En')] }),
        commit({ inboxId: 'b', effects: [noting(measure, 'Två')] }),
      ]);
      expect(both.map(({ kind }) => kind).sort()).toEqual(['committed', 'conflict']);
      expect(await store.changes(measure.agreementId, measure.id)).toHaveLength(2);
      expect([await store.inbox('a'), await store.inbox('b')].filter(Boolean)).toHaveLength(1);
    });

    it('of the same inbox id twice at once has one effect', async () => {
      const measure = await aMeasure();
      const both = await Promise.all([1, 2].map(() => commit({ inboxId: 'twice', effects: [noting(measure, 'En')] })));
      expect(both.map(({ kind }) => kind)).toContain('committed');
      expect(await store.changes(measure.agreementId, measure.id)).toHaveLength(2);
    });

    it('has an audit row for each change, in a chain', async () => {
      const measure = await aMeasure();
      await commit({ effects: [noting(measure, 'Åtta klara')] });
      const [last] = await store.auditPage(agreement.id, undefined, 1);
      expect(last).toMatchObject({ kind: 'note', actor: 'operator', subject: { measure: measure.id, version: 2 } });
    });
  });

  describe('a situation', () => {
    const channel = { platform: 'slack' as const, tenant: 'T1', id: 'C-BOUND' };

    it('has the bound agreement’s measure with the number that was asked for, as the measure is', async () => {
      const measure = await aMeasure();
      const bound = { channel, agreementId: agreement.id, groupId: agreement.groups[0]?.id ?? '', name: 'trygghet' };
      await commit({ effects: [{ kind: 'bind-channel', bound }] });
      const asked = await store.situation(account, channel, today, measure.number);
      expect(asked.bound).toEqual(bound);
      expect(asked.measure).toEqual(measure);
      expect((await store.situation(account, channel, today, '9.9')).measure).toBeUndefined();
      expect((await store.situation(account, channel, today)).measure).toBeUndefined();
      expect((await store.situation(account, undefined, today, measure.number)).measure).toBeUndefined();
    });
  });

  describe('an agreement', () => {
    it('kept in memory is read anew when it has changed', async () => {
      expect(await store.agreement(agreement.id)).toBe(await store.agreement(agreement.id));
      const { id, groupId = '' } = { id: newId(), groupId: agreement.groups[0]?.id };
      const channel = { platform: 'slack' as const, tenant: 'T1', id };
      await commit({
        effects: [{ kind: 'bind-channel', bound: { channel, agreementId: agreement.id, groupId, name: 'est' } }],
      });
      expect((await known(agreement.id)).channels.map((bound) => bound.channel)).toContainEqual(channel);
      await commit({ effects: [{ kind: 'unbind-channel', channel }] });
      expect((await known(agreement.id)).channels.map((bound) => bound.channel)).not.toContainEqual(channel);
    });

    it('keeps its dates', () => {
      expect(String(agreement.definition.validTo)).toBe('2022-12-31');
    });

    it('that is not there is undefined', async () => {
      expect(await store.agreement(newId())).toBeUndefined();
      expect(await store.measure(agreement.id, newId())).toBeUndefined();
    });
  });

  describe('a question', () => {
    const question = (id: string) => ({
      id,
      agreementId: agreement.id,
      account: 'slack/T1/U1',
      kind: 'meaning' as const,
      options: [{ label: 'Genomförd', command: 'note', args: { text: 'avslutad', settled: 'completed' } }],
      origin: { platform: 'slack' as const, tenant: 'T1', channelId: 'C1' },
      askedAt: now,
      settlesAt: '2021-11-10T09:00:00.000Z',
      expiresAt: '2021-11-11T08:00:00.000Z',
    });

    it('is kept as it was asked, settled when due and closed once', async () => {
      const id = newId();
      await commit({ effects: [{ kind: 'ask', question: question(id) }] });
      expect(await store.question(id)).toEqual(question(id));
      expect((await store.questionsToSettle('2021-11-10T08:59:00.000Z')).map((each) => each.id)).not.toContain(id);
      expect((await store.questionsToSettle('2021-11-10T09:00:00.000Z')).map((each) => each.id)).toContain(id);
      expect(await commit({ effects: [{ kind: 'close-question', questionId: id }] })).toEqual({ kind: 'committed' });
      expect(await store.question(id)).toBeUndefined();
      expect(await commit({ effects: [{ kind: 'close-question', questionId: id }] })).toEqual({ kind: 'conflict' });
    });

    it('by what is no id is undefined', async () => {
      expect(await store.question('nonsense')).toBeUndefined();
    });
  });

  describe('a delivery', () => {
    it('is made once for its key', async () => {
      const measure = await aMeasure();
      const post = (id: string): Effect => ({
        kind: 'post',
        delivery: {
          id,
          key: `news/${measure.id}`,
          kind: 'news',
          subject: { measureId: measure.id, version: 1 },
          target: { kind: 'channel', platform: 'slack', tenant: 'T1', id: 'C1' },
        },
      });
      const [first, second] = [newId(), newId()];
      await commit({ effects: [post(first)] });
      await commit({ effects: [post(second)] });
      const deliveries = deliveryStore(database.pool);
      expect(await deliveries.delivery(first)).toMatchObject({ state: 'waiting', attempts: 0 });
      expect(await deliveries.delivery(second)).toBeUndefined();
      await deliveries.settle(first, 'a', { kind: 'sent', channelId: 'C1', messageId: '1.2', edit: 0, at: now });
      expect((await store.postsAbout(measure.agreementId, measure.id, 1)).map((row) => row.messageId)).toEqual(['1.2']);
      expect(await store.postsAbout(measure.agreementId, measure.id, 2)).toEqual([]);
    });
  });

  describe('people', () => {
    it('hold functions, confirmed or not, until they are ended', async () => {
      const [personId, holdingId] = [newId(), newId()];
      const functionId = agreement.functions[0]?.id ?? '';
      await commit({
        effects: [
          { kind: 'add-person', personId, account },
          { kind: 'hold', holdingId, personId, functionId, confirmed: false },
        ],
      });
      const held = async () => (await store.situation(account, undefined, today)).actors[0]?.actor.functions;
      expect(await held()).toMatchObject([{ id: functionId, confirmed: false }]);
      expect(await store.accountsOf(agreement.id, [functionId], today)).toEqual([]);
      await commit({ effects: [{ kind: 'confirm-holding', holdingId }] });
      expect(await held()).toMatchObject([{ id: functionId, confirmed: true }]);
      expect(await store.accountsOf(agreement.id, [functionId], today)).toEqual([{ functionId, personId, account }]);
      await commit({ effects: [{ kind: 'end-holding', holdingId }] });
      expect(await held()).toBeUndefined();
    });

    it('link accounts by a code that works once and in time', async () => {
      const other = { platform: 'teams' as const, tenant: 'A1', id: 'O1' };
      const { personId = '' } = await store.situation(account, undefined, today);
      await commit({
        effects: [{ kind: 'make-link-code', codeHash: 'h', personId, expiresAt: '2021-11-10T08:10:00.000Z' }],
      });
      expect(await store.linkCode('h', '2021-11-10T08:10:00.000Z')).toBeUndefined();
      expect(await store.linkCode('h', now)).toEqual({ personId });
      await commit({ effects: [{ kind: 'link-account', codeHash: 'h', account: other, personId }] });
      expect((await store.situation(other, undefined, today)).personId).toBe(personId);
      expect(await store.linkCode('h', now)).toBeUndefined();
    });
  });

  it('masking takes the text of a version and moves the measure on, so that nobody writes it back', async () => {
    const measure = await aMeasure();
    await commit({ effects: [noting(measure, 'Det här ska bort')] });
    const noted = await found(measure.id);
    const mask: Effect = {
      kind: 'mask',
      measureId: measure.id,
      versions: [2],
      by: 'Samordnare',
      why: 'fel',
      state: noted.state,
      expected: 2,
    };
    expect(await commit({ effects: [mask] })).toEqual({ kind: 'committed' });
    expect((await store.changes(measure.agreementId, measure.id))[1]).toMatchObject({
      body: { kind: 'note', text: '' },
      masked: { by: 'Samordnare', at: now, why: 'fel' },
    });
    expect(await commit({ effects: [noting(noted, 'Skrivet samtidigt')] })).toEqual({ kind: 'conflict' });
    expect(await commit({ effects: [noting(await found(measure.id), 'Skrivet efteråt')] })).toEqual({
      kind: 'committed',
    });
  });
});
