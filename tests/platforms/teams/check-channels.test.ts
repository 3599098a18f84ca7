import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { teamsMemberships } from '../../../src/platforms/teams/check-channels.ts';
import { type ConnectorFake, startConnectorFake } from './connector-fake.ts';

let connector: ConnectorFake;
beforeEach(async () => {
  connector = await startConnectorFake();
});
afterEach(() => connector.close());

const tenantId = '11111111-0000-4000-8000-000000000001';
const config = () => ({
  clientId: '22222222-0000-4000-8000-000000000002',
  clientSecret: 'hemlig',
  tenantId,
  allowedTenants: [tenantId],
  serviceUrl: connector.serviceUrl,
});

describe('doctor’s question to Teams where the bot is a member', () => {
  it('is answered for each conversation, and asks for no more than who is there', async () => {
    connector.fail(
      { status: 200 },
      { status: 403, code: 'BotNotInConversationRoster' },
      { status: 404, code: 'ConversationNotFound' },
      { status: 500, code: 'ServiceError' },
      'reset',
    );
    const conversations = ['19:a@thread.tacv2', '19:b@thread.tacv2', '19:c@thread.tacv2', '19:d', '19:e'];
    expect(await teamsMemberships(config(), conversations)).toEqual([
      { kind: 'member' },
      { kind: 'not-member' },
      { kind: 'not-member' },
      { kind: 'unknown', why: '500 ServiceError' },
      { kind: 'unknown', why: 'unreachable' },
    ]);
    expect(connector.calls[0]).toMatchObject({
      method: 'GET',
      path: '/teams/v3/conversations/19:a@thread.tacv2/pagedmembers?pageSize=50',
    });
  });

  it('asks with the bot’s token, and nobody when Microsoft gives none', async () => {
    const asked: { url: string; authorization: string | null }[] = [];
    const microsoft = (token: unknown) => async (url: string | URL | Request, options?: RequestInit) => {
      asked.push({ url: String(url), authorization: new Headers(options?.headers).get('authorization') });
      return Response.json(String(url).endsWith('/token') ? token : { members: [] });
    };
    const real = { ...config(), serviceUrl: 'https://smba.trafficmanager.net/teams' };
    expect(await teamsMemberships(real, ['19:a'], microsoft({ access_token: 'nyckeln' }))).toEqual([
      { kind: 'member' },
    ]);
    expect(asked.map(({ authorization }) => authorization)).toEqual([null, 'Bearer nyckeln']);
    asked.splice(0);
    expect(await teamsMemberships(real, ['19:a'], microsoft({ error_description: 'AADSTS7000222' }))).toEqual([
      { kind: 'unknown', why: 'no-token' },
    ]);
    expect(asked).toHaveLength(1);
    expect(await teamsMemberships(real, [], microsoft({}))).toEqual([]);
    expect(asked).toHaveLength(1);
  });
});
