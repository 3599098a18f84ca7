import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { checkSlack } from '../../../src/platforms/slack/check.ts';
import type { SlackConfig } from '../../../src/platforms/slack/config.ts';
import { botScopes } from '../../../src/platforms/slack/scopes.ts';
import { type SlackFake, startSlackFake } from '../../helpers/slack-fake/index.ts';

let slack: SlackFake;
beforeEach(async () => {
  slack = await startSlackFake();
});
afterEach(() => slack.close());

const config = (rest: Partial<SlackConfig> = {}): SlackConfig => ({
  botToken: slack.botToken,
  apiUrl: slack.apiUrl,
  mode: { kind: 'http', signingSecret: slack.signingSecret },
  ...rest,
});

describe('the check of Slack', () => {
  it('is content with a working token and the right scopes', async () => {
    slack.scopes([...botScopes]);
    expect(await checkSlack(config({ mode: { kind: 'socket', appToken: slack.appToken } }))).toEqual([
      { ok: true, what: 'Slack svarar: samverkan i arbetsytan Upplands Väsby.' },
      { ok: true, what: 'Appen har de rätter den behöver.' },
      { ok: true, what: 'Socket Mode går att öppna.' },
    ]);
  });

  it('names the scopes that are missing', async () => {
    slack.scopes(botScopes.filter((scope) => scope !== 'files:read'));
    expect((await checkSlack(config()))[1]).toMatchObject({
      ok: false,
      what: 'Appen saknar rätter i Slack: files:read.',
    });
  });

  it('tells a refused token from a Slack that does not answer', async () => {
    expect(await checkSlack(config({ botToken: 'xoxb-wrong' }))).toMatchObject([
      { ok: false, what: 'Slack godtar inte SLACK_BOT_TOKEN (invalid_auth).' },
    ]);
    expect(await checkSlack(config({ mode: { kind: 'socket', appToken: 'xapp-wrong' } }))).toMatchObject([
      { ok: true },
      {},
      { ok: false, what: 'Slack godtar inte SLACK_APP_TOKEN (invalid_auth).' },
    ]);
    slack.fail('auth.test', { kind: 'drop', when: 'before' });
    expect(await checkSlack(config())).toMatchObject([{ ok: false, what: 'Slack svarar inte.' }]);
  });
});
