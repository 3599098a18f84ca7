import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { bindChannel, holdFunction, startBot, type TestBot } from '../../helpers/bot.ts';
import { freePort } from '../../helpers/free-port.ts';
import { ownRows } from '../../helpers/own-rows.ts';
import { startTeamsProxy, type TeamsProxy } from '../../helpers/teams-proxy.ts';
import { type ConnectorFake, startConnectorFake } from './connector-fake.ts';

const clientId = '22222222-0000-4000-8000-000000000002';
const tenant = '11111111-0000-4000-8000-000000000001';
const foreign = '99999999-0000-4000-8000-000000000009';
const person = '33333333-0000-4000-8000-000000000003';
const channel = '19:est@thread.tacv2';
const hour = 3600;

let connector: ConnectorFake;
let proxy: TeamsProxy;
let other: TeamsProxy;
let bot: TestBot;
let port: number;
let count = 0;

beforeAll(async () => {
  connector = await startConnectorFake();
  port = await freePort();
  proxy = await startTeamsProxy({ clientId, botPort: port });
  other = await startTeamsProxy({ clientId, botPort: port });
  bot = await startBot({
    PORT: String(port),
    TEAMS_CLIENT_ID: clientId,
    TEAMS_CLIENT_SECRET: 'not-used-on-loopback',
    TEAMS_TENANT_ID: tenant,
    TEAMS_SERVICE_URL: connector.serviceUrl,
    TEAMS_OPENID_METADATA_URL: proxy.openIdMetadataUrl,
  });
  await holdFunction(bot.app, { platform: 'teams', tenant, id: person }, 'Gatu- och parkchef');
  await bindChannel(bot.app, { platform: 'teams', tenant, id: channel }, 'EST strategisk');
  await settled();
});
afterAll(async () => {
  await bot.close();
  await Promise.all([proxy.close(), other.close(), connector.close()]);
});

/** Nothing waits to be posted, so that nothing changes by itself. */
const settled = () =>
  vi.waitFor(async () => expect(await bot.app.deliveries.waiting(100)).toEqual([]), { timeout: 20_000, interval: 50 });

const now = () => Math.floor(Date.now() / 1000);
const right = () => ({ serviceurl: connector.serviceUrl });

function activity(over: Readonly<Record<string, unknown>> = {}) {
  count++;
  return {
    type: 'message',
    id: `m${count}`,
    channelId: 'msteams',
    serviceUrl: connector.serviceUrl,
    from: { id: '29:anna', aadObjectId: person },
    recipient: { id: '28:bot' },
    conversation: { id: 'a:own', tenantId: tenant, conversationType: 'personal' },
    channelData: { tenant: { id: tenant } },
    text: `1.3 Hemlig anteckning ${count}`,
    ...over,
  };
}

async function world() {
  return { stored: await ownRows(bot.running.pool), calls: connector.calls.length };
}

async function logging<Value>(run: () => Promise<Value>): Promise<{ value: Value; lines: readonly string[] }> {
  const before = bot.log.length;
  const value = await run();
  return { value, lines: bot.log.slice(before).map((line) => JSON.stringify(line)) };
}

function expectNoSecrets(lines: readonly string[]): void {
  for (const line of lines) expect(line).not.toMatch(/Hemlig|eyJ|Bearer|not-used|33333333|19:est/);
}

