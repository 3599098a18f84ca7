import { describe, expect, it } from 'vitest';
import { readConfig } from '../src/config.ts';

const slack = { SLACK_SIGNING_SECRET: '8f742231b10e8888abcd99ea2ec85a51', SLACK_BOT_TOKEN: 'xoxb-1-2-abc' };
const teams = {
  TEAMS_CLIENT_ID: '22222222-0000-4000-8000-000000000002',
  TEAMS_CLIENT_SECRET: 'a~secret',
  TEAMS_TENANT_ID: '11111111-0000-4000-8000-000000000001',
};

function faultsOf(environment: Readonly<Record<string, string>>): readonly string[] {
  const reading = readConfig(environment);
  return reading.ok ? [] : reading.faults;
}

describe('the configuration', () => {
  it('is local mode on an embedded database in ./data when nothing is set', () => {
    const reading = readConfig({});
    expect(reading).toMatchObject({ ok: true, config: { local: true, port: 3000, administrators: [] } });
    expect(reading.ok && 'directory' in reading.config.database && reading.config.database.directory).toMatch(
      /\/data$/u,
    );
  });

  it('is not local mode as soon as a platform is there', () => {
    expect(readConfig(slack)).toMatchObject({ ok: true, config: { local: false, slack: {} } });
    expect(readConfig(teams)).toMatchObject({ ok: true, config: { local: false, teams: {} } });
    expect(readConfig({ ...slack, ...teams })).toMatchObject({ ok: true, config: { slack: {}, teams: {} } });
  });

  it('names administrators on both platforms, and takes an empty variable as not set', () => {
    const ADMIN_TEAMS = `${teams.TEAMS_TENANT_ID}/33333333-0000-4000-8000-000000000000`;
    const reading = readConfig({ ...slack, ...teams, ADMIN_SLACK: 'T1/U1, T1/U2', ADMIN_TEAMS, DATABASE_URL: ' ' });
    expect(reading.ok && reading.config.administrators.map(({ platform, id }) => `${platform} ${id}`)).toEqual([
      'slack U1',
      'slack U2',
      'teams 33333333-0000-4000-8000-000000000000',
    ]);
  });
});

describe('a fault stops the start with one line that says where to find the value', () => {
  it.each([
    ['a port that is no number', { PORT: 'tre' }, 'PORT', 'such as 3000'],
    ['a port that is too large', { PORT: '70000' }, 'PORT', '65535'],
    ['a database of another kind', { DATABASE_URL: 'mysql://x' }, 'DATABASE_URL', 'postgresql://'],
    [
      'a database password with a #',
      { DATABASE_URL: ['postgresql://u:a#b', 'h:5432/s'].join('@') },
      'DATABASE_URL',
      '%23 for #',
    ],
    [
      'a database password with a /',
      { DATABASE_URL: ['postgresql://u:a/b', 'h:5432/s'].join('@') },
      'DATABASE_URL',
      '%2F for /',
    ],
    ['what is still to be filled in', { PUBLIC_URL: 'BYT-UT' }, 'PUBLIC_URL', 'still BYT-UT'],
    ['a password to be filled in', { DATABASE_URL: 'postgresql://u:BYT-UT@h/s' }, 'DATABASE_URL', 'still BYT-UT'],
    ['a line that only compose reads', { POSTGRES_PASSWORD: 'BYT-UT' }, 'POSTGRES_PASSWORD', 'remove the line'],
    ['an administrator without a team', { ADMIN_SLACK: 'anna' }, 'ADMIN_SLACK', 'Copy member ID'],
    ['an administrator without a tenant', { ADMIN_TEAMS: 'anna' }, 'ADMIN_TEAMS', 'Entra'],
    ['Slack without a bot token', { SLACK_SIGNING_SECRET: slack.SLACK_SIGNING_SECRET }, 'SLACK_BOT_TOKEN', 'OAuth'],
    ['Slack without a way in', { SLACK_BOT_TOKEN: slack.SLACK_BOT_TOKEN }, 'SLACK_SIGNING_SECRET', 'Basic Information'],
    ['a Slack address of another', { ...slack, SLACK_API_URL: 'https://evil.example/api/' }, 'SLACK_API_URL', ''],
    ['a mail server without a sender', { SMTP_URL: 'smtps://mail.example' }, 'SMTP_FROM', 'samverkan@kommunen.se'],
    ['a sender without a mail server', { SMTP_FROM: 'samverkan@kommunen.se' }, 'SMTP_URL', 'remove SMTP_FROM'],
    [
      'a mail server by its name alone',
      { SMTP_URL: 'mail.example', SMTP_FROM: 'samverkan@kommunen.se' },
      'SMTP_URL',
      'smtp://host:587',
    ],
    [
      'a password that can’t be read',
      { SMTP_URL: 'smtps://bot:100%@mail.example', SMTP_FROM: 'samverkan@kommunen.se' },
      'SMTP_URL',
      '%40 for @',
    ],
    [
      'a sender with a name',
      { SMTP_URL: 'smtps://mail.example', SMTP_FROM: 'Samverkan <samverkan@kommunen.se>' },
      'SMTP_FROM',
      'an address alone',
    ],
    ['a short key to the figures', { METRICS_TOKEN: 'femton-tecken-1' }, 'METRICS_TOKEN', 'openssl rand'],
    [
      'a key to the figures that no header can hold',
      { METRICS_TOKEN: 'en nyckel på svenska' },
      'METRICS_TOKEN',
      '16 characters',
    ],
    ['Teams without a secret', { ...teams, TEAMS_CLIENT_SECRET: '' }, 'TEAMS_CLIENT_SECRET', 'Certificates & secrets'],
    ['Teams without a tenant', { ...teams, TEAMS_TENANT_ID: '' }, 'TEAMS_TENANT_ID', 'Entra'],
    ['Teams without an app', { ...teams, TEAMS_CLIENT_ID: '' }, 'TEAMS_CLIENT_ID', 'Entra'],
    [
      'a Teams address of another',
      { ...teams, TEAMS_SERVICE_URL: 'https://evil.example' },
      'TEAMS_SERVICE_URL',
      'Leave it out',
    ],
    [
      'keys of another',
      { ...teams, TEAMS_OPENID_METADATA_URL: 'https://evil.example/v1/.well-known/openidconfiguration' },
      'TEAMS_OPENID_METADATA_URL',
      'Leave it out',
    ],
    [
      'an open door',
      { ...teams, DANGEROUSLY_ALLOW_UNAUTHENTICATED_REQUESTS: 'true' },
      'DANGEROUSLY_ALLOW',
      'Remove it',
    ],
  ])('%s', (_name, environment, variable, where) => {
    const faults = faultsOf(environment as unknown as Readonly<Record<string, string>>);
    expect(faults).toHaveLength(1);
    expect(faults[0]).toContain(variable);
    expect(faults[0]).toContain(where);
    expect(faults[0]).not.toContain('\n');
  });

  it('every fault has a line of its own, and none repeats a secret', () => {
    const faults = faultsOf({
      METRICS_TOKEN: 'hemlig',
      PORT: 'x',
      ADMIN_SLACK: 'y',
      SLACK_BOT_TOKEN: 'hemlig-token',
      TEAMS_CLIENT_SECRET: 'hemligt',
    });
    expect(faults.length).toBeGreaterThanOrEqual(5);
    expect(faults.join()).not.toContain('hemlig');
  });
});
