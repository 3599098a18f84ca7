import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { gatherFacts } from '../../../src/app/facts.ts';
import { tendFollowUps } from '../../../src/app/follow-ups/tend.ts';
import { type Application, createApplication } from '../../../src/application.ts';
import type { Action } from '../../../src/chat/message.ts';
import { instantToIso, readLocalTime } from '../../../src/domain/time.ts';
import type { Database } from '../../../src/infra/database/open-database.ts';
import { loadExample } from '../../../src/load-example.ts';
import { describeStores } from '../../helpers/database.ts';

const municipal = 'Samordnare i kommunen';
const police = 'Samordnare i polisen';
const ref = { kind: 'summary', for: '2021-12-20' } as const;
const quiet = { info: () => {}, warn: () => {}, error: () => {} };

describeStores('Two processes on one database', (open) => {
  let database: Database;
  let now: string;
  let apps: readonly [Application, Application];
  let count = 0;

  const set = (local: string) => {
    now = instantToIso(readLocalTime(local));
  };

  beforeEach(async () => {
    database = await open();
    set('2021-12-03T15:00');
    const dataFolder = await mkdtemp(join(tmpdir(), 'samverkan-test-'));
    const parts = { database, clock: { now: () => now }, log: quiet, administrators: [], local: true, dataFolder };
    apps = [createApplication(parts), createApplication(parts)];
    await loadExample(apps[0]);
    const booked = await say(0, municipal, '/samverkan möte ny Styrgrupp 20 december 2021 kl 13-14');
    expect(booked.outcome).toBe('done');
  });
  afterEach(() => database.close());

  const head = (as: string) => ({
    id: `at-once/${++count}`,
    origin: { account: { platform: 'local' as const, tenant: 'local', id: as }, visible: false },
  });
  const say = (app: 0 | 1, as: string, text: string) => apps[app].dispatch({ ...head(as), kind: 'typed', text });
  const agreement = async () => {
    const [first] = await apps[0].store.agreements();
    const found = first && (await apps[0].store.agreement(first.id));
    if (!found) throw new Error('no agreement');
    return found;
  };
  const act = async (app: 0 | 1, as: string, command: string, args: Record<string, string | number> = {}) => {
    const action: Action = { command, agreement: (await agreement()).id, args: { ...ref, ...args } };
    return apps[app].dispatch({ ...head(as), kind: 'action', action });
  };
  const both = async () => {
    await Promise.allSettled(apps.map((app) => app.planReminders()));
    for (const app of apps) while ((await app.planReminders()) > 0);
  };
  const record = async () => (await apps[0].store.record((await agreement()).id)).record;
  const versions = async () => {
    const { id } = await agreement();
    return (await apps[0].store.followUpIssues(id)).map(({ version }) => version);
  };
  const posts = async () => {
    const rows = await database.pool.query<{ key: string }>(`SELECT key FROM delivery WHERE kind = 'follow-up'`);
    return rows.rows.length;
  };

  it('make one draft, and post it once', async () => {
    set('2021-12-06T08:00');
    await both();
    expect(await versions()).toEqual([1]);
    for (const as of [municipal, police]) await act(0, as, 'approve-follow-up', { version: 1 });
    set('2021-12-15T09:00');
    await both();
    expect(await posts()).toBe(1);
    expect((await record()).posted).toHaveLength(1);
  });

  it('take the same button pressed twice at once as one approval, and every party’s at once as all', async () => {
    await act(0, municipal, 'freeze-follow-up');
    const twice = await Promise.all(
      [0, 1].map((app) => act(app as 0 | 1, municipal, 'approve-follow-up', { version: 1 })),
    );
    expect(twice.filter(({ outcome }) => outcome === 'done')).toHaveLength(1);
    expect((await record()).approved).toHaveLength(1);
    set('2021-12-15T10:00');
    const [late] = await Promise.all([act(1, police, 'approve-follow-up', { version: 1 }), both()]);
    expect(late?.outcome).toBe('done');
    expect(await posts()).toBe(1);
  });

  it('never let an approval fall on the version that was made at the same moment', async () => {
    await act(0, municipal, 'freeze-follow-up');
    await act(0, municipal, 'approve-follow-up', { version: 1 });
    set('2021-12-15T10:00');
    const [approved, renewed] = await Promise.all([
      act(0, police, 'approve-follow-up', { version: 1 }),
      act(1, municipal, 'freeze-follow-up'),
    ]);
    const { posted, approved: standing } = await record();
    expect([approved.outcome, renewed.outcome].sort()).toEqual(['done', 'refused']);
    if (approved.outcome === 'done') expect(posted).toMatchObject([{ version: 1 }]);
    else expect([posted, standing]).toEqual([[], []]);
    expect(await posts()).toBe(posted.length);
  });

  it('keep no text in a draft that was made while the text was masked', async () => {
    await say(0, 'Gatu- och parkchef', '/insats 1.3 läge röd Elskåpet på torget är trasigt sedan länge');
    const saying = 'Elskåpet på torget är trasigt';
    const form = await say(0, municipal, '/insats 1.3 maska');
    const { id, index } = await agreement();
    const measure = index.find(({ number }) => number === '1.3');
    const change = (await apps[0].store.changes(id, measure?.id ?? '')).find((each) =>
      JSON.stringify(each.body).includes(saying),
    );
    const { store, handling } = apps[1];
    const mask = async () => {
      if (!form.form) throw new Error('no form');
      const values = { version: String(change?.version), why: 'Fel uppgift' };
      const reply = await apps[0].dispatch({
        ...head(municipal),
        kind: 'submission',
        action: form.form.action,
        values,
      });
      expect(reply.outcome).toBe('done');
    };
    // Everything has been read by then, and nothing written.
    const slow = {
      ...store,
      commit: async (commit: Parameters<typeof store.commit>[0]) => {
        await mask();
        return store.commit(commit);
      },
    };
    set('2021-12-06T08:00');
    const facts = await gatherFacts(await agreement(), store, '2021-12-06');
    const { newIds, hash } = handling;
    const tended = await tendFollowUps(await agreement(), facts, { store: slow, now, newIds, hash });
    expect(tended.done).toBe(false);
    await both();
    const kept = JSON.stringify(await store.followUpIssues((await agreement()).id));
    expect(kept).not.toContain(saying);
    expect(await versions()).toEqual([1]);
  });
});
