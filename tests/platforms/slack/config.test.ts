import { describe, expect, it } from 'vitest';
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
});
