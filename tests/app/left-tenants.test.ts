import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { bindChannel, holdFunction, startBot, type TestBot } from '../helpers/bot.ts';

const ours = '11111111-0000-4000-8000-000000000001';
const police = '22222222-0000-4000-8000-000000000002';

const account = (tenant: string, id: string) => ({ platform: 'teams', tenant, id }) as const;

describe('a Teams tenant that is taken off the list', () => {
  let directory: string;
  let bot: TestBot | undefined;

  const start = async (tenants: readonly string[]): Promise<TestBot> => {
    bot = await startBot({
      SAMVERKAN_DATA: directory,
      // In the folder, whichever engine the other tests run on: it is started again on what it left there.
      DATABASE_URL: '',
      TEAMS_CLIENT_ID: '44444444-0000-4000-8000-000000000004',
      TEAMS_CLIENT_SECRET: 'not-a-secret',
      TEAMS_TENANT_ID: tenants.join(','),
      // Nobody listens there: what is to be sent waits.
      TEAMS_SERVICE_URL: 'http://127.0.0.1:9',
    });
    return bot;
  };
  const rows = async (sql: string): Promise<Record<string, unknown>[]> =>
    (await bot?.running.pool.query(sql))?.rows ?? [];
  const told = () => rows(`SELECT tenant FROM delivery WHERE subject->'facts'->>'event' = 'installation-removed'`);

  beforeEach(async () => {
    directory = await mkdtemp(join(tmpdir(), 'samverkan-tenants-'));
    const { app } = await start([ours, police]);
    await bindChannel(app, account(ours, '19:est@thread.tacv2'), 'EST strategisk');
    await bindChannel(app, account(police, '19:polis@thread.tacv2'), 'EST strategisk');
    await holdFunction(app, account(ours, 'samordnare'), 'Samordnare i kommunen');
    await holdFunction(app, account(police, 'polissamordnare'), 'Samordnare i polisen');
    await bot?.close();
  });
  afterEach(async () => {
    await bot?.close();
    await rm(directory, { recursive: true, force: true });
  });

  it('is left at the next start: its channels are unbound, the others are told once, and what is saved is kept', async () => {
    const { app } = await start([ours]);
    expect(await rows('SELECT tenant FROM channel')).toEqual([{ tenant: ours }]);
    expect(await told()).toEqual([{ tenant: ours }]);
    expect(await rows(`SELECT count(*)::int AS held FROM holding WHERE ended_at IS NULL`)).toEqual([{ held: 2 }]);
    expect((await app.verifyLog()).chain.ok).toBe(true);
    await bot?.close();
    await start([ours]);
    expect(await told()).toHaveLength(1);
  });

  it('is not left while it stands there, whatever case it is written in', async () => {
    await start([ours, police.toUpperCase()]);
    expect(await rows('SELECT tenant FROM channel ORDER BY tenant')).toEqual([{ tenant: ours }, { tenant: police }]);
    expect(await told()).toEqual([]);
  });

  it('is not spoken to, though something waits for it', async () => {
    const { app } = await start([ours]);
    const { createPoster } = await import('../../src/platforms/teams/send.ts');
    const poster = createPoster({} as never, [ours]);
    const result = await poster.post(
      { kind: 'person', account: account(police, 'polissamordnare') },
      { language: 'sv', summary: 'Hej', blocks: [] },
      'd1',
    );
    expect(result).toEqual({ kind: 'unreachable', reason: 'not-ours', what: 'installation' });
    expect(app.local).toBe(false);
  });
});
