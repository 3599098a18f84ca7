import { afterAll, beforeAll, expect, it } from 'vitest';
import { agreementEffects } from '../../src/app/agreement-effects.ts';
import type { CommitResult, Effect } from '../../src/app/effects.ts';
import type { Agreement, Store } from '../../src/app/ports.ts';
import { within } from '../../src/app/within.ts';
import { foldChanges } from '../../src/domain/fold-changes.ts';
import type { ChangeBody, Measure, MeasureState } from '../../src/domain/measure.ts';
import type { Database } from '../../src/infra/database/open-database.ts';
import { createStore } from '../../src/infra/database/store.ts';
import { idsFrom } from '../../src/infra/ids.ts';
import { describeStores } from '../helpers/database.ts';
import { upplandsVasby } from '../helpers/upplands-vasby.ts';

const now = '2021-11-10T08:00:00.000Z';
const today = '2021-11-10';
const newId = idsFrom('own-rows');
const author = { function: 'Gatu- och parkchef', platform: 'slack' };
const account = { platform: 'slack' as const, tenant: 'T1', id: 'U1' };

describeStores('two agreements in one store', (open) => {
  let database: Database;
  let store: Store;
  let ours: Agreement;
  let theirs: Agreement;
  let measure: Measure;
  const holdingId = newId();

  beforeAll(async () => {
    database = await open();
    store = createStore(database, { localChannels: false, enqueue: async () => undefined });
    ours = await applied('upplands-vasby');
    theirs = await applied('tallby');
    measure = await planned(ours);
    const personId = newId();
    await commit(ours.id, [
      { kind: 'add-person', personId, account },
      { kind: 'hold', holdingId, personId, functionId: functionOf(ours), confirmed: true },
    ]);
  });
  afterAll(() => database.close());

  const functionOf = ({ functions }: Agreement) => functions[0]?.id ?? '';
  const groupOf = ({ groups }: Agreement) => groups[0]?.id ?? '';
  const commit = (agreementId: string | undefined, effects: readonly Effect[]): Promise<CommitResult> =>
    store.commit({
      outcome: 'done',
      at: now,
      recordedAt: now,
      actor: 'operator',
      ...(agreementId === undefined ? {} : { agreementId }),
      effects,
    });

  async function applied(key: string): Promise<Agreement> {
    const id = newId();
    const definition = { ...upplandsVasby(), key };
    await commit(id, [agreementEffects(definition, undefined, id, newId)]);
    const agreement = await store.agreement(id);
    if (!agreement) throw new Error('no agreement');
    return agreement;
  }

  function body(text: string): ChangeBody {
    return { kind: 'note', text, readings: [] } as unknown as ChangeBody;
  }

  async function planned(agreement: Agreement): Promise<Measure> {
    const plan = {
      title: 'Förbättra belysningen',
      kind: 'project',
      openEnded: false,
      indicators: [],
      communication: {},
      followUp: {},
    } as const;
    const first: ChangeBody = { kind: 'planned', plan, dated: [] };
    const measureId = newId();
    await commit(agreement.id, [
      {
        kind: 'add-measure',
        measureId,
        number: '1.1',
        position: 1,
        changes: [{ version: 1, author, body: first }],
        state: foldChanges([{ version: 1, at: now, recordedAt: now, author, body: first }]),
        parts: [],
      },
    ]);
    const found = await store.measure(agreement.id, measureId);
    if (!found) throw new Error('no measure');
    return found;
  }

  const noted = (state: MeasureState): Effect => ({
    kind: 'change',
    measureId: measure.id,
    number: '1.1',
    expected: 1,
    changes: [{ version: 2, author, body: body('Åtta klara') }],
    state,
  });

  it('read nothing of each other by a bare id', async () => {
    expect(await store.measure(theirs.id, measure.id)).toBeUndefined();
    expect(await store.measureIn([theirs.id], measure.id)).toBeUndefined();
    expect(await store.measureIn([theirs.id, ours.id], measure.id)).toMatchObject({ id: measure.id });
    expect(await store.changes(theirs.id, measure.id)).toEqual([]);
    expect(await store.accountsOf(theirs.id, [functionOf(ours)], today)).toEqual([]);
    expect(await store.accountsOf(ours.id, [functionOf(ours)], today)).toHaveLength(1);
  });

  it('give nothing of the other, nor of the whole installation, to who reads within one', async () => {
    const reads = within(store, [theirs.id]);
    expect((await reads.agreements()).map(({ id }) => id)).toEqual([theirs.id]);
    expect(await reads.agreement(ours.id)).toBeUndefined();
    expect(await reads.measures(ours.id)).toEqual([]);
    expect(await reads.measure(ours.id, measure.id)).toBeUndefined();
    expect(await reads.measureIn([ours.id], measure.id)).toBeUndefined();
    expect(await reads.holdings(ours.id)).toEqual([]);
    expect(await reads.auditPage(ours.id, undefined, 10)).toEqual([]);
    await expect(reads.record(ours.id)).rejects.toThrow();
    await expect(reads.identities()).rejects.toThrow();
    await expect(reads.inbox('any')).rejects.toThrow();
    expect((await within(store, [ours.id]).measures(ours.id)).map(({ id }) => id)).toEqual([measure.id]);
  });

  it('a note on the other’s measure is kept by neither', async () => {
    for (const wrong of [theirs.id, undefined])
      expect(await commit(wrong, [noted(measure.state)])).toEqual({ kind: 'conflict' });
    expect(await store.changes(ours.id, measure.id)).toHaveLength(1);
    expect(await store.changes(theirs.id, measure.id)).toEqual([]);
  });

  it('what names a row of the other is refused whole, with all that goes with it', async () => {
    const plain: Effect = {
      kind: 'add-reference',
      reference: { id: newId(), kind: 'est_analysis', owner: 'Samordnare', where: 'Diariet', goalAreas: [] },
    };
    const personId = newId();
    const foreign: readonly Effect[] = [
      { kind: 'relink-measure', measureId: measure.id, parts: [] },
      { kind: 'end-holding', holdingId },
      { kind: 'confirm-holding', holdingId },
      {
        kind: 'bind-channel',
        bound: {
          channel: { platform: 'slack', tenant: 'T1', id: 'C1' },
          agreementId: theirs.id,
          groupId: groupOf(ours),
        },
      },
      {
        kind: 'add-calendar-source',
        id: newId(),
        groupId: groupOf(ours),
        url: 'https://kalender.example/a.ics',
      },
    ];
    const references = (await store.references(theirs.id)).length;
    for (const effect of foreign)
      await expect(commit(theirs.id, [plain, effect]), effect.kind).rejects.toMatchObject({ code: '22P02' });
    await expect(
      commit(theirs.id, [
        { kind: 'add-person', personId, account: { ...account, id: 'U2' } },
        { kind: 'hold', holdingId: newId(), personId, functionId: functionOf(ours), confirmed: true },
      ]),
    ).rejects.toMatchObject({ code: '22P02' });
    expect(await store.references(theirs.id)).toHaveLength(references);
    expect(await store.holdings(ours.id)).toHaveLength(1);
    expect(await store.holdings(theirs.id)).toEqual([]);
    // The same of its own is taken.
    expect(await commit(theirs.id, [plain])).toEqual({ kind: 'committed' });
    expect(await commit(ours.id, [{ kind: 'relink-measure', measureId: measure.id, parts: [] }])).toEqual({
      kind: 'committed',
    });
  });
});
