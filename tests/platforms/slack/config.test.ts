import { describe, expect, it } from 'vitest';
import { readConfig } from '../../../src/config.ts';
import { readSlackConfig } from '../../../src/platforms/slack/config.ts';
import { isFileAddress, isResponseAddress } from '../../../src/platforms/slack/slack-hosts.ts';

const secret = '8f742231b10e8888abcd99yyyzzz85a5';

describe('Slack’s configuration', () => {
  it('is absent when nothing of it is set', () => {
    expect(readSlackConfig({})).toEqual({ kind: 'absent' });
    expect(readSlackConfig({ SLACK_BOT_TOKEN: ' ', SLACK_API_URL: 'https://slack.com/api/' })).toEqual({
      kind: 'absent',
    });
  });

  it('is HTTP with a signing secret and Socket Mode with an app token', () => {
    expect(readSlackConfig({ SLACK_BOT_TOKEN: 'xoxb-1', SLACK_SIGNING_SECRET: secret })).toEqual({
      kind: 'ok',
      config: { botToken: 'xoxb-1', apiUrl: 'https://slack.com/api/', mode: { kind: 'http', signingSecret: secret } },
    });
    expect(readSlackConfig({ SLACK_BOT_TOKEN: 'xoxb-1', SLACK_APP_TOKEN: 'xapp-1' })).toMatchObject({
      config: { mode: { kind: 'socket', appToken: 'xapp-1' } },
    });
  });

  it('says what is missing and where it is found', () => {
    expect(readSlackConfig({ SLACK_SIGNING_SECRET: secret })).toEqual({
      kind: 'faults',
      faults: [
        'SLACK_BOT_TOKEN is missing. Copy it from OAuth & Permissions on api.slack.com/apps. (Or set SLACK_CLIENT_ID and SLACK_CLIENT_SECRET, to install it in several workspaces.)',
      ],
    });
    const both = readSlackConfig({ SLACK_BOT_TOKEN: 'xoxp-1' });
    expect(both).toMatchObject({
      faults: [
        expect.stringMatching(/^SLACK_BOT_TOKEN must begin with xoxb-/),
        expect.stringMatching(/^SLACK_SIGNING_SECRET is missing/),
      ],
    });
    expect(JSON.stringify(both)).not.toContain('xoxp-1');
  });

  it.each(['http://127.0.0.1:4003/api', 'http://localhost:1/api/', 'http://[::1]:1/api', 'https://slack-gov.com/api/'])(
    'sends the token to %s',
    (SLACK_API_URL) => {
      const reading = readSlackConfig({ SLACK_BOT_TOKEN: 'xoxb-1', SLACK_SIGNING_SECRET: secret, SLACK_API_URL });
      expect(reading).toMatchObject({ kind: 'ok', config: { apiUrl: expect.stringMatching(/\/$/) } });
    },
  );

  it.each([
    'https://slack.com.ond.example/api/',
    'http://127.0.0.1.ond.example/',
    'http://slack-gov.com/api/',
    'file:///etc',
    'slack',
  ])('never sends the token to %s', (SLACK_API_URL) => {
    const reading = readSlackConfig({ SLACK_BOT_TOKEN: 'xoxb-1', SLACK_SIGNING_SECRET: secret, SLACK_API_URL });
    expect(reading).toMatchObject({ kind: 'faults', faults: [expect.stringMatching(/^SLACK_API_URL/)] });
  });

  it('fetches files and answers only at Slack’s own hosts', () => {
    const api = 'https://slack.com/api/';
    expect(isFileAddress('https://files.slack.com/files-pri/T1-F1/plan.csv', api)).toBe(true);
    expect(isResponseAddress('https://hooks.slack.com/commands/T1/1/a', api)).toBe(true);
    expect(isFileAddress('https://files.slack-gov.com/a', 'https://slack-gov.com/api/')).toBe(true);
    for (const address of [
      'http://files.slack.com/a',
      'https://files.slack.com:444/a',
      'https://files.slack.com@ond.example/a',
      'http://169.254.169.254/',
      'a',
    ]) {
      expect(isFileAddress(address, api)).toBe(false);
      expect(isResponseAddress(address, api)).toBe(false);
    }
  });

  const several = {
    SLACK_SIGNING_SECRET: secret,
    SLACK_CLIENT_ID: '1234.5678',
    SLACK_CLIENT_SECRET: '0123456789abcdef0123456789abcdef',
    SLACK_WORKSPACES: 'T0KOMMUN, T0POLISEN',
    SAMVERKAN_KEY: 'a'.repeat(64),
    PUBLIC_URL: 'https://bot.vasby.se/',
  };

  it('needs no token where workspaces are installed by OAuth', () => {
    expect(readSlackConfig(several)).toMatchObject({
      kind: 'ok',
      config: {
        oauth: { clientId: '1234.5678', address: 'https://bot.vasby.se' },
        teams: ['T0KOMMUN', 'T0POLISEN'],
      },
    });
  });

  it.each(['SLACK_CLIENT_ID', 'SLACK_CLIENT_SECRET', 'SLACK_WORKSPACES', 'SAMVERKAN_KEY', 'PUBLIC_URL'])(
    'does not start with OAuth and without %s',
    (name) => {
      const reading = readSlackConfig({ ...several, [name]: ' ' });
      expect(reading).toMatchObject({ kind: 'faults', faults: [expect.stringContaining(`${name} is missing`)] });
    },
  );

  it.each(['*', 'alla', 'T0KOMMUN;T0POLISEN', 'T0KOMMUN,', 'U0ANNA'])('takes no list such as %s', (list) => {
    expect(readSlackConfig({ ...several, SLACK_WORKSPACES: list }).kind).toBe('faults');
  });

  it.each(['short', 'a'.repeat(63), `${'a'.repeat(64)}0`, 'å'.repeat(32), Buffer.alloc(31).toString('base64')])(
    'refuses the key %s, says how to make one, and does not repeat it',
    (key) => {
      const reading = readConfig({ ...several, SAMVERKAN_KEY: key });
      expect(reading).toMatchObject({ ok: false });
      const faults = reading.ok ? '' : reading.faults.join();
      expect(faults).toContain('openssl rand -base64 32');
      expect(faults).not.toContain(key);
    },
  );

  it.each([
    ['hex', 'ab'.repeat(32)],
    ['base64', Buffer.alloc(32, 5).toString('base64')],
    ['base64 without padding', Buffer.alloc(32, 250).toString('base64url')],
  ])('takes a key in %s', (_form, key) => {
    expect(readConfig({ ...several, SAMVERKAN_KEY: key })).toMatchObject({ ok: true });
  });
});