describe('a request that Microsoft did not sign for this bot', () => {
  it.each<readonly [string, () => string | null, string]>([
    ['has no token', () => null, 'no-token'],
    ['has an empty token', () => 'Bearer ', 'no-such-token'],
    ['has another kind of proof', () => `Basic ${Buffer.from('a:b').toString('base64')}`, 'no-such-token'],
    ['has garbage for a token', () => 'Bearer abc.def.ghi', 'no-such-token'],
    [
      'has a token of two parts',
      () => `Bearer ${proxy.token(right()).split('.').slice(0, 2).join('.')}`,
      'no-such-token',
    ],
    ['has a signature that is cut', () => `Bearer ${proxy.token(right()).slice(0, -8)}`, 'unverified'],
    [
      'is for another bot',
      () => `Bearer ${proxy.token({ ...right(), aud: '55555555-0000-4000-8000-000000000005' })}`,
      'not-for-us',
    ],
    [
      'is from another issuer',
      () => `Bearer ${proxy.token({ ...right(), iss: `https://sts.windows.net/${foreign}/` })}`,
      'not-for-us',
    ],
    ['is signed with another key of the same name', () => `Bearer ${other.token(right())}`, 'unverified'],
    [
      'names a key that Microsoft has not',
      () => `Bearer ${proxy.token(right(), 'RS256', 'unknown-key')}`,
      'unknown-key',
    ],
    [
      'is for another service address',
      () => `Bearer ${proxy.token({ serviceurl: 'https://smba.trafficmanager.net/evil' })}`,
      'SDK',
    ],
    ['has expired', () => `Bearer ${proxy.token({ ...right(), nbf: now() - 3 * hour, exp: now() - hour })}`, 'not-now'],
    ['never expires', () => `Bearer ${proxy.token({ ...right(), exp: undefined })}`, 'no-end'],
    [
      'is not valid yet',
      () => `Bearer ${proxy.token({ ...right(), nbf: now() + hour, exp: now() + 2 * hour })}`,
      'not-now',
    ],
    ['is signed with the public key as a secret', () => `Bearer ${proxy.token(right(), 'HS256')}`, 'no-such-token'],
    ['is not signed at all (alg none)', () => `Bearer ${proxy.token(right(), 'none')}`, 'no-such-token'],
  ])(
    'is refused with 401 when it %s: nothing is changed or sent, and no secret is logged',
    async (_why, authorization, kind) => {
      const before = await world();
      const isTold = bot.log.some(({ facts }) => JSON.stringify(facts) === JSON.stringify({ kind }));
      const { value, lines } = await logging(() => proxy.post(activity(), authorization()));
      expect(value.status).toBe(401);
      expect(await world()).toEqual(before);
      // Anyone may send them: of each kind the second within the minute is only counted.
      expect(lines).toEqual(isTold ? [] : [expect.stringContaining(kind)]);
      expectNoSecrets(lines);
    },
  );

  it.each([
    ['by GET', { method: 'GET' }, 405],
    ['with a body that is no JSON', { method: 'POST', body: '{' }, 400],
    ['with a list', { method: 'POST', body: '[]' }, 400],
    ['with more than half a megabyte', { method: 'POST', body: JSON.stringify({ text: 'x'.repeat(600_000) }) }, 413],
  ])('%s is refused', async (_name, options, status) => {
    const before = await world();
    const headers = { authorization: `Bearer ${proxy.token(right())}`, 'content-type': 'application/json' };
    const answer = await fetch(`http://127.0.0.1:${port}/api/messages`, { ...options, headers });
    expect(answer.status).toBe(status);
    expect(await world()).toEqual(before);
  });
});

describe('a request that Microsoft signed', () => {
  it('is taken', async () => {
    expect((await proxy.post(activity({ text: '1.3 Skylten är uppsatt' }))).status).toBe(200);
    expect(await ownRows(bot.running.pool)).toContain('Skylten är uppsatt');
    await settled();
  });

  it('leaves nowhere which conversation is the person’s own: it could not be forgotten with them', async () => {
    expect((await proxy.post(activity({ text: '1.3 Bänken är målad' }))).status).toBe(200);
    await settled();
    const rows = await ownRows(bot.running.pool);
    expect(rows).toContain('Bänken är målad');
    expect(rows).toMatch(/^inbox \(teams:/m);
    expect(rows).not.toContain('a:own');
  });

  it('has one effect when it is played again', async () => {
    const once = activity({ text: '1.3 Bara en gång' });
    const authorization = `Bearer ${proxy.token(right())}`;
    expect((await proxy.post(once, authorization)).status).toBe(200);
    await settled();
    const before = await world();
    for (let times = 0; times < 3; times++) expect((await proxy.post(once, authorization)).status).toBe(200);
    expect(await world()).toEqual(before);
  });

  it.each<readonly [string, Record<string, unknown>, number]>([
    [
      'of a foreign tenant',
      {
        conversation: { id: 'a:x', tenantId: foreign, conversationType: 'personal' },
        channelData: { tenant: { id: foreign } },
      },
      403,
    ],
    [
      'whose conversation says ours and whose channel a foreign tenant',
      { channelData: { tenant: { id: foreign } } },
      403,
    ],
    [
      'whose channel says ours and whose conversation a foreign tenant',
      { conversation: { id: 'a:x', tenantId: foreign, conversationType: 'personal' } },
      403,
    ],
    [
      'from somebody of a foreign tenant in our conversation',
      { from: { id: '29:x', aadObjectId: person, tenantId: foreign } },
      403,
    ],
    ['without any tenant', { conversation: { id: 'a:x', conversationType: 'personal' }, channelData: {} }, 403],
    ['from nobody that Entra knows', { from: { id: '29:x' } }, 403],
    ['from another channel than Teams', { channelId: 'webchat' }, 400],
    ['from the emulator', { channelId: 'emulator' }, 400],
    ['without a conversation', { conversation: undefined }, 400],
  ])('%s changes and sends nothing, and is one line in the log', async (_name, over, status) => {
    const before = await world();
    const { value, lines } = await logging(() => proxy.post(activity(over)));
    expect(value.status).toBe(status);
    expect(await world()).toEqual(before);
    expect(lines).toHaveLength(1);
    expectNoSecrets(lines);
  });
});
