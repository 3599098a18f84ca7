import { describe, expect, it } from 'vitest';
import { readTeamsConfig } from '../../../src/platforms/teams/config.ts';
import { isFileHost, isTeamsHost } from '../../../src/platforms/teams/hosts.ts';

const right = {
  TEAMS_CLIENT_ID: '22222222-0000-4000-8000-000000000002',
  TEAMS_CLIENT_SECRET: 'abc~123',
  TEAMS_TENANT_ID: '11111111-0000-4000-8000-000000000001, AAAAAAAA-0000-4000-8000-000000000001',
};

function faultsOf(env: Record<string, string>): string {
  const reading = readTeamsConfig(env);
  return reading.kind === 'faults' ? reading.faults.join('\n') : reading.kind;
}

describe('the configuration of Teams', () => {
  it('is absent when nothing of it is set', () => {
    expect(readTeamsConfig({ TEAMS_CLIENT_ID: '', PATH: '/bin' })).toEqual({ kind: 'absent' });
  });

  it('has the bot’s own tenant first, and every allowed one', () => {
    expect(readTeamsConfig(right)).toEqual({
      kind: 'ok',
      config: {
        clientId: '22222222-0000-4000-8000-000000000002',
        clientSecret: 'abc~123',
        tenantId: '11111111-0000-4000-8000-000000000001',
        allowedTenants: ['11111111-0000-4000-8000-000000000001', 'aaaaaaaa-0000-4000-8000-000000000001'],
        serviceUrl: 'https://smba.trafficmanager.net/teams',
      },
    });
  });

  it('says where every missing value is found, a line each', () => {
    expect(faultsOf({ TEAMS_SERVICE_URL: 'https://smba.trafficmanager.net/teams/' })).toBe(
      [
        'TEAMS_CLIENT_ID is missing. Copy Application (client) ID from the app registration in Entra.',
        'TEAMS_CLIENT_SECRET is missing. Make one under Certificates & secrets of the app registration in Entra.',
        'TEAMS_TENANT_ID is missing. Copy Directory (tenant) ID from the app registration in Entra.',
      ].join('\n'),
    );
  });

  it('recognises the secret’s id, which is easily copied in its place', () => {
    expect(faultsOf({ ...right, TEAMS_CLIENT_SECRET: '22222222-0000-4000-8000-000000000009' })).toContain(
      'column Value',
    );
  });

  it.each(['true', 'false', '1'])('refuses to start with DANGEROUSLY_ALLOW_UNAUTHENTICATED_REQUESTS=%s', (value) => {
    expect(faultsOf({ ...right, DANGEROUSLY_ALLOW_UNAUTHENTICATED_REQUESTS: value })).toBe(
      'DANGEROUSLY_ALLOW_UNAUTHENTICATED_REQUESTS is set. Remove it: with it anyone could speak as anyone.',
    );
  });

  it.each([
    ['TEAMS_OPENID_METADATA_URL', 'https://keys.example.com/v1/.well-known/openidconfiguration'],
    ['TEAMS_OPENID_METADATA_URL', 'http://login.botframework.com/v1/.well-known/openidconfiguration'],
    ['TEAMS_OPENID_METADATA_URL', 'https://login.botframework.com.evil.se/openidconfiguration'],
    ['TEAMS_OPENID_METADATA_URL', 'https://login.botframework.com/v1/.well-known/keys'],
    ['TEAMS_SERVICE_URL', 'https://evil.trafficmanager.net/teams'],
    ['TEAMS_SERVICE_URL', 'http://smba.trafficmanager.net/teams'],
    ['TEAMS_SERVICE_URL', 'inte en adress'],
  ])('refuses %s=%s', (name, value) => {
    expect(faultsOf({ ...right, [name]: value })).toContain(name);
  });

  it.each([
    'https://login.botframework.azure.us/v1/.well-known/openidconfiguration',
    'http://127.0.0.1:4000/v1/.well-known/openidconfiguration',
  ])('takes keys from %s', (url) => {
    expect(readTeamsConfig({ ...right, TEAMS_OPENID_METADATA_URL: url })).toMatchObject({
      config: { openIdMetadataUrl: url },
    });
  });
});

describe('addresses', () => {
  it('of Microsoft’s connector only get our token', () => {
    expect(isTeamsHost('https://smba.trafficmanager.net/emea/')).toBe(true);
    expect(isTeamsHost('https://smba.infra.gov.teams.microsoft.us/teams')).toBe(true);
    for (const url of [
      'https://teams.microsoft.com.evil.se',
      'https://evilteams.microsoft.com:8443',
      'https://a@smba.trafficmanager.net',
      'https://evil.trafficmanager.net',
    ])
      expect(isTeamsHost(url), url).toBe(false);
  });

  it('of files are SharePoint’s only', () => {
    expect(isFileHost('https://kommun-my.sharepoint.com/personal/a/download.aspx?x=1')).toBe(true);
    for (const url of [
      'http://kommun.sharepoint.com',
      'https://sharepoint.com.evil.se',
      'https://169.254.169.254/',
      'https://evilsharepoint.com',
      'file:///etc/passwd',
    ])
      expect(isFileHost(url), url).toBe(false);
  });
});
