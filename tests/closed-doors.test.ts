import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readConfig } from '../src/config.ts';
import { aFolder } from './helpers/folder.ts';
import { runProgram } from './helpers/spawn.ts';

const slack = { SLACK_SIGNING_SECRET: '8f742231b10e8888abcd99ea2ec85a51', SLACK_BOT_TOKEN: 'xoxb-1-2-abc' };
const oauth = {
  SLACK_SIGNING_SECRET: slack.SLACK_SIGNING_SECRET,
  SLACK_CLIENT_ID: '123.456',
  SLACK_CLIENT_SECRET: 'client-secret-of-the-app',
  SLACK_WORKSPACES: 'T0KOMMUN',
  SAMVERKAN_KEY: Buffer.alloc(32, 7).toString('base64'),
  PUBLIC_URL: 'https://samverkan.kommunen.se',
};
const teams = {
  TEAMS_CLIENT_ID: '22222222-0000-4000-8000-000000000002',
  TEAMS_CLIENT_SECRET: 'a~secret',
  TEAMS_TENANT_ID: '11111111-0000-4000-8000-000000000001',
};
const open = { DANGEROUSLY_ALLOW_UNAUTHENTICATED_REQUESTS: 'true' };

type Environment = Readonly<Record<string, string>>;

/** Each would let somebody in, or send a secret to them, who has not proved who they are. */
const openings: readonly (readonly [string, Environment, string])[] = [
  ['Slack over HTTP without a signing secret', { SLACK_BOT_TOKEN: slack.SLACK_BOT_TOKEN }, 'SLACK_SIGNING_SECRET'],
  ['Slack with an empty signing secret', { ...slack, SLACK_SIGNING_SECRET: ' ' }, 'SLACK_SIGNING_SECRET'],
  [
    'Slack with a signing secret that can be guessed',
    { ...slack, SLACK_SIGNING_SECRET: 'hemlig' },
    'SLACK_SIGNING_SECRET',
  ],
  ['Slack with a Socket Mode token of another kind', { ...slack, SLACK_APP_TOKEN: 'xoxb-1' }, 'SLACK_APP_TOKEN'],
  [
    'Slack’s token sent to somebody else',
    { ...slack, SLACK_API_URL: 'https://slack.com.ond.example/api/' },
    'SLACK_API_URL',
  ],
  ['Slack by OAuth for anybody’s workspace', { ...oauth, SLACK_WORKSPACES: '' }, 'SLACK_WORKSPACES'],
  ['Slack by OAuth for every workspace', { ...oauth, SLACK_WORKSPACES: '*' }, 'SLACK_WORKSPACES'],
  ['Slack by OAuth without a key to keep tokens with', { ...oauth, SAMVERKAN_KEY: '' }, 'SAMVERKAN_KEY'],
  ['Slack by OAuth with a key that is too short', { ...oauth, SAMVERKAN_KEY: 'a2V5' }, 'SAMVERKAN_KEY'],
  ['Slack by OAuth without the client’s secret', { ...oauth, SLACK_CLIENT_SECRET: '' }, 'SLACK_CLIENT_SECRET'],
  ['Slack by OAuth without a signing secret', { ...oauth, SLACK_SIGNING_SECRET: '' }, 'SLACK_SIGNING_SECRET'],
  ['Slack by OAuth over plain HTTP', { ...oauth, PUBLIC_URL: 'http://samverkan.kommunen.se' }, 'PUBLIC_URL'],
  ['Teams without credentials', { TEAMS_CLIENT_ID: teams.TEAMS_CLIENT_ID }, 'TEAMS_CLIENT_SECRET'],
  ['Teams without a tenant', { ...teams, TEAMS_TENANT_ID: '' }, 'TEAMS_TENANT_ID'],
  ['Teams for every tenant', { ...teams, TEAMS_TENANT_ID: 'common' }, 'TEAMS_TENANT_ID'],
  [
    'Teams for every organisation',
    { ...teams, TEAMS_TENANT_ID: `${teams.TEAMS_TENANT_ID},organizations` },
    'TEAMS_TENANT_ID',
  ],
  [
    'Teams by keys of somebody else',
    { ...teams, TEAMS_OPENID_METADATA_URL: 'https://ond.example/v1/.well-known/openidconfiguration' },
    'TEAMS_OPENID_METADATA_URL',
  ],
  [
    'Teams by keys over plain HTTP',
    { ...teams, TEAMS_OPENID_METADATA_URL: 'http://login.botframework.com/v1/.well-known/openidconfiguration' },
    'TEAMS_OPENID_METADATA_URL',
  ],
  ['Teams’ token sent to somebody else', { ...teams, TEAMS_SERVICE_URL: 'https://ond.example' }, 'TEAMS_SERVICE_URL'],
  [
    'the SDK’s own way of checking nobody, with Teams',
    { ...teams, ...open },
    'DANGEROUSLY_ALLOW_UNAUTHENTICATED_REQUESTS',
  ],
  ['the same without Teams', open, 'DANGEROUSLY_ALLOW_UNAUTHENTICATED_REQUESTS'],
  [
    'the same with any other value',
    { ...teams, DANGEROUSLY_ALLOW_UNAUTHENTICATED_REQUESTS: 'false' },
    'DANGEROUSLY_ALLOW_UNAUTHENTICATED_REQUESTS',
  ],
  ['figures for whoever guesses', { ...slack, METRICS_TOKEN: 'abc' }, 'METRICS_TOKEN'],
];

describe('a start that would leave a door open is refused', () => {
  it.each(openings)('%s', (_name, environment, variable) => {
    const reading = readConfig(environment);
    const faults = reading.ok ? [] : reading.faults;
    expect(faults.join('\n')).toContain(variable);
    for (const secret of ['8f742231', 'a~secret', 'client-secret']) expect(faults.join('\n')).not.toContain(secret);
  });

  it.each([
    ['Slack over HTTP', slack],
    ['Slack by OAuth', oauth],
    ['Teams', teams],
    ['both', { ...slack, ...teams }],
    ['neither', {}],
  ])('and %s as it should be is not', (_name, environment) => {
    expect(readConfig(environment)).toMatchObject({ ok: true });
  });

  it('by the program itself, with status 2, before it opens a database or a port', async () => {
    const folder = join(aFolder(), 'data');
    const environment = { ...teams, ...open, SAMVERKAN_DATA: folder, PORT: '0' };
    const { status, stdout, stderr } = await runProgram('src/main.ts', [], environment);
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(/^DANGEROUSLY_ALLOW_UNAUTHENTICATED_REQUESTS is set\. Remove it/);
    expect(existsSync(folder)).toBe(false);
  });
});
