import { describe, expect, it } from 'vitest';
import { checkTeams } from '../../../src/platforms/teams/check.ts';

const config = {
  clientId: '22222222-0000-4000-8000-000000000002',
  clientSecret: 'hemlig',
  tenantId: '11111111-0000-4000-8000-000000000001',
  allowedTenants: ['11111111-0000-4000-8000-000000000001'],
  serviceUrl: 'https://smba.trafficmanager.net/teams',
};

function microsoft(token: unknown, asked: string[] = []) {
  return async (url: string | URL | Request) => {
    asked.push(String(url));
    return Response.json(String(url).endsWith('/keys') ? { keys: [{}] } : token);
  };
}

describe('doctor’s check of Teams', () => {
  it('fetches a token and the keys', async () => {
    const asked: string[] = [];
    expect((await checkTeams(config, microsoft({ access_token: 'x' }, asked))).every((finding) => finding.ok)).toBe(
      true,
    );
    expect(asked).toEqual([
      'https://login.microsoftonline.com/11111111-0000-4000-8000-000000000001/oauth2/v2.0/token',
      'https://login.botframework.com/v1/.well-known/keys',
    ]);
  });

  it('asks the cloud that the keys belong to', async () => {
    const asked: string[] = [];
    const openIdMetadataUrl = 'https://login.botframework.azure.us/v1/.well-known/openidconfiguration';
    await checkTeams({ ...config, openIdMetadataUrl }, microsoft({ access_token: 'x' }, asked));
    expect(asked[0]).toContain('https://login.microsoftonline.us/');
  });

  it('says that a secret has expired, and never what it is', async () => {
    const findings = await checkTeams(config, microsoft({ error_description: 'AADSTS7000222: expired keys hemlig' }));
    expect(findings[0]).toEqual({
      ok: false,
      what: 'Teams: Microsoft ger boten ingen nyckel (AADSTS7000222).',
      todo: 'TEAMS_CLIENT_SECRET har gått ut. Gör en ny under Certificates & secrets i Entra.',
    });
  });

  it('says which address to open when nothing is reached', async () => {
    const findings = await checkTeams(config, async () => Promise.reject(new Error('offline')));
    expect(findings.map((finding) => finding.todo)).toEqual([
      'Kontrollera att den här datorn når https://login.microsoftonline.com, och appregistreringen i Entra.',
      'Släpp fram den här datorn till https://login.botframework.com. Utan dem vägras varje meddelande från Teams.',
    ]);
  });

  it('gives the secret to nobody when the connector is local', async () => {
    const asked: string[] = [];
    const local = {
      ...config,
      serviceUrl: 'http://127.0.0.1:1/x',
      openIdMetadataUrl: 'http://127.0.0.1:1/v1/.well-known/openidconfiguration',
    };
    await checkTeams(local, microsoft({}, asked));
    expect(asked).toEqual(['http://127.0.0.1:1/v1/.well-known/keys']);
  });
});
