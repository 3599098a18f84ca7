import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { bindChannel, holdFunction, startBot, type TestBot } from '../../helpers/bot.ts';
import { freePort } from '../../helpers/free-port.ts';
import { startTeamsProxy, type TeamsProxy } from '../../helpers/teams-proxy.ts';
import { type ConnectorFake, startConnectorFake } from './connector-fake.ts';

const clientId = '22222222-0000-4000-8000-000000000002';
const tenant = '11111111-0000-4000-8000-000000000001';
const admin = '33333333-0000-4000-8000-000000000003';
const general = '19:general@thread.tacv2';

let connector: ConnectorFake;
let proxy: TeamsProxy;
let bot: TestBot;
let count = 0;

beforeEach(async () => {
  connector = await startConnectorFake();
  const port = await freePort();
  proxy = await startTeamsProxy({ clientId, botPort: port });
  bot = await startBot({
    PORT: String(port),
    TEAMS_CLIENT_ID: clientId,
    TEAMS_CLIENT_SECRET: 'not-used-on-loopback',
    TEAMS_TENANT_ID: tenant,
    TEAMS_SERVICE_URL: connector.serviceUrl,
    TEAMS_OPENID_METADATA_URL: proxy.openIdMetadataUrl,
    ADMIN_TEAMS: `${tenant}/${admin}`,
  });
  await holdFunction(bot.app, account('samordnare'), 'Samordnare i kommunen');
  await holdFunction(bot.app, account('polissamordnare'), 'Samordnare i polisen');
});
afterEach(async () => {
  await bot.close();
  await Promise.all([proxy.close(), connector.close()]);
});

const account = (id: string) => ({ platform: 'teams', tenant, id }) as const;

async function send(conversation: string, team: string, over: Readonly<Record<string, unknown>>, data: object = {}) {
  const activity = {
    id: `m${++count}`,
    channelId: 'msteams',
    serviceUrl: connector.serviceUrl,
    from: { id: '29:anna', aadObjectId: admin },
    recipient: { id: '28:bot' },
    conversation: { id: conversation, tenantId: tenant, conversationType: 'channel' },
    channelData: { tenant: { id: tenant }, team: { id: team }, ...data },
    ...over,
  };
  expect((await proxy.post(activity)).status).toBe(200);
}

const type = (conversation: string, text: string, team = general) =>
  send(conversation, team, { type: 'message', text }, { channel: { id: conversation } });

const rows = async (sql: string): Promise<Record<string, unknown>[]> => (await bot.running.pool.query(sql)).rows;
const bound = async () => (await rows('SELECT id FROM channel ORDER BY id')).map(({ id }) => id);
const told = () =>
  rows(
    `SELECT subject->'facts'->>'group' AS group FROM delivery WHERE subject->'facts'->>'event' = 'channel-removed' ORDER BY 1`,
  );

async function bind(): Promise<void> {
  await type('19:est@thread.tacv2', 'koppla EST strategisk');
  await type('19:djup@thread.tacv2', 'koppla EST fördjupning');
  await type('19:annan@thread.tacv2', 'koppla EST strategisk', '19:annat-team@thread.tacv2');
  // As it was bound before the team was kept.
  await bindChannel(bot.app, { platform: 'teams', tenant, id: '19:gammal@thread.tacv2' }, 'EST strategisk');
  expect(await bound()).toHaveLength(4);
}

const left = ['19:annan@thread.tacv2', '19:gammal@thread.tacv2'];
const bothGroups = expect.stringMatching(/^(?=.*EST strategisk)(?=.*EST fördjupning)/);

describe('a team that the bot is taken from', () => {
  it.each<readonly [string, Readonly<Record<string, unknown>>, object]>([
    ['the bot is removed', { type: 'conversationUpdate', membersRemoved: [{ id: '28:bot' }] }, {}],
    ['the app is uninstalled', { type: 'installationUpdate', action: 'remove' }, {}],
    ['the team is deleted', { type: 'conversationUpdate' }, { eventType: 'teamDeleted' }],
    ['the team is archived', { type: 'conversationUpdate' }, { eventType: 'teamArchived' }],
  ])('%s: all its channels are unbound, and each coordinator is told once', async (_what, over, data) => {
    await bind();
    for (let times = 0; times < 2; times++) await send(general, general, over, data);
    await vi.waitFor(async () => expect(await bound()).toEqual(left), { timeout: 10_000 });
    expect(await told()).toEqual([{ group: bothGroups }, { group: bothGroups }]);
    expect((await bot.app.verifyLog()).chain.ok).toBe(true);
  });

  it('keeps the others when one channel is deleted', async () => {
    await bind();
    await send(
      general,
      general,
      { type: 'conversationUpdate' },
      {
        eventType: 'channelDeleted',
        channel: { id: '19:djup@thread.tacv2' },
      },
    );
    await vi.waitFor(async () =>
      expect(await bound()).toEqual(['19:annan@thread.tacv2', '19:est@thread.tacv2', '19:gammal@thread.tacv2']),
    );
    expect(await told()).toEqual([{ group: 'EST fördjupning' }, { group: 'EST fördjupning' }]);
  });

  it('is told of in its first channel, which is unbound also when it was bound before teams were kept', async () => {
    await bindChannel(bot.app, { platform: 'teams', tenant, id: general }, 'EST strategisk');
    await send(general, general, { type: 'conversationUpdate', membersRemoved: [{ id: '28:bot' }] });
    await vi.waitFor(async () => expect(await bound()).toEqual([]));
  });
});
